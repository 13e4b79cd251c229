//! Two drawings with captions side by side.

use std::sync::Arc;

use super::ask::TwoPictures;
use super::form::block;
use super::word::{ALT, TEXT};
use crate::frame::Picture;
use crate::model::Rich;

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
