//! What it is about: a heading with a badge, and paragraphs beside icons.

use std::sync::Arc;

use super::{columns, heading, paragraph};
use crate::content::look;
use crate::element::{Chip, Element, Figure, Rank, Width};
use crate::model::About;

/// The block as elements.
pub(super) fn elements(about: &About) -> Vec<Element> {
    let question = heading(Rank::Part, &about.heading, look::Heading::Question);
    let lines = vec![(about.badge.clone(), look::Text::Badge)];
    let badge = Element::Chip(Chip { lines, look: look::Chip::Badge });
    let head = vec![(Width::Rest, vec![question]), (Width::Own, vec![badge])];
    let mut elements =
        vec![columns(head, look::Columns::Question), Element::Space(look::Space::Part)];
    for (text, picture) in about.paragraphs.iter().zip(&about.pictures) {
        let (picture, look) = (Arc::clone(picture), look::Figure::Icon);
        let icon = Figure { picture, alt: None, sign: None, measures: None, look };
        let row = vec![
            (Width::Own, vec![Element::Figure(icon)]),
            (Width::Rest, vec![paragraph(text, look::Text::Body)]),
        ];
        elements.push(columns(row, look::Columns::Icon));
        elements.push(Element::Space(look::Space::Row));
    }
    elements
}
