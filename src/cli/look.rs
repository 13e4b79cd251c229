//! How every command begins that makes something of the content: it is loaded,
//! looked at, and judged as the project wants it.
//!
//! In: what to load and how closely to look. Out: the project with its judged
//! messages. Shows nothing.

use anyhow::Result;
use rayon::prelude::*;

use crate::check::{self, Content};
use crate::diag::Sink;
use crate::load::{self, Project, Request, load};
use crate::model::{Document, Level, Settings};
use crate::pipeline::inspect;
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
    let mut sink = Sink::default();
    let settings = load::settings(sources, &mut sink)?;
    let project = load(sources, request, &mut sink)?;
    if depth != Depth::Form {
        let (today, recheck_months) = (request.today, settings.recheck_months);
        let content = Content { workspace: &project.workspace, today, recheck_months };
        check::content(&content, &mut sink);
    }
    if depth == Depth::Pages {
        pages(&project, &mut sink);
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
    Ok(Seen { project, settings, judged })
}

/// Lays out, exports and checks each document whose files have no error: what
/// is missing in the others would only be reported twice.
fn pages(project: &Project, sink: &mut Sink) {
    let broken = sink.broken_files().clone();
    let workspace = &project.workspace;
    let mut documents: Vec<&Document> = Vec::new();
    for (flyer, origin) in workspace.flyers.iter().zip(&project.origins) {
        let shared = origin.shared.iter().any(|file| broken.contains(file));
        let whole = flyer.documents.iter().zip(&origin.packs);
        let whole = whole.filter(|(_, pack)| !shared && !broken.contains(pack));
        documents.extend(whole.map(|(document, _)| document));
    }
    let messages: Vec<Sink> = documents
        .par_iter()
        .map(|document| {
            let mut sink = Sink::default();
            inspect(document, &workspace.languages, &project.fonts, &mut sink);
            sink
        })
        .collect();
    messages.into_iter().for_each(|messages| sink.append(messages));
}
