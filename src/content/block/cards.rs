//! Two drawings with captions side by side.

use std::sync::Arc;

use super::BlockKind;
use super::ask::TwoPictures;
use super::element::{At, Composed, columns, figure, paragraph};
use super::form::block;
use super::word::{ALT, TEXT};
use crate::content::element::{Element, Panel, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;

block! {
    /// Two drawings side by side with captions, such as the front and the back of a card. Names two `pictures`.
    pub struct Cards {
        asks {
            /// The two drawings.
            pictures: [Arc<Picture>; 2] = TwoPictures,
        }
        words {
            /// The caption of the first drawing.
            front: Rich = TEXT,
            /// What the first drawing shows.
            front_alt: String = ALT,
            /// The caption of the second drawing.
            back: Rich = TEXT,
            /// What the second drawing shows.
            back_alt: String = ALT,
        }
    }
}

impl Composed for Cards {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let Cards { pictures: [left, right], front, front_alt, back, back_alt } = self;
        let row = vec![card(left, front_alt, front), card(right, back_alt, back)];
        let body = vec![columns(row, look::Columns::Cards)];
        vec![Element::Panel(Panel {
            head: Vec::new(),
            body,
            emblem: None,
            look: look::Panel::Cards,
        })]
    }

    fn joins(&self, before: &BlockKind) -> bool {
        matches!(before, BlockKind::About(_))
    }
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
