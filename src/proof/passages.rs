//! What the pages say, passage by passage, and where it stands.
//!
//! In: a file. Out: for each page its paragraphs, headings, items and cells in
//! the order in which they are read, line by line with the place of each line;
//! between them the drawings and links, by what a screen reader says for them and
//! where they lead. Knows nothing about other files.

use hayro::hayro_interpret::TransformExt;
use hayro::hayro_syntax::object::{Array, Dict, String as Bytes};
use hayro::kurbo::{self, Affine};

use super::content::{Line, Piece, union};
use super::text::parts;
use super::tree::{self, Page};
use super::{File, strings};
use crate::geom::{Point, Pt, Rect, Size};

/// Something that is read at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// The row of a table that it stands in, counted over the page.
    pub row: Option<usize>,
    /// Its lines; one for a drawing or a link.
    pub lines: Vec<Placed>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Printed text.
    Text,
    /// A drawing: its text is what a screen reader says for it.
    Drawing,
    /// A link: its text is the address that it opens.
    Link,
}

/// A line, and where it stands on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What it says.
    pub text: String,
    /// Where it stands, in points from the top left corner of the page; `None` if
    /// nothing of it is seen.
    pub place: Option<Rect>,
}

impl File {
    /// The passages of each page, without artifacts.
    #[must_use]
    pub fn passages(&self) -> Vec<Vec<Passage>> {
        let read: Vec<Passages> = tree::read(self, |_| true);
        let pages = self.pdf.pages().iter();
        let places = pages.map(|page| page.initial_transform(true).to_kurbo());
        read.into_iter().zip(places).map(|(passages, place)| passages.finish(place)).collect()
    }
}

/// A line as the page has it.
#[derive(Default)]
struct Open {
    text: String,
    place: Option<kurbo::Rect>,
}

/// The passages of a page as they grow.
#[derive(Default)]
struct Passages {
    done: Vec<(Kind, Option<usize>, Vec<Open>)>,
    /// Drawings and links that stand inside the open passage.
    inside: Vec<(Kind, Open)>,
    lines: Vec<Open>,
    /// The line that is open.
    line: Option<Line>,
    rows: usize,
    row: Option<usize>,
    /// Whether the open passage is the label of an item, whose text follows.
    is_label: bool,
}

impl Page for Passages {
    fn show(&mut self, piece: &Piece) {
        if self.line.is_none_or(|before| parts(piece.line, before)) {
            self.lines.push(Open::default());
        }
        self.line = Some(piece.line);
        self.push(&piece.text, piece.place);
    }

    fn say(&mut self, text: &str) {
        self.push(text, None);
    }

    fn begin(&mut self, kind: &[u8]) {
        match kind {
            b"LBody" if self.is_label => self.push(" ", None),
            b"TR" => {
                self.finish_passage();
                self.rows += 1;
                self.row = Some(self.rows);
            }
            _ => self.finish_passage(),
        }
        self.is_label = false;
    }

    fn end(&mut self, kind: &[u8]) {
        match kind {
            b"Lbl" => self.is_label = true,
            b"TR" => {
                self.finish_passage();
                self.row = None;
            }
            _ => self.finish_passage(),
        }
    }

    fn figure(&mut self, element: &Dict<'_>) {
        let alt = element.get::<Bytes<'_>>(b"Alt");
        let text = alt.map(|alt| strings::text(alt.as_bytes())).unwrap_or_default();
        self.inside.push((Kind::Drawing, Open { text, place: bounds(element) }));
    }

    fn annotation(&mut self, annotation: &Dict<'_>) {
        let action = annotation.get::<Dict<'_>>(b"A");
        let Some(address) = action.and_then(|action| action.get::<Bytes<'_>>(b"URI")) else {
            return;
        };
        let text = String::from_utf8_lossy(address.as_bytes()).into_owned();
        let place = annotation.get::<[f64; 4]>(b"Rect").map(rect);
        self.inside.push((Kind::Link, Open { text, place }));
    }
}

impl Passages {
    fn push(&mut self, text: &str, place: Option<kurbo::Rect>) {
        if self.lines.is_empty() {
            self.lines.push(Open::default());
        }
        if let Some(line) = self.lines.last_mut() {
            line.text.push_str(text);
            line.place = union(line.place, place);
        }
    }

    fn finish_passage(&mut self) {
        (self.line, self.is_label) = (None, false);
        let mut lines = std::mem::take(&mut self.lines);
        lines.retain(|line| !line.text.trim().is_empty());
        if !lines.is_empty() {
            self.done.push((Kind::Text, self.row, lines));
        }
        let inside = std::mem::take(&mut self.inside);
        self.done.extend(inside.into_iter().map(|(kind, open)| (kind, self.row, vec![open])));
    }

    fn finish(mut self, place: Affine) -> Vec<Passage> {
        self.finish_passage();
        let placed = |open: Open| Placed {
            text: open.text,
            place: open.place.map(|rect| on_page(place.transform_rect_bbox(rect))),
        };
        let passage = |(kind, row, lines): (Kind, Option<usize>, Vec<Open>)| Passage {
            kind,
            row,
            lines: lines.into_iter().map(placed).collect(),
        };
        self.done.into_iter().map(passage).collect()
    }
}

/// The box of a drawing (ISO 32000-1, 14.8.5.4.3).
fn bounds(element: &Dict<'_>) -> Option<kurbo::Rect> {
    let own = element.get::<Dict<'_>>(b"A");
    let list = element.get::<Array<'_>>(b"A");
    let listed = list.iter().flat_map(|list| list.iter::<Dict<'_>>());
    own.into_iter().chain(listed).find_map(|owner| owner.get::<[f64; 4]>(b"BBox")).map(rect)
}

fn rect([left, bottom, right, top]: [f64; 4]) -> kurbo::Rect {
    kurbo::Rect::new(left, bottom, right, top).abs()
}

#[expect(clippy::cast_possible_truncation, reason = "a page is smaller than 2^24 points")]
fn on_page(rect: kurbo::Rect) -> Rect {
    let point = |x: f64, y: f64| Point::new(Pt(x as f32), Pt(y as f32));
    let size = Size::new(Pt(rect.width() as f32), Pt(rect.height() as f32));
    Rect::new(point(rect.x0, rect.y0), size)
}
