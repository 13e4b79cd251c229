//! One page: its blocks from top to bottom, and the line at its foot.
//!
//! In: the number of a page. Out: a frame of the page's size, and by how much
//! its blocks are higher than the page.

use std::sync::Arc;

use super::block::block;
use super::composer::{Composer, TooWide, blank};
use super::style::Voice;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::{Block, BlockKind, Inline, Rich, Text};
use crate::source::Span;
use crate::text::Align;

/// A page whose blocks are higher than the page.
pub(crate) struct Overflow {
    /// The first block that does not fit.
    pub(crate) block: Span,
    /// How much is missing.
    pub(crate) excess: Pt,
}

/// The room for the line at the foot, above the bottom margin.
const FOOT: Mm = Mm(5.0);

/// The strip of colour at the head of a page that no band opens.
const STRIP: Mm = Mm(6.0);

/// What is left over is shared out between the blocks, up to this share of the
/// gap each.
const STRETCH: f32 = 1.4;

/// How much larger drawings are tried where a page has room.
const DRAWINGS: [f32; 4] = [1.4, 1.25, 1.12, 1.0];

/// How far the height of a page may be from growing evenly with its drawings.
const SLACK: f32 = 0.03;

/// The blocks of a page with drawings of the least size, and what does not fit.
pub(crate) struct Draft {
    frames: Vec<Frame>,
    /// The page is too full.
    pub(crate) overflow: Option<Overflow>,
    /// Pieces of text that are too wide for their places.
    pub(crate) too_wide: Vec<TooWide>,
}

impl Draft {
    /// Whether the page holds its blocks.
    pub(crate) fn fits(&self) -> bool {
        self.overflow.is_none() && self.too_wide.is_empty()
    }
}

/// Lays out the blocks of a page with drawings of the least size.
pub(crate) fn draft(composer: &mut Composer<'_, '_>, number: usize) -> Draft {
    let blocks = &composer.document.pages[number].blocks;
    composer.drawings = composer.density.drawings();
    composer.take_too_wide();
    let frames = (0..blocks.len()).map(|index| set(composer, number, index)).collect::<Vec<_>>();
    let overflow = stack(composer, blocks, &frames, room(composer)).1;
    Draft { frames, overflow, too_wide: composer.take_too_wide() }
}

/// Lays out one block of a page. Headings after a section stand one level below
/// it.
fn set(composer: &mut Composer<'_, '_>, number: usize, index: usize) -> Frame {
    let pages = &composer.document.pages;
    let blocks = &pages[number].blocks;
    let before = pages[..number].iter().flat_map(|page| &page.blocks).chain(&blocks[..index]);
    let mut sections = before.filter(|block| matches!(block.kind, BlockKind::Section(_)));
    composer.level = if sections.next().is_some() { 3 } else { 2 };
    composer.opens_page = index == 0;
    let Some(memo) = composer.memo else { return block(composer, &blocks[index]) };
    let form = (number, index, composer.number, composer.drawings.to_bits());
    memo.block(&blocks[index], form, || {
        let frame = block(composer, &blocks[index]);
        (frame, composer.fits())
    })
}

/// Finishes a page whose draft fits: with its drawings as large as it has room
/// for.
pub(crate) fn page(composer: &mut Composer<'_, '_>, number: usize, draft: Draft) -> Frame {
    let margin = composer.template.page.margin.value.pt();
    let blocks = &composer.document.pages[number].blocks;
    let (frames, tops) = place(composer, number, draft);
    let mut page = Frame::new(composer.template.page.size());
    if !blocks.first().is_some_and(|first| has_band(&first.kind)) {
        let strip = Rect::new(Point::ZERO, Size::new(page.size.width, STRIP.pt()));
        let shape = Shape::rect(strip, Pt::ZERO, composer.palette().primary);
        page.push(Point::ZERO, Item::Shape(shape));
    }
    for (frame, top) in frames.into_iter().zip(tops) {
        page.push(Point::new(margin, margin + top), Item::Group(Role::Section, frame));
    }
    let foot = foot(composer, number);
    let y = page.size.height - margin - foot.size.height * 0.5;
    page.push(Point::new(margin, y), Item::Group(Role::Artifact, foot));
    page
}

/// The height that the blocks of a page share.
fn room(composer: &Composer<'_, '_>) -> Pt {
    composer.template.page.height.pt() - composer.template.page.margin.value.pt() * 2.0 - FOOT.pt()
}

/// The blocks of a page and where each begins.
fn place(composer: &mut Composer<'_, '_>, number: usize, draft: Draft) -> (Vec<Frame>, Vec<Pt>) {
    let blocks = &composer.document.pages[number].blocks;
    let room = room(composer);
    let mut frames = draft.frames;
    let mut tops = stack(composer, blocks, &frames, room).0;
    let drawn: Vec<usize> = (0..blocks.len()).filter(|&i| has_drawings(&blocks[i].kind)).collect();
    let total = |frames: &[Frame]| frames.iter().map(|frame| frame.size.height).sum::<Pt>();
    let least = total(&frames);
    let smallest = composer.density.drawings();
    // The largest factor for which there can be room, as far as is known.
    let mut limit = f32::INFINITY;
    for drawings in DRAWINGS.into_iter().filter(|&drawings| drawings > smallest) {
        if drawings > limit {
            continue;
        }
        composer.drawings = drawings;
        let mut larger: Vec<Frame> =
            drawn.iter().map(|&index| set(composer, number, index)).collect();
        for (frame, &index) in larger.iter_mut().zip(&drawn) {
            std::mem::swap(&mut frames[index], frame);
        }
        let (places, overflow) = stack(composer, blocks, &frames, room);
        let too_wide = !composer.take_too_wide().is_empty();
        if overflow.is_none() && !too_wide {
            tops = places;
            break;
        }
        if let Some(Overflow { excess, .. }) = overflow {
            let growth = total(&frames) - least;
            limit = smallest + (drawings - smallest) * ((growth - excess) / growth) + SLACK;
        }
        for (frame, &index) in larger.iter_mut().zip(&drawn) {
            std::mem::swap(&mut frames[index], frame);
        }
    }
    (frames, tops)
}

/// Whether a block has drawings that may grow.
fn has_drawings(block: &BlockKind) -> bool {
    match block {
        BlockKind::Title(_)
        | BlockKind::About(_)
        | BlockKind::Cards(_)
        | BlockKind::Notice(_)
        | BlockKind::Paths(_)
        | BlockKind::Photo(_)
        | BlockKind::Points(_) => true,
        BlockKind::Callout(_)
        | BlockKind::Section(_)
        | BlockKind::Step(_)
        | BlockKind::Hotline(_)
        | BlockKind::Contact(_)
        | BlockKind::Colophon(_) => false,
    }
}

/// Where each block begins. Blocks that belong together keep the plain gap;
/// what is left of the page is shared out between the others, and what closes
/// the page stands at its foot.
fn stack(
    composer: &Composer<'_, '_>,
    blocks: &[Arc<Block>],
    frames: &[Frame],
    room: Pt,
) -> (Vec<Pt>, Option<Overflow>) {
    let gap = composer.gap();
    let gaps: Vec<Pt> = blocks
        .windows(2)
        .map(|pair| if belongs(&pair[0].kind, &pair[1].kind) { gap * 0.6 } else { gap })
        .collect();
    let heights: Pt = frames.iter().map(|frame| frame.size.height).sum();
    let natural = heights + gaps.iter().copied().sum();
    let elastic: Pt = gaps.iter().copied().sum();
    let spare = (room - natural).max(Pt::ZERO);
    let stretch = if elastic > Pt::ZERO { (spare / elastic).min(STRETCH) } else { 0.0 };

    let mut tops = Vec::new();
    let mut overflow = None;
    let mut y = Pt::ZERO;
    for (index, frame) in frames.iter().enumerate() {
        if index > 0 {
            y += gaps[index - 1] * (1.0 + stretch);
        }
        if closes(&blocks[index].kind) {
            let rest: Pt = frames[index..].iter().map(|frame| frame.size.height).sum();
            let between: Pt = gaps[index..].iter().copied().sum();
            y = y.max(room - rest - between * (1.0 + stretch));
        }
        tops.push(y);
        y += frame.size.height;
        // A hundredth of a point is rounding, not overflow.
        if y > room + Pt(0.01) && overflow.is_none() {
            overflow = Some(Overflow { block: blocks[index].span, excess: natural - room });
        }
    }
    (tops, overflow)
}

/// Whether a block belongs so closely to the one before that the gap between
/// them stays small.
fn belongs(before: &BlockKind, after: &BlockKind) -> bool {
    matches!(
        (before, after),
        (BlockKind::Step(_), BlockKind::Notice(_) | BlockKind::Paths(_) | BlockKind::Points(_))
            | (BlockKind::About(_), BlockKind::Cards(_))
    )
}

/// Whether a block draws a band up to the edge of the page.
fn has_band(block: &BlockKind) -> bool {
    matches!(block, BlockKind::Title(_) | BlockKind::Section(_))
}

/// Whether a block and what follows it stand at the foot of the page.
fn closes(block: &BlockKind) -> bool {
    matches!(block, BlockKind::Contact(_))
}

/// The line at the foot: the language in its own name and in Japanese, the
/// Japanese title, and the number of the page.
fn foot(composer: &mut Composer<'_, '_>, number: usize) -> Frame {
    let document = composer.document;
    let muted = composer.palette().muted;
    let style = composer.style(Voice::Note).size(composer.template.least.note).color(muted);
    let width = composer.measure();
    let span = document.pages[number]
        .blocks
        .first()
        .map_or(document.template.design.densities.span, |b| b.span);

    let mut words = document.label.clone();
    let mut add = |text: &Rich| {
        words.0.extend(Rich::literal("  ", span).0);
        words.0.extend(text.0.iter().cloned());
    };
    if document.label.plain() != document.label_japanese.plain() {
        add(&document.label_japanese);
    }
    if let Some(title) = &document.title_japanese {
        add(title);
    }
    words.0.extend(Rich::literal(" ", span).0);
    let count = Rich(vec![Inline::Text(Text {
        text: format!("{}/{}", number + 1, document.pages.len()),
        strong: true,
        keep: true,
        phone: false,
        language: None,
        span,
    })]);
    let count_width = composer.width(&count, &style);
    let left = composer.lines(&words, &style, width - count_width - style.size);
    let right = composer.lines(&count, &style.align(Align::End), count_width + Pt(0.5));
    let mut frame = blank(width, left.height());
    let x = width - count_width - Pt(0.5);
    frame.push(Point::ZERO, left.group(Role::Plain));
    frame.push(Point::new(x, Pt::ZERO), right.group(Role::Plain));
    frame
}
