//! Tables keep to their page, whatever words stand in them.

#![expect(clippy::disallowed_methods, reason = "the tests write flyers")]

use std::fs;

use chirashi::frame::Item;

use crate::support::content::load_project;
use crate::support::pages::lay_out;
use crate::support::project::TempProject;
use crate::support::walk::everything;

const PAGE: &str = "\n[[pages]]\n\n[[pages.blocks]]\nkind = \"table\"\nwords = \"wide\"\n";

/// A first column with a long word, and sentences in the others.
const WORDS: &str = "\n[wide]\nheading = \"Wide\"\ncolumns = [\"A\", \"B\", \"C\", \"D\"]\n\n\
    [wide.rows.only]\ncells = [\"Internationalization\", SENTENCE, SENTENCE, SENTENCE]\n";

#[test]
fn the_last_column_makes_room_for_a_long_word_in_the_first() {
    let project = TempProject::in_languages(&["ja", "en"]);
    let append = |path: &str, text: &str| {
        let path = project.path(path);
        let whole = fs::read_to_string(&path).unwrap() + text;
        fs::write(path, whole).unwrap();
    };
    let sentence = format!("\"{}\"", "some words ".repeat(12).trim());
    append("content/my-number-card/flyer.toml", PAGE);
    for language in ["ja", "en"] {
        let words = WORDS.replace("SENTENCE", &sentence);
        append(&format!("content/my-number-card/{language}.toml"), &words);
    }
    let loaded = load_project(&project.path(""));
    let documents = &loaded.workspace.flyers[0].documents;
    let english = documents.iter().find(|document| document.language.as_str() == "en").unwrap();
    let layout = lay_out(&loaded, english);
    let page = layout.publication.pages.last().unwrap();
    let end = page.size.width - english.template.design.page.margin.value.pt();
    let seen = everything(page);
    let runs = seen.iter().filter_map(|seen| match seen.item {
        Item::Glyphs(run) => Some((seen.at.x + run.width(), run)),
        Item::Group(..) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => None,
    });
    let past: Vec<&str> = runs
        .filter(|(right, run)| !run.text.ends_with(' ') && *right > end)
        .map(|(_, run)| &*run.text)
        .collect();
    assert_eq!(past, [""; 0]);
    assert!(seen.iter().any(
        |seen| matches!(seen.item, Item::Glyphs(run) if run.text.contains("Internationalization"))
    ));
}
