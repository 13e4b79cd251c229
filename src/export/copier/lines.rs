//! Areas as lines.
//!
//! In: shapes and pictures. Out: the same without colours and greys: what is thin and
//! dark, such as a letter, an eye or a rule, is black; what is broad is white with a
//! black line around it. Knows nothing about pages.

use std::sync::Arc;

use crate::frame::{Color, Colors, Fill, Photo, Picture, Segment, Shape, Stroke};
use crate::geom::{Point, Pt, Size};

/// The thinnest line on paper that a copy of a copy still shows whole.
const LINE: Pt = Pt(0.75);

/// A dark area is drawn black up to this breadth, …
const BROAD: Pt = Pt(3.0);

/// … and a dark line up to this one: the ring and the cross that say right and wrong
/// are that broad, and must be seen from afar.
const BROAD_LINE: Pt = Pt(4.0);

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
    let photo = picture.photo.as_ref().map(|photo| Arc::new(gray(photo)));
    Picture { name: picture.name.clone(), size: picture.size, shapes, photo }
}

/// A photo without colours, as bright as it was (ITU-R BT.601).
fn gray(photo: &Photo) -> Photo {
    let brightness = |pixel: &[u8]| {
        let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
        u8::try_from((red * 299 + green * 587 + blue * 114 + 500) / 1000).unwrap_or(u8::MAX)
    };
    let colors = match &photo.colors {
        Colors::Rgb(bytes) => Colors::Gray(bytes.chunks_exact(3).map(brightness).collect()),
        Colors::Gray(bytes) => Colors::Gray(bytes.clone()),
    };
    let mut digest = photo.digest;
    // The same photo without colours is another one.
    digest.reverse();
    Photo { colors, digest, ..photo.clone() }
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
    let is_broad_line = |stroke: &&Stroke| fill.is_none() && stroke.width * scale > BROAD_LINE;
    let inner = stroke.as_ref().filter(is_broad_line);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Rect;

    const NAVY: Color = Color { red: 0x16, green: 0x32, blue: 0x5c };
    const SKIN: Color = Color { red: 0xf3, green: 0xc9, blue: 0xa5 };

    fn area(width: f32, height: f32, color: Color) -> Shape {
        let rect = Rect::new(Point::ZERO, Size::new(Pt(width), Pt(height)));
        Shape::rect(rect, Pt::ZERO, color)
    }

    /// The colour of an area, and the colour and width of a line.
    type Drawn = (Option<Color>, Option<(Color, f32)>);

    /// Fill, line and its thickness of the shapes that are drawn for one.
    fn drawn(old: &Shape, scale: f32) -> Vec<Drawn> {
        let line = |stroke: &Stroke| (stroke.color, stroke.width.0);
        let parts = |new: &Shape| (new.fill.map(|fill| fill.color), new.stroke.as_ref().map(line));
        shape(old, scale).iter().map(parts).collect()
    }

    #[test]
    fn a_bar_is_as_broad_as_it_is() {
        let breadth = breadth(&area(1000.0, 2.0, NAVY).path);
        assert!((breadth.0 - 2.0).abs() < 0.01, "{breadth:?}");
    }

    #[test]
    fn areas_become_lines_and_rules_stay_black() {
        let around = Some((Color::BLACK, 0.75));
        assert_eq!(drawn(&area(500.0, 20.0, NAVY), 1.0), [(Some(Color::WHITE), around)]);
        assert_eq!(drawn(&area(500.0, 20.0, SKIN), 1.0), [(Some(Color::WHITE), around)]);
        assert_eq!(drawn(&area(500.0, 2.0, NAVY), 1.0), [(Some(Color::BLACK), None)]);
        assert_eq!(drawn(&area(500.0, 2.0, SKIN), 1.0), [(Some(Color::WHITE), None)]);
        // The same bar in a picture that is shown four times as large.
        let larger = Some((Color::BLACK, 0.75 / 4.0));
        assert_eq!(drawn(&area(500.0, 2.0, NAVY), 4.0), [(Some(Color::WHITE), larger)]);
    }

    #[test]
    fn lines_are_black_and_never_thin() {
        let line = |color, width| {
            let stroke = Stroke::solid(color, Pt(width));
            Shape::line(Point::ZERO, Point::new(Pt(9.0), Pt(0.0)), stroke)
        };
        assert_eq!(drawn(&line(NAVY, 0.2), 1.0), [(None, Some((Color::BLACK, 0.75)))]);
        assert_eq!(drawn(&line(NAVY, 2.0), 1.0), [(None, Some((Color::BLACK, 2.0)))]);
        assert_eq!(drawn(&line(SKIN, 2.0), 1.0), [(None, Some((Color::BLACK, 0.75)))]);
        let sleeve = [(None, Some((Color::BLACK, 8.0))), (None, Some((Color::WHITE, 6.5)))];
        assert_eq!(drawn(&line(NAVY, 8.0), 1.0), sleeve);
    }

    #[test]
    fn a_picture_in_black_and_white_stays() {
        let size = Size::new(Pt(9.0), Pt(9.0));
        let code = |color| Picture {
            photo: None,
            name: "code".to_owned(),
            size,
            shapes: vec![area(9.0, 9.0, Color::WHITE), area(9.0, 9.0, color)],
        };
        assert_eq!(picture(&code(Color::BLACK), size), code(Color::BLACK));
        assert_ne!(picture(&code(NAVY), size), code(NAVY));
    }
}
