//! Messages for the person who wrote the input.
//!
//! A stage reports into a [`Sink`] and goes on; nobody fails half way. Drawing
//! the messages is left to `human`; this module knows nothing about terminals.

pub mod answer;
pub mod human;
pub mod json;
mod rule;
pub mod sarif;
pub mod told;

pub use rule::{Example, Rule};

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

/// One message. Only a [`Rule`] makes one: a code that `explain` does not know
/// cannot appear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// A short stable name for this kind of message, such as `unknown-key`.
    pub code: &'static str,
    /// See [`Rule::fixed`]. Private, so that nothing but a rule makes a message.
    fixed: bool,
    /// Whether a hint says how to answer it for good.
    answered: bool,
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
    /// Whether the project cannot give it another weight.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.fixed
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

    /// Says how to answer it for good, where that is not an exception of the project: what
    /// to do if the text is right as it is.
    #[must_use]
    pub fn answer(self, answer: impl Into<String>) -> Self {
        Self { answered: true, ..self.hint(answer) }
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

/// The most errors that are kept, and the most other messages: who has made a
/// thousand mistakes has made one of them a thousand times.
const MOST: usize = 1000;

/// What stands for the messages that are not kept.
const TOO_MANY: Rule = Rule {
    code: "too-many-messages",
    severity: Severity::Error,
    fixed: true,
    what: "There are too many messages: more than a thousand errors, or more than a thousand \
           others. Only the first thousand are shown.",
    why: "Who has made a thousand mistakes has made one of them a thousand times.",
    remedy: "Correct that one, and run the command again.",
    example: None,
    source: "Bounds of a run: docs/architecture.md, \"Bounds\".",
};

/// Every kind of message of a sink itself.
pub const RULES: &[Rule] = &[TOO_MANY];

/// Takes messages.
#[derive(Debug, Clone, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    /// How many errors were reported.
    errors: usize,
    /// How many other messages were reported.
    others: usize,
    /// The files of all errors.
    broken: BTreeSet<FileId>,
}

impl Sink {
    /// Whether nothing was reported.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.errors + self.others == 0
    }

    /// Takes one message.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        let count = match diagnostic.severity {
            Severity::Error => {
                self.broken.extend(diagnostic.span.map(|span| span.file));
                &mut self.errors
            }
            Severity::Warning | Severity::Note => &mut self.others,
        };
        *count += 1;
        if *count <= MOST {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether no more errors are kept, so that nobody need look for more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.errors >= MOST
    }

    /// Takes all messages of another sink.
    pub fn append(&mut self, other: Self) {
        other.diagnostics.into_iter().for_each(|diagnostic| self.report(diagnostic));
        self.broken.extend(other.broken);
        self.errors += other.errors.saturating_sub(MOST);
        self.others += other.others.saturating_sub(MOST);
    }

    /// Takes the messages of what was made side by side, in its order.
    pub fn gather<T>(&mut self, made: impl IntoIterator<Item = (T, Self)>) -> Vec<T> {
        let take = |(made, messages)| {
            self.append(messages);
            made
        };
        made.into_iter().map(take).collect()
    }

    /// Whether one of the messages is such a one.
    #[must_use]
    pub fn any(&self, is_such: impl Fn(&Diagnostic) -> bool) -> bool {
        self.diagnostics.iter().any(is_such)
    }

    /// How many messages of a weight were kept.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether an error was reported.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The files that have an error, be it kept or not.
    #[must_use]
    pub fn broken_files(&self) -> &BTreeSet<FileId> {
        &self.broken
    }

    /// All messages in the order of files and places; the same message at the
    /// same place is kept once. If there were too many, the last one says so.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.diagnostics
            .sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        self.diagnostics.dedup();
        if self.errors.max(self.others) > MOST {
            let message = format!("there are more than {MOST} messages; the others are not shown");
            let mut last =
                TOO_MANY.nowhere(message).hint("correct these, and run the command again");
            if self.errors <= MOST {
                last.severity = Severity::Warning;
            }
            self.diagnostics.push(last);
        }
        self.diagnostics
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ERROR: Rule = Rule::of_test("x", Severity::Error);
    const WARNING: Rule = Rule::of_test("x", Severity::Warning);

    #[test]
    fn errors_are_counted_beyond_those_that_are_kept() {
        let file = FileId::default();
        let span = Span::new(file, 0, 0);
        let mut sink = Sink::default();
        for number in 0..3000 {
            sink.report(WARNING.at(span, number.to_string()));
        }
        assert!(!sink.has_errors() && !sink.is_full());
        let mut other = Sink::default();
        for number in 0..1001 {
            other.report(ERROR.at(span, number.to_string()));
        }
        sink.append(other);
        assert!(sink.has_errors() && sink.is_full());
        assert_eq!(sink.broken_files(), &BTreeSet::from([file]));
        let sorted = sink.sorted();
        assert_eq!(sorted.len(), 2 * MOST + 1);
        let last = sorted.last().unwrap();
        assert_eq!((last.code, last.severity), (TOO_MANY.code, Severity::Error));
    }

    #[test]
    fn a_sink_that_holds_all_says_nothing_of_itself() {
        let file = FileId::default();
        let mut sink = Sink::default();
        for number in 0..MOST {
            sink.report(ERROR.at(Span::new(file, 0, 0), number.to_string()));
        }
        assert_eq!(sink.sorted().len(), MOST);
    }
}
