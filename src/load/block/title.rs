//! The band with the title of the flyer.

use std::sync::Arc;

use super::ask::OnePicture;
use super::form::block;
use super::word::{ALT, TEXT};
use crate::frame::Picture;
use crate::model::Rich;

block! {
    /// The band with the title; exactly one in a flyer. Names one `picture`.
    pub struct Title {
        asks {
            /// A drawing in the band.
            picture: Arc<Picture> = OnePicture,
        }
        words {
            /// The title of the flyer, also the title of the file.
            heading: Rich = TEXT,
            /// What the picture shows, for a person who hears the page.
            picture_alt: String = ALT,
        }
        added {
            /// The remark that the translation is a draft, if it is one: who listens does not wait for the last page.
            draft: Option<Rich>,
        }
    }
}
