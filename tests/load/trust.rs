//! How far a pack can be trusted: what it says, as far as its stamps bear it out; and
//! the remark on drafts that is printed if they do not.

use std::fs;

use chirashi::content::load::{Restamp, list, restamp};
use chirashi::content::model::{Document, Review, Status};
use chirashi::diag::Sink;
use chirashi::lang::Tag;
use chirashi::source::Sources;

use crate::load::town::Town;

const JA: &str = "content/town/ja.toml";
const EN: &str = "content/town/en.toml";
const JA_STAMPS: &str = "content/town/stamps/ja.toml";

/// Stamps texts of a language, as read by somebody if `by` says so.
fn stamp(town: &Town, tag: &str, keys: &[&str], by: Option<&str>) {
    let on = "2024-02-01".parse().unwrap();
    let wanted = Restamp {
        flyer: None,
        languages: vec![Tag::new(tag).unwrap()],
        keys: keys.iter().map(|&key| key.to_owned()).collect(),
        review: by.map(|by| Review { by: by.to_owned(), on }),
    };
    let mut sources = Sources::new(&town.path(""));
    fs::create_dir_all(town.path("content/town/stamps")).unwrap();
    for stamped in restamp(&mut sources, &wanted, &mut Sink::default()).unwrap() {
        assert_eq!(stamped.refused, Vec::<String>::new());
        town.write(&stamped.path, stamped.text);
    }
}

/// How far the document of a language can be trusted, and whether it prints the remark on
/// drafts; both must say the same.
fn trusted(town: &Town, tag: &str) -> (Status, bool) {
    let document = town.load().document(tag);
    let remark = if tag == "ja" { "下書き" } else { "A draft" };
    assert_eq!(prints(&document, remark), document.has_drafts, "{tag}");
    let mut sources = Sources::new(&town.path(""));
    let listings = list(&mut sources, None).unwrap();
    let listed = listings[0].packs.iter().find(|pack| pack.language.as_str() == tag).unwrap();
    let found = (document.status, document.has_drafts);
    assert_eq!((listed.status, listed.has_drafts), (Some(found.0), found.1), "{tag}");
    found
}

fn prints(document: &Document, words: &str) -> bool {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    blocks.flat_map(|block| block.texts()).any(|text| text.plain() == words)
}

#[test]
fn an_official_text_that_changes_is_a_draft_until_it_is_stamped() {
    let town = Town::new();
    let never_stamped = (Status::Official, false);
    assert_eq!(trusted(&town, "ja"), never_stamped, "taken at its word");
    stamp(&town, "ja", &[], None);
    assert_eq!(trusted(&town, "ja"), (Status::Official, false));

    let before = town.text(JA);
    let heading = before.lines().position(|line| line == "[how-to]").unwrap() + 1;
    let heading = before.lines().nth(heading).unwrap();
    town.edit(JA, heading, &heading.replacen("= \"", "= \"と", 1));
    assert_eq!(trusted(&town, "ja"), (Status::Official, true));
    stamp(&town, "ja", &["about"], None);
    assert_eq!(trusted(&town, "ja"), (Status::Official, true), "another one was stamped");
    stamp(&town, "ja", &["how-to.heading"], None);
    assert_eq!(trusted(&town, "ja"), (Status::Official, false));

    // White space of TOML, a remark, break marks, a fact: none of them changes a text.
    let heading = town.text(JA).lines().nth(1).map(str::to_owned).unwrap();
    town.edit(JA, &heading, &format!("# a remark\n{heading}  # another one"));
    let facts = town.text("content/facts.toml");
    town.write("content/facts.toml", facts.replace("value = 6", "value = 9"));
    assert_eq!(trusted(&town, "ja"), (Status::Official, false));
    // A text of which nobody says that it is official.
    let stamps = town.text(JA_STAMPS);
    let rest: Vec<&str> = stamps.lines().filter(|line| !line.contains("how-to")).collect();
    town.write(JA_STAMPS, rest.join("\n"));
    assert_eq!(trusted(&town, "ja"), (Status::Official, true));
}

#[test]
fn a_pack_is_reviewed_when_all_of_its_texts_are_whatever_it_says() {
    for says in ["draft", "reviewed"] {
        let town = Town::new();
        town.edit(EN, "status = \"draft\"", &format!("status = \"{says}\""));
        assert_eq!(trusted(&town, "en"), (Status::Draft, true), "nobody has read it");
        stamp(&town, "en", &[], None);
        stamp(&town, "en", &["title", "about", "how-to"], Some("Ann"));
        assert_eq!(trusted(&town, "en"), (Status::Draft, true), "parts of it");
        stamp(&town, "en", &[], Some("Bob"));
        assert_eq!(trusted(&town, "en"), (Status::Reviewed, false));

        town.edit(EN, "\"It comes\",", "\"It never comes\",");
        assert_eq!(trusted(&town, "en"), (Status::Draft, true), "one text is another one");
        stamp(&town, "en", &[], None);
        assert_eq!(trusted(&town, "en"), (Status::Draft, true), "stamped, and not read");
        stamp(&town, "en", &["notice.paragraphs.1"], Some("the office of Ms. \"Cho\""));
        assert_eq!(trusted(&town, "en"), (Status::Reviewed, false));

        // The words are those that were read, whatever the reference says now.
        town.edit(JA, "[how-to]\nheading = \"", "[how-to]\nheading = \"と");
        assert_eq!(trusted(&town, "en"), (Status::Reviewed, false));
        stamp(&town, "en", &[], None);
        assert_eq!(trusted(&town, "en"), (Status::Reviewed, false));
    }
}

#[test]
fn what_was_added_to_an_official_text_is_a_draft_until_it_is_reviewed() {
    let town = Town::new();
    town.edit(JA, "status = \"official\"\n", "status = \"official\"\nadded = [\"contact\"]\n");
    stamp(&town, "ja", &[], None);
    assert_eq!(trusted(&town, "ja"), (Status::Official, true));
    stamp(&town, "ja", &["contact"], Some("the section for residents"));
    assert_eq!(trusted(&town, "ja"), (Status::Official, false));
}

#[test]
fn stamps_that_cannot_be_read_vouch_for_nothing() {
    let town = Town::new();
    stamp(&town, "ja", &[], None);
    let good = town.text(JA_STAMPS);
    town.edit(JA_STAMPS, "\"how-to.heading\" = { text = \"", "\"how-to.heading\" = { text = \"x");
    let loaded = town.load();
    assert!(loaded.drawn.contains("warning[bad-stamp]"), "{}", loaded.drawn);
    let flyers = loaded.project.unwrap().workspace.flyers;
    let japanese = |document: &&Document| document.language.as_str() == "ja";
    assert!(flyers[0].documents.iter().find(japanese).unwrap().has_drafts);

    town.write(JA_STAMPS, format!("<<<<<<< HEAD\n{good}"));
    let loaded = town.load();
    assert!(loaded.project.is_none() && loaded.drawn.contains(JA_STAMPS), "{}", loaded.drawn);
}
