//! What a flyer says of entries by their names is held against what they are entries of.

use crate::load::blocks::{FLYER, with_more};
use crate::load::town::Outcome;

/// The messages, each with what stands at its place.
fn told(outcome: &Outcome) -> Vec<(&str, &str)> {
    outcome.diagnostics.iter().map(|it| (&*it.message, &*it.label)).collect()
}

#[test]
fn a_colour_is_of_a_row_that_there_is() {
    let town = with_more();
    town.edit(FLYER, "flood = \"level4\"", "flod = \"level4\"");
    let outcome = town.load();
    let message = "the reference pack has no row `fit.rows.flod`";
    assert_eq!(told(&outcome), [(message, "no row has this name")], "{}", outcome.drawn);
    assert!(outcome.drawn.contains("did you mean `flood`?"), "{}", outcome.drawn);
    assert!(outcome.drawn.contains(&format!("--> {FLYER}:")), "{}", outcome.drawn);
}
