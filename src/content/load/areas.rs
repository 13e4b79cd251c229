//! Versions of a flyer for areas of a city, such as those of garbage collection.
//!
//! In: the table that `areas` of `flyer.toml` names: a row for each area, with columns
//! of facts such as `days.burnable`. Out: the facts as they hold in each area. Knows
//! nothing about packs.

use std::collections::BTreeMap;

use super::codes;
use super::csv::{self, Row, Table, narrow};
use super::facts::Facts;
use super::offices::{days, written};
use super::reader::shortened;
use crate::content::form::Word;
use crate::content::form::literal::Literal;
use crate::content::table::fact::phone;
use crate::content::{FactKind, FactValue, Place, Row as HoursRow};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::{FileId, Span, Spanned};

/// The name of the fact that says what the area is called: `{place:area}` in packs.
const AREA: &str = "area";

/// The most areas of a flyer: each of them is loaded and laid out by itself.
const AREAS: usize = 500;

/// An area, and the facts as they hold there.
pub(super) struct Area {
    /// Its name, as that of a folder.
    pub(super) name: String,
    /// The facts.
    pub(super) facts: Facts,
}

/// What a column holds.
enum Column {
    /// The name of the folder.
    Area,
    /// What the area is called in a language.
    Name(String),
    /// A fact.
    Fact(FactKind, String),
}

/// The areas of a table that `flyer.toml` names at a place, with the facts of all of
/// them; what is wrong is reported, and its row left out.
pub(super) fn read(
    (id, table): (FileId, &Table),
    named: &Spanned<String>,
    facts: &Facts,
    sink: &mut Sink,
) -> Vec<Area> {
    if table.rows.is_empty() {
        // That is reported where the file is read.
        return Vec::new();
    }
    if table.rows.len() > AREAS {
        let message = format!("a flyer has at most {AREAS} areas");
        let label = format!("{} has {}", named.value, table.rows.len());
        sink.report(codes::LIST_LENGTH.at(named.span, message).label(label));
        return Vec::new();
    }
    let columns: Vec<Option<Column>> =
        table.columns.iter().map(|name| column(name, facts, sink)).collect();
    if !columns.iter().flatten().any(|column| matches!(column, Column::Area)) {
        let first = table.columns.first().map_or(Span::new(id, 0, 0), |name| name.span);
        let message = codes::BAD_TABLE.at(first, "the table has no column `area`");
        sink.report(message.label("not in the first row").hint(
            "add a column `area` with a name for each area, such as north: it becomes a folder",
        ));
        return Vec::new();
    }
    let mut areas: Vec<Area> = Vec::new();
    for row in &table.rows {
        let mut found = Sink::default();
        let area = area(row, (table, &columns), facts, &mut found);
        if let Some(area) = area.filter(|_| !found.has_errors()) {
            if areas.iter().any(|other| other.name == area.name) {
                let message = format!("two areas are called {}", area.name);
                found.report(codes::DUPLICATE_ENTRY.at(row.span, message).label("the second one"));
            } else {
                areas.push(area);
            }
        }
        sink.append(found);
    }
    areas
}

fn column(name: &Spanned<String>, facts: &Facts, sink: &mut Sink) -> Option<Column> {
    match name.value.split_once('.') {
        None if name.value == AREA => return Some(Column::Area),
        None if name.value == "name" => return Some(Column::Name("ja".to_owned())),
        Some(("name", tag)) if Tag::new(tag).is_ok() => return Some(Column::Name(tag.to_owned())),
        Some((kind, fact)) => {
            if let Some(kind) = FactKind::of(kind) {
                // What is not in the facts is reported as where a pack refers to it.
                let named = Spanned { value: fact, span: name.span };
                return facts
                    .known(kind, &named, sink)
                    .then(|| Column::Fact(kind, fact.to_owned()));
            }
        }
        None => {}
    }
    if !name.value.is_empty() {
        let message = format!("`{}` is not the name of a column", shortened(&name.value));
        sink.report(
            codes::BAD_TABLE
                .at(name.span, message)
                .label("unknown")
                .hint("known are area, name, name.en and so on, and facts such as days.burnable"),
        );
    }
    None
}

fn area(
    row: &Row,
    (table, columns): (&Table, &[Option<Column>]),
    facts: &Facts,
    sink: &mut Sink,
) -> Option<Area> {
    let mut name = None;
    let mut names: Vec<(Spanned<String>, String)> = Vec::new();
    let mut changed = facts.clone();
    let cells: BTreeMap<usize, _> = row.cells.iter().map(|(at, cell)| (*at, cell)).collect();
    for (at, column) in columns.iter().enumerate() {
        let (Some(column), Some(cell)) = (column, cells.get(&at)) else { continue };
        let literal = cell.literal();
        match column {
            Column::Area => name = folder(&literal, sink),
            Column::Name(tag) => {
                let tag = Spanned { value: tag.clone(), span: table.columns[at].span };
                names.push((tag, literal.text.to_owned()));
            }
            Column::Fact(kind, fact) => changed.change(*kind, fact, |value| {
                let read = with(value, literal.text);
                if let Err(expected) = &read {
                    let message = literal.is_not("what this column holds", &codes::BAD_VALUE);
                    sink.report(message.label(format!("expected {expected}")));
                }
                read.ok()
            }),
        }
    }
    if !names.is_empty() {
        let name = Spanned { value: names, span: row.span };
        changed.add(AREA, Place { name, address: None, map: None }, row.span);
    }
    if name.is_none() && !sink.has_errors() {
        let message = codes::BAD_TABLE.at(row.span, "the area has no name");
        sink.report(message.label("in this row").hint("fill the column `area`"));
    }
    Some(Area { name: name?, facts: changed })
}

fn folder(name: &Literal<'_>, sink: &mut Sink) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = name.text.len() <= 40
        && name.text.chars().all(is_plain)
        && name.text.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !fits {
        sink.report(
            name.is_not("a name for a folder", &codes::BAD_NAME)
                .label("expected small letters, digits and hyphens")
                .hint("for example north-2; what readers see stands in the column `name`"),
        );
    }
    fits.then(|| name.text.to_owned())
}

/// A fact that says what a cell does in the place of what it said; `Err` is what was
/// expected.
fn with(value: &FactValue, text: &str) -> Result<FactValue, &'static str> {
    let mut value = value.clone();
    let number = || narrow(text).replace(',', "").parse::<u32>();
    match &mut value {
        FactValue::Days(fact) => {
            fact.on = days::days(text).ok_or("days, such as 火・金 or 第2・第4水曜")?;
        }
        FactValue::Hours(fact) => {
            let rows = days::hours(text).map_err(|_| "hours, such as 月～金 8:30～17:15")?;
            let row = |(days, times)| HoursRow { season: None, days, times };
            fact.rows = rows.into_iter().map(row).collect();
        }
        FactValue::Phone(fact) => {
            let number = written::number(text).ok_or("a telephone number")?;
            if phone::fault(&number).is_some() {
                return Err("a telephone number");
            }
            fact.number.value = number;
        }
        FactValue::Date(fact) => {
            fact.value = csv::day(text).ok_or("a day, such as 2027-04-01")?;
        }
        FactValue::Time(fact) => {
            fact.value = written::minute(text).ok_or("a time, such as 8:30")?;
        }
        FactValue::Price(fact) => fact.yen = number().map_err(|_| "an amount, such as 1200")?,
        FactValue::Number(fact) => fact.value = number().map_err(|_| "a number")?,
        FactValue::Closure(_)
        | FactValue::Period(_)
        | FactValue::Event(_)
        | FactValue::Measure(_)
        | FactValue::Link(_)
        | FactValue::Email(_)
        | FactValue::Place(_)
        | FactValue::Contact(_) => {
            return Err(
                "days, hours, phone, date, time, price or number: other facts are the same in all areas",
            );
        }
    }
    Ok(value)
}
