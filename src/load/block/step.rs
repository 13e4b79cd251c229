//! A numbered step.

use super::form::block;
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, TEXT};
use crate::model::Rich;

block! {
    /// A numbered step (STEP 1, 2, …) with a hint and tasks to tick off, if the reference pack has them.
    pub struct Step {
        words {
            /// What to do in this step.
            heading: Rich = TEXT,
            /// A hint that stands out.
            tip: Option<Rich> = LIKE_REFERENCE,
            /// What the step consists of, each with a box to tick.
            tasks: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
        added {
            /// Its number, counted over the flyer.
            number: u8,
        }
    }
}
