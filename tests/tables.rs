//! Tables keep to their page, whatever words stand in them, and give the room to the
//! columns that need it.

#![expect(clippy::disallowed_methods, reason = "the tests write flyers")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;

use chirashi::frame::{Item, Role, Scope};
use chirashi::geom::Pt;

use crate::support::content::load_project;
use crate::support::pages::lay_out;
use crate::support::project::TempProject;
use crate::support::shelters;
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

/// The widths of the columns of the shelters in Japanese, with other words in the last.
fn widths_with_last(words: &str) -> Vec<Pt> {
    let project = shelters::project();
    let pack = project.path("content/shelters/ja.toml");
    let text = fs::read_to_string(&pack).unwrap();
    fs::write(&pack, text.replace("\"泊まれる\"", &format!("\"{words}\""))).unwrap();
    let loaded = load_project(&project.path(""));
    let documents = &loaded.workspace.flyers[0].documents;
    let japanese = documents.iter().find(|document| document.language.as_str() == "ja").unwrap();
    let layout = lay_out(&loaded, japanese);
    let seen = everything(&layout.publication.pages[0]).into_iter();
    let widths = seen.filter_map(|seen| match seen.item {
        Item::Group(Role::HeaderCell(Scope::Column), cell) => Some(cell.size.width),
        Item::Group(..) | Item::Glyphs(_) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => {
            None
        }
    });
    widths.collect()
}

/// A month whose Mondays are nothing but numbers, as a column of amounts is.
const MONTH: &str = "\n[[pages]]\n\n[[pages.blocks]]\nkind = \"calendar\"\nwords = \"year\"\n\
    months = [\"2022-08\", \"2022-08\"]\ndays = [\"paper\"]\n";

const PAPER: &str = "\n[days.paper]\non = \"thu\"\nsource = \"Invented\"\nchecked = 2022-07-01\n";

#[test]
fn days_of_a_month_stand_in_the_middle_of_their_columns() {
    let project = TempProject::in_languages(&["ja", "en"]);
    let append = |path: &str, text: &str| {
        let path = project.path(path);
        let whole = fs::read_to_string(&path).unwrap() + text;
        fs::write(path, whole).unwrap();
    };
    append("content/facts.toml", PAPER);
    append("content/my-number-card/flyer.toml", MONTH);
    for language in ["ja", "en"] {
        let words = "\n[year]\ncolumns = [\"A\", \"B\", \"C\"]\nlabels = [\"Paper\"]\n";
        append(&format!("content/my-number-card/{language}.toml"), words);
    }
    let loaded = load_project(&project.path(""));
    let documents = &loaded.workspace.flyers[0].documents;
    let english = documents.iter().find(|document| document.language.as_str() == "en").unwrap();
    let layout = lay_out(&loaded, english);
    let mut middle = Pt::ZERO;
    let mut days = 0;
    for seen in everything(layout.publication.pages.last().unwrap()) {
        match seen.item {
            Item::Group(Role::HeaderCell(_) | Role::Cell, cell) => {
                middle = seen.at.x + cell.size.width / 2.0;
            }
            // Beside a Thursday stands the letter of the paper.
            Item::Glyphs(run)
                if run.text.trim().parse::<u8>().is_ok_and(|day| day <= 31 && day % 7 != 4) =>
            {
                let is_blank = |at: u32| run.text[at as usize..].starts_with(' ');
                let blanks = run.glyphs.iter().filter(|glyph| is_blank(glyph.cluster));
                let blanks: Pt = blanks.map(|glyph| glyph.advance.at(run.size)).sum();
                let own = seen.at.x + (run.width() - blanks) / 2.0;
                assert!((own - middle).abs() < Pt(0.1), "{}: {own:?}, {middle:?}", run.text);
                days += 1;
            }
            Item::Glyphs(_) | Item::Group(..) => {}
            Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => {}
        }
    }
    assert!(days >= 27, "{days} days");
}

#[test]
fn a_last_column_that_says_much_takes_what_the_first_does_not_need() {
    let widths = widths_with_last("泊まれる");
    let narrowest = widths.iter().copied().reduce(Pt::min).unwrap();
    assert!(narrowest > Pt(80.0), "all on one line, with room for each: {widths:?}");
    let widths = widths_with_last(
        "体育館に泊まれます。毛布と水はありますが、食べ物と薬は自分で持ってきてください。",
    );
    assert!(widths[3] > widths[0] * 2.0, "the last breaks: {widths:?}");
}
