//! Facts, `content/facts.toml`: what is true in every language, with the time in
//! which it holds. One file for each kind.
//!
//! In: the parsed file. Out: [`Fact`]s with their versions. Knows nothing about
//! packs or flyers.

mod closure;
mod contact;
mod date;
mod days;
mod email;
mod event;
mod hours;
mod link;

mod measure;
mod number;
pub(crate) mod phone;
mod place;
mod price;
mod sense;
mod time;

use std::fmt;

use crate::content::codes;
use crate::content::form::kind::{Kind, chosen, date, placed, read_chosen, text};
use crate::content::form::reader::{Field, Table, shortened};
use crate::content::form::shape::{ANY, Shape};
use crate::content::form::{Form, Key, Word, form, words};
use crate::content::markup::Reference;
use crate::content::model::Rich;
use crate::content::table::period::Period;
use crate::content::voice::Saying;
use crate::diag::Sink;
use crate::frame::Date;
use crate::source::{Span, Spanned};

pub use closure::{Closure, Stretch};
pub use contact::Contact;
pub use date::Day;
pub use days::Regular;
pub use email::Email;
pub use event::Event;
pub use hours::{Hours, Row, Season};
pub use link::Link;

pub(crate) use email::is_address;
pub(crate) use link::{address, is_https};
pub use measure::{Measure, Unit};
pub use number::Number;
pub use phone::Phone;
pub use place::Place;
pub use price::Price;
pub use sense::Sense;
pub use time::Time;

/// Defines the kinds of facts: for each the struct that holds one, and the name
/// of its table. The help is what editors show.
macro_rules! kinds {
    ($($(#[doc = $help:literal])+ $kind:ident($form:ident) = $word:literal,)+) => {
        words! {
            /// A kind of fact.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
            pub enum FactKind {
                $($(#[doc = $help])+ $kind = $word,)+
            }
        }

        /// What a fact says.
        #[derive(Debug, Clone)]
        pub enum FactValue {
            $($(#[doc = $help])+ $kind($form),)+
        }

        impl fmt::Display for FactValue {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$kind(value) => value.fmt(f),)+
                }
            }
        }

        impl FactKind {
            /// What may stand behind the dot of a reference to such a fact.
            #[must_use]
            pub fn parts(self) -> &'static [&'static str] {
                match self {
                    $(Self::$kind => $form::PARTS,)+
                }
            }
        }

        impl FactValue {
            /// What a part of it is in the way of a language; `None` if it has no such
            /// part.
            pub(crate) fn voiced(
                &self,
                part: &str,
                how: &Saying<'_>,
                sink: &mut Sink,
            ) -> Option<Rich> {
                match self {
                    $(Self::$kind(value) => value.voiced(part, how, sink),)+
                }
            }

            /// The number that a part of it is, if words may depend on it.
            pub(crate) fn number(&self, part: &str) -> Option<u32> {
                match self {
                    $(Self::$kind(value) => value.number(part),)+
                }
            }

            /// What it says as one number, so that it can be compared with another one of
            /// its kind; `None` if it cannot.
            #[must_use]
            pub fn amount(&self) -> Option<f64> {
                match self {
                    $(Self::$kind(value) => value.amount(),)+
                }
            }

            /// The last days of its parts: what is over is not printed any more.
            #[must_use]
            pub fn last_days(&self) -> Vec<Date> {
                match self {
                    $(Self::$kind(value) => value.last_days(),)+
                }
            }

            /// What can be typed in its place, each with the part that says it.
            #[must_use]
            pub fn senses(&self) -> Vec<(&'static str, Sense)> {
                match self {
                    $(Self::$kind(value) => value.senses(),)+
                }
            }

            /// The other facts that it names.
            #[must_use]
            pub fn names(&self) -> Vec<(FactKind, &Spanned<String>)> {
                match self {
                    $(Self::$kind(value) => value.names(),)+
                }
            }
        }

        $(impl FactForm for $form {
            const KIND: FactKind = FactKind::$kind;

            fn of(value: &FactValue) -> Option<&Self> {
                if let FactValue::$kind(value) = value { Some(value) } else { None }
            }

            fn wrap(self) -> FactValue {
                FactValue::$kind(self)
            }
        })+

        /// The tables of all kinds.
        fn tables() -> Vec<Key> {
            vec![$(crate::content::form::key($word, &[$($help),+], &chosen(ANY, Versions::<$form>::new()))),+]
        }

        /// Reads the tables of all kinds.
        fn read_tables(file: &mut Table<'_>, sink: &mut Sink) -> Vec<Fact> {
            let mut facts = Vec::new();
            $(read_kind::<$form>(file, &mut facts, sink);)+
            facts
        }
    };
}

kinds! {
    /// Telephone lines. Packs write {phone:name}, and {phone:name.cost} for what a call costs.
    Phone(Phone) = "phone",
    /// When something is open, and in which languages a line answers. Packs write {hours:name}, {hours:name.days}, {hours:name.times}, {hours:name.closed}, {hours:name.languages} or {hours:name.count} (how many languages).
    Hours(Hours) = "hours",
    /// Days on which something happens, such as collection. Packs write {days:name}, {days:name.days} (without closures) or {days:name.closed}.
    Days(Regular) = "days",
    /// Days on which something is closed or does not happen. Packs write {closure:name}, {closure:name.first}, {closure:name.last} or {closure:name.closed}.
    Closure(Closure) = "closure",
    /// Days. Packs write {date:name}, {date:name.year}, {date:name.short} (without the day of the week), {date:name.weekday} or {date:name.local} (in the other calendar of the language, such as the Persian one).
    Date(Day) = "date",
    /// Times of day. Packs write {time:name}.
    Time(Time) = "time",
    /// Stretches of days. Packs write {period:name}, {period:name.year}, {period:name.from}, {period:name.until}, {period:name.first} or {period:name.last}.
    Period(Stretch) = "period",
    /// Events on one or several dates. Packs write {event:name}, {event:name.dates} or {event:name.times}.
    Event(Event) = "event",
    /// Amounts of money. Packs write {price:name} or {price:name.number}.
    Price(Price) = "price",
    /// Numbers. Packs write {number:name}.
    Number(Number) = "number",
    /// Sizes and weights. Packs write {measure:name}.
    Measure(Measure) = "measure",
    /// Addresses on the web. Packs write {link:name}; a block `codes` makes a QR code of one.
    Link(Link) = "link",
    /// E-mail addresses. Packs write {email:name}.
    Email(Email) = "email",
    /// Places. Packs write {place:name} (with the Japanese name), {place:name.name} (without), {place:name.address} or {place:name.japanese} (the Japanese address alone).
    Place(Place) = "place",
    /// Whom to ask. Packs write {contact:name} and {contact:name.phone}, .fax, .hours, .place, .address, .email or .link.
    Contact(Contact) = "contact",
}

/// The value of a kind of fact.
pub(crate) trait FactForm: Form + Voiced + fmt::Display + Clone {
    /// The kind.
    const KIND: FactKind;

    /// The value, if it is of this kind.
    fn of(value: &FactValue) -> Option<&Self>;

    /// The value among those of all kinds.
    fn wrap(self) -> FactValue;
}

/// What a fact says in the way of a language.
pub(crate) trait Voiced {
    /// What may stand behind the dot of a reference: `days` in `{hours:counter.days}`.
    const PARTS: &'static [&'static str];

    /// A part of the fact as the language writes it, or all of it for the part "";
    /// `None` if there is no such part.
    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich>;

    /// The number that a part is, if words may depend on it.
    fn number(&self, _part: &str) -> Option<u32> {
        None
    }

    /// What it says as one number, so that it can be compared with another one of its
    /// kind: days are counted, lengths are in millimetres.
    fn amount(&self) -> Option<f64> {
        None
    }

    /// The last days of its parts: what is over is not printed any more.
    fn last_days(&self) -> Vec<Date> {
        Vec::new()
    }

    /// What can be typed in its place, each with the part that says it.
    fn senses(&self) -> Vec<(&'static str, Sense)> {
        Vec::new()
    }

    /// The other facts that it names.
    fn names(&self) -> Vec<(FactKind, &Spanned<String>)> {
        Vec::new()
    }
}

/// A day as the number of days since 1970.
fn counted(date: Date) -> f64 {
    u32::try_from(date.to_days()).map_or(0.0, f64::from)
}

/// Kinds of references that are short for a part of a fact.
pub(crate) const SHORT: [(&str, FactKind, &str); 4] = [
    ("times", FactKind::Hours, "times"),
    ("count", FactKind::Hours, "count"),
    ("languages", FactKind::Hours, "languages"),
    ("cost", FactKind::Phone, "cost"),
];

/// The part of every fact that says what it will be, while a change lies ahead.
pub(crate) const CHANGE: &str = "change";

impl FactKind {
    /// That there is none of this name, up to the name.
    pub(crate) fn none(self) -> String {
        match self {
            Self::Hours | Self::Days => format!("there are no {}", self.key()),
            Self::Phone
            | Self::Closure
            | Self::Date
            | Self::Time
            | Self::Period
            | Self::Event
            | Self::Price
            | Self::Number
            | Self::Measure
            | Self::Link
            | Self::Email
            | Self::Place
            | Self::Contact => format!("there is no {}", self.key()),
        }
    }

    /// The kind of fact that a reference such as `{count:points}` in a pack
    /// needs; `None` if it needs none.
    #[must_use]
    pub fn of_reference(kind: &str) -> Option<Self> {
        let short = SHORT.iter().find(|(short, ..)| *short == kind);
        short.map(|(_, kind, _)| *kind).or_else(|| Self::of(kind))
    }
}

/// The fact and the part of it to which a reference in a pack refers; `None` if it
/// refers to none.
#[must_use]
pub fn referred(reference: &Reference) -> Option<(FactKind, &str, &str)> {
    let kind = FactKind::of_reference(&reference.kind)?;
    let (name, part) = reference.name.split_once('.').unwrap_or((&reference.name, ""));
    let short = SHORT.iter().find(|(short, ..)| *short == reference.kind);
    Some((kind, name, short.map_or(part, |(.., part)| part)))
}

/// The reference to a part of a fact, as packs write it between braces.
#[must_use]
pub fn reference(kind: FactKind, name: &str, part: &str) -> String {
    match SHORT.iter().find(|(_, of, short)| (*of, *short) == (kind, part)) {
        Some((short, ..)) => format!("{short}:{name}"),
        None if part.is_empty() => format!("{}:{name}", kind.key()),
        None => format!("{}:{name}.{part}", kind.key()),
    }
}

/// A name under `[closure]`, or "holiday".
fn names_of_closures() -> impl Kind<Read = String> {
    text()
}

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

impl Fact {
    /// The version that holds on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&FactVersion> {
        self.versions.iter().find(|version| version.period.holds(day))
    }

    /// The version that follows on a day after `day`, until `last`.
    #[must_use]
    pub fn next(&self, day: Date, last: Option<Date>) -> Option<(Date, &FactVersion)> {
        let starts = self.versions.iter().filter_map(|it| Some((it.period.from?, it)));
        let ahead = starts.filter(|(from, _)| *from > day && last.is_none_or(|last| *from <= last));
        ahead.min_by_key(|(from, _)| *from)
    }

    /// What the fact is called.
    #[must_use]
    pub fn called(&self) -> (FactKind, &str) {
        (self.kind, &self.name.value)
    }
}

/// A fact in the time in which it holds.
#[derive(Debug, Clone)]
pub struct FactVersion {
    /// What holds.
    pub value: FactValue,
    /// Where the version begins in the file.
    pub span: Span,
    /// Where its values stand, by their keys.
    pub places: Vec<(String, Span)>,
    /// When it holds.
    pub period: Period,
    /// Where it comes from.
    pub origin: Origin,
}

impl FactVersion {
    /// Where the value of a key stands, or of the first of several that is there; where the
    /// version begins if it has none of them.
    #[must_use]
    pub fn place(&self, keys: &[&str]) -> Span {
        let of = |key: &&str| self.places.iter().find(|(own, _)| own == key);
        keys.iter().find_map(of).map_or(self.span, |(_, place)| *place)
    }
}

form! {
    /// What every fact says of itself.
    #[derive(Debug, Clone)]
    pub struct Origin {
        /// Where the fact comes from.
        pub source: String = text(),
        /// The day on which someone last compared the fact with its source.
        pub checked: Spanned<Date> = placed(date()),
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

/// A table of a fact, or a list of such tables, one for each time in which
/// another value holds.
struct Versions<T>(std::marker::PhantomData<T>);

impl<T> Versions<T> {
    fn new() -> Self {
        Self(std::marker::PhantomData)
    }
}

impl<T: FactForm> Kind for Versions<T> {
    type Read = Vec<FactVersion>;

    fn shape(&self) -> Shape {
        let keys = [T::keys(), Origin::keys(), Period::keys()];
        Shape::versions(keys.into_iter().flatten().collect())
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
        let tables = field.versions(sink);
        Some(tables.into_iter().filter_map(|field| version::<T>(field, sink)).collect())
    }
}

fn version<T: FactForm>(field: Field<'_, '_>, sink: &mut Sink) -> Option<FactVersion> {
    let mut table = field.table(sink)?;
    let (span, places) = (table.span(), table.places());
    let value = T::read(&mut table, sink);
    let period = Period::read(&mut table, sink);
    let origin = Origin::read(&mut table, sink);
    table.finish(sink);
    Some(FactVersion { value: value?.wrap(), span, places, period: period?, origin: origin? })
}

fn read_kind<T: FactForm>(file: &mut Table<'_>, facts: &mut Vec<Fact>, sink: &mut Sink) {
    let mut table = file.optional_table(T::KIND.key(), sink);
    for (name, versions) in read_chosen(&mut table, &Versions::<T>::new(), sink) {
        for (index, version) in versions.iter().enumerate() {
            if versions[..index].iter().any(|earlier| earlier.period.meets(&version.period)) {
                let message =
                    format!("two versions of `{}` hold on the same day", shortened(&name.value));
                sink.report(
                    codes::BAD_PERIOD
                        .at(version.span, message)
                        .label("begins before another one ends, or ends after it begins")
                        .hint(
                            "give each version `from` and `until` so that they follow each other",
                        ),
                );
            }
        }
        facts.push(Fact { kind: T::KIND, name, versions });
    }
}

form! {
    /// The part of the file that holds no facts.
    #[derive(Default)]
    pub(crate) struct Spoken {
        /// The languages that are spoken on the lines: their codes, and how each writes its own name.
        pub(crate) languages: Vec<(Spanned<String>, String)> =
            chosen(crate::content::form::shape::TAG, text()),
    }
}

/// The shape of the file.
pub(crate) fn shape() -> Shape {
    let mut keys = tables();
    keys.extend(Spoken::keys());
    Shape::table(keys)
}

/// Reads the facts, and the languages that are spoken.
pub(crate) fn read(file: &mut Table<'_>, sink: &mut Sink) -> (Vec<Fact>, Spoken) {
    let spoken = Spoken::read(file, sink).unwrap_or_default();
    (read_tables(file, sink), spoken)
}
