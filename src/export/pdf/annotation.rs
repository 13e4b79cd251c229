//! Links on the pages.
//!
//! In: links with their places. Out: annotations (PDF/UA-1, 7.18.5): each with
//! its words for a screen reader, printed like the page, and tied to its element.
//! Knows nothing about structure trees.

use pdf_writer::types::{ActionType, AnnotationFlags, AnnotationType};
use pdf_writer::{Rect, Ref, Str, TextStr};

use super::objects::Objects;
use super::tags::ElementId;

/// A link, and the page and element it belongs to.
#[derive(Clone)]
pub(super) struct Annotation {
    pub(super) page: usize,
    pub(super) element: ElementId,
    pub(super) rect: Rect,
    pub(super) url: String,
    pub(super) alt: String,
}

/// Writes the links as the objects `ids`.
pub(super) fn write(objects: &mut Objects, links: &[Annotation], pages: &[Ref], ids: &[Ref]) {
    for (number, (link, &id)) in links.iter().zip(ids).enumerate() {
        let key = i32::try_from(pages.len() + number).unwrap_or(i32::MAX);
        let mut annotation = objects.at(id).annotation(id);
        annotation
            .subtype(AnnotationType::Link)
            .rect(link.rect)
            .contents(TextStr(&link.alt))
            .flags(AnnotationFlags::PRINT)
            .border(0.0, 0.0, 0.0, None)
            .page(pages[link.page])
            .struct_parent(key);
        annotation.action().action_type(ActionType::Uri).uri(Str(link.url.as_bytes()));
    }
}
