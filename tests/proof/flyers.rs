//! The flyers of the test project, laid out and as files.

use std::sync::LazyLock;

use chirashi::content::model::Document;
use chirashi::diag::Sink;
use chirashi::export::pdf::pdf;
use chirashi::frame::{Frame, Item, Publication, Role};
use chirashi::geom::{Mm, Point, Rect, Size};
use chirashi::proof::{Dpi, File, Raster, open};

use crate::support::flyers::{PROJECT, in_language, laid_out};
use crate::support::walk::everything;

/// What a plain office scanner gives, and a phone at arm's length.
pub(crate) const DPI: Dpi = Dpi(150);

/// A flyer and its file.
pub(crate) struct Flyer {
    pub(crate) document: &'static Document,
    pub(crate) publication: &'static Publication,
    pub(crate) file: File,
}

/// The flyers, each as a file.
pub(crate) static FLYERS: LazyLock<Vec<Flyer>> = LazyLock::new(|| {
    let flyers = laid_out().map(|(document, layout)| {
        let publication = &layout.publication;
        Flyer { document, publication, file: file(publication) }
    });
    flyers.collect()
});

/// The pages in one language.
pub(crate) fn publication(tag: &str) -> Publication {
    in_language(tag).1.publication.clone()
}

/// The bytes of a publication's file.
pub(crate) fn bytes(publication: &Publication) -> Vec<u8> {
    let mut sink = Sink::default();
    let bytes = pdf(publication, &PROJECT.fonts, &mut sink);
    bytes.unwrap_or_else(|| panic!("no file: {:?}", sink.sorted()))
}

/// The file of a publication, opened.
pub(crate) fn file(publication: &Publication) -> File {
    open(bytes(publication)).unwrap_or_else(|reason| panic!("{reason}"))
}

/// Where the code of a page stands, with its quiet zone: a figure that is a
/// link.
pub(crate) fn place(page: &Frame) -> Option<Rect> {
    everything(page).into_iter().find_map(|seen| {
        let in_link = seen.within.iter().any(|role| matches!(role, Role::Link { .. }));
        match seen.item {
            Item::Group(Role::Figure { .. }, frame) if in_link => {
                Some(Rect::new(seen.at, frame.size))
            }
            Item::Group(..)
            | Item::Glyphs(_)
            | Item::Shape(_)
            | Item::Picture(..)
            | Item::Ruby(_) => None,
        }
    })
}

/// A place with a margin around it.
pub(crate) fn around(place: Rect, margin: Mm) -> Rect {
    let margin = margin.pt();
    let size = Size::new(place.size.width + margin * 2.0, place.size.height + margin * 2.0);
    Rect::new(place.origin - Point::new(margin, margin), size)
}

/// What a phone sees of a page that is held over a code.
pub(crate) fn photo(file: &File, page: usize, place: Rect) -> Raster {
    file.draw(page, Some(around(place, Mm(3.0))), DPI).unwrap()
}
