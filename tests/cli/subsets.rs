//! Parts of a project: some languages, one flyer, another day.

use std::collections::BTreeSet;
use std::fs;

use chirashi::content::load::{Request, load};
use chirashi::content::model::{BlockKind, ContactLine};
use chirashi::diag::Sink;
use chirashi::export::Variant;
use chirashi::frame::Date;
use chirashi::pipeline::Printer;
use chirashi::source::Sources;

use crate::cli::run;
use crate::support::project::TempProject;

/// The names of the PDF files that were written.
fn written(project: &TempProject, out: &str) -> BTreeSet<String> {
    let manifest = fs::read_to_string(project.path(out).join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let named: BTreeSet<String> = manifest["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["path"].as_str().unwrap().to_owned())
        .collect();
    let mut found = BTreeSet::new();
    for folder in fs::read_dir(project.path(out)).unwrap().map(|entry| entry.unwrap().path()) {
        // What earlier builds found right is remembered there.
        if folder.is_dir() && !folder.ends_with(".work") {
            let flyer = folder.file_name().unwrap().to_string_lossy().into_owned();
            for file in fs::read_dir(&folder).unwrap() {
                let name = file.unwrap().file_name().to_string_lossy().into_owned();
                found.insert(format!("{flyer}/{name}"));
            }
        }
    }
    assert_eq!(named, found, "the manifest lists the files that are there");
    found
}

fn files(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn only_the_languages_that_were_asked_for_are_built() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["build", "--lang", "th,my"]).code, 0);
    let expected = files(&["my-number-card/th.pdf", "my-number-card/my.pdf"]);
    assert_eq!(written(&project, "output"), expected);
    assert_eq!(run(&project, &["build", "--lang", "uk", "--out", "other"]).code, 0);
    assert_eq!(written(&project, "other"), files(&["my-number-card/uk.pdf"]));
}

#[test]
fn only_the_flyer_that_was_asked_for_is_built() {
    let project = TempProject::new();
    let second = project.path("content/second");
    fs::create_dir_all(second.join("images")).unwrap();
    for folder in ["", "images"] {
        for entry in fs::read_dir(project.path("content/my-number-card").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, second.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    let built = run(&project, &["build", "--flyer", "second", "--lang", "en"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert_eq!(written(&project, "output"), files(&["second/en.pdf"]));
    assert_eq!(run(&project, &["build", "--lang", "en", "--out", "both"]).code, 0);
    let both = files(&["my-number-card/en.pdf", "second/en.pdf"]);
    assert_eq!(written(&project, "both"), both);
    let [one, two] =
        ["my-number-card", "second"].map(|id| fs::read(project.path(&format!("both/{id}/en.pdf"))));
    assert_eq!(one.unwrap(), two.unwrap(), "the same content under another name");
}

/// The kinds of the blocks of English as of a day, and its file.
fn english(as_of: Date) -> (Vec<String>, Vec<u8>) {
    let shipped = TempProject::new();
    let mut sources = Sources::new(&shipped.path("."));
    let mut sink = Sink::default();
    let today = Date { year: 2000, month: 1, day: 1 };
    let languages = Some(vec![chirashi::lang::Tag::new("en").unwrap()]);
    let request = Request { as_of: Some(as_of), languages, ..Request::all(today) };
    let project = load(&mut sources, &request, &mut sink).unwrap();
    let document = &project.workspace.flyers[0].documents[0];
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    // The rest is told apart well enough by how many there are.
    let name = |kind: &BlockKind| {
        if let BlockKind::Step(step) = kind {
            format!("step {}", step.number)
        } else if let BlockKind::Contacts(contacts) = kind {
            match &contacts.lines[..] {
                [ContactLine::Large(line, _)] => line.number.plain(),
                _ => "points".to_owned(),
            }
        } else if matches!(kind, BlockKind::Prose(prose) if prose.place.0.is_some()) {
            "points".to_owned()
        } else {
            "other".to_owned()
        }
    };
    let kinds = blocks.map(|block| name(&block.kind)).collect();
    let languages = &project.workspace.languages;
    let printer = Printer::new(Variant::Screen, languages, &project.fonts);
    let product = printer.build(document, &mut sink);
    assert_eq!(sink.sorted(), []);
    (kinds, product.unwrap().bytes)
}

#[test]
fn what_is_over_on_a_day_is_not_printed_as_of_that_day() {
    let project = TempProject::new();
    let built = |as_of: Option<&str>, out: &str| {
        let mut arguments = vec!["build", "--lang", "en", "--out", out];
        arguments.extend(as_of.iter().flat_map(|day| ["--as-of", day]));
        let run = run(&project, &arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        fs::read(project.path(out).join("my-number-card/en.pdf")).unwrap()
    };
    let (before, expected) = english(Date { year: 2022, month: 7, day: 1 });
    assert_eq!(built(None, "edition"), expected, "flyer.toml pins the day of its edition");
    for kind in ["step 3", "points", "TEL: 0570-028-125"] {
        assert!(before.iter().any(|block| block == kind), "{kind}: {before:?}");
    }
    let (last_day, same) = english(Date { year: 2023, month: 9, day: 30 });
    assert_eq!(last_day, before, "`until` is the last day on which a block holds");
    assert_eq!(built(Some("2023-09-30"), "last-day"), same);

    let (after, expected) = english(Date { year: 2024, month: 4, day: 1 });
    let gone = |kind: &str| kind == "step 3" || kind == "points" || kind.contains("0570-028-125");
    let kept: Vec<String> = before.into_iter().filter(|kind| !gone(kind)).collect();
    assert_eq!(after, kept);
    assert_eq!(built(Some("2024-04-01"), "later"), expected);
}
