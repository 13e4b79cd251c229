//! A comparison that can be shown.
//!
//! In: a comparison of whatever stands in files and content. Out: the same with
//! nothing in its texts and names that a terminal, a log or a list obeys. The names of
//! files stay, since files are found by them; each form of the answer makes those fit.

use super::{About, Change, Comparison, FactChange, Fate, Spot};
use crate::shown;

/// Makes all texts fit to be shown.
pub(super) fn safe(comparison: Comparison) -> Comparison {
    let Comparison { sides, facts, leaflets, same } = comparison;
    Comparison {
        sides: sides.map(|(name, taken_for)| (line(name), line(taken_for))),
        facts: facts.map(|facts| facts.into_iter().map(fact).collect()),
        leaflets: leaflets.into_iter().map(|(name, became)| (name, fate(became))).collect(),
        same,
    }
}

fn fact(change: FactChange) -> FactChange {
    let FactChange { name, what, old, new, flyers } = change;
    let flyers = flyers.into_iter().map(line).collect();
    FactChange { name: line(name), what, old: old.map(line), new: new.map(line), flyers }
}

fn fate(became: Fate) -> Fate {
    match became {
        Fate::Added(new) => Fate::Added(about(new)),
        Fate::Gone(old) => Fate::Gone(about(old)),
        Fate::Changed { about: both, changes, looks } => {
            let changes = changes.into_iter().map(change).collect();
            Fate::Changed { about: both.map(about), changes, looks }
        }
    }
}

fn about(about: About) -> About {
    let About { status, edition, density, pages } = about;
    About { status: line(status), edition: line(edition), density: line(density), pages }
}

fn change(change: Change) -> Change {
    let Change { kind, row, old, new, pages } = change;
    Change { kind, row: row.map(text), old: old.map(spot), new: new.map(spot), pages }
}

fn spot(spot: Spot) -> Spot {
    Spot { text: text(spot.text), ..spot }
}

fn line(name: String) -> String {
    shown::name(&name).into_owned()
}

fn text(words: String) -> String {
    shown::text(&words).into_owned()
}
