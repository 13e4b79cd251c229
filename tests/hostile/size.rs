//! Too much: of bytes, of keys, of letters in one word.

use std::fmt::Write;
use std::fs::File;

use crate::hostile::bounds::run;
use crate::hostile::verdict::{edit, edited, failed, refused, shipped, taken, with};
use crate::hostile::{FACTS, FILES, FLYER, FONTS, LANGUAGES, PACK, TEMPLATE};
use crate::support::project::TempProject;

/// What English says by itself.
const ENGLISH: &str = "content/languages/en.toml";

/// Just under the largest size of a file.
const MEBIBYTE: usize = 1 << 20;

/// `unit` again and again, as often as fits into a file.
fn filled(begin: &str, unit: impl Fn(usize) -> String, end: &str) -> String {
    let mut text = begin.to_owned();
    for number in 0.. {
        let next = unit(number);
        if text.len() + next.len() + end.len() > MEBIBYTE {
            break;
        }
        text.push_str(&next);
    }
    text + end
}

#[test]
#[ignore = "slow"]
fn a_file_of_fifty_megabytes_is_refused_unread() {
    for path in FILES {
        let project = shipped();
        File::create(project.path(path)).unwrap().set_len(50 << 20).unwrap();
        let err = refused(&project, "too-large", path);
        assert!(err.contains("52428800 bytes"), "{err}");
    }
    // Neither the sum nor one that does not fit into memory changes anything.
    let project = TempProject::new();
    for path in [LANGUAGES, FACTS, FONTS] {
        File::create(project.path(path)).unwrap().set_len(1 << 40).unwrap();
    }
    assert_eq!(failed(&project, 1).matches("error[too-large]").count(), 3);
}

#[test]
#[ignore = "slow"]
fn a_million_keys_are_refused() {
    let mut keys = String::new();
    for number in 0..1_000_000 {
        writeln!(keys, "k{number} = {number}").unwrap();
    }
    for path in [FACTS, FLYER, PACK] {
        refused(&with(path, &keys), "too-large", path);
    }
}

#[test]
#[ignore = "slow"]
fn as_many_values_as_fit_into_a_file_are_refused() {
    let files = [
        filled("", |n| format!("{n:x}=1\n"), ""),
        filled("", |_| "a=1\n".to_owned(), ""),
        filled("", |n| format!("[{n:x}]\n"), ""),
        filled("", |_| "[[a]]\n".to_owned(), ""),
        filled("a=[", |_| "1,".to_owned(), "]"),
        filled("a=[", |_| "[],".to_owned(), "]"),
        filled("a=[", |_| "{},".to_owned(), "]"),
        filled("a=[", |_| "'',\n".to_owned(), "]"),
        filled("a={", |n| format!("{n:x}=1,"), "b=1}"),
        filled("", |n| format!("{n:x}.a.b.c.d.e.f.g=1\n"), ""),
        filled("[", |n| format!("\"{n:x}\"."), "a]"),
    ];
    for text in files {
        for path in [FACTS, PACK, FLYER] {
            refused(&with(path, &text), "too-large", path);
        }
    }
}

#[test]
#[ignore = "slow"]
fn broken_syntax_without_end_is_one_error() {
    for unit in
        ["=", "]", "}", "\"\n", "'", "a\n", "=\n", ",\n", "\\", "a=\n", "[\n", "\u{7F}\n", "é"]
    {
        let err = failed(&with(PACK, filled("", |_| unit.to_owned(), "")), 1);
        let errors = err.matches("error[").count();
        assert!((1..=10).contains(&errors), "{unit:?}: {errors} errors");
    }
}

#[test]
#[ignore = "slow"]
fn a_word_of_a_megabyte_is_refused_where_it_stands() {
    let word = "x".repeat(MEBIBYTE - 10_000);
    let https = format!("https://www.{word}");
    let cases = [
        (PACK, "heading = \"What is", "heading = \"«What is", "too-long"),
        (PACK, "\"Put the completed", "\"«Put the completed", "too-long"),
        (PACK, "badge = \"", "badge = \"«", "too-long"),
        (ENGLISH, "name = \"", "name = \"«", "too-long"),
        (PACK, "language = \"en\"", "language = \"en«\"", "too-long"),
        (PACK, "status = \"draft\"", "status = \"draft«\"", "too-long"),
        (ENGLISH, "decimal = \".\"", "decimal = \".«\"", "too-long"),
        (ENGLISH, "range = \"{from}", "range = \"«{from}", "too-long"),
        (ENGLISH, "ja = \"Japanese\"", "ja = \"«\"", "too-long"),
        (PACK, "picture_alt = \"Residents", "picture_alt = \"«Residents", "too-long"),
        (PACK, "{number:photo-months}", "{number:«}", "too-long"),
        (PACK, "[colophon]", "[colophon.«]\n[colophon]", "too-long"),
        (PACK, "[colophon]\n", "[colophon]\n« = \"x\"\n", "too-long"),
        (PACK, "[colophon]\n", "[colophon]\n\"«\" = \"x\"\n", "too-long"),
        (FACTS, "number = \"0120-95-0178\"", "number = \"«\"", "too-long"),
        (FACTS, "url = \"https://www.", "url = \"https://www.«", "too-long"),
        (FACTS, "ja = \"日本語\"", "ja = \"«\"", "too-long"),
        (FACTS, "[phone.general]", "[phone.«]\n[phone.general]", "too-long"),
        (FLYER, "template = \"", "template = \"«", "too-long"),
        (FLYER, "reference = \"ja\"", "reference = \"«\"", "too-long"),
        (FLYER, "\"ja\",", "\"ja\", \"«\",", "too-long"),
        (FLYER, "picture = \"notice\"", "picture = \"«\"", "too-long"),
        (FLYER, "words = \"notice\"", "words = \"«\"", "too-long"),
        (FLYER, "kind = \"paths\"", "kind = \"«\"", "too-long"),
        (LANGUAGES, "breaking = \"strict\"", "breaking = \"«\"", "too-long"),
        (TEMPLATE, "ink = \"#111111\"", "ink = \"#111111«\"", "too-long"),
        (FONTS, "regular = \"NotoSans-Regular.ttf\"", "regular = \"«\"", "too-long"),
    ];
    for (path, from, to, code) in cases {
        let filling = if to.contains("https") { &https } else { &word };
        let err = refused(&edited(path, from, &to.replace('«', filling)), code, path);
        assert!(
            err.contains("more than 10000 characters") || err.contains("more than 100 characters"),
            "{err}"
        );
    }
}

/// Texts that are as long as a text may be.
fn longest() -> Vec<String> {
    let times = |unit: &str| unit.repeat(9_900 / unit.chars().count());
    let units = [
        "x",
        "x ",
        "漢",
        "あ",
        "。",
        "「",
        "한",
        "ก",
        "ကျွန်",
        "ខ្",
        "न",
        "ع",
        "עa",
        "\u{2003}",
        "\u{A0}",
        "\u{200B}",
        "x\u{200B}",
        "\u{AD}",
        "a.bc",
        "/",
        "-",
        "a-",
        "x\u{301}",
        "☐",
        "\u{3000}",
        "1",
        "1 ",
        "{漢|かん}",
        "**x**",
        "\\\\*",
        "(",
        "‘",
        "漢a",
        "かな ",
        "🏳️‍🌈",
        "{mark:frame}",
        "{number:photo-months}",
        "{languages:general-card-and-points}",
        "{languages:card-long}",
        "{hours:points}",
        "A\u{FE0F}",
    ];
    units.map(times).to_vec()
}

#[test]
#[ignore = "slow"]
fn a_text_as_long_as_it_may_be_is_laid_out_in_time() {
    for text in longest() {
        for (from, start) in [
            ("heading = \"What is", "heading = \""),
            ("captions = [\"The website", "captions = [\""),
        ] {
            let project = edited(PACK, from, &format!("{start}{text}"));
            // What is not printed leaves room for the rest.
            let run = run(&project, &["build", "--jobs", "2", "--lang", "en"]);
            let told = run.status.code() == Some(1) && run.err.contains("error[");
            assert!(told || run.status.code() == Some(0), "{text:.20}: {}", run.err);
        }
    }
}

#[test]
#[ignore = "slow"]
fn a_file_as_large_as_it_may_be_is_read() {
    let comments = |text: String| filled(&format!("{text}\n"), |n| format!("# {n}\n"), "");
    let text = std::fs::read_to_string(TempProject::new().path(PACK)).unwrap();
    taken(&with(PACK, comments(text.clone())));
    taken(&with(PACK, filled(&format!("{text}\n# "), |_| "x".to_owned(), "")));
    taken(&with(PACK, filled(&format!("{text}\n"), |_| "\n".to_owned(), "")));
}

#[test]
#[ignore = "slow"]
fn references_do_not_multiply() {
    // A long name of a language, a pattern that repeats it, a text that repeats
    // the pattern, a page that repeats the text.
    let project = TempProject::new();
    let long = "x".repeat(9000);
    edit(&project, ENGLISH, "ja = \"Japanese\"", &format!("ja = \"{long}\""));
    let pattern = "{own}{name}".repeat(900);
    edit(&project, ENGLISH, "\"{own} ({name})\"", &format!("\"{pattern}\""));
    let text = "{languages:general-weekdays}".repeat(350);
    edit(&project, PACK, "heading = \"What is", &format!("heading = \"{text}What is"));
    edit(&project, PACK, "issuer = \"", &format!("issuer = \"{text}"));
    let err = failed(&project, 1);
    assert!(err.contains("error[too-long]") && err.contains(&format!("--> {PACK}:")), "{err}");
}
