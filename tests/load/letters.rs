//! A table whose rows have the letters of a map.

use chirashi::content::compose::compose;
use chirashi::content::element::{Element, Marker};
use chirashi::content::model::Rich;

use crate::load::town::Town;

const FLYER: &str = "content/town/flyer.toml";
const CONTACT: &str = "[[pages.blocks]]\nkind = \"contact\"";

/// A map with two pins, and a table of three rows.
const BLOCKS: &str = "[[pages.blocks]]\nkind = \"map\"\nwords = \"way\"\npicture = \"dot\"\n\
    pins = { quake = [5, 5], flood = [10, 10] }\n\n\
    [[pages.blocks]]\nkind = \"table\"\nwords = \"fit\"\nletters = \"way\"\n\n";

const WORDS: &str = "[way]\npicture_alt = \"Left\"\n[way.pins.quake]\ntext = \"Quake\"\n\
    [way.pins.flood]\ntext = \"Flood\"\n\n\
    [fit]\nheading = \"Fit\"\ncolumns = [\"For\", \"Price\"]\n\
    [fit.rows.flood]\ncells = [\"Flood\", \"1\"]\n\
    [fit.rows.fire]\ncells = [\"Fire\", \"2\"]\n\
    [fit.rows.quake]\ncells = [\"Quake\", \"3\"]\n\n";

/// The town with a map and a table.
fn with_map() -> Town {
    let town = Town::new();
    town.edit(FLYER, CONTACT, &format!("{BLOCKS}{CONTACT}"));
    for pack in ["content/town/ja.toml", "content/town/en.toml"] {
        town.edit(pack, "[contact]", &format!("{WORDS}[contact]"));
    }
    town
}

/// The first cells of the table, and whether the map has a list of its letters.
fn shown(town: &Town) -> (Vec<String>, bool) {
    let sheets = compose(&town.load().document("en"), None);
    let elements: Vec<&Element> = sheets[2].parts.iter().flat_map(|part| &part.elements).collect();
    let mut cells = Vec::new();
    let mut has_list = false;
    for element in elements {
        if let Element::Table(table) = element
            && table.summary == "Fit"
        {
            cells.extend(table.rows.iter().map(|row| Rich::plain(&row[0])));
        } else if let Element::List(list) = element {
            has_list |= list.marker == Marker::Letter;
        }
    }
    (cells, has_list)
}

#[test]
fn rows_have_the_letters_of_their_pins_and_the_map_no_list() {
    let town = with_map();
    let cells = ["B\u{A0}\u{A0}Flood", "Fire", "A\u{A0}\u{A0}Quake"].map(str::to_owned);
    assert_eq!(shown(&town), (cells.to_vec(), false));
    town.edit(FLYER, "letters = \"way\"\n", "");
    assert_eq!(shown(&town), (["Flood", "Fire", "Quake"].map(str::to_owned).to_vec(), true));
}

#[test]
fn a_map_keeps_its_list_where_the_table_does_not_say_all() {
    // The table is over.
    let town = with_map();
    town.edit(FLYER, "letters = \"way\"\n", "letters = \"way\"\nuntil = 2024-01-31\n");
    assert_eq!(shown(&town), (Vec::new(), true));
    // A pin has no row.
    let town = with_map();
    town.edit(FLYER, "quake = [5, 5], ", "quake = [5, 5], hall = [1, 1], ");
    for pack in ["content/town/ja.toml", "content/town/en.toml"] {
        town.edit(pack, "[way.pins.flood]", "[way.pins.hall]\ntext = \"Hall\"\n[way.pins.flood]");
    }
    assert!(shown(&town).1);
}

#[test]
fn letters_of_a_map_that_there_is_not_are_told() {
    let town = with_map();
    town.edit(FLYER, "letters = \"way\"", "letters = \"wy\"");
    let drawn = town.load().drawn;
    assert!(drawn.contains("no block of the kind `map` has the words `wy`"), "{drawn}");
    assert!(drawn.contains("did you mean `way`?"), "{drawn}");
    let town = with_map();
    town.edit(FLYER, "letters = \"way\"", "letters = \"fit\"");
    assert!(town.load().drawn.contains("no block of the kind `map` has the words `fit`"));
}
