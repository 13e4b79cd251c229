//! Lays documents out and expects nothing to be wrong with them.

use chirashi::content::load::Project;
use chirashi::content::model::Document;
use chirashi::diag::Sink;
use chirashi::layout::{Layout, layout};

/// The pages of a document.
pub(crate) fn lay_out(project: &Project, document: &Document) -> Layout {
    let mut sink = Sink::default();
    let laid_out = layout(document, &project.workspace.languages, &project.fonts, &mut sink);
    assert_eq!(sink.sorted(), [], "{}", document.language);
    laid_out.expect("a document without a message fits")
}
