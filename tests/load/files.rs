//! Rows of a table that come from a file: a data set as cities publish it.

use chirashi::content::load::Request;
use chirashi::content::model::{BlockKind, Document, Inline, Rich};
use chirashi::frame::Date;

use crate::load::town::{Outcome, Town, request};

const FLYER: &str = "content/town/flyer.toml";
const JA: &str = "content/town/ja.toml";
const EN: &str = "content/town/en.toml";
const DATA: &str = "content/data/shelters.csv";

/// What the flyer takes from the file.
const ROWS: &str = "\
[pages.blocks.rows]
file = \"shelters.csv\"
name = \"ID\"
columns = [
  { column = \"名称\", en = \"名称_英字\" },
  { column = \"想定収容人数\", kind = \"number\" },
  { column = \"指定避難所との重複\", values = \"stay\" },
]
only = { \"災害種別_洪水\" = \"1\" }
sort = \"名称_カナ\"
";

/// The evacuation sites of a city, in the layout of the standard data set.
fn sites() -> String {
    include_str!("../fixtures/shelters.csv").to_owned()
}

/// The town with a table of shelters.
fn with_shelters(sites: impl AsRef<[u8]>) -> Town {
    let town = Town::new();
    std::fs::create_dir(town.path("content/data")).unwrap();
    town.write(DATA, sites);
    let contact = "[[pages.blocks]]\nkind = \"contact\"";
    let block = format!("[[pages.blocks]]\nkind = \"table\"\nwords = \"shelters\"\n\n{ROWS}\n");
    town.edit(FLYER, contact, &format!("{block}{contact}"));
    let words = [
        (JA, "避難場所", "[\"名前\", \"人数\", \"泊まれますか\"]", "泊まれる"),
        (EN, "Where to flee to", "[\"Name\", \"People\", \"To stay\"]", "You can stay"),
    ];
    for (pack, heading, columns, stay) in words {
        let words = format!(
            "[shelters]\nheading = \"{heading}\"\ncolumns = {columns}\n\n[shelters.rows.stay]\n\
             \"1\" = \"{stay}\"\n\n[contact]"
        );
        town.edit(pack, "[contact]", &words);
    }
    town
}

/// The rows that are printed, with signs between their cells.
fn rows(document: &Document) -> Vec<String> {
    let rows = cells(document).into_iter();
    rows.map(|row| row.iter().map(Rich::plain).collect::<Vec<_>>().join(" | ")).collect()
}

fn cells(document: &Document) -> Vec<Vec<Rich>> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let mut tables = blocks
        .filter_map(|block| if let BlockKind::Table(it) = &block.kind { Some(it) } else { None });
    tables.next().unwrap().rows.iter().map(|row| row.words.cells.clone()).collect()
}

fn messages(outcome: &Outcome) -> Vec<&str> {
    outcome.diagnostics.iter().map(|it| it.message.as_str()).collect()
}

#[test]
fn rows_are_chosen_sorted_and_printed_in_each_language() {
    let town = with_shelters(sites());
    assert_eq!(
        rows(&town.load().document("ja")),
        ["中央小学校 | 1,200 | 泊まれる", "東中学校 | 80 | 泊まれる", "文化会館 |  | "]
    );
    assert_eq!(
        rows(&town.load().document("en")),
        [
            "Chuo Elementary School | 1,200 | You can stay",
            "Higashi Junior High School | 80 | You can stay",
            "文化会館 |  | "
        ]
    );
}

#[test]
fn a_file_says_where_it_comes_from_and_when_it_was_compared() {
    let town = with_shelters(sites());
    let shows = |town: &Town| {
        let document = town.load().document("en");
        let colophon = document.pages.iter().flat_map(|page| &page.blocks).last().cloned();
        let texts = colophon.map(|block| block.texts().into_iter().map(Rich::plain).collect());
        texts.unwrap_or_else(Vec::new).join(" | ").replace('\u{A0}', " ")
    };
    let facts = shows(&town);
    assert!(facts.contains("Jan 2024"), "{facts}");
    let origin = "source = \"open data\"\nchecked = 2023-05-31\nname = \"ID\"";
    town.edit(FLYER, "name = \"ID\"", origin);
    // What was left longest counts.
    let both = shows(&town);
    assert!(both.contains("May 2023"), "{both}");
    let flyer = town.load().project.unwrap().workspace.flyers.remove(0);
    assert_eq!(flyer.listed[0].source.as_deref(), Some("open data"));
    assert_eq!(flyer.listed[0].checked.as_ref().unwrap().value.to_string(), "2023-05-31");
}

#[test]
fn what_has_no_name_in_a_language_is_marked_as_japanese() {
    let cells = cells(&with_shelters(sites()).load().document("en"));
    let languages = |text: &Rich| -> Vec<Option<String>> {
        let of = |inline: &Inline| match inline {
            Inline::Text(text) => text.language.as_ref().map(ToString::to_string),
            Inline::Ruby { .. } | Inline::Mark { .. } => None,
        };
        text.0.iter().map(of).collect()
    };
    assert_eq!(languages(&cells[0][0]), [None]);
    assert_eq!(languages(&cells[2][0]), [Some("ja".to_owned())]);
}

#[test]
fn easy_japanese_has_the_reading_above_the_kanji() {
    let town = with_shelters(sites());
    let reading = "{ column = \"名称\", reading = \"名称_カナ\",";
    town.edit(FLYER, "{ column = \"名称\",", reading);
    let language = town.text("content/languages/ja.toml");
    town.write("content/languages/ja.toml", format!("{language}\n[habits]\neasy = true\n"));
    let cells = cells(&town.load().document("ja"));
    let Inline::Ruby { readings, .. } = &cells[0][0].0[0] else { panic!("{:?}", cells[0][0]) };
    assert_eq!(
        [readings[0].base.as_str(), &readings[0].reading],
        ["中央小学校", "ちゅうおうしょうがっこう"]
    );
}

#[test]
fn the_glossary_says_what_the_file_does_not() {
    let town = with_shelters(sites());
    let form =
        |term: &str| format!("term = \"{term}\"\nsource = \"x\"\nconfidence = \"confirmed\"\n");
    let (own, other) = (form("文化会館"), form("Culture Hall"));
    let term = format!("[hall]\nabout = \"x\"\n[hall.ja]\n{own}[hall.en]\n{other}");
    town.write("content/glossary.toml", term);
    let printed = rows(&town.load().document("en"));
    assert_eq!(printed[2], "Culture Hall |  | ");
}

#[test]
fn a_file_may_be_as_a_spreadsheet_saves_it() {
    let utf8 = rows(&with_shelters(sites()).load().document("ja"));
    let with_mark = format!("\u{FEFF}{}", sites());
    assert_eq!(rows(&with_shelters(with_mark).load().document("ja")), utf8);
    let sites = sites();
    let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(&sites);
    let town = with_shelters(shift_jis);
    assert_eq!(rows(&town.load().document("ja")), utf8);
    // The place of a mistake is counted in characters all the same.
    town.edit(FLYER, "想定収容人数", "電話番号");
    let drawn = town.load().drawn;
    assert!(drawn.contains("shelters.csv:3:"), "{drawn}");
}

#[test]
fn words_that_packs_lack_are_told_in_each_of_them() {
    let town = with_shelters(sites().replace(",1,\"1,200\"", ",2,\"1,200\""));
    let outcome = town.load();
    assert_eq!(messages(&outcome), ["`shelters.rows.stay.2` is missing"; 2], "{}", outcome.drawn);
    assert!(outcome.drawn.contains("add `\"2\" = \"…\"`"), "{}", outcome.drawn);
    town.edit(EN, "[shelters.rows.stay]", "[shelters.rows.stya]");
    let outcome = town.load();
    assert_eq!(
        messages(&outcome),
        ["`shelters.rows.stay.2` is missing", "`shelters.rows.stay` is missing",],
        "{}",
        outcome.drawn
    );
    assert!(outcome.drawn.contains("is `stya` meant?"), "{}", outcome.drawn);
}

#[test]
fn words_that_no_row_needs_today_are_left_alone() {
    let town = with_shelters(sites());
    let other = "values = \"stay\" },\n  { column = \"内線番号\", values = \"extension\" },";
    town.edit(FLYER, "values = \"stay\" },", other);
    for (pack, head) in [(JA, "泊まれますか"), (EN, "To stay")] {
        town.edit(pack, &format!("\"{head}\"]"), &format!("\"{head}\", \"x\"]"));
        town.edit(
            pack,
            "\n\n[contact]",
            "\n\"9\" = \"x\"\n\n[shelters.rows.extension]\n\"7\" = \"x\"\n\n[contact]",
        );
    }
    assert_eq!(rows(&town.load().document("ja"))[1], "東中学校 | 80 | 泊まれる | ");
}

#[test]
fn rows_in_a_pack_are_not_needed() {
    let town = with_shelters(sites());
    town.edit(FLYER, ", values = \"stay\"", "");
    let outcome = town.load();
    let expected = "the rows of this table come from content/data/shelters.csv";
    assert_eq!(messages(&outcome), [expected; 2], "{}", outcome.drawn);
}

#[test]
fn names_that_the_file_lacks_are_told_at_their_places() {
    let town = with_shelters(sites());
    town.edit(FLYER, "\"名称\", en = \"名称_英字\"", "\"名称\", en = \"名称_英語\"");
    town.edit(FLYER, "災害種別_洪水", "洪水");
    town.edit(FLYER, "file = \"shelters.csv\"", "file = \"shelters.csv\"\ncolour = 1");
    let outcome = town.load();
    assert_eq!(
        messages(&outcome),
        [
            "unknown key `pages.blocks.rows.colour`",
            "content/data/shelters.csv has no column `名称_英語`",
            "content/data/shelters.csv has no column `洪水`",
        ],
        "{}",
        outcome.drawn
    );
    assert!(outcome.drawn.contains("did you mean `名称_英字`?"), "{}", outcome.drawn);
    town.edit(FLYER, "shelters.csv", "shelter.csv");
    assert!(messages(&town.load()).contains(&"there is no file `shelter.csv`"));
    town.edit(FLYER, "shelter.csv", "../town/shelters.csv");
    assert!(town.load().drawn.contains("error[bad-name]"));
}

#[test]
fn every_fault_of_a_row_is_told_at_its_cell() {
    let head = "ID,名称,想定収容人数,指定避難所との重複,災害種別_洪水,名称_カナ,名称_英字\n";
    let rows = "1,第一小,約300,1,1,ア,\n1,第二小,12,1,1,イ,\n,第三小,#N/A,1,1,ウ,\n\
                4,,12,1,1,エ,Four\n5,2026/1/2,12,1,1,オ,\n6,第六小\n7,a\u{1}b,1,1,1,カ,\n8,x,1,1,1,キ,,y\n";
    let outcome = with_shelters(format!("{head}{rows}")).load();
    assert_eq!(
        messages(&outcome),
        [
            "`約300` is not a whole number",
            "two rows have the name `1`",
            "the row has no `ID`",
            "the row says this, but has no `名称`",
            "`2026/1/2` is a date",
            "this row has 2 cells, but there are 7 columns",
            "control character U+0001 in a text",
            "this is cell 8 of a row, but there are 7 columns",
        ],
        "{}",
        outcome.drawn
    );
    for place in ["csv:2:7", "csv:3:1", "csv:4:1", "csv:5:13", "csv:6:3", "csv:7:1", "csv:8:4"] {
        assert!(outcome.drawn.contains(place), "{place}: {}", outcome.drawn);
    }
}

#[test]
fn a_file_without_rows_is_told() {
    for (text, message) in [
        ("", "the table is empty"),
        ("ID,名称\n", "the table has no rows"),
        ("ID,\"名称\n1,x\n", "a quote is never closed"),
    ] {
        assert_eq!(messages(&with_shelters(text).load()), [message]);
    }
}

#[test]
fn a_filter_that_leaves_nothing_says_what_there_is() {
    let town = with_shelters(sites());
    town.edit(FLYER, "\"災害種別_洪水\" = \"1\"", "\"災害種別_洪水\" = \"○\"");
    let outcome = town.load();
    assert_eq!(messages(&outcome), ["content/data/shelters.csv has no row to print"]);
    assert!(outcome.drawn.contains("`災害種別_洪水`: did you mean `1`?"), "{}", outcome.drawn);
}

#[test]
fn what_is_over_is_left_out() {
    let events = "ID,名称,開始日,終了日,電話番号\n\
                  1,春まつり,2024-01-20,2024/3/31,0120-000-001\n\
                  2,夏まつり,2024年7月1日,,\n3,冬まつり,,2023-12-31,\n4,朝市,,,03(1234)5678\n";
    let town = with_shelters(events);
    let start = town.text(FLYER).find("columns = [").unwrap();
    let end = town.text(FLYER).find("sort = ").unwrap();
    let old = town.text(FLYER)[start..end].to_owned();
    let columns = "columns = [\"名称\", { column = \"開始日\", kind = \"day\" }, \
                   { column = \"電話番号\", kind = \"phone\" }]\nfrom = \"開始日\"\nuntil = \"終了日\"\n";
    town.edit(FLYER, &old, columns);
    town.edit(FLYER, "sort = \"名称_カナ\"", "");
    for pack in [JA, EN] {
        let text = town.text(pack);
        let from = text.find("[shelters.rows.stay]").unwrap();
        town.edit(pack, &text[from..text.find("[contact]").unwrap()], "");
    }
    assert_eq!(
        rows(&town.load().document("ja")),
        ["春まつり | 1月20日土曜日 | 0120-000-001", "朝市 |  | 03-1234-5678"]
    );
    let later = Request { as_of: Some(Date { year: 2024, month: 7, day: 1 }), ..request() };
    let flyers = town.load_with(&later).project.unwrap().workspace.flyers;
    assert_eq!(
        rows(&flyers[0].documents[0]),
        ["夏まつり | 7月1日月曜日 | ", "朝市 |  | 03-1234-5678"]
    );
}

#[test]
fn rows_of_a_map_have_pins() {
    let town = with_shelters(sites());
    let block = format!(
        "[[pages.blocks]]\nkind = \"map\"\nwords = \"map\"\npicture = \"dot\"\n\
         pins = {{ 0000000001 = [5, 5] }}\n\n{ROWS}\n"
    );
    let block = block.replace(", values = \"stay\"", "");
    let contact = "[[pages.blocks]]\nkind = \"contact\"";
    town.edit(FLYER, contact, &format!("{block}{contact}"));
    for pack in [JA, EN] {
        town.edit(pack, "[contact]", "[map]\npicture_alt = \"x\"\n\n[contact]");
    }
    let outcome = town.load();
    let told = messages(&outcome);
    assert!(told.iter().any(|it| it.ends_with("has no pin")), "{}", outcome.drawn);
    let left_out = told.iter().any(|it| it.contains("leaves out the row"));
    assert!(!left_out, "{}", outcome.drawn);
    town.edit(FLYER, "0000000001 = [5, 5]", "nowhere = [5, 5], 0000000002 = [9, 9]");
    let outcome = town.load();
    let told = messages(&outcome);
    assert!(told.iter().any(|it| it.ends_with("has no row `nowhere`")), "{}", outcome.drawn);
    let left_out = told.iter().any(|it| it.contains("leaves out the row `0000000002`"));
    assert!(left_out, "{}", outcome.drawn);
}

#[test]
fn colours_are_of_rows_of_the_file() {
    let town = with_shelters(sites());
    town.edit(FLYER, ROWS, &format!("[pages.blocks.levels]\n0000000001 = \"level4\"\n\n{ROWS}"));
    assert_eq!(town.load().drawn, "");
    town.edit(FLYER, "0000000001 = \"level4\"", "0000000009 = \"level4\"");
    let outcome = town.load();
    let told = messages(&outcome);
    assert!(told.iter().any(|it| it.ends_with("has no row `0000000009`")), "{}", outcome.drawn);
    assert_eq!(told.len(), 1, "{}", outcome.drawn);
}
