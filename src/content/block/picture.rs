//! A picture of its own, over its caption.

use std::sync::Arc;

use super::ask::{Length, OnePicture, TrueSize};
use super::ask_words::{Chosen, MaybeWord};
use super::element::{At, Composed, below, figure};
use super::form::block;
use super::pictures::Verdict;
use super::word::{ALT, LIKE_REFERENCE};
use crate::content::element::{Element, Figure};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture as Drawing;

block! {
    /// A picture of its own, such as a map, over its caption. Names one `picture`.
    pub struct Picture {
        asks {
            /// The picture.
            picture: Arc<Drawing> = OnePicture,
            /// How large the picture is in truth, if it is drawn so: its measures stand beside it.
            size: Option<[Length; 2]> = TrueSize,
            /// The sign on it: "ring" for what is right, "cross" for what is wrong; none if absent.
            sign: Chosen<Verdict> = MaybeWord<Verdict>,
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
        let size = self.size.as_ref();
        let (look, caption) = match size {
            Some(_) => (look::Figure::True, look::Text::Note),
            None => (look::Figure::Large, look::Text::Caption),
        };
        let measure = |it: &Length| (it.length, it.written.clone());
        let drawing = Figure {
            sign: self.sign.0.map(Verdict::sign),
            measures: size.map(|size| size.each_ref().map(measure)),
            ..figure(&self.picture, &self.picture_alt, look)
        };
        let mut elements = vec![Element::Figure(drawing)];
        elements.extend(below(look::Space::Line, self.caption.as_ref(), caption));
        elements
    }
}
