//! The kinds of messages of `load`. Their codes are stable, since people look them
//! up and silence them by name.
//!
//! In: nothing. Out: a constant for each kind and [`RULES`], which lists
//! them. Knows nothing about files.
//!
//! What leaves a hole in a flyer is an error whatever the project says.

mod fact;
mod file;
mod flyer;
mod language;
mod rows;
mod text;
mod value;

pub(crate) use fact::*;
pub(crate) use file::*;
pub(crate) use flyer::*;
pub(crate) use language::*;
pub(crate) use rows::*;
pub(crate) use text::*;
pub(crate) use value::*;

use crate::diag::{Rule, Severity};

/// Where most rules of this stage come from.
const FORM: &str = "The form of the content: docs/architecture.md, “Content”.";

/// What most rules of this stage have in common: whatever the project says, a flyer would
/// have a hole.
const HOLE: Rule = {
    let [code, what, why, remedy] = [""; 4];
    let (severity, example, source) = (Severity::Error, None, FORM);
    Rule { code, severity, fixed: true, what, why, remedy, example, source }
};

/// The kind of message of this stage that has a code.
pub(crate) fn of_code(code: &str) -> Option<&'static Rule> {
    RULES.iter().flat_map(|(_, rules)| *rules).find(|rule| rule.code == code)
}

/// Every kind of message of this stage, in groups with their titles.
pub const RULES: &[(&str, &[Rule])] = &[
    ("Files", file::RULES),
    ("Keys and values", value::RULES),
    ("Facts and references", fact::RULES),
    ("Texts and markup", text::RULES),
    ("Flyers, pictures and packs", flyer::RULES),
    ("Languages and fonts", language::RULES),
    ("Tables of rows and offices", rows::RULES),
];
