//! How to get points, with the numbers to call.

use std::sync::Arc;

use super::ask::{Line, One, OnePicture, Several};
use super::form::block;
use super::word::{ALT, LIST, ListLike, PERHAPS_NOTHING, TEXT};
use crate::content::{Hours, Phone};
use crate::frame::Picture;
use crate::model::Rich;

block! {
    /// How to get points: a `picture` of the mark, the `phones` to call and their `hours`.
    pub struct Points {
        asks {
            /// The mark.
            picture: Arc<Picture> = OnePicture,
            /// Telephone lines.
            phones: Vec<Line> = Several<Phone>,
            /// When the lines are open, and in which languages.
            languages as "hours": Rich = One<Hours>,
        }
        words {
            /// How it works.
            paragraphs: Vec<Rich> = LIST,
            /// What stands before the telephone numbers.
            call: Rich = TEXT,
            /// What stands after each telephone number: in which language it answers.
            lines: Vec<Rich> = ListLike("phones"),
            /// What closes the sentence after the numbers; "" if the language needs nothing there.
            call_end: Option<Rich> = PERHAPS_NOTHING,
            /// Remarks under the numbers.
            notes: Vec<Rich> = LIST,
            /// What is said of the mark.
            mark: Rich = TEXT,
            /// What the picture of the mark shows.
            mark_alt: String = ALT,
        }
    }
}
