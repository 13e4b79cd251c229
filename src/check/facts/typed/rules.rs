//! The checks of what is typed, and what `explain` says of each.
//!
//! In: nothing. Out: one [`Check`] for each kind. Knows nothing about how it is found.

use super::Kind;
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity};

/// A check of what is typed; what all of them have in common is said here.
macro_rules! check {
    ($kind:ident, $code:literal, $severity:ident, $($explain:literal),+) => {
        Check {
            rule: Rule {
                code: $code,
                severity: Severity::$severity,
                fixed: false,
                what: concat!($($explain),+), why: "", remedy: "", example: None,
                source: "content/facts.toml: packs refer to facts and never type them.",
            },
            run: Run::Typed(Kind::$kind),
        }
    };
}

/// The same, for what may stand in a text for good.
macro_rules! unless_fixed {
    ($kind:ident, $code:literal, $severity:ident, $($explain:literal),+) => {
        check!(
            $kind, $code, $severity, $($explain),+,
            " It is reported where a fact says the same on the flyer's day, and where the same \
             text says the same in two packs: then it is a fact, said in several languages, and \
             the next one who changes it forgets a language. What one language alone says is left \
             alone. Where it is right for good, write `# fixed: why` on the line above its key in \
             the reference pack."
        )
    };
}

/// Telephone numbers.
pub(crate) const PHONE: Check = check!(
    Phone,
    "typed-phone",
    Error,
    "A telephone number is typed in a pack. A number that differs in one of 18 languages is found \
     by a caller: write it in content/facts.toml, and refer to it with {phone:name}."
);

/// Times of day.
pub(crate) const TIME: Check = unless_fixed!(
    Time,
    "typed-time",
    Error,
    "A time of day that is a fact is typed in a pack. Hours change nearly every year, and each \
     language writes them in its own way: write them in content/facts.toml, and refer to them, \
     with {hours:name} for example; `formats` in the language's file says how it writes them."
);

/// Dates.
pub(crate) const DATE: Check = unless_fixed!(
    Date,
    "typed-date",
    Error,
    "A date that is a fact is typed in a pack. The months of the edition and of the last check \
     are {month:edition} and {month:checked}; where something holds only for a time, give the \
     fact or the block in flyer.toml `from` and `until`, so that the flyer of the day after no \
     longer says it."
);

/// Addresses.
pub(crate) const ADDRESS: Check = unless_fixed!(
    Address,
    "typed-address",
    Error,
    "An address or a postal code that is a fact is typed in a pack. Offices move, and a flyer \
     goes to many towns: leave the address to the box of the block `contact`, which each office \
     fills in, or write it in content/facts.toml."
);

/// Money and points.
pub(crate) const PRICE: Check = unless_fixed!(
    Price,
    "typed-price",
    Error,
    "An amount of money or of points that is a fact is typed in a pack. Fees and campaigns \
     change, and signs for thousands and decimals differ by language: write the amount in \
     content/facts.toml, and refer to it."
);

/// Sizes.
pub(crate) const MEASURE: Check = unless_fixed!(
    Measure,
    "typed-measure",
    Error,
    "A size that is a fact is typed in a pack. The frame of the photograph is drawn from the same \
     fact, and the decimal sign differs by language: write the size in content/facts.toml, and \
     refer to it with {measure:name}."
);

/// Addresses on the web and of mail.
pub(crate) const LINK: Check = check!(
    Link,
    "typed-link",
    Error,
    "An address on the web, a domain or an e-mail address is typed in a pack. Addresses change, \
     and then 18 packs must be found and corrected: write the address in content/facts.toml as a \
     link, and refer to it with {link:name}; a block of the kind `codes` prints it as a QR code."
);

/// Other numbers. A number alone says too little of what it is to keep a flyer from being
/// printed.
pub(crate) const NUMBER: Check = unless_fixed!(
    Number,
    "typed-number",
    Warning,
    "A number that may be a fact is typed in a pack. What is counted by hand in 18 packs soon \
     differs: write it in content/facts.toml, and refer to it with {number:name}, or with \
     {count:name} for the number of languages that a line speaks. Any number can be the same by \
     chance, so this is a warning. Numbers that are parts of \
     names (A4, 2D), of STEP 1, ① and signs of notes are not facts."
);

/// Remarks that excuse nothing.
pub(crate) const REMARK: Check = Check {
    rule: Rule {
        code: "needless-remark",
        severity: Severity::Warning,
        fixed: false,
        what: "A remark `# fixed:` excuses nothing. On the line above a key it says why what \
                  is typed in the text is right for good, such as the year in which the city was \
                  founded: `# fixed: the year of the foundation`. In the reference pack it holds \
                  for the same text of all packs, in another one for that pack. Without a reason \
                  it counts for nothing; where nothing is typed any more, take it out, so that it \
                  does not hide a mistake later.",
        why: "",
        remedy: "",
        example: None,
        source: "The exceptions of chirashi.toml, which need a reason and are reported when they \
                 excuse nothing.",
    },
    run: Run::Typed(Kind::Remark),
};
