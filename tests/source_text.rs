//! Nothing is lost between the source flyer, the packs and the pages: what was
//! written is read on the page, in the order of the blocks.

#![expect(clippy::disallowed_methods, reason = "the tests compare with the files themselves")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;
use std::path::Path;

use chirashi::export::reading;
use chirashi::frame::{Frame, Item, Role};
use chirashi::lang::is_control;
use toml::{Table, Value};
use unicode_normalization::UnicodeNormalization;

use crate::support::flyers::{in_language, laid_out};
use crate::support::project::UNCHANGED;

/// A line of the source flyer that is not printed as it is.
struct Mended {
    source: &'static str,
    printed: &'static str,
    why: &'static str,
}

const MENDED: [Mended; 2] = [
    Mended {
        source: "在出入国再留管理厅网站",
        printed: "在出入国在留管理厅网站",
        why: "a wrong character of the same sound: the agency is 出入国在留管理厅",
    },
    Mended {
        source: "※电话受理时间",
        printed: "※电话受理时间为上午9点30分到下午8点。",
        why: "the sentence is cut short; STEP 3 has it whole",
    },
];

/// Signs that the source types and the flyer draws: bullets, and the arrow
/// before hours, which have a column of the table.
const DRAWN: [&str; 3] = ["- ・", "- ", "▶"];

/// A text as it is compared: without blanks and signs that only steer breaks,
/// full-width forms like others.
fn plain(text: &str) -> String {
    let visible = |c: &char| !c.is_whitespace() && !is_control(*c);
    text.nfkc().filter(visible).collect()
}

/// What is read in a frame.
fn read(frame: &Frame) -> String {
    plain(&reading::lines(frame).concat())
}

#[test]
fn every_line_of_the_source_flyer_is_printed() {
    let source = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures/source/my-number-card.zh-Hans.txt"),
    );
    let source = source.unwrap();
    let (_, layout) = in_language("zh-Hans");
    let printed: String = layout.publication.pages.iter().map(|page| read(page)).collect();

    let mut lines = 0;
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        let words = DRAWN.iter().fold(line, |words, sign| words.trim_start_matches(sign).trim());
        let mended = MENDED.iter().find(|mended| mended.source == line);
        let expected = mended.map_or(words, |mended| mended.printed);
        assert!(printed.contains(&plain(expected)), "`{line}` is not printed as `{expected}`");
    }
    assert_eq!(lines, 88, "the source flyer is whole");
    for Mended { source: line, why, .. } in &MENDED {
        assert!(source.lines().any(|other| other.trim() == *line), "{line}: {why}");
    }
    assert!(!printed.contains("再留"), "{}", MENDED[0].why);
    for sign in ["▶", "-・"] {
        assert!(!printed.contains(sign), "{sign} is drawn, not typed");
    }
}

#[test]
fn every_number_of_the_source_flyer_is_printed_as_often() {
    let source = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures/source/my-number-card.zh-Hans.txt"),
    );
    let source = plain(&source.unwrap());
    let (_, layout) = in_language("zh-Hans");
    let printed: String = layout.publication.pages.iter().map(|page| read(page)).collect();
    for number in ["0120-95-0178", "0120-0178-27", "0570-064-738", "0570-028-125", "4.5cm", "16种"]
    {
        let count = source.matches(number).count();
        assert!(count > 0, "{number}");
        assert!(printed.matches(number).count() >= count, "{number}: {count} times");
    }
}

/// A text of a pack between its references: the pieces must be read in this
/// order, with something between them where a fact stands.
struct Pieces {
    path: String,
    /// Pieces of text, each with whether a fact stands before it.
    pieces: Vec<(bool, String)>,
}

/// Takes the markup of packs apart, without the program.
fn pieces(path: &str, text: &str) -> Pieces {
    let mut pieces = vec![(false, String::new())];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (piece, behind) = if let Some(escaped) = rest.strip_prefix('\\') {
            let length = escaped.chars().next().map_or(0, char::len_utf8);
            escaped.split_at(length)
        } else if let Some(behind) = rest.strip_prefix("**") {
            ("", behind)
        } else if let Some((inner, behind)) = rest.strip_prefix('{').and_then(|s| s.split_once('}'))
        {
            if let Some((base, _)) = inner.split_once('|') {
                (base, behind)
            } else {
                let is_drawn = inner.starts_with("mark:");
                pieces.push((!is_drawn, String::new()));
                ("", behind)
            }
        } else {
            rest.split_at(first.len_utf8())
        };
        pieces.last_mut().unwrap().1.push_str(piece);
        rest = behind;
    }
    let pieces = pieces.into_iter().map(|(fact, text)| (fact, plain(&text))).collect();
    Pieces { path: path.to_owned(), pieces }
}

/// All texts of a table of words but those that are only spoken.
fn texts(path: &str, value: &Value, found: &mut Vec<Pieces>) {
    match value {
        Value::String(text) => found.push(pieces(path, text)),
        Value::Array(values) => values.iter().for_each(|value| texts(path, value, found)),
        Value::Table(table) => {
            for (key, value) in
                table.iter().filter(|(key, _)| !key.ends_with("_alt") && *key != "alts")
            {
                texts(&format!("{path}.{key}"), value, found);
            }
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {
            panic!("{path}: packs hold texts only")
        }
    }
}

/// Where the pieces are read in this order; `None` if they are not.
fn found(words: &str, pieces: &[(bool, String)]) -> Option<usize> {
    let (_, first) = &pieces[0];
    words.match_indices(first.as_str()).map(|(at, _)| at).find(|&at| {
        let mut end = at + first.len();
        pieces[1..].iter().all(|(is_fact, piece)| {
            // A fact is at least one character, and no longer than a list of
            // eleven languages.
            let Some(next) = words[end..].char_indices().nth(usize::from(*is_fact)) else {
                return piece.is_empty() && (!is_fact || !words[end..].is_empty());
            };
            let from = end + next.0;
            let Some(gap) = words[from..].find(piece.as_str()) else { return false };
            let limit = if *is_fact { 400 } else { 0 };
            end = from + gap + piece.len();
            gap <= limit
        })
    })
}

#[test]
fn a_text_that_is_not_whole_is_not_found() {
    let pieces = |text| pieces("", text).pieces;
    assert_eq!(
        found("xx申請は6か月以内です", &pieces("{申請|しんせい}は{number:m}か月**以内**")),
        Some(2)
    );
    assert_eq!(found("枠の中", &pieces("{mark:frame}の\\{中")), None);
    assert_eq!(found("左の枠の中", &pieces("左{mark:frame}の枠")), Some(0));
    assert_eq!(found("かか月", &pieces("か{number:m}か月")), None, "the fact is missing");
    assert_eq!(found("月か6", &pieces("か{number:m}月")), None, "another order");
    assert_eq!(found("電話は", &pieces("電話は{phone:card}")), None, "nothing behind");
    assert_eq!(found("左中の枠", &pieces("左{mark:frame}の枠")), None, "a word too much");
}

/// The tables of words of each page, as `flyer.toml` has them: those of blocks side by
/// side together.
fn blocks(flyer: &Table) -> Vec<Vec<Vec<String>>> {
    let pages = flyer["pages"].as_array().unwrap().iter();
    let rows = |page: &Value| {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for block in page["blocks"].as_array().unwrap() {
            let words = block["words"].as_str().unwrap().to_owned();
            let is_beside = block.get("column").is_some_and(|it| it.as_integer() > Some(1));
            match rows.last_mut().filter(|_| is_beside) {
                Some(row) => row.push(words),
                None => rows.push(vec![words]),
            }
        }
        rows
    };
    pages.map(rows).collect()
}

/// The head of the column of days, if a block has a table of telephone hours.
fn days(words: &Value) -> Option<Vec<(bool, String)>> {
    Some(pieces("", words.get("columns")?.get(1)?.as_str()?).pieces)
}

/// The frame of a block.
fn section(item: &Item) -> Option<&Frame> {
    if let Item::Group(Role::Section, frame) = item { Some(frame) } else { None }
}

fn parse(path: &str) -> Table {
    fs::read_to_string(UNCHANGED.path(path)).unwrap().parse().unwrap()
}

#[test]
fn every_text_of_every_pack_is_read_in_its_block() {
    let plan = blocks(&parse("content/my-number-card/flyer.toml"));
    for (document, layout) in laid_out() {
        let tag = &document.language;
        let pack = parse(&format!("content/my-number-card/{tag}.toml"));
        let is_draft = pack["pack"]["status"].as_str() == Some("draft");
        let mut count = 0;
        assert_eq!(layout.publication.pages.len(), plan.len(), "{tag}");
        for (page, blocks) in layout.publication.pages.iter().zip(&plan) {
            let sections: Vec<String> =
                page.items.iter().filter_map(|(_, item)| section(item)).map(read).collect();
            assert_eq!(sections.len(), blocks.len(), "{tag}: a section for each row of blocks");
            let rows = sections.iter().zip(blocks);
            for (section, words) in
                rows.flat_map(|(it, row)| row.iter().map(move |words| (it, words)))
            {
                let mut expected = Vec::new();
                texts(words, &pack[words], &mut expected);
                // The remark stands under the title.
                let (remark, mut expected): (Vec<Pieces>, Vec<Pieces>) =
                    expected.into_iter().partition(|text| text.path == "colophon.draft");
                for Pieces { pieces, .. } in remark {
                    let title = read(&layout.publication.pages[0]);
                    assert_eq!(found(&title, &pieces).is_some(), is_draft, "{tag}: {title}");
                    count += usize::from(is_draft);
                }
                // Only the rows of this line differ in their days.
                if let (true, Some(days)) = (words != "hotline-general", days(&pack[words])) {
                    expected.retain(|text| text.pieces != days);
                }
                count += expected.len();
                for Pieces { path, pieces } in expected {
                    let is_read = found(section, &pieces).is_some();
                    assert!(is_read, "{tag}: {path}: {pieces:?} is not in\n{section}");
                }
                assert!(!section.contains(['{', '}', '*']), "{tag}: {words}: {section}");
            }
        }
        assert!(count > 70, "{tag}: {count} texts");
    }
}

#[test]
fn the_names_of_every_language_open_its_first_page_and_close_all() {
    for (document, layout) in laid_out() {
        let tag = &document.language;
        let pack = parse(&format!("content/my-number-card/{tag}.toml"));
        let heading = pieces("about.heading", pack["about"]["heading"].as_str().unwrap());
        let language = parse(&format!("content/languages/{tag}.toml"));
        for key in ["name", "japanese"] {
            let [Pieces { pieces, .. }] = [pieces(key, language[key].as_str().unwrap())];
            for (number, page) in layout.publication.pages.iter().enumerate() {
                let (_, Item::Group(Role::Artifact, foot)) = page.items.last().unwrap() else {
                    panic!("{tag}: a page ends with its foot")
                };
                assert!(found(&read(foot), &pieces).is_some(), "{tag}: {key}: {}", read(foot));
                let count = format!("{}/{}", number + 1, layout.publication.pages.len());
                assert!(read(foot).ends_with(&count), "{tag}: {}", read(foot));
            }
            let first = read(&layout.publication.pages[0]);
            let [at, heading] = [&pieces, &heading.pieces].map(|text| found(&first, text));
            assert!(at.is_some() && at < heading, "{tag}: {key}: {first}");
        }
    }
}
