//! When an office is open: the columns `hours` and `closed`, or `days`, `open` and
//! `close` where it is open once a day.
//!
//! In: the cells of a row, and the closures of the facts. Out: an [`Opening`], or
//! messages at the cells. Knows nothing about other columns.

use super::row::{Cells, needed};
use super::{days, written};
use crate::content::codes;
use crate::content::form::literal::Literal;
use crate::content::form::reader::shortened;
use crate::content::form::suggest;
use crate::content::load::csv::Cell;
use crate::content::model::Opening;
use crate::content::table::day_set::DaySet;
use crate::content::table::times::{Times, minute_of_day};
use crate::content::{Closure, Hours, Row};
use crate::diag::Sink;

/// The closures that offices can name.
pub(super) type Closures<'a> = [(&'a str, &'a Closure)];

/// The columns of an office that is open once a day.
const ONCE: [&str; 3] = ["days", "open", "close"];

/// When the office is open; `None` if it does not say, or says it wrong.
pub(super) fn opening(
    row: &Cells<'_>,
    closures: &Closures<'_>,
    sink: &mut Sink,
) -> Option<Opening> {
    let closed = row.get("closed");
    let (rows, cell) = match row.get("hours") {
        Some(cell) => {
            for other in ONCE.iter().filter_map(|name| row.get(name)) {
                let message = "this stands in the column `hours`, too";
                let message = codes::SAID_TWICE.at(other.span, message);
                sink.report(message.label("said a second time").hint("keep one of the two"));
            }
            (hours(cell, sink)?, cell)
        }
        None if ONCE.iter().all(|name| !row.has(name)) => {
            if let Some(closed) = closed {
                let message = "the office says when it is closed, and not when it is open";
                sink.report(
                    codes::BAD_OFFICE
                        .at(closed.span, message)
                        .label("closed from what?")
                        .hint("fill the column `hours`, such as 月～金 8:30～17:15"),
                );
            }
            return None;
        }
        None => once(row, sink)?,
    };
    let mut opening = Opening {
        hours: Hours { rows, ..Hours::default() },
        closures: Vec::new(),
        span: cell.span,
    };
    if let Some(cell) = closed {
        close(&mut opening, cell, closures, sink);
    }
    Some(opening)
}

/// `月～金 8:30～12:00、13:00～17:15；第2・第4土曜 9:00～12:00`.
fn hours(cell: &Cell, sink: &mut Sink) -> Option<Vec<Row>> {
    let rows: Vec<Row> = match days::hours(&cell.text) {
        Ok(rows) => {
            rows.into_iter().map(|(days, times)| Row { season: None, days, times }).collect()
        }
        Err(part) => {
            let message = format!("`{}` are not hours", shortened(&part));
            sink.report(
                codes::BAD_TIME
                    .at(cell.span, message)
                    .label("expected days and times")
                    .hint("for example 月～金 8:30～12:00、13:00～17:15；第2・第4土曜 9:00～12:00"),
            );
            return None;
        }
    };
    let meets = |(index, row): (usize, &Row)| rows[..index].iter().any(|it| it.shares_days(row));
    if rows.iter().enumerate().any(meets) {
        let message = "two rows say when it is open on the same day";
        sink.report(
            codes::BAD_TIME
                .at(cell.span, message)
                .label("a day stands twice")
                .hint("write all times of a day in one row: 月～金 8:30～12:00、13:00～17:15"),
        );
        return None;
    }
    Some(rows)
}

/// `days`, `open` and `close`: all three columns.
fn once<'a>(row: &Cells<'a>, sink: &mut Sink) -> Option<(Vec<Row>, &'a Cell)> {
    let [word, open, close] = ONCE.map(|name| needed(row, name, sink));
    let days = word.and_then(|cell| week(cell, sink));
    let [from, to] = [open, close].map(|cell| cell.and_then(|cell| time(cell, sink)));
    let (days, from, to, close) = (days?, from?, to?, close?);
    if to <= from {
        sink.report(
            codes::BAD_TIME
                .at(close.span, "the office closes before it opens")
                .label("not after `open`")
                .hint("a time in the afternoon is written 17:15 or 5:15 PM"),
        );
    }
    let times = vec![Times { from, to }];
    Some((vec![Row { season: None, days: Some(days), times }], close))
}

/// Days of the week.
fn week(cell: &Cell, sink: &mut Sink) -> Option<DaySet> {
    let days = days::days(&cell.text);
    if days.is_none() {
        let message = format!("`{}` is not a day of the week", shortened(&cell.text));
        sink.report(
            codes::BAD_VALUE
                .at(cell.span, message)
                .label("unknown value")
                .hint("write 月～金, 土・日・祝日, 第2・第4土曜 or 毎日, or mon-fri and so on"),
        );
    }
    days
}

/// A time of day.
fn time(cell: &Cell, sink: &mut Sink) -> Option<u16> {
    if let Some(time) = written::time_of_number(&cell.text) {
        let message = format!("`{}` is a spreadsheet's number for {time}", shortened(&cell.text));
        sink.report(
            codes::BAD_TIME
                .at(cell.span, message)
                .label("expected \"HH:MM\"")
                .hint(format!("format the column as text, and type {time}")),
        );
        return None;
    }
    let time = written::time(&cell.text);
    let time = time.as_deref().unwrap_or(&cell.text);
    minute_of_day(Literal::new(time, time, cell.span), sink)
}

/// Takes the column `closed`: holidays, and names of closures of the facts.
fn close(opening: &mut Opening, cell: &Cell, closures: &Closures<'_>, sink: &mut Sink) {
    for name in cell.text.split([',', '、', '，', ';', '；']).map(str::trim) {
        match name {
            "" => {}
            "holiday" | "holidays" | "祝日" | "祝" => opening.hours.no_holidays = true,
            _ => match closures.iter().find(|(known, _)| *known == name) {
                Some((_, closure)) => opening.closures.push((*closure).clone()),
                None => {
                    let message = format!("there is no closure `{}`", shortened(name));
                    let known = closures.iter().map(|(known, _)| *known).chain(["holiday"]);
                    sink.report(
                        codes::UNKNOWN_FACT
                            .at(cell.span, message)
                            .label("no [closure] of this name in content/facts.toml")
                            .hint(suggest::hint(name, known)),
                    );
                }
            },
        }
    }
}
