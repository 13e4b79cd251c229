//! Facts, `content/facts.toml`: what is true in every language, with the time in
//! which it holds. One file for each kind.
//!
//! In: the parsed file. Out: [`Fact`]s with their versions. Knows nothing about
//! packs or flyers.

mod email;
mod hours;
mod link;
mod measure;
mod number;
pub(crate) mod phone;

use std::fmt;

use crate::content::codes;
use crate::content::form::kind::{Kind, chosen, date, placed, read_chosen, text};
use crate::content::form::reader::{Field, Table, shortened};
use crate::content::form::shape::{ANY, Shape};
use crate::content::form::{Form, Key, Word, form, words};
use crate::content::table::period::Period;
use crate::diag::Sink;
use crate::frame::Date;
use crate::source::{Span, Spanned};

pub use email::Email;
pub use hours::{Days, Hours};
pub(crate) use hours::{days, minute_of_day};
pub use link::Link;
pub(crate) use link::is_https;
pub use measure::{Measure, Unit};
pub use number::Number;
pub use phone::Phone;

/// Defines the kinds of facts: for each the struct that holds one, and the name
/// of its table. The help is what editors show.
macro_rules! kinds {
    ($($(#[doc = $help:literal])+ $kind:ident = $word:literal,)+) => {
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
            $($(#[doc = $help])+ $kind($kind),)+
        }

        impl fmt::Display for FactValue {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$kind(value) => value.fmt(f),)+
                }
            }
        }

        $(impl FactForm for $kind {
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
            vec![$(crate::content::form::key($word, &[$($help),+], &chosen(ANY, Versions::<$kind>::new()))),+]
        }

        /// Reads the tables of all kinds.
        fn read_tables(file: &mut Table<'_>, sink: &mut Sink) -> Vec<Fact> {
            let mut facts = Vec::new();
            $(read_kind::<$kind>(file, &mut facts, sink);)+
            facts
        }
    };
}

kinds! {
    /// Telephone lines. Packs write {phone:name}.
    Phone = "phone",
    /// When a line is open, and in which languages. Packs write {hours:name}, {times:name} (without the days), {count:name} (how many languages) or {languages:name}.
    Hours = "hours",
    /// Numbers. Packs write {number:name}.
    Number = "number",
    /// Sizes. Packs write {measure:name}.
    Measure = "measure",
    /// Addresses on the web. Packs write {link:name}; a callout makes a QR code of one.
    Link = "link",
    /// E-mail addresses. Packs write {email:name}.
    Email = "email",
}

/// The value of a kind of fact.
pub(crate) trait FactForm: Form + fmt::Display + Clone {
    /// The kind.
    const KIND: FactKind;

    /// The value, if it is of this kind.
    fn of(value: &FactValue) -> Option<&Self>;

    /// The value among those of all kinds.
    fn wrap(self) -> FactValue;
}

impl FactKind {
    /// The kind of fact that a reference such as `{count:points}` in a pack
    /// needs; `None` if it needs none.
    #[must_use]
    pub fn of_reference(kind: &str) -> Option<Self> {
        match kind {
            "times" | "count" | "languages" => Some(Self::Hours),
            "cost" => Some(Self::Phone),
            _ => Self::of(kind),
        }
    }
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
    /// When it holds.
    pub period: Period,
    /// Where it comes from.
    pub origin: Origin,
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
    let span = table.span();
    let value = T::read(&mut table, sink);
    let period = Period::read(&mut table, sink);
    let origin = Origin::read(&mut table, sink);
    table.finish(sink);
    Some(FactVersion { value: value?.wrap(), span, period: period?, origin: origin? })
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
