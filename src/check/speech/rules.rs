//! What is said about each kind of fault in the file of a language.
//!
//! In: nothing. Out: one check per kind. How they are found says the rest of the folder.

use super::Kind;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity};

/// The end of what is said of each: how something can be right that differs.
macro_rules! check {
    ($kind:ident, $code:literal, $severity:ident, $what:literal, $why:literal, $source:literal,
     $example:expr) => {
        Check {
            rule: Rule {
                code: $code,
                severity: Severity::$severity,
                fixed: false,
                what: $what,
                why: $why,
                remedy: "What differs from CLDR on purpose stays: say why on the line above the \
                         key, with `# differs: why`.",
                example: Some($example),
                source: $source,
            },
            run: Run::Speech(Kind::$kind),
        }
    };
}

/// Days, months, parts of the day, numbers.
pub(crate) const MISNAMED: Check = check!(
    Misnamed,
    "misnamed-day",
    Error,
    "A day, a month, a part of the day or a number in words stands in the place of another. \
      They are compared with those of CLDR, in all their forms and in all regions of the \
      language, and with other lists of the same file; a phrase such as that for `mon-fri` \
      must name the days of its key.",
    "Every flyer would print Sunday for Monday, two months of March, 8:30 p.m. for a.m.",
    "Unicode CLDR 48: calendars, day periods, number spellout",
    Example {
        file: "content/languages/en.toml",
        wrong: r#""March", «"March"»"#,
        right: r#""March", "April""#,
    }
);

/// Names of languages.
pub(crate) const LANGUAGE_NAME: Check = check!(
    LanguageName,
    "misnamed-language",
    Error,
    "A language has the name of another. That is its own name (`name`), its Japanese name \
      (`japanese`), what it calls others (`languages`), or its own name in \
      content/facts.toml. Names are compared with those of CLDR and with each other.",
    "Readers look for the name of their language first, and take the sheet on which it stands.",
    "Unicode CLDR 48: locale display names",
    Example {
        file: "content/languages/uk.toml",
        wrong: r#"name = «"Русский"»"#,
        right: r#"name = "Українська""#,
    }
);

/// Units and prices.
pub(crate) const UNIT: Check = check!(
    Unit,
    "wrong-unit",
    Error,
    "A unit or a price is written as another one, such as mm for cm. So is an amount in a \
      form that the language does not have beside its number. Points behind abbreviations, \
      and blanks, are a matter of style.",
    "A photograph is cut in the wrong size, and a fee is read as another one.",
    "Unicode CLDR 48: units, currencies, plural rules",
    Example {
        file: "content/languages/uk.toml",
        wrong: r#"cm = «"{n}\u00A0мм"»"#,
        right: r#"cm = "{n}\u00A0см""#,
    }
);

/// Parts of patterns.
pub(crate) const PATTERN: Check = check!(
    Pattern,
    "odd-pattern",
    Error,
    "The parts of a pattern cannot be as they stand. Such are the end of a range before its \
      beginning, a part twice, hours that count to 24 beside a word for half of the day \
      (20:00 p.m.), full hours and minutes in two ways, minutes before hours, or a word \
      beside another part than elsewhere in the file, such as 月 behind the day.",
    "Each date or time of each flyer is written by it.",
    "The patterns of the same file; Unicode CLDR 48: date formats",
    Example {
        file: "content/languages/ja.toml",
        wrong: r#"range = «"{to}から{from}まで"»"#,
        right: r#"range = "{from}から{to}まで""#,
    }
);

/// Signs between numbers and words.
pub(crate) const SIGN: Check = check!(
    Sign,
    "wrong-sign",
    Error,
    "A sign or word between others is not that of the language. Such are the decimal sign \
      (4.5 for 4,5), a list that says “or” for “and”, a comma without its blank.",
    "Numbers are read as others, and lists say something else.",
    "Unicode CLDR 48: numbers, list patterns",
    Example {
        file: "content/languages/es.toml",
        wrong: r#"decimal = «"."»"#,
        right: r#"decimal = ",""#,
    }
);

/// Words that must differ.
pub(crate) const SAME_WORDS: Check = check!(
    SameWords,
    "same-words",
    Error,
    "Two things that readers must tell apart have the same words. Such are yes and no, free \
      and charged, from and until, two kinds of boxes.",
    "One of them was copied, and not changed; nobody can tell which of the two is meant.",
    "What the keys mean; Unicode CLDR 48 for yes and no",
    Example {
        file: "content/languages/en.toml",
        wrong: r#"until = «"from {date}"»"#,
        right: r#"until = "until {date}""#,
    }
);

/// Habits and setting.
pub(crate) const HABIT: Check = check!(
    Habit,
    "wrong-habit",
    Error,
    "A habit or a setting is that of another language. Such are quotation marks that close \
      before they open, digits, stops, letters, the forms of Chinese characters, the \
      direction of the text, the language that a screen reader is told.",
    "All checks of texts in the language go by these.",
    "Unicode CLDR 48: delimiters, exemplar characters, numbering systems, script metadata",
    Example {
        file: "content/languages/en.toml",
        wrong: r#"quotes = [«"”“"», "‘’"]"#,
        right: r#"quotes = ["“”", "‘’"]"#,
    }
);

/// What CLDR has otherwise.
pub(crate) const UNLIKE: Check = check!(
    Unlike,
    "unlike-cldr",
    Warning,
    "Something is otherwise than in CLDR, where those who speak the language have voted on \
      it. Such are the spelling of a month, the name of a language, a unit, the order of a \
      date.",
    "It may be a slip, or be better than CLDR.",
    "Unicode CLDR 48",
    Example {
        file: "content/languages/en.toml",
        wrong: r#""January", «"Febuary"»"#,
        right: r#""January", "February""#,
    }
);

/// Remarks that excuse nothing.
pub(crate) const REMARK: Check = Check {
    rule: Rule {
        code: "needless-difference",
        severity: Severity::Warning,
        fixed: false,
        what: "A remark `# differs:` excuses nothing. On the line above a key of a language's \
              file it says why something there is right and otherwise than in CLDR: `# \
              differs: newspapers write it so`. Without a reason it counts for nothing.",
        why: "A remark that excuses nothing hides the next mistake at its place.",
        remedy: "Give the reason, or take the remark out.",
        example: Some(Example {
            file: "content/languages/en.toml",
            wrong: r#"«# differs: as always»
decimal = ".""#,
            right: r#"decimal = ".""#,
        }),
        source: "The exceptions of chirashi.toml, which need a reason and are reported when they \
                 excuse nothing.",
    },
    run: Run::Speech(Kind::Remark),
};
