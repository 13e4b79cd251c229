//! Documents to pages: every block gets its place, or the person who wrote it
//! hears by how many millimetres it does not fit.
//!
//! In: a [`Document`] and the fonts. Out: a [`Publication`] and the density
//! that was taken. Knows no file format.

mod block;
mod composer;
mod fit;
mod list;
mod mirror;
mod page;
mod panel;
mod stack;
mod style;
mod table;

use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::frame::{Meta, Publication};
use crate::lang::Languages;
use crate::model::Document;
use crate::text::TextContext;

/// A flyer on its pages.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The pages.
    pub publication: Publication,
    /// The name of the density that was taken.
    pub density: String,
}

/// Lays out a document in the first density in which nothing overflows.
///
/// Returns `None` if none fits or a language has no profile; the reason is
/// reported.
pub fn layout(
    document: &Document,
    languages: &Languages,
    fonts: &FontBook,
    sink: &mut Sink,
) -> Option<Layout> {
    let profile = languages.nearest(&document.language)?;
    let text = TextContext::new(fonts, languages);
    let (mut pages, density) = fit::fit(document, profile, &text, sink)?;
    if profile.right_to_left {
        pages.iter_mut().for_each(mirror::mirror);
    }
    let meta = Meta {
        title: document.title.clone(),
        language: profile.speech.clone(),
        author: document.issuer.clone(),
        date: document.edition,
        right_to_left: profile.right_to_left,
    };
    Some(Layout { publication: Publication { meta, pages }, density })
}
