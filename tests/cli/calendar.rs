//! The coming changes.

use icalendar::{Calendar, CalendarComponent, Component};

use crate::cli::{edit, run};
use crate::support::project::TempProject;
use crate::support::shelters;

/// A project that wants its facts looked at every year.
fn yearly() -> TempProject {
    let project = TempProject::new();
    let settings = "[facts]\nrecheck_months = 12\n";
    std::fs::write(project.path("chirashi.toml"), settings).unwrap();
    project
}

fn calendar(project: &TempProject, arguments: &[&str]) -> String {
    let shown = run(project, &[&["calendar"], arguments].concat());
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    shown.out
}

#[test]
fn the_end_of_the_points_and_the_later_hours_are_listed() {
    let project = yearly();
    let shown = calendar(&project, &["--from", "2022-07-01", "--until", "2024-04-01"]);
    let lines: Vec<&str> = shown.lines().collect();
    for line in [
        "2023-10-01  my-number-card: the block `step-points` ends",
        "2023-10-01  my-number-card: the block `points` ends",
        "2023-10-01  my-number-card: the block `points-call` ends",
        "2023-10-01  my-number-card: the block `hotline-points` ends",
        "2023-10-01  my-number-card: hours card-late: daily 10:00–19:00 (vi, fil) → \
         daily 09:00–18:00 (vi, fil)",
    ] {
        assert!(lines.contains(&line), "{line} is not in\n{shown}");
    }
    assert_eq!(shown.matches(" → ").count(), 3, "{shown}");
    assert!(!shown.contains("expires, but"), "who needs them ends on the same day:\n{shown}");
    assert!(shown.contains("2023-07-02  compare phone general"), "{shown}");
    assert!(shown.contains("my-number-card is made as of 2022-07-01"), "{shown}");

    assert_eq!(
        calendar(&project, &["--from", "2023-09-01", "--until", "2023-06-01"]),
        "nothing changes from 2023-09-01 on\n"
    );
    let later = calendar(&project, &["--from", "2025-01-01"]);
    assert!(later.contains("overdue: compare"), "{later}");
    assert!(!later.contains("` ends"), "{later}");
}

#[test]
fn a_fact_that_ends_while_it_is_needed_is_told() {
    let project = TempProject::new();
    let link = "checked = 2022-07-01\n\n# --- languages of the hotlines";
    edit(&project, "content/facts.toml", link, &format!("until = 2025-03-31\n{link}"));
    let shown = calendar(&project, &["--from", "2025-01-01", "--until", "2025-12-31"]);
    let expected =
        "2025-04-01  my-number-card: link portal expires, but is still needed by `guide`";
    assert!(shown.contains(expected), "{shown}");
}

#[test]
fn programs_and_calendars_can_read_it() {
    let project = TempProject::new();
    let arguments = ["--from", "2022-07-01", "--until", "2023-12-31", "--format"];
    let json = calendar(&project, &[&arguments[..], &["json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let events = json.as_array().unwrap();
    let of = |kind: &str| events.iter().filter(|event| event["kind"] == kind).count();
    assert_eq!((of("ends"), of("changes"), of("expires")), (4, 3, 0));

    let written = calendar(&project, &[&arguments[..], &["ics"]].concat());
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    let read: Calendar = written.parse().unwrap();
    let entries: Vec<_> = read.iter().filter_map(CalendarComponent::as_event).collect();
    let changes: Vec<_> = entries
        .iter()
        .filter(|entry| entry.get_summary() == Some("my-number-card changes"))
        .collect();
    assert_eq!(changes.len(), 1);
    let text = changes[0].get_description().unwrap();
    assert!(text.contains("the block `points` ends\n"), "{text}");
    assert!(text.contains("10:00–19:00 (vi, fil) → daily 09:00–18:00"), "{text}");
    assert!(written.contains("DTSTART;VALUE=DATE:20231001"), "{written}");
    assert!(written.contains("DTEND;VALUE=DATE:20231002"), "it fills its day: {written}");
}

#[test]
fn rows_of_a_file_that_begin_and_end_are_listed() {
    let project = shelters::project();
    let flyer = "content/shelters/flyer.toml";
    edit(
        &project,
        flyer,
        "sort = ",
        "from = \"連絡先備考(その他、SNSなど)\"\nuntil = \"備考\"\nsort = ",
    );
    edit(&project, shelters::DATA, "体育館と校庭", "2030/3/31");
    let shown = calendar(&project, &["--from", "2026-01-01"]);
    let row = "2030-04-01  shelters: the row `中央小学校` of `shelters` ends\n";
    assert!(shown.ends_with(row), "{shown}");
    edit(&project, flyer, "words = \"shelters\"\n", "words = \"shelters\"\nuntil = 2029-12-31\n");
    let shown = calendar(&project, &["--from", "2026-01-01", "--format", "json"]);
    assert!(shown.contains("\"kind\": \"ends\"") && !shown.contains("row-ends"), "{shown}");
}
