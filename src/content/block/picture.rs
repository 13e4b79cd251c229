//! A picture of its own, over its caption.

use std::sync::Arc;

use super::ask::OnePicture;
use super::element::{At, Composed, figure, paragraph};
use super::form::block;
use super::word::{ALT, LIKE_REFERENCE};
use crate::content::element::Element;
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture as Drawing;

block! {
    /// A picture of its own, such as a map, over its caption. Names one `picture`.
    pub struct Picture {
        asks {
            /// The picture.
            picture: Arc<Drawing> = OnePicture,
        }
        words {
            /// What stands under the picture; leave it out in all packs where nothing does.
            caption: Option<Rich> = LIKE_REFERENCE,
            /// What the picture shows, for a person who hears the page.
            picture_alt: String = ALT,
        }
    }
}

impl Composed for Picture {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let drawing = figure(&self.picture, &self.picture_alt, look::Figure::Large);
        let mut elements = vec![Element::Figure(drawing)];
        if let Some(text) = &self.caption {
            elements.push(Element::Space(look::Space::Line));
            elements.push(paragraph(text, look::Text::Caption));
        }
        elements
    }
}
