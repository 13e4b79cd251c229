//! Checks of what comes out of a copier: only files of the copier's variant are looked
//! at.
//!
//! In: a finished file for the copier. Out: messages.

pub(super) mod copy_legible;
pub(super) mod ink_coverage;

use crate::check::Finished;
use crate::export::Variant;
use crate::proof::{Dpi, Raster};

/// What each page of a file for the copier looks like, if it is one.
fn pages<'a>(
    finished: &'a Finished<'_>,
    dpi: Dpi,
) -> impl Iterator<Item = (usize, Raster)> + use<'a> {
    let count = match finished.variant {
        Variant::Copier => finished.layout.publication.pages.len(),
        Variant::Screen => 0,
    };
    (0..count).filter_map(move |page| Some((page, finished.file.draw(page, None, dpi)?)))
}
