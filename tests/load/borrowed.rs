//! A flyer that prints the packs of another, such as a poster those of a leaflet.

use chirashi::check::{self, Content};
use chirashi::content::load::{Request, Restamp, list, load, restamp};
use chirashi::diag::{Sink, human};
use chirashi::frame::Date;
use chirashi::source::Sources;

use crate::load::town::{Town, request};

const OWNER: &str = "content/town/flyer.toml";
const POSTER: &str = "content/poster/flyer.toml";
const EN: &str = "content/town/en.toml";

/// What the poster says: three of the blocks of the town's flyer.
const SAID: &str = "\
template = \"plain\"
packs = \"town\"
reference = \"ja\"
edition = 2024-02-01
as_of = 2024-02-01
languages = [\"ja\", \"en\"]

[[pages]]

[[pages.blocks]]
kind = \"title\"
words = \"title\"

[[pages.blocks]]
kind = \"text\"
words = \"notice\"
picture = \"dot\"

[[pages.blocks]]
kind = \"colophon\"
words = \"colophon\"
";

/// The town with a poster beside its flyer.
fn with_poster() -> Town {
    let town = Town::new();
    std::fs::create_dir(town.path("content/poster")).unwrap();
    town.write(POSTER, SAID);
    town
}

/// A request for the poster alone.
fn poster_alone() -> Request {
    Request { flyers: Some(vec!["poster".to_owned()]), ..request() }
}

/// What load and the checks of packs say, drawn.
fn checked(town: &Town, request: &Request) -> String {
    let mut sources = Sources::new(&town.path(""));
    let mut sink = Sink::default();
    let project = load(&mut sources, request, &mut sink).unwrap();
    let today = Date { year: 2024, month: 2, day: 1 };
    let content = Content { workspace: &project.workspace, today, recheck_months: None };
    check::content(&content, &mut sink);
    human::draw(&sink.sorted(), &sources, false)
}

/// A request as those of checks: with the packs as they were written.
fn written(request: Request) -> Request {
    Request { written: true, ..request }
}

#[test]
fn its_words_and_pictures_are_those_of_the_owner() {
    let town = with_poster();
    let loaded = town.load();
    assert_eq!(loaded.drawn, "");
    let flyers = loaded.project.unwrap().workspace.flyers;
    let names: Vec<&str> = flyers.iter().map(|flyer| flyer.id.as_str()).collect();
    assert_eq!(names, ["poster", "town"]);
    let poster = &flyers[0];
    assert_eq!(poster.owner.as_deref(), Some("town"));
    let english = &poster.documents[1];
    assert_eq!((english.title.as_str(), english.home.as_str()), ("The town's flyer", "town"));
    assert_eq!(english.pages[0].blocks.len(), 3);

    town.edit(EN, "The town's flyer", "Another title");
    let english = |flyer: &str| {
        let request = Request { flyers: Some(vec![flyer.to_owned()]), ..request() };
        town.load_with(&request).document("en").title
    };
    assert_eq!(
        (english("poster"), english("town")),
        ("Another title".into(), "Another title".into())
    );
}

#[test]
fn what_is_wrong_with_its_packs_is_told_at_its_place() {
    let line = "packs = \"town\"";
    let cases = [
        (line, "packs = \"twon\"", "there is no flyer `twon`", "did you mean `town`?"),
        (
            line,
            "packs = \"poster\"",
            "poster cannot take its packs from itself",
            "take the line out",
        ),
        (
            "reference = \"ja\"",
            "reference = \"en\"",
            "the reference of town is `ja`",
            "write \"ja\" here",
        ),
    ];
    for (from, to, message, hint) in cases {
        let town = with_poster();
        town.edit(POSTER, from, to);
        let drawn = town.load().drawn;
        assert!(drawn.contains(message) && drawn.contains(hint), "{drawn}");
        assert!(drawn.contains(&format!("--> {POSTER}:")), "{drawn}");
        assert!(drawn.ends_with("1 error\n"), "{drawn}");
    }
}

#[test]
fn packs_are_not_lent_on() {
    let town = with_poster();
    std::fs::create_dir(town.path("content/card")).unwrap();
    town.write("content/card/flyer.toml", SAID.replace("\"town\"", "\"poster\""));
    let drawn = town.load().drawn;
    assert!(drawn.contains("error[unknown-flyer]: poster has no packs of its own"), "{drawn}");
    assert!(drawn.contains("write \"town\""), "{drawn}");
    assert!(drawn.ends_with("1 error\n"), "{drawn}");
}

#[test]
fn its_languages_are_some_of_the_owners() {
    let town = with_poster();
    town.edit(POSTER, "[\"ja\", \"en\"]", "[\"ja\"]");
    assert_eq!(town.load().drawn, "");

    let town = with_poster();
    town.edit(POSTER, "[\"ja\", \"en\"]", "[\"ja\", \"fr\"]");
    town.write("content/languages/fr.toml", town.text("content/languages/en.toml"));
    let drawn = town.load_with(&poster_alone()).drawn;
    assert!(drawn.contains("error[missing-pack]: there is no pack for `fr`"), "{drawn}");
    assert!(drawn.contains("write content/town/fr.toml"), "{drawn}");

    town.write("content/town/fr.toml", town.text(EN).replace("\"en\"", "\"fr\""));
    let drawn = town.load_with(&poster_alone()).drawn;
    assert!(drawn.contains("`fr` is none of the languages of town"), "{drawn}");
    assert!(drawn.contains("list it in content/town/flyer.toml first"), "{drawn}");
}

#[test]
fn packs_of_its_own_are_not_printed() {
    let town = with_poster();
    town.write("content/poster/en.toml", "");
    let drawn = town.load().drawn;
    assert!(
        drawn.contains("warning[unlisted-pack]: content/poster/en.toml is not printed"),
        "{drawn}"
    );
    assert!(drawn.contains("the packs are those in content/town"), "{drawn}");
}

#[test]
fn what_its_blocks_need_is_missed_and_the_rest_is_not_its_business() {
    let town = with_poster();
    town.edit(POSTER, "words = \"notice\"", "words = \"notices\"");
    let drawn = town.load().drawn;
    assert!(drawn.contains("error[unknown-words]: no pack has a table `notices`"), "{drawn}");
    assert!(drawn.contains(&format!("--> {POSTER}:")), "{drawn}");

    let town = with_poster();
    town.edit(EN, "[notice]\nheading = \"The notice\"\n", "[notice]\n");
    let drawn = town.load_with(&poster_alone()).drawn;
    assert!(drawn.contains("`notice.heading` is missing"), "{drawn}");
    assert!(drawn.contains(&format!("--> {EN}:")), "{drawn}");

    // A key that nobody reads is told of the flyer that has the packs.
    let town = with_poster();
    town.edit(EN, "[colophon]\n", "[colophon]\nnonsense = \"x\"\n");
    assert_eq!(town.load_with(&poster_alone()).drawn, "");
    let drawn = town.load().drawn;
    assert_eq!(drawn.matches("unknown key `colophon.nonsense`").count(), 1, "{drawn}");
}

#[test]
fn no_text_is_reported_twice() {
    // One is told when packs are read, the other when they are checked.
    let town = with_poster();
    town.edit(EN, "Inside {mark:frame}", "Inside {mark:frame} {phone:nobody}");
    let drawn = town.load().drawn;
    assert_eq!(drawn.matches("{phone:nobody}").count(), 1, "{drawn}");

    let town = with_poster();
    town.edit(EN, "It comes\",", "It  comes\",");
    let twice = checked(&town, &written(request()));
    assert_eq!(twice.matches("[doubled-blank]").count(), 1, "{twice}");
    let alone = checked(&town, &written(poster_alone()));
    assert_eq!(alone.matches("[doubled-blank]").count(), 1, "{alone}");
    // What no block of the poster prints is not looked at for it alone.
    town.edit(EN, "\"Two\"", "\"Two  more\"");
    let both = checked(&town, &written(request()));
    assert_eq!(both.matches("[doubled-blank]").count(), 2, "{both}");
    let alone = checked(&town, &written(poster_alone()));
    assert_eq!(alone.matches("[doubled-blank]").count(), 1, "{alone}");
}

#[test]
fn facts_are_those_that_it_prints() {
    let town = with_poster();
    let loaded = town.load_with(&written(request()));
    let workspace = loaded.project.unwrap().workspace;
    let [poster, owner] = &*workspace.flyers else { panic!("two flyers") };
    let names = |flyer: &chirashi::content::model::Flyer| -> Vec<String> {
        let facts = flyer.facts(&workspace.facts);
        facts.into_iter().map(|(_, name)| name.to_owned()).collect()
    };
    assert!(names(owner).contains(&"months".to_owned()), "{:?}", names(owner));
    assert!(!names(poster).contains(&"months".to_owned()), "{:?}", names(poster));
    assert!(poster.packs.is_empty() && poster.borrowed.len() == 2);
}

#[test]
fn commands_that_change_packs_ask_for_their_owner() {
    let town = with_poster();
    let mut sources = Sources::new(&town.path(""));
    let listed = list(&mut sources, None).unwrap();
    let poster = &listed[0];
    assert_eq!((poster.flyer.as_str(), poster.owner.as_deref()), ("poster", Some("town")));
    assert_eq!(poster.packs, listed[1].packs);
    assert!(listed[1].with_own_packs().is_ok());
    let says = "poster prints the packs of town and has none of its own: say --flyer town";
    assert_eq!(poster.with_own_packs().unwrap_err().to_string(), says);

    let english = poster.packs[1].language.clone();
    let wanted = |flyer: Option<&str>| Restamp {
        flyer: flyer.map(str::to_owned),
        languages: vec![english.clone()],
        keys: Vec::new(),
        review: None,
    };
    let why = restamp(&mut sources, &wanted(Some("poster")), &mut Sink::default()).unwrap_err();
    assert_eq!(why.to_string(), says);
    // Without a name the one that has the packs is meant.
    let stamped = restamp(&mut sources, &wanted(None), &mut Sink::default()).unwrap();
    assert_eq!(stamped[0].path, "content/town/stamps/en.toml");
}

#[test]
fn a_flyer_whose_owner_is_gone_says_so() {
    let town = with_poster();
    std::fs::remove_dir_all(town.path("content/town")).unwrap();
    let drawn = town.load().drawn;
    assert!(drawn.contains("error[unknown-flyer]: there is no flyer `town`"), "{drawn}");
    assert!(!town.path(OWNER).exists());
}
