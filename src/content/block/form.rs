//! A kind of block, said once: what `flyer.toml` names for it and which words a
//! pack has for it.
//!
//! In: the definition of a block. Out: a struct whose fields are what it shows
//! and says in one language, its keys with their help for schemas and blank
//! packs, and the list of its texts. Knows nothing about pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::{Table, Value};

use super::ask::{Asks, Count};
use crate::content::block::texts::Texts;
use crate::content::form::{Key, Shape};
use crate::content::model::Rich;
use crate::frame::Picture;

/// A kind of block; made by [`block!`].
pub(crate) trait BlockForm: Sized {
    /// What `flyer.toml` names for it.
    type Plan;

    /// What it is, for the person who puts a flyer together.
    const HELP: &'static [&'static str];

    /// The keys of its table in `flyer.toml`.
    fn asks() -> Vec<Asked>;

    /// The keys of its words in a pack.
    fn words(given: &Given<'_>) -> Vec<Key>;

    /// Looks up what `flyer.toml` names.
    fn plan(asks: &mut Asks<'_>) -> Self::Plan;

    /// Adds the words of a pack.
    fn read(plan: &Self::Plan, texts: &mut Texts<'_, '_>) -> Self;
}

/// A table of words in a pack; made by [`wording!`].
pub(crate) trait Wording: Sized {
    /// Its keys.
    fn keys(given: &Given<'_>) -> Vec<Key>;

    /// Reads its words.
    fn read(texts: &mut Texts<'_, '_>) -> Self;
}

/// What can stand at a key of a pack, see [`super::word`].
pub(crate) trait Word {
    /// What is read from it.
    type Read;

    /// How it looks in a pack; `None` where no pack of the flyer has it.
    fn shape(&self, key: &str, given: &Given<'_>) -> Option<Shape>;

    /// Reads it.
    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Self::Read;

    /// Whether the key may be left out.
    fn may_be_missing(&self) -> bool {
        false
    }

    /// What its help ends with, whatever the text is.
    fn note(&self) -> &'static str {
        ""
    }
}

/// A key of a block's table in `flyer.toml`.
pub(crate) struct Asked {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it is for.
    pub(crate) help: String,
    /// What stands there.
    pub(crate) note: &'static str,
    /// How many.
    pub(crate) count: Count,
}

/// What the words of a block depend on.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    /// The table of the reference pack.
    pub(crate) reference: &'a Table,
    /// What the block's keys in `flyer.toml` list.
    pub(crate) listed: &'a BTreeMap<String, Vec<String>>,
    /// How much these keys, and those of tables around, list.
    pub(crate) lengths: &'a BTreeMap<String, usize>,
}

impl Given<'_> {
    /// What the words of a table inside this one depend on.
    pub(crate) fn inside<T>(
        &self,
        table: Option<&Value>,
        shape: impl FnOnce(&Given<'_>, &Table) -> T,
    ) -> T {
        let nothing = Table::new();
        let mut lengths = self.lengths.clone();
        let lists = |(key, value): (&String, &Value)| Some((key.clone(), value.as_array()?.len()));
        lengths.extend(self.reference.iter().filter_map(lists));
        let reference = table.and_then(Value::as_table).unwrap_or(&nothing);
        shape(&Given { reference, lengths: &lengths, ..*self }, reference)
    }
}

/// What a block shows or says: its texts, for the proof that nothing gets lost
/// between a pack and the paper.
pub(crate) trait Shown {
    /// Adds the printed texts, if there are any; of those that nobody hears, only if not
    /// `heard`.
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        let _ = (heard, texts);
    }
}

impl Shown for Rich {
    fn texts<'a>(&'a self, _: bool, texts: &mut Vec<&'a Rich>) {
        texts.push(self);
    }
}

/// An alternative text is read out in place of a picture, not printed.
impl Shown for String {}

impl Shown for Arc<Picture> {}

/// A number that is counted, as that of a step, is not a text of a pack.
impl Shown for u8 {}

impl<T: Shown> Shown for Option<T> {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.iter().for_each(|it| it.texts(heard, texts));
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.iter().for_each(|it| it.texts(heard, texts));
    }
}

impl<T: Shown, const N: usize> Shown for [T; N] {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.iter().for_each(|it| it.texts(heard, texts));
    }
}

/// The key of a word, if packs of the flyer have it.
pub(crate) fn key<W: Word>(name: &str, lines: &[&str], word: &W, given: &Given<'_>) -> Option<Key> {
    let shape = word.shape(name, given)?;
    let lines: Vec<&str> = lines.iter().copied().chain([word.note()]).collect();
    let help = crate::content::form::help(&lines).trim_end().to_owned();
    Some(Key { name: name.to_owned(), help, required: !word.may_be_missing(), shape })
}

/// Defines a table of words: a struct whose fields are its keys in a pack, each
/// with what can stand there (a [`Word`]). A key has the name of its field, or the
/// one behind `as`. The doc comments are the help that translators see.
macro_rules! wording {
    (
        $(#[doc = $outer:literal])+
        pub struct $name:ident {
            $($(#[doc = $help:literal])+ $field:ident $(as $key:literal)?: $type:ty = $word:expr,)+
        }
    ) => {
        $(#[doc = $outer])+
        #[derive(Debug, Clone, Hash)]
        pub struct $name {
            $($(#[doc = $help])+ pub $field: $type,)+
        }

        impl $crate::content::block::form::Wording for $name {
            fn keys(
                given: &$crate::content::block::form::Given<'_>,
            ) -> Vec<$crate::content::form::Key> {
                let keys = [$($crate::content::block::form::key(
                    $crate::content::block::form::name!($field $($key)?), &[$($help),+], &$word, given,
                )),+];
                keys.into_iter().flatten().collect()
            }

            fn read(texts: &mut $crate::content::block::texts::Texts<'_, '_>) -> Self {
                Self {
                    $($field: $crate::content::block::form::Word::read(
                        &$word, $crate::content::block::form::name!($field $($key)?), texts,
                    ),)+
                }
            }
        }

        impl $crate::content::block::form::Shown for $name {
            fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a $crate::content::model::Rich>) {
                $($crate::content::block::form::Shown::texts(&self.$field, heard, texts);)+
            }
        }
    };
}

/// The name of a field's key.
macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

/// Defines a kind of block: a struct with what `flyer.toml` names for it (`asks`,
/// each an [`Ask`](super::ask::Ask)), the words of a pack (`words`, each a
/// [`Word`]) and what is added later (`added`). Behind it can stand a function that
/// puts the block right when all of it is read.
macro_rules! block {
    (
        $(#[doc = $outer:literal])+
        pub struct $name:ident {
            $(asks {
                $($(#[doc = $ask_help:literal])+
                    $ask:ident $(as $ask_key:literal)?: $shown:ty = $kind:ty,)+
            })?
            words {
                $($(#[doc = $help:literal])+
                    $field:ident $(as $key:literal)?: $type:ty = $word:expr,)+
            }
            $(added {
                $($(#[doc = $added_help:literal])+ $added:ident: $added_type:ty,)+
            })?
        }
        $(finished by $finish:path)?
    ) => {
        $(#[doc = $outer])+
        #[derive(Debug, Clone, Hash)]
        pub struct $name {
            $($($(#[doc = $ask_help])+ pub $ask: $shown,)+)?
            $($(#[doc = $help])+ pub $field: $type,)+
            $($($(#[doc = $added_help])+ pub $added: $added_type,)+)?
        }

        /// What `flyer.toml` names for it.
        pub(crate) struct Plan {
            $($($(#[doc = $ask_help])+
                pub(crate) $ask: <$kind as $crate::content::block::ask::Ask>::Planned,)+)?
        }

        impl $crate::content::block::form::BlockForm for $name {
            type Plan = Plan;

            const HELP: &'static [&'static str] = &[$($outer),+];

            fn asks() -> Vec<$crate::content::block::form::Asked> {
                vec![$($($crate::content::block::form::Asked {
                    name: $crate::content::block::form::name!($ask $($ask_key)?),
                    help: $crate::content::form::help(&[$($ask_help),+]),
                    note: <$kind as $crate::content::block::ask::Ask>::NOTE,
                    count: <$kind as $crate::content::block::ask::Ask>::COUNT,
                }),+)?]
            }

            fn words(
                given: &$crate::content::block::form::Given<'_>,
            ) -> Vec<$crate::content::form::Key> {
                let keys = [$($crate::content::block::form::key(
                    $crate::content::block::form::name!($field $($key)?), &[$($help),+], &$word, given,
                )),+];
                keys.into_iter().flatten().collect()
            }

            fn plan(asks: &mut $crate::content::block::ask::Asks<'_>) -> Plan {
                // Some blocks ask for nothing.
                let _ = &asks;
                Plan {
                    $($($ask: asks.plan::<$kind>(
                        $crate::content::block::form::name!($ask $($ask_key)?),
                    ),)+)?
                }
            }

            fn read(plan: &Plan, texts: &mut $crate::content::block::texts::Texts<'_, '_>) -> Self {
                let _ = plan;
                let block = Self {
                    $($($ask: <$kind as $crate::content::block::ask::Ask>::show(&plan.$ask, texts),)+)?
                    $($field: $crate::content::block::form::Word::read(
                        &$word, $crate::content::block::form::name!($field $($key)?), texts,
                    ),)+
                    $($($added: Default::default(),)+)?
                };
                $(let block = $finish(block);)?
                block
            }
        }

        impl $crate::content::block::form::Shown for $name {
            fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a $crate::content::model::Rich>) {
                $($($crate::content::block::form::Shown::texts(&self.$ask, heard, texts);)+)?
                $($crate::content::block::form::Shown::texts(&self.$field, heard, texts);)+
                $($($crate::content::block::form::Shown::texts(&self.$added, heard, texts);)+)?
            }
        }
    };
}

pub(crate) use {block, name, wording};
