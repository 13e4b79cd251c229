//! The flyers of the test project, laid out once for all tests.

use std::sync::LazyLock;

use chirashi::content::load::Project;
use chirashi::content::model::Document;
use chirashi::layout::Layout;
use rayon::prelude::*;

use crate::support::content::load_project;
use crate::support::pages::lay_out;
use crate::support::project::UNCHANGED;

/// The test project, loaded.
pub(crate) static PROJECT: LazyLock<Project> = LazyLock::new(|| load_project(&UNCHANGED.path(".")));

/// The pages of its documents, in their order.
static LAYOUTS: LazyLock<Vec<Layout>> =
    LazyLock::new(|| documents().par_iter().map(|document| lay_out(&PROJECT, document)).collect());

/// The documents of its one flyer.
pub(crate) fn documents() -> &'static [Document] {
    let [flyer] = &PROJECT.workspace.flyers[..] else { panic!("the project has one flyer") };
    &flyer.documents
}

/// The documents, each with its pages.
pub(crate) fn laid_out() -> impl Iterator<Item = (&'static Document, &'static Layout)> {
    documents().iter().zip(LAYOUTS.iter())
}

/// The document and the pages of one language.
pub(crate) fn in_language(tag: &str) -> (&'static Document, &'static Layout) {
    let found = laid_out().find(|(document, _)| document.language.as_str() == tag);
    found.unwrap_or_else(|| panic!("the flyer is not in {tag}"))
}
