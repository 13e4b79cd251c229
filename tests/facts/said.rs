//! What a city calls a schedule change, in the words of each language.
//!
//! Where the words come from: names of days and months, their order in dates, plurals of
//! yen and units are those of CLDR (`icu_datetime`, `icu_plurals`) where a language's file
//! says nothing else, and each file says why it does. Japanese follows what city halls
//! print: 12月31日（木）, 毎月第2・第4土曜日, （祝日を除く）, 正午; Easy Japanese the guideline
//! of the Immigration Services Agency (2020): readings on all kanji, no 除く, days of the
//! month as they are read. Chinese and Korean put the day of the week in brackets, as the
//! Japanese original has it. Portuguese has 1º for the first of a month (Manual de Redação
//! da Presidência da República), Ukrainian the inclusive "включно" and the accusative
//! behind "у", Indonesian the comma before "dan" in lists of three (EYD V), Turkish small
//! letters for days without a date (TDK).
//!
//! The words of each language below were also held against public notices, as far as any
//! were found: `SOURCES.md` has them with their addresses, and says which words of which
//! languages rest on CLDR and the guides above alone.
//!
//! A file `CASE.txt` has the fact as it stands in `facts.toml`, what a pack writes for
//! it, and then a line for each language: what is printed, with `~` for a blank at which
//! no line breaks and `base(reading)` for ruby. A new case is written by hand up to the
//! second `---`; the lines below it come from
//!
//! ```sh
//! UPDATE_GOLDENS=1 cargo test facts::said
//! ```

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::project::{Project, languages};

/// The cases: the names of the files.
const CASES: [&str; 11] = [
    "other-counter",
    "lunch-closing",
    "second-and-fourth-saturday",
    "year-end",
    "closed-until",
    "new-phone",
    "event-dates",
    "new-price",
    "holidays",
    "round-the-clock",
    "summer",
];

#[test]
fn every_case_is_said_as_its_file_has_it() {
    let languages = languages();
    let mut differing = Vec::new();
    for case in CASES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/facts/{case}.txt"));
        let file = fs::read_to_string(&path).expect("the file of the case is there");
        let mut parts = file.split("---\n");
        let (facts, references) =
            (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let asked: Vec<String> = references.lines().map(str::to_owned).collect();
        let mut whole = format!("{facts}---\n{references}---\n");
        for (language, texts) in Project::new(facts, &asked, &languages).load().said() {
            let _ = writeln!(whole, "{language:9} {}", texts.join(" | "));
        }
        if whole == file {
            continue;
        }
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            fs::write(path, whole).expect("the file of the case can be written");
        } else {
            differing.push(format!("tests/facts/{case}.txt is now\n{whole}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
