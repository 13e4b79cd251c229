//! The reports of `check` have the form that their schemas describe.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::cli::{edit, run};
use crate::support::project::TempProject;

const EN: &str = "content/my-number-card/en.toml";

/// A project without faults, one with several of each weight and an exception,
/// and one whose facts cannot be read at all.
fn projects() -> [TempProject; 3] {
    let faulty = TempProject::new();
    edit(&faulty, EN, "Get your My Number Card", "Get your My Number Crad");
    edit(&faulty, EN, "picture_alt = \"Residents", "picture_alt = \"…\" # \"");
    edit(&faulty, EN, "\"Take a look!\"", "\"Call 0120-95-0178 before 9:30!\"");
    let settings = "[severity]\nweak-alt = \"warn\"\n\n[[exceptions]]\ncode = \"typed-phone\"\n\
                    file = \"content/my-number-card/en.toml\"\nreason = \"a test\"\n";
    std::fs::write(faulty.path("chirashi.toml"), settings).unwrap();
    let broken = TempProject::new();
    std::fs::write(broken.path("content/facts.toml"), "a = [\n\"é\u{301}\"\n= 1").unwrap();
    [TempProject::new(), faulty, broken]
}

/// How many messages a report of each project has, after it was held against a
/// schema.
fn validated(format: &str, schema: &Value, list: &str) -> [usize; 3] {
    let validator = jsonschema::draft7::new(schema).expect("the schema is one");
    projects().map(|project| {
        let said = run(&project, &["check", "--lang", "en", "--no-pages", "--format", format]);
        let report: Value = serde_json::from_str(&said.out).expect("the report is JSON");
        let wrong: Vec<String> = validator.iter_errors(&report).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        report.pointer(list).and_then(Value::as_array).expect("the report has messages").len()
    })
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).expect("a schema is JSON")
}

#[test]
fn json_has_the_form_that_the_documentation_describes() {
    let schema = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/report.schema.json"));
    let [clean, faulty, broken] = validated("json", &schema, "/diagnostics");
    assert!(clean == 0 && faulty >= 3 && broken >= 1, "{clean}, {faulty}, {broken}");
}

/// The schema of OASIS comes with the library that writes the log.
#[test]
fn sarif_has_the_form_that_its_standard_describes() {
    let arguments = ["metadata", "--format-version", "1", "--locked"];
    let said = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let metadata: Value = serde_json::from_slice(&said.stdout).expect("cargo says JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let library = packages.iter().find(|package| package["name"] == "serde-sarif");
    let manifest = library.and_then(|library| library["manifest_path"].as_str());
    let mut schema =
        read(&Path::new(manifest.expect("the library is there")).with_file_name("src/schema.json"));
    let title = schema["title"].as_str().unwrap_or_default();
    assert!(title.contains("2.1.0"), "{title}");
    // Its pattern for languages is no regular expression: it has a bracket too many.
    for place in ["run", "toolComponent"] {
        schema["definitions"][place]["properties"]["language"]["pattern"] = ".".into();
    }
    let [clean, faulty, broken] = validated("sarif", &schema, "/runs/0/results");
    assert!(clean == 0 && faulty >= 4 && broken >= 1, "{clean}, {faulty}, {broken}");
}
