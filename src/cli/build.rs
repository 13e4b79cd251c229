//! `chirashi build`: content in, PDF files out.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::args::Build;
use super::bar::Bar;
use super::look::{self, Besides, Depth, Seen, look_with};
use super::{Status, clock, report};
use crate::batch::{self, Judge, Order, Outcome};
use crate::content::load::Offices;
use crate::content::model::Document;
use crate::diag::{Severity, Sink};
use crate::source::{Gate, Sources};

/// Builds what the arguments ask for.
#[expect(clippy::disallowed_methods, reason = "the summary says how long it took")]
pub(super) fn build(root: &Path, arguments: &Build) -> Result<Status> {
    let start = Instant::now();
    if let Some(jobs) = arguments.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(usize::from(jobs))
            .build_global()
            .context("cannot start the threads")?;
    }
    let out = Gate::named_or(arguments.out.as_deref(), root, "output")?;
    let known = batch::inspect(&out)?;
    let mut sources = Sources::new(root);
    let request = arguments.wanted.request(clock::today()?);
    let offices = arguments.offices.as_deref();
    let depth = if arguments.no_check { Depth::Form } else { Depth::Print(&known) };
    let seen = look_with(Besides { offices, ..Besides::default() }, &mut sources, &request, depth)?;
    report::diagnostics(&seen.judged.diagnostics, &sources);
    if seen.is_broken() {
        report::line("nothing was written");
        return Ok(Status::ContentErrors);
    }
    seen.is_right();
    if seen.offices.as_ref().is_some_and(|found| found.offices.is_empty()) {
        report::line("no flyer can be made from this table of offices; nothing was written");
        return Ok(Status::ContentErrors);
    }
    let status = make(&seen, arguments, (&out, start), &sources);
    // The program ends here: to free the content piece by piece takes longer than
    // the system, which does it at once.
    std::mem::forget(seen);
    status
}

/// Makes the files of a project that is right, and says what became of it.
fn make(
    Seen { project, settings, known, judged, offices, .. }: &Seen,
    arguments: &Build,
    (out, start): (&Gate, Instant),
    sources: &Sources,
) -> Result<Status> {
    let mut sink = Sink::default();
    let wrong = offices.as_ref().map_or(0, Offices::left_out);
    // A table with a mistake says nothing about offices that are not in it.
    let is_trusted = wrong == 0 && !judged.has(Severity::Error);
    let whole = is_trusted && arguments.wanted.is_all();
    let weigh = |messages| look::weigh(messages, settings, sources);
    let decisions = |document: &Document| look::decisions(settings, sources, document);
    let judge = Judge { weigh: &weigh, decisions: &decisions, known };
    let order = Order {
        jobs: batch::plan(
            project,
            offices.as_ref().map(|found| &*found.offices),
            &arguments.variants.list,
        ),
        languages: &project.workspace.languages,
        fonts: &project.fonts,
        of_offices: offices.is_some(),
        variants: &arguments.variants.list,
        judge: (!arguments.no_check).then_some(judge),
        together: offices.is_none(),
        whole,
        shard: arguments.shard,
        force: arguments.force,
        prune: arguments.prune,
    };
    let bar = Bar::new(arguments.quiet);
    let outcome = batch::run(&order, out, &mut sink, &bar)?;
    bar.end();
    let failed = sink.has_errors() || judged.has(Severity::Error);
    report::messages(sink, sources);
    if outcome.failed > 0 && order.together {
        report::line("nothing was written");
        return Ok(Status::ContentErrors);
    }
    if arguments.prune && !is_trusted {
        report::line("nothing was removed, since there are mistakes");
    }
    report::orphans(&outcome.orphans, arguments.prune);
    if !arguments.quiet {
        let mut text = summary(&outcome, wrong, start.elapsed(), out.folder());
        text += &format!(", {}", look::days(&project.workspace.flyers));
        if arguments.no_check {
            text += "; not checked";
        }
        report::line(&text);
    }
    Ok(if failed { Status::ContentErrors } else { Status::Done })
}

/// What was done, in one line: made, up to date, failed, left out, how fast.
fn summary(outcome: &Outcome, wrong: usize, elapsed: Duration, out: &Path) -> String {
    let Outcome { made, kept, failed, orphans: _ } = outcome;
    let mut text = report::counted(*made, "flyer");
    if *kept > 0 {
        text += &format!(" ({kept} up to date)");
    }
    text += &format!(" in {:.2} s in {}", elapsed.as_secs_f32(), out.display());
    if *failed > 0 {
        text += &format!("; {} could not be made", report::counted(*failed, "flyer"));
    }
    if wrong > 0 {
        text += &format!("; {} with mistakes left out", report::counted(wrong, "office"));
    }
    text
}
