//! Pages as pictures that stand in a report.
//!
//! In: pixels. Out: a `data:` address. Knows nothing about reports.

use crate::compare::Fault;
use crate::embedded;
use crate::proof::Painted;

/// The address of a page as a picture.
pub(super) fn address(page: &Painted) -> Result<String, Fault> {
    let file = page.png().ok_or("a page cannot be written as PNG")?;
    Ok(embedded::address("image/png", &file))
}
