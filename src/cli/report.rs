//! Shows messages on standard error.

use std::io::{Write, stderr};

use anyhow::Error;

use crate::diag::Sink;
use crate::source::Sources;

/// Shows all messages, in colour on a terminal.
pub(super) fn messages(sink: Sink, sources: &Sources) {
    let diagnostics = sink.sorted();
    if diagnostics.is_empty() {
        return;
    }
    let text: String = diagnostics.iter().map(|d| { let at = d.span.map(|s| { let f = sources.file(s.file); let line = f.text[..s.start as usize].lines().count(); format!("{}:{line}", f.path)}); format!("{:?} {} {} {at:?} {:?}\n", d.severity, d.code, d.message, d.hints) }).collect();
    // Nobody is left to tell if standard error is closed.
    stderr().write_all(text.as_bytes()).ok();
}

/// Shows a line.
pub(super) fn line(text: &str) {
    writeln!(stderr(), "{text}").ok();
}

/// Shows why the system failed.
pub(super) fn failure(error: &Error) {
    line(&format!("chirashi: {error:#}"));
}
