//! What it is about, with a badge.

use std::sync::Arc;

use super::ask::Pictures;
use super::form::block;
use super::word::{ListLike, TEXT};
use crate::frame::Picture;
use crate::model::Rich;

block! {
    /// What it is about: a question, a badge, and a paragraph beside each of the `pictures`.
    pub struct About {
        asks {
            /// Icons beside the paragraphs, as decoration.
            pictures: Vec<Arc<Picture>> = Pictures,
        }
        words {
            /// The question that the paragraphs answer.
            heading: Rich = TEXT,
            /// A few words in a coloured badge.
            badge: Rich = TEXT,
            /// The answer, one paragraph for each picture of the block.
            paragraphs: Vec<Rich> = ListLike("pictures"),
        }
    }
}
