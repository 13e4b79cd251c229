//! Facts, and references to them: the kinds of messages about facts.
//!
//! In: nothing. Out: a constant for each kind, and `RULES`, which lists them.

use super::HOLE;
use crate::diag::{Example, Rule};

/// A telephone number that cannot be.
pub(crate) const BAD_PHONE: Rule = Rule {
    code: "bad-phone",
    what: "A telephone number is not in Japan's numbering plan, or not written as it is there. It \
           has groups of digits with hyphens, begins with 0, and has as many digits as its prefix \
           asks for. Special numbers are three digits, such as 119, or # and four, such as #7119.",
    why: "A number with a digit too few is found by the first caller.",
    remedy: "Copy the number from its source again, in half width.",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"number = «"0120-95-017"»"#,
        right: r#"number = "0120-95-0178""#,
    }),
    source: "電気通信番号計画 (Ministry of Internal Affairs and Communications).",
    ..HOLE
};

/// A time that cannot be.
pub(crate) const BAD_TIME: Rule = Rule {
    code: "bad-time",
    what: "A time is not written as `\"HH:MM\"`, or cannot be. Something begins and ends at the \
           same time, or before what stands before it ends.",
    why: "The program writes times in the way of each language, and must know which one is meant.",
    remedy: "Write four digits and a colon, `\"09:30\"`; midnight at the end of a day is \
             `\"24:00\"`.",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"days = "sat-sun-holiday"
open = «"9.30"»"#,
        right: r#"days = "sat-sun-holiday"
open = "09:30""#,
    }),
    source: "ISO 8601, extended form of times.",
    ..HOLE
};

/// An e-mail address that cannot be.
pub(crate) const BAD_EMAIL: Rule = Rule {
    code: "bad-email",
    what: "An e-mail address is not a name, @ and a host with a dot, all in letters and digits of \
           ASCII.",
    why: "Mail to it comes back.",
    remedy: "Copy the address from its source again, in half width.",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"[email.card]
address = «"mynumber＠city.example.lg.jp"»
source = "Web page of the city"
checked = 2022-07-01

# --- links"#,
        right: r#"[email.card]
address = "mynumber@city.example.lg.jp"
source = "Web page of the city"
checked = 2022-07-01

# --- links"#,
    }),
    source: "RFC 5321, 4.1.2.",
    ..HOLE
};

/// An address on the web that cannot be.
pub(crate) const BAD_URL: Rule = Rule {
    code: "bad-url",
    what: "A link does not begin with `https://`, or holds characters that an address cannot have.",
    why: "The code that is printed of it opens nothing, or a page that others can change on the \
          way.",
    remedy: "Copy the address from the browser.",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"url = «"www.moj.go.jp/isa/support/portal/mynumbercard.html"»"#,
        right: r#"url = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html""#,
    }),
    source: "RFC 3986; RFC 9110, 4.2.2 (https).",
    ..HOLE
};

/// Days on which a fact cannot hold.
pub(crate) const BAD_PERIOD: Rule = Rule {
    code: "bad-period",
    what: "A fact ends before it begins, or two versions of it hold on the same day.",
    why: "The program cannot know which one to print.",
    remedy: "Let the earlier version end (`until`) on the day before the later one begins \
             (`from`).",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"[number.photo-months]
value = 6
from = 2022-07-01
until = «2022-06-30»"#,
        right: r#"[number.photo-months]
value = 6
from = 2022-07-01
until = 2023-06-30"#,
    }),
    ..HOLE
};

/// A fact that is not there.
pub(crate) const UNKNOWN_FACT: Rule = Rule {
    code: "unknown-fact",
    what: "There is no fact of this kind and name in content/facts.toml.",
    why: "There would be a hole in the sentence.",
    remedy: "Write the name as the message suggests, or add the fact to content/facts.toml.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#""Attach an ID photograph taken within the last {number:«photo-month»}\u00A0months","#,
        right: r#""Attach an ID photograph taken within the last {number:photo-months}\u00A0months","#,
    }),
    ..HOLE
};

/// A fact that no longer holds.
pub(crate) const FACT_OVER: Rule = Rule {
    code: "fact-over",
    what: "The fact does not hold on the flyer's day, but a block of that day refers to it.",
    why: "The flyer would say what no longer holds.",
    remedy: "Give the fact a new version, or the block an end (`until` in flyer.toml).",
    example: Some(Example {
        file: "content/facts.toml",
        wrong: r#"# [phone.points] holds until 2022-06-30.
[contact.points]
phone = «"points"»"#,
        right: r#"# [phone.points] holds until 2023-09-30.
[contact.points]
phone = "points""#,
    }),
    ..HOLE
};

/// A reference that means nothing.
pub(crate) const UNKNOWN_REFERENCE: Rule = Rule {
    code: "unknown-reference",
    what: "A reference in braces is of a kind that does not exist, or stands where it cannot be \
           used.",
    why: "It would be printed as it is typed.",
    remedy: "Write the kind as the message suggests, such as `{phone:card}`.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#""Attach an ID photograph taken within the last {«nubmer»:photo-months}\u00A0months","#,
        right: r#""Attach an ID photograph taken within the last {number:photo-months}\u00A0months","#,
    }),
    ..HOLE
};

/// All of them.
pub(super) const RULES: &[Rule] = &[
    BAD_PHONE,
    BAD_TIME,
    BAD_EMAIL,
    BAD_URL,
    BAD_PERIOD,
    UNKNOWN_FACT,
    FACT_OVER,
    UNKNOWN_REFERENCE,
];
