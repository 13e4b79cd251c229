//! The blocks a page is made of, one struct per kind.
//!
//! A new kind is a variant here, a file of the same name in `load/block` and in
//! `layout/block`: no match has a wildcard, so the compiler lists the rest.

use std::sync::Arc;

use super::inline::Rich;
use crate::frame::Picture;
use crate::geom::Mm;
use crate::source::Span;

/// A block of a page, with the place where `flyer.toml` asks for it.
#[derive(Debug, Clone, Hash)]
pub struct Block {
    /// Where `flyer.toml` asks for it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, Hash)]
pub enum BlockKind {
    /// The band with the title of the flyer.
    Title(Title),
    /// What it is about, with a badge.
    About(About),
    /// Two drawings with captions side by side.
    Cards(Cards),
    /// A QR code with an invitation.
    Callout(Callout),
    /// A heading for what follows.
    Section(Section),
    /// A numbered step.
    Step(Step),
    /// A drawing of a document beside an explanation.
    Notice(Notice),
    /// Two ways to the same end, side by side.
    Paths(Paths),
    /// The rules for a photo.
    Photo(Photo),
    /// How to get points, with the numbers to call.
    Points(Points),
    /// A telephone line with its languages and hours.
    Hotline(Hotline),
    /// A box for the city's own contact.
    Contact(Contact),
    /// Who issues the flyer, and when.
    Colophon(Colophon),
}

/// A drawing and what it shows.
#[derive(Debug, Clone, Hash)]
pub struct Illustration {
    /// The drawing.
    pub picture: Arc<Picture>,
    /// What a screen reader says for it.
    pub alt: String,
}

/// The band with the title of the flyer.
#[derive(Debug, Clone, Hash)]
pub struct Title {
    /// The title.
    pub heading: Rich,
    /// A drawing in the band.
    pub illustration: Illustration,
    /// The remark that the translation is a draft, if it is one: who listens does
    /// not wait for the last page.
    pub draft: Option<Rich>,
}

/// What it is about, with a badge.
#[derive(Debug, Clone, Hash)]
pub struct About {
    /// The question.
    pub heading: Rich,
    /// A few words that stand out.
    pub badge: Rich,
    /// The answer, each paragraph beside its icon (decoration).
    pub paragraphs: Vec<(Rich, Arc<Picture>)>,
}

/// Two drawings with captions side by side.
#[derive(Debug, Clone, Hash)]
pub struct Cards {
    /// The front, with its caption.
    pub front: (Illustration, Rich),
    /// The back, with its caption.
    pub back: (Illustration, Rich),
}

/// A QR code with an invitation.
#[derive(Debug, Clone, Hash)]
pub struct Callout {
    /// What is to be found there.
    pub text: Rich,
    /// A few words that point at the code.
    pub prompt: Rich,
    /// What the code opens.
    pub url: String,
    /// Where the address stands in the facts.
    pub url_span: Span,
    /// The code, in its true size with its quiet zone.
    pub code: Arc<Picture>,
    /// What a screen reader says for the code and its link.
    pub alt: String,
}

/// A heading for what follows.
#[derive(Debug, Clone, Hash)]
pub struct Section {
    /// The heading.
    pub heading: Rich,
}

/// A numbered step.
#[derive(Debug, Clone, Hash)]
pub struct Step {
    /// Its number, counted over the flyer.
    pub number: u8,
    /// What to do.
    pub heading: Rich,
    /// A hint that stands out, if there is one.
    pub tip: Option<Rich>,
    /// What it consists of.
    pub tasks: Vec<Rich>,
}

/// A drawing of a document beside an explanation.
#[derive(Debug, Clone, Hash)]
pub struct Notice {
    /// What the document tells.
    pub heading: Rich,
    /// What the drawing shows.
    pub caption: Rich,
    /// The drawing.
    pub illustration: Illustration,
    /// More about it.
    pub paragraphs: Vec<Rich>,
}

/// Two ways to the same end, side by side.
#[derive(Debug, Clone, Hash)]
pub struct Paths {
    /// What stands between the steps before and after the wait.
    pub later: Rich,
    /// The two ways, each with its own numbers ①, ②, …
    pub paths: [Path; 2],
}

/// One of two ways.
#[derive(Debug, Clone, Hash)]
pub struct Path {
    /// For whom it is.
    pub heading: Rich,
    /// A drawing.
    pub illustration: Illustration,
    /// The steps before the wait.
    pub before: Vec<Rich>,
    /// The steps after it; their numbers go on.
    pub after: Vec<Rich>,
    /// A remark, if there is one.
    pub note: Option<Rich>,
}

/// The rules for a photo.
#[derive(Debug, Clone, Hash)]
pub struct Photo {
    /// The heading.
    pub heading: Rich,
    /// The true width of the photo, and how it is written.
    pub width: (Mm, Rich),
    /// The true height of the photo, and how it is written.
    pub height: (Mm, Rich),
    /// The good photo, drawn in a frame of true size; its alternative text
    /// says the measures.
    pub good: Illustration,
    /// That the frame has its true size, and how to print it so.
    pub true_size: Option<Rich>,
    /// What is right.
    pub good_rules: Vec<Rich>,
    /// What is wrong, each with its drawing.
    pub bad: Vec<Example>,
    /// The sentence that closes the wrong ones.
    pub bad_summary: Rich,
}

/// A drawing of something wrong, and the words for it.
#[derive(Debug, Clone, Hash)]
pub struct Example {
    /// The drawing.
    pub illustration: Illustration,
    /// What is wrong.
    pub text: Rich,
}

/// How to get points, with the numbers to call.
#[derive(Debug, Clone, Hash)]
pub struct Points {
    /// How it works.
    pub paragraphs: Vec<Rich>,
    /// What stands before the numbers.
    pub call: Rich,
    /// The numbers.
    pub lines: Vec<PointsLine>,
    /// What stands behind the numbers, if anything.
    pub call_end: Option<Rich>,
    /// Remarks.
    pub notes: Vec<Rich>,
    /// The languages of the line, written out.
    pub languages: Rich,
    /// What is said of the mark.
    pub mark: Rich,
    /// The mark.
    pub illustration: Illustration,
}

/// A number to call for points.
#[derive(Debug, Clone, Hash)]
pub struct PointsLine {
    /// The number with its label: `TEL:0570-028-125`.
    pub phone: Rich,
    /// Which language it answers in.
    pub language: Rich,
    /// What the call costs, in a word or two, if the pack says it.
    pub cost: Option<Rich>,
}

/// A telephone line with its languages and hours.
#[derive(Debug, Clone, Hash)]
pub struct Hotline {
    /// Which languages, in a word.
    pub group: Rich,
    /// What the line is for.
    pub heading: Rich,
    /// An invitation that stands out, if there is one.
    pub lead: Option<Rich>,
    /// The number with its label: `TEL:0120-0178-27`.
    pub phone: Rich,
    /// What the call costs, in a word or two, if the pack says it.
    pub cost: Option<Rich>,
    /// What to do if nobody answers, if there is such a way.
    pub otherwise: Option<Rich>,
    /// That the line does not speak the language of the pack, where it does not.
    pub not_your_language: Option<Rich>,
    /// Remarks before the table.
    pub notes_before: Vec<Rich>,
    /// The heads of the columns: languages, days if the rows differ in them, hours.
    pub columns: Vec<Rich>,
    /// The rows.
    pub rows: Vec<HotlineRow>,
    /// Remarks behind the table.
    pub notes_after: Vec<Rich>,
}

/// A row of a line's table.
#[derive(Debug, Clone, Hash)]
pub struct HotlineRow {
    /// The languages, written out.
    pub languages: Rich,
    /// The days; `None` in every row if the table has no column for them.
    pub days: Option<Rich>,
    /// The hours.
    pub hours: Rich,
}

impl HotlineRow {
    /// Its cells, one for each column.
    #[must_use]
    pub fn cells(&self) -> Vec<&Rich> {
        [&self.languages].into_iter().chain(&self.days).chain([&self.hours]).collect()
    }
}

/// A box for the city's own contact.
#[derive(Debug, Clone, Hash)]
pub struct Contact {
    /// The heading.
    pub heading: Rich,
    /// Section, telephone, hours: fields to fill in.
    pub fields: Vec<Field>,
    /// Where to go or write to, if the data say.
    pub address: Option<Rich>,
    /// The page on the web, if the data name one.
    pub link: Option<WebPage>,
    /// The emblem (decoration), if the data have one.
    pub logo: Option<Arc<Picture>>,
}

/// A page on the web.
#[derive(Debug, Clone, Hash)]
pub struct WebPage {
    /// Its address as it is printed.
    pub text: Rich,
    /// Its address as it is opened.
    pub url: String,
}

/// A field of the contact box.
#[derive(Debug, Clone, Hash)]
pub struct Field {
    /// What belongs there.
    pub label: Rich,
    /// What stands there; `None` leaves a line to write on.
    pub value: Option<Rich>,
}

/// Who issues the flyer, and when.
#[derive(Debug, Clone, Hash)]
pub struct Colophon {
    /// The issuer; without a value a line to write on.
    pub issuer: Field,
    /// The edition.
    pub edition: Rich,
    /// When the facts were last checked.
    pub checked: Rich,
    /// The registration number of the print, with its label, if it has one.
    pub registration: Option<Rich>,
    /// The remark that the translation, or a part of it, is a draft, if no title says so.
    pub draft: Option<Rich>,
}
