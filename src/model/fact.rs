//! Facts: what is true in every language, with the time in which it holds.
//!
//! Nothing but data. Knows nothing about packs or flyers.

use std::fmt;

use crate::frame::Date;
use crate::geom::Mm;
use crate::source::{Span, Spanned};

/// A fact with all its versions.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What kind of fact it is.
    pub kind: FactKind,
    /// Its name, as packs and flyers refer to it.
    pub name: Spanned<String>,
    /// Its versions in the order of the file; none if all are broken, which was
    /// reported.
    pub versions: Vec<FactVersion>,
}

/// A kind of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKind {
    /// A telephone line.
    Phone,
    /// The hours of a telephone line.
    Hours,
    /// A number.
    Number,
    /// A size.
    Measure,
    /// An address on the web.
    Link,
}

/// A fact in the time in which it holds.
#[derive(Debug, Clone)]
pub struct FactVersion {
    /// What holds.
    pub value: FactValue,
    /// Where the version begins in the file.
    pub span: Span,
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// The day on which someone last compared it with its source.
    pub checked: Option<Spanned<Date>>,
}

/// What a fact says.
#[derive(Debug, Clone)]
pub enum FactValue {
    /// A telephone line.
    Phone(Phone),
    /// The hours of a telephone line.
    Hours(Hours),
    /// A number.
    Number(u32),
    /// A size.
    Measure(Measure),
    /// An address on the web.
    Link(Link),
}

impl fmt::Display for FactValue {
    /// Writes it in few words, in the way of facts.toml.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phone(Phone { number, free, .. }) => {
                write!(f, "{number}{}", if *free { " (free)" } else { "" })
            }
            Self::Hours(Hours { days, open, close, languages }) => {
                let time = |minute: &u16| format!("{:02}:{:02}", minute / 60, minute % 60);
                let (days, languages) = (days.key(), languages.join(" "));
                write!(f, "{days} {}–{} ({languages})", time(open), time(close))
            }
            Self::Number(number) => write!(f, "{number}"),
            Self::Measure(Measure { value, unit }) => write!(f, "{value} {}", unit.key()),
            Self::Link(Link { url, .. }) => f.write_str(url),
        }
    }
}

/// A place that needs a fact.
#[derive(Debug, Clone)]
pub struct FactUse {
    /// What kind of fact it needs.
    pub kind: FactKind,
    /// Its name.
    pub name: String,
    /// Where that stands.
    pub span: Span,
    /// Whether what needs it is printed on the flyer's day.
    pub printed: bool,
}

impl FactKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Phone, Self::Hours, Self::Number, Self::Measure, Self::Link];

    /// The table of the facts in which this kind stands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Hours => "hours",
            Self::Number => "number",
            Self::Measure => "measure",
            Self::Link => "link",
        }
    }

    /// The kind of fact that a reference such as `{count:points}` in a pack
    /// needs; `None` if it needs none.
    #[must_use]
    pub fn of_reference(kind: &str) -> Option<Self> {
        match kind {
            "times" | "count" | "languages" => Some(Self::Hours),
            _ => Self::ALL.into_iter().find(|fact| fact.key() == kind),
        }
    }
}

impl FactVersion {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A telephone line.
#[derive(Debug, Clone)]
pub struct Phone {
    /// The number as it is written.
    pub number: String,
    /// Where it stands.
    pub span: Span,
    /// Whether the call is free.
    pub free: bool,
}

/// When a line is open, and for whom.
#[derive(Debug, Clone)]
pub struct Hours {
    /// The days.
    pub days: Days,
    /// Opens at this minute of the day.
    pub open: u16,
    /// Closes at this minute of the day.
    pub close: u16,
    /// The codes of the languages that are spoken.
    pub languages: Vec<String>,
}

/// Days on which a line is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Days {
    /// Monday to Friday.
    MonFri,
    /// Saturdays, Sundays and national holidays.
    SatSunHoliday,
    /// Every day.
    Daily,
}

impl Days {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::MonFri, Self::SatSunHoliday, Self::Daily];

    /// How facts and packs call them.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::MonFri => "mon-fri",
            Self::SatSunHoliday => "sat-sun-holiday",
            Self::Daily => "daily",
        }
    }
}

/// A length.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The number, with a point as decimal sign.
    pub value: String,
    /// Its unit.
    pub unit: Unit,
}

/// A unit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Centimetres.
    Cm,
    /// Millimetres.
    Mm,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Cm, Self::Mm];

    /// How facts and packs call them.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Cm => "cm",
            Self::Mm => "mm",
        }
    }
}

impl Measure {
    /// The length on paper.
    #[must_use]
    pub fn length(&self) -> Mm {
        let number: f32 = self.value.parse().unwrap_or_default();
        match self.unit {
            Unit::Cm => Mm(number * 10.0),
            Unit::Mm => Mm(number),
        }
    }
}

/// An address on the web.
#[derive(Debug, Clone)]
pub struct Link {
    /// The address.
    pub url: String,
    /// Where it stands.
    pub span: Span,
}
