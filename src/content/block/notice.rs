//! A drawing of a document beside an explanation.

use std::sync::Arc;

use super::BlockKind;
use super::ask::OnePicture;
use super::element::{At, Composed, figure, heading, paragraph};
use super::form::block;
use super::word::{ALT, LIST, TEXT};
use crate::content::element::{Columns, Element, Meaning, Rank, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;

block! {
    /// A drawing of a document beside an explanation. Names one `picture`.
    pub struct Notice {
        asks {
            /// The drawing.
            picture: Arc<Picture> = OnePicture,
        }
        words {
            /// What the document tells.
            heading: Rich = TEXT,
            /// What to look at in the drawing.
            caption: Rich = TEXT,
            /// What the picture shows, for a person who hears the page.
            picture_alt: String = ALT,
            /// More about the document.
            paragraphs: Vec<Rich> = LIST,
        }
    }
}

impl Composed for Notice {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let body = look::Text::Body;
        let words = vec![
            heading(Rank::Inner, &self.heading, look::Heading::Part),
            Element::Space(look::Space::Row),
            paragraph(&self.caption, body),
        ];
        let document =
            Element::Figure(figure(&self.picture, &self.picture_alt, look::Figure::Document));
        vec![Element::Columns(Columns {
            columns: vec![(Width::Rest, words), (Width::Own, vec![document])],
            meaning: Meaning::Plain,
            flows_on: self.paragraphs.iter().map(|text| paragraph(text, body)).collect(),
            look: look::Columns::Document,
        })]
    }

    fn joins(&self, before: &BlockKind) -> bool {
        matches!(before, BlockKind::Step(_))
    }
}
