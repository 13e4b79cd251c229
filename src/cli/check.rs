//! `chirashi check`: what is wrong or doubtful, before paper is used.

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::args::{Check, Format};
use super::{Status, clock, report};
use crate::check::{self, Content};
use crate::diag::{Diagnostic, Rule, Severity, Sink, json, sarif};
use crate::load::{self, Project, Request, load};
use crate::model::{Document, Level};
use crate::pipeline::inspect;
use crate::policy::{Judged, Policy, judge};
use crate::rules;
use crate::source::Sources;

/// Checks what the arguments ask for.
pub(super) fn check(root: &Path, arguments: &Check) -> Result<Status> {
    let rules = rules::all();
    let flags = flags(arguments, &rules)?;
    let mut sources = Sources::new(root);
    let mut sink = Sink::default();
    let settings = load::settings(&mut sources, &mut sink)?;
    let today = clock::today();
    let request = Request {
        as_of: arguments.as_of,
        flyers: arguments.flyer.clone().map(|flyer| vec![flyer]),
        languages: (!arguments.lang.is_empty()).then(|| arguments.lang.clone()),
        written: true,
        ..Request::all(today)
    };
    let project = load(&mut sources, &request, &mut sink)?;
    let recheck_months = settings.recheck_months;
    let content = Content { workspace: &project.workspace, today, recheck_months };
    check::content(&content, &mut sink);
    if !arguments.no_pages {
        pages(&project, &mut sink);
    }
    let policy = Policy {
        rules: &rules,
        settings: &settings,
        flags: &flags,
        complete: request.flyers.is_none()
            && request.languages.is_none()
            && arguments.as_of.is_none()
            && !arguments.no_pages,
    };
    let judged = judge(sink.sorted(), &policy, &sources);
    show(&judged, arguments, &rules, &sources)?;
    let least = if arguments.strict { Severity::Warning } else { Severity::Error };
    Ok(if judged.has(least) { Status::ContentErrors } else { Status::Done })
}

/// Lays out, exports and checks each document whose files have no error: what
/// is missing in the others would only be reported twice.
pub(super) fn pages(project: &Project, sink: &mut Sink) {
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

/// The decisions of the command line; fails on a code that nothing has, or that
/// cannot be allowed.
fn flags(arguments: &Check, rules: &[&'static Rule]) -> Result<Vec<(String, Level)>> {
    let lists = [
        (&arguments.warn, Level::Warn),
        (&arguments.allow, Level::Allow),
        (&arguments.deny, Level::Deny),
    ];
    let mut flags = Vec::new();
    for (codes, level) in lists {
        for code in codes {
            let rule = super::rule(code, rules)?;
            if rule.fixed && level != Level::Deny {
                bail!("`{code}` cannot be allowed: it leaves a hole in a flyer");
            }
            flags.push((code.clone(), level));
        }
    }
    Ok(flags)
}

fn show(
    judged: &Judged,
    arguments: &Check,
    rules: &[&'static Rule],
    sources: &Sources,
) -> Result<()> {
    let Judged { diagnostics, excepted } = judged;
    match arguments.format {
        Format::Human => {
            report::diagnostics(diagnostics, sources);
            if !arguments.quiet {
                report::line(&summary(diagnostics, excepted.len()));
            }
        }
        Format::Json => {
            stdout().write_all(json::draw(diagnostics, excepted, sources).as_bytes())?;
        }
        Format::Sarif => {
            stdout().write_all(sarif::draw(diagnostics, excepted, rules, sources).as_bytes())?;
        }
    }
    Ok(())
}

/// The last line: what to do next.
fn summary(diagnostics: &[Diagnostic], excepted: usize) -> String {
    let mut codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let left = match excepted {
        0 => String::new(),
        1 => "; 1 is left as it is by chirashi.toml".to_owned(),
        count => format!("; {count} are left as they are by chirashi.toml"),
    };
    match codes.first() {
        None => format!("nothing to report{left}"),
        Some(code) => format!("`chirashi explain {code}` says more about a message{left}"),
    }
}
