//! Publication to text, for people and for golden files.
//!
//! In: a [`Publication`]. Out: its groups, runs and shapes as indented lines; its
//! tag tree; or the lines of text as they are laid out. A change of layout shows
//! as a difference of lines. Knows nothing about PDF but for the tag tree, which is the one
//! that the PDF has.

use std::fmt::Write;

use super::pdf::tree;
use super::reading;
use crate::fonts::FontBook;
use crate::frame::{Color, Frame, GlyphRun, Item, Publication, Role, Scope, Segment, Shape};
use crate::geom::{Point, Size};

/// Everything on the pages: groups by indentation, each item with its place on
/// the page in points.
#[must_use]
pub fn dump(publication: &Publication, fonts: &FontBook) -> String {
    let meta = &publication.meta;
    let mut dump = Dump { fonts, out: String::new() };
    dump.line(0, format_args!("{:?} {}", meta.title, meta.language));
    for (number, page) in publication.pages.iter().enumerate() {
        dump.line(0, format_args!("page {} {}", number + 1, extent(page.size)));
        dump.frame(page, Point::ZERO, 1);
    }
    dump.out
}

/// The tag tree of the PDF: kind, language, alternative text and content of
/// each element.
#[must_use]
pub fn tags(publication: &Publication) -> String {
    tree::describe(publication)
}

/// The text in reading order, a laid-out line on each line, a form feed between
/// pages.
#[must_use]
pub fn lines(publication: &Publication) -> String {
    let pages: Vec<String> = publication
        .pages
        .iter()
        .map(|page| reading::lines(page).iter().map(|line| format!("{line}\n")).collect())
        .collect();
    pages.join("\u{c}")
}

struct Dump<'a> {
    fonts: &'a FontBook,
    out: String,
}

impl Dump<'_> {
    fn line(&mut self, depth: usize, text: std::fmt::Arguments<'_>) {
        // Writing into a string does not fail.
        let _ = writeln!(self.out, "{:indent$}{text}", "", indent = depth * 2);
    }

    fn frame(&mut self, frame: &Frame, origin: Point, depth: usize) {
        for (at, item) in &frame.items {
            let at = origin + *at;
            match item {
                Item::Group(role, inner) => {
                    let size = extent(inner.size);
                    self.line(depth, format_args!("{} {} {size}", describe(role), place(at)));
                    self.frame(inner, at, depth + 1);
                }
                Item::Glyphs(run) => self.run(depth, "text", run, at),
                Item::Ruby(run) => self.run(depth, "ruby", run, at),
                Item::Shape(shape) => self.shape(depth, shape, at),
                Item::Picture(picture, size) => {
                    let (name, size) = (&picture.name, extent(*size));
                    self.line(depth, format_args!("picture {} {size} {name}", place(at)));
                }
            }
        }
    }

    fn run(&mut self, depth: usize, kind: &str, run: &GlyphRun, at: Point) {
        let face = &self.fonts.face(run.face).name;
        let (place, color) = (place(at), hex(run.color));
        let (width, size, text) = (run.width().0, run.size.0, &run.text);
        self.line(
            depth,
            format_args!("{kind} {place} +{width:.2} {face} {size:.2} {color} {text:?}"),
        );
    }

    fn shape(&mut self, depth: usize, shape: &Shape, at: Point) {
        let mut text = format!("shape {} {} steps", place(at), shape.path.len());
        if let Some((low, high)) = bounds(shape) {
            let _ = write!(text, " {}..{}", place(at + low), place(at + high));
        }
        if let Some(fill) = shape.fill {
            let _ = write!(text, " fill {}", hex(fill.color));
        }
        if let Some(stroke) = &shape.stroke {
            let _ = write!(text, " stroke {} {:.2}", hex(stroke.color), stroke.width.0);
        }
        self.line(depth, format_args!("{text}"));
    }
}

/// The corners of the smallest box around the points of a shape.
fn bounds(shape: &Shape) -> Option<(Point, Point)> {
    let ends = shape.path.iter().filter_map(|segment| match *segment {
        Segment::Move(to) | Segment::Line(to) | Segment::Curve(_, _, to) => Some(to),
        Segment::Close => None,
    });
    ends.map(|point| (point, point)).reduce(|(low, high), (point, _)| {
        (
            Point::new(low.x.min(point.x), low.y.min(point.y)),
            Point::new(high.x.max(point.x), high.y.max(point.y)),
        )
    })
}

fn place(at: Point) -> String {
    format!("{:.2},{:.2}", at.x.0, at.y.0)
}

fn extent(size: Size) -> String {
    format!("{:.2}x{:.2}", size.width.0, size.height.0)
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}

fn describe(role: &Role) -> String {
    match role {
        Role::Section => "section".to_owned(),
        Role::Heading(level) => format!("heading {level}"),
        Role::Paragraph => "paragraph".to_owned(),
        Role::List => "list".to_owned(),
        Role::ListItem => "item".to_owned(),
        Role::Label => "label".to_owned(),
        Role::Body => "body".to_owned(),
        Role::Table { summary } => format!("table {summary:?}"),
        Role::TableHead => "table-head".to_owned(),
        Role::TableBody => "table-body".to_owned(),
        Role::Row => "row".to_owned(),
        Role::HeaderCell(Scope::Row) => "header of row".to_owned(),
        Role::HeaderCell(Scope::Column) => "header of column".to_owned(),
        Role::Cell => "cell".to_owned(),
        Role::Figure { alt } => format!("figure {alt:?}"),
        Role::Mark { alt } => format!("mark {alt:?}"),
        Role::Said { alt } => format!("said {alt:?}"),
        Role::Caption => "caption".to_owned(),
        Role::Link { url, alt } => format!("link {url} {alt:?}"),
        Role::Span(tag) => format!("span {tag}"),
        Role::Artifact => "artifact".to_owned(),
        Role::Plain => "plain".to_owned(),
    }
}
