//! Everything on a page, one by one, with its place on the page.
//!
//! In: a frame. Out: its items in reading order. Knows nothing about rules.

use crate::content::model::{BlockKind, Destination, Document};
use crate::frame::{Frame, Glyph, GlyphRun, Item, Role, Segment};
use crate::geom::{Em, Point, Pt, Rect, Size};

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

/// What may be drawn in an area of a page, each with its point: what surely is not is
/// left out.
pub(in crate::check) fn within(page: &Frame, area: Rect) -> Vec<(Point, &Item)> {
    let seen = everything(page).into_iter();
    seen.filter(|seen| reach(*seen).is_some_and(|reach| overlap(reach, area)))
        .map(|seen| (seen.at, seen.item))
        .collect()
}

/// How far an item may reach; nothing is drawn of a group itself.
fn reach(seen: Seen<'_>) -> Option<Rect> {
    let around = |start: Point, size: Size, by: Pt| {
        let wider = Size::new(size.width + by * 2.0, size.height + by * 2.0);
        Rect::new(start - Point::new(by, by), wider)
    };
    match seen.item {
        Item::Group(..) => None,
        // Letters and their marks stand around the baseline, at most so far away.
        Item::Glyphs(run) | Item::Ruby(run) => {
            Some(around(seen.at, Size::new(run.width(), Pt::ZERO), run.size * 3.0))
        }
        Item::Picture(_, size) => Some(around(seen.at, *size, Pt::ZERO)),
        Item::Shape(shape) => {
            let (start, size) = bounds(&shape.path)?;
            let width = shape.stroke.as_ref().map_or(Pt::ZERO, |stroke| stroke.width);
            // A pointed corner is at most as long as ten lines are wide.
            Some(around(seen.at + start, size, width * 10.0))
        }
    }
}

/// The least rectangle that holds all points of an outline.
pub(super) fn bounds(path: &[Segment]) -> Option<(Point, Size)> {
    let points = path.iter().flat_map(|segment| match *segment {
        Segment::Move(to) | Segment::Line(to) => vec![to],
        Segment::Curve(one, other, to) => vec![one, other, to],
        Segment::Close => Vec::new(),
    });
    let ends = points.map(|point| (point, point)).reduce(|(start, end), (point, _)| {
        let least = Point::new(start.x.min(point.x), start.y.min(point.y));
        (least, Point::new(end.x.max(point.x), end.y.max(point.y)))
    });
    ends.map(|(start, end)| (start, Size::new(end.x - start.x, end.y - start.y)))
}

/// Whether two rectangles touch.
fn overlap(one: Rect, other: Rect) -> bool {
    one.origin.x <= other.right()
        && other.origin.x <= one.right()
        && one.origin.y <= other.bottom()
        && other.origin.y <= one.bottom()
}

/// The QR codes on a page of a document: where each stands, blank room included,
/// and what it opens.
pub(in crate::check) fn codes_on<'a>(
    document: &'a Document,
    page: &Frame,
) -> Vec<(Rect, &'a Destination)> {
    let pictures = everything(page).into_iter().filter_map(|seen| {
        let Item::Picture(picture, size) = seen.item else { return None };
        Some((Rect::new(seen.at, *size), code(document, &picture.name)?))
    });
    pictures.collect()
}

/// What the picture of this name opens, if it is a code.
fn code<'a>(document: &'a Document, picture: &str) -> Option<&'a Destination> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let codes = blocks.filter_map(|block| {
        if let BlockKind::Codes(codes) = &block.kind { Some(&codes.codes) } else { None }
    });
    codes.flatten().find(|code| code.symbol.name() == picture)
}

/// How far most letters rise above the baseline, and hang below it.
const RISE: Em = Em(0.75);
const FALL: Em = Em(0.1);

/// About where the ink of a run is: from its first to its last letter; `None` if it has
/// only blanks. A blank at an end may reach beyond what is drawn under the letters.
pub(in crate::check) fn ink(run: &GlyphRun, at: Point) -> Option<Rect> {
    let mut pen = Pt::ZERO;
    let mut reach: Option<(Pt, Pt)> = None;
    for glyph in &run.glyphs {
        let behind = pen + glyph.advance.at(run.size);
        if !is_blank(run, glyph) {
            reach = Some((reach.map_or(pen, |(start, _)| start), behind));
        }
        pen = behind;
    }
    let (start, end) = reach?;
    let rise = RISE.at(run.size);
    let size = Size::new(end - start, rise + FALL.at(run.size));
    Some(Rect::new(Point::new(at.x + start, at.y - rise), size))
}

fn is_blank(run: &GlyphRun, glyph: &Glyph) -> bool {
    let text = run.text.get(glyph.cluster as usize..).unwrap_or_default();
    text.starts_with(char::is_whitespace)
}

/// The level of a heading.
pub(in crate::check) fn level(role: &Role) -> Option<u8> {
    if let Role::Heading(level) = role { Some(*level) } else { None }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::fonts::FaceId;
    use crate::frame::Color;
    use crate::source::{Sources, Span};

    /// Glyphs of half an em, one per character.
    fn run(text: &str) -> GlyphRun {
        let glyph = |(cluster, _): (usize, char)| Glyph {
            id: 1,
            advance: Em(0.5),
            x_offset: Em(0.0),
            y_offset: Em(0.0),
            cluster: u32::try_from(cluster).expect("a short text"),
        };
        GlyphRun {
            face: FaceId(0),
            size: Pt(10.0),
            color: Color::BLACK,
            text: Arc::from(text),
            glyphs: text.char_indices().map(glyph).collect(),
            words: Vec::new(),
            span: Span::new(Sources::new(Path::new(".")).add("test", Arc::from(""), None), 0, 0),
        }
    }

    #[test]
    fn blanks_at_the_ends_have_no_ink() {
        let at = Point::new(Pt(100.0), Pt(50.0));
        let reach = |text| ink(&run(text), at).map(|ink| (ink.origin.x.0, ink.right().0));
        assert_eq!(reach("ab"), Some((100.0, 110.0)));
        assert_eq!(reach(" a b\u{A0}\u{3000}"), Some((105.0, 120.0)));
        assert_eq!(reach("  "), None);
    }
}
