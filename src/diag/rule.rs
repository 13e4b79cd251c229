//! A kind of message: what `explain` and the documentation say of it.
//!
//! Nothing but data; each stage lists its own.

use super::{Diagnostic, Severity};
use crate::source::Span;

/// A kind of message. Its texts are for clerks and translators: plain, short, with what
/// is typed in backticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its short stable name, such as `typed-phone`.
    pub code: &'static str,
    /// How much it weighs where the project says nothing else.
    pub severity: Severity,
    /// Whether the project can give it another weight: what leaves a hole in a
    /// flyer cannot be allowed.
    pub fixed: bool,
    /// What is wrong, in one sentence that sums it up; then what counts as that and what
    /// does not.
    pub what: &'static str,
    /// Why it matters: what it does to a reader, or to who keeps the flyer.
    pub why: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// How it looks; none where no line of a content file is wrong, but a font, a whole
    /// file, or the program.
    pub example: Option<Example>,
    /// Where the rule comes from: a standard, a guideline, a design decision.
    pub source: &'static str,
}

/// A fault as it is typed, and how it is right. The tests plant both:
/// `tests/checks/<code>.toml` says where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The file in which the lines stand, from the root of the project.
    pub file: &'static str,
    /// Lines with the fault; the message stands at what `«…»` marks.
    pub wrong: &'static str,
    /// The same lines without it.
    pub right: &'static str,
}

impl Example {
    /// The wrong lines without the marks.
    #[must_use]
    pub fn wrong_lines(&self) -> String {
        self.wrong.replacen('«', "", 1).replacen('»', "", 1)
    }
}

impl Rule {
    /// What it means, in one sentence.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.what.split_inclusive(". ").next().unwrap_or_default().trim_end()
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
            answered: false,
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
        let (what, why, remedy, source) = ("", "", "", "");
        Self { code, severity, fixed: false, what, why, remedy, example: None, source }
    }
}
