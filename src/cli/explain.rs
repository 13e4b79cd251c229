//! `chirashi explain`: what a message means, and which there are.

use std::io::{Write, stdout};

use anyhow::Result;

use super::Status;
use super::args::Explain;
use crate::diag::Rule;
use crate::rules;

/// The width to which explanations are filled.
const WIDTH: usize = 78;

/// Explains one code, or lists all.
pub(super) fn explain(arguments: &Explain) -> Result<Status> {
    let rules = rules::all();
    let mut out = stdout().lock();
    let Some(code) = &arguments.code else {
        let longest = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
        for rule in rules {
            writeln!(
                out,
                "{:longest$}  {:7}  {}",
                rule.code,
                rule.severity.name(),
                rule.summary()
            )?;
        }
        return Ok(Status::Done);
    };
    // As people copy it from a message: error[typed-phone].
    let name = code.rsplit('[').next().unwrap_or(code).trim_end_matches(']');
    write!(out, "{}", explained(super::rule(name, &rules)?))?;
    Ok(Status::Done)
}

/// The explanation of a rule as a page of text.
fn explained(rule: &Rule) -> String {
    let weight = if rule.fixed {
        "an error that no project can allow: it leaves a hole in a flyer"
    } else {
        rule.severity.name()
    };
    format!(
        "{}: {weight}\n\n{}\n\nSource: {}\n",
        rule.code,
        filled(rule.explain),
        filled(rule.source)
    )
}

/// A text in lines of at most [`WIDTH`] characters.
fn filled(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}
