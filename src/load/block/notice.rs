//! A drawing of a document beside an explanation.

use std::sync::Arc;

use super::ask::OnePicture;
use super::form::block;
use super::word::{ALT, LIST, TEXT};
use crate::frame::Picture;
use crate::model::Rich;

block! {
    /// A drawing of a document beside an explanation. Names one `picture`.
    pub struct Notice {
        asks {
            /// The drawing.
            picture: Arc<Picture> = OnePicture,
        }
        words {
            /// What the document tells.
            heading: Rich = TEXT,
            /// What to look at in the drawing.
            caption: Rich = TEXT,
            /// What the picture shows, for a person who hears the page.
            picture_alt: String = ALT,
            /// More about the document.
            paragraphs: Vec<Rich> = LIST,
        }
    }
}
