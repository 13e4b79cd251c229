//! One slip, one message: what follows from another message is left out.
//!
//! In: all messages of a run, after the decisions of the project. Out: the same without
//! those that tell of a mistake a second time, at another place or under another name;
//! where all packs say the same of one thing, one message at that thing. Only an error
//! hides others, so that nothing is printed that was to be told.

mod facts;
mod flyers;
mod offices;
mod place;

use std::collections::BTreeSet;

use crate::content::codes;
use crate::content::load::Keys;
use crate::content::model::Workspace;
use crate::diag::{Diagnostic, Severity};
use crate::source::{FileId, Sources};

/// What a search for causes looks at.
struct Cases<'a> {
    workspace: &'a Workspace,
    sources: &'a Sources,
    keys: Keys<'a>,
    /// The files in which something could not be read.
    broken: BTreeSet<FileId>,
}

/// The messages that are left when those are taken out that follow from others.
#[must_use]
pub fn settled(
    messages: Vec<Diagnostic>,
    workspace: &Workspace,
    sources: &Sources,
) -> Vec<Diagnostic> {
    if !messages.iter().any(|message| message.severity == Severity::Error) {
        return flyers::changed_reference(messages, workspace, &mut Keys::new(sources));
    }
    let is_error = |message: &&Diagnostic| message.severity == Severity::Error;
    let errors: Vec<Diagnostic> = messages.iter().filter(is_error).cloned().collect();
    let broken = messages.iter().filter(|message| is_of_form(message));
    let broken = broken.filter_map(|message| Some(message.span?.file)).collect();
    let mut cases = Cases { workspace, sources, keys: Keys::new(sources), broken };
    let messages = place::once(messages, &mut cases);
    let messages = offices::settled(messages, &cases);
    let messages = facts::settled(messages, &cases);
    let mut messages = flyers::settled(messages, &mut cases);
    // Something is wrong, so something is told, whatever seemed to follow from what.
    if !messages.iter().any(|message| message.severity == Severity::Error) {
        messages.extend(errors);
    }
    messages.sort_by_key(|message| message.span);
    messages
}

/// Whether something cannot be read: an error of `load`.
fn is_of_form(message: &Diagnostic) -> bool {
    message.severity == Severity::Error && codes::of_code(message.code).is_some()
}

impl Cases<'_> {
    /// The path of the file of a message.
    fn path(&self, message: &Diagnostic) -> &str {
        message.span.map_or("", |span| &self.sources.file(span.file).path)
    }

    /// The key that a message is about.
    fn key(&mut self, message: &Diagnostic) -> Option<String> {
        let span = message.span?;
        self.keys.at(span.file, span.start)
    }
}

/// The first words that a message quotes.
fn quoted(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or_default()
}
