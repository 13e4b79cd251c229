//! How far a build is.
//!
//! In: how many files are to be made, and each that is. Out: a bar on a terminal,
//! lines elsewhere, both with the rate and the time that is left.

use std::io::{IsTerminal, stderr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::report;
use crate::batch::Progress;

/// A bar on a terminal; elsewhere, such as in the log of CI, a line every ten
/// seconds.
pub(super) struct Bar {
    bar: ProgressBar,
    /// When the last line was written; `None` if there are to be none.
    told: Option<Mutex<Instant>>,
}

#[expect(clippy::disallowed_methods, reason = "a person wants to know how long it will take")]
impl Bar {
    pub(super) fn new(quiet: bool) -> Self {
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

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_and_how_long() {
        let line = so_far(4210, 31338, 412.4, Duration::from_secs(66));
        assert_eq!(line, "4210/31338 flyers, 412/s, 1:06 min left");
    }
}
