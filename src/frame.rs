//! The display list: what layout makes and every exporter reads.
//!
//! A [`Publication`] is a list of pages, a page is a [`Frame`], and a frame
//! holds items at positions. The order of the items is the order in which they
//! are read; where they stand on the paper is said by their positions alone.
//! Meaning is the nesting: a [`Item::Group`] carries a [`Role`], so that a tag
//! tree is a walk over the groups. Knows no blocks and no file format.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

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

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, four digits.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day that is `days` after 1970-01-01 (after H. Hinnant,
    /// "chrono-compatible low-level date algorithms").
    #[must_use]
    pub fn from_days(days: u64) -> Self {
        let shifted = days + 719_468;
        let era = shifted / 146_097;
        let day_of_era = shifted % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        Self {
            year: u16::try_from(year).unwrap_or(u16::MAX),
            month: u8::try_from(month).unwrap_or(12),
            day: u8::try_from(day).unwrap_or(31),
        }
    }

    /// How many days it is after 1970-01-01; 0 before.
    #[must_use]
    pub fn to_days(self) -> u64 {
        let (year, month) = (u64::from(self.year), u64::from(self.month));
        let year = if month <= 2 { year.saturating_sub(1) } else { year };
        let (era, year_of_era) = (year / 400, year % 400);
        let shifted = (month + 9) % 12;
        let day_of_year = (153 * shifted + 2) / 5 + u64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        (era * 146_097 + day_of_era).saturating_sub(719_468)
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_days(self.to_days() + 1)
    }

    /// The day before; `None` on the first day of 1970.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.to_days().checked_sub(1).map(Self::from_days)
    }

    /// The same day so many months later, or the last one of that month.
    #[must_use]
    pub fn months_later(self, months: u32) -> Self {
        let count = u32::from(self.year) * 12 + u32::from(self.month) - 1 + months;
        let year = u16::try_from(count / 12).unwrap_or(u16::MAX);
        let month = u8::try_from(count % 12 + 1).unwrap_or(12);
        let fits = (28..=self.day).rev().find_map(|day| Self::new(year, month, day));
        fits.unwrap_or(Self { year, month, day: self.day.min(28) })
    }

    /// The day, if it is one of the calendar.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=last).contains(&day).then_some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads `2022-07-01` (ISO 8601).
    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || format!("`{text}` is not a day; write it as 2022-07-01");
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(expected()) };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return Err(expected());
        }
        let number = |part: &str| part.parse::<u16>().map_err(|_| expected());
        let small = |part: &str| part.parse::<u8>().map_err(|_| expected());
        Self::new(number(year)?, small(month)?, small(day)?).ok_or_else(expected)
    }
}

/// A rectangle with items in it; coordinates start at its top left corner.
#[derive(Debug, Clone, Default)]
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
#[derive(Debug, Clone)]
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

/// What a group means.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// A part of the document under a heading.
    Section,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list; its groups are items.
    List,
    /// An item of a list; its groups are a label and a body.
    ListItem,
    /// The bullet or number of an item.
    Label,
    /// The text of an item.
    Body,
    /// A table; its groups are rows.
    Table,
    /// A row; its groups are cells.
    Row,
    /// A cell that names a row or a column.
    HeaderCell(Scope),
    /// A cell.
    Cell,
    /// A drawing with its alternative text.
    Figure {
        /// What the drawing shows.
        alt: String,
    },
    /// The caption of a figure or a table.
    Caption,
    /// A place that opens an address when it is clicked.
    Link {
        /// The address.
        url: String,
        /// What a screen reader says for it.
        alt: String,
    },
    /// A piece of text inside a paragraph; carries a change of language.
    Span(Tag),
    /// Decoration: drawn, never read.
    Artifact,
    /// No meaning of its own: its items belong to what stands around it.
    Plain,
}

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cells of its row.
    Row,
    /// The cells of its column.
    Column,
}

/// A run of shaped text.
#[derive(Debug, Clone)]
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

/// Whether a character only steers line breaks or direction: it is in the pack
/// for the typesetter, not for the reader (UAX #14 ZW and WJ, UAX #9 2.4).
#[must_use]
pub fn is_control(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2060}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || character.is_control()
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Which glyphs of the run.
    pub glyphs: Range<u32>,
    /// Which bytes of the run's text.
    pub text: Range<u32>,
}

/// A colour of the printed page, sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// Whether ends and corners are round instead of square.
    pub round: bool,
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
    /// What an exporter makes of it.
    pub encoded: Encoded,
}

/// What an exporter makes of a drawing, once for all files that show it. It is
/// no part of what the drawing is: drawings are equal whether or not they were
/// encoded.
#[derive(Debug, Default)]
pub struct Encoded(OnceLock<Vec<u8>>);

impl Encoded {
    /// The bytes, made by `make` unless they were made before.
    pub fn bytes(&self, make: impl FnOnce() -> Vec<u8>) -> &[u8] {
        self.0.get_or_init(make)
    }
}

impl Clone for Encoded {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Hash for Encoded {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl PartialEq for Encoded {
    fn eq(&self, _: &Self) -> bool {
        true
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
        }
    }

    /// The outline of a rectangle, with corners rounded by `radius`.
    #[must_use]
    pub fn outline(rect: Rect, radius: Pt, stroke: Stroke) -> Self {
        Self { path: rounded(rect, [radius; 4]), fill: None, stroke: Some(stroke) }
    }

    /// A straight line.
    #[must_use]
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self {
            path: vec![Segment::Move(from), Segment::Line(to)],
            fill: None,
            stroke: Some(stroke),
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
        Self { path, fill: Some(Fill { color, even_odd: false }), stroke: None }
    }
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub fn solid(color: Color, width: Pt) -> Self {
        Self { color, width, dash: Vec::new(), round: false }
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
    use super::Date;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Date::from_days(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_days(19_174).to_string(), "2022-07-01");
        assert_eq!(Date::from_days(11_016).to_string(), "2000-02-29");
    }

    #[test]
    fn days_follow_each_other() {
        for days in (0..80_000).step_by(17) {
            assert_eq!(Date::from_days(days).to_days(), days);
        }
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2024-02-28").next(), day("2024-02-29"));
        assert_eq!(day("2023-12-31").next(), day("2024-01-01"));
        assert_eq!(day("2024-03-01").previous(), Some(day("2024-02-29")));
        assert_eq!(day("1970-01-01").previous(), None);
        assert_eq!(day("2022-07-01").months_later(12), day("2023-07-01"));
        assert_eq!(day("2023-08-31").months_later(6), day("2024-02-29"));
        assert_eq!(day("2022-12-15").months_later(1), day("2023-01-15"));
    }

    #[test]
    fn days_are_read_and_checked() {
        assert_eq!("2024-02-29".parse::<Date>().map(|d| d.day), Ok(29));
        for wrong in ["2023-02-29", "2022-13-01", "2022-7-1", "", "2022-07-01-02", "+022-07-01x"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }
}
