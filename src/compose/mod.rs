//! Blocks as elements, one file per kind.
//!
//! In: a document. Out: its pages as elements. Knows nothing about sizes or pages.

mod about;
mod callout;
mod cards;
mod colophon;
mod contact;
mod hotline;
mod notice;
mod paths;
mod photo;
mod points;
mod section;
mod step;
mod title;

use std::sync::Arc;

use crate::content::look;
use crate::element::{
    Columns, Element, Figure, Heading, Meaning, Paragraph, Part, Rank, Sheet, Width,
};
use crate::frame::Picture;
use crate::model::{Block, BlockKind, Document, Inline, Page, Rich, Text};
use crate::source::Span;

/// The pages of a document as elements. What it shares with another document, whose
/// elements are known, is not made again.
#[must_use]
pub fn compose(document: &Document, known: Option<(&Document, &[Arc<Sheet>])>) -> Vec<Arc<Sheet>> {
    let mut has_section = false;
    let mut sheets = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        let known =
            known.and_then(|(other, sheets)| Some((other.pages.get(number)?, sheets.get(number)?)));
        let same = known.filter(|(other, _)| Arc::ptr_eq(other, page));
        sheets.push(match same {
            Some((_, sheet)) => Arc::clone(sheet),
            None => Arc::new(sheet(document, number, has_section, known)),
        });
        has_section |= page.blocks.iter().any(|block| opens_section(&block.kind));
    }
    sheets
}

/// A page as elements.
fn sheet(
    document: &Document,
    number: usize,
    mut has_section: bool,
    known: Option<(&Arc<Page>, &Arc<Sheet>)>,
) -> Sheet {
    let blocks = &document.pages[number].blocks;
    let mut parts = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let same = known
            .filter(|(page, _)| page.blocks.get(index).is_some_and(|it| Arc::ptr_eq(it, block)));
        let before = index.checked_sub(1).map(|before| &blocks[before].kind);
        parts.push(match same {
            Some((_, sheet)) => Arc::clone(&sheet.parts[index]),
            None => Arc::new(Part {
                span: block.span,
                level: if has_section { 3 } else { 2 },
                joins: before.is_some_and(|before| belongs(before, &block.kind)),
                closes: matches!(block.kind, BlockKind::Contact(_)),
                elements: elements(document, block),
            }),
        });
        has_section |= opens_section(&block.kind);
    }
    Sheet { parts, foot: foot(document, number) }
}

/// A block as elements.
fn elements(document: &Document, block: &Block) -> Vec<Element> {
    let span = block.span;
    match &block.kind {
        BlockKind::Title(title) => title::elements(title, document),
        BlockKind::About(about) => about::elements(about),
        BlockKind::Cards(cards) => cards::elements(cards),
        BlockKind::Callout(callout) => callout::elements(callout),
        BlockKind::Section(section) => section::elements(section),
        BlockKind::Step(step) => step::elements(step, span),
        BlockKind::Notice(notice) => notice::elements(notice),
        BlockKind::Paths(paths) => paths::elements(paths, span),
        BlockKind::Photo(photo) => photo::elements(photo, span),
        BlockKind::Points(points) => points::elements(points, span),
        BlockKind::Hotline(hotline) => hotline::elements(hotline, span),
        BlockKind::Contact(contact) => contact::elements(contact),
        BlockKind::Colophon(colophon) => colophon::elements(colophon),
    }
}

/// Whether headings after a block stand one level below it.
fn opens_section(block: &BlockKind) -> bool {
    matches!(block, BlockKind::Section(_))
}

/// Whether a block belongs so closely to the one before that the gap between
/// them stays small.
fn belongs(before: &BlockKind, after: &BlockKind) -> bool {
    matches!(
        (before, after),
        (BlockKind::Step(_), BlockKind::Notice(_) | BlockKind::Paths(_) | BlockKind::Points(_))
            | (BlockKind::About(_), BlockKind::Cards(_))
    )
}

/// The line at the foot of a page: the language in its own name and in Japanese and the
/// Japanese title; and the number of the page.
fn foot(document: &Document, number: usize) -> [Rich; 2] {
    let first = document.pages[number].blocks.first();
    let span = first.map_or(document.template.design.densities.span, |block| block.span);
    let mut words = document.label.clone();
    let japanese = (document.label.plain() != document.label_japanese.plain())
        .then_some(&document.label_japanese);
    for text in japanese.into_iter().chain(&document.title_japanese) {
        words.0.extend(Rich::literal("  ", span).0);
        words.0.extend(text.0.iter().cloned());
    }
    words.0.extend(Rich::literal(" ", span).0);
    let text = format!("{}/{}", number + 1, document.pages.len());
    let count = Text { text, strong: true, keep: true, phone: false, language: None, span };
    [words, Rich(vec![Inline::Text(count)])]
}

/// A heading.
fn heading(rank: Rank, text: &Rich, look: look::Heading) -> Element {
    Element::Heading(Heading { rank, text: text.clone(), label: None, look })
}

/// A paragraph.
fn paragraph(text: &Rich, look: look::Text) -> Element {
    Element::Paragraph(Paragraph { text: text.clone(), sign: None, url: None, look })
}

/// Paragraphs with the usual room between them.
fn paragraphs(texts: &[Rich], look: look::Text) -> Vec<Element> {
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
fn figure(picture: &Arc<Picture>, alt: &str, look: look::Figure) -> Figure {
    let (picture, alt) = (Arc::clone(picture), Some(alt.to_owned()));
    Figure { picture, alt, sign: None, measures: None, look }
}

/// What stands side by side.
fn columns(columns: Vec<(Width, Vec<Element>)>, look: look::Columns) -> Element {
    Element::Columns(Columns { columns, meaning: Meaning::Plain, flows_on: Vec::new(), look })
}

/// A list of notes, each behind its sign.
fn notes(items: &[Rich], span: Span) -> Element {
    list(items, crate::element::Marker::Note, look::List::Notes, span)
}

/// A list.
fn list(items: &[Rich], marker: crate::element::Marker, look: look::List, span: Span) -> Element {
    let items = items.to_vec();
    Element::List(crate::element::List { items, marker, pause: None, span, look })
}
