//! `content/<flyer>/flyer.toml`: what a flyer is made of.
//!
//! In: the kinds of blocks. Out: the shape of the file. Knows nothing about flyers.

use serde_json::{Map, Value, json};

use super::block::{Ask, Asked, KINDS, Kind};
use super::shape::{Key, Rule, Shape, needed, optional};

/// Tables of a pack that are no block's words.
const RESERVED: [&str; 3] = ["pack", "formats", "languages"];

/// What each key of a block names, whatever the kind.
const ASKS: [(&str, &str); 10] = [
    ("picture", "A picture: the name of a file in the folder images, without .svg."),
    ("pictures", "Pictures: names of files in the folder images, without .svg, in order."),
    ("link", "The address of the QR code: a name under [link] in content/facts.toml."),
    ("width", "The width of the photo: a name under [measure] in content/facts.toml."),
    ("height", "The height of the photo: a name under [measure] in content/facts.toml."),
    ("good", "The picture of a good photo: a file in the folder images, without .svg."),
    ("bad", "The pictures of bad photos: files in the folder images, without .svg, in order."),
    ("phone", "The telephone line: a name under [phone] in content/facts.toml."),
    ("phones", "Telephone lines: names under [phone] in content/facts.toml, in order."),
    (
        "hours",
        "When the line is open: a name under [hours] in content/facts.toml; for a hotline a list of them, one per row of its table.",
    ),
];

/// The shape of the file.
pub(super) fn shape() -> Shape {
    Shape::table(vec![
        needed(
            "template",
            "The design: the name of a file in content/templates, without .toml.",
            Shape::text(),
        ),
        needed(
            "reference",
            "The language whose pack the others are compared with; one of `languages`.",
            Shape::tag(),
        ),
        needed("edition", "The day of this edition, printed as its month.", Shape::date()),
        optional(
            "as_of",
            "Make the flyer as it is on this day. Without it, the flyer is made as of today, and what is over drops out.",
            Shape::date(),
        ),
        needed(
            "languages",
            "The languages of the flyer, in the order in which they are made. Each needs a pack beside this file and a file in content/languages.",
            Shape::filled_list(Shape::tag()).without_repeats(),
        ),
        needed(
            "pages",
            "The pages, each with its blocks from top to bottom.",
            Shape::filled_list(page()),
        ),
    ])
}

fn page() -> Shape {
    Shape::table(vec![needed(
        "blocks",
        "The blocks of the page, from top to bottom.",
        Shape::list(block()),
    )])
}

/// A block: all keys of all kinds, for editors to explain, and a rule that
/// leaves each kind its own.
fn block() -> Shape {
    let kinds: Vec<(&str, &str)> = KINDS.iter().map(|kind| (kind.name, kind.help)).collect();
    let mut keys = base(&kinds);
    keys.extend(ASKS.map(|(name, help)| optional(name, help, named(name))));
    let rule = KINDS.iter().rev().fold(Rule::nothing(), |otherwise, kind| Rule {
        condition: json!({ "properties": { "kind": { "const": kind.name } }, "required": ["kind"] }),
        then: only(kind),
        otherwise: otherwise.json(),
    });
    Shape::table_with(keys, vec![rule])
}

fn base(kinds: &[(&str, &str)]) -> Vec<Key> {
    vec![
        needed("kind", "What kind of block it is.", Shape::choice(kinds)),
        needed(
            "words",
            "The table of the packs that holds the block's words. Two blocks may share one.",
            Shape::text_but(&RESERVED),
        ),
        optional("from", "The first day on which the block is printed.", Shape::date()),
        optional("until", "The last day on which the block is printed.", Shape::date()),
    ]
}

/// One name, a list of them, or either: as the kinds ask.
fn named(key: &str) -> Shape {
    let asks = KINDS.iter().flat_map(|kind| kind.asks).filter(|ask| ask.name == key);
    let (one, many): (Vec<&Ask>, Vec<&Ask>) = asks.partition(|ask| matches!(ask.what, Asked::One));
    match (one.is_empty(), many.is_empty()) {
        (true, _) => Shape::list(Shape::text()),
        (false, true) => Shape::text(),
        (false, false) => Shape::text_or_list(),
    }
}

/// What a block of this kind must have, and that it has nothing else.
fn only(kind: &Kind) -> Value {
    let mut names: Vec<String> = base(&[]).into_iter().map(|key| key.name).collect();
    names.extend(kind.asks.iter().map(|ask| ask.name.to_owned()));
    let required: Vec<&str> = kind.asks.iter().map(|ask| ask.name).collect();
    let properties: Map<String, Value> =
        kind.asks.iter().map(|ask| (ask.name.to_owned(), form(ask))).collect();
    json!({
        "propertyNames": { "enum": names },
        "required": required,
        "properties": properties,
    })
}

fn form(ask: &Ask) -> Value {
    match ask.what {
        Asked::One => json!({ "type": "string" }),
        Asked::Two => json!({ "type": "array", "minItems": 2, "maxItems": 2 }),
        Asked::Many => json!({ "type": "array" }),
    }
}
