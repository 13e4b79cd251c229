//! Paragraphs, with a picture beside them if there is one.

use std::sync::Arc;

use super::ask::MaybePicture;
use super::element::{At, Composed, columns, opening, paragraphs};
use super::form::block;
use super::word::{ALT_LIKE_REFERENCE, LIKE_REFERENCE, LIST};
use crate::content::element::{Element, Figure, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;

block! {
    /// Paragraphs, with a heading and with a `picture` beside them where they have one.
    pub struct Prose {
        asks {
            /// A picture beside the paragraphs; leave it out where there is none.
            picture: Option<Arc<Picture>> = MaybePicture,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// The paragraphs.
            paragraphs: Vec<Rich> = LIST,
            /// What the picture shows, for a person who hears the page; leave it out in all packs where there is no picture, or where it only adorns.
            picture_alt: Option<String> = ALT_LIKE_REFERENCE,
        }
    }
}

impl Composed for Prose {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), None, look::Space::Row);
        let words = paragraphs(&self.paragraphs, look::Text::Body);
        let Some(picture) = &self.picture else {
            elements.extend(words);
            return elements;
        };
        let bare = Figure::bare(Arc::clone(picture), look::Figure::Document);
        let drawing = Figure { alt: self.picture_alt.clone(), ..bare };
        let row = vec![(Width::Rest, words), (Width::Own, vec![Element::Figure(drawing)])];
        elements.push(columns(row, look::Columns::Document));
        elements
    }
}
