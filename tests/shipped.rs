//! The shipped content is fit to print, whatever it says: a city edits it, and no
//! test quotes it.

use std::path::Path;
use std::process::Command;

use chirashi::cli::today;
use chirashi::content::load::{Request, load};
use chirashi::diag::{Sink, human};
use chirashi::export::{pdf::pdf, reading};
use chirashi::layout::layout;
use chirashi::proof::{difference, open};
use chirashi::source::Sources;
use rayon::prelude::*;

use crate::site::twin::compare;
use crate::support::project::UNCHANGED;
use crate::support::run::Run;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs the program on the repository itself, and expects that it has no error.
fn succeed(arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chirashi"));
    let ended = Run::of(command.args(arguments).args(["--root", ROOT]));
    assert_eq!(ended.code, 0, "{arguments:?}\n{}", ended.err);
}

#[test]
fn it_has_no_errors() {
    succeed(&["check"]);
}

#[test]
fn its_schemas_are_up_to_date() {
    succeed(&["schema", "--check"]);
}

#[test]
fn it_is_built_and_each_page_for_the_screen_says_what_its_file_says() {
    let out = UNCHANGED.path("shipped");
    succeed(&["site", "--quiet", "--out", out.to_str().expect("paths of tests are UTF-8")]);
    assert!(compare(&out) > 0, "there is something to read");
}

#[test]
fn its_text_comes_out_of_the_files_as_it_was_laid_out() {
    let mut sources = Sources::new(Path::new(ROOT));
    let mut sink = Sink::default();
    let project = load(&mut sources, &Request::all(today().expect("a day")), &mut sink)
        .expect("files can be read");
    assert!(!sink.has_errors(), "{}", human::draw(&sink.sorted(), &sources, false));
    let documents: Vec<_> =
        project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents).collect();
    assert!(!documents.is_empty(), "there is something to print");
    let wrong: Vec<String> = documents
        .par_iter()
        .flat_map_iter(|document| {
            let mut sink = Sink::default();
            let name = format!("{}/{}", document.flyer, document.language);
            let languages = &project.workspace.languages;
            let pages = layout(document, languages, &project.fonts, &mut sink)
                .unwrap_or_else(|| panic!("{name} does not fit"))
                .publication;
            let file = pdf(&pages, &project.fonts, &mut sink)
                .unwrap_or_else(|| panic!("{name}: {:?}", sink.sorted()));
            let found = open(file).unwrap_or_else(|reason| panic!("{name}: {reason}")).text();
            assert_eq!(found.len(), pages.pages.len(), "{name}");
            let pairs = pages.pages.iter().zip(found).enumerate();
            let wrong = pairs.filter_map(|(number, (page, found))| {
                let expected = reading::content(page).join("\n");
                let difference = difference(&expected, &found)?;
                Some(format!("{name}, page {}: {difference:?}", number + 1))
            });
            wrong.collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
