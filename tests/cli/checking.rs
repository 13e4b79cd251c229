//! `check` and `explain` from the outside: statuses, formats, decisions.

use serde_json::Value;

use crate::cli::{edit, run};
use crate::support::project::TempProject;

const EN: &str = "content/my-number-card/en.toml";

/// A project whose English pack has a wrong name and an alternative text that
/// says nothing.
fn faulty() -> TempProject {
    let project = TempProject::new();
    edit(&project, EN, "Get your My Number Card", "Get your My Number Crad");
    edit(&project, EN, "picture_alt = \"Residents", "picture_alt = \"…\" # \"");
    project
}

/// `check` of a pack whose texts a test has changed, which it says of each.
const CHECK: [&str; 5] = ["check", "--lang", "en", "--allow", "changed-text"];

fn json(project: &TempProject, arguments: &[&str]) -> Value {
    let arguments = [&CHECK[..], &["--format", "json"], arguments].concat();
    serde_json::from_str(&run(project, &arguments).out).expect("the report is JSON")
}

fn codes(report: &Value, list: &str) -> Vec<String> {
    let list = report[list].as_array().unwrap();
    list.iter().map(|message| message["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn errors_end_with_1_and_warnings_only_if_strict() {
    let project = TempProject::new();
    let clean = ["check", "--lang", "th"];
    assert_eq!(run(&project, &clean).code, 0);
    edit(&project, EN, "What is the My Number Card?", "What is this plastic card?");
    let check = ["check", "--lang", "en", "--no-pages"];
    let warned = run(&project, &check);
    assert_eq!(warned.code, 0);
    assert!(warned.err.contains("missing-term") && warned.out.is_empty(), "{}", warned.err);
    assert_eq!(run(&project, &[&check[..], &["--strict"]].concat()).code, 1);
    assert_eq!(run(&faulty(), &check).code, 1);
}

#[test]
fn flags_give_codes_another_weight() {
    let project = faulty();
    let weights = json(&project, &["--warn", "wrong-term", "--allow", "weak-alt,missing-term"]);
    assert_eq!(codes(&weights, "diagnostics"), ["wrong-term"]);
    assert_eq!((&weights["errors"], &weights["warnings"]), (&0.into(), &1.into()));
    let denied = run(&project, &["check", "--lang", "en", "--deny", "missing-term"]);
    assert_eq!(denied.code, 1);
    for (flag, code) in [("--allow", "wrong-trem"), ("--allow", "page-overflow")] {
        let refused = run(&project, &["check", flag, code]);
        assert_eq!(refused.code, 2, "{code}");
        assert!(refused.err.contains(code), "{}", refused.err);
    }
}

#[test]
fn the_project_file_excepts_messages_with_a_reason() {
    let project = faulty();
    let settings = "[severity]\nweak-alt = \"allow\"\nmissing-term = \"allow\"\n\n\
                    [[exceptions]]\ncode = \"wrong-term\"\nfile = \"content/my-number-card/en.toml\"\n\
                    key = \"title\"\nreason = \"quoted from a sign\"\n";
    std::fs::write(project.path("chirashi.toml"), settings).unwrap();
    let report = json(&project, &[]);
    assert_eq!(codes(&report, "diagnostics"), Vec::<String>::new());
    assert_eq!(codes(&report, "excepted"), ["wrong-term"]);
    assert_eq!(report["excepted"][0]["reason"], "quoted from a sign");
}

#[test]
fn decisions_that_make_no_sense_are_reported() {
    let project = TempProject::new();
    let settings = "[severity]\nwrong-trem = \"deny\"\npage-overflow = \"allow\"\n\n\
                    [[exceptions]]\ncode = \"wrong-term\"\nfile = \"content/my-number-card/en.toml\"\n\
                    reason = \"it was there once\"\n\
                    [[exceptions]]\ncode = \"wrong-term\"\nfile = \"content/my-number-card/en.toml\"\n";
    std::fs::write(project.path("chirashi.toml"), settings).unwrap();
    let ended = run(&project, &["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let found = codes(&report, "diagnostics");
    for code in ["unknown-code", "fixed-code", "unused-exception", "missing-key"] {
        assert!(found.iter().any(|found| found == code), "{code} is not in {found:?}");
    }
    assert_eq!(ended.code, 1);
}

#[test]
fn messages_have_their_place_in_every_format() {
    let project = faulty();
    let report = json(&project, &["--no-pages"]);
    let place = &report["diagnostics"][0]["place"];
    assert_eq!(place["file"], EN);
    assert_eq!(place["text"], "My Number Crad");
    let pack = std::fs::read_to_string(project.path(EN)).unwrap();
    let line = pack.lines().position(|line| line.contains("Crad")).unwrap() + 1;
    assert_eq!(place["line"], line);
    let column = pack.lines().nth(line - 1).unwrap().find("My Number Crad").unwrap() + 1;
    assert_eq!(place["column"], column);
    let sarif = [&CHECK[..], &["--no-pages", "--format", "sarif"]].concat();
    let log: Value = serde_json::from_str(&run(&project, &sarif).out).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(result["ruleId"], "wrong-term");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], EN);
    assert_eq!(place["region"]["startLine"], line);
    assert_eq!(place["region"]["startColumn"], column);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], "wrong-term");
}

#[test]
fn explain_tells_every_code_and_knows_no_other() {
    let project = TempProject::new();
    let all = run(&project, &["explain"]);
    assert_eq!(all.code, 0);
    for rule in chirashi::rules::all() {
        assert!(all.out.contains(rule.code), "{}", rule.code);
        let one = run(&project, &["explain", rule.code]);
        assert_eq!(one.code, 0);
        assert!(one.out.starts_with(rule.code), "{}", one.out);
        // Lines of content files are told as they are typed.
        let mut said = one.out.lines().filter(|line| !line.starts_with("    "));
        assert!(said.all(|line| line.chars().count() <= 100), "{}", one.out);
    }
    for copied in ["error[wrong-term]", "warning[wrong-term]:", "docs/checks.md#wrong-term"] {
        let copied = run(&project, &["explain", copied]);
        assert!(copied.out.starts_with("wrong-term"), "{}", copied.out);
    }
    let unknown = run(&project, &["explain", "wrong-trem"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("wrong-term"), "{}", unknown.err);
}

#[test]
fn explain_tells_several_codes_and_in_other_forms() {
    let project = TempProject::new();
    let codes = ["explain", "wrong-term", "long-sentence"];
    let two = run(&project, &codes).out;
    assert!(two.starts_with("wrong-term: error\n") && two.contains("\n\nlong-sentence: warning\n"));
    assert!(
        two.contains("\nWrong, in content/my-number-card/zh-Hans.toml:\n\n    在出入国再留"),
        "{two}"
    );
    let json = run(&project, &[&codes[..], &["--format", "json"]].concat()).out;
    let told: Value = serde_json::from_str(&json).unwrap();
    let rule = &told.as_array().unwrap()[1];
    assert_eq!(rule["code"], "long-sentence");
    assert_eq!(rule["page"], "docs/checks.md#long-sentence");
    assert_eq!(rule["example"]["file"], "content/my-number-card/ja-simple.toml");
    let page = run(&project, &["explain", "--format", "markdown"]).out;
    assert_eq!(page, chirashi::rules::page());
    let section = run(&project, &["explain", "wrong-term", "--format", "markdown"]).out;
    assert!(section.starts_with("### wrong-term\n") && page.contains(&section), "{section}");
}

#[test]
fn the_hint_of_a_warning_silences_it_for_good() {
    let project = TempProject::new();
    edit(&project, EN, "Take a look!", "Take a look at the the card!");
    let check = ["--no-pages"];
    let report = json(&project, &check);
    assert_eq!(codes(&report, "diagnostics"), ["doubled-word"]);
    let hints = report["diagnostics"][0]["hints"].as_array().unwrap();
    let hint = hints.last().and_then(Value::as_str).unwrap();
    let lines =
        hint.split_once("[[exceptions]] with ").and_then(|(_, rest)| rest.split_once(" and a"));
    let lines = lines.unwrap_or_else(|| panic!("{hint}")).0.replace(", ", "\n");
    assert!(lines.ends_with("key = \"guide.prompt\""), "{lines}");
    let settings = std::fs::read_to_string(project.path("chirashi.toml")).unwrap();
    let exception = format!("{settings}\n[[exceptions]]\n{lines}\nreason = \"a name\"\n");
    std::fs::write(project.path("chirashi.toml"), exception).unwrap();
    let report = json(&project, &check);
    assert_eq!(codes(&report, "diagnostics"), [""; 0]);
    assert_eq!(codes(&report, "excepted"), ["doubled-word"]);
}
