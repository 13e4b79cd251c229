//! Elements: what HTML would call things. Blocks become elements, and pages are laid
//! out from elements alone.
//!
//! Each is plain data: what it is, the name of its look, its texts and what stands in
//! it. They stand in the order in which they are read; where they stand on the paper
//! is a matter of their looks. Knows nothing about blocks, sizes or pages.

mod beside;
mod qr;
mod walk;

use std::sync::Arc;

pub use beside::{labels, put};
pub use qr::Symbol;

use crate::content::look;
use crate::content::model::{Field, Rich};
use crate::frame::{Color, Picture};
use crate::geom::{Mm, Point, Pt, Ratio};
use crate::source::Span;

/// The pages of a document as elements.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What stands on it, from top to bottom.
    pub parts: Vec<Arc<Part>>,
    /// The line at its foot: words, and the number of the page.
    pub foot: [Rich; 2],
}

/// A part of a page: what has become of one block.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where `flyer.toml` asks for it.
    pub span: Span,
    /// What it is and where its words stand, for messages: "`step` (words `step-form`)".
    pub name: String,
    /// The level of its headings: 2, or 3 under a section; one more inside a step.
    pub level: u8,
    /// Whether it belongs closely to the part before.
    pub joins: bool,
    /// Whether it and what follows it stand at the foot of the page.
    pub closes: bool,
    /// What it consists of.
    pub elements: Vec<Element>,
}

/// One thing on a page.
#[derive(Debug, Clone)]
pub enum Element {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list of texts.
    List(List),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// A QR code with its words.
    Code(Code),
    /// What stands side by side.
    Columns(Columns),
    /// A ground or a frame around what belongs together.
    Panel(Panel),
    /// A band from edge to edge of the page.
    Band(Band),
    /// Fields to fill in, side by side.
    Fields(Fields),
    /// A field of a form.
    Blank(Blank),
    /// A line along which to cut.
    CutLine,
    /// A telephone number in large digits.
    Phone(Phone),
    /// A few words on a ground of their own.
    Chip(Chip),
    /// What is set in larger or smaller type than the rest of the page, by a factor.
    Sized(Ratio, Vec<Element>),
    /// Room.
    Space(look::Space),
}

/// What a heading stands over; its level is counted from what stands above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// The whole document.
    Title,
    /// What follows, up to the next of this rank.
    Section,
    /// A part that belongs to no section.
    Apart,
    /// A part of a page.
    Part,
    /// What stands inside a part.
    Inner,
}

impl Rank {
    /// The level of a heading of this rank in a part whose headings have the level
    /// `part`.
    #[must_use]
    pub fn level(self, part: u8) -> u8 {
        match self {
            Self::Title => 1,
            Self::Section | Self::Apart => 2,
            Self::Part => part,
            Self::Inner => part + 1,
        }
    }
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// What it stands over.
    pub rank: Rank,
    /// Its words.
    pub text: Rich,
    /// What stands before its words, if anything does.
    pub label: Option<Label>,
    /// Its words in a second language, in small type under it.
    pub beside: Option<Rich>,
    /// How it is set.
    pub look: look::Heading,
}

/// What stands before the words of a heading and belongs to it.
#[derive(Debug, Clone)]
pub enum Label {
    /// A word and a number, each with a blank behind it.
    Number(Rich, Rich),
    /// A few words.
    Words(Rich),
}

/// A paragraph.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Its words.
    pub text: Rich,
    /// The sign before them, with a blank behind it, and how it is set.
    pub sign: Option<(Rich, look::Text)>,
    /// What it opens, if it is a link.
    pub url: Option<String>,
    /// How it is set.
    pub look: look::Text,
}

/// The sign before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A box to tick.
    Box,
    /// A ring: it is right.
    Ring,
    /// A cross: it is wrong.
    Cross,
    /// A dot.
    Dot,
    /// ※, as notes are marked in Japan.
    Note,
    /// ①, ②, …
    Number,
    /// A, B, …, as pins of a map have them.
    Letter,
}

impl Marker {
    /// The letter of one of several things: A, B, … Z, AA.
    #[must_use]
    pub fn letter(index: usize) -> String {
        let alphabet: Vec<char> = ('A'..='Z').collect();
        let own = alphabet[index % alphabet.len()];
        std::iter::repeat_n(own, index / alphabet.len() + 1).collect()
    }
}

/// A list.
#[derive(Debug, Clone)]
pub struct List {
    /// Its items.
    pub items: Vec<Rich>,
    /// The sign before each.
    pub marker: Marker,
    /// Pictures in place of the signs, one for each item; none if empty.
    pub icons: Vec<Arc<Picture>>,
    /// In how many columns they stand, filled from top to bottom.
    pub across: u8,
    /// What stands between two of them.
    pub pause: Option<Pause>,
    /// Where it is asked for.
    pub span: Span,
    /// How it is set.
    pub look: look::List,
}

impl List {
    /// A list in one column with drawn or written signs.
    #[must_use]
    pub fn bare(items: Vec<Rich>, marker: Marker, look: look::List, span: Span) -> Self {
        Self { items, marker, icons: Vec::new(), across: 1, pause: None, span, look }
    }
}

/// What stands between the items of a list.
#[derive(Debug, Clone)]
pub struct Pause {
    /// How many items stand before it.
    pub after: usize,
    /// What it says.
    pub panel: Panel,
}

/// A table; each row has as many cells as the head.
#[derive(Debug, Clone)]
pub struct Table {
    /// What tells it apart from other tables for those who hear it.
    pub summary: String,
    /// The heads of its columns.
    pub head: Vec<Rich>,
    /// Its rows.
    pub rows: Vec<Vec<Rich>>,
    /// Which of their cells stand out; none if empty.
    pub marked: Vec<Vec<bool>>,
    /// The grounds of the first cells of rows that have a colour of their own.
    pub colors: Vec<Option<Color>>,
    /// The column whose cells are chips, if one is.
    pub chips: Option<usize>,
    /// Whether the first cell of each row names it.
    pub row_heads: bool,
    /// The heads of its columns in a second language.
    pub head_beside: Vec<Option<Rich>>,
    /// The first cells of its rows in a second language.
    pub rows_beside: Vec<Option<Rich>>,
    /// How it is set.
    pub look: look::Table,
}

impl Table {
    /// A table of which the first cell of each row names it, and nothing stands out.
    #[must_use]
    pub fn bare(summary: String, head: Vec<Rich>, rows: Vec<Vec<Rich>>, look: look::Table) -> Self {
        Self {
            summary,
            head,
            rows,
            marked: Vec::new(),
            colors: Vec::new(),
            chips: None,
            row_heads: true,
            head_beside: Vec::new(),
            rows_beside: Vec::new(),
            look,
        }
    }
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The picture.
    pub picture: Arc<Picture>,
    /// What a screen reader says for it; `None` for decoration.
    pub alt: Option<String>,
    /// Whether it shows what is right or what is wrong, if it does.
    pub sign: Option<look::Sign>,
    /// Its true width and height, and how they are written, if it is drawn so.
    pub measures: Option<[(Mm, Rich); 2]>,
    /// What is written on it.
    pub over: Vec<Over>,
    /// How it is set.
    pub look: look::Figure,
}

impl Figure {
    /// A picture that only adorns.
    #[must_use]
    pub fn bare(picture: Arc<Picture>, look: look::Figure) -> Self {
        Self { picture, alt: None, sign: None, measures: None, over: Vec::new(), look }
    }
}

/// Words on a picture.
#[derive(Debug, Clone)]
pub struct Over {
    /// Where their middle stands, in units of the picture.
    pub at: Point,
    /// The words.
    pub text: Rich,
    /// Whether they are the letter of a pin.
    pub is_pin: bool,
}

/// A QR code with its words.
#[derive(Debug, Clone)]
pub struct Code {
    /// The words that invite to it.
    pub words: Vec<Element>,
    /// The code, in its true size with its quiet zone.
    pub symbol: Arc<Symbol>,
    /// The height of the largest code beside it: the words begin under that one.
    pub tallest: Pt,
    /// What it shows, for those who hear it.
    pub alt: String,
    /// What it opens.
    pub url: String,
    /// What a screen reader says for the link.
    pub said: String,
    /// The address as it is printed.
    pub address: Rich,
    /// How it is set.
    pub look: look::Code,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// As wide as what it holds.
    Own,
    /// The share that the look says.
    Share,
    /// A share of what the gaps leave.
    Part(Ratio),
    /// An equal part of what the others leave.
    Rest,
}

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing: what it holds belongs to what stands around it.
    Plain,
    /// An item of a list.
    Item,
    /// A part under a heading.
    Section,
}

/// What stands side by side.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The columns.
    pub columns: Vec<(Width, Vec<Element>)>,
    /// What each of them means.
    pub meaning: Meaning,
    /// Goes on in the first column as long as another is higher, then under all.
    pub flows_on: Vec<Element>,
    /// How they stand.
    pub look: look::Columns,
}

/// A ground or a frame around what belongs together.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What stands in its head.
    pub head: Vec<Element>,
    /// What stands in it.
    pub body: Vec<Element>,
    /// A decoration in its upper corner.
    pub emblem: Option<Figure>,
    /// How it looks.
    pub look: look::Panel,
}

/// A band from edge to edge of the page.
#[derive(Debug, Clone)]
pub struct Band {
    /// Its words.
    pub words: Vec<Element>,
    /// What stands in its corners, for those who know what the flyer is.
    pub corners: Option<Columns>,
    /// The drawing in it.
    pub figure: Option<Figure>,
    /// How it looks.
    pub look: look::Band,
}

/// Fields to fill in, side by side.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The fields: two at most.
    pub fields: Vec<Field>,
    /// How they are set.
    pub look: look::Fields,
}

/// A field of a form: its label, and room to write in under it.
#[derive(Debug, Clone)]
pub struct Blank {
    /// What belongs there.
    pub label: Rich,
    /// The same in a second language.
    pub beside: Option<Rich>,
    /// What stands under the label.
    pub room: Room,
    /// How it is set.
    pub look: look::Fields,
}

/// Where something is written or ticked.
#[derive(Debug, Clone)]
pub enum Room {
    /// A line.
    Line,
    /// Groups of boxes for a digit each, and what stands behind each group.
    Boxes(Vec<(u8, Option<Rich>)>),
    /// Texts, each behind a box to tick.
    Ticks(Vec<Choice>),
}

/// A text behind a box to tick.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The text.
    pub text: Rich,
    /// The same in a second language.
    pub beside: Option<Rich>,
}

/// A telephone number in large digits.
#[derive(Debug, Clone)]
pub struct Phone {
    /// The number.
    pub number: Rich,
    /// For whom it is, or what a call costs.
    pub words: Option<Rich>,
    /// How it is set.
    pub look: look::Phone,
}

/// A few words on a ground of their own.
#[derive(Debug, Clone)]
pub struct Chip {
    /// Its lines, each with how it is set.
    pub lines: Vec<(Rich, look::Text)>,
    /// How it looks.
    pub look: look::Chip,
}
