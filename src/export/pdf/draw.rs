//! Shapes and pictures.
//!
//! In: shapes of the display list. Out: path operators (ISO 32000-1, 8.5), and
//! pictures as form XObjects (8.10), each written once per file. Knows nothing
//! about text or tags.

use std::sync::Arc;

use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Filter, Name, Rect, Ref, Settings};

use super::objects::Objects;
use super::photo::{self, Photos};
use super::stream::deflate;
use crate::export::kept::Kept;
use crate::frame::{Cap, Clip, Color, Frame, Item, Join, Picture, Segment, Shape, Stroke};
use crate::geom::{Point, Size};

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
    /// The last pointed corner.
    miter: Join,
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
        if old.is_none_or(|old| (&old.dash, old.dash_start) != (&stroke.dash, stroke.dash_start)) {
            let lengths = stroke.dash.iter().map(|length| tidy(length.0));
            content.set_dash_pattern(lengths, tidy(stroke.dash_start.0));
        }
        if old.is_none_or(|old| old.cap != stroke.cap) {
            content.set_line_cap(match stroke.cap {
                Cap::Butt => LineCapStyle::ButtCap,
                Cap::Round => LineCapStyle::RoundCap,
                Cap::Square => LineCapStyle::ProjectingSquareCap,
            });
        }
        if old.is_none_or(|old| old.join != stroke.join) {
            content.set_line_join(match stroke.join {
                Join::Miter(_) => LineJoinStyle::MiterJoin,
                Join::Round => LineJoinStyle::RoundJoin,
                Join::Bevel => LineJoinStyle::BevelJoin,
            });
        }
        if let Join::Miter(limit) = stroke.join
            && self.miter != Join::Miter(limit)
        {
            self.miter = stroke.join;
            content.set_miter_limit(tidy(limit.0));
        }
    }
}

/// The parts of a colour from 0 to 1, as exact as eight bits are.
fn levels(color: Color) -> [f32; 3] {
    [color.red, color.green, color.blue].map(|level| tidy(f32::from(level) / 255.0))
}

/// Draws shapes, each only where it can be seen.
pub(super) fn shapes<'a>(
    content: &mut Content,
    state: &mut State,
    shapes: impl IntoIterator<Item = &'a Shape>,
    plane: Plane,
) {
    let mut open: Option<&Arc<Clip>> = None;
    let mut outside = None;
    for part in shapes {
        let wanted = part.clip.as_ref();
        let same = match (open, wanted) {
            (Some(open), Some(wanted)) => Arc::ptr_eq(open, wanted),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if !same {
            if let Some(outside) = outside.take() {
                content.restore_state();
                *state = outside;
            }
            if let Some(clip) = wanted {
                content.save_state();
                outside = Some(state.clone());
                narrow(content, clip, plane);
            }
            open = wanted;
        }
        shape(content, state, part, plane);
    }
    if let Some(outside) = outside {
        content.restore_state();
        *state = outside;
    }
}

/// Lets only be seen what lies inside a clip.
fn narrow(content: &mut Content, clip: &Clip, plane: Plane) {
    let mut chain = vec![clip];
    while let Some(outer) = chain.last().and_then(|clip| clip.within.as_deref()) {
        chain.push(outer);
    }
    for clip in chain.into_iter().rev() {
        path(content, &clip.path, plane);
        if clip.even_odd {
            content.clip_even_odd();
        } else {
            content.clip_nonzero();
        }
        content.end_path();
    }
}

/// Draws a shape.
fn shape(content: &mut Content, state: &mut State, shape: &Shape, plane: Plane) {
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

/// The content streams of pictures, compressed, for all files that show them.
#[derive(Default)]
pub(super) struct Drawings {
    forms: Kept<Picture, Arc<[u8]>>,
    photos: Photos,
}

/// What the form of a photo calls its pixels.
const PHOTO: &[u8] = b"I";

/// The pictures of a file, each written once as a form.
#[derive(Default, Clone)]
pub(super) struct Pictures {
    /// Each with the largest size in which it is shown.
    list: Vec<(Arc<Picture>, Size)>,
}

impl Pictures {
    /// Adds the pictures that a frame shows.
    pub(super) fn collect(&mut self, frame: &Frame) {
        for (_, item) in &frame.items {
            match item {
                Item::Group(_, inner) => self.collect(inner),
                Item::Picture(picture, size) => match self.form(picture) {
                    Some(known) => {
                        let largest = &mut self.list[known].1;
                        if size.width > largest.width {
                            *largest = *size;
                        }
                    }
                    None => self.list.push((Arc::clone(picture), *size)),
                },
                Item::Glyphs(_) | Item::Shape(_) | Item::Ruby(_) => {}
            }
        }
    }

    /// The number of the form that holds a picture.
    pub(super) fn form(&self, picture: &Arc<Picture>) -> Option<usize> {
        self.list.iter().position(|(known, _)| {
            Arc::ptr_eq(known, picture) || (known.name == picture.name && known == picture)
        })
    }

    /// The numbers of all forms.
    pub(super) fn forms(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.list.len()
    }

    /// Writes a picture as a form. Nothing is printed beyond the picture's edges.
    /// Where nothing would be, the box of the form is wider than the picture, so
    /// that no reader makes the edges paler.
    pub(super) fn write(&self, objects: &mut Objects, id: Ref, index: usize, drawings: &Drawings) {
        let (picture, largest) = &self.list[index];
        let photo = picture.photo.as_ref();
        let photo = photo.map(|photo| photo::write(objects, photo, *largest, &drawings.photos));
        let data = drawings.forms.of(picture, || {
            let mut content = content();
            if photo.is_some() {
                let Size { width, height } = picture.size;
                content.transform([width.0, 0.0, 0.0, -height.0, 0.0, height.0]);
                content.x_object(Name(PHOTO));
            }
            let plane = Plane { origin: Point::ZERO, flip: None };
            shapes(&mut content, &mut State::default(), &picture.shapes, plane);
            deflate(&content.finish()).into()
        });
        let (width, height) = (picture.size.width.0, picture.size.height.0);
        let inside = picture.shapes.iter().all(|shape| is_inside(shape, picture.size));
        let room = if inside { width.max(height) } else { 0.0 };
        let mut form = objects.at(id).form_xobject(id, &data);
        form.filter(Filter::FlateDecode);
        form.bbox(Rect::new(-room, -room, width + room, height + room));
        let mut resources = form.resources();
        if let Some(photo) = photo {
            resources.x_objects().pair(Name(PHOTO), photo);
        }
    }
}

/// Whether a shape lies inside a picture of this size, its line included.
fn is_inside(shape: &Shape, size: Size) -> bool {
    let reach = shape.stroke.as_ref().map_or(0.0, |stroke| {
        let corner = match stroke.join {
            Join::Miter(limit) => limit.0,
            Join::Round | Join::Bevel => 1.0,
        };
        let end = if stroke.cap == Cap::Square { 1.5 } else { 1.0 };
        stroke.width.0 / 2.0 * corner.max(end)
    });
    let within = |at: f32, edge: f32| at - reach >= -0.01 && at + reach <= edge + 0.01;
    let inside = |at: &Point| within(at.x.0, size.width.0) && within(at.y.0, size.height.0);
    shape.path.iter().all(|segment| match segment {
        Segment::Move(to) | Segment::Line(to) => inside(to),
        Segment::Curve(one, two, to) => inside(one) && inside(two) && inside(to),
        Segment::Close => true,
    })
}

/// The name of the form of a picture.
pub(super) fn form_name(index: usize) -> Vec<u8> {
    format!("P{index}").into_bytes()
}

/// Shows a form.
pub(super) fn show_form(content: &mut Content, name: &[u8]) {
    content.x_object(Name(name));
}
