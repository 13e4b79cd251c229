//! Strings of packs side by side with those of the reference.
//!
//! In: flyers. Out: pairs of strings with the same key. Knows nothing about checks.

use std::collections::BTreeMap;

use crate::content::model::{Flyer, Pack, Workspace, Written, list_key};
use crate::source::Span;

/// A string and the one that it translates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Translation<'a> {
    /// The string of a pack.
    pub(super) string: &'a Written,
    /// The string of the reference pack.
    pub(super) reference: &'a Written,
}

/// All translations of all flyers, in the order of flyers, packs and files.
pub(super) fn translations(workspace: &Workspace) -> impl Iterator<Item = Translation<'_>> {
    workspace.flyers.iter().flat_map(|flyer| {
        let reference = reference(flyer);
        let strings = reference.map(by_key).unwrap_or_default();
        others(flyer).flat_map(move |pack| pairs(pack, &strings).collect::<Vec<_>>())
    })
}

/// The strings of one pack with those that they translate. A list that has
/// another length than the reference's is left out: which entries belong
/// together cannot be told, and the length is reported as such.
pub(super) fn pairs<'a>(
    pack: &'a Pack,
    reference: &BTreeMap<&str, &'a Written>,
) -> impl Iterator<Item = Translation<'a>> {
    let mut entries: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for string in &pack.strings {
        entries.entry(list_key(&string.key)).or_default().0 += 1;
    }
    for key in reference.keys() {
        if let Some((_, count)) = entries.get_mut(list_key(key)) {
            *count += 1;
        }
    }
    let translated = pack.strings.iter().filter(|string| string.usage.is_translated());
    translated.filter_map(move |string| {
        let (own, expected) = entries.get(list_key(&string.key))?;
        let reference = reference.get(string.key.as_str()).filter(|_| own == expected)?;
        Some(Translation { string, reference })
    })
}

/// The strings of a pack by their keys.
pub(super) fn by_key(pack: &Pack) -> BTreeMap<&str, &Written> {
    pack.strings.iter().map(|string| (string.key.as_str(), string)).collect()
}

/// The pack with which the others are compared.
pub(super) fn reference(flyer: &Flyer) -> Option<&Pack> {
    flyer.packs.iter().find(|pack| is_reference(flyer, pack))
}

/// The packs that are compared with the reference.
pub(super) fn others(flyer: &Flyer) -> impl Iterator<Item = &Pack> {
    let compared = reference(flyer).is_some();
    flyer.packs.iter().filter(move |pack| compared && !is_reference(flyer, pack))
}

/// Whether the others are compared with this pack.
pub(super) fn is_reference(flyer: &Flyer, pack: &Pack) -> bool {
    flyer.reference.as_ref() == Some(&pack.language)
}

/// Where a pack says which language it is in: for what is true of it as a
/// whole.
pub(super) fn head(pack: &Pack) -> Span {
    let language = pack.strings.iter().find(|string| string.key == "pack.language");
    language.map_or(Span { file: pack.file, start: 0, end: 0 }, |language| language.span)
}
