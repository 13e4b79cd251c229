//! One page: its parts from top to bottom, and the line at its foot.
//!
//! In: the number of a page. Out: a frame of the page's size, and by how much
//! its parts are higher than the page.

use std::sync::Arc;

use super::composer::{Composer, TooWide, blank};
use super::element::{flow, is_free};
use crate::content::element::{Element, Part};
use crate::content::look::Text;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Point, Pt, Rect, Size};
use crate::text::Align;

/// A page whose parts are higher than the page.
pub(crate) struct Overflow {
    /// The place of the first part that does not fit.
    pub(crate) part: usize,
    /// The place of the highest part, and how high it is.
    pub(crate) highest: (usize, Pt),
    /// How much is missing.
    pub(crate) excess: Pt,
    /// How many lines of running text that is.
    pub(crate) lines: f32,
}

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
    let parts = &composer.sheets[number].parts;
    composer.drawings = composer.density.drawings();
    composer.take_too_wide();
    let frames = (0..parts.len()).map(|index| set(composer, number, index)).collect::<Vec<_>>();
    let overflow = stack(composer, parts, &frames, room(composer)).1;
    Draft { frames, overflow, too_wide: composer.take_too_wide() }
}

/// Lays out one part of a page.
fn set(composer: &mut Composer<'_, '_>, number: usize, index: usize) -> Frame {
    let part = &composer.sheets[number].parts[index];
    composer.level = part.level;
    composer.opens_page = index == 0;
    let measure = composer.measure();
    let Some(memo) = composer.memo else { return flow(composer, &part.elements, measure) };
    let form = (number, index, composer.number, composer.drawings.to_bits());
    memo.part(part, form, || {
        let frame = flow(composer, &part.elements, measure);
        (frame, composer.fits())
    })
}

/// Finishes a page whose draft fits: with its drawings as large as it has room
/// for.
pub(crate) fn page(composer: &mut Composer<'_, '_>, number: usize, draft: Draft) -> Frame {
    let margin = composer.template.page.margin.value.pt();
    let parts = &composer.sheets[number].parts;
    let (frames, tops) = place(composer, number, draft);
    let mut page = Frame::new(composer.template.page.size());
    if !parts.first().is_some_and(|first| has_band(first)) {
        let look = &composer.looks().page;
        let strip = Rect::new(Point::ZERO, Size::new(page.size.width, look.strip.pt()));
        let shape = Shape::rect(strip, Pt::ZERO, composer.palette().of(look.strip_color));
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
    let page = &composer.template.page;
    page.height.pt() - page.margin.value.pt() * 2.0 - composer.looks().page.foot.pt()
}

/// The blocks of a page and where each begins.
fn place(composer: &mut Composer<'_, '_>, number: usize, draft: Draft) -> (Vec<Frame>, Vec<Pt>) {
    let parts = &composer.sheets[number].parts;
    let room = room(composer);
    let mut frames = draft.frames;
    let mut tops = stack(composer, parts, &frames, room).0;
    let grows = |part: &Part| part.elements.iter().any(|it| it.grows(&|it| is_free(composer, it)));
    let drawn: Vec<usize> = (0..parts.len()).filter(|&index| grows(&parts[index])).collect();
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
        let (places, overflow) = stack(composer, parts, &frames, room);
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

/// Where each part begins. Those that belong together keep the plain gap;
/// what is left of the page is shared out between the others, and what closes
/// the page stands at its foot.
fn stack(
    composer: &Composer<'_, '_>,
    parts: &[Arc<Part>],
    frames: &[Frame],
    room: Pt,
) -> (Vec<Pt>, Option<Overflow>) {
    let gap = composer.gap();
    let look = &composer.looks().page;
    let gaps: Vec<Pt> = parts
        .iter()
        .skip(1)
        .map(|part| if part.joins { gap * look.close.0 } else { gap })
        .collect();
    let heights: Pt = frames.iter().map(|frame| frame.size.height).sum();
    let natural = heights + gaps.iter().copied().sum();
    let elastic: Pt = gaps.iter().copied().sum();
    let spare = (room - natural).max(Pt::ZERO);
    let stretch = if elastic > Pt::ZERO { (spare / elastic).min(look.stretch.0) } else { 0.0 };

    let mut tops = Vec::new();
    let mut overflow = None;
    let mut y = Pt::ZERO;
    for (index, frame) in frames.iter().enumerate() {
        if index > 0 {
            y += gaps[index - 1] * (1.0 + stretch);
        }
        if parts[index].closes {
            let rest: Pt = frames[index..].iter().map(|frame| frame.size.height).sum();
            let between: Pt = gaps[index..].iter().copied().sum();
            y = y.max(room - rest - between * (1.0 + stretch));
        }
        tops.push(y);
        y += frame.size.height;
        // A hundredth of a point is rounding, not overflow.
        if y > room + Pt(0.01) && overflow.is_none() {
            overflow = Some(excess(composer, frames, index, natural - room));
        }
    }
    (tops, overflow)
}

/// What is known of a page that lacks room from a part on.
fn excess(composer: &Composer<'_, '_>, frames: &[Frame], part: usize, excess: Pt) -> Overflow {
    let heights = frames.iter().map(|frame| frame.size.height).enumerate();
    let highest = heights.fold((part, Pt::ZERO), |most, it| if it.1 > most.1 { it } else { most });
    let body = composer.style(Text::Body);
    let line = body.pitch.at(body.size);
    let lines = (excess / line).ceil();
    Overflow { part, highest, excess, lines }
}

/// Whether a part draws a band up to the edge of the page.
fn has_band(part: &Part) -> bool {
    let mut first = part.elements.first();
    while let Some(Element::Sized(_, inner)) = first {
        first = inner.first();
    }
    matches!(first, Some(Element::Band(_)))
}

/// The line at the foot: words at the left, the number of the page at the right.
fn foot(composer: &mut Composer<'_, '_>, number: usize) -> Frame {
    let style = composer.style(composer.looks().page.foot_text);
    let width = composer.measure();
    let [words, count] = &composer.sheets[number].foot;
    let count_width = composer.width(count, &style);
    let left = composer.lines(words, &style, width - count_width - style.size);
    let right = composer.lines(count, &style.align(Align::End), count_width + Pt(0.5));
    let mut frame = blank(width, left.height());
    let x = width - count_width - Pt(0.5);
    frame.push(Point::ZERO, left.group(Role::Plain));
    frame.push(Point::new(x, Pt::ZERO), right.group(Role::Plain));
    frame
}
