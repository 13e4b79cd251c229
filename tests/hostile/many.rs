//! Too many: files, languages, blocks, pages, rows.

use std::fmt::Write;
use std::fs;

use crate::hostile::verdict::{edit, edited, failed, refused, taken};
use crate::hostile::{FACTS, FLYER, LANGUAGES, PACK, TEMPLATE};
use crate::support::project::TempProject;

#[test]
#[ignore = "slow"]
fn ten_thousand_files_in_the_folder_are_passed_by() {
    let project = TempProject::new();
    for number in 0..10_000 {
        fs::write(project.path(&format!("content/my-number-card/note-{number}.txt")), "x").unwrap();
        fs::write(project.path(&format!("content/my-number-card/images/{number}.svg")), "x")
            .unwrap();
    }
    taken(&project);
    // Unknown names are not compared with all of them for ever.
    let names: String = (0..2000).map(|number| format!("\"x{number}\",")).collect();
    edit(&project, FLYER, "[\"identity\",", &format!("[{names}\"identity\","));
    failed(&project, 1);
}

#[test]
#[ignore = "slow"]
fn ten_thousand_packs_that_are_not_listed_are_warned_of_in_time() {
    let project = TempProject::new();
    for number in 0..10_000 {
        let variant = format!("ja-{number:08}");
        fs::write(project.path(&format!("content/my-number-card/{variant}.toml")), "x").unwrap();
    }
    let run = crate::hostile::bounds::run(&project, &["build", "--lang", "en"]);
    assert_eq!(run.status.code(), Some(0));
    assert!(run.err.contains("warning[unlisted-pack]") && run.err.len() < 2_000_000);
}

#[test]
#[ignore = "slow"]
fn ten_thousand_folders_in_the_content_are_passed_by() {
    let project = TempProject::new();
    for number in 0..10_000 {
        fs::create_dir(project.path(&format!("content/{number}"))).unwrap();
    }
    taken(&project);
}

#[test]
#[ignore = "slow"]
fn hundreds_of_languages_are_told_in_time() {
    let listed = |count: usize| -> String {
        let tags = (0..count).map(|number| format!("\"ja-{number:08}\", "));
        format!("languages = [{}", tags.collect::<String>())
    };
    // More than a flyer can have.
    let err = failed(&edited(FLYER, "languages = [", &listed(5000)), 1);
    assert!(err.contains("error[list-length]: a list of 5002; expected 250 or fewer"), "{err}");
    // Unknown ones, without packs.
    let project = edited(FLYER, "languages = [", &listed(230));
    let err = failed(&project, 1);
    assert!(err.contains("error[unknown-language]"), "{err}");
    // Known ones, whose packs say something else.
    let setting = "[setting]\nfonts = [\"NotoSans\"]\nbreaking = \"words\"\nspacing = \"none\"\npitch = 1.5\nleast_pitch = 1.2\n";
    let japanese = fs::read_to_string(project.path("content/my-number-card/ja.toml")).unwrap();
    for number in 0..230 {
        let tag = format!("ja-{number:08}");
        fs::write(project.path(&format!("content/languages/{tag}.toml")), setting).unwrap();
        fs::write(project.path(&format!("content/my-number-card/{tag}.toml")), &japanese).unwrap();
    }
    let err = failed(&project, 1);
    assert!(err.contains("error[wrong-pack]"), "{err}");
    // The same one again and again.
    failed(&edited(FLYER, "languages = [", &format!("languages = [{}", "\"ja\",".repeat(5000))), 1);
}

#[test]
#[ignore = "slow"]
fn pages_and_blocks_without_end_are_refused() {
    let block = "[[pages.blocks]]\nkind = \"section\"\nwords = \"how-to\"\n";
    let step = "[[pages.blocks]]\nkind = \"step\"\nwords = \"step-form\"\n";
    let line = "[[pages.blocks]]\nkind = \"contacts\"\nwords = \"hotline-card\"\ncontacts = [\"card\"]\nlarge = true\n";
    for text in [
        "[[pages]]\nblocks = []\n".repeat(1000),
        format!("[[pages]]\n{block}").repeat(500),
        format!("[[pages]]\n{}", block.repeat(1000)),
        format!("[[pages]]\n{}", step.repeat(300)),
        format!("[[pages]]\n{}", line.repeat(400)),
    ] {
        let project = TempProject::new();
        let flyer = fs::read_to_string(project.path(FLYER)).unwrap();
        fs::write(project.path(FLYER), flyer + &text).unwrap();
        refused(&project, "list-length", FLYER);
    }
}

#[test]
#[ignore = "slow"]
fn lists_without_end_are_told_in_time() {
    let hours = format!("hours = [{}", "\"card-long\", \"card-early\", ".repeat(2500));
    failed(&edited(FACTS, "hours = [\"card-long\"", &format!("{hours}\"card-long\"")), 1);
    let density =
        "\n[[densities]]\nname = \"«\"\nbody = 0.9\nheading = 0.8\nleading = 0.9\ngap = 2.2\n";
    let many: String = (0..500).map(|n| density.replace('«', &n.to_string())).collect();
    let project = TempProject::new();
    let template = fs::read_to_string(project.path(TEMPLATE)).unwrap();
    fs::write(project.path(TEMPLATE), template + &many).unwrap();
    refused(&project, "list-length", TEMPLATE);
    let fonts = format!("fonts = [{}", "\"NotoSans\", ".repeat(5000));
    refused(&edited(LANGUAGES, "fonts = [", &fonts), "list-length", LANGUAGES);
    // A thousand paragraphs, each as long as may be.
    let paragraphs = format!("\"{}\",\n", "word ".repeat(150)).repeat(1200);
    failed(&edited(PACK, "paragraphs = [", &format!("paragraphs = [{paragraphs}")), 1);
    let japanese = "content/my-number-card/ja.toml";
    let err =
        failed(&edited(japanese, "paragraphs = [", &format!("paragraphs = [{paragraphs}")), 1);
    assert!(err.contains("error["), "{err}");
}

#[test]
#[ignore = "slow"]
fn facts_without_end_are_told_in_time() {
    let version = "[[number.many]]\nvalue = 1\nsource = \"x\"\nchecked = 2022-07-01\n";
    let project = TempProject::new();
    let facts = fs::read_to_string(project.path(FACTS)).unwrap();
    fs::write(
        project.path(FACTS),
        format!("{facts}\n{}", version.repeat(2000)).replace("[languages]", "[languages.x]"),
    )
    .unwrap();
    let err = failed(&project, 1);
    assert!(err.contains("error["), "{err}");
    // Every text asks for one of many facts that are not there.
    let mut numbers = facts.clone();
    for number in 0..1800 {
        write!(
            numbers,
            "\n[number.photo-month-{number:030}]\nvalue = 1\nsource = \"x\"\nchecked = 2022-07-01\n"
        )
        .unwrap();
    }
    fs::write(project.path(FACTS), &numbers).unwrap();
    let asks = "{number:photo-month-000000000000000000000000zzzzzz}".repeat(190);
    let tasks = format!("\"{asks}\", ").repeat(90);
    edit(&project, PACK, "paragraphs = [", &format!("paragraphs = [{tasks}"));
    let err = failed(&project, 1);
    assert!(err.contains("error[unknown-fact]"), "{err}");
}

#[test]
#[ignore = "slow"]
fn every_pack_may_be_hostile_at_once() {
    let project = TempProject::new();
    for entry in fs::read_dir(project.path("content/my-number-card")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") && !path.ends_with("flyer.toml")
        {
            let keys: String = (0..140_000).map(|n| format!("{n:x}=1\n")).collect();
            fs::write(path, keys).unwrap();
        }
    }
    let err = failed(&project, 1);
    assert_eq!(err.matches("error[too-large]").count(), 18, "{err}");
}
