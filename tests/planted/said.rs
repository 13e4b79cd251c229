//! What is said of the test project after an edit.
//!
//! In: edited files, and what to read of the project. Out: messages. The files of the
//! project are not touched: the edited ones stand in for them in memory.

use std::path::Path;
use std::sync::LazyLock;

use chirashi::check::{self, Content};
use chirashi::content::Settings;
use chirashi::content::load::{self, Project, Request, load};
use chirashi::diag::{Diagnostic, Sink, human};
use chirashi::export::Variant;
use chirashi::lang::Tag;
use chirashi::pipeline::Printer;
use chirashi::policy::{Policy, judge, settled};
use chirashi::rules;
use chirashi::source::Sources;
use rayon::prelude::*;

use crate::case::{self, Edited, OFFICES};
use crate::project::UNCHANGED;

/// The day on which content is checked, where a case does not say.
pub(crate) const TODAY: &str = "2022-07-01";

/// The largest file of the project.
const GLOSSARY: &str = "content/glossary.toml";

/// What is read and made of the project.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    /// The flyers; all if none is named.
    pub(crate) flyers: Vec<String>,
    /// The languages whose packs are read, beside the reference; all if none is named.
    pub(crate) languages: Vec<String>,
    /// The variant of the pages that are made and looked at, if they are.
    pub(crate) pages: Option<Variant>,
    /// The day of the run.
    pub(crate) today: Option<String>,
    /// Whether what follows from another message is left out, as people see it.
    pub(crate) is_settled: bool,
}

/// What was said.
pub(crate) struct Said {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Why the program stopped before it had looked at everything, if it did.
    pub(crate) stopped: Option<String>,
}

impl Said {
    /// What is said of the project after some edits.
    pub(crate) fn of(files: &[Edited], scope: &Scope) -> Self {
        let mut sources = Sources::new(&UNCHANGED.path("."));
        for file in files {
            sources.replace(&file.path, file.text.as_str());
        }
        if !scope.languages.is_empty() && files.iter().all(|file| file.path != GLOSSARY) {
            sources.replace(GLOSSARY, glossary(&scope.languages));
        }
        let today = scope.today.as_deref().unwrap_or(TODAY).parse().unwrap();
        let tags = scope.languages.iter().map(|tag| Tag::new(tag).unwrap()).collect();
        let request = Request {
            written: true,
            flyers: (!scope.flyers.is_empty()).then(|| scope.flyers.clone()),
            languages: (!scope.languages.is_empty()).then_some(tags),
            ..Request::all(today)
        };
        let mut sink = Sink::default();
        let settings = Settings::load(&mut sources, &mut sink).unwrap();
        let (project, stopped) = match load(&mut sources, &request, &mut sink) {
            Ok(project) => (project, None),
            Err(error) => (Project::default(), Some(format!("{error:#}"))),
        };
        let workspace = &project.workspace;
        let recheck_months = settings.facts.recheck_months;
        check::content(&Content { workspace, today, recheck_months }, &mut sink);
        if files.iter().any(|file| file.path == OFFICES) {
            offices(&project, &mut sources, &mut sink);
        }
        if let Some(variant) = scope.pages.filter(|_| !sink.has_errors()) {
            pages(&project, variant, &mut sink);
        }
        let complete = request.flyers.is_none() && request.languages.is_none();
        let rules = rules::all();
        let policy = Policy { rules: &rules, settings: &settings, flags: &[], complete };
        let mut diagnostics = judge(sink.sorted(), &policy, &sources).diagnostics;
        if scope.is_settled {
            diagnostics = settled(diagnostics, &project.workspace, &sources);
        }
        Self { sources, diagnostics, stopped }
    }

    /// The path of the file of a message; that of the table of offices is its name.
    pub(crate) fn path(&self, diagnostic: &Diagnostic) -> &str {
        let path = diagnostic.span.map_or("", |span| &*self.sources.file(span.file).path);
        if path.ends_with(OFFICES) { OFFICES } else { path }
    }

    /// The lines of a message, the first and the last.
    pub(crate) fn lines(&self, diagnostic: &Diagnostic) -> Option<(usize, usize)> {
        let span = diagnostic.span?;
        let line = |offset| self.sources.position(span.file, offset).line;
        Some((line(span.start), line(span.end.max(span.start + 1) - 1)))
    }

    /// The messages as people read them.
    pub(crate) fn drawn(&self) -> String {
        human::draw(&self.diagnostics, &self.sources, false)
    }
}

/// The glossary in the languages that are read and in that of the reference: to read all of
/// it would take as long as all the rest.
fn glossary(languages: &[String]) -> String {
    static WHOLE: LazyLock<String> = LazyLock::new(|| case::shipped(GLOSSARY));
    let mut is_wanted = true;
    let lines = WHOLE.lines().filter(|line| {
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let tag = header.split_once('.').map(|(_, tag)| tag);
            is_wanted = tag.is_none_or(|tag| tag == "ja" || languages.iter().any(|it| it == tag));
        }
        is_wanted
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Reads the table of offices and looks at it.
fn offices(project: &Project, sources: &mut Sources, sink: &mut Sink) {
    let workspace = &project.workspace;
    let found = load::offices(Path::new(OFFICES), workspace, sources, sink).unwrap();
    let table = check::OfficeTable {
        offices: &found.offices,
        texts: &found.texts,
        columns: &found.columns,
    };
    check::offices(&table, &workspace.languages, sink);
    for (flyer, origin) in workspace.flyers.iter().zip(&project.origins) {
        for (document, letterhead) in flyer.documents.iter().zip(&origin.letterheads) {
            letterhead.check(document, &found.offices, sink);
        }
    }
}

/// Makes all documents and looks at their pages and files.
fn pages(project: &Project, variant: Variant, sink: &mut Sink) {
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
