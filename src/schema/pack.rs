//! `content/<flyer>/<tag>.toml`: the packs of one flyer.
//!
//! In: the flyer, its reference pack and the facts, as plain TOML. Out: the
//! shape that all packs of the flyer share: exactly the tables that its blocks
//! name, with the lists as long as the reference pack's. What is broken in the
//! files is left out; `load` reports it. Knows nothing about languages.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::block::{self, Said, Word};
use super::formats;
use super::shape::{Key, Shape, needed, optional};

/// What the packs of a flyer depend on.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Its `flyer.toml`.
    pub flyer: &'a Table,
    /// Its reference pack.
    pub reference: &'a Table,
    /// `content/facts.toml`.
    pub facts: &'a Table,
}

/// A block of `flyer.toml`, with the tables of words that it names.
struct Block<'a> {
    kind: &'static block::Kind,
    words: &'a str,
    table: &'a Table,
}

/// The shape of the flyer's packs.
#[must_use]
pub fn shape(given: Given<'_>) -> Shape {
    let codes = given.facts.get("languages").and_then(Value::as_table).into_iter().flatten();
    let mut keys = vec![
        formats::head(),
        formats::formats(&units(given.facts), has_costs(given.reference)),
        formats::languages(codes.map(|(code, _)| code.as_str())),
    ];
    for block in blocks(given.flyer) {
        let words = given.reference.get(block.words).and_then(Value::as_table);
        let (nothing, help) = (Table::new(), block.kind.help);
        let own = resolve(block.kind.words, &block, words.unwrap_or(&nothing));
        // Blocks may share a table; they ask for the same words then.
        match keys.iter_mut().find(|key| key.name == block.words) {
            Some(key) => key.shape.join(own),
            None => keys.push(needed(block.words, help, Shape::table(own))),
        }
    }
    Shape::table(keys)
}

/// The blocks of all pages, in order.
fn blocks(flyer: &Table) -> impl Iterator<Item = Block<'_>> {
    let pages = flyer.get("pages").and_then(Value::as_array).into_iter().flatten();
    let blocks = pages.filter_map(|page| page.get("blocks")?.as_array()).flatten();
    blocks.filter_map(|block| {
        let table = block.as_table()?;
        let text = |key| table.get(key).and_then(Value::as_str);
        Some(Block { kind: block::kind(text("kind")?)?, words: text("words")?, table })
    })
}

/// Whether the reference pack says what a call costs.
fn has_costs(reference: &Table) -> bool {
    reference.get("formats").and_then(Value::as_table).is_some_and(|f| f.contains_key("cost"))
}

/// The units in which the facts give sizes.
fn units(facts: &Table) -> Vec<&str> {
    let measures = facts.get("measure").and_then(Value::as_table).into_iter().flatten();
    let versions = measures.flat_map(|(_, fact)| match fact.as_array() {
        Some(versions) => versions.iter().collect::<Vec<_>>(),
        None => vec![fact],
    });
    let units: BTreeSet<&str> =
        versions.filter_map(|version| version.get("unit")?.as_str()).collect();
    units.into_iter().collect()
}

/// The keys of a table of words, with what the reference pack has there.
fn resolve(words: &[Word], block: &Block<'_>, reference: &Table) -> Vec<Key> {
    let key = |word: &Word| {
        let there = reference.get(word.name);
        let length = there.and_then(Value::as_array).map(Vec::len);
        let list = |count: Option<usize>| match count {
            Some(count) => Shape::list_of(count, Shape::text()),
            None => Shape::filled_list(Shape::text()),
        };
        let shape = match word.what {
            Said::Text => Shape::text(),
            Said::PerhapsNothing => Shape::any_text(),
            Said::LikeReference => there.map(|_| Shape::text())?,
            Said::List => list(length),
            Said::ListLikeReference => there.map(|_| list(length))?,
            Said::ListLike(key) => {
                list(block.table.get(key).and_then(Value::as_array).map(Vec::len))
            }
            Said::ListOf(count) => list(Some(count)),
            Said::Table(words) => {
                let nothing = Table::new();
                let there = there.and_then(Value::as_table).unwrap_or(&nothing);
                Shape::table(resolve(words, block, there))
            }
        };
        Some(match word.what {
            // Tools for translators leave out what is empty.
            Said::PerhapsNothing => optional(word.name, word.help, shape),
            Said::Text
            | Said::LikeReference
            | Said::List
            | Said::ListLikeReference
            | Said::ListLike(_)
            | Said::ListOf(_)
            | Said::Table(_) => needed(word.name, word.help, shape),
        })
    };
    words.iter().filter_map(key).collect()
}
