//! Pictures side by side, each over its caption and a sentence.

use std::sync::Arc;

use super::ask::Pictures as Several;
use super::element::{At, Composed, notes_below, opening, paragraph};
use super::form::{block, wording};
use super::word::{ALT_LIKE_REFERENCE, LIKE_REFERENCE, LIST_LIKE_REFERENCE, Named, TEXT, each_of};
use crate::content::element::{Columns, Element, Figure, Meaning, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture as Drawing;

block! {
    /// Pictures side by side, each over its caption: ways to pay, things to bring. Names `pictures`; the words of each stand in a table of its name: [pay.items.store].
    pub struct Pictures {
        asks {
            /// The pictures, in order.
            pictures: Vec<Arc<Drawing>> = Several,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// A sentence above the pictures.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The words of each picture.
            items: Vec<Named<PictureWords>> = each_of::<PictureWords>("pictures"),
            /// Remarks under the pictures.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
}

wording! {
    /// What stands under a picture.
    pub struct PictureWords {
        /// What it is, in a word or two.
        caption: Rich = TEXT,
        /// A sentence under the caption.
        text: Option<Rich> = LIKE_REFERENCE,
        /// What the picture shows, for a person who hears the page; leave it out in all packs where it only adorns.
        picture_alt: Option<String> = ALT_LIKE_REFERENCE,
    }
}

/// The most pictures side by side: with more of them, words under them have no room.
const ACROSS: usize = 4;

impl Composed for Pictures {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), self.lead.as_ref(), look::Space::Row);
        let shown: Vec<_> = self.pictures.iter().zip(&self.items).collect();
        // Rows are equally long where that is possible: six are two of three.
        let rows = shown.len().div_ceil(ACROSS).max(1);
        let across = shown.len().div_ceil(rows).max(1);
        for (index, row) in shown.chunks(across).enumerate() {
            if index > 0 {
                elements.push(Element::Space(look::Space::Group));
            }
            let mut columns: Vec<_> = row
                .iter()
                .map(|(picture, item)| (Width::Rest, one(picture, &item.words)))
                .collect();
            // Those of a last row are as wide as the others.
            columns.resize_with(across, || (Width::Rest, Vec::new()));
            elements.push(Element::Columns(Columns {
                columns,
                meaning: Meaning::Item,
                flows_on: Vec::new(),
                look: look::Columns::Pictures,
            }));
        }
        elements.extend(notes_below(look::Space::Group, &self.notes, at.span));
        elements
    }
}

/// A picture over its words.
fn one(picture: &Arc<Drawing>, words: &PictureWords) -> Vec<Element> {
    let bare = Figure::bare(Arc::clone(picture), look::Figure::Row);
    let drawing = Figure { alt: words.picture_alt.clone(), ..bare };
    let mut elements = vec![
        Element::Figure(drawing),
        Element::Space(look::Space::Line),
        paragraph(&words.caption, look::Text::Caption),
    ];
    if let Some(text) = &words.text {
        elements.push(Element::Space(look::Space::Lead));
        elements.push(paragraph(text, look::Text::Note));
    }
    elements
}
