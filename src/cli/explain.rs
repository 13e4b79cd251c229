//! `chirashi explain`: what messages mean, and which there are.

use std::io::{Write, stdout};

use anyhow::Result;

use super::Status;
use super::args::{Explain, ExplainFormat};
use crate::diag::{Rule, told};
use crate::rules;

/// Explains some codes, or lists all.
pub(super) fn explain(arguments: &Explain) -> Result<Status> {
    let all = rules::all();
    let asked = arguments.codes.iter().map(|code| super::rule(bare(code), &all));
    let asked = asked.collect::<Result<Vec<&Rule>>>()?;
    let rules = if asked.is_empty() { &all } else { &asked };
    let text = match arguments.format {
        ExplainFormat::Human if asked.is_empty() => list(rules),
        ExplainFormat::Human => joined(rules, told::text),
        ExplainFormat::Markdown if asked.is_empty() => rules::page(),
        ExplainFormat::Markdown => joined(rules, told::section),
        ExplainFormat::Json => {
            let rules = rules.iter().map(|rule| told::json(rule)).collect();
            format!("{:#}\n", serde_json::Value::Array(rules))
        }
    };
    stdout().lock().write_all(text.as_bytes())?;
    Ok(Status::Done)
}

/// A code as people copy it from a message: `error[typed-phone]`, or from the
/// documentation: `docs/checks.md#typed-phone`.
fn bare(code: &str) -> &str {
    code.rsplit(['[', '#']).next().unwrap_or(code).trim_end_matches([']', ':'])
}

/// One line for each rule.
fn list(rules: &[&Rule]) -> String {
    let longest = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let line = |rule: &&Rule| {
        format!("{:longest$}  {:7}  {}\n", rule.code, rule.severity.name(), rule.summary())
    };
    rules.iter().map(line).collect()
}

/// What is said of each rule, with an empty line between two.
fn joined(rules: &[&Rule], told: fn(&Rule) -> String) -> String {
    rules.iter().map(|rule| told(rule)).collect::<Vec<_>>().join("\n")
}
