//! One file per kind of block: model in, frame out.

mod about;
mod callout;
mod cards;
mod colophon;
mod contact;
mod hotline;
mod notice;
mod paths;
mod photo;
mod points;
mod section;
mod step;
mod title;

use super::composer::Composer;
use crate::frame::Frame;
use crate::model::{Block, BlockKind};

/// Lays out a block over the width between the margins. A block may draw
/// grounds beyond its frame, up to the edges of the page.
pub(super) fn block(composer: &mut Composer<'_, '_>, block: &Block) -> Frame {
    let span = block.span;
    match &block.kind {
        BlockKind::Title(title) => title::title(composer, title),
        BlockKind::About(about) => about::about(composer, about),
        BlockKind::Cards(cards) => cards::cards(composer, cards),
        BlockKind::Callout(callout) => callout::callout(composer, callout),
        BlockKind::Section(section) => section::section(composer, section),
        BlockKind::Step(step) => step::step(composer, step, span),
        BlockKind::Notice(notice) => notice::notice(composer, notice),
        BlockKind::Paths(paths) => paths::paths(composer, paths, span),
        BlockKind::Photo(photo) => photo::photo(composer, photo, span),
        BlockKind::Points(points) => points::points(composer, points, span),
        BlockKind::Hotline(hotline) => hotline::hotline(composer, hotline, span),
        BlockKind::Contact(contact) => contact::contact(composer, contact),
        BlockKind::Colophon(colophon) => colophon::colophon(composer, colophon),
    }
}
