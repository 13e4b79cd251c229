//! The pages of a document as elements.
//!
//! In: a document. Out: its pages as elements. Knows nothing about sizes or pages.

use std::ops::Range;
use std::sync::Arc;

use crate::content::block::element::{At, InStep};
use crate::content::element::{self, Columns, Element, Meaning, Part, Sheet, Width};
use crate::content::look;
use crate::content::model::{Block, Column, Document, Inline, Page, Rich, Text};

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
        has_section |= page.blocks.iter().any(|block| block.kind.composed().opens_section());
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
    let known = known.map(|(page, sheet)| (page, rows(&page.blocks), sheet));
    let rows = rows(blocks);
    let mut parts = Vec::new();
    let mut in_step = false;
    for (place, row) in rows.iter().enumerate() {
        let own = &blocks[row.clone()];
        let same = known.as_ref().filter(|(page, theirs, _)| {
            theirs.get(place) == Some(row)
                && page.blocks[row.clone()].iter().zip(own).all(|(a, b)| Arc::ptr_eq(a, b))
        });
        let place_in_step = blocks[row.start].kind.composed().in_step();
        let joins = in_step && place_in_step == InStep::Inside;
        in_step = joins || place_in_step == InStep::Step;
        let level = if has_section { 3 } else { 2 } + u8::from(joins);
        parts.push(match same {
            Some((_, _, sheet)) => Arc::clone(&sheet.parts[place]),
            None => Arc::new(part(document, own, joins, level)),
        });
        has_section |= own.iter().any(|block| block.kind.composed().opens_section());
    }
    Sheet { parts, foot: foot(document, number) }
}

/// The blocks that stand side by side, in order; a block without a column stands alone.
fn rows(blocks: &[Arc<Block>]) -> Vec<Range<usize>> {
    let mut end = 0;
    let rows = blocks.chunk_by(|last, block| Column::goes_on(last.column, block.column));
    rows.map(|row| {
        let start = end;
        end += row.len();
        start..end
    })
    .collect()
}

/// A block, or blocks side by side, as elements.
fn part(document: &Document, blocks: &[Arc<Block>], joins: bool, level: u8) -> Part {
    let composed = |block: &Block| {
        let mut elements = block.kind.composed().elements(&At { document, span: block.span });
        if let Some((_, labels)) = document.beside.iter().find(|(span, _)| *span == block.span) {
            element::put(&mut elements, labels);
        }
        match block.factor {
            Some(factor) => vec![Element::Sized(factor, elements)],
            None => elements,
        }
    };
    let name = |block: &Arc<Block>| format!("`{}` (words `{}`)", block.kind.name(), block.words);
    let elements = match blocks {
        [block] => composed(block),
        [..] => vec![side_by_side(blocks, composed)],
    };
    Part {
        span: blocks.first().map(|block| block.span).unwrap_or_default(),
        name: blocks.iter().map(name).collect::<Vec<_>>().join(" beside "),
        level,
        joins,
        closes: blocks.iter().any(|block| block.kind.composed().closes()),
        elements,
    }
}

/// Blocks in their columns.
fn side_by_side(blocks: &[Arc<Block>], composed: impl Fn(&Block) -> Vec<Element>) -> Element {
    let mut columns: Vec<(Option<u32>, Width, Vec<Element>)> = Vec::new();
    for block in blocks {
        let number = block.column.map(|column| column.number);
        let elements = composed(block);
        match columns.last_mut() {
            Some((last, _, above)) if *last == number => {
                above.push(Element::Space(look::Space::Group));
                above.extend(elements);
            }
            Some(_) | None => {
                let share = block.column.and_then(|column| column.share);
                columns.push((number, share.map_or(Width::Rest, Width::Part), elements));
            }
        }
    }
    let columns = columns.into_iter().map(|(_, width, elements)| (width, elements)).collect();
    let look = look::Columns::Blocks;
    Element::Columns(Columns { columns, meaning: Meaning::Section, flows_on: Vec::new(), look })
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
