//! A comparison as plain text, for people at a terminal.
//!
//! In: a comparison. Out: lines of text. Knows nothing about colours.

use super::sentence::{Piece, Shown, fate, is_moved, kind, place, row, summary, what};
use super::{Change, Comparison, FactChange, Fate, Name};
use crate::shown;

/// Draws a comparison: first the facts, then what changed in each file.
#[must_use]
pub fn draw(comparison: &Comparison) -> String {
    let mut lines = Vec::new();
    if let Some(facts) = comparison.facts.as_ref().filter(|facts| !facts.is_empty()) {
        lines.push("facts".to_owned());
        lines.extend(facts.iter().map(fact));
    }
    let mut before = None;
    for (name, became) in &comparison.leaflets {
        let Name { flyer, office, language, variant: _ } = name;
        if before != Some((flyer, office)) {
            before = Some((flyer, office));
            let named = match office {
                Some(office) => format!("{flyer}, office {office}"),
                None => flyer.clone(),
            };
            lines.push(shown::name(&named).into_owned());
        }
        lines.push(format!("  {}: {}", shown::name(language), fate(became)));
        if let Fate::Changed { changes, .. } = became {
            lines.extend(changes.iter().map(change));
        }
    }
    lines.push(summary(comparison));
    lines.into_iter().map(|line| line + "\n").collect()
}

fn fact(change: &FactChange) -> String {
    let FactChange { name, old, new, flyers, .. } = change;
    let what = what(change);
    let told = match (old, new) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (None, Some(new)) => format!("new: {new}"),
        (Some(old), None) => format!("taken out: {old}"),
        (None, None) => String::new(),
    };
    let users = match flyers.is_empty() {
        true => "used by no flyer".to_owned(),
        false => flyers.join(", "),
    };
    format!("  {name}{what}: {told}  [{users}]")
}

fn change(change: &Change) -> String {
    let Shown { old, new } = Shown::of(change);
    let kind = kind(change).map(|kind| format!(", {kind}")).unwrap_or_default();
    let row = row(change).map(|row| format!(", row {}", quoted(&row)));
    let (old, new) = (quoted(&text(&old)), quoted(&text(&new)));
    let told = match (&change.old, &change.new) {
        (Some(_), Some(_)) if is_moved(change) => format!("moved: {new}"),
        (Some(_), Some(_)) => format!("{old} → {new}"),
        (None, _) => format!("new: {new}"),
        (Some(_), None) => format!("gone: {old}"),
    };
    format!("    {}{kind}{}: {told}", place(change), row.unwrap_or_default())
}

fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| &*piece.text).collect()
}

/// A text between quotation marks. Text from right to left is kept from turning
/// what stands around it (UAX #9, 2.7).
fn quoted(text: &str) -> String {
    if text.contains(is_right_to_left) {
        format!("“\u{2068}{text}\u{2069}”")
    } else {
        format!("“{text}”")
    }
}

/// Whether a character belongs to a script that runs from right to left: Hebrew
/// to Arabic, their presentation forms, and the planes of old and new such
/// scripts (Unicode 16, `DerivedBidiClass`).
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
