//! One flyer in one language from end to end: the function to read first.
//!
//! In: a resolved document and the fonts. Out: the bytes of a file, with what
//! the manifest says of it. Knows nothing about folders.

use crate::check;
use crate::content::Languages;
use crate::diag::Sink;
use crate::export::pdf::{self, Stock};
use crate::fonts::FontBook;
use crate::key::Key;
use crate::known::Known;
use crate::layout::{Layout, Memo, layout, layout_again};
use crate::model::Document;
use crate::proof;

/// A finished file, still in memory.
#[derive(Debug)]
pub struct Product {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The density that was taken.
    pub density: String,
}

/// Builds one flyer in one language as [`build`] does, and reports what is wrong or
/// doubtful in its pages and in its file, whatever that weighs in the project.
pub fn inspect(
    document: &Document,
    languages: &Languages,
    fonts: &FontBook,
    sink: &mut Sink,
) -> Option<Product> {
    inspect_new(&Known::default(), document, languages, fonts, sink)
}

/// The same, without a look at pages and codes that are known to be right.
pub(crate) fn inspect_new(
    known: &Known,
    document: &Document,
    languages: &Languages,
    fonts: &FontBook,
    sink: &mut Sink,
) -> Option<Product> {
    let layout = layout(document, languages, fonts, sink)?;
    let has_holes = sink.has_errors();
    let eye = Eye::new(known, document, &layout);
    eye.check_pages(sink);
    if has_holes {
        return None;
    }
    let bytes = pdf::pdf(&layout.publication, fonts, sink)?;
    eye.check_file(bytes.clone(), sink);
    let pages = layout.publication.pages.len();
    Some(Product { bytes, pages, density: layout.density })
}

/// Looks at the pages of a document, and at its file.
struct Eye<'a> {
    document: &'a Document,
    layout: &'a Layout,
    /// The keys of the pages, if anything can be known of them.
    pages: Vec<Key>,
    known: &'a Known,
}

impl<'a> Eye<'a> {
    fn new(known: &'a Known, document: &'a Document, layout: &'a Layout) -> Self {
        let pages = layout.publication.pages.iter();
        let pages = pages.filter(|_| known.learns()).map(Key::of).collect();
        Self { document, layout, pages, known }
    }

    fn printed(&self) -> check::Printed<'_> {
        let Self { document, layout, pages, known } = self;
        check::Printed { document, layout, news: check::News { pages, known } }
    }

    /// Reports what is wrong or doubtful in the pages.
    fn check_pages(&self, sink: &mut Sink) {
        check::pages(&self.printed(), sink);
    }

    /// Reports what is wrong or doubtful in the finished file.
    fn check_file(&self, bytes: Vec<u8>, sink: &mut Sink) {
        match proof::open(bytes) {
            Ok(file) => {
                let check::Printed { document, layout, news } = self.printed();
                check::file(&check::Finished { document, layout, news, file: &file }, sink);
            }
            Err(why) => check::broken_file(self.document, why, sink),
        }
    }
}

/// What the files of one flyer in one language share that many offices fill in.
pub struct Base<'a> {
    languages: &'a Languages,
    fonts: &'a FontBook,
    memo: Memo<'a>,
    stock: Stock<'a>,
}

impl<'a> Base<'a> {
    /// The base of all documents that fill this one in. `None` if it cannot be
    /// printed itself, which is reported; with `known`, so is what is wrong or doubtful
    /// in its pages and in its file, as far as it is not known to be right.
    #[must_use]
    pub fn new(
        document: &'a Document,
        languages: &'a Languages,
        fonts: &'a FontBook,
        known: Option<&Known>,
        sink: &mut Sink,
    ) -> Option<Self> {
        let memo = Memo::new(document);
        let layout = layout_again(document, languages, fonts, Some(&memo), sink)?;
        let stock = Stock::new(&layout.publication, fonts, sink);
        let has_holes = sink.has_errors();
        let eye = known.map(|known| Eye::new(known, document, &layout));
        eye.iter().for_each(|eye| eye.check_pages(sink));
        if has_holes {
            return None;
        }
        if let Some(eye) = eye {
            let bytes = pdf::pdf_of_stock(&layout.publication, &stock, sink)?;
            eye.check_file(bytes, sink);
        }
        Some(Self { languages, fonts, memo, stock })
    }

    /// Builds a document that fills this one in. Returns `None` if an error was
    /// reported.
    #[must_use]
    pub fn build(&self, filled: &Document, sink: &mut Sink) -> Option<Product> {
        let memo = Some(&self.memo);
        let layout = layout_again(filled, self.languages, self.fonts, memo, sink)?;
        if sink.has_errors() {
            return None;
        }
        let bytes = pdf::pdf_of_stock(&layout.publication, &self.stock, sink)?;
        Some(Product { bytes, pages: layout.publication.pages.len(), density: layout.density })
    }
}

/// Builds one flyer in one language. Returns `None` if an error was reported.
pub fn build(
    document: &Document,
    languages: &Languages,
    fonts: &FontBook,
    sink: &mut Sink,
) -> Option<Product> {
    let layout = layout(document, languages, fonts, sink)?;
    if sink.has_errors() {
        return None;
    }
    let bytes = pdf::pdf(&layout.publication, fonts, sink)?;
    let pages = layout.publication.pages.len();
    Some(Product { bytes, pages, density: layout.density })
}
