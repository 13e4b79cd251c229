//! The kinds of blocks, one file each, and the list of them.
//!
//! In: what `flyer.toml` says of a block, and a table of words. Out: a [`Plan`],
//! and from it the block in one language. Knows nothing about pages.

pub(crate) mod ask;
mod ask_contacts;
pub(crate) mod ask_entries;
mod ask_months;
mod ask_words;
mod boxed;
mod calendar;
mod codes;
mod colophon;
mod contact;
mod contacts;
mod details;
pub(crate) mod element;
pub(crate) mod form;
mod heading;
mod hours_table;
mod list;
mod map;
mod paths;
mod phrases;
mod picture;
mod pictures;
mod questions;
mod reply;
pub(crate) mod rows;
mod section;
mod step;
mod table;
mod text;
pub(crate) mod texts;
mod title;
mod word;

use self::ask::Asks;
use self::element::Composed;
use self::form::{Asked, BlockForm, Given, Shown};
use self::texts::Texts;
use crate::content::form::Key;
use crate::content::model::Rich;

pub use ask::{Destination, Length};
pub use ask_contacts::{ContactLine, Line};
pub use ask_entries::{Entry, Filling, Level};
pub use ask_months::{CalendarDays, Span as MonthSpan};
pub use ask_words::Chosen;
pub use hours_table::{HoursRow, HoursTable};
pub use word::Named;

/// Defines the kinds of blocks: the name of each in `flyer.toml`, its file and its
/// struct.
macro_rules! kinds {
    ($($name:literal: $module:ident::$kind:ident,)+) => {
        $(pub use $module::*;)+

        /// What a block is.
        #[derive(Debug, Clone, Hash)]
        pub enum BlockKind {
            $(#[doc = concat!("`", $name, "`")] $kind($kind),)+
        }

        impl BlockKind {
            /// Its name in `flyer.toml`.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $name,)+
                }
            }

            fn shown(&self) -> &dyn Shown {
                match self {
                    $(Self::$kind(block) => block,)+
                }
            }

            /// It, as what becomes elements.
            pub(crate) fn composed(&self) -> &dyn Composed {
                match self {
                    $(Self::$kind(block) => block,)+
                }
            }
        }

        /// What `flyer.toml` says of a block, by kind.
        pub(crate) enum Plan {
            $(#[doc = concat!("`", $name, "`")] $kind($module::Plan),)+
        }

        impl Plan {
            /// Adds the words of a pack.
            pub(crate) fn read(&self, texts: &mut Texts<'_, '_>) -> BlockKind {
                match self {
                    $(Self::$kind(plan) => BlockKind::$kind($kind::read(plan, texts)),)+
                }
            }
        }

        /// All kinds, in the order in which help lists them.
        pub(crate) const KINDS: &[Kind] = &[$(Kind {
            name: $name,
            help: $kind::HELP,
            asks: $kind::asks,
            words: $kind::words,
            plan: |asks| Plan::$kind($kind::plan(asks)),
        }),+];
    };
}

kinds! {
    "title": title::Title,
    "section": section::Section,
    "step": step::Step,
    "heading": heading::Heading,
    "text": text::Prose,
    "paths": paths::Paths,
    "picture": picture::Picture,
    "pictures": pictures::Pictures,
    "map": map::Map,
    "list": list::List,
    "box": boxed::Boxed,
    "table": table::Table,
    "details": details::Details,
    "questions": questions::Questions,
    "codes": codes::Codes,
    "contacts": contacts::Contacts,
    "calendar": calendar::Calendar,
    "phrases": phrases::Phrases,
    "form": reply::Reply,
    "contact": contact::Contact,
    "colophon": colophon::Colophon,
}

/// A kind of block.
pub(crate) struct Kind {
    /// Its name in `flyer.toml`.
    pub(crate) name: &'static str,
    /// What it is, for the person who puts a flyer together.
    pub(crate) help: &'static [&'static str],
    /// The keys of its table in `flyer.toml`.
    pub(crate) asks: fn() -> Vec<Asked>,
    /// The keys of its words in a pack.
    pub(crate) words: fn(&Given<'_>) -> Vec<Key>,
    /// Looks up what `flyer.toml` names.
    pub(crate) plan: fn(&mut Asks<'_>) -> Plan,
}

impl Kind {
    /// The kind of this name.
    pub(crate) fn of(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }
}

impl Plan {
    /// Whether it goes from edge to edge of the page, so that nothing can stand beside it.
    pub(crate) fn is_wide(&self) -> bool {
        matches!(self, Self::Section(_))
            || matches!(self, Self::Title(title) if title.is_band())
            || matches!(self, Self::Reply(form) if form.cut)
    }
}

impl BlockKind {
    /// The printed texts.
    #[must_use]
    pub fn texts(&self) -> Vec<&Rich> {
        let mut texts = Vec::new();
        self.shown().texts(false, &mut texts);
        texts
    }

    /// The printed texts that are read out: all but the names of lines to write on,
    /// which are questions without an answer.
    #[must_use]
    pub fn heard(&self) -> Vec<&Rich> {
        let mut texts = Vec::new();
        self.shown().texts(true, &mut texts);
        texts
    }
}
