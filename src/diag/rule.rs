//! A kind of message: what `explain` and the documentation say of it.
//!
//! Nothing but data; each stage lists its own.

use super::{Diagnostic, Severity};
use crate::source::Span;

/// A kind of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its short stable name, such as `typed-phone`.
    pub code: &'static str,
    /// How much it weighs where the project says nothing else.
    pub severity: Severity,
    /// Whether the project can give it another weight: what leaves a hole in a
    /// flyer cannot be allowed.
    pub fixed: bool,
    /// What it means and what to do; the first sentence sums it up.
    pub explain: &'static str,
    /// Where the rule comes from: a standard, a guideline, a design decision.
    pub source: &'static str,
}

impl Rule {
    /// What it means, in one sentence.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.explain.split_inclusive(". ").next().unwrap_or_default().trim_end()
    }

    /// A message of this kind at a place.
    #[must_use]
    pub fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span: Some(span), ..self.nowhere(message) }
    }

    /// A message of this kind for which no place in a file is to blame.
    #[must_use]
    pub fn nowhere(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            code: self.code,
            fixed: self.fixed,
            message: message.into(),
            span: None,
            label: String::new(),
            hints: Vec::new(),
        }
    }
}

#[cfg(test)]
impl Rule {
    /// A rule for tests of what becomes of messages.
    pub(crate) const fn of_test(code: &'static str, severity: Severity) -> Self {
        Self { code, severity, fixed: false, explain: "", source: "" }
    }
}
