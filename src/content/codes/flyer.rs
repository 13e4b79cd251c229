//! What a flyer is made of: the kinds of messages about flyers, their pictures and their packs.
//!
//! In: nothing. Out: a constant for each kind, and `RULES`, which lists them.

use super::{FORM, HOLE};
use crate::diag::{Example, Rule, Severity};

/// A flyer that is not there.
pub(crate) const UNKNOWN_FLYER: Rule = Rule {
    code: "unknown-flyer",
    what: "A flyer takes its packs and pictures from another one that is not there. `packs` in \
           flyer.toml names a flyer that has packs of its own.",
    why: "There are no words to print.",
    remedy: "Write the name of the folder of a flyer that has packs.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"template = "a4-leaflet"
packs = «"my-number-crad"»"#,
        right: r#"template = "a4-leaflet"
reference = "ja""#,
    }),
    ..HOLE
};

/// A template that is not there.
pub(crate) const UNKNOWN_TEMPLATE: Rule = Rule {
    code: "unknown-template",
    what: "The flyer asks for a template that content/templates lacks.",
    why: "There is no page to print it on.",
    remedy: "Write the name of a file of content/templates, without its ending.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"template = «"a4-leafelt"»"#,
        right: r#"template = "a4-leaflet""#,
    }),
    ..HOLE
};

/// A kind of block that there is not.
pub(crate) const UNKNOWN_KIND: Rule = Rule {
    code: "unknown-kind",
    what: "A block is of a kind that does not exist.",
    why: "The program does not know how to print it.",
    remedy: "Write one of the kinds that the message lists.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"kind = «"steps"»
words = "step-form""#,
        right: r#"kind = "step"
words = "step-form""#,
    }),
    ..HOLE
};

/// Words that no pack has.
pub(crate) const UNKNOWN_WORDS: Rule = Rule {
    code: "unknown-words",
    what: "A block asks for a table of words that no pack has.",
    why: "There is nothing to print.",
    remedy: "Write the name of the table as it stands in the packs, or add the table to all packs.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"kind = "step"
words = «"step-from"»"#,
        right: r#"kind = "step"
words = "step-form""#,
    }),
    ..HOLE
};

/// A picture that is not there.
pub(crate) const UNKNOWN_PICTURE: Rule = Rule {
    code: "unknown-picture",
    what: "There is no picture of this name in the flyer's folder `images`.",
    why: "There would be a hole in the page.",
    remedy: "Write the name of a file of that folder, without its ending.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"picture = «"resident"»"#,
        right: r#"picture = "residents""#,
    }),
    ..HOLE
};

/// A picture that cannot be printed.
pub(crate) const BAD_PICTURE: Rule = Rule {
    code: "bad-picture",
    what: "A picture cannot be printed. A drawing (SVG) must consist of shapes in solid colours, \
           without text, photographs, gradients, filters and translucent parts; what a browser \
           would not show as it stands there, such as a mistyped colour, is reported too. A photo \
           is a whole PNG or JPEG file in colours of the screen or in grey, of at most 50 million \
           pixels.",
    why: "Printers and copiers draw such parts in other ways than the screen, or not at all; text \
          in a picture is not translated and not read aloud.",
    remedy: "Change the picture in a drawing program: text and strokes to paths, gradients to one \
             colour.",
    example: Some(Example {
        file: "content/my-number-card/images/post.svg",
        wrong: r##"«<text x="470" y="600" fill="#E8590C">»POST</text>"##,
        right: r##"<path d="M470 600V176H722V600Z" fill="#E8590C" stroke="none"/>"##,
    }),
    ..HOLE
};

/// A pack that is not there.
pub(crate) const MISSING_PACK: Rule = Rule {
    code: "missing-pack",
    what: "The flyer lists a language for which there is no pack.",
    why: "The set that is handed out would lack a language.",
    remedy: "Add the pack, `chirashi new language TAG`, or take the language out of `languages`.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#""ne", "th", "id", "my", "km", "fil", "mn", "tr", "uk", «"bn"»,"#,
        right: r#""ne", "th", "id", "my", "km", "fil", "mn", "tr", "uk","#,
    }),
    ..HOLE
};

/// A pack under the name of another.
pub(crate) const WRONG_PACK: Rule = Rule {
    code: "wrong-pack",
    what: "The language that a pack names is not that of its file name.",
    why: "The pack was copied or renamed: its words would be set as those of another language.",
    remedy: "Correct `language`, or the name of the file.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"[pack]
language = «"es"»"#,
        right: r#"[pack]
language = "en""#,
    }),
    ..HOLE
};

/// A flyer without a title, or with two.
pub(crate) const NO_TITLE: Rule = Rule {
    code: "no-title",
    what: "A flyer needs exactly one block of the kind `title`.",
    why: "The file, its bookmarks and screen readers are named by it.",
    remedy: "Add the block, or make the second one a `section`.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"«[[pages.blocks]]»
kind = "title"
words = "ask""#,
        right: r#"[[pages.blocks]]
kind = "section"
words = "ask""#,
    }),
    source: "PDF/UA-1 7.1 (a document has a title); the form of the content: docs/architecture.md, \
             “Content”.",
    ..HOLE
};

/// A pack that no flyer prints.
pub(crate) const UNLISTED_PACK: Rule = Rule {
    code: "unlisted-pack",
    severity: Severity::Warning,
    fixed: false,
    what: "There is a pack in a language that flyer.toml does not list. A pack beside a flyer.toml \
           that prints the packs of another flyer is reported, too.",
    why: "It is not printed.",
    remedy: "Add the language to `languages` in flyer.toml, or move the pack away.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: r#"languages = «[
  "ja", "ja-simple", "en", "zh-Hans", "zh-Hant", "ko", "es", "pt-BR", "vi",
  "ne", "th", "id", "my", "km", "fil", "mn", "tr",
]»"#,
        right: r#"languages = [
  "ja", "ja-simple", "en", "zh-Hans", "zh-Hant", "ko", "es", "pt-BR", "vi",
  "ne", "th", "id", "my", "km", "fil", "mn", "tr", "uk",
]"#,
    }),
    source: FORM,
};

/// All of them.
pub(super) const RULES: &[Rule] = &[
    UNKNOWN_FLYER,
    UNKNOWN_TEMPLATE,
    UNKNOWN_KIND,
    UNKNOWN_WORDS,
    UNKNOWN_PICTURE,
    BAD_PICTURE,
    MISSING_PACK,
    WRONG_PACK,
    NO_TITLE,
    UNLISTED_PACK,
];
