//! Words that cannot be printed: too many for a page, too wide for a line, in
//! no font.

use std::fs;

use crate::cli::{edit, run, table};
use crate::support::project::TempProject;

const PACK: &str = "content/my-number-card/en.toml";

/// Writes `output/` full of something older, and says what is in it.
fn older_output(project: &TempProject) -> [(String, &'static str); 2] {
    let files = [
        ("output/my-number-card/en.pdf".to_owned(), "an older flyer"),
        ("output/manifest.json".to_owned(), "an older manifest"),
    ];
    fs::create_dir_all(project.path("output/my-number-card")).unwrap();
    for (path, text) in &files {
        fs::write(project.path(path), text).unwrap();
    }
    files
}

/// Replaces the first paragraph of the block `about`.
fn replace_paragraph(project: &TempProject, with: impl Fn(&str) -> String) -> String {
    let pack = fs::read_to_string(project.path(PACK)).unwrap();
    let about = table(&pack, "[about]");
    let paragraphs = about.find("paragraphs").unwrap();
    let start = paragraphs + about[paragraphs..].find('"').unwrap() + 1;
    let end = start + about[start..].find('"').unwrap();
    let replaced = format!("{}{}{}", &about[..start], with(&about[start..end]), &about[end..]);
    let changed = pack.replacen(about, &replaced, 1);
    fs::write(project.path(PACK), &changed).unwrap();
    changed
}

/// Where `words` first stand in a text: line and column, both from 1.
fn place(text: &str, words: &str) -> String {
    let at = text.find(words).unwrap();
    let line = text[..at].matches('\n').count() + 1;
    let column = text[text[..at].rfind('\n').map_or(0, |at| at + 1)..at].chars().count() + 1;
    format!("{line}:{column}")
}

#[test]
fn a_page_that_is_too_full_is_named_with_its_block_and_the_missing_millimetres() {
    let project = TempProject::new();
    let older = older_output(&project);
    replace_paragraph(&project, |text| [text; 40].join(" "));
    let built = run(&project, &["build", "--lang", "en,ja"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[page-overflow]"), "{}", built.err);
    assert!(built.err.contains("my-number-card in en: page 1 is too full by "), "{}", built.err);
    let after = built.err.split("too full by ").nth(1).unwrap();
    let (excess, unit) = after.split_once(' ').unwrap();
    assert!(unit.starts_with("mm"), "{after}");
    // Forty times three or four lines of 5 mm, less what the page had to spare.
    let excess: f32 = excess.parse().unwrap();
    assert!((200.0..1500.0).contains(&excess), "{excess} mm");

    let flyer = fs::read_to_string(project.path("content/my-number-card/flyer.toml")).unwrap();
    let lines = |from: &str| place(&flyer, from).split(':').next().unwrap().parse::<usize>();
    let named = built.err.split("flyer.toml:").nth(1).unwrap();
    let line: usize = named.split(':').next().unwrap().parse().unwrap();
    let about = lines("words = \"about\"").unwrap();
    let cards = lines("words = \"card\"").unwrap();
    assert!((about - 2..cards - 2).contains(&line), "the block `about`, not line {line}");
    let label = "`text` (words `about`) is the first block that does not fit";
    assert!(built.err.contains(label), "{}", built.err);
    let hint = built.err.split("help: shorten the texts").nth(1).unwrap();
    let lines = hint.split("about ").nth(1).unwrap().split(' ').next().unwrap();
    // Lines of running text are 4 to 6 mm high in English.
    let lines: f32 = lines.parse().unwrap();
    assert!((4.0..6.0).contains(&(excess / lines)), "{excess} mm are {lines} lines");
    assert!(hint.contains("highest block is `text` (words `about`) with "), "{}", built.err);
    assert!(built.err.contains("nothing was written"), "{}", built.err);
    for (path, text) in older {
        assert_eq!(fs::read_to_string(project.path(&path)).unwrap(), text, "{path}");
    }
    assert!(!project.path("output/my-number-card/ja.pdf").exists(), "not even the good one");
}

#[test]
fn a_word_that_is_too_wide_is_shown_where_it_stands() {
    let project = TempProject::new();
    let word = "Wort".repeat(60);
    let pack = replace_paragraph(&project, |_| word.clone());
    let built = run(&project, &["build", "--lang", "en"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[too-wide]"), "{}", built.err);
    assert!(built.err.contains(" mm wider than its place"), "{}", built.err);
    assert!(built.err.contains("en: the word `WortWort"), "{}", built.err);
    assert!(built.err.contains(&format!("{PACK}:{}", place(&pack, &word))), "{}", built.err);
    assert!(!project.path("output").exists());
}

#[test]
fn a_name_of_a_day_that_is_too_wide_is_shown_in_the_file_of_its_language() {
    let project = TempProject::in_languages(&["ja", "en"]);
    let contact = "[[pages.blocks]]\nkind = \"contact\"";
    let calendar = "[[pages.blocks]]\nkind = \"calendar\"\nwords = \"year\"\n\
                    months = [\"2022-08\", \"2022-08\"]\ndays = [\"paper\"]\n\n";
    edit(&project, "content/my-number-card/flyer.toml", contact, &format!("{calendar}{contact}"));
    for pack in ["content/my-number-card/ja.toml", PACK] {
        let words = "[year]\ncolumns = [\"1\", \"2\", \"3\"]\nlabels = [\"Paper\"]\n\n[contact]";
        edit(&project, pack, "[contact]", words);
    }
    let facts = project.path("content/facts.toml");
    let paper = "\n[days.paper]\non = \"thu\"\nsource = \"Invented\"\nchecked = 2022-07-01\n";
    fs::write(&facts, fs::read_to_string(&facts).unwrap() + paper).unwrap();
    let day = "Wednesdaysomewhere";
    let week = format!(
        "[formats.week]\nshort = [\"Mo\", \"Tu\", \"{day}\", \"Th\", \"Fr\", \"Sa\", \"Su\"]\n"
    );
    let language = "content/languages/en.toml";
    edit(&project, language, "[formats.week]\n", &week);
    let built = run(&project, &["build", "--no-check", "--lang", "en"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains(&format!("the word `{day}` on page 4 is ")), "{}", built.err);
    let text = fs::read_to_string(project.path(language)).unwrap();
    let place = place(&text, &format!("\"{day}"));
    assert!(built.err.contains(&format!("{language}:{place}")), "{}", built.err);
}

#[test]
fn a_character_that_no_font_has_is_shown_where_it_stands() {
    let cases = [
        ('\u{1F9FF}', "emoji"),
        ('\u{13000}', "missing-glyph"),
        // For private use: no font can be expected to have it.
        ('\u{10FFFD}', "unprintable-character"),
    ];
    for (character, rule) in cases {
        let project = TempProject::new();
        let words = format!("A **strong {character} sign**");
        let pack = replace_paragraph(&project, |_| words.clone());
        let built = run(&project, &["build", "--lang", "en"]);
        assert_eq!(built.code, 1, "{}", built.err);
        let code = format!("U+{:04X}", u32::from(character));
        assert!(built.err.contains(&format!("error[{rule}]")), "{}", built.err);
        assert!(built.err.contains(&code), "{}", built.err);
        let (line, _) = place(&pack, &words)
            .split_once(':')
            .map(|(l, c)| (l.to_owned(), c.to_owned()))
            .unwrap();
        assert!(built.err.contains(&format!("{PACK}:{line}:")), "{}", built.err);
        assert!(built.err.contains("help: "), "{}", built.err);
        assert!(!project.path("output").exists());
    }
}

#[test]
fn boxes_in_which_nobody_can_write_are_told() {
    let project = TempProject::in_languages(&["ja"]);
    let contact = "[[pages.blocks]]\nkind = \"contact\"";
    let form = "[[pages.blocks]]\nkind = \"form\"\nwords = \"slip\"\ncolumn = 1\nshare = 0.2\n\
                fields = { account = \"digits 20\" }\n\n";
    edit(
        &project,
        "content/my-number-card/flyer.toml",
        contact,
        &format!("{form}{contact}\ncolumn = 2"),
    );
    let words = "[slip]\n\n[slip.fields.account]\nlabel = \"口座\"\n\n[contact]";
    edit(&project, "content/my-number-card/ja.toml", "[contact]", words);
    let built = run(&project, &["build", "--no-check"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[too-wide]") && built.err.contains("口座"), "{}", built.err);
}
