//! Two ways to the same end, side by side.

use std::sync::Arc;

use super::ask::TwoPictures;
use super::form::{block, wording};
use super::word::{ALT, LIKE_REFERENCE, LIST, TEXT, inner};
use crate::frame::Picture;
use crate::model::Rich;

block! {
    /// Two ways to the same end, side by side. Names two `pictures`.
    pub struct Paths {
        asks {
            /// A drawing for each way.
            pictures: [Arc<Picture>; 2] = TwoPictures,
        }
        words {
            /// How long the wait is between `before` and `after`.
            later: Rich = TEXT,
            /// The first way.
            known: Path = inner::<Path>(),
            /// The second way.
            unknown: Path = inner::<Path>(),
        }
    }
}

wording! {
    /// One of two ways.
    pub struct Path {
        /// For whom this way is.
        heading: Rich = TEXT,
        /// What the picture shows, for a person who hears the page.
        picture_alt: String = ALT,
        /// What to do before the wait, one step each; numbered ①, ②, … by the program.
        before: Vec<Rich> = LIST,
        /// What happens after the wait, one step each; the numbers go on.
        after: Vec<Rich> = LIST,
        /// A remark under the steps.
        note: Option<Rich> = LIKE_REFERENCE,
    }
}

impl Paths {
    /// The two ways.
    #[must_use]
    pub fn ways(&self) -> [&Path; 2] {
        [&self.known, &self.unknown]
    }
}
