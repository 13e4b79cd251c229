//! Keys and values: the kinds of messages about keys and what stands there.
//!
//! In: nothing. Out: a constant for each kind, and `RULES`, which lists them.

use super::HOLE;
use crate::diag::{Example, Rule};

/// A key that no form has.
pub(crate) const UNKNOWN_KEY: Rule = Rule {
    code: "unknown-key",
    what: "The program does not know this key here.",
    why: "It is mistyped, or it belongs in another table. What it says would be left out without a \
          word.",
    remedy: "Write the key as the message suggests, or move it to its table.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"«sgin» = "ring"
column = 2"#,
        right: r#"sign = "ring"
column = 2"#,
    }),
    ..HOLE
};

/// A key that its form must have.
pub(crate) const MISSING_KEY: Rule = Rule {
    code: "missing-key",
    what: "A key is missing that must be there. In a pack this is a text without a translation; \
           the hint shows the text of the reference pack.",
    why: "There would be a hole in the flyer.",
    remedy: "Add the key. `chirashi fill` adds the keys that a pack lacks, to be translated.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"«[about]»
heading = "What is the My Number Card?""#,
        right: r#"[about]
heading = "What is the My Number Card?"
badge = "Your first card is free!""#,
    }),
    ..HOLE
};

/// A value of another kind.
pub(crate) const WRONG_TYPE: Rule = Rule {
    code: "wrong-type",
    what: "The value is not of the expected kind, for example a text where a number belongs.",
    why: "The program cannot use it.",
    remedy: "Write the kind that the message names: texts in quotes, numbers, days and `true` \
             without, lists in brackets.",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"number = "0120-95-0178"
free = «"true"»"#,
        right: r#"number = "0120-95-0178"
free = true"#,
    }),
    ..HOLE
};

/// A text that says nothing.
pub(crate) const EMPTY_TEXT: Rule = Rule {
    code: "empty-text",
    what: "A text is empty, or has only characters that are not printed. `end` of a block \
           `contacts` alone may be empty, or be left out.",
    why: "Every text must say something: there would be a hole in the flyer.",
    remedy: "Write the text.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"badge = «""»"#,
        right: r#"badge = "Your first card is free!""#,
    }),
    ..HOLE
};

/// A value that makes no sense.
pub(crate) const OUT_OF_RANGE: Rule = Rule {
    code: "out-of-range",
    what: "A number, colour or date lies outside the range that makes sense here.",
    why: "It is a slip: a decimal point that was lost, a day that no calendar has.",
    remedy: "Write a value of the range that the message names.",
    example: Some(Example {
        file: "content/templates/a4-leaflet.toml",
        wrong: r#"module = «62»"#,
        right: r#"module = 0.62"#,
    }),
    ..HOLE
};

/// A word that has no meaning here.
pub(crate) const BAD_VALUE: Rule = Rule {
    code: "bad-value",
    what: "The value is not one of those allowed here.",
    why: "It is mistyped, or is meant for another key.",
    remedy: "Write one of the values that the message lists.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"picture = "photo-good"
size = ["photo-width", "photo-height"]
sign = «"circle"»"#,
        right: r#"picture = "photo-good"
size = ["photo-width", "photo-height"]
sign = "ring""#,
    }),
    ..HOLE
};

/// A list that is too long or too short.
pub(crate) const LIST_LENGTH: Rule = Rule {
    code: "list-length",
    what: "A list has more or fewer entries than it must. It must have as many as that of the \
           reference pack, as the flyer has pictures or numbers for, or as a flyer can be made of.",
    why: "An entry that one language lacks, its readers are not told.",
    remedy: "Translate each entry of the reference as one entry.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"callers = «["(Japanese, foreign languages)"]»"#,
        right: r#"callers = ["(Japanese)", "(foreign languages)"]"#,
    }),
    ..HOLE
};

/// An entry that stands twice.
pub(crate) const DUPLICATE_ENTRY: Rule = Rule {
    code: "duplicate-entry",
    what: "The same entry stands twice in a list.",
    why: "One of the two was meant to be another, or would be printed twice.",
    remedy: "Correct one of them, or take it out.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#""ne", "th", "id", "my", "km", "fil", "mn", "tr", "uk", «"th"»,"#,
        right: r#""ne", "th", "id", "my", "km", "fil", "mn", "tr", "uk","#,
    }),
    ..HOLE
};

/// A text that the reference lacks.
pub(crate) const EXTRA_TEXT: Rule = Rule {
    code: "extra-text",
    what: "The pack has a text that the reference pack lacks.",
    why: "All languages say the same: readers of the others would miss it.",
    remedy: "Add the text to the reference pack, or take it out here.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"[paths.items.post]
note = «"Postage is paid."»
heading = "If you know your My Number""#,
        right: r#"[paths.items.post]
heading = "If you know your My Number""#,
    }),
    ..HOLE
};

/// All of them.
pub(super) const RULES: &[Rule] = &[
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    EMPTY_TEXT,
    OUT_OF_RANGE,
    BAD_VALUE,
    LIST_LENGTH,
    DUPLICATE_ENTRY,
    EXTRA_TEXT,
];
