//! Two output folders, or one and the content as it is now.

use serde_json::Value;

use crate::diff::{diff, done, edit, files, run, texts};
use crate::support::project::TempProject;

#[test]
fn the_same_folder_has_no_differences() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "ja,en"]);
    for other in ["output", "output/manifest.json", "./output/"] {
        let told = done(&project, &["diff", "output", other, "--exit-code"]);
        assert_eq!(told, format!("nothing changed from output to {other}: 2 files the same\n"));
    }
    let told = diff(&project, &["output", "WORKTREE", "--lang", "ja,en"]);
    assert_eq!((&told["changed"], &told["same"]), (&Value::Bool(false), &Value::from(2)));
}

#[test]
fn one_hour_is_one_row_in_every_language() {
    let project = TempProject::new();
    done(&project, &["build"]);
    edit(&project, "content/facts.toml", "open = \"10:00\"", "open = \"10:30\"");
    let told = diff(&project, &["output", "WORKTREE"]);
    assert_eq!(files(&told).len(), 18);
    for file in files(&told) {
        let [(page, Some(old), Some(new))] = texts(file)[..] else { panic!("{file}") };
        assert_eq!(page, 4, "{file}");
        assert_ne!(old, new);
        let row = file["texts"][0]["row"].as_str().unwrap();
        assert!(row.contains("Pilipino"), "{file}");
    }
    let told = done(&project, &["diff", "output", ".", "--lang", "es"]);
    assert!(told.contains("es: 1 text\n"), "{told}");
    assert!(told.contains("    page 4, row “Tiếng Việt"), "{told}");
    assert!(told.contains("“10:00 a 19:00” → “10:30 a 19:00”\n"), "{told}");
    assert!(told.ends_with("from output to .: 1 text in 1 file changed, no file the same\n"));
}

#[test]
fn one_translation_is_one_text_in_one_language() {
    let project = TempProject::in_a_few();
    done(&project, &["build"]);
    let (before, after) = ("no background. Black", "no scarf. Black");
    edit(&project, "content/my-number-card/en.toml", before, after);
    let told = diff(&project, &["output", "WORKTREE"]);
    let [file] = files(&told) else { panic!("{told}") };
    assert_eq!((&file["language"], &told["same"]), (&Value::from("en"), &Value::from(5)));
    let [(3, Some(old), Some(new))] = texts(file)[..] else { panic!("{file}") };
    assert!(old.ends_with("no background. Black and white is also accepted"), "{old}");
    assert!(new.ends_with("no scarf. Black and white is also accepted"), "{new}");
    assert_eq!(run(&project, &["diff", "output", "WORKTREE", "--exit-code"]).code, 1);
    assert_eq!(done(&project, &["diff", "output", "WORKTREE", "--lang", "ja"]).lines().count(), 1);
}

#[test]
fn an_alternative_text_is_told_as_such() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en"]);
    let (before, after) = ("Good photograph: facing", "Right photograph: facing");
    edit(&project, "content/my-number-card/en.toml", before, after);
    let told = diff(&project, &["output", "WORKTREE", "--lang", "en"]);
    let [file] = files(&told) else { panic!("{told}") };
    let [(3, Some(_), Some(new))] = texts(file)[..] else { panic!("{file}") };
    assert!(new.contains("Right photograph"), "{new}");
    assert_eq!(file["texts"][0]["kind"], "alternative-text");
}

#[test]
fn a_link_is_told_as_such() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en"]);
    edit(&project, "content/facts.toml", "mynumbercard.html", "my-number.html");
    let told = diff(&project, &["output", "WORKTREE", "--lang", "en"]);
    let [file] = files(&told) else { panic!("{told}") };
    let links = file["texts"].as_array().unwrap().iter().filter(|text| text["kind"] == "link");
    let links: Vec<&Value> = links.collect();
    // On each page that shows it: the QR code, and the address in letters.
    let pages: Vec<_> = links.iter().map(|link| link["new"]["page"].as_u64().unwrap()).collect();
    assert_eq!(pages, [1, 1, 3, 3], "{file}");
    assert!(links.iter().all(|link| link["new"]["text"].as_str().unwrap().contains("my-number.")));
}

/// Other margins break the lines of every paragraph in other places.
#[test]
#[ignore = "slow"]
fn lines_that_break_in_other_places_are_no_change_of_words() {
    let project = TempProject::new();
    done(&project, &["build"]);
    edit(&project, "content/templates/a4-leaflet.toml", "margin = 12 ", "margin = 16 ");
    let told = diff(&project, &["output", "WORKTREE"]);
    assert_eq!(files(&told).len(), 18);
    for file in files(&told) {
        assert_eq!((&file["change"], texts(file)), (&Value::from("layout"), vec![]), "{file}");
    }
    let told = done(&project, &["diff", "output", "WORKTREE", "--lang", "en"]);
    assert!(told.contains("  en: density wide → "), "{told}");
    assert!(told.contains(", no text, pages 1, 2, 3, 4 only look different\n"), "{told}");
}

#[test]
fn another_colour_is_layout_only_on_the_pages_that_have_it() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en"]);
    edit(
        &project,
        "content/templates/a4-leaflet.toml",
        "warning = \"#C92A2A\"",
        "warning = \"#B02A2A\"",
    );
    let told = done(&project, &["diff", "output", "WORKTREE", "--lang", "en"]);
    assert!(told.contains("  en: layout only, page"), "{told}");
    assert!(!told.contains("1, 2, 3, 4"), "{told}");
}

#[test]
fn sentences_that_change_places_are_told_as_such() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en"]);
    let flyer = "content/my-number-card/flyer.toml";
    let section = "[[pages.blocks]]\nkind = \"colophon\"\nwords = \"colophon\"\n";
    edit(&project, flyer, section, "");
    edit(
        &project,
        flyer,
        "[[pages.blocks]]\nkind = \"contact\"",
        &format!("{section}\n[[pages.blocks]]\nkind = \"contact\""),
    );
    let told = done(&project, &["diff", "output", "WORKTREE", "--lang", "en"]);
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("    ")).collect();
    assert!(!lines.is_empty(), "{told}");
    assert!(lines.iter().all(|line| line.contains("moved: ")), "{told}");
}

#[test]
fn languages_status_and_edition_are_told() {
    let project = TempProject::new();
    done(&project, &["build"]);
    let flyer = "content/my-number-card/flyer.toml";
    edit(&project, flyer, "\"mn\", ", "");
    edit(&project, "content/my-number-card/en.toml", "status = \"draft\"", "status = \"official\"");
    let told = done(&project, &["diff", "output", "WORKTREE"]);
    assert!(told.contains("\n  mn: no longer made\n"), "{told}");
    assert!(told.contains("status draft → official\n"), "{told}");
    let told = done(&project, &["diff", "WORKTREE", "output"]);
    assert!(told.contains("\n  mn: new, 4 pages of 2022-07-01\n"), "{told}");
    edit(&project, flyer, "edition = 2022-07-01", "edition = 2022-08-01");
    let told = done(&project, &["diff", "output", "WORKTREE", "--lang", "th"]);
    assert!(told.contains("edition 2022-07-01 → 2022-08-01"), "{told}");
}

#[test]
fn the_same_editions_give_the_same_answer() {
    let project = TempProject::new();
    done(&project, &["build", "--as-of", "2023-09-30", "--lang", "ja,my,ne"]);
    done(&project, &["build", "--as-of", "2023-10-01", "--lang", "ja,my,ne", "--out", "later"]);
    for format in ["human", "markdown", "json"] {
        let told = || done(&project, &["diff", "output", "later", "--format", format]);
        assert_eq!(told(), told());
    }
}
