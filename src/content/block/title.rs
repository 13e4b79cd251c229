//! The title of the flyer: in a band, or plain as over a letter.

use std::sync::Arc;

use super::ask::MaybePicture;
use super::ask_words::{Chosen, MaybeWord};
use super::element::{At, Composed, InStep, below, figure, heading, paragraph};
use super::form::block;
use super::word::{ALT_LIKE_REFERENCE, TEXT};
use crate::content::element::{Band, Chip, Columns, Element, Meaning, Rank, Width};
use crate::content::form::words;
use crate::content::look;
use crate::content::model::{Document, Rich};
use crate::frame::Picture;

words! {
    /// How a title stands.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum TitleLook {
        /// In a band of colour up to the edges of the page.
        Band = "band",
        /// On paper, as over a letter.
        Plain = "plain",
    }
}

block! {
    /// The title; exactly one in a flyer. A `picture` stands in its band, if it has one.
    pub struct Title {
        asks {
            /// A drawing in the band; leave it out where there is none.
            picture: Option<Arc<Picture>> = MaybePicture,
            /// How it stands: in a "band", which is usual, or "plain" on paper, as over a letter.
            look: Chosen<TitleLook> = MaybeWord<TitleLook>,
        }
        words {
            /// The title of the flyer, also the title of the file.
            heading: Rich = TEXT,
            /// What the picture shows, for a person who hears the page; leave it out in all packs where there is no picture.
            picture_alt: Option<String> = ALT_LIKE_REFERENCE,
        }
        added {
            /// The remark that the translation is a draft, if it is one: who listens does not wait for the last page.
            draft: Option<Rich>,
        }
    }
}

impl Plan {
    /// Whether it stands in a band.
    pub(super) fn is_band(&self) -> bool {
        self.look != Some(TitleLook::Plain)
    }
}

impl Composed for Title {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let is_plain = self.look.0 == Some(TitleLook::Plain);
        let (title, note) = match is_plain {
            true => (look::Heading::PlainTitle, look::Text::Note),
            false => (look::Heading::Title, look::Text::TitleNote),
        };
        let mut words = vec![heading(Rank::Title, &self.heading, title)];
        words.extend(below(look::Space::Part, self.draft.as_ref(), note));
        let drawing = |look| {
            let picture = self.picture.as_ref()?;
            Some(figure(picture, self.picture_alt.as_deref().unwrap_or_default(), look))
        };
        let corners = corners(at.document, note);
        if is_plain {
            let drawing = drawing(look::Figure::Document).map(Element::Figure);
            let picture = drawing.map(|it| (Width::Own, vec![it]));
            let row = [(Width::Rest, words)].into_iter().chain(picture).collect();
            let row = super::element::columns(row, look::Columns::Document);
            return vec![Element::Columns(corners), Element::Space(look::Space::List), row];
        }
        let (figure, look) = (drawing(look::Figure::Title), look::Band::Title);
        vec![Element::Band(Band { words, corners: Some(corners), figure, look })]
    }

    fn in_step(&self) -> InStep {
        InStep::Apart
    }
}

/// The language in its own name and, where that differs, in Japanese; the Japanese title.
fn corners(document: &Document, note: look::Text) -> Columns {
    let Document { label, label_japanese, title_japanese, .. } = document;
    let mut lines = vec![(label.clone(), look::Text::Language)];
    if label.plain() != label_japanese.plain() {
        lines.push((label_japanese.clone(), look::Text::LanguageNote));
    }
    let chip = Element::Chip(Chip { lines, look: look::Chip::Language });
    let japanese = title_japanese.as_ref();
    let japanese = japanese.map(|text| paragraph(text, note));
    let columns = [(Width::Own, vec![chip])].into_iter();
    let columns = columns.chain(japanese.map(|text| (Width::Rest, vec![text]))).collect();
    let look = look::Columns::Corners;
    Columns { columns, meaning: Meaning::Plain, flows_on: Vec::new(), look }
}
