//! What a project decides about its messages: `chirashi.toml`.
//!
//! Nothing but data.

use crate::source::{Span, Spanned};

/// The decisions of a project.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The weight of kinds of messages.
    pub levels: Vec<(Spanned<String>, Level)>,
    /// Messages that are right to be left as they are.
    pub exceptions: Vec<Exception>,
    /// After how many months a fact must be compared with its source again;
    /// `None` if never.
    pub recheck_months: Option<u32>,
}

/// How much a kind of message weighs in a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// An error: nothing may be printed.
    Deny,
    /// A warning.
    Warn,
    /// Not reported.
    Allow,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 3] = [Self::Deny, Self::Warn, Self::Allow];

    /// How project files and the command line call it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Warn => "warn",
            Self::Allow => "allow",
        }
    }
}

/// A message that is right to be left as it is, at one place.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The code of the message.
    pub code: Spanned<String>,
    /// The path of the file.
    pub file: Spanned<String>,
    /// The key in the file, with dots; all keys below it are meant, too. The
    /// whole file if `None`.
    pub key: Option<Spanned<String>>,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub span: Span,
}
