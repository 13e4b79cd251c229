//! How to get points: what they are, the numbers to call, the mark to look for.

use super::{columns, figure, notes, paragraph, paragraphs};
use crate::content::look;
use crate::element::{Element, Panel, Phone, Width};
use crate::model::{Line, Points, Rich};
use crate::source::Span;

/// The block as elements.
pub(super) fn elements(points: &Points, span: Span) -> Vec<Element> {
    let mark = vec![
        paragraph(&points.mark, look::Text::Mark),
        Element::Space(look::Space::Line),
        Element::Figure(figure(&points.picture, &points.mark_alt, look::Figure::Mark)),
    ];
    let words = paragraphs(&points.paragraphs, look::Text::Body);
    vec![
        columns(vec![(Width::Rest, words), (Width::Own, mark)], look::Columns::Mark),
        Element::Space(look::Space::Group),
        call(points, span),
    ]
}

/// Whom to call, on a ground of its own.
fn call(points: &Points, span: Span) -> Element {
    let line = || Element::Space(look::Space::Line);
    let mut body = vec![paragraph(&points.call, look::Text::Strong)];
    for (number, language) in points.phones.iter().zip(&points.lines) {
        body.extend([line(), phone(number, language)]);
    }
    if let Some(end) = &points.call_end {
        body.extend([line(), paragraph(end, look::Text::Strong)]);
    }
    body.extend([
        Element::Space(look::Space::Part),
        notes(&points.notes, span),
        line(),
        paragraph(&points.languages, look::Text::StrongNote),
    ]);
    Element::Panel(Panel { head: Vec::new(), body, emblem: None, look: look::Panel::Call })
}

/// A number, which language it answers, and what a call costs.
fn phone(line: &Line, language: &Rich) -> Element {
    let mut words = language.clone();
    if let Some(cost) = &line.cost {
        words = words.set_apart();
        words.0.extend(cost.0.iter().cloned());
    }
    let (number, look) = (line.number.clone(), look::Phone::Call);
    Element::Phone(Phone { number, words: Some(words), look })
}
