//! What was laid out of a document, for documents that share parts of it.
//!
//! In: pages and blocks of one document in each density. Out: the same frames
//! for another document that has the very same pages or blocks, such as the
//! flyer of an office, which differs in its contact box alone. Holds nothing
//! that only one of them has, so its size does not grow with their number.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Pressed;
use crate::frame::Frame;
use crate::model::{Block, Document, Page};

/// A page in one density, or what did not fit.
type Slot = OnceLock<Result<Arc<Frame>, Pressed>>;

/// Which block in which form: page, place on it, density, size of drawings.
type Form = (usize, usize, usize, u32);

/// What was laid out of a document.
pub(crate) struct Memo<'a> {
    document: &'a Document,
    /// By page and density.
    pages: Vec<Vec<Slot>>,
    blocks: Mutex<BTreeMap<Form, Arc<Frame>>>,
}

impl<'a> Memo<'a> {
    /// Nothing of the document was laid out yet.
    #[must_use]
    pub(crate) fn new(document: &'a Document) -> Self {
        let densities = document.template.design.densities.value.len();
        let slots = || (0..densities).map(|_| OnceLock::new()).collect();
        let pages = document.pages.iter().map(|_| slots()).collect();
        Self { document, pages, blocks: Mutex::default() }
    }

    /// The place of a page in a density, if it is the document's own.
    pub(super) fn page(&self, page: &Arc<Page>, number: usize, density: usize) -> Option<&Slot> {
        let own = self.document.pages.get(number)?;
        if Arc::ptr_eq(own, page) { self.pages.get(number)?.get(density) } else { None }
    }

    /// The frame of a block in a form, made by `make` unless it was made before.
    /// What is not the document's own, or does not fit, is made anew.
    pub(super) fn block(
        &self,
        block: &Arc<Block>,
        form: Form,
        make: impl FnOnce() -> (Frame, bool),
    ) -> Frame {
        let own = self.document.pages.get(form.0).and_then(|page| page.blocks.get(form.1));
        if !own.is_some_and(|own| Arc::ptr_eq(own, block)) {
            return make().0;
        }
        // A thread that panicked meanwhile leaves whole entries behind.
        let blocks = || self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let known = blocks().get(&form).cloned();
        if let Some(known) = known {
            return Frame::clone(&known);
        }
        let (frame, fits) = make();
        if fits {
            blocks().insert(form, Arc::new(frame.clone()));
        }
        frame
    }
}
