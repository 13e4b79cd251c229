//! Telephone lines: days that are said once, what a call costs, and texts that the
//! status of a pack does not hold for.

use chirashi::content::model::{
    BlockKind, ContactLine, Contacts, Document, HoursRow, HoursTable, Line, Rich,
};

use crate::load::town::Town;

const JA: &str = "content/town/ja.toml";
const EN: &str = "content/town/en.toml";
const JAPANESE: &str = "content/languages/ja.toml";
const ENGLISH: &str = "content/languages/en.toml";
const FACTS: &str = "content/facts.toml";

fn blocks(document: &Document) -> impl Iterator<Item = &BlockKind> {
    document.pages.iter().flat_map(|page| &page.blocks).map(|block| &block.kind)
}

fn contacts(document: &Document) -> impl Iterator<Item = &Contacts> {
    blocks(document)
        .filter_map(|kind| if let BlockKind::Contacts(it) = kind { Some(it) } else { None })
}

/// The numbers of a block in large digits, each with its hours.
fn numbers(contacts: &Contacts) -> Vec<(&Line, Option<&HoursTable>)> {
    let numbers = contacts.lines.iter().map(|line| match line {
        ContactLine::Large(line, table) => (line, table.as_ref()),
        ContactLine::Row(_) => panic!("in large digits"),
    });
    numbers.collect()
}

/// The block with one number.
fn hotline(document: &Document) -> &Contacts {
    contacts(document).find(|contacts| contacts.lines.len() == 1).unwrap()
}

/// The rows of its table.
fn rows(line: &Contacts) -> &[HoursRow] {
    &numbers(line)[0].1.unwrap().rows
}

/// The block with several numbers.
fn several(document: &Document) -> &Contacts {
    contacts(document).find(|contacts| contacts.lines.len() > 1).unwrap()
}

fn plain<'a>(texts: impl IntoIterator<Item = &'a Rich>) -> Vec<String> {
    texts.into_iter().map(Rich::plain).collect()
}

/// A town whose line has a second row, in the afternoon of `days`.
fn with_second_row(first: &str, second: &str) -> Town {
    let town = Town::new();
    let row = |name: &str, days: &str, open: &str| {
        format!(
            "[hours.{name}]\n{days}open = \"{open}\"\nclose = \"18:00\"\nlanguages = [\"ja\"]\n\
             source = \"the town\"\nchecked = 2024-01-15\n\n"
        )
    };
    let rows = row("first", first, "09:00") + &row("second", second, "10:00");
    town.edit(FACTS, "[number.months]", &format!("{rows}[number.months]"));
    town.edit(FACTS, "hours = \"desk\"", "hours = [\"first\", \"second\"]");
    town
}

#[test]
fn days_that_all_rows_share_are_said_once_above_the_table() {
    let town = with_second_row("days = \"daily\"\n", "days = \"daily\"\n");
    let document = town.load().document("en");
    let line = hotline(&document);
    assert_eq!(plain(&line.columns), ["Languages", "Hours"]);
    assert_eq!(plain(&line.before), ["daily"]);
    let cells = rows(line).iter().map(|row| row.cells().len());
    assert_eq!(cells.collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn days_that_no_source_says_are_not_printed() {
    let document = with_second_row("", "").load().document("en");
    let line = hotline(&document);
    assert_eq!(plain(&line.columns), ["Languages", "Hours"]);
    assert!(line.before.is_empty());
    assert!(
        !document
            .pages
            .iter()
            .flat_map(|page| &page.blocks)
            .any(|block| { block.texts().iter().any(|text| text.plain().contains("daily")) })
    );
}

#[test]
fn days_that_differ_keep_their_column() {
    let days = |first: &str, second: &str| {
        let document = with_second_row(first, second).load().document("en");
        let rows = rows(hotline(&document)).iter();
        rows.map(|row| row.days.as_ref().map(Rich::plain)).collect::<Vec<_>>()
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        days("days = \"mon-fri\"\n", "days = \"sat-sun-holiday\"\n"),
        [text("Mon–Fri"), text("Sat, Sun")]
    );
    assert_eq!(days("days = \"sat-sun-holiday\"\n", ""), [text("Sat, Sun"), text("")]);
    // One row says its days in its place.
    let document = Town::new().load().document("en");
    assert_eq!(plain(&hotline(&document).columns), ["Languages", "Days", "Hours"]);
}

/// What a line says of its hours in the pack `ja`, for a line that is open from
/// `open` to `close`.
fn note(town: &Town, open: &str, close: &str) -> String {
    town.edit(
        FACTS,
        "open = \"09:05\"\nclose = \"17:00\"",
        &format!("open = \"{open}\"\nclose = \"{close}\""),
    );
    let document = town.load().document("ja");
    several(&document).notes[0].plain()
}

#[test]
fn noon_and_midnight_are_0_where_one_word_names_half_a_day() {
    for (open, close, said) in [
        ("00:00", "12:00", "午前0時から午後0時"),
        ("00:30", "12:15", "午前0時30分から午後0時15ふん"),
        ("11:00", "24:00", "午前11時から午前0時"),
    ] {
        let note = note(&Town::new(), open, close);
        assert!(note.contains(said), "{note}");
    }
    // 正午12時 says itself what it is; the word for the evening leaves noon alone.
    let town = Town::new();
    town.edit(
        JAPANESE,
        "\"12:00\" = \"午後\"",
        "\"12:00\" = \"正午\"\n\"12:01\" = \"午後\"\n\"18:00\" = \"夜\"",
    );
    let noon = note(&town, "12:00", "20:00");
    assert!(noon.contains("正午12時から夜8時"), "{noon}");
}

#[test]
fn noon_is_12_where_readers_expect_it() {
    let town = Town::new();
    town.edit(ENGLISH, "hour = \"{h}\"\nminute = \"{h}:{mm}\"\n", "hour = \"{h12}{period}\"\nminute = \"{h12}:{mm}{period}\"\n\n[formats.periods]\n\"00:00\" = \"am\"\n\"12:00\" = \"pm\"\n");
    town.edit(FACTS, "open = \"09:05\"\nclose = \"17:00\"", "open = \"00:30\"\nclose = \"12:00\"");
    let document = town.load().document("en");
    let hours = rows(hotline(&document)).iter().map(|row| row.hours.plain());
    assert_eq!(hours.collect::<Vec<_>>(), ["12:30am to 12pm"]);
}

/// A town whose languages say what calls cost.
fn with_costs() -> Town {
    let town = Town::new();
    for (pack, free, charged) in [(JAPANESE, "無料", "有料"), (ENGLISH, "free", "you pay")] {
        let cost = format!("[formats.cost]\nfree = \"{free}\"\ncharged = \"{charged}\"\n\n");
        town.edit(pack, "[formats.units]", &format!("{cost}[formats.units]"));
    }
    town
}

#[test]
fn a_mark_without_a_word_is_reported_where_it_stands() {
    let town = Town::new();
    town.edit(ENGLISH, "[formats.marks]\nframe = \"frame\"\n", "");
    let diagnostics = town.load().diagnostics;
    let [silent] = &diagnostics[..] else { panic!("{diagnostics:?}") };
    assert_eq!(silent.code, "silent-mark");
    assert!(silent.hints[0].contains("[formats.marks]"), "{:?}", silent.hints);
    // Where nothing is drawn, nothing lacks a word.
    town.edit(EN, "Inside {mark:frame}", "Inside the frame");
    town.edit(JA, "{mark:frame}の中", "枠の中");
    assert_eq!(town.load().drawn, "");
}

#[test]
fn what_a_call_costs_is_said_as_the_facts_have_it() {
    let town = with_costs();
    town.edit(JA, "{phone:desk}へ", "{phone:desk}（{cost:gifts}）へ");
    town.edit(EN, "or {phone:desk}", "or {phone:desk} ({cost:gifts})");
    let document = town.load().document("en");
    let line = hotline(&document);
    assert_eq!(plain(&numbers(line)[0].0.cost), ["free"]);
    assert_eq!(plain(&line.otherwise), ["or 03-1234-5678 (you pay)"]);
    let costs = numbers(several(&document)).into_iter().flat_map(|(line, _)| &line.cost);
    assert_eq!(plain(costs), ["free", "you pay"]);
    let without = Town::new().load().document("en");
    assert!(numbers(hotline(&without))[0].0.cost.is_none());
}

#[test]
fn words_for_costs_are_in_all_languages_or_in_none() {
    let town = with_costs();
    town.edit(ENGLISH, "[formats.cost]\nfree = \"free\"\ncharged = \"you pay\"\n", "");
    let drawn = town.load().drawn;
    assert!(drawn.contains("[missing-key]") && drawn.contains("formats.cost"), "{drawn}");
    let town = Town::new();
    town.edit(EN, "or {phone:desk}", "or {phone:desk} ({cost:gifts})");
    let drawn = town.load().drawn;
    assert!(drawn.contains("what this language calls free and charged calls"), "{drawn}");
    assert!(drawn.contains("[formats.cost]"), "{drawn}");
}

#[test]
fn texts_that_were_added_are_drafts_whatever_the_status_is() {
    let town = Town::new();
    town.edit(JA, "status = \"official\"\n", "status = \"official\"\nadded = [\"contact\"]\n");
    let document = town.load().document("ja");
    assert!(document.has_drafts);
    let printed = document.pages.iter().flat_map(|page| &page.blocks);
    assert!(printed.flat_map(|block| block.texts()).any(|text| text.plain() == "下書き"));

    let of = |status: &str, added: &str| {
        let town = Town::new();
        let lines = format!("status = \"{status}\"\nadded = {added}\n");
        town.edit(JA, "status = \"official\"\n", &lines);
        town.load().drawn
    };
    let drawn = of("reviewed", "[\"about.paragraphs\", \"contact.headng\"]");
    assert!(drawn.contains("no text `contact.headng`"), "{drawn}");
    assert!(drawn.contains("contact.heading"), "{drawn}");
    let drawn = of("draft", "[\"contact\"]");
    assert!(drawn.contains("all texts are drafts"), "{drawn}");
    assert_eq!(of("official", "[]"), "");
}
