//! Loads a whole project and expects nothing to be wrong with it.

use std::path::Path;

use chirashi::content::load::{Project, Request, load};
use chirashi::diag::{Sink, human};
use chirashi::frame::Date;
use chirashi::source::Sources;

/// All flyers of the project in the folder `root`, each as of its own day.
pub(crate) fn load_project(root: &Path) -> Project {
    let mut sources = Sources::new(root);
    let mut sink = Sink::default();
    let today = Date { year: 2022, month: 7, day: 1 };
    let project =
        load(&mut sources, &Request::all(today), &mut sink).expect("all files can be read");
    assert_eq!(human::draw(&sink.sorted(), &sources, false), "");
    project
}

/// The fonts and languages of a project, without its flyers.
pub(crate) fn without_flyers(sources: &mut Sources) -> Project {
    let mut sink = Sink::default();
    let today = Date { year: 2022, month: 7, day: 1 };
    let request = Request { flyers: Some(Vec::new()), ..Request::all(today) };
    let project = load(sources, &request, &mut sink).expect("all files can be read");
    assert_eq!(human::draw(&sink.sorted(), sources, false), "");
    project
}
