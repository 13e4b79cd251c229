//! A heading for what follows.

use super::form::block;
use super::word::TEXT;
use crate::model::Rich;

block! {
    /// A heading for what follows.
    pub struct Section {
        words {
            /// The heading of the section.
            heading: Rich = TEXT,
        }
    }
}
