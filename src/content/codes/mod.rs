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

pub(crate) use fact::{
    BAD_EMAIL, BAD_PERIOD, BAD_PHONE, BAD_TIME, BAD_URL, FACT_OVER, UNKNOWN_FACT, UNKNOWN_REFERENCE,
};
pub(crate) use file::{BAD_NAME, DUPLICATE_KEY, NOT_A_FILE, NOT_UTF8, SYNTAX, TOO_LARGE, TOO_LONG};
pub(crate) use flyer::{
    BAD_PICTURE, MISSING_PACK, NO_TITLE, UNKNOWN_FLYER, UNKNOWN_KIND, UNKNOWN_PICTURE,
    UNKNOWN_TEMPLATE, UNKNOWN_WORDS, UNLISTED_PACK, WRONG_PACK,
};
pub(crate) use language::{
    BAD_FONT, BAD_TAG, MISSING_TOKEN, ODD_FONT, SAID_TWICE, SILENT_MARK, UNKNOWN_FAMILY,
    UNKNOWN_LANGUAGE, UNREAD_TABLE, UNUSED_FORMAT,
};
pub(crate) use rows::{
    BAD_OFFICE, BAD_ROW, BAD_TABLE, NO_ROWS, PALE_EMBLEM, UNKNOWN_COLUMN, UNKNOWN_FILE,
    UNUSED_COLUMN,
};
pub(crate) use text::{
    BAD_ESCAPE, BAD_RUBY, BAD_STAMP, CONTROL_CHARACTER, FULL_WIDTH_MARKUP, MARKUP_IN_PLAIN,
    PLURAL_FORMS, UNBALANCED,
};
pub(crate) use value::{
    BAD_VALUE, DUPLICATE_ENTRY, EMPTY_TEXT, EXTRA_TEXT, LIST_LENGTH, MISSING_KEY, OUT_OF_RANGE,
    UNKNOWN_KEY, WRONG_TYPE,
};

use crate::diag::{Rule, Severity};

/// Where most rules of this stage come from.
const FORM: &str = "The form of the content: docs/architecture.md, “Content”.";

/// What most rules of this stage have in common: whatever the project says, a flyer would
/// have a hole.
const HOLE: Rule = Rule {
    code: "",
    severity: Severity::Error,
    fixed: true,
    what: "",
    why: "",
    remedy: "",
    example: None,
    source: FORM,
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
