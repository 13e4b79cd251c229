//! The band with the title: the title, a drawing, and for the staff at the counter the
//! language and the Japanese title.

use super::{figure, heading, paragraph};
use crate::content::look;
use crate::element::{Band, Chip, Columns, Element, Meaning, Rank, Width};
use crate::model::{Document, Title};

/// The block as elements.
pub(super) fn elements(title: &Title, document: &Document) -> Vec<Element> {
    let mut words = vec![heading(Rank::Title, &title.heading, look::Heading::Title)];
    if let Some(draft) = &title.draft {
        words.push(Element::Space(look::Space::Part));
        words.push(paragraph(draft, look::Text::TitleNote));
    }
    let figure = Some(figure(&title.picture, &title.picture_alt, look::Figure::Title));
    let corners = Some(corners(document));
    vec![Element::Band(Band { words, corners, figure, look: look::Band::Title })]
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
