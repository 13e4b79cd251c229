//! `content/<flyer>/<tag>.toml`: the packs of one flyer.
//!
//! In: the flyer, its reference pack and the facts, as plain TOML. Out: the
//! shape that all packs of the flyer share: exactly the tables that its blocks
//! name, with the lists as long as the reference pack's. What is broken in the
//! files is left out; `load` reports it. Knows nothing about languages.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::shape::{Shape, needed};
use crate::content::block::Kind;
use crate::content::block::ask_entries::{Filling, listed_as};
use crate::content::block::form::{Asked, Given as Reference};
use crate::content::form::kind::table;
use crate::content::form::{help, key};
use crate::content::load::PackHead;

/// What the packs of a flyer depend on.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Its `flyer.toml`.
    pub flyer: &'a Table,
    /// Its reference pack.
    pub reference: &'a Table,
}

/// A block of `flyer.toml`, with the tables of words that it names.
struct Block<'a> {
    kind: &'static Kind,
    words: &'a str,
    table: &'a Table,
}

/// The shape of the flyer's packs.
#[must_use]
pub fn shape(given: Given<'_>) -> Shape {
    let what = ["What the pack is, and how far it can be trusted."];
    let mut keys = vec![key("pack", &what, &table::<PackHead>())];
    for block in blocks(given.flyer) {
        let words = given.reference.get(block.words).and_then(Value::as_table);
        let (nothing, help) = (Table::new(), help(block.kind.help));
        let listed = &listed(&block);
        let lengths = &listed.iter().map(|(key, names)| (key.clone(), names.len())).collect();
        let reference = words.unwrap_or(&nothing);
        let own = (block.kind.words)(&Reference { reference, listed, lengths });
        // Blocks may share a table; they ask for the same words then.
        match keys.iter_mut().find(|key| key.name == block.words) {
            Some(key) => key.shape.join(own),
            None => keys.push(needed(block.words, &help, Shape::table(own))),
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
        Some(Block { kind: Kind::of(text("kind")?)?, words: text("words")?, table })
    })
}

/// What the block's keys list: names, the names of entries, the columns of rows that come
/// from a file, or itself where it is set.
fn listed(block: &Block<'_>) -> BTreeMap<String, Vec<String>> {
    let asks = (block.kind.asks)().into_iter();
    let names = |asked: Asked| {
        let value = block.table.get(asked.name)?;
        let list = value.as_array().or_else(|| value.get("columns")?.as_array());
        let names = match (list, value.as_bool()) {
            (Some(list), _) => list.iter().map(name).collect(),
            (None, Some(true)) => vec![asked.name.to_owned()],
            (None, Some(false) | None) => value.as_table()?.keys().cloned().collect(),
        };
        Some((asked.name.to_owned(), names))
    };
    let mut listed: BTreeMap<String, Vec<String>> = asks.filter_map(names).collect();
    let fields = block.table.values().filter_map(Value::as_table).flatten();
    for (name, filling) in fields {
        if let Some(key) = filling.as_str().and_then(Filling::of).and_then(listed_as) {
            listed.entry(key.to_owned()).or_default().push(name.clone());
        }
    }
    listed
}

/// The name that an entry of a list is.
fn name(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
