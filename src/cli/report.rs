//! Shows messages on standard error.

use std::io::{IsTerminal, Write, stderr};

use anyhow::Error;

use crate::diag::{Diagnostic, Sink, human};
use crate::shown;
use crate::source::Sources;

/// Shows all messages, in colour on a terminal.
pub(super) fn messages(sink: Sink, sources: &Sources) {
    diagnostics(&sink.sorted(), sources);
}

/// Shows messages in their order, in colour on a terminal.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources) {
    if diagnostics.is_empty() {
        return;
    }
    let text = human::draw(diagnostics, sources, stderr().is_terminal());
    // Nobody is left to tell if standard error is closed.
    stderr().write_all(text.as_bytes()).ok();
}

/// Shows a line, whatever stands in it.
pub(super) fn line(text: &str) {
    writeln!(stderr(), "{}", shown::name(text)).ok();
}

/// Shows which files are no longer made from the content, and what became of them.
pub(super) fn orphans(orphans: &[String], pruned: bool) {
    if orphans.is_empty() {
        return;
    }
    let (plural, verb) = if orphans.len() == 1 { ("", "is") } else { ("s", "are") };
    let what = match pruned {
        true => format!("removed {} file{plural} of earlier builds:", orphans.len()),
        false => format!(
            "{} file{plural} of earlier builds {verb} no longer made from the content (`--prune` removes them):",
            orphans.len()
        ),
    };
    line(&what);
    let shown = 20;
    orphans.iter().take(shown).for_each(|path| line(&format!("  {path}")));
    if orphans.len() > shown {
        line(&format!("  and {} more", orphans.len() - shown));
    }
}

/// Says that another build works in the folder.
pub(super) fn waiting() {
    line("another build is writing to this folder; waiting until it is done");
}

/// A number of things.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Shows why the system failed.
pub(super) fn failure(error: &Error) {
    line(&format!("chirashi: {error:#}"));
}
