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

#[test]
fn a_place_is_on_its_picture() {
    let town = with_more();
    // The picture is 100 wide and 50 high; its edge is on it.
    town.edit(FLYER, "hall = [10, 10]", "hall = [100, 51]");
    town.edit(FLYER, "river = [3, 4.5]", "river = [100, 50]");
    let outcome = town.load();
    let label = "the picture is 100 wide and 50 high";
    let expected = [("the pin `hall` is outside of its picture", label)];
    assert_eq!(told(&outcome), expected, "{}", outcome.drawn);
}

#[test]
fn no_two_pins_stand_on_the_same_place() {
    let town = with_more();
    for language in ["ja", "en"] {
        let pack = format!("content/town/{language}.toml");
        town.edit(&pack, "[way.pins.hall]", "[way.pins.park]\ntext = \"Park\"\n[way.pins.hall]");
    }
    town.edit(FLYER, "hall = [10, 10]", "hall = [10, 10], park = [10.5, 10.5]");
    let outcome = town.load();
    let message = "the pins `hall` and `park` stand on the same place";
    assert_eq!(told(&outcome), [(message, "one is printed over the other")], "{}", outcome.drawn);
    town.edit(FLYER, "park = [10.5, 10.5]", "park = [11, 10]");
    assert_eq!(town.load().drawn, "");
}

#[test]
fn what_goes_from_edge_to_edge_has_no_column() {
    let message = "this block goes from edge to edge of the page";
    let list = "across = 3\ncolumn = 2\n";
    for (from, to) in [
        ("words = \"slip\"", "words = \"slip\"\ncolumn = 3"),
        ("words = \"title\"", "words = \"title\"\ncolumn = 1"),
        ("words = \"how-to\"", "words = \"how-to\"\ncolumn = 1"),
    ] {
        let town = with_more();
        town.edit(FLYER, from, to);
        let outcome = town.load();
        assert_eq!(told(&outcome), [(message, "nothing can stand beside it")], "{to}");
    }
    // A form that is not cut off, and a title on paper.
    let town = with_more();
    town.edit(FLYER, "words = \"slip\"\ncut = true", "words = \"slip\"\ncolumn = 3");
    town.edit(FLYER, "words = \"title\"", "words = \"title\"\nlook = \"plain\"\ncolumn = 1");
    town.edit(FLYER, "words = \"about\"", "words = \"about\"\ncolumn = 2");
    assert_eq!(town.load().drawn, "");
    town.edit(FLYER, list, "across = 3\n");
    let outcome = town.load();
    let alone = ("nothing stands beside this block", "the only column here");
    assert_eq!(told(&outcome), [alone, alone], "{}", outcome.drawn);
}

#[test]
fn what_the_reference_pack_lacks_is_told_there_alone() {
    let ja = "content/town/ja.toml";
    let choices = "[slip.choices.day]\nitems = [\"one\", \"two\", \"three\"]\n";
    let empty = "[slip.choices.day]\nitems = []\n";
    for (from, to, message) in [
        (choices, "[slip.choices]\n", "`slip.choices.day` is missing"),
        (choices, "[slip.choices.day]\n", "`slip.choices.day.items` is missing"),
        (choices, empty, "expected one text or more, found none"),
        (choices, "", "`slip.choices` is missing"),
        ("[slip.fields.day]\nlabel = \"Day\"\n", "", "`slip.fields.day` is missing"),
        (
            "[slip.fields.day]\nlabel = \"Day\"\n",
            "[slip.fields.day]\n",
            "`slip.fields.day.label` is missing",
        ),
        ("[way]\npicture_alt = \"Left\"\n", "[way]\n", "`way.picture_alt` is missing"),
    ] {
        for packs in [&["ja", "en"][..], &["ja"]] {
            let town = with_more();
            for language in packs {
                town.edit(&format!("content/town/{language}.toml"), from, to);
            }
            let outcome = town.load();
            let told: Vec<&str> = outcome.diagnostics.iter().map(|it| &*it.message).collect();
            assert_eq!(told, [message], "{}", outcome.drawn);
            assert!(outcome.drawn.contains(&format!("--> {ja}:")), "{}", outcome.drawn);
        }
    }
}

/// What stands in the flyer, and what is broken of it.
const BROKEN: [(&str, &str); 16] = [
    ("[\"dot\", \"line\"]\nlarge", "3\nlarge"),
    ("[\"dot\", \"line\"]\nlarge", "[\"dot\", 3]\nlarge"),
    ("pictures = [\"dot\", \"line\"]\nlarge", "large"),
    ("{ hall = [10, 10] }", "[1]"),
    ("{ hall = [10, 10] }", "{ hall = 10 }"),
    ("{ river = [3, 4.5] }", "\"river\""),
    ("icons = [\"dot\", \"line\"]", "icons = 3"),
    ("icons = [\"dot\", \"line\"]", "icons = [[\"dot\"], \"line\"]"),
    ("[\"home\"]", "3"),
    ("links = [\"home\"]", ""),
    ("picture = \"dot\"", "picture = 3"),
    ("\"title\"", "\"titel\""),
    ("\"map\"", "\"maps\""),
    ("[\"width\", \"height\"]", "{ width = \"width\" }"),
    ("large = true", "large = \"yes\""),
    ("sign = \"ring\"\ncolumn = 2", "sign = 3\ncolumn = 2"),
];

#[test]
fn of_a_broken_block_nothing_more_is_told() {
    for (from, to) in BROKEN {
        let town = with_more();
        town.edit(FLYER, "words = \"fit\"", "words = \"fit\"\nletters = \"way\"");
        town.edit(FLYER, from, to);
        let outcome = town.load();
        assert_eq!(outcome.diagnostics.len(), 1, "{to}: {}", outcome.drawn);
        assert!(outcome.drawn.contains(&format!("--> {FLYER}:")), "{to}: {}", outcome.drawn);
    }
}
