//! Checks: what is wrong or doubtful in content that loads, in finished pages
//! and in finished files.
//!
//! In: what `load`, `layout` and `export` made. Out: messages. Each check is a
//! file with one [`Check`] and a line in [`ALL`]; its good and bad examples stand
//! in `tests/checks/<code>.toml`. `explain`, `docs/checks.md` and the severity
//! flags come from the same constant. Knows no TOML, no folder and no stage.

mod alt;
mod letters;
mod packs;
mod ruby;
mod scripts;
mod stamps;
mod translation;
mod words;

use crate::diag::{Rule, Sink};
use crate::frame::Date;
use crate::model::Workspace;

/// A check.
#[derive(Debug)]
pub struct Check {
    /// What it reports.
    pub rule: Rule,
    /// How it looks.
    pub run: Run,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// The content of all flyers.
    Content(fn(&Content<'_>, &Rule, &mut Sink)),
}

/// What checks of the content look at.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// All content; its packs as they were written are there, too.
    pub workspace: &'a Workspace,
    /// The day on which the check is made.
    pub today: Date,
}

/// All checks, in the order in which they are explained.
pub const ALL: &[&Check] = &[
    &packs::REFERENCE_MISMATCH,
    &packs::EMPHASIS_MISMATCH,
    &packs::UNTRANSLATED,
    &packs::COPIED_PACK,
    &packs::REPEATED_TEXT,
    &packs::LENGTH_ODD,
    &packs::CUT_SHORT,
    &ruby::RUBY_INCONSISTENT,
    &ruby::BAD_READING,
    &ruby::RUBY_UNEXPECTED,
    &alt::IDENTICAL_ALT,
    &alt::WEAK_ALT,
    &alt::LONG_ALT,
    &stamps::STALE_TEXT,
    &stamps::NEVER_STAMPED,
    &stamps::STRAY_STAMP,
];

/// Checks the content.
pub fn content(content: &Content<'_>, sink: &mut Sink) {
    for check in ALL {
        match check.run {
            Run::Content(run) => run(content, &check.rule, sink),
        }
    }
}
