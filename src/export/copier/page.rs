//! A page in black lines on white.
//!
//! In: the frame of a page. Out: the same frame: each text where it was, in black; bands,
//! boxes and signs as lines, and none of them nearer to an edge of the paper than a
//! copier prints.

use std::sync::Arc;

use super::lines;
use crate::frame::{Color, Frame, GlyphRun, Item, Picture, Shape};
use crate::geom::{Mm, Point, Pt, Size};

/// As near to an edge of the paper most copiers print.
pub const EDGE: Mm = Mm(5.0);

/// Gives a picture, shown in a size, as lines.
type Drawn<'a> = dyn Fn(&Arc<Picture>, Size) -> Arc<Picture> + 'a;

/// A page as lines.
pub(super) fn page(page: &Frame, picture: &Drawn<'_>) -> Frame {
    frame(page, Point::ZERO, page.size, picture)
}

/// A frame that stands at `origin` on a sheet of paper.
fn frame(old: &Frame, origin: Point, sheet: Size, picture: &Drawn<'_>) -> Frame {
    let mut new = Frame::new(old.size);
    for (at, item) in &old.items {
        let origin = origin + *at;
        match item {
            Item::Group(role, inner) => {
                let inner = frame(inner, origin, sheet, picture);
                new.push(*at, Item::Group(role.clone(), inner));
            }
            Item::Glyphs(run) => new.push(*at, Item::Glyphs(black(run))),
            Item::Ruby(run) => new.push(*at, Item::Ruby(black(run))),
            Item::Shape(shape) => {
                let shapes = lines::shape(shape, 1.0).into_iter();
                shapes.for_each(|it| new.push(*at, Item::Shape(inset(it, origin, sheet))));
            }
            Item::Picture(drawn, size) => {
                new.push(*at, Item::Picture(picture(drawn, *size), *size));
            }
        }
    }
    new
}

fn black(run: &GlyphRun) -> GlyphRun {
    GlyphRun { color: Color::BLACK, ..run.clone() }
}

/// A shape whose line is not too near to the edges of the sheet: a band that ends there
/// ends before.
fn inset(mut shape: Shape, origin: Point, sheet: Size) -> Shape {
    let line = shape.stroke.as_ref().map_or(Pt::ZERO, |stroke| stroke.width / 2.0);
    let edge = EDGE.pt() + line;
    let within = |at: Pt, start: Pt, length: Pt| (at + start).min(length - edge).max(edge) - start;
    for segment in &mut shape.path {
        *segment = segment.map(|point| {
            let x = within(point.x, origin.x, sheet.width);
            Point::new(x, within(point.y, origin.y, sheet.height))
        });
    }
    shape
}
