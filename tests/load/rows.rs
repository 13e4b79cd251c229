//! Rows have names, not numbers: a row that is put in moves no other.

use chirashi::content::model::{BlockKind, Document, Rich};

use crate::load::town::Town;

const FLYER: &str = "content/town/flyer.toml";
const JA: &str = "content/town/ja.toml";
const EN: &str = "content/town/en.toml";

/// The town with a table of when garbage is collected.
fn with_table() -> Town {
    let town = Town::new();
    let contact = "[[pages.blocks]]\nkind = \"contact\"";
    let block = "[[pages.blocks]]\nkind = \"table\"\nwords = \"days\"\n\n";
    town.edit(FLYER, contact, &format!("{block}{contact}"));
    town.edit(
        JA,
        "[contact]",
        "[days]\nheading = \"収集日\"\ncolumns = [\"種類\", \"曜日\"]\n\n\
         [days.rows.burnable]\ncells = [\"燃えるごみ\", \"火・金\"]\n\n\
         [days.rows.paper]\ncells = [\"古紙\", \"水\"]\n\n[contact]",
    );
    // A pack may have them in another order.
    town.edit(
        EN,
        "[contact]",
        "[days]\nheading = \"Collection\"\ncolumns = [\"What\", \"When\"]\n\n\
         [days.rows.paper]\ncells = [\"Paper\", \"Wednesday\"]\n\n\
         [days.rows.burnable]\ncells = [\"Burnable\", \"Tuesday, Friday\"]\n\n[contact]",
    );
    town
}

fn rows(document: &Document) -> Vec<(String, Vec<String>)> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let mut tables = blocks
        .filter_map(|block| if let BlockKind::Table(it) = &block.kind { Some(it) } else { None });
    let rows = tables.next().unwrap().rows.iter();
    rows.map(|row| (row.name.clone(), row.words.cells.iter().map(Rich::plain).collect())).collect()
}

#[test]
fn rows_stand_in_the_order_of_the_reference() {
    let names = |language: &str| {
        let rows = rows(&with_table().load().document(language)).into_iter();
        rows.map(|(name, cells)| format!("{name}: {}", cells.join(" | "))).collect::<Vec<_>>()
    };
    assert_eq!(names("ja"), ["burnable: 燃えるごみ | 火・金", "paper: 古紙 | 水"]);
    assert_eq!(names("en"), ["burnable: Burnable | Tuesday, Friday", "paper: Paper | Wednesday"]);
}

#[test]
fn a_row_that_is_put_in_is_missed_by_its_name() {
    let town = with_table();
    town.edit(
        JA,
        "[days.rows.paper]",
        "[days.rows.cans]\ncells = [\"缶\", \"月\"]\n\n[days.rows.paper]",
    );
    let outcome = town.load();
    let messages: Vec<&str> = outcome.diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["`days.rows.cans` is missing"]);
}

#[test]
fn a_row_of_one_language_alone_and_a_cell_too_few_are_errors() {
    let town = with_table();
    town.edit(
        EN,
        "[days.rows.paper]",
        "[days.rows.glass]\ncells = [\"Glass\", \"Monday\"]\n\n[days.rows.paper]",
    );
    town.edit(EN, "[\"Paper\", \"Wednesday\"]", "[\"Paper\"]");
    let outcome = town.load();
    let messages: Vec<&str> = outcome.diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["unknown key `days.rows.glass`", "expected 2 texts, found 1"]);
    assert!(outcome.drawn.contains("as many as `columns`: 2"), "{}", outcome.drawn);
}
