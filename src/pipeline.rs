//! One flyer in one language from end to end: the function to read first.
//!
//! In: a resolved document and the fonts. Out: the bytes of a file, with what
//! the manifest says of it. Knows no folder.

use crate::check;
use crate::diag::Sink;
use crate::export::pdf;
use crate::fonts::FontBook;
use crate::lang::Languages;
use crate::layout::layout;
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

/// Makes one flyer in one language and reports what is wrong or doubtful in its
/// pages and in its file.
pub fn inspect(document: &Document, languages: &Languages, fonts: &FontBook, sink: &mut Sink) {
    let Some(layout) = layout(document, languages, fonts, sink) else { return };
    check::pages(&check::Printed { document, layout: &layout }, sink);
    if sink.has_errors() {
        return;
    }
    let Some(bytes) = pdf::pdf(&layout.publication, fonts, sink) else { return };
    match proof::open(bytes) {
        Ok(file) => check::file(&check::Finished { document, layout: &layout, file: &file }, sink),
        Err(why) => check::broken_file(document, why, sink),
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
