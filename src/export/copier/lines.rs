//! Areas as lines.
//!
//! In: shapes and pictures. Out: the same without colours and greys: what is thin and
//! dark, such as a letter, an eye or a rule, is black; what is broad is white with a
//! black line around it. Knows nothing about pages.

use crate::frame::{Color, Fill, Picture, Segment, Shape, Stroke};
use crate::geom::{Point, Pt, Size};

/// The thinnest line on paper that a copy of a copy still shows whole.
const LINE: Pt = Pt(0.75);

/// A dark area is drawn black up to this breadth.
const BROAD: Pt = Pt(3.0);

/// The least contrast with paper of what is dark.
const DARK: f32 = 2.5;

/// A picture that is shown in a size, as lines. One in black and white stays as it is,
/// such as a QR code.
pub(super) fn picture(picture: &Picture, size: Size) -> Picture {
    let is_plain = |color: Color| [Color::BLACK, Color::WHITE].contains(&color);
    let scale = size.width.0 / picture.size.width.0.max(f32::MIN_POSITIVE);
    let shapes = match colors(picture).all(is_plain) {
        true => picture.shapes.clone(),
        false => picture.shapes.iter().flat_map(|drawn| shape(drawn, scale)).collect(),
    };
    Picture { name: picture.name.clone(), size: picture.size, shapes }
}

fn colors(picture: &Picture) -> impl Iterator<Item = Color> {
    let fills = picture.shapes.iter().filter_map(|shape| Some(shape.fill?.color));
    let strokes = picture.shapes.iter().filter_map(|shape| Some(shape.stroke.as_ref()?.color));
    fills.chain(strokes)
}

/// A shape as lines; a unit of it has `scale` points on paper. What is broad and a line,
/// such as a sleeve, becomes two shapes: a black one, and a white one inside it.
pub(super) fn shape(shape: &Shape, scale: f32) -> Vec<Shape> {
    let least = LINE / scale;
    let is_dark = |color: Color| color.contrast(Color::WHITE) >= DARK;
    let is_broad = |width: Pt| width * scale > BROAD;
    let black = |stroke: &Stroke| {
        let around = shape.fill.is_some() && is_broad(breadth(&shape.path));
        let width = if around || !is_dark(stroke.color) { least } else { stroke.width.max(least) };
        Stroke { color: Color::BLACK, width, ..stroke.clone() }
    };
    let mut stroke = shape.stroke.as_ref().map(black);
    let fill = shape.fill.map(|fill| {
        let is_area = is_broad(breadth(&shape.path));
        let is_black = !is_area && is_dark(fill.color);
        if is_area && stroke.is_none() {
            stroke = Some(Stroke::solid(Color::BLACK, least));
        }
        Fill { color: if is_black { Color::BLACK } else { Color::WHITE }, ..fill }
    });
    let inner = stroke.as_ref().filter(|stroke| fill.is_none() && is_broad(stroke.width));
    let inner = inner.map(|stroke| Stroke {
        color: Color::WHITE,
        width: stroke.width - least * 2.0,
        ..stroke.clone()
    });
    let drawn = |fill, stroke| Shape { fill, stroke, ..shape.clone() };
    let outer = drawn(fill, stroke);
    std::iter::once(outer).chain(inner.map(|inner| drawn(None, Some(inner)))).collect()
}

/// How broad the strokes are of which an area consists: twice its extent over its
/// length around.
fn breadth(path: &[Segment]) -> Pt {
    let (mut first, mut last) = (Point::ZERO, Point::ZERO);
    let (mut area, mut around) = (0.0, 0.0);
    let mut go = |from: Point, to: Point| {
        area += (from.x.0 * to.y.0 - to.x.0 * from.y.0) / 2.0;
        around += (to.x.0 - from.x.0).hypot(to.y.0 - from.y.0);
    };
    for segment in path {
        match *segment {
            Segment::Move(to) => {
                go(last, first);
                (first, last) = (to, to);
            }
            Segment::Line(to) => {
                go(last, to);
                last = to;
            }
            Segment::Curve(one, two, to) => {
                for step in 1..=4_u8 {
                    let next = curve([last, one, two, to], f32::from(step) / 4.0);
                    let before = curve([last, one, two, to], f32::from(step - 1) / 4.0);
                    go(before, next);
                }
                last = to;
            }
            Segment::Close => {
                go(last, first);
                last = first;
            }
        }
    }
    go(last, first);
    Pt(2.0 * area.abs() / around.max(f32::MIN_POSITIVE))
}

/// The point of a cubic curve at `t`, from 0 at its start to 1 at its end.
fn curve([a, b, c, d]: [Point; 4], t: f32) -> Point {
    let s = 1.0 - t;
    let [p, q, r, u] = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    let mix = |a: Pt, b: Pt, c: Pt, d: Pt| a * p + b * q + c * r + d * u;
    Point::new(mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y))
}
