//! How every command begins that makes something of the content: it is loaded,
//! looked at, and judged as the project wants it.
//!
//! In: what to load and how closely to look. Out: the project with its judged
//! messages. Shows nothing.

use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use crate::check::{self, Content};
use crate::diag::{Diagnostic, Severity, Sink};
use crate::load::{self, Letterhead, Offices, Project, Request, load};
use crate::model::{Document, Level, Office, Settings};
use crate::pipeline::{Base, inspect};
use crate::policy::{Judged, Policy, judge};
use crate::rules;
use crate::source::Sources;

/// How closely the content is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Whether it can be read at all.
    Form,
    /// Everything that it says.
    Content,
    /// That, and the finished pages and files.
    Pages,
}

/// What was seen.
pub(super) struct Seen {
    pub(super) project: Project,
    pub(super) settings: Settings,
    pub(super) judged: Judged,
    /// The offices of the table that was named; none whose row has an error.
    pub(super) offices: Option<Offices>,
}

impl Seen {
    /// Whether something other than the table of offices has an error: then no
    /// flyer can be made of any of them.
    pub(super) fn is_broken(&self) -> bool {
        let is_elsewhere = |message: &Diagnostic| {
            let offices = self.offices.as_ref().zip(message.span);
            message.severity == Severity::Error
                && !offices.is_some_and(|(offices, span)| offices.holds(span.file))
        };
        self.judged.diagnostics.iter().any(is_elsewhere)
    }
}

/// Loads what is wanted and looks at it. `flags` are the decisions of the command
/// line.
///
/// # Errors
/// Fails if a file cannot be read, or if what is wanted does not exist.
pub(super) fn look(
    sources: &mut Sources,
    request: &Request,
    depth: Depth,
    flags: &[(String, Level)],
) -> Result<Seen> {
    look_with(None, sources, request, depth, flags)
}

/// The same with a table of offices, if one is named.
///
/// # Errors
/// Fails as [`look`] does, and if the table cannot be read.
pub(super) fn look_with(
    offices: Option<&Path>,
    sources: &mut Sources,
    request: &Request,
    depth: Depth,
    flags: &[(String, Level)],
) -> Result<Seen> {
    let mut sink = Sink::default();
    let settings = load::settings(sources, &mut sink)?;
    let project = load(sources, request, &mut sink)?;
    if depth != Depth::Form {
        let (today, recheck_months) = (request.today, settings.recheck_months);
        let content = Content { workspace: &project.workspace, today, recheck_months };
        check::content(&content, &mut sink);
    }
    let mut offices = match offices {
        Some(path) => Some(load::offices(path, &project.workspace, sources, &mut sink)?),
        None => None,
    };
    if let Some(offices) = &offices {
        check::offices(&offices.texts, &project.workspace.languages, &mut sink);
    }
    if depth == Depth::Pages {
        let rows = offices.as_ref().map_or(&[][..], |found| &found.offices);
        pages(&project, rows, &mut sink);
    }
    let Request { as_of, flyers, languages, .. } = request;
    let is_whole = as_of.is_none() && flyers.is_none() && languages.is_none();
    let policy = Policy {
        rules: &rules::all(),
        settings: &settings,
        flags,
        complete: is_whole && depth == Depth::Pages,
    };
    let judged = judge(sink.sorted(), &policy, sources);
    if let Some(offices) = &mut offices {
        offices.leave_out(&judged.diagnostics);
    }
    Ok(Seen { project, settings, judged, offices })
}

/// Lays out, exports and checks each document whose files have no error: what
/// is missing in the others would only be reported twice. Each is also made for
/// all offices, as `build` does it.
fn pages(project: &Project, offices: &[Office], sink: &mut Sink) {
    let broken = sink.broken_files().clone();
    let (workspace, fonts) = (&project.workspace, &project.fonts);
    let mut documents: Vec<(&Document, &Letterhead)> = Vec::new();
    for (flyer, origin) in workspace.flyers.iter().zip(&project.origins) {
        let shared = origin.shared.iter().any(|file| broken.contains(file));
        let whole = flyer.documents.iter().zip(&origin.letterheads).zip(&origin.packs);
        let whole = whole.filter(|(_, pack)| !shared && !broken.contains(pack));
        documents.extend(whole.map(|(document, _)| document));
    }
    let messages: Vec<Sink> = documents
        .par_iter()
        .map(|(document, letterhead)| {
            let mut sink = Sink::default();
            inspect(document, &workspace.languages, fonts, &mut sink);
            if !offices.is_empty() && !sink.has_errors() {
                // What is wrong with the document itself was just reported.
                let mut told = Sink::default();
                let base = Base::new(document, &workspace.languages, fonts, &mut told);
                for office in base.iter().flat_map(|_| offices) {
                    let filled = letterhead.fill(document, office);
                    let _made = base.as_ref().and_then(|base| base.build(&filled, &mut sink));
                }
            }
            sink
        })
        .collect();
    messages.into_iter().for_each(|messages| sink.append(messages));
}
