//! The front and the back of the card, side by side, with captions.

use std::sync::Arc;

use super::{columns, figure, paragraph};
use crate::content::look;
use crate::element::{Element, Panel, Width};
use crate::frame::Picture;
use crate::model::{Cards, Rich};

/// The block as elements.
pub(super) fn elements(cards: &Cards) -> Vec<Element> {
    let Cards { pictures: [left, right], front, front_alt, back, back_alt } = cards;
    let row = vec![card(left, front_alt, front), card(right, back_alt, back)];
    let body = vec![columns(row, look::Columns::Cards)];
    vec![Element::Panel(Panel { head: Vec::new(), body, emblem: None, look: look::Panel::Cards })]
}

/// A drawing under its caption.
fn card(picture: &Arc<Picture>, alt: &str, caption: &Rich) -> (Width, Vec<Element>) {
    let elements = vec![
        paragraph(caption, look::Text::Caption),
        Element::Space(look::Space::Line),
        Element::Figure(figure(picture, alt, look::Figure::Card)),
    ];
    (Width::Rest, elements)
}
