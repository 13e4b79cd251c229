//! Texts and their markup: the kinds of messages about what stands in a text, and about its stamp.
//!
//! In: nothing. Out: a constant for each kind, and `RULES`, which lists them.

use super::{FORM, HOLE};
use crate::diag::{Example, Rule, Severity};

/// Markup that is open.
pub(crate) const UNBALANCED: Rule = Rule {
    code: "unbalanced-markup",
    what: "A `**` or a brace has no partner.",
    why: "The program cannot know where what is emphasised ends, or what is referred to.",
    remedy: "Add the partner. To print the sign itself, put a backslash before it.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"You can use it as an «**»identity verification document."#,
        right: r#"You can use it as an **identity verification document**."#,
    }),
    ..HOLE
};

/// Markup in the signs of an input method.
pub(crate) const FULL_WIDTH_MARKUP: Rule = Rule {
    code: "full-width-markup",
    what: "Markup was typed with the full-width signs of an input method: `｛hours：points｝` for \
           `{hours:points}`. Braces, `：`, `｜` and `＊＊` are looked for. The text is compared with \
           those of the other packs as it was meant. Full-width signs of ordinary sentences are \
           left alone.",
    why: "They would be printed as they stand.",
    remedy: "Type the signs in half width.",
    example: Some(Example {
        file: "content/my-number-card/ja.toml",
        wrong: r#""«｛number：photo-months｝»か月以内に撮影した顔写真を貼る""#,
        right: r#""{number:photo-months}か月以内に撮影した顔写真を貼る""#,
    }),
    ..HOLE
};

/// A backslash without use.
pub(crate) const BAD_ESCAPE: Rule = Rule {
    code: "bad-escape",
    what: "A backslash stands before a character that needs none. Known are `\\\\`, `\\{`, `\\}`, \
           `\\*` and `\\|`; in a TOML string in double quotes the backslash itself is doubled.",
    why: "It would be printed, or swallow the character behind it.",
    remedy: "Take the backslash out.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"prompt = "Take a look«\\!»""#,
        right: r#"prompt = "Take a look!""#,
    }),
    ..HOLE
};

/// A character that orders instead of saying.
pub(crate) const CONTROL_CHARACTER: Rule = Rule {
    code: "control-character",
    what: "A text holds a line break, another control character, or a mark that turns the \
           direction of writing. The latter are the embeddings and overrides U+202A to U+202E.",
    why: "A text is one paragraph; the program breaks its lines and sets its direction.",
    remedy: "Delete the character. Where a line may break, write U+200B.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"prompt = "Take«\n»a look!""#,
        right: r#"prompt = "Take a look!""#,
    }),
    source: "UAX #9; W3C, “Unicode in XML and other markup languages”: directions are a matter of \
             markup.",
    ..HOLE
};

/// Readings that do not fit.
pub(crate) const BAD_RUBY: Rule = Rule {
    code: "bad-ruby",
    what: "The readings do not fit the base: `{漢字|かんじ}` has one for all, `{漢字|かん|じ}` one for each \
           character.",
    why: "Readings would stand above the wrong characters.",
    remedy: "Write one reading for the whole word, or as many as it has characters.",
    example: Some(Example {
        file: "content/my-number-card/ja-simple.toml",
        wrong: r#"prompt = "«{見本|み|ほ|ん}»を {見|み}て くださいね""#,
        right: r#"prompt = "{見本|み|ほん}を {見|み}て くださいね""#,
    }),
    source: "JLREQ 3.3.1 (ruby for a character, and for a word).",
    ..HOLE
};

/// Forms of a word that do not fit the language.
pub(crate) const PLURAL_FORMS: Rule = Rule {
    code: "plural-forms",
    what: "The words beside a number are not those that the language has for its numbers. In \
           `{number:name|one=# month|other=# months}` a form is missing, one is written that no \
           number of the language takes, or one has no words. `#` stands for the number; a form \
           may leave it out.",
    why: "The sentence would be wrong for some numbers, or have a hole.",
    remedy: "Write the forms that the message names: English `one` and `other`, Ukrainian `one`, \
             `few` and `many`, Japanese `other` alone.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"later = "About {number:card-months|one=# month|«few=# months»|other=# months} later…""#,
        right: r#"later = "About {number:card-months|one=# month|other=# months} later…""#,
    }),
    source: "Unicode CLDR, plural rules of each language.",
    ..HOLE
};

/// Markup where none can be.
pub(crate) const MARKUP_IN_PLAIN: Rule = Rule {
    code: "markup-in-plain-text",
    what: "A text that is spoken as a whole, such as an alternative text, has emphasis, ruby or \
           drawn marks. References are allowed.",
    why: "A screen reader would spell the signs.",
    remedy: "Take the markup out.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"picture_alt = "Picture of the **«My Number Points»** mark""#,
        right: r#"picture_alt = "Picture of the My Number Points mark""#,
    }),
    source: "ISO 32000-1, 14.9.3: an alternate description is a text string.",
    ..HOLE
};

/// A stamp that is none.
pub(crate) const BAD_STAMP: Rule = Rule {
    code: "bad-stamp",
    severity: Severity::Warning,
    fixed: false,
    what: "An entry below `stamps` is not what `chirashi stamp` writes. That is `text` and `from` with \
           eight hexadecimal digits each and, if somebody has read the text, `reviewed` with the \
           day and `by` with the name.",
    why: "The entry is not read, as if the text had never been stamped: the program cannot tell \
          whether it is up to date.",
    remedy: "Compare the text with the reference, and stamp it again with `chirashi stamp`.",
    example: Some(Example {
        file: "content/my-number-card/stamps/mn.toml",
        wrong: r#""about.badge" = { from = "d76dda4b", text = «"無料です！"» }"#,
        right: r#""about.badge" = { from = "d76dda4b", text = "1e40bf37" }"#,
    }),
    source: FORM,
};

/// All of them.
pub(super) const RULES: &[Rule] = &[
    UNBALANCED,
    FULL_WIDTH_MARKUP,
    BAD_ESCAPE,
    CONTROL_CHARACTER,
    BAD_RUBY,
    PLURAL_FORMS,
    MARKUP_IN_PLAIN,
    BAD_STAMP,
];
