//! What is said of languages, and their fonts: the kinds of messages about files of languages.
//!
//! In: nothing. Out: a constant for each kind, and `RULES`, which lists them.

use super::{FORM, HOLE};
use crate::diag::{Example, Rule, Severity};

/// A tag that names no language.
pub(crate) const BAD_TAG: Rule = Rule {
    code: "bad-tag",
    what: "A language tag is not well formed, or not written in the usual way.",
    why: "Files, screen readers and web pages name languages by these tags.",
    remedy: "Write it as `zh-Hans` or `pt-BR`: the language in small letters, the script with one \
             capital, the country in capitals.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#""ja", "ja-simple", "en", «"zh-hans"», "zh-Hant","#,
        right: r#""ja", "ja-simple", "en", "zh-Hans", "zh-Hant","#,
    }),
    source: "BCP 47 (RFC 5646, 2.1.1: the usual way of capitals).",
    ..HOLE
};

/// A language without a file.
pub(crate) const UNKNOWN_LANGUAGE: Rule = Rule {
    code: "unknown-language",
    what: "A language has no file in content/languages; or a code is used that the table \
           `languages` of the facts lacks.",
    why: "The program does not know how to set the language, or what it is called.",
    remedy: "Correct the tag, or add the language: `chirashi new language TAG`.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#""ne", "th", "id", "my", "km", "fil", "mn", "tr", «"ua"»,"#,
        right: r#""ne", "th", "id", "my", "km", "fil", "mn", "tr", "uk","#,
    }),
    ..HOLE
};

/// A family of fonts that is not there.
pub(crate) const UNKNOWN_FAMILY: Rule = Rule {
    code: "unknown-family",
    what: "A language asks for a font family that fonts/fonts.toml lacks.",
    why: "There is nothing to print its texts with.",
    remedy: "Write the name as it stands in fonts/fonts.toml, or add the family there.",
    example: Some(Example {
        file: "content/languages/en.toml",
        wrong: r#"fonts = [«"Noto Sans"», "NotoSansCJK-JP", "NotoSansSymbols2"]"#,
        right: r#"fonts = ["NotoSans", "NotoSansCJK-JP", "NotoSansSymbols2"]"#,
    }),
    ..HOLE
};

/// A font that cannot be read.
pub(crate) const BAD_FONT: Rule = Rule {
    code: "bad-font",
    what: "A font file is not an OpenType font, or the collection has no face of that number.",
    why: "There is nothing to print with.",
    remedy: "Put the font file there as its source publishes it, and count the faces of a \
             collection from 0.",
    example: Some(Example {
        file: "fonts/fonts.toml",
        wrong: r#"[NotoSansCJK-KR]
regular = «"NotoSansCJK-Regular.ttc"»
bold = "NotoSansCJK-Bold.ttc"
face = 99"#,
        right: r#"[NotoSansCJK-KR]
regular = "NotoSansCJK-Regular.ttc"
bold = "NotoSansCJK-Bold.ttc"
face = 1"#,
    }),
    source: "OpenType (ISO/IEC 14496-22).",
    ..HOLE
};

/// A pattern without a part that it needs.
pub(crate) const MISSING_TOKEN: Rule = Rule {
    code: "missing-token",
    what: "A pattern lacks a part that it must have, such as `{number}` in the pattern for \
           telephone numbers.",
    why: "The fact would not be printed.",
    remedy: "Add the part that the message names.",
    example: Some(Example {
        file: "content/languages/en.toml",
        wrong: r#"phone = «"TEL:"»"#,
        right: r#"phone = "TEL: {number}""#,
    }),
    ..HOLE
};

/// What the file of the language says already.
pub(crate) const SAID_TWICE: Rule = Rule {
    code: "said-twice",
    what: "A pack says of its language what content/languages says already, once for all flyers. \
           That is how the language writes values, what it is called, and what it calls other \
           languages.",
    why: "The two can differ, and then one flyer writes times in another way than the next.",
    remedy: "Take it out of the pack.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"«[formats]»
decimal = "."

[colophon]
issuer = "Issued by""#,
        right: r#"[colophon]
issuer = "Issued by""#,
    }),
    ..HOLE
};

/// Words that no pattern uses.
pub(crate) const UNUSED_FORMAT: Rule = Rule {
    code: "unused-format",
    what: "The language has words for months or for parts of the day, but no pattern uses them.",
    why: "The words were meant to be printed, and are not: the pattern writes a number in their \
          place.",
    remedy: "Use `{month}` or `{period}` in the pattern, or take the words out.",
    example: Some(Example {
        file: "content/languages/en.toml",
        wrong: r#"month = "{m}/{y}"
months = «[
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]»"#,
        right: r#"month = "{month}\u00A0{y}"
months = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]"#,
    }),
    ..HOLE
};

/// A mark without a word.
pub(crate) const SILENT_MARK: Rule = Rule {
    code: "silent-mark",
    severity: Severity::Warning,
    fixed: false,
    what: "A text has a mark that is drawn, and its language has no word for it. Words for \
           `{mark:frame}` and the like stand in `[formats.marks]`.",
    why: "Those who listen hear a sentence with a hole.",
    remedy: "Add the word to `[formats.marks]` of the language's file in content/languages.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"# content/languages/en.toml has no `frame` in [formats.marks].
"The number inside «{mark:frame}» in the picture on the left is your My Number.","#,
        right: r#"# content/languages/en.toml, [formats.marks]: frame = "red frame"
"The number inside {mark:frame} in the picture on the left is your My Number.","#,
    }),
    source: FORM,
};

/// A table that is not read.
pub(crate) const UNREAD_TABLE: Rule = Rule {
    code: "unread-table",
    severity: Severity::Warning,
    fixed: false,
    what: "Both content/languages.toml and the folder content/languages are there.",
    why: "The files in the folder are read; the table, which older projects have in their place, \
          is not, and who changes it changes nothing.",
    remedy: "Move what only the table says into the files of the folder, and delete the table.",
    example: None,
    source: FORM,
};

/// Files of a family that do not belong together.
pub(crate) const ODD_FONT: Rule = Rule {
    code: "odd-font",
    severity: Severity::Warning,
    fixed: false,
    what: "The files of a font family do not belong together. `bold` is the regular file or one \
           of another family, or `face` is that of another language in the same collection. The \
           names and weights are those that the files say of themselves.",
    why: "What must stand out does not, or Chinese characters have the forms of another language.",
    remedy: "Name the file, or the face, of the same family in fonts/fonts.toml.",
    example: Some(Example {
        file: "fonts/fonts.toml",
        wrong: r#"[NotoSansCJK-SC]
regular = "NotoSansCJK-Regular.ttc"
bold = "NotoSansCJK-Bold.ttc"
face = «3»"#,
        right: r#"[NotoSansCJK-SC]
regular = "NotoSansCJK-Regular.ttc"
bold = "NotoSansCJK-Bold.ttc"
face = 2"#,
    }),
    source: "OpenType, tables `name` and `OS/2`",
};

/// All of them.
pub(super) const RULES: &[Rule] = &[
    BAD_TAG,
    UNKNOWN_LANGUAGE,
    UNKNOWN_FAMILY,
    BAD_FONT,
    ODD_FONT,
    MISSING_TOKEN,
    SAID_TWICE,
    UNUSED_FORMAT,
    SILENT_MARK,
    UNREAD_TABLE,
];
