//! Messages as JSON, for programs.
//!
//! In: judged messages and the files that they point into. Out: one object; its
//! form is described in `docs/report.schema.json` and counted by `version`.
//! Knows nothing about stages.

use std::borrow::Cow;

use serde::Serialize;

use super::{Diagnostic, Excepted, Severity};
use crate::shown;
use crate::source::{Sources, Span};

/// The version of the form; it grows when a program that reads an older form
/// would misunderstand a newer one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    generator: &'a str,
    errors: usize,
    warnings: usize,
    notes: usize,
    diagnostics: Vec<Message<'a>>,
    excepted: Vec<Silenced<'a>>,
}

/// A message.
#[derive(Serialize)]
pub(crate) struct Message<'a> {
    severity: &'static str,
    code: &'a str,
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place<'a>>,
    label: Cow<'a, str>,
    hints: Vec<Cow<'a, str>>,
}

/// An excepted message, with the reason that the project gives.
#[derive(Serialize)]
struct Silenced<'a> {
    #[serde(flatten)]
    message: Message<'a>,
    reason: Cow<'a, str>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: Cow<'a, str>,
    /// Lines and columns count from 1, columns in Unicode scalar values.
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    /// Offsets in bytes, from 0.
    start: u32,
    end: u32,
    text: Cow<'a, str>,
}

/// The report as pretty JSON with a line feed at its end.
#[must_use]
pub fn draw(diagnostics: &[Diagnostic], excepted: &[Excepted], sources: &Sources) -> String {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let report = Report {
        version: VERSION,
        generator: concat!("chirashi ", env!("CARGO_PKG_VERSION")),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        diagnostics: diagnostics.iter().map(|diagnostic| message(diagnostic, sources)).collect(),
        excepted: excepted
            .iter()
            .map(|excepted| Silenced {
                message: message(&excepted.diagnostic, sources),
                reason: shown::name(&excepted.reason),
            })
            .collect(),
    };
    shown::json(&report)
}

/// A message for a program.
pub(crate) fn message<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Message<'a> {
    Message {
        severity: diagnostic.severity.name(),
        code: diagnostic.code,
        message: shown::name(&diagnostic.message),
        place: diagnostic.span.map(|span| place(span, sources)),
        label: shown::name(&diagnostic.label),
        hints: diagnostic.hints.iter().map(|hint| shown::name(hint)).collect(),
    }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let file = sources.file(span.file);
    let start = sources.position(span.file, span.start);
    let end = sources.position(span.file, span.end);
    let offset = |at: u32| file.text.floor_char_boundary(at as usize);
    Place {
        file: shown::name(&file.path),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start: span.start,
        end: span.end,
        text: shown::name(file.text.get(offset(span.start)..offset(span.end)).unwrap_or_default()),
    }
}
