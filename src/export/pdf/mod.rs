//! Publication to PDF: tagged, for reading aloud and for the archive at once.
//!
//! In: a [`Publication`] and the fonts it names. Out: the bytes of a PDF 1.7
//! file that conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).
//! Knows nothing about blocks, packs or languages.
//!
//! Written with `pdf-writer` and `subsetter`, the crates under krilla, because
//! text must come out of the file exactly as the pack has it: that takes a code
//! per glyph *and* text, which krilla decides by itself, and streams and fonts
//! that many files can share. That the files conform is not promised by a
//! library but proved from outside, by validators and extractors.
//!
//! ```text
//! page    frame → content stream ─┬─ text ── words   glyphs → codes and ActualText
//!                                 ├─ draw            shapes, pictures
//!                                 └─ ruby            readings as drawings
//! tags    groups → tag tree       font    codes → font objects
//! tree    the same as text        meta    title, date, colour space
//! outline headings → bookmarks    spelling  characters → glyphs of a word
//! stock   painted pages and fonts that many files share
//! objects objects → bytes
//! ```

mod annotation;
mod composite;
mod draw;
mod font;
mod icc;
mod letters;
mod meta;
mod objects;
mod outline;
mod page;
mod photo;
mod ruby;
mod spelling;
mod stock;
mod stream;
mod tags;
mod text;
pub(crate) mod tree;
mod words;

use std::sync::Arc;

use pdf_writer::types::TabOrder;
use pdf_writer::writers::Catalog;
use pdf_writer::{Filter, Finish, Name, Rect, Ref, TextStr};

use super::Exporter;
use crate::diag::{Rule, Severity, Sink};
use crate::fonts::FontBook;
use crate::frame::{Meta, Publication};

use self::draw::Drawings;
use self::objects::Objects;
use self::page::Shared;
use self::stock::{Sheets, Stock};

/// A font of which nothing can be put into a file.
const BROKEN_FONT: Rule = Rule {
    code: "broken-font",
    severity: Severity::Error,
    fixed: true,
    what: "A font cannot be put into the file: it is damaged, or it is not what its name says.",
    why: "A file without its fonts looks different on each machine.",
    remedy: "Restore the font file from its source; fonts/fonts.toml names the files.",
    example: None,
    source: "PDF/UA-1 7.21.4.1, PDF/A-2 (ISO 19005-2) 6.2.11.4: every font is embedded.",
};

/// A character for which the chosen font has no glyph after all.
const BLANK_GLYPH: Rule = Rule {
    code: "blank-glyph",
    severity: Severity::Error,
    fixed: true,
    what: "The font that was chosen for a character has no glyph for it.",
    why: "A box would be printed.",
    remedy: "Use another character, or add a font that has it to fonts/fonts.toml and to `fonts` \
             in the file of the language in content/languages.",
    example: None,
    source: "PDF/UA-1 7.21.8: no .notdef glyph.",
};

/// Every kind of message of this stage.
pub const RULES: &[Rule] = &[BROKEN_FONT, BLANK_GLYPH];

/// Writes a publication as a PDF file. Reports what cannot be written and
/// returns `None` then.
#[must_use]
pub fn pdf(publication: &Publication, fonts: &FontBook, sink: &mut Sink) -> Option<Vec<u8>> {
    Pdf::new(fonts).export(publication, sink)
}

/// Writes PDF files.
pub(super) struct Pdf<'a> {
    book: &'a FontBook,
    drawings: Arc<Drawings>,
    /// What its files share, if they differ little.
    stock: Option<Stock<'a>>,
}

impl<'a> Pdf<'a> {
    /// Files with these fonts.
    pub(super) fn new(book: &'a FontBook) -> Self {
        Self { book, drawings: Arc::default(), stock: None }
    }

    /// The same, for publications that differ little from this one.
    pub(super) fn with_stock(&self, publication: &Publication, sink: &mut Sink) -> Self {
        let stock = Some(Stock::new(publication, self.book, sink));
        Self { book: self.book, drawings: Arc::clone(&self.drawings), stock }
    }
}

impl Exporter for Pdf<'_> {
    /// Paints the pages that are missing, and writes the file.
    fn export(&self, publication: &Publication, sink: &mut Sink) -> Option<Vec<u8>> {
        let new = || Sheets::new(self.book);
        let mut sheets = self.stock.as_ref().map_or_else(new, |stock| stock.begin(publication));
        if publication.meta.right_to_left {
            sheets.shared.tags.run_from_right();
        }
        let mut problems = Sink::default();
        for frame in &publication.pages[sheets.contents.len()..] {
            sheets.paint(frame, &mut problems);
        }
        let file = File::new(&self.drawings);
        let bytes = file.write(publication, &sheets.shared, &sheets.contents, &mut problems);
        let failed = problems.has_errors();
        sink.append(problems);
        (!failed).then_some(bytes)
    }

    fn settled(&self, publication: &Publication, sink: &mut Sink) -> Box<dyn Exporter + '_> {
        Box::new(self.with_stock(publication, sink))
    }
}

/// The file while it is written.
struct File<'d> {
    objects: Objects,
    drawings: &'d Drawings,
}

impl<'d> File<'d> {
    fn new(drawings: &'d Drawings) -> Self {
        Self { objects: Objects::new(), drawings }
    }

    fn write(
        mut self,
        publication: &Publication,
        shared: &Shared<'_>,
        contents: &[Arc<[u8]>],
        sink: &mut Sink,
    ) -> Vec<u8> {
        let [catalog, tree, root, info, xmp, profile, resources] =
            std::array::from_fn(|_| self.objects.next());
        let pages: Vec<Ref> = contents.iter().map(|_| self.objects.next()).collect();
        let links = &shared.tags.annotations;
        let annotations: Vec<Ref> = links.iter().map(|_| self.objects.next()).collect();
        let outlines = outline::write(&mut self.objects, &shared.headings, &pages);
        self.write_catalog(
            &publication.meta,
            &Main { id: catalog, tree, root, xmp, profile, outlines },
        );
        meta::write_info(&mut self.objects, info, &publication.meta);
        meta::write_xmp(&mut self.objects, xmp, &publication.meta);
        meta::write_profile(&mut self.objects, profile);
        self.write_pages(publication, shared, contents, tree, resources, &pages, &annotations);
        annotation::write(&mut self.objects, links, &pages, &annotations);
        self.write_resources(shared, resources, sink);
        let refs = tags::Refs { pages: &pages, annotations: &annotations };
        shared.tags.write(&mut self.objects, root, &refs);
        self.objects.finish(catalog, info)
    }

    fn write_catalog(&mut self, meta: &Meta, refs: &Main) {
        let mut catalog: Catalog<'_> = self.objects.at(refs.id).indirect(refs.id).start();
        catalog.pages(refs.tree).metadata(refs.xmp);
        catalog.lang(TextStr(meta.language.as_str()));
        catalog.mark_info().marked(true);
        catalog.pair(Name(b"StructTreeRoot"), refs.root);
        let mut preferences = catalog.viewer_preferences();
        preferences.display_doc_title(true);
        // What is drawn to true size is measured with a ruler. No `Direction`: with it,
        // some readers (pdfium) turn around lines that run from left to right, such as
        // an address on the web. The tags say in which direction the text runs.
        preferences.pair(Name(b"PrintScaling"), Name(b"None"));
        preferences.finish();
        if let Some(outlines) = refs.outlines {
            catalog.outlines(outlines);
        }
        meta::write_intent(&mut catalog, refs.profile);
    }

    #[expect(clippy::too_many_arguments, reason = "they are the objects a page points to")]
    fn write_pages(
        &mut self,
        publication: &Publication,
        shared: &Shared<'_>,
        contents: &[Arc<[u8]>],
        tree: Ref,
        resources: Ref,
        pages: &[Ref],
        annotations: &[Ref],
    ) {
        let count = i32::try_from(pages.len()).unwrap_or(i32::MAX);
        self.objects.at(tree).pages(tree).kids(pages.iter().copied()).count(count);
        let frames = publication.pages.iter().zip(contents).zip(pages);
        for (number, ((frame, content), &id)) in frames.enumerate() {
            let stream = self.objects.next();
            self.objects.at(stream).stream(stream, content).filter(Filter::FlateDecode);
            let size = Rect::new(
                0.0,
                0.0,
                draw::tidy(frame.size.width.0),
                draw::tidy(frame.size.height.0),
            );
            let mut page = self.objects.at(id).page(id);
            page.parent(tree).media_box(size).trim_box(size).contents(stream);
            page.pair(Name(b"Resources"), resources);
            page.tab_order(TabOrder::StructureOrder);
            page.struct_parents(i32::try_from(number).unwrap_or(i32::MAX));
            let links = shared.tags.annotations.iter().zip(annotations);
            let links: Vec<Ref> =
                links.filter(|(link, _)| link.page == number).map(|(_, &id)| id).collect();
            if !links.is_empty() {
                page.annotations(links);
            }
        }
    }

    /// Writes the fonts and forms, and the dictionary in which all pages look
    /// them up.
    fn write_resources(&mut self, shared: &Shared<'_>, id: Ref, sink: &mut Sink) {
        let mut fonts = Vec::new();
        for font in shared.fonts.iter() {
            let id = self.objects.next();
            if let Err(reason) = font.write(&mut self.objects, id) {
                report_font(font.face_name(), &reason, sink);
            }
            fonts.push((font.label.as_slice(), id));
        }
        let mut forms = Vec::new();
        for index in shared.pictures.forms() {
            let id = self.objects.next();
            shared.pictures.write(&mut self.objects, id, index, self.drawings);
            forms.push((draw::form_name(index), id));
        }
        let names: Vec<Vec<u8>> = shared.outlines.names().collect();
        let ids: Vec<Ref> = names.iter().map(|_| self.objects.next()).collect();
        shared.outlines.write(&mut self.objects, &ids);
        forms.extend(names.into_iter().zip(ids));
        let mut resources = self.objects.at(id).indirect(id).dict();
        resources
            .insert(Name(b"Font"))
            .dict()
            .typed()
            .pairs(fonts.iter().map(|(name, id)| (Name(name), *id)));
        resources
            .insert(Name(b"XObject"))
            .dict()
            .typed()
            .pairs(forms.iter().map(|(name, id)| (Name(name), *id)));
    }
}

/// The objects that the catalog names.
struct Main {
    id: Ref,
    tree: Ref,
    root: Ref,
    xmp: Ref,
    profile: Ref,
    outlines: Option<Ref>,
}

fn report_font(face: &str, reason: &str, sink: &mut Sink) {
    let message = format!("{face} cannot be embedded: {reason}");
    sink.report(BROKEN_FONT.nowhere(message).hint("restore the font file from its source"));
}
