//! `chirashi schema` from the outside.

use std::fs;
use std::process::Output;

use crate::support::project::TempProject;
use crate::support::shelters;

const PACK: &str = "content/my-number-card/pack.schema.json";
const JA: &str = "content/my-number-card/ja.toml";

/// The exit status and standard error of a run.
pub(super) fn run(project: &TempProject, arguments: &[&str]) -> (i32, String) {
    let Output { status, stdout, stderr } = project.command(arguments).output().unwrap();
    assert_eq!(stdout, b"", "messages for people go to standard error");
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(project.path(path)).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    fs::write(project.path(path), text.replacen(from, to, 1)).unwrap();
}

/// A project whose schemas have been written.
fn project() -> TempProject {
    let project = TempProject::new();
    assert_eq!(run(&project, &["schema"]).0, 0);
    project
}

#[test]
fn schemas_that_were_written_are_up_to_date() {
    let project = project();
    let (code, said) = run(&project, &["schema", "--check"]);
    assert_eq!(code, 0, "{said}");
    let shared = fs::read_dir(project.path("content/schemas")).unwrap().count();
    assert_eq!(said, format!("{} schemas are up to date\n", shared + 1), "none is left over");
}

#[test]
fn a_changed_reference_pack_makes_the_schema_stale_until_it_is_written() {
    let project = project();
    let before = fs::read_to_string(project.path(PACK)).unwrap();
    edit(
        &project,
        JA,
        "before = [\"電話の受付時間は、曜日によって違います。\"]",
        "before = [\"一\", \"二\"]",
    );
    let (code, said) = run(&project, &["schema", "--check"]);
    assert_eq!((code, said), (1, format!("{PACK} is out of date: run `chirashi schema`\n")));
    assert_eq!(fs::read_to_string(project.path(PACK)).unwrap(), before, "--check writes nothing");
    assert_eq!(run(&project, &["schema"]), (0, format!("wrote {PACK}\n")));
    assert_ne!(fs::read_to_string(project.path(PACK)).unwrap(), before);
    assert_eq!(run(&project, &["schema", "--check"]).0, 0);
}

#[test]
fn schemas_that_are_missing_are_written() {
    let project = project();
    fs::remove_dir_all(project.path("content/schemas")).unwrap();
    assert_eq!(run(&project, &["schema", "--check"]).0, 1);
    assert!(!project.path("content/schemas").exists());
    let (code, said) = run(&project, &["schema"]);
    assert_eq!(code, 0);
    assert!(said.contains("wrote content/schemas/facts.schema.json\n"), "{said}");
    assert_eq!(run(&project, &["build", "--lang", "en", "--quiet"]).0, 0, "schemas are no flyer");
}

#[test]
fn a_reference_pack_that_is_no_toml_is_shown_and_its_schema_left_alone() {
    let project = project();
    edit(&project, JA, "[colophon]", "[colophon");
    let (code, said) = run(&project, &["schema"]);
    assert_eq!(code, 1);
    assert!(said.contains("error[toml-syntax]") && said.contains(JA), "{said}");
    let (code, said) = run(&project, &["schema", "--check"]);
    assert_eq!(code, 1, "{said}");
}

#[test]
fn a_flyer_without_a_reference_is_named() {
    let project = project();
    edit(&project, "content/my-number-card/flyer.toml", "reference = \"ja\"\n", "");
    let (code, said) = run(&project, &["schema"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("content/my-number-card/flyer.toml"), "{said}");
}

#[test]
fn a_table_with_rows_from_a_file_has_schemas_of_its_own() {
    let project = shelters::project();
    assert_eq!(run(&project, &["schema"]).0, 0);
    let check = |path: &str, schema: &str| {
        let text = fs::read_to_string(project.path(schema)).unwrap();
        let validator = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
        let file = fs::read_to_string(project.path(path)).unwrap();
        let file: toml::Table = file.parse().unwrap();
        let mut file = serde_json::to_value(file).unwrap();
        // Schemas of TOML see days as texts.
        if let Some(edition) = file.get_mut("edition") {
            *edition = "2022-07-01".into();
        }
        validator.iter_errors(&file).map(|error| error.to_string()).collect::<Vec<_>>()
    };
    let none = Vec::<String>::new();
    let flyer = ["content/shelters/flyer.toml", "content/schemas/flyer.schema.json"];
    let pack = ["content/shelters/vi.toml", "content/shelters/pack.schema.json"];
    assert_eq!(check(flyer[0], flyer[1]), none);
    assert_eq!(check(pack[0], pack[1]), none);
    edit(&project, flyer[0], "kind = \"number\"", "kind = \"numbr\"");
    assert_eq!(check(flyer[0], flyer[1]).len(), 1);
    edit(&project, pack[0], "\"1\" =", "\"2\" =");
    assert_eq!(check(pack[0], pack[1]).len(), 2);
}
