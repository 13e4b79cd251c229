//! `chirashi build`: content in, PDF files out.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Build;
use super::{Status, clock, report};
use crate::batch::{self, Outcome, Variant};
use crate::diag::{Severity, Sink};
use crate::load::{self, Request, load};
use crate::policy::{Policy, judge};
use crate::rules;
use crate::source::Sources;

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
    let mut sources = Sources::new(root);
    let mut sink = Sink::default();
    let request = Request {
        as_of: arguments.as_of,
        today: clock::today(),
        flyers: arguments.flyer.clone().map(|flyer| vec![flyer]),
        languages: (!arguments.lang.is_empty()).then(|| arguments.lang.clone()),
        written: false,
    };
    let out = arguments.out.clone().unwrap_or_else(|| root.join("output"));
    let settings = load::settings(&mut sources, &mut sink)?;
    let project = load(&mut sources, &request, &mut sink)?;
    let rules = rules::all();
    // Only `check` looks at everything.
    let policy = Policy { rules: &rules, settings: &settings, flags: &[], complete: false };
    let judged = judge(sink.sorted(), &policy, &sources);
    report::diagnostics(&judged.diagnostics, &sources);
    if judged.has(Severity::Error) {
        return Ok(Status::ContentErrors);
    }
    let mut sink = Sink::default();
    let variants = if arguments.variant.is_empty() {
        Variant::ALL.to_vec()
    } else {
        arguments.variant.clone()
    };
    let jobs = batch::plan(&project.workspace.flyers, &variants);
    let bar = progress(jobs.len(), arguments.quiet);
    let languages = &project.workspace.languages;
    let outcome = batch::run(&jobs, languages, &project.fonts, &out, &mut sink, || bar.inc(1))?;
    bar.finish_and_clear();
    report::messages(sink, &sources);
    if outcome.failed > 0 {
        report::line("nothing was written");
        return Ok(Status::ContentErrors);
    }
    if !arguments.quiet {
        report::line(&summary(outcome, start.elapsed(), &out));
    }
    Ok(Status::Done)
}

/// A bar on a terminal, nothing elsewhere.
fn progress(count: usize, quiet: bool) -> ProgressBar {
    let target =
        if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(12) };
    let bar = ProgressBar::with_draw_target(u64::try_from(count).ok(), target);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} flyers, {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn summary(outcome: Outcome, elapsed: Duration, out: &Path) -> String {
    let plural = if outcome.files == 1 { "" } else { "s" };
    let seconds = elapsed.as_secs_f32();
    format!("{} flyer{plural} in {seconds:.2} s in {}", outcome.files, out.display())
}
