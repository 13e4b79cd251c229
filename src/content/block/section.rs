//! A heading for what follows.

use super::element::{At, Composed, InStep, heading};
use super::form::block;
use super::word::TEXT;
use crate::content::element::{Band, Element, Rank};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// A heading for what follows.
    pub struct Section {
        words {
            /// The heading of the section.
            heading: Rich = TEXT,
        }
    }
}

impl Composed for Section {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let words = vec![heading(Rank::Section, &self.heading, look::Heading::Section)];
        let look = look::Band::Section;
        vec![Element::Band(Band { words, corners: None, figure: None, look })]
    }

    fn opens_section(&self) -> bool {
        true
    }

    fn in_step(&self) -> InStep {
        InStep::Apart
    }
}
