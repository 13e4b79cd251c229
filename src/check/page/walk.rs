//! Everything on a page, one by one, with its place on the page.
//!
//! In: a frame. Out: its items in reading order. Knows no rule.

use crate::frame::{Frame, GlyphRun, Item, Role};
use crate::geom::{Em, Point, Rect, Size};

/// An item and where it stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Seen<'a> {
    /// Its point on the page.
    pub(in crate::check) at: Point,
    /// The item.
    pub(in crate::check) item: &'a Item,
}

/// All items of a frame in the order in which they are drawn and read, a group
/// before what stands in it.
pub(in crate::check) fn everything(frame: &Frame) -> Vec<Seen<'_>> {
    let mut seen = Vec::new();
    collect(frame, Point::ZERO, &mut seen);
    seen
}

/// The same for what stands in an item.
pub(in crate::check) fn inside(item: Seen<'_>) -> Vec<Seen<'_>> {
    let mut seen = Vec::new();
    if let Item::Group(_, frame) = item.item {
        collect(frame, item.at, &mut seen);
    }
    seen
}

fn collect<'a>(frame: &'a Frame, origin: Point, seen: &mut Vec<Seen<'a>>) {
    for (at, item) in &frame.items {
        let at = origin + *at;
        seen.push(Seen { at, item });
        if let Item::Group(_, inner) = item {
            collect(inner, at, seen);
        }
    }
}

/// How far most letters rise above the baseline, and hang below it.
const RISE: Em = Em(0.75);
const FALL: Em = Em(0.1);

/// About where the ink of a run is.
pub(in crate::check) fn ink(run: &GlyphRun, at: Point) -> Rect {
    let rise = RISE.at(run.size);
    let size = Size::new(run.width(), rise + FALL.at(run.size));
    Rect::new(Point::new(at.x, at.y - rise), size)
}

/// The level of a heading.
pub(in crate::check) fn level(role: &Role) -> Option<u8> {
    if let Role::Heading(level) = role { Some(*level) } else { None }
}
