//! Who issues the flyer, which edition it is, and whether it is a draft.

use super::contact::row;
use super::{columns, paragraph};
use crate::content::look;
use crate::element::{Element, Width};
use crate::model::Colophon;

/// The block as elements.
pub(super) fn elements(colophon: &Colophon) -> Vec<Element> {
    let Colophon { issuer, edition, checked, registration, draft } = colophon;
    let dates = [edition, checked].into_iter().chain(registration);
    let dates = dates.map(|text| paragraph(text, look::Text::Edition)).collect();
    let issuer = vec![row(&[issuer])];
    let sides = vec![(Width::Rest, issuer), (Width::Share, dates)];
    let mut elements = vec![columns(sides, look::Columns::Colophon)];
    if let Some(draft) = draft {
        elements.push(Element::Space(look::Space::Line));
        elements.push(paragraph(draft, look::Text::Note));
    }
    elements
}
