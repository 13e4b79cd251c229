//! The change that is planned in the facts: other hours, and no more points.

use chirashi::content::load::{Request, load};
use chirashi::content::model::{BlockKind, ContactLine, Document, HoursTable, Inline, Rich};
use chirashi::diag::Sink;
use chirashi::frame::Date;
use chirashi::source::Sources;
use serde_json::Value;

use crate::diff::{diff, done, files, texts};
use crate::support::project::TempProject;

const DAYS: [&str; 2] = ["2023-09-30", "2023-10-01"];

/// The flyers on a day.
fn documents(day: &str) -> Vec<Document> {
    let project = TempProject::new();
    let mut sources = Sources::new(&project.path("."));
    let day: Date = day.parse().unwrap();
    let request = Request { as_of: Some(day), ..Request::all(day) };
    let mut project = load(&mut sources, &request, &mut Sink::default()).unwrap();
    project.workspace.flyers.remove(0).documents
}

/// The letters of a text, without readings, blanks and break marks.
fn letters(text: &str) -> String {
    let marks = ['\u{200b}', '\u{2060}', '\u{ad}'];
    text.chars().filter(|c| !c.is_whitespace() && !marks.contains(c) && *c != '|').collect()
}

fn plain(rich: &Rich) -> String {
    let inlines = rich.0.iter().map(|inline| match inline {
        Inline::Text(text) => text.text.clone(),
        Inline::Ruby { readings, .. } => readings.iter().map(|it| it.base.clone()).collect(),
        Inline::Mark { .. } => String::new(),
    });
    letters(&inlines.collect::<String>())
}

/// The texts of each page that belong to what ends on the first day, and the rows
/// of the line for the card.
fn expected(document: &Document) -> (Vec<(u64, String)>, Vec<[String; 2]>) {
    let (mut ending, mut rows) = (Vec::new(), Vec::new());
    for (page, content) in (1..).zip(&document.pages) {
        let hotlines = content.blocks.iter().filter(|block| is_hotline(&block.kind)).count();
        for (at, block) in content.blocks.iter().enumerate() {
            let third = hotlines == 3
                && content.blocks[..at].iter().filter(|it| is_hotline(&it.kind)).count() == 2;
            let ends = are_points(&block.kind)
                || matches!(&block.kind, BlockKind::Step(step) if step.number == 3)
                || (third && is_hotline(&block.kind));
            if ends {
                ending.extend(block.texts().into_iter().map(|text| (page, plain(text))));
            }
            if let Some(table) = hours(&block.kind)
                && !ends
                && hotlines > 1
            {
                // The days of all rows are said above the table.
                let cells = table.rows.iter();
                rows = cells.map(|row| [&row.languages, &row.hours].map(plain)).collect();
            }
        }
    }
    ending.retain(|(_, text)| !text.is_empty());
    (ending, rows)
}

/// The hours of a telephone line.
fn hours(kind: &BlockKind) -> Option<&HoursTable> {
    let BlockKind::Contacts(contacts) = kind else { return None };
    let [ContactLine::Large(_, table)] = &contacts.lines[..] else { return None };
    table.as_ref()
}

fn is_hotline(kind: &BlockKind) -> bool {
    hours(kind).is_some()
}

/// Whether it is of the points: what they are, or whom to call.
fn are_points(kind: &BlockKind) -> bool {
    if let BlockKind::Prose(prose) = kind {
        prose.place.0.is_some()
    } else {
        matches!(kind, BlockKind::Contacts(contacts) if contacts.lines.len() > 1)
    }
}

#[test]
fn exactly_the_changed_rows_and_what_ended_are_told_in_every_language() {
    let project = TempProject::new();
    for (day, out) in DAYS.into_iter().zip(["before", "after"]) {
        done(&project, &["build", "--as-of", day, "--out", out]);
    }
    let told = diff(&project, &["before", "after"]);
    assert_eq!((files(&told).len(), &told["facts"]), (18, &Value::Null));
    let [before, after] = DAYS.map(documents);
    for (before, after) in before.iter().zip(&after) {
        let tag = before.language.as_str();
        let file = files(&told).iter().find(|file| file["language"] == tag).unwrap();
        let (ending, rows) = expected(before);
        let (_, rows_after) = expected(after);
        assert_eq!((rows.len(), rows_after.len()), (3, 2), "{tag}");
        let [long, early, late] = &rows[..] else { panic!("three rows") };
        let [long_after, early_after] = &rows_after[..] else { panic!("two rows") };

        let told = texts(file);
        assert!(told.iter().all(|(page, _, _)| matches!(page, 3 | 4)), "{tag}: {told:?}");
        // What changed are three cells: the hours of two rows, and who else may
        // call in those of the second.
        let pairs = told.iter().filter_map(|(page, old, new)| Some((*page, (*old)?, (*new)?)));
        let pairs: Vec<_> =
            pairs.map(|(page, old, new)| (page, letters(old), letters(new))).collect();
        let expected = [
            (4, long[1].clone(), long_after[1].clone()),
            (4, early[0].clone(), early_after[0].clone()),
            (4, early[1].clone(), early_after[1].clone()),
        ];
        assert_eq!(pairs, expected, "{tag}");
        assert!(!told.iter().any(|(_, old, _)| old.is_none()), "{tag}: nothing is new");

        // All else is gone: the third row, STEP 3, the points and their line.
        let gone = told.iter().filter(|(_, _, new)| new.is_none());
        let gone: Vec<(u64, String)> =
            gone.map(|(page, old, _)| (*page, letters(old.unwrap()))).collect();
        let row = (4, late.concat());
        assert!(gone.contains(&row), "{tag}: {row:?} in {gone:?}");
        for (page, text) in &ending {
            let is_told = |(at, gone): &&(u64, String)| at == page && gone.contains(text);
            assert!(gone.iter().any(|it| is_told(&it)), "{tag}: {text}");
        }
        for it in gone.iter().filter(|it| **it != row) {
            let spoken = file["texts"].as_array().unwrap().iter().any(|text| {
                (text["kind"] == "alternative-text" || text["kind"] == "link")
                    && letters(text["old"]["text"].as_str().unwrap()) == it.1
            });
            let meant = ending.iter().any(|(page, text)| *page == it.0 && it.1.contains(text));
            assert!(spoken || meant, "{tag}: {it:?}");
        }
    }
}
