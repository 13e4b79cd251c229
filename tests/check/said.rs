//! The test project after an edit: what the checks say of it.
//!
//! In: edited files. Out: the messages, with pages and files of the languages concerned.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use chirashi::check::{self, Content, Run};
use chirashi::content::load::{self, Project, Request, load};
use chirashi::diag::{Diagnostic, Sink};
use chirashi::export::Variant;
use chirashi::lang::Tag;
use chirashi::pipeline::Printer;
use chirashi::policy::{self, Policy};
use chirashi::rules;
use chirashi::source::Sources;
use rayon::prelude::*;

use crate::check::fixture::{Case, Edited};
use crate::support::project::UNCHANGED;

/// The pack with which the others are compared: when it changes, they are all
/// stale, whatever else is wrong.
pub(super) const REFERENCE: &str = "content/my-number-card/ja.toml";

/// A table of offices, which the project itself does not have.
pub(super) const OFFICES: &str = "offices.csv";

/// The day on which content is checked, where a case does not say.
pub(super) const TODAY: &str = "2022-07-01";

/// Code, file and text of messages.
pub(super) type Lines = BTreeSet<(String, String, String)>;

/// What is said of the test project after an edit.
pub(super) struct Said {
    pub(super) sources: Sources,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Said {
    /// What is said of the test project, pages and files of all languages
    /// included.
    pub(super) fn of_unchanged() -> &'static Lines {
        static CLEAN: LazyLock<Lines> = LazyLock::new(|| Said::of("", &[], None).lines());
        &CLEAN
    }

    /// What is said of the project after an edit; the case is one of the check `code`.
    pub(super) fn of(code: &str, files: &[Edited], case: Option<&Case>) -> Self {
        let mut sources = Sources::new(&UNCHANGED.path("."));
        for file in files {
            sources.replace(&file.path, file.text.as_str());
        }
        let today = case.and_then(|case| case.today.as_deref()).unwrap_or(TODAY);
        let today = today.parse().unwrap();
        let languages = case.map(|case| case.languages.as_slice());
        let tags = |list: &[String]| list.iter().map(|tag| Tag::new(tag).unwrap()).collect();
        let only = case.map(|case| case.only.as_slice());
        let concerned = match concerned(code, files) {
            alone if alone.is_empty() && case.is_some() => some(code, files),
            alone => alone,
        };
        let only = languages.into_iter().chain(only).chain([concerned.as_slice()]);
        let only = only.into_iter().find(|list| !list.is_empty()).map(tags);
        let request = Request { written: true, languages: only, ..Request::all(today) };
        let mut sink = Sink::default();
        let settings = chirashi::content::Settings::load(&mut sources, &mut sink).unwrap();
        let project = load(&mut sources, &request, &mut sink).unwrap();
        check::content(
            &Content {
                workspace: &project.workspace,
                today,
                recheck_months: settings.facts.recheck_months,
            },
            &mut sink,
        );
        if files.iter().any(|file| file.path == OFFICES) {
            offices(&project, &mut sources, &mut sink);
        }
        if languages.is_none_or(|list| !list.is_empty()) && !sink.has_errors() {
            let wanted = case.and_then(|case| case.variant.as_deref());
            let variant = Variant::ALL.into_iter().find(|it| Some(it.name()) == wanted);
            pages(&project, variant.unwrap_or(Variant::Screen), &mut sink);
        }
        let mut diagnostics = sink.sorted();
        if policy::RULES.iter().any(|rule| rule.code == code) {
            let rules = rules::all();
            let (settings, rules) = (&settings, rules.as_slice());
            let policy = Policy { rules, settings, flags: &[], complete: true };
            diagnostics = policy::judge(diagnostics, &policy, &sources).diagnostics;
        }
        Self { sources, diagnostics }
    }

    /// Code, file, line and message, for comparison with another run.
    pub(super) fn lines(&self) -> Lines {
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

/// The languages of the packs and files that some edits touch, where the check looks at
/// each pack alone and nothing else is touched; none where others must be read, too.
pub(super) fn concerned(code: &str, files: &[Edited]) -> Vec<String> {
    let check = check::ALL.iter().find(|check| check.rule.code == code);
    let alone = check.is_some_and(|check| {
        let is_one = matches!(check.run, Run::Typed(_) | Run::Text(_) | Run::Speech(_));
        is_one && code != "needless-remark"
    });
    let tag = |file: &Edited| {
        let folders = ["content/my-number-card/", "content/languages/"];
        let name = folders.iter().find_map(|folder| file.path.strip_prefix(folder))?;
        let name = name.strip_suffix(".toml")?;
        (alone && name != "flyer" && !name.contains('/')).then(|| name.to_owned())
    };
    files.iter().map(tag).collect::<Option<Vec<String>>>().unwrap_or_default()
}

/// The languages that stand for all, where a check does not compare the words of packs:
/// those of the packs that are touched, and two more; none where it does.
pub(super) fn some(code: &str, files: &[Edited]) -> Vec<String> {
    let check = check::ALL.iter().find(|check| check.rule.code == code);
    // Whether a fact is used, or a remark, can be told from all packs alone.
    let needs_all = |check: &check::Check| {
        matches!(check.run, Run::Words(_))
            || ["unused-fact", "needless-remark", "unused-picture"].contains(&check.rule.code)
    };
    if check.is_none_or(|check| needs_all(check)) {
        return Vec::new();
    }
    let pack = |file: &Edited| {
        let folders =
            ["content/my-number-card/stamps/", "content/my-number-card/", "content/languages/"];
        let name = folders.iter().find_map(|folder| file.path.strip_prefix(folder))?;
        let name = name.strip_suffix(".toml").filter(|name| *name != "flyer")?;
        Some(name.to_owned())
    };
    let packs: BTreeSet<String> =
        files.iter().filter_map(pack).chain(["ja", "en"].map(str::to_owned)).collect();
    packs.into_iter().collect()
}

/// Looks at the table of offices.
pub(super) fn offices(project: &Project, sources: &mut Sources, sink: &mut Sink) {
    let workspace = &project.workspace;
    let found = load::offices(Path::new(OFFICES), workspace, sources, sink).unwrap();
    let table = check::OfficeTable {
        offices: &found.offices,
        texts: &found.texts,
        columns: &found.columns,
    };
    check::offices(&table, &workspace.languages, sink);
}

/// Makes all documents and looks at their pages and files.
pub(super) fn pages(project: &Project, variant: Variant, sink: &mut Sink) {
    let documents = project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
    let documents: Vec<_> = documents.collect();
    let printer = Printer::new(variant, &project.workspace.languages, &project.fonts);
    let messages: Vec<Sink> = documents
        .par_iter()
        .map(|document| {
            let mut sink = Sink::default();
            printer.inspect(document, &mut sink);
            sink
        })
        .collect();
    messages.into_iter().for_each(|messages| sink.append(messages));
}
