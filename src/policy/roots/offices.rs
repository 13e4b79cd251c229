//! What follows from cells of a table of offices that stand in the wrong column.
//!
//! In: messages. Out: the same with one message for each row whose cells were swapped, or
//! moved because one is missing: every other cell of such a row looks wrong, too.

use std::collections::{BTreeMap, BTreeSet};

use super::Cases;
use crate::diag::Diagnostic;
use crate::source::FileId;

/// What says that a cell is not in its column.
const MOVED: [&str; 2] = ["swapped-cells", "foreign-cell"];

/// Leaves out what is said of other cells of a row whose cells moved.
pub(super) fn settled(messages: Vec<Diagnostic>, cases: &Cases<'_>) -> Vec<Diagnostic> {
    let row = |it: &Diagnostic| {
        let span = it.span?;
        let file = cases.sources.file(span.file);
        let before = file.text.get(..span.start as usize)?;
        let number = match file.path.ends_with(".toml") {
            true => before.matches("[[offices]]").count(),
            false => before.matches('\n').count(),
        };
        Some((span.file, number))
    };
    let moved = |it: &&Diagnostic| MOVED.contains(&it.code);
    let mut counts: BTreeMap<(FileId, usize), usize> = BTreeMap::new();
    let rows: BTreeSet<(FileId, usize)> = messages.iter().filter(moved).filter_map(row).collect();
    if rows.is_empty() {
        return messages;
    }
    let files: BTreeSet<FileId> = rows.iter().map(|(file, _)| *file).collect();
    // Only places in these files are counted.
    let row = |it: &Diagnostic| {
        row(it).filter(|_| it.span.is_some_and(|span| files.contains(&span.file)))
    };
    for row in messages.iter().filter_map(row).filter(|row| rows.contains(row)) {
        *counts.entry(row).or_default() += 1;
    }
    let mut told = BTreeSet::new();
    let mut kept = Vec::new();
    for message in messages {
        match row(&message).filter(|row| rows.contains(row)) {
            None => kept.push(message),
            Some(row) if MOVED.contains(&message.code) && told.insert(row) => {
                let others = counts.get(&row).map_or(0, |count| count - 1);
                kept.push(match others {
                    0 => message,
                    1 => message.hint("another cell of the row does not fit, either"),
                    _ => message.hint(format!(
                        "{others} other cells of the row do not fit, either: does it lack a cell?"
                    )),
                });
            }
            Some(_) => {}
        }
    }
    kept
}
