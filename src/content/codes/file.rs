//! Files that cannot be read: the kinds of messages about whole files.
//!
//! In: nothing. Out: a constant for each kind, and `RULES`, which lists them.

use super::HOLE;
use crate::diag::{Example, Rule};

/// A file in another encoding.
pub(crate) const NOT_UTF8: Rule = Rule {
    code: "not-utf8",
    what: "The file is not written in UTF-8. The message names the first byte that does not fit. A \
           CSV file may be in Shift_JIS, too.",
    why: "In another encoding the same bytes are other letters: the program would have to guess.",
    remedy: "Save the file as UTF-8 in your editor (in Windows Notepad: Save as, Encoding).",
    source: "TOML 1.0: a file is a valid UTF-8 document; RFC 3629.",
    ..HOLE
};

/// A file that no content needs.
pub(crate) const TOO_LARGE: Rule = Rule {
    code: "too-large",
    what: "A content file is larger than any content needs. It has more than one mebibyte, more \
           keys and list entries than forty thousand, or tables and lists nested deeper than \
           sixteen levels. Nothing in such a file is read.",
    why: "No content needs that; a file that was made to stop the program does.",
    remedy: "Look for what came into the file by mistake, such as a picture that was pasted as \
             text.",
    source: "Bounds of a run: docs/architecture.md, “Bounds”.",
    ..HOLE
};

/// A text that no hand-out needs.
pub(crate) const TOO_LONG: Rule = Rule {
    code: "too-long",
    what: "A text is longer than any hand-out needs. It has more than ten thousand characters, a \
           key more than a hundred, or a letter more than thirty marks on it; or the texts of one \
           flyer in one language are longer in all than a hundred pages.",
    why: "A full A4 page holds about five thousand characters: the text came there by mistake.",
    remedy: "Look for what was pasted into it.",
    source: "Bounds of a run: docs/architecture.md, “Bounds”; UAX #15, Stream-Safe Text, for the \
             marks.",
    ..HOLE
};

/// Something else than a file.
pub(crate) const NOT_A_FILE: Rule = Rule {
    code: "not-a-file",
    what: "Where a file is expected there is a folder, a pipe, a device, or a link that leads \
           nowhere.",
    why: "Nothing can be read from it.",
    remedy: "Put the file there, or correct the name.",
    source: "Only files of the content are read: docs/architecture.md, “Bounds”.",
    ..HOLE
};

/// A file that is not TOML.
pub(crate) const SYNTAX: Rule = Rule {
    code: "toml-syntax",
    what: "The file breaks a rule of TOML, such as a string without its closing quote. Until it is \
           corrected, missing keys, unknown keys and wrong types in the same file are not \
           reported, because they may follow from it.",
    why: "The program cannot tell where one text ends and the next one begins.",
    remedy: "Correct the line that the message shows, or the one above it.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"badge = «"Your first card is free!»"#,
        right: r#"badge = "Your first card is free!""#,
    }),
    source: "TOML 1.0.",
    ..HOLE
};

/// A key that stands twice.
pub(crate) const DUPLICATE_KEY: Rule = Rule {
    code: "duplicate-key",
    what: "The same key or table stands twice in one file.",
    why: "The program cannot know which of the two holds.",
    remedy: "Keep one of them.",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"number = "0120-95-0178"
free = true
«free» = false"#,
        right: r#"number = "0120-95-0178"
free = true"#,
    }),
    source: "TOML 1.0: a key may be defined once.",
    ..HOLE
};

/// A name that leads elsewhere.
pub(crate) const BAD_NAME: Rule = Rule {
    code: "bad-name",
    what: "A name of a file leads elsewhere. It has parts such as `/`, `\\` or `..`, or characters \
           that are not printed; or the file is reached through a link that leads out of the \
           content.",
    why: "Content from elsewhere must not be able to read other files of the machine.",
    remedy: "Write the bare name, without folder and ending, and put the file into the folder of \
             its kind.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"picture = «"images/residents"»"#,
        right: r#"picture = "residents""#,
    }),
    source: "Only files of the content are read: docs/architecture.md, “Bounds”.",
    ..HOLE
};

/// All of them.
pub(super) const RULES: &[Rule] =
    &[NOT_UTF8, TOO_LARGE, TOO_LONG, NOT_A_FILE, SYNTAX, DUPLICATE_KEY, BAD_NAME];
