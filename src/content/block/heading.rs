//! A heading over the blocks that follow.

use super::element::{At, Composed, heading};
use super::form::block;
use super::word::TEXT;
use crate::content::element::{Element, Rank};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// A heading over the blocks that follow, without a band.
    pub struct Heading {
        words {
            /// The heading.
            heading: Rich = TEXT,
        }
    }
}

impl Composed for Heading {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        vec![heading(Rank::Section, &self.heading, look::Heading::Block)]
    }

    fn opens_section(&self) -> bool {
        true
    }
}
