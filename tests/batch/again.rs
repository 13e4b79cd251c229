//! A second build makes what its inputs changed, and nothing else.

use std::fs;

use crate::batch::{build, differing, edit, files, listed, run};
use crate::support::project::TempProject;

const FLYER: &str = "content/my-number-card";

/// Builds again and expects that `made` files are made, that they alone changed,
/// and that all are as a build from nothing makes them.
fn expect_made(project: &TempProject, made: usize, what: &str) -> Vec<String> {
    let before = files(&project.path("output"));
    let summary = build(project, &[]);
    let plural = if made == 1 { "" } else { "s" };
    assert!(summary.contains(&format!("{made} flyer{plural}")), "{what}: {summary}");
    let after = files(&project.path("output"));
    listed(&after);
    let fresh = project.path("fresh");
    build(project, &["--out", fresh.to_str().unwrap()]);
    assert_eq!(differing(&after, &files(&fresh)), Vec::<String>::new(), "{what}");
    fs::remove_dir_all(fresh).unwrap();
    let mut changed = differing(&before, &after);
    changed.retain(|path| path != "manifest.json");
    changed
}

#[test]
fn what_no_page_shows_changes_nothing() {
    let project = TempProject::in_a_few();
    assert!(build(&project, &[]).starts_with("6 flyers in "));
    let time = |path: &str| fs::metadata(project.path(path)).unwrap().modified().unwrap();
    let times = || ["output/manifest.json", "output/my-number-card/th.pdf"].map(time);
    let first = times();
    let summary = build(&project, &[]);
    assert!(summary.starts_with("0 flyers (6 up to date) in "), "{summary}");
    assert_eq!(times(), first, "no file was touched");
    let before = files(&project.path("output"));

    edit(&project, &format!("{FLYER}/th.toml"), "[title]", "# a remark\n\n[title]");
    assert!(expect_made(&project, 0, "a remark").is_empty());
    edit(&project, "content/facts.toml", "checked = 2022-07-01", "checked = 2022-07-02");
    assert!(expect_made(&project, 0, "a day in the same month").is_empty());
    let lao = "[setting]\nfonts = [\"NotoSans\"]\nbreaking = \"words\"\nspacing = \"none\"\n\
               pitch = 1.4\nleast_pitch = 1.2\n";
    fs::write(project.path("content/languages/lo.toml"), lao).unwrap();
    assert!(expect_made(&project, 0, "a language that no flyer has").is_empty());
    let after = files(&project.path("output"));
    assert_eq!(differing(&before, &after), Vec::<String>::new());
    assert_eq!(times()[1], first[1], "no flyer was touched");
}

#[test]
fn the_width_of_a_blank_makes_the_files_of_its_language() {
    let project = TempProject::in_a_few();
    build(&project, &[]);
    edit(&project, "content/languages/vi.toml", "[setting]\n", "[setting]\nblank = 0.5\n");
    // All flyers name the language of the others.
    let changed = expect_made(&project, 6, "wider blanks");
    assert!(changed.contains(&"my-number-card/vi.pdf".to_owned()), "{changed:?}");
}

#[test]
fn a_translation_makes_one_file_and_an_hour_those_that_print_it() {
    let project = TempProject::in_a_few();
    edit(
        &project,
        "chirashi.toml",
        "[facts]",
        "[severity]\nreference-mismatch = \"warn\"\n\n[facts]",
    );
    build(&project, &[]);
    edit(&project, &format!("{FLYER}/en.toml"), "Where to ask in", "Whom to ask in");
    assert_eq!(expect_made(&project, 1, "a translation"), ["my-number-card/en.pdf"]);

    // Only English says when points can be asked about without the table. That is not what
    // the Japanese text refers to; in this project, it may be so.
    let note = "Phone hours are {hours:points}";
    edit(&project, &format!("{FLYER}/en.toml"), note, "Phone hours are {hours:extra}");
    let hours = "[hours.extra]\ndays = \"daily\"\nopen = \"09:30\"\nclose = \"20:00\"\n\
                 languages = [\"en\"]\nsource = \"a test\"\nchecked = 2022-07-01\n\n[hours.points]";
    edit(&project, "content/facts.toml", "[hours.points]", hours);
    assert!(expect_made(&project, 0, "the same hours under another name").is_empty());
    edit(
        &project,
        "content/facts.toml",
        "open = \"09:30\"\nclose = \"20:00\"\nlanguages = [\"en\"]",
        "open = \"09:40\"\nclose = \"20:00\"\nlanguages = [\"en\"]",
    );
    assert_eq!(expect_made(&project, 1, "an hour of one language"), ["my-number-card/en.pdf"]);

    edit(&project, "content/facts.toml", "open = \"10:00\"", "open = \"10:10\"");
    assert_eq!(expect_made(&project, 6, "an hour of the table").len(), 6);
}

#[test]
fn the_list_of_fonts_can_grow_without_a_trace() {
    let project = TempProject::in_a_few();
    build(&project, &["--lang", "ja-simple,en,th"]);
    let before = files(&project.path("output"));
    let list = fs::read_to_string(project.path("fonts/fonts.toml")).unwrap();
    let head = list.find("\n[NotoSans]").map(|at| at + 1).unwrap();
    let end = list[head + 1..].find("\n[").map_or(list.len(), |at| head + 2 + at);
    let copy = list[head..end].replace("[NotoSans]", "[AAA]");
    fs::write(
        project.path("fonts/fonts.toml"),
        format!("{}{copy}{}", &list[..head], &list[head..]),
    )
    .unwrap();
    build(&project, &["--lang", "ja-simple,en,th", "--force"]);
    let after = files(&project.path("output"));
    assert_eq!(differing(&before, &after), Vec::<String>::new());
}

#[test]
fn the_manifest_says_the_same_however_the_files_were_asked_for() {
    let project = TempProject::in_a_few();
    // An exception is for a place in a pack, whichever other packs were asked for.
    let exception = "[[exceptions]]\ncode = \"low-contrast\"\n\
                     file = \"content/my-number-card/th.toml\"\nreason = \"a test\"\n";
    for settings in ["", exception] {
        fs::write(project.path("chirashi.toml"), settings).unwrap();
        for languages in ["th", "en,ja", "th,en,ja"] {
            build(&project, &["--lang", languages, "--out", "piece by piece"]);
        }
        build(&project, &["--lang", "en,ja,th", "--out", "at once"]);
        let [one, other] = ["piece by piece", "at once"].map(|out| files(&project.path(out)));
        assert_eq!(listed(&one).len(), 3);
        assert_eq!(differing(&one, &other), Vec::<String>::new());
    }
}

#[test]
fn damaged_and_missing_files_are_mended() {
    let project = TempProject::in_a_few();
    build(&project, &[]);
    let whole = files(&project.path("output"));
    let path = |name: &str| project.path("output/my-number-card").join(name);
    fs::remove_file(path("ja.pdf")).unwrap();
    fs::write(path("en.pdf"), b"%PDF-1.7").unwrap();
    let mut bytes = fs::read(path("th.pdf")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path("th.pdf"), bytes).unwrap();
    assert!(build(&project, &[]).starts_with("3 flyers (3 up to date) in "));
    assert_eq!(files(&project.path("output")), whole);
    for manifest in ["", "{", "{\"schema\": 9, \"files\": []}", "[1, 2"] {
        fs::write(project.path("output/manifest.json"), manifest).unwrap();
        build(&project, &[]);
        assert_eq!(files(&project.path("output")), whole, "{manifest}");
    }
    assert!(build(&project, &["--force"]).starts_with("6 flyers in "));
}

#[test]
fn parts_of_a_project_leave_the_other_files_listed() {
    let project = TempProject::in_a_few();
    build(&project, &["--lang", "ja,en"]);
    build(&project, &["--lang", "th"]);
    let paths = listed(&files(&project.path("output")));
    let expected = ["en", "ja", "th"].map(|tag| format!("my-number-card/{tag}.pdf"));
    assert_eq!(paths, expected);
}

#[test]
fn files_that_nothing_makes_any_more_go_only_with_prune() {
    let project = TempProject::in_a_few();
    build(&project, &[]);
    edit(&project, &format!("{FLYER}/flyer.toml"), "\"uk\",", "");
    fs::remove_file(project.path(FLYER).join("uk.toml")).unwrap();
    fs::remove_file(project.path(FLYER).join("stamps/uk.toml")).unwrap();
    fs::write(project.path("output/my-number-card/notes.pdf"), b"the clerk's own").unwrap();
    for _ in 0..2 {
        let summary = build(&project, &[]);
        assert!(summary.contains("my-number-card/uk.pdf"), "{summary}");
        assert!(!summary.contains("notes.pdf"), "{summary}");
        assert!(project.path("output/my-number-card/uk.pdf").exists());
        assert_eq!(listed(&files(&project.path("output"))).len(), 6);
    }
    let summary = build(&project, &["--lang", "ja", "--prune"]);
    assert!(!summary.contains("uk.pdf"), "a part of the project judges no other: {summary}");
    assert!(build(&project, &["--prune"]).contains("my-number-card/uk.pdf"));
    assert!(!project.path("output/my-number-card/uk.pdf").exists());
    assert!(project.path("output/my-number-card/notes.pdf").exists());
    assert_eq!(listed(&files(&project.path("output"))).len(), 5);
    assert!(!build(&project, &[]).contains("uk.pdf"));
}

#[test]
fn errors_leave_the_output_as_it_was() {
    let project = TempProject::in_a_few();
    build(&project, &[]);
    let before = files(&project.path("output"));
    let long = format!("heading = \"{}", "Words that fill the page. ".repeat(120));
    edit(&project, &format!("{FLYER}/en.toml"), "heading = \"", &long);
    edit(&project, "content/facts.toml", "open = \"10:00\"", "open = \"10:10\"");
    let failed = run(&project, &["build"]);
    assert_eq!(failed.code, 1);
    assert!(failed.err.contains("nothing was written"), "{}", failed.err);
    assert_eq!(differing(&before, &files(&project.path("output"))), Vec::<String>::new());
}

#[test]
fn a_check_that_remembers_says_what_one_says_that_does_not() {
    let project = TempProject::in_a_few();
    let memory = project.path("output/.work/checked");
    let check = || run(&project, &["check", "--lang", "ja-simple,en,th", "--format", "json"]).out;
    let first = check();
    assert!(!project.path("output").exists(), "a check makes no folder");
    build(&project, &["--lang", "ja-simple,en,th"]);
    assert_eq!(check(), first);
    let kept = fs::read_to_string(&memory).unwrap();
    assert_eq!(check(), first);
    assert_eq!(fs::read_to_string(&memory).unwrap(), kept, "there was nothing new");

    let mut reports = vec![first];
    for (path, from, to) in [
        ("en.toml", "Where to ask in", "TODO Where to ask in"),
        ("en.toml", "TODO Where to ask in", "Where to ask in"),
        ("th.toml", "[title]", "# fixed: a test\n[title]"),
        ("stamps/th.toml", "text = \"", "text = \"0"),
        ("flyer.toml", "as_of = 2022-07-01", "as_of = 2022-07-02"),
        ("../facts.toml", "open = \"09:30\"", "open = \"03:31\""),
        ("../languages/th.toml", "least_pitch = ", "least_pitch = 1"),
        ("../languages/en.toml", "quotes = [\"“”\"", "quotes = [\"«»\""),
        ("../templates/a4-leaflet.toml", "module = ", "module = 1"),
        ("../../chirashi.toml", "[facts]", "[severity]\nday-past = \"deny\"\n\n[facts]"),
    ] {
        edit(&project, &format!("{FLYER}/{path}"), from, to);
        let remembered = check();
        fs::remove_file(&memory).unwrap();
        assert_eq!(check(), remembered, "{path}: {to}");
        reports.push(remembered);
    }
    reports.dedup();
    assert!(reports.len() > 6, "most edits are told: {}", reports.len());
}
