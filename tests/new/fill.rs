//! `chirashi fill`: packs follow `flyer.toml` after a block was removed, brought back
//! or added.

use super::{edit, read, run};
use crate::support::project::TempProject;
use crate::support::shelters;

const FLYER: &str = "content/my-number-card/flyer.toml";
const BLOCK: &str =
    "[[pages.blocks]]\nkind = \"text\"\nwords = \"about\"\nicons = [\"identity\", \"online\"]\n";

fn pack(language: &str) -> String {
    format!("content/my-number-card/{language}.toml")
}

#[test]
fn a_block_that_is_removed_takes_its_words_out_and_brings_them_back() {
    let project = TempProject::new();
    let before: Vec<String> = ["ja", "th"].map(|it| read(&project, &pack(it))).into();
    edit(&project, FLYER, BLOCK, "");
    let out = run(&project, &["fill"]);
    assert_eq!(out.code, 0, "{}", out.err);
    let moved = "th.toml: moved to content/my-number-card/unused/th.toml: about";
    assert!(out.err.contains(moved), "{}", out.err);
    assert!(!read(&project, &pack("th")).contains("[about]"));
    assert!(read(&project, "content/my-number-card/unused/th.toml").contains("[about]"));
    let schema = read(&project, "content/my-number-card/pack.schema.json");
    assert!(!schema.contains("\"about\"") && schema.contains("\"title\""));
    assert_eq!(run(&project, &["build", "--lang", "th", "--no-check"]).code, 0);

    let title = "[[pages.blocks]]\nkind = \"title\"\nwords = \"title\"\npicture = \"residents\"\n";
    edit(&project, FLYER, title, &format!("{title}\n{BLOCK}"));
    let out = run(&project, &["fill"]);
    let back = "th.toml: brought back from content/my-number-card/unused/th.toml: about";
    assert!(out.err.contains(back), "{}", out.err);
    for (language, before) in ["ja", "th"].into_iter().zip(before) {
        let table = |text: &str| text.parse::<toml::Table>().unwrap();
        assert_eq!(table(&read(&project, &pack(language))), table(&before), "{language}");
    }
    assert!(run(&project, &["fill"]).err.contains("all packs have what their flyers ask for"));
}

#[test]
fn a_block_that_is_added_asks_for_its_words_in_every_language() {
    let project = TempProject::new();
    edit(
        &project,
        FLYER,
        BLOCK,
        &format!("{BLOCK}\n[[pages.blocks]]\nkind = \"section\"\nwords = \"new\"\n"),
    );
    let dry = run(&project, &["fill", "--dry-run"]);
    assert!(dry.err.contains("my.toml: added, to be written: new, new.heading"), "{}", dry.err);
    assert!(!read(&project, &pack("my")).contains("[new]"));

    assert_eq!(run(&project, &["fill"]).code, 0);
    for language in ["ja", "my", "zh-Hans"] {
        let text = read(&project, &pack(language));
        assert!(text.contains("[new]\n# The heading of the section.\nheading = \"\"\n"), "{text}");
    }
    // What is empty is told where it stands, and nothing else is wrong.
    let found = run(&project, &["build", "--lang", "my"]);
    let codes = found.err.lines().filter(|line| line.starts_with("error")).collect::<Vec<_>>();
    assert!(codes.iter().all(|line| line.starts_with("error[empty-text]")), "{codes:?}");
}

#[test]
fn a_flyer_with_mistakes_leaves_all_packs_as_they_are() {
    let project = TempProject::new();
    let before = read(&project, &pack("th"));
    edit(&project, FLYER, "kind = \"text\"", "kind = \"txet\"");
    let out = run(&project, &["fill"]);
    assert_eq!(out.code, 1);
    assert!(out.err.contains("there is no kind of block `txet`"), "{}", out.err);
    assert!(out.err.contains("nothing was filled in"), "{}", out.err);
    assert_eq!(read(&project, &pack("th")), before);
}

#[test]
fn words_for_the_cells_of_a_file_follow_the_reference() {
    let project = shelters::project();
    let vi = "content/shelters/vi.toml";
    let before = read(&project, vi);
    assert_eq!(run(&project, &["fill"]).code, 0);
    assert_eq!(read(&project, vi), before);
    edit(&project, vi, "[shelters.rows.stay]\n\"1\" = \"Có thể ở lại\"\n", "");
    assert_eq!(run(&project, &["fill"]).code, 0);
    let filled = read(&project, vi);
    assert!(filled.contains("[shelters.rows.stay]\n# 泊まれる\n1 = \"\"\n"), "{filled}");
    let table = |text: &str| text.parse::<toml::Table>().unwrap();
    assert_eq!(table(&filled.replace("1 = \"\"", "1 = \"Có thể ở lại\"")), table(&before));
}
