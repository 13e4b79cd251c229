//! The answer as a comment on a proposal.

use std::fs;

use crate::diff::{diff, done, edit, files, texts};
use crate::support::project::TempProject;

#[test]
fn a_comment_is_short_enough_and_says_what_is_left_out() {
    let project = TempProject::new();
    done(&project, &["build", "--as-of", "2023-09-30", "--out", "before"]);
    done(&project, &["build", "--as-of", "2023-10-01", "--out", "after"]);
    let told = done(&project, &["diff", "before", "after", "--format", "markdown"]);
    assert!(told.chars().count() <= 60_000, "{}", told.chars().count());
    assert_eq!(told.matches("<details>").count(), told.matches("</details>").count());
    let whole = diff(&project, &["before", "after"]);
    let rows: usize = files(&whole)
        .iter()
        .map(|file| {
            let about = usize::from(file["old"]["density"] != file["new"]["density"]);
            let looks = usize::from(!file["looks"].as_array().unwrap().is_empty());
            texts(file).len() + about + looks
        })
        .sum();
    let shown = told.lines().filter(|line| line.starts_with("| ")).count() - 2;
    let left_out = told.lines().last().unwrap().split(' ').next().unwrap().parse().unwrap_or(0);
    assert_eq!(shown + left_out, rows, "{}", &told[told.len() - 300..]);
    let whole_rows = told.lines().filter(|line| line.starts_with("| "));
    assert!(whole_rows.into_iter().all(|row| row.matches('|').count() == 5));
}

#[test]
fn texts_are_no_markup() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en"]);
    let pack = "content/my-number-card/en.toml";
    edit(&project, pack, "There is a background", "a|b <b>c</b> \\\\*d\\\\* _e_ `f` @mayor #1");
    let told =
        done(&project, &["diff", "output", "WORKTREE", "--lang", "en", "--format", "markdown"]);
    let row = told.lines().find(|line| line.contains("mayor")).unwrap();
    assert_eq!(row.matches('|').count(), 5, "{row}");
    for markup in ["<b>", "*", "_e_", "`", "@mayor", "#1 "] {
        assert!(!row.contains(markup), "{markup}: {row}");
    }
    assert!(row.contains("<ins>") && row.contains("<del>"), "{row}");
    fs::write(project.path("out.md"), &told).unwrap();
}
