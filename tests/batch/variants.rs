//! Kinds of output beside each other in one folder.

use crate::batch::{build, differing, edit, files, listed, run};
use crate::support::project::TempProject;

const BOTH: [&str; 4] = ["--lang", "en,th", "--variant", "copier,screen"];

#[test]
fn each_variant_has_files_of_its_own() {
    let project = TempProject::in_a_few();
    build(&project, &["--lang", "en,th"]);
    let before = files(&project.path("output"));
    let summary = build(&project, &BOTH);
    assert!(summary.starts_with("2 flyers (2 up to date) in "), "{summary}");
    let after = files(&project.path("output"));
    let new = ["manifest.json", "my-number-card/en.copier.pdf", "my-number-card/th.copier.pdf"];
    assert_eq!(differing(&before, &after), new);
    let names = ["en.copier.pdf", "en.pdf", "th.copier.pdf", "th.pdf"];
    assert_eq!(listed(&after), names.map(|name| format!("my-number-card/{name}")));
    let manifest: serde_json::Value = serde_json::from_slice(&after["manifest.json"]).unwrap();
    let variant = |number: usize| manifest["files"][number]["variant"].clone();
    assert_eq!([0, 1, 2, 3].map(variant), ["copier", "screen", "copier", "screen"]);
    assert_eq!(run(&project, &["verify"]).code, 0);

    assert!(build(&project, &BOTH).starts_with("0 flyers (4 up to date) in "));
    edit(&project, "content/my-number-card/th.toml", "[title]", "# a remark\n\n[title]");
    assert!(build(&project, &BOTH).starts_with("0 flyers (4 up to date) in "));
}

#[test]
fn a_build_of_one_variant_judges_no_other() {
    let project = TempProject::in_a_few();
    build(&project, &["--variant", "copier"]);
    edit(&project, "content/my-number-card/flyer.toml", "\"uk\",", "");
    std::fs::remove_file(project.path("content/my-number-card/uk.toml")).unwrap();
    let summary = build(&project, &["--prune"]);
    assert!(!summary.contains("copier"), "{summary}");
    assert_eq!(listed(&files(&project.path("output"))).len(), 6 + 5);
    let compared = run(&project, &["diff", "output", "WORKTREE", "--variant", "copier"]);
    assert!(compared.out.contains("uk: no longer made"), "{}{}", compared.out, compared.err);
    let unknown = run(&project, &["build", "--variant", "poster"]);
    assert!(unknown.code == 2 && unknown.err.contains("[possible values: screen, copier]"));
}

#[test]
fn offices_have_both_variants_too() {
    let project = TempProject::in_a_few();
    std::fs::write(project.path("offices.csv"), "code,name,name.en\n011002,札幌市,Sapporo\n")
        .unwrap();
    build(&project, &["--offices", "offices.csv", "--lang", "en", "--variant", "copier,screen"]);
    let names = ["en.copier.pdf", "en.pdf"].map(|name| format!("my-number-card/011002/{name}"));
    assert_eq!(listed(&files(&project.path("output"))), names);
}
