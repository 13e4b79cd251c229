//! Plants the faults of the fixtures, one at a time, and looks for the messages.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chirashi::check::{self, Content, Run};
use chirashi::diag::{Diagnostic, Sink, human};
use chirashi::lang::Tag;
use chirashi::load::{Project, Request, load};
use chirashi::pipeline::inspect;
use chirashi::source::Sources;
use rayon::prelude::*;

use crate::check::fixture::{self, Case, Edited};
use crate::support::project::UNCHANGED;

/// The pack with which the others are compared: when it changes, they are all
/// stale, whatever else is wrong.
const REFERENCE: &str = "content/my-number-card/ja.toml";

/// The day on which content is checked, where a case does not say.
const TODAY: &str = "2022-07-01";

/// What is said of the shipped content after an edit.
struct Said {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Said {
    /// What is said of the shipped content, pages and files of all languages
    /// included.
    fn of_shipped() -> BTreeSet<(String, String, String)> {
        static CLEAN: OnceLock<BTreeSet<(String, String, String)>> = OnceLock::new();
        CLEAN.get_or_init(|| Self::of(&[], None).lines()).clone()
    }

    fn of(files: &[Edited], case: Option<&Case>) -> Self {
        let mut sources = Sources::new(&UNCHANGED.path("."));
        for file in files {
            sources.replace(&file.path, file.text.as_str());
        }
        let today = case.and_then(|case| case.today.as_deref()).unwrap_or(TODAY);
        let today = today.parse().unwrap();
        let languages = case.map(|case| case.languages.as_slice());
        let tags = |list: &[String]| list.iter().map(|tag| Tag::new(tag).unwrap()).collect();
        let only = case.map(|case| case.only.as_slice());
        let only = languages.into_iter().chain(only).find(|list| !list.is_empty()).map(tags);
        let request = Request { written: true, languages: only, ..Request::all(today) };
        let mut sink = Sink::default();
        let settings = chirashi::load::settings(&mut sources, &mut sink).unwrap();
        let project = load(&mut sources, &request, &mut sink).unwrap();
        check::content(
            &Content {
                workspace: &project.workspace,
                today,
                recheck_months: settings.recheck_months,
            },
            &mut sink,
        );
        if languages.is_none_or(|list| !list.is_empty()) && !sink.has_errors() {
            pages(&project, &mut sink);
        }
        Self { sources, diagnostics: sink.sorted() }
    }

    /// Code, file, line and message, for comparison with another run.
    fn lines(&self) -> BTreeSet<(String, String, String)> {
        self.diagnostics
            .iter()
            .map(|diagnostic| {
                let path = diagnostic.span.map(|span| self.sources.file(span.file).path.clone());
                let path = path.unwrap_or_default();
                (diagnostic.code.to_owned(), path, diagnostic.message.clone())
            })
            .collect()
    }
}

/// Makes all documents and looks at their pages and files.
fn pages(project: &Project, sink: &mut Sink) {
    let documents = project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
    let documents: Vec<_> = documents.collect();
    let messages: Vec<Sink> = documents
        .par_iter()
        .map(|document| {
            let mut sink = Sink::default();
            inspect(document, &project.workspace.languages, &project.fonts, &mut sink);
            sink
        })
        .collect();
    messages.into_iter().for_each(|messages| sink.append(messages));
}

/// What is wrong with how a fault was reported.
fn fault(code: &str, case: &Case, clean: &BTreeSet<(String, String, String)>) -> Option<String> {
    let files = case.edited();
    let (path, (start, end)) =
        files.iter().find_map(|file| Some((&file.path, file.mark?))).expect("a place is marked");
    let said = Said::of(&files, Some(case));
    let found = said.diagnostics.iter().any(|diagnostic| {
        diagnostic.code == code
            && diagnostic.span.is_some_and(|span| {
                let place = (span.start as usize, span.end as usize);
                said.sources.file(span.file).path == *path && place == (start, end)
            })
    });
    let mut rest = unexpected(&said, clean, &files);
    rest.retain(|(found, ..)| found != code && !case.and.iter().any(|and| and == found));
    if found && rest.is_empty() {
        return None;
    }
    let new = &case.edit.new;
    Some(format!(
        "{code}: not as expected: {new}\n{}",
        human::draw(&said.diagnostics, &said.sources, false)
    ))
}

/// What is said of files that were not touched, beside what is said of the
/// shipped content. In a file that was touched, one fault may have several names;
/// and when the reference changes, all others have to follow it.
fn unexpected(
    said: &Said,
    clean: &BTreeSet<(String, String, String)>,
    files: &[Edited],
) -> Vec<(String, String, String)> {
    let touched = |path: &str| files.iter().any(|file| file.path == path);
    let new = said.lines().into_iter().filter(|line| !clean.contains(line));
    new.filter(|(_, path, _)| !touched(path) && !touched(REFERENCE)).collect()
}

#[test]
fn each_planted_fault_is_found_at_its_place_and_nowhere_else() {
    let clean = Said::of_shipped();
    let fixtures = fixture::all();
    let cases: Vec<_> = fixtures
        .iter()
        .flat_map(|fixture| fixture.bad.iter().map(|c| (&fixture.code, c)))
        .collect();
    let wrong: Vec<String> =
        cases.par_iter().filter_map(|(code, case)| fault(code, case, &clean)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_right_is_not_reported() {
    let clean = Said::of_shipped();
    let fixtures = fixture::all();
    let cases = fixtures.iter().flat_map(|fixture| fixture.good.iter().map(|c| (&fixture.code, c)));
    let cases: Vec<_> = cases.collect();
    let wrong: Vec<String> = cases
        .par_iter()
        .filter_map(|(code, case)| {
            let said = Said::of(&case.edited(), Some(case));
            let new = said.lines().into_iter().filter(|line| !clean.contains(line));
            let rest: Vec<_> = new.filter(|(found, ..)| found == *code).collect();
            (!rest.is_empty()).then(|| format!("{code}: {}\n{rest:?}", case.edit.new))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_check_has_good_and_bad_examples() {
    let fixtures = fixture::all();
    for check in check::ALL {
        // A faulty file cannot be had from content: see `damaged`.
        if let Run::File(_) = check.run {
            continue;
        }
        let code = check.rule.code;
        let fixture = fixtures.iter().find(|fixture| fixture.code == code);
        let fixture = fixture.unwrap_or_else(|| panic!("tests/checks/{code}.toml is missing"));
        assert!(!fixture.bad.is_empty() && !fixture.good.is_empty(), "{code} lacks examples");
    }
}
