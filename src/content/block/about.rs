//! What it is about, with a badge.

use std::sync::Arc;

use super::ask::Pictures;
use super::element::{At, Composed, columns, heading, paragraph};
use super::form::block;
use super::word::{ListLike, TEXT};
use crate::content::element::{Chip, Element, Figure, Rank, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;

block! {
    /// What it is about: a question, a badge, and a paragraph beside each of the `pictures`.
    pub struct About {
        asks {
            /// Icons beside the paragraphs, as decoration.
            pictures: Vec<Arc<Picture>> = Pictures,
        }
        words {
            /// The question that the paragraphs answer.
            heading: Rich = TEXT,
            /// A few words in a coloured badge.
            badge: Rich = TEXT,
            /// The answer, one paragraph for each picture of the block.
            paragraphs: Vec<Rich> = ListLike("pictures"),
        }
    }
}

impl Composed for About {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let question = heading(Rank::Part, &self.heading, look::Heading::Question);
        let lines = vec![(self.badge.clone(), look::Text::Badge)];
        let badge = Element::Chip(Chip { lines, look: look::Chip::Badge });
        let head = vec![(Width::Rest, vec![question]), (Width::Own, vec![badge])];
        let mut elements =
            vec![columns(head, look::Columns::Question), Element::Space(look::Space::Part)];
        for (text, picture) in self.paragraphs.iter().zip(&self.pictures) {
            let (picture, look) = (Arc::clone(picture), look::Figure::Icon);
            let icon = Figure::bare(picture, look);
            let row = vec![
                (Width::Own, vec![Element::Figure(icon)]),
                (Width::Rest, vec![paragraph(text, look::Text::Body)]),
            ];
            elements.push(columns(row, look::Columns::Icon));
            elements.push(Element::Space(look::Space::Row));
        }
        elements
    }
}
