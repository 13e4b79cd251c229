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
//! Notices that say the same, as they were read on 2026-11-30; where one differs from what
//! is printed, the difference is meant:
//!
//! - ja: 毎月第4日曜日 (Mobara, <https://www.city.mobara.chiba.jp/0000001185.html>),
//!   第2・第4日曜日 and 令和8年7月1日（水曜日）から (Narita,
//!   <https://www.city.narita.chiba.jp/shisei/page0107_00075.html>).
//! - zh-Hans: 周一~周五, 节假日, 12月29日~1月3日除外, 第1、第3个周四 (Hiroshima,
//!   <https://h-ircd.jp/guide/sodan-annaimadoguchi-cn.html>); printed is 至.
//! - vi: "Nghỉ", "ngày lễ" (Shiga, <https://s-i-a.or.jp/vi/news/447>) and
//!   "Chủ nhật, ngày 8 tháng 2" (Hiroshima, <https://h-ircd.jp/?p=61296>).
//! - fil: "Lunes", "Biyernes", "Pista Opisyal", "Sarado", "hanggang" (Shiga,
//!   <https://s-i-a.or.jp/index.php/tl/news/447>).
//! - pt-BR: "de segunda a sexta", "feriados" (Shiga, <https://s-i-a.or.jp/pt/news/447>).
//! - th: "8:30 - 17:15 น." (<https://www.isa.go.jp/th/consultation/center/index.html>) and
//!   "13.00-15.00 น." (<https://www3.nhk.or.jp/nhkworld/th/news/20240206_RS28/>); printed is
//!   the full stop (`formats.time` of th.toml).
//! - ne: "बिहान १० देखि अपरान्ह ५ बजेसम्म", "साँझ ५ बजेसम्म" (government offices of Nepal,
//!   <https://www.deshkonews.com/archives/140842>); printed is 0–9, as in every pack.
//! - my: "ဖေဖော်ဝါရီလ ၁၄ ရက်နေ့မှ ၂၇ ရက်နေ့အထိ" (Japanese Film Festival,
//!   <https://pyainbak.com/?p=177>); printed is 0–9, as in every pack.
//!
//! For the other languages no notice was found: they rest on CLDR and the guides above.
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
