//! How blocks become elements: what each kind says of it, and the elements that many
//! of them are made of.
//!
//! In: a block in one language. Out: elements. Knows nothing about sizes or pages.

use std::sync::Arc;

use crate::content::element::{
    Columns, Element, Figure, Heading, List, Marker, Meaning, Panel, Paragraph, Rank, Width,
};
use crate::content::look;
use crate::content::model::{Block, Document, Rich};
use crate::frame::Picture;
use crate::source::Span;

/// Where a block stands.
pub(crate) struct At<'a> {
    /// The flyer in one language.
    pub(crate) document: &'a Document,
    /// Where `flyer.toml` asks for the block.
    pub(crate) span: Span,
}

impl<'a> At<'a> {
    /// All blocks of the flyer.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &'a Block> {
        self.document.pages.iter().flat_map(|page| &page.blocks).map(|block| &**block)
    }
}

/// What a block is to a numbered step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InStep {
    /// It is one: what follows it on its page belongs to it.
    Step,
    /// It belongs to the step before it, if there is one: the gap between them stays
    /// small, and its headings stand one level below.
    Inside,
    /// It belongs to none, and neither does what follows it.
    Apart,
}

/// A kind of block as elements.
pub(crate) trait Composed {
    /// What it consists of, from top to bottom.
    fn elements(&self, at: &At<'_>) -> Vec<Element>;

    /// Whether headings after it stand one level below its own.
    fn opens_section(&self) -> bool {
        false
    }

    /// What it is to a numbered step.
    fn in_step(&self) -> InStep {
        InStep::Inside
    }

    /// Whether it and what follows it stand at the foot of the page.
    fn closes(&self) -> bool {
        false
    }
}

/// A heading.
pub(super) fn heading(rank: Rank, text: &Rich, look: look::Heading) -> Element {
    Element::Heading(Heading { rank, text: text.clone(), label: None, beside: None, look })
}

/// The heading of a block and a sentence under it, where it has them, with room `below`.
pub(super) fn opening(
    text: Option<&Rich>,
    lead: Option<&Rich>,
    below: look::Space,
) -> Vec<Element> {
    let heading = text.map(|text| heading(Rank::Part, text, look::Heading::Part));
    let lead = lead.map(|lead| paragraph(lead, look::Text::Body));
    heading.into_iter().chain(lead).flat_map(|it| [it, Element::Space(below)]).collect()
}

/// A paragraph.
pub(super) fn paragraph(text: &Rich, look: look::Text) -> Element {
    Element::Paragraph(Paragraph { text: text.clone(), sign: None, url: None, look })
}

/// A paragraph with room `above` it, where there is one.
pub(super) fn below(
    above: look::Space,
    text: Option<&Rich>,
    look: look::Text,
) -> impl Iterator<Item = Element> {
    text.into_iter().flat_map(move |text| [Element::Space(above), paragraph(text, look)])
}

/// Paragraphs with the usual room between them.
pub(super) fn paragraphs(texts: &[Rich], look: look::Text) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    for text in texts {
        if !elements.is_empty() {
            elements.push(Element::Space(look::Space::Paragraph));
        }
        elements.push(paragraph(text, look));
    }
    elements
}

/// A drawing with what it shows.
pub(super) fn figure(picture: &Arc<Picture>, alt: &str, look: look::Figure) -> Figure {
    Figure { alt: Some(alt.to_owned()), ..Figure::bare(Arc::clone(picture), look) }
}

/// What stands side by side.
pub(super) fn columns(columns: Vec<(Width, Vec<Element>)>, look: look::Columns) -> Element {
    Element::Columns(Columns { columns, meaning: Meaning::Plain, flows_on: Vec::new(), look })
}

/// What stands on a ground or in a frame.
pub(super) fn panel(body: Vec<Element>, look: look::Panel) -> Element {
    Element::Panel(Panel { head: Vec::new(), body, emblem: None, look })
}

/// The notes of a block with room `above` them, where it has any.
pub(super) fn notes_below(above: look::Space, items: &[Rich], span: Span) -> Vec<Element> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Element::Space(above), notes(items, span)]
}

/// A list of notes, each behind its sign.
pub(super) fn notes(items: &[Rich], span: Span) -> Element {
    list(items, Marker::Note, look::List::Notes, span)
}

/// A list.
pub(super) fn list(items: &[Rich], marker: Marker, look: look::List, span: Span) -> Element {
    Element::List(List::bare(items.to_vec(), marker, look, span))
}
