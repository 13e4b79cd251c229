//! A flyer with an office's own data in it.
//!
//! In: a document and an office. Out: the document with its contact box and its
//! colophon filled in; pages without them are shared with the document as it
//! was. Knows nothing about files or page layouts.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::Closure;
use crate::content::model::{
    BlockKind, Colophon, Contact, Document, Office, Opening, Page, Rich, WebPage,
};
use crate::content::table::language::formats::Formats;
use crate::content::voice::Tongue;
use crate::content::voice::rich::{append, in_language, number, rich, set_language};
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::Tag;
use crate::source::Span;

/// How a pack writes what an office puts into its flyer.
pub struct Letterhead {
    pub(super) formats: Arc<Formats>,
    /// Where the table of these formats begins.
    pub(super) table: Span,
    /// The flyer's day, and the last one on which it is handed out.
    pub(super) day: Date,
    pub(super) last: Option<Date>,
    pub(super) japanese: Tag,
    /// What stands before a registration number: it is for those who keep the prints of
    /// a city hall, and Japanese in all languages.
    pub(super) registration: String,
}

impl Letterhead {
    /// The document with the data of an office.
    #[must_use]
    pub fn fill(&self, document: &Document, office: &Office) -> Document {
        let mut filled = document.clone();
        let language = &document.language;
        filled.issuer = Some(in_language(&office.name, language, &self.japanese).plain());
        for page in &mut filled.pages {
            if page.blocks.iter().any(|block| is_filled(&block.kind)) {
                *page = Arc::new(self.page(page, language, office));
            }
        }
        filled
    }

    fn page(&self, page: &Page, language: &Tag, office: &Office) -> Page {
        let mut page = page.clone();
        for block in page.blocks.iter_mut().filter(|block| is_filled(&block.kind)) {
            let kind = &mut Arc::make_mut(block).kind;
            if let BlockKind::Contact(contact) = kind {
                self.contact(contact, language, office);
            } else if let BlockKind::Colophon(colophon) = kind {
                self.colophon(colophon, language, office);
            }
        }
        page
    }

    fn contact(&self, contact: &mut Contact, language: &Tag, office: &Office) {
        let mut own = in_language(&office.name, language, &self.japanese);
        if let Some(section) = &office.section {
            append(&mut own, rich(" ", false, office.span));
            append(&mut own, in_language(section, language, &self.japanese));
        }
        let phone = office.phone.as_ref().map(|(phone, at)| number(phone.as_str(), *at));
        // What the language has no words for was reported when the table was read.
        let hours =
            office.hours.as_ref().map(|hours| self.hours(hours, language, &mut Sink::default()));
        contact.office.value = Some(own);
        contact.phone.value = phone;
        contact.hours.value = hours;
        contact.address =
            office.address.as_ref().map(|address| in_language(address, language, &self.japanese));
        contact.link = office
            .link
            .as_ref()
            .map(|(url, at)| WebPage { text: rich(shown(url), false, *at), url: url.clone() });
        contact.logo.clone_from(&office.logo);
    }

    fn colophon(&self, colophon: &mut Colophon, language: &Tag, office: &Office) {
        colophon.issuer.value = Some(in_language(&office.name, language, &self.japanese));
        colophon.registration = office.registration.as_ref().map(|(number, at)| {
            let mut label = rich(format!("{} ", self.registration), true, *at);
            if language.primary() != self.japanese.primary() {
                set_language(&mut label, &self.japanese);
            }
            append(&mut label, rich(number.as_str(), true, *at));
            label
        });
    }

    /// When an office is open, as far as readers of the flyer meet it.
    fn hours(&self, opening: &Opening, language: &Tag, sink: &mut Sink) -> Rich {
        let Opening { hours, closures, span } = opening;
        let tongue = Tongue { formats: &self.formats, speech: language, table: self.table };
        let closures: Vec<&Closure> =
            closures.iter().filter(|closure| closure.meets(self.day, self.last)).collect();
        tongue.hours_in_cell(hours, &closures, *span, sink)
    }

    /// Reports what the language of a document has no words for.
    pub fn check(&self, document: &Document, offices: &[Office], sink: &mut Sink) {
        let mut seen = BTreeSet::new();
        for opening in offices.iter().filter_map(|office| office.hours.as_ref()) {
            let closed: Vec<String> = opening.closures.iter().map(Closure::to_string).collect();
            if seen.insert(format!("{} {}", opening.hours, closed.join(" "))) {
                self.hours(opening, &document.language, sink);
            }
        }
    }
}

/// Whether a block has places for an office.
fn is_filled(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Contact(_) | BlockKind::Colophon(_))
}

/// An address on the web as it is typed: browsers put the rest before it. It may
/// break behind a slash.
fn shown(url: &str) -> String {
    let bare = url.strip_prefix("https://").unwrap_or(url);
    bare.trim_end_matches('/').replace('/', "/\u{200B}")
}
