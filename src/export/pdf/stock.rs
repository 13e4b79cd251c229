//! What many files share: fonts with the glyphs of all of them but the few that
//! one file has alone, and the first pages, painted once.
//!
//! In: the publication from which the others differ little. Out: the beginning
//! of each of them. The bytes of a file depend on its publication and on the
//! first one, not on how many files were written before it: what is remembered
//! only saves work.

use std::sync::{Arc, Mutex, PoisonError};

use super::draw::Pictures;
use super::font::Fonts;
use super::page::{Shared, paint};
use super::ruby::Outlines;
use super::stream::deflate;
use super::tags::Tags;
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::frame::{Frame, Publication};

/// The painted pages of a file.
#[derive(Clone)]
pub(super) struct Sheets<'a> {
    pub(super) shared: Shared<'a>,
    /// Their content streams, compressed.
    pub(super) contents: Vec<Arc<[u8]>>,
}

impl<'a> Sheets<'a> {
    /// No page yet.
    pub(super) fn new(book: &'a FontBook) -> Self {
        Self::with(book, Fonts::new(book))
    }

    fn with(book: &'a FontBook, fonts: Fonts<'a>) -> Self {
        let shared = Shared {
            book,
            fonts,
            pictures: Pictures::default(),
            outlines: Outlines::default(),
            tags: Tags::new(),
            headings: Vec::new(),
        };
        Self { shared, contents: Vec::new() }
    }

    /// Paints the next page.
    pub(super) fn paint(&mut self, frame: &Frame, sink: &mut Sink) {
        let content = paint(&mut self.shared, sink, self.contents.len(), frame);
        self.contents.push(deflate(&content).into());
    }
}

/// First pages, and what was painted of them.
struct Beginning<'a> {
    pages: Vec<Arc<Frame>>,
    sheets: Arc<Sheets<'a>>,
}

/// What many files share.
pub(super) struct Stock<'a> {
    book: &'a FontBook,
    fonts: Fonts<'a>,
    /// One for each density that was needed.
    beginnings: Mutex<Vec<Beginning<'a>>>,
}

impl<'a> Stock<'a> {
    /// The stock of publications that differ little from this one. What is wrong
    /// with its glyphs is reported.
    pub(super) fn new(publication: &Publication, book: &'a FontBook, sink: &mut Sink) -> Self {
        let mut sheets = Sheets::new(book);
        publication.pages.iter().for_each(|frame| sheets.paint(frame, sink));
        let fonts = sheets.shared.fonts.settled();
        Self { book, fonts, beginnings: Mutex::default() }
    }

    /// The first pages of a publication, as far as others have them too.
    pub(super) fn begin(&self, publication: &Publication) -> Sheets<'a> {
        let pages = &publication.pages[..publication.shared];
        let same = |beginning: &&Beginning<'a>| {
            beginning.pages.len() == pages.len()
                && beginning.pages.iter().zip(pages).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        // A thread that panicked meanwhile leaves whole entries behind.
        let beginnings = || self.beginnings.lock().unwrap_or_else(PoisonError::into_inner);
        let known = beginnings().iter().find(same).map(|found| Arc::clone(&found.sheets));
        if let Some(known) = known {
            return Sheets::clone(&known);
        }
        let mut sheets = Sheets::with(self.book, self.fonts.clone());
        // The stock has these glyphs; what was wrong with them was reported.
        let mut ignored = Sink::default();
        pages.iter().for_each(|frame| sheets.paint(frame, &mut ignored));
        let beginning = Beginning { pages: pages.to_vec(), sheets: Arc::new(sheets.clone()) };
        beginnings().push(beginning);
        sheets
    }
}
