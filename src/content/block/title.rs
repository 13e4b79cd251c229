//! The band with the title of the flyer.

use std::sync::Arc;

use super::ask::OnePicture;
use super::element::{At, Composed, figure, heading, paragraph};
use super::form::block;
use super::word::{ALT, TEXT};
use crate::content::element::{Band, Chip, Columns, Element, Meaning, Rank, Width};
use crate::content::look;
use crate::content::model::{Document, Rich};
use crate::frame::Picture;

block! {
    /// The band with the title; exactly one in a flyer. Names one `picture`.
    pub struct Title {
        asks {
            /// A drawing in the band.
            picture: Arc<Picture> = OnePicture,
        }
        words {
            /// The title of the flyer, also the title of the file.
            heading: Rich = TEXT,
            /// What the picture shows, for a person who hears the page.
            picture_alt: String = ALT,
        }
        added {
            /// The remark that the translation is a draft, if it is one: who listens does not wait for the last page.
            draft: Option<Rich>,
        }
    }
}

impl Composed for Title {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut words = vec![heading(Rank::Title, &self.heading, look::Heading::Title)];
        if let Some(draft) = &self.draft {
            words.push(Element::Space(look::Space::Part));
            words.push(paragraph(draft, look::Text::TitleNote));
        }
        let figure = Some(figure(&self.picture, &self.picture_alt, look::Figure::Title));
        let corners = Some(corners(at.document));
        vec![Element::Band(Band { words, corners, figure, look: look::Band::Title })]
    }
}

/// The language in its own name and, where that differs, in Japanese; the Japanese title.
fn corners(document: &Document) -> Columns {
    let Document { label, label_japanese, title_japanese, .. } = document;
    let mut lines = vec![(label.clone(), look::Text::Language)];
    if label.plain() != label_japanese.plain() {
        lines.push((label_japanese.clone(), look::Text::LanguageNote));
    }
    let chip = Element::Chip(Chip { lines, look: look::Chip::Language });
    let japanese = title_japanese.as_ref();
    let japanese = japanese.map(|text| paragraph(text, look::Text::TitleNote));
    let columns = [(Width::Own, vec![chip])].into_iter();
    let columns = columns.chain(japanese.map(|text| (Width::Rest, vec![text]))).collect();
    let look = look::Columns::Corners;
    Columns { columns, meaning: Meaning::Plain, flows_on: Vec::new(), look }
}
