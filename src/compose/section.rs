//! A heading over several blocks, on a band across the page.

use super::heading;
use crate::content::look;
use crate::element::{Band, Element, Rank};
use crate::model::Section;

/// The block as elements.
pub(super) fn elements(section: &Section) -> Vec<Element> {
    let words = vec![heading(Rank::Section, &section.heading, look::Heading::Section)];
    let look = look::Band::Section;
    vec![Element::Band(Band { words, corners: None, figure: None, look })]
}
