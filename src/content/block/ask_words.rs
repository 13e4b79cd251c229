//! What a block says of itself in a word, and whether something is wanted.
//!
//! In: a word of `flyer.toml`. Out: what it stands for, the same in all languages. Knows
//! nothing about words of packs.

use std::marker::PhantomData;

use super::ask::{Ask, Asks, Count};
use super::form::Shown;
use super::texts::Texts;
use crate::content::form::Word;
use crate::content::form::literal::Literal;
use crate::source::Spanned;

/// One of a few words that say how a block is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chosen<W>(pub Option<W>);

impl<W> Shown for Chosen<W> {}

/// A word of `W`, or none.
pub(crate) struct MaybeWord<W>(PhantomData<W>);

/// A word of `W`.
pub(crate) struct OneWord<W>(PhantomData<W>);

/// Defines how a word of a few is asked for.
macro_rules! asks_word {
    ($($ask:ident: $count:ident,)+) => {
        $(impl<W: Word> Ask for $ask<W> {
            type Planned = Option<W>;
            type Shown = Chosen<W>;

            const COUNT: Count = Count::$count;
            const NOTE: &'static str = "";

            fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Option<W> {
                let name = names.first()?;
                W::choose(Literal::new(&name.value, "", name.span), asks.sink)
            }

            fn show(word: &Option<W>, _: &mut Texts<'_, '_>) -> Chosen<W> {
                Chosen(*word)
            }
        })+
    };
}

asks_word! {
    MaybeWord: Maybe,
    OneWord: One,
}

/// The `words` of another block, or none; who asks checks that there is such a block.
pub(crate) struct MaybeBlock;

impl Ask for MaybeBlock {
    type Planned = Option<Spanned<String>>;
    type Shown = Chosen<String>;

    const COUNT: Count = Count::Maybe;
    const NOTE: &'static str = "";

    fn plan(names: &[Spanned<String>], _: &mut Asks<'_>) -> Option<Spanned<String>> {
        names.first().cloned()
    }

    fn show(name: &Option<Spanned<String>>, _: &mut Texts<'_, '_>) -> Chosen<String> {
        Chosen(name.as_ref().map(|name| name.value.clone()))
    }
}

/// In how many columns something stands: one if that is left out.
pub(crate) struct Across;

impl Ask for Across {
    type Planned = u8;
    type Shown = u8;

    /// With more of them, words have no room.
    const COUNT: Count = Count::Number(1, 3);
    const NOTE: &'static str = "";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> u8 {
        MaybeColumn::plan(names, asks).map_or(1, |count| count.value)
    }

    fn show(count: &u8, _: &mut Texts<'_, '_>) -> u8 {
        *count
    }
}

/// One of the columns of a table behind the first, or none; who asks checks that there is
/// such a column.
pub(crate) struct MaybeColumn;

impl Shown for Option<Spanned<u8>> {}

impl Ask for MaybeColumn {
    type Planned = Option<Spanned<u8>>;
    type Shown = Option<Spanned<u8>>;

    /// A page has no room for more than ten.
    const COUNT: Count = Count::Number(2, 10);
    const NOTE: &'static str = "";

    fn plan(names: &[Spanned<String>], _: &mut Asks<'_>) -> Option<Spanned<u8>> {
        let name = names.first()?;
        Some(Spanned { value: name.value.parse().ok()?, span: name.span })
    }

    fn show(column: &Option<Spanned<u8>>, _: &mut Texts<'_, '_>) -> Option<Spanned<u8>> {
        column.clone()
    }
}

/// Whether something is wanted.
pub(crate) struct Flag;

impl Shown for bool {}

impl Ask for Flag {
    type Planned = bool;
    type Shown = bool;

    const COUNT: Count = Count::Flag;
    const NOTE: &'static str = "";

    fn plan(names: &[Spanned<String>], _: &mut Asks<'_>) -> bool {
        !names.is_empty()
    }

    fn show(flag: &bool, _: &mut Texts<'_, '_>) -> bool {
        *flag
    }
}
