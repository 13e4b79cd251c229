//! Pages for the copier: black lines on white paper.
//!
//! In: pages of the display list. Out: the same pages, with the same text at the same
//! places, drawn so that a copy of a copy can be read; written as PDF. Knows nothing
//! about blocks, or about how a file is written.

mod lines;
mod page;

pub use page::EDGE;

use std::sync::Arc;

use super::Exporter;
use super::kept::Kept;
use super::pdf::Pdf;
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::frame::{Frame, Picture, Publication};
use crate::geom::Size;

/// What was drawn anew, for all files that show it.
#[derive(Default)]
struct Copies {
    pages: Kept<Frame, Arc<Frame>>,
    pictures: Kept<Picture, Arc<Picture>>,
}

/// Writes files for the copier.
pub(super) struct Copier<'a> {
    pdf: Pdf<'a>,
    copies: Arc<Copies>,
}

impl<'a> Copier<'a> {
    /// Files with these fonts.
    pub(super) fn new(fonts: &'a FontBook) -> Self {
        Self { pdf: Pdf::new(fonts), copies: Arc::default() }
    }
}

impl Exporter for Copier<'_> {
    fn adapt(&self, publication: Publication) -> Publication {
        let Copies { pages, pictures } = &*self.copies;
        let picture = |picture: &Arc<Picture>, size: Size| {
            let form = size.width.0.to_bits();
            pictures.of_form(picture, form, || Arc::new(lines::picture(picture, size)))
        };
        let page = |page: &Arc<Frame>| pages.of(page, || Arc::new(page::page(page, &picture)));
        Publication { pages: publication.pages.iter().map(page).collect(), ..publication }
    }

    fn export(&self, publication: &Publication, sink: &mut Sink) -> Option<Vec<u8>> {
        self.pdf.export(publication, sink)
    }

    fn settled(&self, publication: &Publication, sink: &mut Sink) -> Box<dyn Exporter + '_> {
        let pdf = self.pdf.with_stock(publication, sink);
        Box::new(Copier { pdf, copies: Arc::clone(&self.copies) })
    }
}
