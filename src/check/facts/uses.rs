//! Which facts a flyer needs.
//!
//! In: a flyer. Out: the facts to which its blocks and its packs refer. Knows
//! nothing about values.

use crate::model::{FactKind, Flyer, PieceKind};

/// The facts that the blocks and the packs of a flyer refer to.
pub(super) fn uses(flyer: &Flyer) -> impl Iterator<Item = (FactKind, &str)> {
    let blocks = flyer.uses.iter().flatten().map(|fact| (fact.kind, fact.name.as_str()));
    blocks.chain(in_packs(flyer))
}

/// The facts that the blocks of the flyer's day and the packs refer to.
pub(super) fn printed(flyer: &Flyer) -> impl Iterator<Item = (FactKind, &str)> {
    let blocks = flyer.uses.iter().flatten().filter(|fact| fact.printed);
    blocks.map(|fact| (fact.kind, fact.name.as_str())).chain(in_packs(flyer))
}

fn in_packs(flyer: &Flyer) -> impl Iterator<Item = (FactKind, &str)> {
    let strings = flyer.packs.iter().flat_map(|pack| &pack.strings);
    strings.flat_map(|string| &string.pieces).filter_map(|piece| match &piece.kind {
        PieceKind::Reference(reference) => {
            Some((FactKind::of_reference(&reference.kind)?, reference.name.as_str()))
        }
        PieceKind::Text(_) | PieceKind::Ruby(_) | PieceKind::Token(_) => None,
    })
}
