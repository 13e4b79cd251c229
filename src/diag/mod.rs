//! Messages for the person who wrote the input.
//!
//! A stage reports into a [`Sink`] and goes on; nobody fails half way. Drawing
//! the messages is left to `human`; this module knows no terminal.

pub mod human;
pub mod json;
mod rule;
pub mod sarif;

pub use rule::Rule;

use std::collections::BTreeSet;

use crate::source::{FileId, Span};

/// How much a message weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Doubtful; the flyer is made.
    Warning,
    /// Wrong; the flyer is not made.
    Error,
}

impl Severity {
    /// How reports call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// A short stable name for this kind of message, such as `unknown-key`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; `None` if no place in a file is to blame.
    pub span: Option<Span>,
    /// What stands at that place, in a few words under the caret.
    pub label: String,
    /// What was expected and what to do, one piece of advice each.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            span: Some(span),
            label: String::new(),
            hints: Vec::new(),
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Says what stands at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds a piece of advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// A message that the project leaves as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excepted {
    /// The message.
    pub diagnostic: Diagnostic,
    /// Why the project leaves it.
    pub reason: String,
}

/// Takes messages.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Takes one message.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Takes all messages of another sink.
    pub fn append(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// How many messages of a weight there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether an error was reported.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The files that have an error.
    #[must_use]
    pub fn broken_files(&self) -> BTreeSet<FileId> {
        let errors = self.diagnostics.iter().filter(|d| d.severity == Severity::Error);
        errors.filter_map(|error| Some(error.span?.file)).collect()
    }

    /// All messages in the order of files and places; the same message at the
    /// same place is kept once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.diagnostics
            .sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        self.diagnostics.dedup();
        self.diagnostics
    }
}
