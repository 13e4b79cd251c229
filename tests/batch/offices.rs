//! Flyers filled in for offices.

use std::fs;

use chirashi::proof;

use crate::batch::{build, differing, files, listed, run};
use crate::support::project::TempProject;

const ROWS: &str = "\u{FEFF}code,name,name.en,section,section.en,address,phone,days,open,close,link,logo,registration
131016,千代田区,Chiyoda City,戸籍住民課,Residents Section,東京都千代田区九段南1-2-1,03-3264-2111,mon-fri,08:30,17:15,https://www.city.chiyoda.lg.jp/,mark.svg,令和8-12
011002,札幌市,Sapporo City,,,,011-211-2111,,,,,,
";

const MARK: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\">\
                    <circle cx=\"10\" cy=\"10\" r=\"9\" fill=\"#16325C\"/></svg>";

fn project() -> TempProject {
    let project = TempProject::new();
    fs::write(project.path("offices.csv"), ROWS).unwrap();
    fs::write(project.path("mark.svg"), MARK).unwrap();
    project
}

/// The text of the last page of a file.
fn last_page(project: &TempProject, path: &str) -> String {
    let bytes = fs::read(project.path("output/my-number-card").join(path)).unwrap();
    // Where lines break is not what is looked at.
    proof::open(bytes).unwrap().text().pop().unwrap().replace('\n', "")
}

#[test]
fn every_office_gets_its_data_in_every_language() {
    let project = project();
    let summary = build(&project, &["--offices", "offices.csv"]);
    assert!(summary.starts_with("36 flyers in "), "{summary}");
    assert_eq!(listed(&files(&project.path("output"))).len(), 36);
    let japanese = last_page(&project, "131016/ja.pdf");
    for words in [
        "千代田区 戸籍住民課",
        "03-3264-2111",
        "午前8時30分から午後5時15分",
        "東京都千代田区九段南1-2-1",
        "www.city.chiyoda.lg.jp",
        "令和8-12",
    ] {
        assert!(japanese.contains(words), "{words} is not in {japanese}");
    }
    let english = last_page(&project, "131016/en.pdf");
    assert!(english.contains("Chiyoda City Residents Section"), "{english}");
    assert!(english.contains("8:30"), "{english}");
    assert!(last_page(&project, "131016/zh-Hant.pdf").contains("千代田区"));
    assert!(last_page(&project, "011002/my.pdf").contains("Sapporo City"));
    let sapporo = last_page(&project, "011002/ja.pdf");
    assert!(sapporo.contains("011-211-2111") && !sapporo.contains("千代田"), "{sapporo}");
}

#[test]
fn toml_says_the_same_as_csv() {
    let project = project();
    let toml = "[[offices]]\ncode = \"131016\"\nphone = \"03-3264-2111\"\ndays = \"mon-fri\"\n\
                open = \"08:30\"\nclose = \"17:15\"\nlink = \"https://www.city.chiyoda.lg.jp/\"\n\
                logo = \"mark.svg\"\nregistration = \"令和8-12\"\n\
                name = { ja = \"千代田区\", en = \"Chiyoda City\" }\n\
                section = { ja = \"戸籍住民課\", en = \"Residents Section\" }\n\
                address = \"東京都千代田区九段南1-2-1\"\n\n\
                [[offices]]\ncode = \"011002\"\nphone = \"011-211-2111\"\n\
                name = { ja = \"札幌市\", en = \"Sapporo City\" }\n";
    fs::write(project.path("offices.toml"), toml).unwrap();
    build(&project, &["--offices", "offices.csv", "--lang", "ja,en", "--out", "one"]);
    build(&project, &["--offices", "offices.toml", "--lang", "ja,en", "--out", "other"]);
    let (one, other) = (files(&project.path("one")), files(&project.path("other")));
    assert_eq!(differing(&one, &other), Vec::<String>::new());
}

#[test]
fn rows_with_mistakes_are_told_and_the_others_go_on() {
    let project = project();
    let rows = format!(
        "{ROWS}131017,千代田区,,,,,03-3264-2111,,,,,,\n\
         11002,札幌市,,,,,011-211-2111,,,,,,\n\
         271004,,Osaka City,,,,06-6208-8181,,,,,,\n\
         141003,横浜市,,,,,045671-2121,mon-fry,8:30,17:15,http://a.b,none.svg,\n\
         131016,千代田区,,,,,03-3264-2111,,,,,,\n"
    );
    fs::write(project.path("offices.csv"), rows).unwrap();
    let run = run(&project, &["build", "--offices", "offices.csv", "--lang", "ja"]);
    assert_eq!(run.code, 1, "{}", run.err);
    for message in [
        "offices.csv:4:1",
        "which ask for 6",
        "write 011002",
        "not given in Japanese",
        "no Japanese telephone number",
        "`mon-fry` means nothing here",
        "`8:30` is not a time of day",
        "no address that a flyer can print",
        "no emblem `none.svg`",
        "two offices have the code 131016",
        "2 flyers in ",
        "5 offices with mistakes left out",
    ] {
        assert!(run.err.contains(message), "{message} is not in\n{}", run.err);
    }
    assert_eq!(listed(&files(&project.path("output"))).len(), 2);
}

#[test]
fn one_office_is_made_alone_as_among_others() {
    let project = project();
    build(&project, &["--offices", "offices.csv", "--lang", "ja,my,ja-simple"]);
    let all = files(&project.path("output"));
    let second: String = ROWS
        .lines()
        .enumerate()
        .filter(|(n, _)| *n != 1)
        .map(|(_, line)| format!("{line}\n"))
        .collect();
    fs::write(project.path("one.csv"), second).unwrap();
    for threads in ["1", "2"] {
        let arguments =
            ["--offices", "one.csv", "--lang", "my,ja-simple", "--out", "one", "--jobs", threads];
        build(&project, &[&arguments[..], &["--force"]].concat());
        for (path, bytes) in files(&project.path("one")) {
            assert!(path == "manifest.json" || all[&path] == bytes, "{path}");
        }
    }
}

#[test]
fn offices_and_the_plain_set_live_in_one_folder() {
    let project = project();
    build(&project, &["--lang", "ja"]);
    build(&project, &["--lang", "ja", "--offices", "offices.csv"]);
    let count = || listed(&files(&project.path("output"))).len();
    assert_eq!(count(), 3);
    let one: String = ROWS.lines().take(2).map(|line| format!("{line}\n")).collect();
    fs::write(project.path("offices.csv"), one).unwrap();
    build(&project, &[]);
    let summary = build(&project, &["--offices", "offices.csv"]);
    assert!(summary.contains("my-number-card/011002/ja.pdf"), "{summary}");
    assert!(!summary.contains("my-number-card/ja.pdf"), "{summary}");
    build(&project, &["--offices", "offices.csv", "--prune"]);
    assert!(!project.path("output/my-number-card/011002").exists());
    assert_eq!(count(), 36);
}

#[test]
fn a_file_that_is_no_table_is_told() {
    let project = project();
    fs::write(project.path("sjis.csv"), b"code,name\n131016,\x90\xe7\x91\xe3\x93\x63\x8b\xe6\n")
        .unwrap();
    let wrong = run(&project, &["build", "--offices", "sjis.csv"]);
    assert_eq!(wrong.code, 1, "{}", wrong.err);
    assert!(wrong.err.contains("CSV UTF-8"), "{}", wrong.err);
    let missing = run(&project, &["build", "--offices", "none.csv"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("cannot read none.csv"), "{}", missing.err);
    fs::write(project.path("odd.csv"), "code,nmae\n131016,x\n").unwrap();
    let odd = run(&project, &["build", "--offices", "odd.csv"]);
    assert_eq!(odd.code, 1);
    assert!(odd.err.contains("no column `nmae`") && odd.err.contains("`name`"), "{}", odd.err);
}
