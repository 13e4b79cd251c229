//! What is said of a kind of message, in the forms in which it is read.
//!
//! In: a rule. Out: its text for a terminal, as Markdown for `docs/checks.md` and
//! SARIF, and as JSON for programs. Knows nothing about stages.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Rule, answer};

/// The page that says the same of all rules, from the root of this repository; each
/// code is an anchor of it.
const PAGE: &str = "docs/checks.md";

/// The width to which texts are filled.
const WIDTH: usize = 78;

/// The place in the documentation, such as `docs/checks.md#typed-phone`.
#[must_use]
pub fn anchor(rule: &Rule) -> String {
    format!("{PAGE}#{}", rule.code)
}

/// How much messages of this kind weigh.
#[must_use]
pub fn weight(rule: &Rule) -> &'static str {
    if rule.fixed { "error, fixed" } else { rule.severity.name() }
}

/// A page of text for a terminal.
#[must_use]
pub fn text(rule: &Rule) -> String {
    let weight = if rule.fixed {
        "an error that no project can allow: it leaves a hole in a flyer"
    } else {
        rule.severity.name()
    };
    let mut page = format!("{}: {weight}\n", rule.code);
    paragraph(&mut page, rule.what);
    paragraph(&mut page, &format!("Why: {}", rule.why));
    paragraph(&mut page, &format!("What to do: {}", rule.remedy));
    if let Some(example) = &rule.example {
        page.push_str(&format!(
            "\nWrong, in {}:\n\n{}",
            example.file,
            indented(&example.wrong_lines())
        ));
        page.push_str(&format!("\nRight:\n\n{}", indented(example.right)));
    }
    if let Some(lines) = answer::lines(rule) {
        page.push_str(&format!("\n{}\n\n{}", answer::IF_RIGHT, indented(&lines)));
    }
    paragraph(&mut page, &format!("Source: {}", rule.source));
    page
}

/// A section of Markdown whose heading is the code, so that hosts make an anchor of it.
#[must_use]
pub fn section(rule: &Rule) -> String {
    format!("### {}\n\n{}", rule.code, markdown(rule))
}

/// What a section of Markdown says.
#[must_use]
pub fn markdown(rule: &Rule) -> String {
    let Rule { what, why, remedy, source, .. } = rule;
    let mut page = format!("*{}*. {what}\n", weight(rule));
    page.push_str(&format!("\n**Why:** {why}\n\n**What to do:** {remedy}\n"));
    if let Some(example) = &rule.example {
        let kind = example.file.rsplit('.').next().unwrap_or_default();
        let mut block = |title: &str, lines: &str| {
            page.push_str(&format!("\n**{title}:**\n\n```{kind}\n{lines}\n```\n"));
        };
        block(&format!("Wrong, in `{}`", example.file), &example.wrong_lines());
        block("Right", example.right);
    }
    page.push_str(&format!("\n**Source:** {source}\n"));
    page
}

/// An object for programs.
#[must_use]
pub fn json(rule: &Rule) -> Value {
    let example = rule.example.map(|example| {
        json!({
            "file": example.file,
            "wrong": example.wrong_lines(),
            "right": example.right,
        })
    });
    json!({
        "code": rule.code,
        "severity": rule.severity.name(),
        "fixed": rule.fixed,
        "what": rule.what,
        "why": rule.why,
        "remedy": rule.remedy,
        "example": example,
        "source": rule.source,
        "page": anchor(rule),
    })
}

/// Adds a text as a paragraph in lines of at most [`WIDTH`] characters.
fn paragraph(page: &mut String, text: &str) {
    let mut length = WIDTH;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if length + 1 + width > WIDTH {
            page.push('\n');
            length = 0;
        } else {
            page.push(' ');
            length += 1;
        }
        page.push_str(word);
        length += width;
    }
    if !text.is_empty() {
        page.push('\n');
    }
}

fn indented(lines: &str) -> String {
    let mut text = String::new();
    for line in lines.lines() {
        let _ = writeln!(text, "    {line}");
    }
    text
}
