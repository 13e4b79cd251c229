//! `chirashi new language`.

use std::fs;

use toml::{Table, Value};

use crate::new::{edit, read, run};
use crate::support::golden;
use crate::support::project::TempProject;

const FLYER: &str = "content/my-number-card/flyer.toml";
const JA: &str = "content/my-number-card/ja.toml";
const DE: &str = "content/my-number-card/de.toml";
const GERMAN: &str = "content/languages/de.toml";

/// Makes the flyer list a language.
fn list(project: &TempProject, tag: &str) {
    edit(project, FLYER, "\"tr\", \"uk\"", &format!("\"tr\", \"uk\", \"{tag}\""));
}

#[test]
fn the_first_lines_of_a_pack_and_the_file_of_its_language_say_what_to_do() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "language", "de"]).code, 0);
    let pack = read(&project, DE);
    let (head, _) = pack.split_once("\n[about]").unwrap();
    for (text, name) in [(head, "de.header.toml"), (&read(&project, GERMAN), "de.language.toml")] {
        golden::matches(&format!("tests/new/{name}"), text);
    }
}

#[test]
fn a_pack_has_every_text_of_the_reference_empty_and_in_its_order() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "language", "de"]).code, 0);
    let (new, reference) = (read(&project, DE), read(&project, JA));
    let lines = |text: &str| -> Vec<String> {
        let (_, words) = text.split_once("[title]").unwrap();
        let line = |line: &str| match line.split_once(" = ") {
            Some((key, _)) if !line.starts_with('#') => Some(key.to_owned()),
            _ => line.starts_with('[').then(|| line.to_owned()),
        };
        words.lines().filter_map(line).collect()
    };
    assert_eq!(lines(&new), lines(&reference));
    assert!(lines(&new).len() > 70);

    let (new, reference): (Table, Table) = (new.parse().unwrap(), reference.parse().unwrap());
    for (name, table) in &reference {
        if name != "pack" {
            assert_eq!(emptied(table), new[name], "{name}");
        }
    }
    assert_eq!(new["pack"]["language"].as_str(), Some("de"));
    assert_eq!(new["pack"]["status"].as_str(), Some("draft"));
}

/// The value with all texts empty.
fn emptied(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::from(""),
        Value::Array(items) => Value::Array(items.iter().map(emptied).collect()),
        Value::Table(table) => {
            table.iter().map(|(key, value)| (key.clone(), emptied(value))).collect::<Table>().into()
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {
            panic!("a pack holds texts, not {value}")
        }
    }
}

#[test]
fn each_text_of_the_reference_stands_above_its_place() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "language", "de"]).code, 0);
    let pack = read(&project, DE);
    for lines in [
        "# マイナンバーカードをつくって、便利に暮らしましょう！\nheading = \"\"\n",
        "  # {number:photo-months}か月以内に撮影した顔写真を貼る\n  \"\",\n",
        "# へお問い合わせください！ (may stay empty)\nend = \"\"\n",
        "# `later` stands between them.\n[paths]\n",
    ] {
        assert!(pack.contains(lines), "{lines}");
    }
    let invisible = |c: char| c.is_control() && c != '\n' || "\u{200B}\u{2060}\u{A0}".contains(c);
    assert!(!pack.contains(invisible), "what nobody sees cannot be copied");
}

#[test]
fn ruby_of_the_reference_is_shown_without_readings() {
    let project = TempProject::new();
    edit(&project, FLYER, "reference = \"ja\"", "reference = \"ja-simple\"");
    assert_eq!(run(&project, &["new", "language", "de"]).code, 0);
    let pack = read(&project, DE);
    assert!(pack.contains("# マイナンバーカードを つくって、便利に 暮らしましょう！\n"));
    let comments = pack.lines().filter(|line| line.trim_start().starts_with('#'));
    assert!(comments.clone().count() > 100);
    // The forms of words beside a number have bars, too.
    let ruby = comments.filter(|line| line.contains('|') && !line.contains("=#"));
    assert_eq!(ruby.count(), 0);
}

/// The pack with `word` for each text, and the facts of the text above it.
fn filled_in(pack: &str, word: &str) -> String {
    let mut filled = String::new();
    let mut facts = String::new();
    for line in pack.split_inclusive('\n') {
        let comment = line.trim_start().strip_prefix('#');
        let parts = comment.unwrap_or_default().split('{').skip(1);
        let parts = parts.filter_map(|part| Some(part.split_once('}')?.0));
        // The parts of patterns, such as {h}, have no colon; those that are needed stand
        // in the examples.
        let is_example = comment.is_some_and(|comment| comment.starts_with("   "));
        for part in parts.filter(|part| part.contains(':') || is_example) {
            let part = format!(" {{{part}}}");
            if part.contains(':') || !facts.contains(&part) {
                facts += &part;
            }
        }
        filled += &line.replace("\"\"", &format!("\"{word}{facts}\""));
        if comment.is_none() {
            facts.clear();
        }
    }
    filled
}

#[test]
fn a_pack_that_is_filled_in_is_printed_without_a_message() {
    let words = [("de", "Wort"), ("el", "λέξη"), ("pt-PT", "palavra"), ("bn", "শব্দ")];
    for (tag, word) in words {
        let project = TempProject::new();
        let made = run(&project, &["new", "language", tag]);
        assert_eq!(made.code, 0, "{}", made.err);
        list(&project, tag);
        let path = format!("content/my-number-card/{tag}.toml");
        for path in [path, format!("content/languages/{tag}.toml")] {
            let empty = run(&project, &["build", "--lang", tag]);
            assert_eq!(empty.code, 1, "{tag}: {path} is empty");
            assert!(empty.err.contains("error[empty-text]"), "{}", empty.err);
            fs::write(project.path(&path), filled_in(&read(&project, &path), word)).unwrap();
        }
        // The checks would find that all words are the same.
        let built = run(&project, &["build", "--lang", tag, "--no-check", "--quiet"]);
        assert_eq!((built.code, built.err.as_str()), (0, ""), "{tag}");
        assert!(project.path(&format!("output/my-number-card/{tag}.pdf")).is_file());
    }
}

#[test]
fn a_pack_that_no_flyer_lists_is_a_warning_only() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "language", "lo"]).code, 0);
    let built = run(&project, &["build", "--lang", "en"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(built.err.contains("warning[unlisted-pack]"), "{}", built.err);
}

#[test]
fn a_language_without_a_row_gets_one_by_its_script() {
    let cases = [
        ("de", "Set like en, which has the same script", "fonts = [\"NotoSans\", "),
        ("zh-Hant-HK", "Set like zh-Hant", "fonts = [\"NotoSansCJK-TC\", "),
        ("ur", "Set like ar", "direction = \"rtl\"\n"),
        ("hi", "Set like ne", "fonts = [\"NotoSansDevanagari\", "),
        ("el", "No language of the script Greek is here", "fonts = [\"NotoSans\", "),
        ("he", "No font here has the letters of Hebrew", "direction = \"rtl\"\n"),
        ("de-simple", "Set like de, ", "speech = \"de\"\n"),
    ];
    let project = TempProject::new();
    for (tag, why, line) in cases {
        let made = run(&project, &["new", "language", tag]);
        assert_eq!(made.code, 0, "{}", made.err);
        let path = format!("content/languages/{tag}.toml");
        let file = read(&project, &path);
        let text = file.replace("\n# ", " ");
        assert!(text.contains(why) && text.contains(line), "{tag}: {text}");
        assert!(made.err.contains(&format!("wrote {path}")), "{}", made.err);
        assert_eq!(made.err.contains("fonts/ has no letters of Hebrew"), tag == "he");
        let table: Table = file.parse().unwrap();
        let keys = ["formats", "habits", "japanese", "languages", "name", "setting", "words"];
        assert_eq!(table.keys().collect::<Vec<_>>(), keys);
        let pack = read(&project, &format!("content/my-number-card/{tag}.toml"));
        assert!(pack.contains(&format!("# 1. Fill in content/languages/{tag}.toml")));
    }
}

#[test]
fn a_language_whose_file_says_all_asks_for_words_only() {
    let project = TempProject::new();
    let before = read(&project, "content/languages/uk.toml");
    fs::remove_file(project.path("content/my-number-card/uk.toml")).unwrap();
    let made = run(&project, &["new", "language", "uk"]);
    assert_eq!((made.code, made.out.as_str()), (0, ""), "{}", made.err);
    assert_eq!(made.err, "wrote content/my-number-card/uk.toml\n", "it is listed already");
    let pack = read(&project, "content/my-number-card/uk.toml");
    assert!(!pack.contains("to `languages` in") && !pack.contains("[formats"), "{pack}");
    assert_eq!(read(&project, "content/languages/uk.toml"), before);
    edit(&project, FLYER, ", \"uk\"", "");
    fs::remove_file(project.path("content/my-number-card/uk.toml")).unwrap();
    let made = run(&project, &["new", "language", "uk"]);
    assert_eq!(
        made.err,
        "wrote content/my-number-card/uk.toml\n\
         to print it, add \"uk\" to `languages` in content/my-number-card/flyer.toml\n"
    );
}

#[test]
fn a_file_that_says_only_how_to_set_a_language_is_completed() {
    let project = TempProject::new();
    let path = "content/languages/ar.toml";
    let before = read(&project, path);
    let made = run(&project, &["new", "language", "ar"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.err.contains(&format!("wrote {path}\n")), "{}", made.err);
    let after = read(&project, path);
    let (setting, now): (Table, Table) = (before.parse().unwrap(), after.parse().unwrap());
    assert!(setting.iter().all(|(key, value)| now[key] == *value), "{after}");
    assert!(now["formats"]["range"].is_str() && now["languages"]["ja"].is_str(), "{after}");
    // A pack that is there already stays, and so does a file that lacks nothing.
    edit(&project, path, "[languages]\n", "[other]\n");
    let pack = read(&project, "content/my-number-card/ar.toml") + "# mine\n";
    fs::write(project.path("content/my-number-card/ar.toml"), &pack).unwrap();
    assert_eq!(run(&project, &["new", "language", "ar"]).code, 0);
    assert_eq!(read(&project, "content/my-number-card/ar.toml"), pack);
    assert_eq!(read(&project, path).matches("[formats]\n").count(), 1);
    let again = run(&project, &["new", "language", "ar"]);
    assert_eq!(again.code, 2, "{}", again.err);
}

#[test]
fn what_cldr_knows_and_how_others_say_it_stands_in_the_file() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "language", "de"]).code, 0);
    let file = read(&project, GERMAN);
    for lines in [
        "#   en \".\", es \",\"\ndecimal = \",\"\n",
        "# 英語\nen = \"Englisch\"\n",
        "name = \"Deutsch\"\n",
        "japanese = \"ドイツ語\"\n",
        "names = [\"Montag\", \"Dienstag\", ",
        "months = [\"Januar\", ",
        "exemplar characters of de in CLDR, in both weights.\nfonts = [\"NotoSans\", ",
        "baseline and 0.24 under it",
        "# The language's Japanese name, for the staff at the counter. (en \"英語\"",
    ] {
        assert!(file.contains(lines), "{lines}: {file}");
    }
    assert!(file.parse::<Table>().is_ok(), "{file}");
}

#[test]
fn what_all_languages_of_the_script_have_stands_in_the_file() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "language", "pl"]).code, 0);
    let file: Table = read(&project, "content/languages/pl.toml").parse().unwrap();
    let habits = file["habits"].as_table().unwrap();
    let known: Vec<&str> = habits.keys().map(String::as_str).collect();
    assert_eq!(known, ["digits", "letters", "marks", "quotes", "stops"]);
    assert_eq!(habits["stops"].as_str(), Some(".!?"));
    assert_eq!(habits["quotes"][0].as_str(), Some("„”"));
    assert!(habits["letters"].as_str().unwrap().contains('ł'));
    let keys = |path: &[&str]| -> Vec<String> {
        let table = path.iter().fold(&file, |table, key| table[*key].as_table().unwrap());
        table.keys().cloned().collect()
    };
    assert_eq!(keys(&["words"]), ["danger", "info", "tip", "warning"]);
    assert_eq!(keys(&["formats", "price"]), ["few", "many", "one", "other"]);
    let week = keys(&["formats", "week"]);
    assert!(week.contains(&"holiday".to_owned()), "{week:?}");
    assert!(!week.contains(&"rows".to_owned()), "only scripts with marks of their own: {week:?}");
}

#[test]
fn a_file_that_is_not_filled_in_yet_keeps_no_other_language_from_being_printed() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "language", "de"]).code, 0);
    let built = run(&project, &["build", "--lang", "en"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(!built.err.contains("languages/de.toml"), "{}", built.err);
}

#[test]
fn older_projects_are_told_what_to_do_first() {
    let project = TempProject::new();
    fs::remove_dir_all(project.path("content/languages")).unwrap();
    fs::write(project.path("content/languages.toml"), "").unwrap();
    for what in [["new", "language", "de"], ["new", "flyer", "garbage"]] {
        let made = run(&project, &what);
        assert_eq!(made.code, 2, "{}", made.err);
        assert!(made.err.contains("content/languages.toml is of an older version"), "{}", made.err);
    }
    assert!(!project.path("content/languages").exists());
}

#[test]
fn what_is_there_stays_as_it_is() {
    let project = TempProject::new();
    for (tag, named) in [("en", "content/my-number-card/en.toml is already there"), ("EN", "`en`")]
    {
        let before = read(&project, "content/my-number-card/en.toml");
        let made = run(&project, &["new", "language", tag]);
        assert_eq!((made.code, made.out.as_str()), (2, ""));
        assert!(made.err.contains(named), "{}", made.err);
        assert_eq!(read(&project, "content/my-number-card/en.toml"), before);
    }
}

#[test]
fn with_two_flyers_one_must_be_named() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["new", "flyer", "garbage"]).code, 0);
    let made = run(&project, &["new", "language", "de"]);
    assert_eq!(made.code, 2);
    assert!(made.err.contains("--flyer: garbage, my-number-card"), "{}", made.err);
    let made = run(&project, &["new", "language", "de", "--flyer", "litter"]);
    assert_eq!(made.code, 2);
    assert!(made.err.contains("no flyer `litter`"), "{}", made.err);
    let made = run(&project, &["new", "language", "de", "--flyer", "garbage"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(project.path("content/garbage/de.toml").is_file());
}

#[test]
fn mistakes_elsewhere_keep_nobody_from_beginning() {
    let project = TempProject::new();
    edit(&project, "content/my-number-card/en.toml", "[colophon]", "[colophon");
    edit(&project, "content/facts.toml", "value = 16", "value = \"16\"");
    let made = run(&project, &["new", "language", "de"]);
    assert_eq!(made.code, 0, "{}", made.err);
    edit(&project, JA, "[colophon]", "[colophon");
    let made = run(&project, &["new", "language", "it"]);
    assert_eq!(made.code, 2);
    assert!(made.err.contains("content/my-number-card/ja.toml is not valid TOML"), "{}", made.err);
    assert!(!project.path("content/my-number-card/it.toml").exists());
}
