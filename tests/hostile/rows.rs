//! Files in `content/data` that want to break the program.

use std::fs;

use crate::hostile::verdict::{failed, refused};
use crate::support::project::TempProject;
use crate::support::shelters::{DATA, PLAN, SITES, project};

fn with(bytes: impl AsRef<[u8]>) -> TempProject {
    let project = project();
    fs::write(project.path(DATA), bytes).unwrap();
    project
}

#[test]
fn what_is_no_table_is_refused_with_one_message() {
    for (bytes, code) in [
        (vec![0xFF; 100_000], "not-utf8"),
        (b"PK\x03\x04".to_vec(), "bad-table"),
        (b"\n".repeat(1 << 20), "bad-table"),
        (b",".repeat(1 << 20), "too-large"),
        (b"\"".repeat((1 << 20) - 1), "bad-table"),
        (b"x".repeat(2 << 20), "too-large"),
    ] {
        refused(&with(bytes), code, DATA);
    }
}

#[test]
fn a_cell_that_is_longer_than_a_page_is_refused() {
    let long = "中".repeat(20_000);
    refused(&with(SITES.replace("文化会館", &long)), "too-long", DATA);
    let marks = format!("文化会館{}", "\u{301}".repeat(500));
    refused(&with(SITES.replace("文化会館", &marks)), "too-long", DATA);
}

#[test]
fn signs_that_a_terminal_obeys_are_refused() {
    refused(&with(SITES.replace("文化会館", "文化\u{1b}会館")), "control-character", DATA);
    refused(&with(SITES.replace("文化会館", "文化\u{202e}会館")), "control-character", DATA);
}

#[test]
#[ignore = "slow"]
fn many_blocks_with_many_rows_are_told_in_time() {
    let rows: String = (0..20_000).map(|number| format!("{number},1,1,1,1,1,1\n")).collect();
    let head = "ID,名称,名称_英字,所在地_連結表記,想定収容人数,指定避難所との重複,災害種別_洪水\n";
    let project = with(format!("{head}{rows}"));
    let flyer = project.path("content/shelters/flyer.toml");
    let (_, block) = PLAN.split_at(PLAN.rfind("[[pages.blocks]]").unwrap());
    let block = block.replace("sort = \"名称_カナ\"", "sort = \"ID\"");
    let title = PLAN.split_at(PLAN.rfind("[[pages.blocks]]").unwrap()).0;
    fs::write(&flyer, format!("{title}{}", block.repeat(190))).unwrap();
    let err = failed(&project, 1);
    assert!(err.contains("a table of a flyer has at most 1000 rows"), "{err}");
    let none = block.replace("災害種別_洪水\" = \"1\"", "災害種別_洪水\" = \"2\"");
    fs::write(&flyer, format!("{title}{}", none.repeat(190))).unwrap();
    let err = failed(&project, 1);
    assert!(err.contains("has no row to print"), "{err}");
}
