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
    assert!(summary.contains("36 flyers in "), "{summary}");
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
         141003,横浜市,,,,,045671-2121,mon-fry,8.30,17:15,http://a.b,none.svg,\n\
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
        "not a Japanese telephone number",
        "`mon-fry` is not a day of the week",
        "`8.30` is not a time of day",
        "not an address that a flyer can print",
        "no emblem `none.svg`",
        "two offices have the code 131016",
        "2 flyers in ",
        "5 offices with mistakes left out",
    ] {
        assert!(run.err.contains(message), "{message} is not in\n{}", run.err);
    }
    assert_eq!(listed(&files(&project.path("output"))).len(), 2);
}

/// What `build` says to a table for the flyers in some languages, and the files
/// that it makes.
fn refused(rows: &str, languages: &str) -> (String, usize) {
    let project = TempProject::new();
    fs::write(project.path("offices.csv"), rows).unwrap();
    let build = run(&project, &["build", "--offices", "offices.csv", "--lang", languages]);
    assert_eq!(build.code, 1, "{}", build.err);
    let check = run(&project, &["check", "--offices", "offices.csv", "--no-pages"]);
    let codes = |text: &str| text.lines().filter(|l| l.starts_with("error[")).count();
    assert_eq!(check.code, 1, "{}", check.err);
    assert_eq!(codes(&check.err), codes(&build.err), "{}\n{}", check.err, build.err);
    (build.err, listed(&files(&project.path("output"))).len())
}

#[test]
fn texts_of_a_table_pass_the_checks_of_packs_at_their_cells() {
    let rows = "code,name,section,section.en,registration\n\
                131016,千代田区,ｼﾐﾝ課,Residents,\n\
                131024,中央区,A&amp;B課,Residents,\n\
                131032,港区,戸籍\u{FEFF}係,Residents,\n\
                131041,新宿区,å¸‚æ°‘èª²,Residents,\n\
                131059,文京区,\"戸籍\n住民課\",Residents,\n\
                131067,台東区,戸籍課,\"Residents\u{202E}\",\n\
                131075,墨田区,戸籍課,#N/A,\n\
                131083,江東区,\u{200B}\u{2060},Residents,\n\
                131091,品川区,戸籍課,Residents,8月12日\n\
                131105,目黒区,戸籍課,Residents,ﾒ-8\n\
                131113,大田区,戸籍課,Residents,大-8\n";
    let (said, made) = refused(rows, "ja,en");
    for message in [
        "half-width-kana]: `ｼﾐﾝ` is half-width\n --> offices.csv:2:13",
        "html-in-text]: `&amp;` is HTML\n --> offices.csv:3:13",
        "invisible-character]: U+FEFF (byte order mark) does nothing here\n --> offices.csv:4:13",
        "it was `市民課`",
        "control-character]: line break U+000A in a text\n --> offices.csv:6:15",
        "control character U+202E in a text\n --> offices.csv:8:26",
        "`#N/A` is an error of the spreadsheet\n --> offices.csv:9:16",
        "the text has no letter and no digit\n  --> offices.csv:10:12",
        "`8月12日` is a date\n  --> offices.csv:11:",
        "offices.csv:12:26",
        "10 offices with mistakes left out",
    ] {
        assert!(said.contains(message), "{message} is not in\n{said}");
    }
    assert_eq!(made, 2);
}

#[test]
fn a_table_that_is_wrong_as_a_whole_makes_and_removes_nothing() {
    for (rows, message) in [
        ("", "the table is empty"),
        ("code,name\n", "the table has no offices"),
        (
            "担当課一覧,,\ncode,name,phone\n131016,千代田区,\n",
            "the first row does not name the columns",
        ),
        ("131016,千代田区\n", "the table has no offices"),
        ("131016,千代田区\n131024,中央区\n", "the first row does not name the columns"),
        ("code,name,Tel\n131016,千代田区,03-3264-2111\n", "write `phone` if that is meant"),
        ("code,name,name.kr\n131016,千代田区,지요다구\n", "write `name.ko`"),
        ("code,name,name.vn\n131016,千代田区,Chiyoda\n", "write `name.vi`"),
        ("code,name,name_en\n131016,千代田区,Chiyoda\n", "write `name.en` if that is meant"),
        ("code,name,name.zh\n131016,千代田区,千代田区\n", "write `name.zh-Hans` or `name.zh-Hant`"),
        ("code,phone\n131016,03-3264-2111\n", "the table has no column `name`"),
        ("code,name\n131016,\"千代田区\n131024,中央区\n", "a quote is never closed"),
    ] {
        let project = project();
        build(&project, &["--offices", "offices.csv", "--lang", "ja"]);
        fs::write(project.path("offices.csv"), rows).unwrap();
        let arguments = ["build", "--offices", "offices.csv", "--lang", "ja", "--prune"];
        let said = run(&project, &arguments);
        assert_eq!(said.code, 1, "{rows}{}", said.err);
        assert!(said.err.contains(message), "{message} is not in\n{}", said.err);
        assert!(said.err.contains(" --> offices.csv:"), "{}", said.err);
        assert_eq!(listed(&files(&project.path("output"))).len(), 2, "{rows}");
    }
}

#[test]
fn a_slip_in_a_row_removes_nothing() {
    let project = project();
    build(&project, &["--offices", "offices.csv", "--lang", "ja"]);
    let rows = ROWS.replace("011-211-2111", "11-211-2111");
    fs::write(project.path("offices.csv"), rows).unwrap();
    let arguments = ["build", "--offices", "offices.csv", "--lang", "ja", "--prune"];
    let said = run(&project, &arguments);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("write 011-211-2111 if that is meant"), "{}", said.err);
    assert!(said.err.contains("nothing was removed"), "{}", said.err);
    assert_eq!(listed(&files(&project.path("output"))).len(), 2);
}

#[test]
fn what_spreadsheets_write_is_read() {
    let plain = "code,name,section,address,phone,days,open,close\n\
                 131016,千代田区,戸籍課,千代田区九段南1-2-1,03-3264-2111,mon-fri,08:30,17:15\n";
    let odd = "\u{FEFF}code;name;section;address;phone;days;open;close;;\r\n\
               13101-6; 千代田区 ;\"戸籍課\";千代田区九段南１ー２－1;（03）3264‐2111;月～金;8:30;17：15:00;;\r\n\
               ;;;;;;;;;\r\n";
    let project = TempProject::new();
    fs::write(project.path("plain.csv"), plain).unwrap();
    fs::write(project.path("odd.csv"), odd).unwrap();
    build(&project, &["--offices", "plain.csv", "--lang", "ja,en", "--out", "one"]);
    build(&project, &["--offices", "odd.csv", "--lang", "ja,en", "--out", "other"]);
    let (one, other) = (files(&project.path("one")), files(&project.path("other")));
    assert_eq!(differing(&one, &other), Vec::<String>::new());
}

#[test]
fn chinese_names_keep_to_their_script() {
    let project = TempProject::new();
    let head = "code,name,name.en,name.zh-";
    let made = |rows: String, language: &str| {
        fs::write(project.path("offices.csv"), rows).unwrap();
        build(&project, &["--offices", "offices.csv", "--lang", language]);
        last_page(&project, &format!("082082/{language}.pdf"))
    };
    let simplified = format!("{head}Hans\n082082,龍ケ崎市,Ryugasaki,龙崎市\n");
    assert!(made(simplified.clone(), "zh-Hant").contains("龍ケ崎市"));
    assert!(made(simplified, "zh-Hans").contains("龙崎市"));
    let regions = format!("{head}CN,name.zh-TW\n082082,龍ケ崎市,Ryugasaki,龙崎市,龍崎市\n");
    assert!(made(regions.clone(), "zh-Hant").contains("龍崎市"));
    assert!(made(regions, "zh-Hans").contains("龙崎市"));
}

#[test]
fn a_language_that_no_flyer_has_is_told() {
    let project = project();
    fs::write(project.path("french.csv"), "code,name,name.fr\n131016,千代田区,Chiyoda\n").unwrap();
    let said = run(&project, &["build", "--offices", "french.csv", "--lang", "ja"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let message = "warning[unused-column]: no flyer is in `fr`\n --> french.csv:1:11";
    assert!(said.err.contains(message), "{}", said.err);
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
fn a_table_may_be_as_older_spreadsheets_save_it() {
    let project = project();
    let sjis = b"code,name\r\n131016,\x90\xe7\x91\xe3\x93\x63\x8b\xe6\r\n";
    fs::write(project.path("sjis.csv"), sjis).unwrap();
    build(&project, &["--offices", "sjis.csv", "--lang", "ja"]);
    assert!(project.path("output/my-number-card/131016/ja.pdf").exists());
    let utf16 = "\u{FEFF}code,name\n131024,中央区\n";
    let utf16: Vec<u8> = utf16.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(project.path("utf16.csv"), utf16).unwrap();
    build(&project, &["--offices", "utf16.csv", "--lang", "ja"]);
    assert!(project.path("output/my-number-card/131024/ja.pdf").exists());
}

#[test]
fn a_file_that_is_no_table_is_told() {
    let project = project();
    fs::write(project.path("euc.csv"), b"code,name\n131016,\xc0\xe9\xc2\xe5\xc5\xc4\xb6\xe8\n")
        .unwrap();
    let wrong = run(&project, &["build", "--offices", "euc.csv"]);
    assert_eq!(wrong.code, 1, "{}", wrong.err);
    assert!(wrong.err.contains("CSV UTF-8"), "{}", wrong.err);
    fs::write(project.path("a.xlsx"), b"PK").unwrap();
    let wrong = run(&project, &["build", "--offices", "a.xlsx"]);
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

/// A table of 32 counters of one city, which close at noon and at the turn of the year.
fn counters() -> String {
    let mut rows = "code,counter,name,name.en,section,phone,hours,closed\n".to_owned();
    for number in 1..=32 {
        let hours = match number % 4 {
            0 => "月～金 8:30～12:00、13:00～17:15；第2・第4土曜 9:00～12:00",
            1 => "月～金 8:30～12:00、13:00～17:15",
            2 => "mon-fri 08:30-17:15; 2nd sat 09:00-12:00",
            _ => "毎日 9時～19時",
        };
        rows += &format!(
            "131016,desk-{number},千代田区,Chiyoda City,第{number}窓口,03-3264-2{number:03},{hours},\
             \"祝日、year-end\"\n"
        );
    }
    rows
}

#[test]
fn all_counters_of_a_city_come_from_one_table() {
    let project = TempProject::in_languages(&["ja", "en", "th"]);
    fs::write(project.path("offices.csv"), counters()).unwrap();
    let facts = fs::read_to_string(project.path("content/facts.toml")).unwrap();
    let closure = "[closure.year-end]\nfirst = 2022-12-29\nlast = 2023-01-03\n\
                   every_year = true\nsource = \"x\"\nchecked = 2022-07-01\n\n";
    let facts = facts.replacen("[number.", &format!("{closure}[number."), 1);
    fs::write(project.path("content/facts.toml"), facts).unwrap();
    let summary = build(&project, &["--offices", "offices.csv"]);
    assert!(summary.contains("96 flyers in "), "{summary}");
    let japanese = last_page(&project, "131016-desk-4/ja.pdf");
    for words in ["第4窓口", "午前8時30分から正午まで", "祝日を除く", "第2・第4土曜日", "12月29日"]
    {
        assert!(japanese.contains(words), "{words} is not in {japanese}");
    }
    let english = last_page(&project, "131016-desk-4/en.pdf").replace('\u{A0}', " ");
    for words in ["8:30 a.m. to noon", "except national holidays", "2nd and 4th", "December 29"] {
        assert!(english.contains(words), "{words} is not in {english}");
    }
    assert!(last_page(&project, "131016-desk-3/ja.pdf").contains("午後7時"));
}

#[test]
fn sections_tell_counters_apart_that_have_no_name() {
    let project = TempProject::in_languages(&["ja", "en"]);
    let rows = "code,name,section\n372013,高松市,本庁舎\n372013,高松市,牟礼総合センター\n\
                131016,千代田区,戸籍 住民課\n";
    fs::write(project.path("offices.csv"), rows).unwrap();
    build(&project, &["--offices", "offices.csv", "--lang", "ja"]);
    let made = listed(&files(&project.path("output")));
    let folders = ["372013-本庁舎", "372013-牟礼総合センター", "131016"];
    for folder in folders {
        let path = format!("my-number-card/{folder}/ja.pdf");
        assert!(made.contains(&path), "{path} is not in {made:?}");
    }
}

#[test]
fn what_is_wrong_with_hours_and_counters_is_told_at_its_cell() {
    let (said, made) = refused(
        "code,counter,name,hours,closed\n\
         131016,tax 1,千代田区,月～金 8:30～17:15,\n\
         131024,,中央区,月～金 8:30～17:15；火 9:00～12:00,\n\
         131032,,港区,月～金,\n\
         131041,,新宿区,月～金 8:30～17:15,year-ned\n\
         131059,,文京区,,祝日\n",
        "ja",
    );
    for message in [
        "`tax 1` cannot be the name of a folder\n --> offices.csv:2:8",
        "two rows say when it is open on the same day\n --> offices.csv:3:",
        "`月～金` are not hours\n --> offices.csv:4:",
        "there is no closure `year-ned`\n --> offices.csv:5:",
        "says when it is closed, and not when it is open\n --> offices.csv:6:",
    ] {
        assert!(said.contains(message), "{message} is not in\n{said}");
    }
    assert_eq!(made, 0);
}
