//! Pictures side by side, each over its caption and a sentence.

use std::sync::Arc;

use super::ask::Pictures as Several;
use super::ask_words::{Chosen, Flag, MaybeWord};
use super::element::{At, Composed, below, notes_below, opening, panel, paragraph};
use super::form::{block, wording};
use super::word::{ALT_LIKE_REFERENCE, LIKE_REFERENCE, LIST_LIKE_REFERENCE, Named, TEXT, each_of};
use crate::content::element::{Columns, Element, Figure, Meaning, Width};
use crate::content::form::words;
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture as Drawing;

block! {
    /// Pictures side by side, each over its caption: ways to pay, things to bring. Names `pictures`; the words of each stand in a table of its name: [pay.items.store].
    pub struct Pictures {
        asks {
            /// The pictures, in order.
            pictures: Vec<Arc<Drawing>> = Several,
            /// The sign on each of them: "ring" for what is right, "cross" for what is wrong; none if absent.
            sign: Chosen<Verdict> = MaybeWord<Verdict>,
            /// Whether the pictures are large and stand on a ground of their own, such as the two sides of a card.
            large: bool = Flag,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// A sentence above the pictures.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The words of each picture.
            items: Vec<Named<PictureWords>> = each_of::<PictureWords>("pictures"),
            /// A sentence under the pictures that stands out, such as what the signs on them mean.
            closing: Option<Rich> = LIKE_REFERENCE,
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

words! {
    /// Whether pictures show what is right or what is wrong.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Verdict {
        /// A ring: it is right.
        Ring = "ring",
        /// A cross: it is wrong.
        Cross = "cross",
    }
}

impl Verdict {
    /// The sign on a picture.
    pub(super) fn sign(self) -> look::Sign {
        match self {
            Self::Ring => look::Sign::Right,
            Self::Cross => look::Sign::Wrong,
        }
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
                .map(|(picture, item)| (Width::Rest, self.one(picture, &item.words)))
                .collect();
            // Those of a last row are as wide as the others.
            columns.resize_with(across, || (Width::Rest, Vec::new()));
            let (meaning, flows_on, look) = (Meaning::Item, Vec::new(), self.looks().0);
            let row = Element::Columns(Columns { columns, meaning, flows_on, look });
            elements.push(if self.large { panel(vec![row], look::Panel::Cards) } else { row });
        }
        let closing = match self.sign.0 {
            Some(Verdict::Cross) => look::Text::Warning,
            Some(Verdict::Ring) | None => look::Text::Strong,
        };
        elements.extend(below(look::Space::Part, self.closing.as_ref(), closing));
        elements.extend(notes_below(look::Space::Group, &self.notes, at.span));
        elements
    }
}

impl Pictures {
    /// How the pictures stand, how each is set, and how much room is under it.
    fn looks(&self) -> (look::Columns, look::Figure, look::Space) {
        match self.sign.0 {
            _ if self.large => (look::Columns::Cards, look::Figure::Card, look::Space::Line),
            Some(_) => (look::Columns::Wrong, look::Figure::Wrong, look::Space::Sign),
            None => (look::Columns::Pictures, look::Figure::Row, look::Space::Line),
        }
    }

    /// A picture over its words.
    fn one(&self, picture: &Arc<Drawing>, words: &PictureWords) -> Vec<Element> {
        let (_, figure, under) = self.looks();
        let sign = self.sign.0.map(Verdict::sign);
        let bare = Figure::bare(Arc::clone(picture), figure);
        let drawing = Figure { alt: words.picture_alt.clone(), sign, ..bare };
        let caption = match sign {
            Some(_) => look::Text::Wrong,
            None => look::Text::Caption,
        };
        let mut elements = vec![
            Element::Figure(drawing),
            Element::Space(under),
            paragraph(&words.caption, caption),
        ];
        elements.extend(below(look::Space::Lead, words.text.as_ref(), look::Text::Note));
        elements
    }
}
