//! The display list: what layout makes and every exporter reads.
//!
//! A [`Publication`] is a list of pages, a page is a [`Frame`], and a frame
//! holds items at positions. The order of the items is the order in which they
//! are read; where they stand on the paper is said by their positions alone.
//! Meaning is the nesting: a [`Item::Group`] carries a [`Role`], so that a tag
//! tree is a walk over the groups. Knows nothing about blocks or file formats.

mod role;
mod signs;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

pub use role::{Role, Scope};
pub use signs::{cross, ring, ring_reach};

pub use crate::date::Date;
use crate::fonts::FaceId;
use crate::geom::{Em, Point, Pt, Rect, Size};
use crate::lang::Tag;
use crate::source::Span;

/// A flyer in one language, laid out.
#[derive(Debug, Clone)]
pub struct Publication {
    /// What the file says about itself.
    pub meta: Meta,
    /// The pages in order; files that have the very same page can share it.
    pub pages: Vec<Arc<Frame>>,
    /// How many of the first pages other publications have, too.
    pub shared: usize,
}

/// What a file says about itself.
#[derive(Debug, Clone)]
pub struct Meta {
    /// The title, as a window's title bar shows it.
    pub title: String,
    /// The language of the text where nothing else is said.
    pub language: Tag,
    /// Who publishes the flyer, if known.
    pub author: Option<String>,
    /// The day of the edition.
    pub date: Date,
    /// Whether the text runs from right to left.
    pub right_to_left: bool,
}

/// A rectangle with items in it; coordinates start at its top left corner.
#[derive(Debug, Clone, Default, Hash)]
pub struct Frame {
    /// Its extent.
    pub size: Size,
    /// The items in reading order, each at its place.
    pub items: Vec<(Point, Item)>,
}

impl Frame {
    /// An empty frame.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self { size, items: Vec::new() }
    }

    /// Appends an item to the reading order.
    pub fn push(&mut self, at: Point, item: Item) {
        self.items.push((at, item));
    }
}

/// One thing in a frame.
#[derive(Debug, Clone, Hash)]
pub enum Item {
    /// A frame that means something.
    Group(Role, Frame),
    /// Text on one line, with one font, size and colour. The point is the
    /// start of the baseline at its left end.
    Glyphs(GlyphRun),
    /// A drawn shape. Outside a [`Role::Figure`] it is decoration.
    Shape(Shape),
    /// A picture, scaled to a size; decoration outside a [`Role::Figure`].
    Picture(Arc<Picture>, Size),
    /// Annotations of the base text (JLREQ 3.3): drawn, but not read, because
    /// the base already says it. The point is the start of the baseline.
    Ruby(GlyphRun),
}

/// A run of shaped text.
#[derive(Debug, Clone, Hash)]
pub struct GlyphRun {
    /// The font.
    pub face: FaceId,
    /// The font size.
    pub size: Pt,
    /// The colour.
    pub color: Color,
    /// The text that the glyphs show, in logical order.
    pub text: Arc<str>,
    /// The glyphs in visual order, left to right.
    pub glyphs: Vec<Glyph>,
    /// The words, in visual order: together they hold every glyph once.
    pub words: Vec<Word>,
    /// Where the text stands in the pack.
    pub span: Span,
}

impl GlyphRun {
    /// The distance from the start of the first glyph to the end of the last.
    #[must_use]
    pub fn width(&self) -> Pt {
        self.glyphs.iter().map(|glyph| glyph.advance.at(self.size)).sum()
    }
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the next glyph stands, squeeze and spacing included.
    pub advance: Em,
    /// Shift to the right of the place where it would stand.
    pub x_offset: Em,
    /// Shift upwards.
    pub y_offset: Em,
    /// The first byte of its cluster in the run's text.
    pub cluster: u32,
}

/// Glyphs that are read as one piece: a word of the language, with the blank
/// behind it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// Which glyphs of the run.
    pub glyphs: Range<u32>,
    /// Which bytes of the run's text.
    pub text: Range<u32>,
}

/// A colour of the printed page, sRGB.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// Black ink only.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    /// Paper.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// A colour of six hexadecimal digits.
    #[must_use]
    pub fn from_hex(digits: &str) -> Option<Self> {
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }

    /// The contrast of two colours, from 1 to 21 (WCAG 2.1, 1.4.3).
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The relative luminance (WCAG 2.1).
    fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// Outlines that are filled, stroked or both.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Shape {
    /// The outline, relative to the item's point.
    pub path: Vec<Segment>,
    /// The colour inside, if any.
    pub fill: Option<Fill>,
    /// The line along the outline, if any.
    pub stroke: Option<Stroke>,
    /// Where it can be seen, if not everywhere.
    pub clip: Option<Arc<Clip>>,
}

/// An outline outside of which nothing is seen.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Clip {
    /// The outline.
    pub path: Vec<Segment>,
    /// Whether overlapping parts cancel out instead of adding up.
    pub even_odd: bool,
    /// Another one, around it: what is seen lies inside both.
    pub within: Option<Arc<Clip>>,
}

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub enum Segment {
    /// Begins a new outline.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic Bézier curve: two control points and the end.
    Curve(Point, Point, Point),
    /// Closes the outline.
    Close,
}

impl Segment {
    /// The same step with all its points moved.
    #[must_use]
    pub fn map(self, to: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Move(point) => Self::Move(to(point)),
            Self::Line(point) => Self::Line(to(point)),
            Self::Curve(one, two, end) => Self::Curve(to(one), to(two), to(end)),
            Self::Close => Self::Close,
        }
    }
}

/// How an outline is filled.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct Fill {
    /// The colour.
    pub color: Color,
    /// Whether overlapping parts cancel out instead of adding up.
    pub even_odd: bool,
}

/// How an outline is stroked.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Stroke {
    /// The colour.
    pub color: Color,
    /// The thickness.
    pub width: Pt,
    /// The lengths of dashes and gaps; empty for a solid line.
    pub dash: Vec<Pt>,
    /// How far into the dashes the line begins.
    pub dash_start: Pt,
    /// How its ends look.
    pub cap: Cap,
    /// How its corners look.
    pub join: Join,
}

/// How the ends of a line look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Cap {
    /// Cut off where the outline ends.
    #[default]
    Butt,
    /// A half circle around the end.
    Round,
    /// Half a square beyond the end.
    Square,
}

/// How the corners of a line look.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub enum Join {
    /// Pointed, unless the point would be longer than this many line widths.
    Miter(Em),
    /// Round.
    Round,
    /// Cut off.
    Bevel,
}

impl Default for Join {
    /// What holds in a PDF file unless it says something else.
    fn default() -> Self {
        Self::Miter(Em(10.0))
    }
}

/// A drawing made of shapes, shared by all who show it.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Picture {
    /// Its name, for messages and to share it inside a file.
    pub name: String,
    /// Its natural extent; shapes lie inside it.
    pub size: Size,
    /// The shapes in drawing order.
    pub shapes: Vec<Shape>,
    /// The photo that it is, if it is one; then it has no shapes.
    pub photo: Option<Arc<Photo>>,
}

/// A picture made of pixels.
#[derive(Clone)]
pub struct Photo {
    /// How many pixels stand side by side, and how many under each other.
    pub pixels: [u32; 2],
    /// Its colours, row by row: sRGB in three bytes a pixel, or grey in one.
    pub colors: Colors,
    /// How opaque each pixel is, if not all of them are wholly so.
    pub alpha: Option<Vec<u8>>,
    /// Whether it is a photo that was saved with loss, and may be so again.
    pub is_lossy: bool,
    /// What tells it apart from others.
    pub digest: [u8; 32],
}

/// The colours of pixels.
#[derive(Clone)]
pub enum Colors {
    /// Red, green and blue.
    Rgb(Vec<u8>),
    /// Grey, from black to white.
    Gray(Vec<u8>),
}

impl fmt::Debug for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [width, height] = self.pixels;
        write!(f, "Photo({width} × {height})")
    }
}

impl PartialEq for Photo {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Hash for Photo {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl Picture {
    /// A drawing.
    #[must_use]
    pub fn drawn(name: String, size: Size, shapes: Vec<Shape>) -> Self {
        Self { name, size, shapes, photo: None }
    }

    /// What stands for a picture that is broken: a point wide and high, with nothing on it.
    #[must_use]
    pub fn empty(name: &str) -> Self {
        Self::drawn(name.to_owned(), Size::new(Pt(1.0), Pt(1.0)), Vec::new())
    }

    /// Whether nothing in it can be told from white paper: no colour reaches a
    /// contrast of 1.3 to 1 with it.
    #[must_use]
    pub fn is_pale(&self) -> bool {
        let fills = self.shapes.iter().filter_map(|shape| shape.fill.map(|fill| fill.color));
        let strokes = self.shapes.iter().filter_map(|shape| Some(shape.stroke.as_ref()?.color));
        !self.shapes.is_empty()
            && fills.chain(strokes).all(|color| color.contrast(Color::WHITE) < 1.3)
    }
}

impl Shape {
    /// A filled rectangle, with corners rounded by `radius`.
    #[must_use]
    pub fn rect(rect: Rect, radius: Pt, color: Color) -> Self {
        Self::corners(rect, [radius; 4], color)
    }

    /// A filled rectangle with corners rounded each by its own radius, from the
    /// top left corner clockwise.
    #[must_use]
    pub fn corners(rect: Rect, radii: [Pt; 4], color: Color) -> Self {
        Self {
            path: rounded(rect, radii),
            fill: Some(Fill { color, even_odd: false }),
            stroke: None,
            clip: None,
        }
    }

    /// The outline of a rectangle, with corners rounded by `radius`.
    #[must_use]
    pub fn outline(rect: Rect, radius: Pt, stroke: Stroke) -> Self {
        Self { path: rounded(rect, [radius; 4]), fill: None, stroke: Some(stroke), clip: None }
    }

    /// A straight line.
    #[must_use]
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self {
            path: vec![Segment::Move(from), Segment::Line(to)],
            fill: None,
            stroke: Some(stroke),
            clip: None,
        }
    }

    /// A filled polygon.
    #[must_use]
    pub fn polygon(corners: &[Point], color: Color) -> Self {
        let mut path: Vec<Segment> = corners
            .iter()
            .enumerate()
            .map(|(i, &corner)| if i == 0 { Segment::Move(corner) } else { Segment::Line(corner) })
            .collect();
        path.push(Segment::Close);
        Self { path, fill: Some(Fill { color, even_odd: false }), stroke: None, clip: None }
    }
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub fn solid(color: Color, width: Pt) -> Self {
        Self {
            color,
            width,
            dash: Vec::new(),
            dash_start: Pt::ZERO,
            cap: Cap::default(),
            join: Join::default(),
        }
    }
}

/// The outline of a rectangle whose corners are quarter circles, as cubic
/// curves (0.5523 is the usual approximation of a quarter circle).
fn rounded(rect: Rect, radii: [Pt; 4]) -> Vec<Segment> {
    let (left, top) = (rect.origin.x, rect.origin.y);
    let (right, bottom) = (rect.right(), rect.bottom());
    let point = Point::new;
    let most = (rect.size.width / 2.0).min(rect.size.height / 2.0);
    let [a, b, c, d] = radii.map(|radius| radius.min(most));
    let bend = |radius: Pt| radius * (1.0 - 0.552_3);
    let mut path = vec![Segment::Move(point(left + a, top)), Segment::Line(point(right - b, top))];
    let mut corner = |radius: Pt, curve: [Point; 3], on: Point| {
        if radius > Pt::ZERO {
            path.push(Segment::Curve(curve[0], curve[1], curve[2]));
        }
        path.push(Segment::Line(on));
    };
    let k = bend(b);
    let curve = [point(right - k, top), point(right, top + k), point(right, top + b)];
    corner(b, curve, point(right, bottom - c));
    let k = bend(c);
    let curve = [point(right, bottom - k), point(right - k, bottom), point(right - c, bottom)];
    corner(c, curve, point(left + d, bottom));
    let k = bend(d);
    let curve = [point(left + k, bottom), point(left, bottom - k), point(left, bottom - d)];
    corner(d, curve, point(left, top + a));
    let k = bend(a);
    if a > Pt::ZERO {
        path.push(Segment::Curve(point(left, top + k), point(left + k, top), point(left + a, top)));
    }
    path.push(Segment::Close);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let grey = Color { red: 0x76, green: 0x76, blue: 0x76 };
        assert!((Color::BLACK.contrast(Color::WHITE) - 21.0).abs() < 0.01);
        assert!((grey.contrast(Color::WHITE) - 4.54).abs() < 0.01);
    }
}
