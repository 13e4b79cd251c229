//! `chirashi build`: content in, PDF files out.

use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Build;
use super::{Status, clock, report};
use crate::batch::{self, Order, Outcome, Progress, Variant};
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
    let offices = match &arguments.offices {
        Some(path) => Some(load::offices(path, &mut sources, &mut sink)?),
        None => None,
    };
    let variants = if arguments.variant.is_empty() {
        Variant::ALL.to_vec()
    } else {
        arguments.variant.clone()
    };
    let whole = arguments.flyer.is_none() && arguments.lang.is_empty();
    let order = Order {
        jobs: batch::plan(&project, offices.as_ref().map(|found| &*found.offices), &variants),
        languages: &project.workspace.languages,
        fonts: &project.fonts,
        together: offices.is_none(),
        whole,
        shard: arguments.shard,
        force: arguments.force,
        prune: arguments.prune,
    };
    let bar = Bar::new(arguments.quiet);
    let outcome = batch::run(&order, &out, &mut sink, &bar)?;
    bar.bar.finish_and_clear();
    let wrong = offices.as_ref().map_or(0, |offices| offices.wrong);
    let failed = sink.has_errors();
    report::messages(sink, &sources);
    if outcome.failed > 0 && order.together {
        report::line("nothing was written");
        return Ok(Status::ContentErrors);
    }
    report::orphans(&outcome.orphans, arguments.prune);
    if !arguments.quiet {
        report::line(&summary(&outcome, wrong, start.elapsed(), &out));
    }
    Ok(if failed { Status::ContentErrors } else { Status::Done })
}

/// A bar on a terminal; elsewhere, such as in the log of CI, a line every ten
/// seconds.
struct Bar {
    bar: ProgressBar,
    /// When the last line was written; `None` if there are to be none.
    told: Option<Mutex<Instant>>,
}

#[expect(clippy::disallowed_methods, reason = "a person wants to know how long it will take")]
impl Bar {
    fn new(quiet: bool) -> Self {
        let on_terminal = stderr().is_terminal();
        let target = match on_terminal && !quiet {
            true => ProgressDrawTarget::stderr_with_hz(12),
            false => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style =
            ProgressStyle::with_template("{bar:30} {pos}/{len} flyers, {per_sec:.0}, {eta} left");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        let told = (!quiet && !on_terminal).then(|| Mutex::new(Instant::now()));
        Self { bar, told }
    }

    /// Writes a line if it is time for one.
    fn tell(&self) {
        // Another thread that writes one at this moment is as good.
        let Some(Ok(mut told)) = self.told.as_ref().map(Mutex::try_lock) else { return };
        if told.elapsed() >= BETWEEN_LINES {
            *told = Instant::now();
            let (done, all) = (self.bar.position(), self.bar.length().unwrap_or_default());
            report::line(&so_far(done, all, self.bar.per_sec(), self.bar.eta()));
        }
    }
}

/// How long nothing is written where there is no terminal.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

/// How far a build is, in one line.
fn so_far(done: u64, all: u64, per_second: f64, left: Duration) -> String {
    let left = left.as_secs();
    format!("{done}/{all} flyers, {per_second:.0}/s, {}:{:02} min left", left / 60, left % 60)
}

impl Progress for Bar {
    fn waiting(&self) {
        report::waiting();
    }

    fn begin(&self, files: usize) {
        self.bar.set_length(files as u64);
    }

    fn made(&self) {
        self.bar.inc(1);
        self.tell();
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_and_how_long() {
        let line = so_far(4210, 31338, 412.4, Duration::from_secs(66));
        assert_eq!(line, "4210/31338 flyers, 412/s, 1:06 min left");
    }
}
