//! How to get points, with the numbers to call.

use std::sync::Arc;

use super::BlockKind;
use super::ask::{Line, One, OnePicture, Several};
use super::element::{At, Composed, columns, figure, notes, paragraph, paragraphs};
use super::form::block;
use super::word::{ALT, LIST, ListLike, PERHAPS_NOTHING, TEXT};
use crate::content::element::{Element, Panel, Phone as Number, Width};
use crate::content::model::Rich;
use crate::content::{Hours, Phone, look};
use crate::frame::Picture;
use crate::source::Span;

block! {
    /// How to get points: a `picture` of the mark, the `phones` to call and their `hours`.
    pub struct Points {
        asks {
            /// The mark.
            picture: Arc<Picture> = OnePicture,
            /// Telephone lines.
            phones: Vec<Line> = Several<Phone>,
            /// When the lines are open, and in which languages.
            languages as "hours": Rich = One<Hours>,
        }
        words {
            /// How it works.
            paragraphs: Vec<Rich> = LIST,
            /// What stands before the telephone numbers.
            call: Rich = TEXT,
            /// What stands after each telephone number: in which language it answers.
            lines: Vec<Rich> = ListLike("phones"),
            /// What closes the sentence after the numbers; "" if the language needs nothing there.
            call_end: Option<Rich> = PERHAPS_NOTHING,
            /// Remarks under the numbers.
            notes: Vec<Rich> = LIST,
            /// What is said of the mark.
            mark: Rich = TEXT,
            /// What the picture of the mark shows.
            mark_alt: String = ALT,
        }
    }
}

impl Composed for Points {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mark = vec![
            paragraph(&self.mark, look::Text::Mark),
            Element::Space(look::Space::Line),
            Element::Figure(figure(&self.picture, &self.mark_alt, look::Figure::Mark)),
        ];
        let words = paragraphs(&self.paragraphs, look::Text::Body);
        vec![
            columns(vec![(Width::Rest, words), (Width::Own, mark)], look::Columns::Mark),
            Element::Space(look::Space::Group),
            call(self, at.span),
        ]
    }

    fn joins(&self, before: &BlockKind) -> bool {
        matches!(before, BlockKind::Step(_))
    }
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
    Element::Phone(Number { number, words: Some(words), look })
}
