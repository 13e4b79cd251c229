//! Projects of before each language had a file that says how it speaks: packs say it
//! themselves, and all languages are set by one table.

use crate::load::town::{Outcome, Town};

const TAGS: [&str; 2] = ["ja", "en"];

/// The file of a language, and its pack.
fn paths(tag: &str) -> [String; 2] {
    [format!("content/languages/{tag}.toml"), format!("content/town/{tag}.toml")]
}

/// A town whose packs say how their languages speak.
fn with_speaking_packs() -> Town {
    let town = Town::new();
    for tag in TAGS {
        let [language, pack] = paths(tag);
        let text = town.text(&language);
        let (names, rest) = text.split_once("[setting]").unwrap();
        let (setting, formats) = rest.split_once("[formats]").unwrap();
        let formats = formats.replace("noon_is_zero = true\n", "");
        let (name, japanese) = names.trim().split_once("\njapanese").unwrap();
        let labels = format!("{}\nlabel_japanese{japanese}", name.replace("name", "label"));
        town.write(&language, format!("[setting]{setting}"));
        let words = format!("{labels}\n\n[formats]{formats}\n[title]");
        town.edit(&pack, "\n[title]", &words);
    }
    town
}

/// The same town, with one table of all languages.
fn with_a_table() -> Town {
    let town = with_speaking_packs();
    let row = |tag: &str| town.text(&paths(tag)[0]).replace("[setting]", &format!("[{tag}]"));
    let table = TAGS.map(row).concat();
    std::fs::remove_dir_all(town.path("content/languages")).unwrap();
    town.write("content/languages.toml", table);
    town
}

/// What the documents print, without the places where it stands.
fn printed(outcome: Outcome) -> Vec<String> {
    assert_eq!(outcome.drawn, "");
    let flyers = outcome.project.unwrap().workspace.flyers;
    let documents = flyers.into_iter().flat_map(|flyer| flyer.documents);
    let texts = |document: chirashi::content::model::Document| {
        let blocks = document.pages.iter().flat_map(|page| &page.blocks);
        let texts = blocks.flat_map(|block| block.texts().into_iter().map(|text| text.plain()));
        let labels = [document.label.plain(), document.label_japanese.plain()];
        labels.into_iter().chain(texts).collect::<Vec<_>>()
    };
    documents.flat_map(texts).collect()
}

#[test]
fn they_print_the_same() {
    let expected = printed(Town::new().load());
    assert!(expected.iter().any(|text| text.contains("午前9時05ふん")), "{expected:?}");
    assert_eq!(printed(with_speaking_packs().load()), expected);
    assert_eq!(printed(with_a_table().load()), expected);
}

#[test]
fn their_mistakes_are_told_in_the_packs() {
    let mistakes = [
        ("range = \"{from} to {to}\"", "range = \"{from}\"", "error[missing-token]"),
        ("mm = \"{n}\\u00A0mm\"\n", "", "error[missing-key]: `formats.units.mm` is missing"),
        ("en = \"English\"\n", "", "error[missing-key]: `languages.en` is missing"),
        ("label = \"English\"\n", "", "error[missing-key]: `pack.label` is missing"),
    ];
    for (from, to, message) in mistakes {
        let town = with_a_table();
        town.edit("content/town/en.toml", from, to);
        let drawn = town.load().drawn;
        assert!(drawn.contains(message), "{drawn}");
        assert!(drawn.contains("--> content/town/en.toml:"), "{drawn}");
        assert!(drawn.ends_with("\n1 error\n"), "{drawn}");
    }
}

#[test]
fn a_language_that_says_nothing_is_told_once_at_its_file() {
    let town = Town::new();
    let path = "content/languages/en.toml";
    let text = town.text(path);
    let (setting, _) = text.split_once("[formats]").unwrap();
    town.write(path, setting);
    let drawn = town.load().drawn;
    for key in ["formats", "languages"] {
        assert!(drawn.contains(&format!("error[missing-key]: `{key}` is missing")), "{drawn}");
    }
    assert!(drawn.contains("--> content/languages/en.toml:1:1"), "{drawn}");
    assert!(drawn.ends_with("\n2 errors\n"), "{drawn}");
    // A language that no flyer is in may say nothing.
    town.edit("content/town/flyer.toml", "\"ja\", \"en\"", "\"ja\"");
    std::fs::remove_file(town.path("content/town/en.toml")).unwrap();
    assert_eq!(town.load().drawn, "");
}
