//! The arguments of `explain`.
//!
//! In: nothing. Out: what clap reads, with its help.

use clap::{Args, ValueEnum};

/// What `explain` is to explain.
#[derive(Debug, Args)]
pub(in crate::cli) struct Explain {
    /// Codes of messages, such as typed-phone; all codes if not given
    #[arg(value_name = "CODE")]
    pub(in crate::cli) codes: Vec<String>,
    /// The form of the explanation
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: ExplainFormat,
}

/// How messages are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExplainFormat {
    /// For people: a page of text for each, or one line for each if no code is given
    Human,
    /// For web pages: a section for each, as in docs/checks.md
    Markdown,
    /// For programs: a list of objects
    Json,
}

pub(super) const EXPLAIN_AFTER: &str = "\
Examples:
  chirashi explain                           all codes, one line each
  chirashi explain long-sentence wrong-han   two of them, each with an example
  chirashi explain --format json             all that is said of all messages";
