//! Blocks whose type is larger or smaller than that of the page.

#![expect(clippy::disallowed_methods, reason = "the tests write flyers")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;

use chirashi::export::reading;
use chirashi::frame::Item;
use chirashi::geom::Pt;
use chirashi::layout::Layout;

use crate::support::content::load_project;
use crate::support::pages::lay_out;
use crate::support::project::TempProject;
use crate::support::walk::everything;

const FLYER: &str = "content/my-number-card/flyer.toml";
const ABOUT: &str = "words = \"about\"\n";

/// The test flyer in English with a line more in its block `about`; and the least size
/// of notes.
fn with(line: &str) -> (Layout, Pt) {
    let project = TempProject::new();
    let flyer = fs::read_to_string(project.path(FLYER)).unwrap();
    fs::write(project.path(FLYER), flyer.replacen(ABOUT, &format!("{ABOUT}{line}"), 1)).unwrap();
    let project = load_project(&project.path(""));
    let documents = &project.workspace.flyers[0].documents;
    let english = documents.iter().find(|document| document.language.as_str() == "en").unwrap();
    (lay_out(&project, english), english.template.design.least.note)
}

/// The sizes of type on the first page.
fn sizes(layout: &Layout) -> Vec<Pt> {
    let page = &layout.publication.pages[0];
    let size = |item: &Item| if let Item::Glyphs(run) = item { Some(run.size) } else { None };
    everything(page).into_iter().filter_map(|seen| size(seen.item)).collect()
}

fn has(layout: &Layout, size: Pt) -> bool {
    sizes(layout).iter().any(|it| (*it - size).abs() < Pt(0.01))
}

#[test]
fn the_type_of_a_block_is_as_large_as_it_says() {
    let (usual, _) = with("");
    let (smaller, _) = with("factor = 0.93\n");
    assert!(has(&usual, usual.body) && !has(&usual, usual.body * 0.93));
    assert!(has(&smaller, smaller.body * 0.93), "{:?}", sizes(&smaller));
    // What is printed, and in which order, stays the same.
    let words = |layout: &Layout| reading::content(&layout.publication.pages[0]).join(" ");
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(plain(words(&usual)), plain(words(&smaller)));
}

#[test]
fn no_factor_goes_below_the_least_size() {
    let (tiny, least) = with("factor = 0.5\n");
    assert!(sizes(&tiny).into_iter().all(|size| size + Pt(0.01) >= least), "{:?}", sizes(&tiny));
}

#[test]
fn a_title_with_a_factor_still_reaches_the_edges() {
    let project = TempProject::new();
    let flyer = fs::read_to_string(project.path(FLYER)).unwrap();
    let title = "words = \"title\"\n";
    fs::write(project.path(FLYER), flyer.replacen(title, &format!("{title}factor = 0.9\n"), 1))
        .unwrap();
    let loaded = load_project(&project.path(""));
    let pages = lay_out(&loaded, &loaded.workspace.flyers[0].documents[0]).publication.pages;
    // A page that begins without a band has a strip of colour at its head instead.
    let (first, usual) = (&pages[0], with("").0.publication.pages);
    let shapes = |page: &chirashi::frame::Frame| {
        page.items.iter().filter(|(_, item)| matches!(item, Item::Shape(_))).count()
    };
    assert_eq!(shapes(first), shapes(&usual[0]));
}
