//! What was laid out of a document, for documents that share parts of it.
//!
//! In: pages and parts of one document in each density. Out: the same frames
//! for another document that has the very same pages or parts, such as the
//! flyer of an office, which differs in its contact box alone. Holds nothing
//! that only one of them has, so its size does not grow with their number.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Pressed;
use crate::content::compose::compose;
use crate::content::element::{Part, Sheet};
use crate::content::model::Document;
use crate::frame::Frame;

/// A page in one density, or what did not fit.
type Slot = OnceLock<Result<Arc<Frame>, Pressed>>;

/// Which part in which form: page, place on it, density, size of drawings.
type Form = (usize, usize, usize, u32);

/// What was laid out of a document.
pub(crate) struct Memo<'a> {
    document: &'a Document,
    sheets: Vec<Arc<Sheet>>,
    /// By page and density.
    pages: Vec<Vec<Slot>>,
    parts: Mutex<BTreeMap<Form, Arc<Frame>>>,
}

impl<'a> Memo<'a> {
    /// Nothing of the document was laid out yet.
    #[must_use]
    pub(crate) fn new(document: &'a Document) -> Self {
        let densities = document.template.design.densities.value.len();
        let slots = || (0..densities).map(|_| OnceLock::new()).collect();
        let pages = document.pages.iter().map(|_| slots()).collect();
        let sheets = compose(document, None);
        Self { document, sheets, pages, parts: Mutex::default() }
    }

    /// The pages of a document as elements; what it shares with this one is not made
    /// again.
    pub(super) fn sheets(&self, document: &Document) -> Vec<Arc<Sheet>> {
        compose(document, Some((self.document, &self.sheets)))
    }

    /// The place of a page in a density, if it is the document's own.
    pub(super) fn page(&self, page: &Arc<Sheet>, number: usize, density: usize) -> Option<&Slot> {
        let own = self.sheets.get(number)?;
        if Arc::ptr_eq(own, page) { self.pages.get(number)?.get(density) } else { None }
    }

    /// The frame of a part in a form, made by `make` unless it was made before.
    /// What is not the document's own, or does not fit, is made anew.
    pub(super) fn part(
        &self,
        part: &Arc<Part>,
        form: Form,
        make: impl FnOnce() -> (Frame, bool),
    ) -> Frame {
        let own = self.sheets.get(form.0).and_then(|sheet| sheet.parts.get(form.1));
        if !own.is_some_and(|own| Arc::ptr_eq(own, part)) {
            return make().0;
        }
        // A thread that panicked meanwhile leaves whole entries behind.
        let parts = || self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let known = parts().get(&form).cloned();
        if let Some(known) = known {
            return Frame::clone(&known);
        }
        let (frame, fits) = make();
        if fits {
            parts().insert(form, Arc::new(frame.clone()));
        }
        frame
    }
}
