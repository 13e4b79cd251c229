//! A drawing of a document at the left, what it tells at the right, and more
//! about it under both.

use super::{figure, heading, paragraph};
use crate::content::look;
use crate::element::{Columns, Element, Meaning, Rank, Width};
use crate::model::Notice;

/// The block as elements.
pub(super) fn elements(notice: &Notice) -> Vec<Element> {
    let body = look::Text::Body;
    let words = vec![
        heading(Rank::Inner, &notice.heading, look::Heading::Part),
        Element::Space(look::Space::Row),
        paragraph(&notice.caption, body),
    ];
    let document =
        Element::Figure(figure(&notice.picture, &notice.picture_alt, look::Figure::Document));
    vec![Element::Columns(Columns {
        columns: vec![(Width::Rest, words), (Width::Own, vec![document])],
        meaning: Meaning::Plain,
        flows_on: notice.paragraphs.iter().map(|text| paragraph(text, body)).collect(),
        look: look::Columns::Document,
    })]
}
