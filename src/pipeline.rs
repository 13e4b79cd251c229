//! One flyer in one language from end to end: the module to read first.
//!
//! In: a resolved document, the fonts and a variant. Out: the bytes of a file, with what
//! the manifest says of it. Knows nothing about folders.

use crate::check;
use crate::content::Languages;
use crate::content::model::Document;
use crate::diag::Sink;
use crate::export::{Exporter, Variant};
use crate::fonts::FontBook;
use crate::key::Key;
use crate::known::Known;
use crate::layout::{Layout, Memo, layout_again};
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

/// Makes files of one variant. What they have in common is made once.
pub struct Printer<'a> {
    variant: Variant,
    languages: &'a Languages,
    fonts: &'a FontBook,
    exporter: Box<dyn Exporter + 'a>,
}

impl<'a> Printer<'a> {
    /// A printer that has made nothing yet.
    #[must_use]
    pub fn new(variant: Variant, languages: &'a Languages, fonts: &'a FontBook) -> Self {
        Self { variant, languages, fonts, exporter: variant.exporter(fonts) }
    }

    /// Builds one flyer in one language. Returns `None` if an error was reported.
    pub fn build(&self, document: &Document, sink: &mut Sink) -> Option<Product> {
        let layout = self.lay_out(document, None, sink)?;
        if sink.has_errors() {
            return None;
        }
        let bytes = self.exporter.export(&layout.publication, sink)?;
        Some(product(bytes, layout))
    }

    /// Builds one flyer in one language as [`Self::build`] does, and reports what is wrong
    /// or doubtful in its pages and in its file, whatever that weighs in the project.
    pub fn inspect(&self, document: &Document, sink: &mut Sink) -> Option<Product> {
        self.inspect_new(&Known::default(), document, sink)
    }

    /// The same, without a look at pages and codes that are known to be right.
    pub(crate) fn inspect_new(
        &self,
        known: &Known,
        document: &Document,
        sink: &mut Sink,
    ) -> Option<Product> {
        let layout = self.lay_out(document, None, sink)?;
        let bytes = self.look(known, (document, &layout), &*self.exporter, sink)?;
        Some(product(bytes, layout))
    }

    /// What the files of all documents share that fill this one in. `None` if it cannot be
    /// printed itself, which is reported; with `known`, so is what is wrong or doubtful
    /// in its pages and in its file, as far as it is not known to be right.
    #[must_use]
    pub fn base<'s>(
        &'s self,
        document: &'s Document,
        known: Option<&Known>,
        sink: &mut Sink,
    ) -> Option<Base<'s>> {
        let memo = Memo::new(document);
        let layout = self.lay_out(document, Some(&memo), sink)?;
        let exporter = self.exporter.settled(&layout.publication, sink);
        match known {
            Some(known) => drop(self.look(known, (document, &layout), &*exporter, sink)?),
            None if sink.has_errors() => return None,
            None => {}
        }
        Some(Base { printer: self, memo, exporter })
    }

    /// The pages as the variant shows them.
    fn lay_out(
        &self,
        document: &Document,
        memo: Option<&Memo<'_>>,
        sink: &mut Sink,
    ) -> Option<Layout> {
        let mut layout = layout_again(document, self.languages, self.fonts, memo, sink)?;
        layout.publication = self.exporter.adapt(layout.publication);
        Some(layout)
    }

    /// Reports what is wrong or doubtful in the pages of a document and in its file, and
    /// gives the file; `None` if there is none, since an error was reported before.
    fn look(
        &self,
        known: &Known,
        (document, layout): (&Document, &Layout),
        exporter: &dyn Exporter,
        sink: &mut Sink,
    ) -> Option<Vec<u8>> {
        let variant = self.variant;
        let pages = layout.publication.pages.iter();
        let pages: Vec<Key> = pages.filter(|_| known.learns()).map(Key::of).collect();
        let news = check::News { pages: &pages, known };
        let has_holes = sink.has_errors();
        let (languages, fonts) = (self.languages, self.fonts);
        let printed = check::Printed { document, variant, layout, news, languages, fonts };
        check::pages(&printed, sink);
        if has_holes {
            return None;
        }
        let bytes = exporter.export(&layout.publication, sink)?;
        match proof::open(bytes.clone()) {
            Ok(file) => {
                let file = &file;
                check::file(&check::Finished { document, variant, layout, news, file }, sink);
            }
            Err(why) => check::broken_file(document, why, sink),
        }
        Some(bytes)
    }
}

/// What the files of one flyer in one language share that many offices fill in.
pub struct Base<'a> {
    printer: &'a Printer<'a>,
    memo: Memo<'a>,
    exporter: Box<dyn Exporter + 'a>,
}

impl Base<'_> {
    /// Builds a document that fills this one in. Returns `None` if an error was
    /// reported.
    #[must_use]
    pub fn build(&self, filled: &Document, sink: &mut Sink) -> Option<Product> {
        let layout = self.printer.lay_out(filled, Some(&self.memo), sink)?;
        if sink.has_errors() {
            return None;
        }
        let bytes = self.exporter.export(&layout.publication, sink)?;
        Some(product(bytes, layout))
    }
}

fn product(bytes: Vec<u8>, layout: Layout) -> Product {
    Product { bytes, pages: layout.publication.pages.len(), density: layout.density }
}
