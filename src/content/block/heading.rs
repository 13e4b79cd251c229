//! A heading over the blocks that follow.

use super::ask_words::Flag;
use super::element::{At, Composed, InStep, heading};
use super::form::block;
use super::word::TEXT;
use crate::content::element::{Element, Rank};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// A heading over the blocks that follow, without a band.
    pub struct Heading {
        asks {
            /// Whether it stands inside the section before it, as high as the headings of blocks.
            inside: bool = Flag,
        }
        words {
            /// The heading.
            heading: Rich = TEXT,
        }
    }
}

impl Composed for Heading {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let rank = if self.inside { Rank::Part } else { Rank::Section };
        vec![heading(rank, &self.heading, look::Heading::Block)]
    }

    fn opens_section(&self) -> bool {
        !self.inside
    }

    fn in_step(&self) -> InStep {
        InStep::Apart
    }
}
