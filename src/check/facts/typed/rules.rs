//! The checks of what is typed, and what `explain` says of each.
//!
//! In: nothing. Out: one [`Check`] for each kind. Knows nothing about how it is found.

use super::Kind;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity};

/// A rule about something typed, with what all of them have in common: its source.
macro_rules! check {
    ($kind:ident, $severity:ident, { $($field:ident: $value:expr,)+ }) => {
        Check {
            rule: Rule {
                severity: Severity::$severity,
                fixed: false,
                $($field: $value,)+
                source: "content/facts.toml: packs refer to facts and never type them.",
            },
            run: Run::Typed(Kind::$kind),
        }
    };
}

/// What is said of a kind that may stand in a text for good.
macro_rules! unless_fixed {
    (what $what:literal) => {
        concat!(
            $what,
            " It is reported where a fact says the same on the flyer's day, and where the same \
             text says the same in two packs: then it is a fact, said in several languages. What \
             one language alone says is left alone."
        )
    };
    (remedy $remedy:literal) => {
        concat!(
            $remedy,
            " Where it is right for good, such as the year in which something was founded, write \
             `# fixed: why` on the line above its key in the reference pack."
        )
    };
}

/// Telephone numbers.
pub(crate) const PHONE: Check = check!(Phone, Error, {
    code: "typed-phone",
    what: "A telephone number is typed in a pack.",
    why: "Numbers change. One that is forgotten in one of 18 languages is found by a caller.",
    remedy: "Write it in content/facts.toml, and refer to it with `{phone:name}`.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"prompt = "Call «0120-0178-27» first!""#,
        right: r#"prompt = "Call {phone:card} first!""#,
    }),
});

/// Times of day.
pub(crate) const TIME: Check = check!(Time, Error, {
    code: "typed-time",
    what: unless_fixed!(what "A time of day that is a fact is typed in a pack."),
    why: "Hours change nearly every year, and each language writes them in its own way.",
    remedy: unless_fixed!(remedy "Write the hours in content/facts.toml, and refer to them, with `{hours:name}` for \
         example; `formats` in the language's file says how it writes them."),
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"prompt = "Call between «9:30 a.m. and 8 p.m.»!""#,
        right: r#"prompt = "Call {hours:points}!""#,
    }),
});

/// Dates.
pub(crate) const DATE: Check = check!(Date, Error, {
    code: "typed-date",
    what: unless_fixed!(what "A date that is a fact is typed in a pack."),
    why: "The next edition has another one, and whoever changes it forgets a language.",
    remedy: unless_fixed!(remedy "Write it in content/facts.toml, and refer to it with `{date:name}`; the months of the \
         edition and of the last check are `{month:edition}` and `{month:checked}`. Where \
         something holds only for a time, give the fact or the block in flyer.toml `from` and \
         `until`, so that the flyer of the day after no longer says it."),
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"edition = "«July 2022» edition""#,
        right: r#"edition = "{month:edition} edition""#,
    }),
});

/// Addresses.
pub(crate) const ADDRESS: Check = check!(Address, Error, {
    code: "typed-address",
    what: unless_fixed!(what "An address or a postal code that is a fact is typed in a pack."),
    why: "Offices move, and a flyer goes to many towns.",
    remedy: unless_fixed!(remedy "Leave the address to the box of the block `contact`, which each office fills in; or write \
         it in content/facts.toml, and refer to it with `{place:name.address}`."),
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"prompt = "«1-1-1» Kasumigaseki, Chiyoda-ku!""#,
        right: r#"prompt = "Ask at the office below!""#,
    }),
});

/// Money and points.
pub(crate) const PRICE: Check = check!(Price, Error, {
    code: "typed-price",
    what: unless_fixed!(what "An amount of money or of points that is a fact is typed in a pack."),
    why: "Fees and campaigns change, and signs for thousands and decimals differ by language.",
    remedy: unless_fixed!(remedy "Write the amount in content/facts.toml, and refer to it with `{price:name}`."),
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"prompt = "A new card costs «1,000 yen»!""#,
        right: r#"prompt = "A new card is not free!""#,
    }),
});

/// Sizes.
pub(crate) const MEASURE: Check = check!(Measure, Error, {
    code: "typed-measure",
    what: unless_fixed!(what "A size that is a fact is typed in a pack."),
    why: "The frame of the photograph is drawn from the same fact, and the decimal sign differs by \
          language.",
    remedy: unless_fixed!(remedy "Write the size in content/facts.toml, and refer to it with `{measure:name}`."),
    example: Some(Example {
        file: "content/my-number-card/ko.toml",
        wrong: r#"prompt = "세로 «4.5cm»만 됩니다""#,
        right: r#"prompt = "세로 {measure:photo-height}만 됩니다""#,
    }),
});

/// Addresses on the web and of mail.
pub(crate) const LINK: Check = check!(Link, Error, {
    code: "typed-link",
    what: "An address on the web, a domain or an e-mail address is typed in a pack.",
    why: "Addresses change, and then 18 packs must be found and corrected.",
    remedy: "Write it in content/facts.toml as a link, and refer to it with `{link:name}`, or as \
             an e-mail address with `{email:name}`; a block of the kind `codes` prints a link as a \
             QR code.",
    example: Some(Example {
        file: "content/my-number-card/ko.toml",
        wrong: r#"prompt = "«moj.go.jp»에서 꼭 보세요""#,
        right: r#"prompt = "이 코드를 꼭 보세요""#,
    }),
});

/// Other numbers. A number alone says too little of what it is to keep a flyer from being
/// printed.
pub(crate) const NUMBER: Check = check!(Number, Warning, {
    code: "typed-number",
    what: unless_fixed!(what "A number that may be a fact is typed in a pack. Numbers that are parts of names (A4, 2D), \
         of STEP 1, ① and signs of notes are not facts. Any number can be the same by chance, so \
         this is a warning."),
    why: "What is counted by hand in 18 packs soon differs.",
    remedy: unless_fixed!(remedy "Write it in content/facts.toml, and refer to it with `{number:name}`, or with \
         `{count:name}` for the number of languages that a line speaks."),
    example: Some(Example {
        file: "content/my-number-card/zh-Hans.toml",
        wrong: r#""粘贴«６»个月内拍摄的面部照片""#,
        right: r#""粘贴{number:photo-months}个月内拍摄的面部照片""#,
    }),
});

/// What one language alone says.
pub(crate) const ADDED: Check = Check {
    rule: Rule {
        code: "added-fact",
        severity: Severity::Warning,
        fixed: false,
        what: "A translation says a time, a day, an amount or a size that the reference text does \
               not say. It is looked for in figures and in words: on Mondays, from nine o'clock, \
               within three weeks, a thousand yen.",
        why: "Readers of one language are told something that the others are not, and whoever \
              changes the fact does not find it in words.",
        remedy: "Take it out, or say it in all languages by a fact. If it is right, write `# \
                 fixed: why` on the line above its key.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take a look on «Mondays»!""#,
            right: r#"prompt = "Take a look!""#,
        }),
        source: "All languages of a flyer say the same (design decision).",
    },
    run: Run::Typed(Kind::Added),
};

/// Remarks that excuse nothing.
pub(crate) const REMARK: Check = Check {
    rule: Rule {
        code: "needless-remark",
        severity: Severity::Warning,
        fixed: false,
        what: "A remark `# fixed:` excuses nothing. On the line above a key it says why what is \
               typed in the text is right for good. In the reference pack it holds for the same \
               text of all packs, in another one for that pack. Without a reason it counts for \
               nothing; telephone numbers and addresses on the web are never excused.",
        why: "A remark that is left over hides the next mistake.",
        remedy: "Say the reason, put the remark above the key that it means, or take it out.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"«# fixed: the year of the foundation»
prompt = "Take a look!""#,
            right: r#"prompt = "Take a look!""#,
        }),
        source: "The exceptions of chirashi.toml, which need a reason and are reported when they \
                 excuse nothing.",
    },
    run: Run::Typed(Kind::Remark),
};
