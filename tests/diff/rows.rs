//! Rows of a table that come from a file of the city.

use std::fs;

use serde_json::Value;

use crate::diff::revisions::commit_all;
use crate::diff::{diff, done, edit};
use crate::support::shelters::{DATA, project};

#[test]
fn a_cell_a_new_row_and_one_that_is_gone_are_told_as_the_file_has_them() {
    let Some(project) = commit_all(project) else { return };
    edit(&project, DATA, "\"1,200\"", "\"1,150\"");
    let text = fs::read_to_string(project.path(DATA)).unwrap();
    let east = text.lines().find(|line| line.contains("東中学校")).unwrap();
    let west = east.replace("0000000004", "0000000005").replace("東中学校", "西中学校");
    fs::write(project.path(DATA), text.replace(east, &west)).unwrap();

    let told = diff(&project, &["HEAD", "WORKTREE"]);
    let facts = told["facts"].as_array().unwrap().iter();
    let facts: Vec<[&Value; 3]> = facts.map(|it| [&it["name"], &it["old"], &it["new"]]).collect();
    let row = "Higashi Junior High School | 見本県北浜市東５－６ | 80 | 1";
    let (old, new) = (format!("東中学校 | {row}"), format!("西中学校 | {row}"));
    assert_eq!(
        facts,
        [
            [
                &"shelters.csv, row 0000000001, 想定収容人数".into(),
                &"1,200".into(),
                &"1,150".into()
            ],
            [&"shelters.csv, row 0000000004".into(), &old.into(), &Value::Null],
            [&"shelters.csv, row 0000000005".into(), &Value::Null, &new.into()],
        ]
    );
    assert_eq!(told["facts"][0]["flyers"], Value::from(vec!["shelters"]));
    let human = done(&project, &["diff", "HEAD", "WORKTREE", "--lang", "vi"]);
    assert!(human.contains("row “Chuo Elementary School”: “1.200” → “1.150”"), "{human}");
}
