//! A comparison for programs: one JSON object, see `docs/diff.schema.json`.
//!
//! In: a comparison. Out: text. Knows nothing about folders.

use serde_json::{Value, json};

use super::{About, Change, Comparison, FactChange, Fate, Name, Spot};
use crate::geom::{Pt, Rect};
use crate::proof::Kind;
use crate::shown;

/// The version of the format.
const VERSION: u32 = 1;

/// Draws a comparison.
#[must_use]
pub fn draw(comparison: &Comparison) -> String {
    let [old, new] = &comparison.sides;
    let side = |(name, taken_for): &(String, String)| json!({"name": name, "taken_for": taken_for});
    let facts = comparison.facts.as_ref();
    let object = json!({
        "version": VERSION,
        "generator": concat!("chirashi ", env!("CARGO_PKG_VERSION")),
        "old": side(old),
        "new": side(new),
        "changed": !comparison.is_empty(),
        "facts": facts.map(|facts| facts.iter().map(fact).collect::<Vec<_>>()),
        "files": comparison.leaflets.iter().map(file).collect::<Vec<_>>(),
        "same": comparison.same,
    });
    shown::json(&object)
}

fn fact(change: &FactChange) -> Value {
    let FactChange { name, what, old, new, flyers } = change;
    json!({"name": name, "what": what.name(), "old": old, "new": new, "flyers": flyers})
}

fn file((name, fate): &(Name, Fate)) -> Value {
    let Name { flyer, office, language, variant } = name;
    let (word, old, new, changes, looks) = match fate {
        Fate::Added(new) => ("added", None, Some(new), &[][..], &[][..]),
        Fate::Gone(old) => ("gone", Some(old), None, &[][..], &[][..]),
        Fate::Changed { about: [old, new], changes, looks } => {
            let word = if changes.is_empty() { "layout" } else { "text" };
            (word, Some(old), Some(new), &changes[..], &looks[..])
        }
    };
    json!({
        "flyer": shown::name(flyer),
        "office": office.as_ref().map(|office| shown::name(office)),
        "language": shown::name(language),
        "variant": shown::name(variant),
        "change": word,
        "old": old.map(about),
        "new": new.map(about),
        "texts": changes.iter().map(change).collect::<Vec<_>>(),
        "looks": looks.iter().map(|page| page + 1).collect::<Vec<_>>(),
    })
}

fn about(about: &About) -> Value {
    let About { status, edition, density, pages } = about;
    json!({"status": status, "edition": edition, "density": density, "pages": pages})
}

fn change(change: &Change) -> Value {
    let kind = match change.kind {
        Kind::Text => "text",
        Kind::Drawing => "alternative-text",
        Kind::Link => "link",
    };
    let (old, new) = (change.old.as_ref().map(spot), change.new.as_ref().map(spot));
    json!({"kind": kind, "row": change.row, "old": old, "new": new})
}

fn spot(spot: &Spot) -> Value {
    json!({"page": spot.page + 1, "text": spot.text, "box": spot.place.map(place)})
}

/// Left, top, width and height in tenths of a point.
fn place(place: Rect) -> [f64; 4] {
    let Rect { origin, size } = place;
    let tenths = |length: Pt| (f64::from(length.0) * 10.0).round() / 10.0;
    [origin.x, origin.y, size.width, size.height].map(tenths)
}
