//! Shapes and pictures.
//!
//! In: shapes of the display list. Out: path operators (ISO 32000-1, 8.5), and
//! pictures as form XObjects (8.10), each written once per file. Knows nothing
//! about text or tags.

use std::sync::Arc;

use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Filter, Name, Pdf, Rect, Ref, Settings};

use super::stream::deflate;
use crate::frame::{Color, Frame, Item, Picture, Segment, Shape, Stroke};
use crate::geom::Point;

/// An empty content stream, written without needless blanks.
pub(super) fn content() -> Content {
    Content::with_settings_and_capacity(Settings { pretty: false }, 16 * 1024)
}

/// A length as it is written: three decimals are a third of a micrometre.
pub(super) fn tidy(length: f32) -> f32 {
    (length * 1000.0).round() / 1000.0
}

/// Turns points of the display list into points of the content stream.
#[derive(Clone, Copy)]
pub(super) struct Plane {
    /// Where the shape's origin lies.
    pub(super) origin: Point,
    /// The height of the page, if y must be turned upwards.
    pub(super) flip: Option<f32>,
}

impl Plane {
    fn map(&self, point: Point) -> (f32, f32) {
        let point = self.origin + point;
        let y = self.flip.map_or(point.y.0, |height| height - point.y.0);
        (tidy(point.x.0), tidy(y))
    }
}

/// The graphics state as far as it was set, so that nothing is set twice.
#[derive(Clone, Default, PartialEq)]
pub(super) struct State {
    fill: Option<Color>,
    stroke: Option<Stroke>,
}

impl State {
    /// Sets the colour of areas and text. Greys are device grey, so that black
    /// text and thin lines are black ink only.
    pub(super) fn fill(&mut self, content: &mut Content, color: Color) {
        if self.fill == Some(color) {
            return;
        }
        self.fill = Some(color);
        let [red, green, blue] = levels(color);
        if color.red == color.green && color.green == color.blue {
            content.set_fill_gray(red);
        } else {
            content.set_fill_rgb(red, green, blue);
        }
    }

    fn stroke(&mut self, content: &mut Content, stroke: &Stroke) {
        let old = self.stroke.replace(stroke.clone());
        if old.as_ref() == Some(stroke) {
            return;
        }
        let old = old.as_ref();
        if old.is_none_or(|old| old.color != stroke.color) {
            let [red, green, blue] = levels(stroke.color);
            if stroke.color.red == stroke.color.green && stroke.color.green == stroke.color.blue {
                content.set_stroke_gray(red);
            } else {
                content.set_stroke_rgb(red, green, blue);
            }
        }
        if old.is_none_or(|old| old.width != stroke.width) {
            content.set_line_width(tidy(stroke.width.0));
        }
        if old.is_none_or(|old| old.dash != stroke.dash) {
            content.set_dash_pattern(stroke.dash.iter().map(|length| tidy(length.0)), 0.0);
        }
        if old.is_none_or(|old| old.round != stroke.round) {
            let (cap, join) = if stroke.round {
                (LineCapStyle::RoundCap, LineJoinStyle::RoundJoin)
            } else {
                (LineCapStyle::ButtCap, LineJoinStyle::MiterJoin)
            };
            content.set_line_cap(cap).set_line_join(join);
        }
    }
}

/// The parts of a colour from 0 to 1, as exact as eight bits are.
fn levels(color: Color) -> [f32; 3] {
    [color.red, color.green, color.blue].map(|level| tidy(f32::from(level) / 255.0))
}

/// Draws a shape.
pub(super) fn shape(content: &mut Content, state: &mut State, shape: &Shape, plane: Plane) {
    if shape.path.is_empty() {
        return;
    }
    if let Some(fill) = shape.fill {
        state.fill(content, fill.color);
    }
    if let Some(stroke) = &shape.stroke {
        state.stroke(content, stroke);
    }
    path(content, &shape.path, plane);
    match (shape.fill, &shape.stroke) {
        (Some(fill), Some(_)) if fill.even_odd => content.fill_even_odd_and_stroke(),
        (Some(_), Some(_)) => content.fill_nonzero_and_stroke(),
        (Some(fill), None) if fill.even_odd => content.fill_even_odd(),
        (Some(_), None) => content.fill_nonzero(),
        (None, Some(_)) => content.stroke(),
        (None, None) => content.end_path(),
    };
}

fn path(content: &mut Content, path: &[Segment], plane: Plane) {
    let mut rest = path;
    while let Some((first, tail)) = rest.split_first() {
        if let Some([x, y, width, height]) = rectangle(rest, plane) {
            content.rect(x, y, width, height);
            rest = &rest[5..];
            continue;
        }
        match *first {
            Segment::Move(to) => {
                let (x, y) = plane.map(to);
                content.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = plane.map(to);
                content.line_to(x, y);
            }
            Segment::Curve(one, two, to) => {
                let ((x1, y1), (x2, y2)) = (plane.map(one), plane.map(two));
                let (x, y) = plane.map(to);
                content.cubic_to(x1, y1, x2, y2, x, y);
            }
            Segment::Close => {
                content.close_path();
            }
        }
        rest = tail;
    }
}

/// The rectangle at the start of a path, if its first five steps draw one:
/// QR codes are made of hundreds.
fn rectangle(path: &[Segment], plane: Plane) -> Option<[f32; 4]> {
    let [
        Segment::Move(a),
        Segment::Line(b),
        Segment::Line(c),
        Segment::Line(d),
        Segment::Close,
        ..,
    ] = path
    else {
        return None;
    };
    let straight = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    let ((left, top), (right, bottom)) = (plane.map(*a), plane.map(*c));
    straight.then(|| [left, bottom, tidy(right - left), tidy(top - bottom)])
}

/// The pictures of a file, each written once as a form.
#[derive(Default, Clone)]
pub(super) struct Pictures {
    list: Vec<Arc<Picture>>,
}

impl Pictures {
    /// Adds the pictures that a frame shows.
    pub(super) fn collect(&mut self, frame: &Frame) {
        for (_, item) in &frame.items {
            match item {
                Item::Group(_, inner) => self.collect(inner),
                Item::Picture(picture, _) => {
                    if self.form(picture).is_none() {
                        self.list.push(Arc::clone(picture));
                    }
                }
                Item::Glyphs(_) | Item::Shape(_) | Item::Ruby(_) => {}
            }
        }
    }

    /// The number of the form that holds a picture.
    pub(super) fn form(&self, picture: &Arc<Picture>) -> Option<usize> {
        self.list.iter().position(|known| {
            Arc::ptr_eq(known, picture) || (known.name == picture.name && known == picture)
        })
    }

    /// The numbers of all forms.
    pub(super) fn forms(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.list.len()
    }

    /// Writes a picture as a form. Its box is wider than the picture, so that
    /// nothing at its edge is cut off.
    pub(super) fn write(&self, pdf: &mut Pdf, id: Ref, index: usize) {
        let picture = &self.list[index];
        let data = picture.encoded.bytes(|| {
            let mut content = content();
            draw_shapes(&mut content, &mut State::default(), picture);
            deflate(&content.finish())
        });
        let (width, height) = (picture.size.width.0, picture.size.height.0);
        let room = width.max(height);
        let mut form = pdf.form_xobject(id, data);
        form.filter(Filter::FlateDecode);
        form.bbox(Rect::new(-room, -room, width + room, height + room));
        form.resources();
    }
}

/// Draws the shapes of a picture in the picture's own coordinates.
fn draw_shapes(content: &mut Content, state: &mut State, picture: &Picture) {
    for part in &picture.shapes {
        shape(content, state, part, Plane { origin: Point::ZERO, flip: None });
    }
}

/// The name of the form of a picture.
pub(super) fn form_name(index: usize) -> Vec<u8> {
    format!("P{index}").into_bytes()
}

/// Shows a form.
pub(super) fn show_form(content: &mut Content, name: &[u8]) {
    content.x_object(Name(name));
}
