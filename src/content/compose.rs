//! The pages of a document as elements.
//!
//! In: a document. Out: its pages as elements. Knows nothing about sizes or pages.

use std::sync::Arc;

use crate::content::block::element::At;
use crate::content::element::{Part, Sheet};
use crate::content::model::{Document, Inline, Page, Rich, Text};

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
    let mut parts = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let same = known
            .filter(|(page, _)| page.blocks.get(index).is_some_and(|it| Arc::ptr_eq(it, block)));
        let composed = block.kind.composed();
        let before = index.checked_sub(1).map(|before| &blocks[before].kind);
        parts.push(match same {
            Some((_, sheet)) => Arc::clone(&sheet.parts[index]),
            None => Arc::new(Part {
                span: block.span,
                name: format!("`{}` (words `{}`)", block.kind.name(), block.words),
                level: if has_section { 3 } else { 2 },
                joins: before.is_some_and(|before| composed.joins(before)),
                closes: composed.closes(),
                elements: composed.elements(&At { document, span: block.span }),
            }),
        });
        has_section |= block.kind.composed().opens_section();
    }
    Sheet { parts, foot: foot(document, number) }
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
