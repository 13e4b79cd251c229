//! When a counter or a telephone line is open, and in which languages.
//!
//! In: the table of a fact. Out: [`Hours`]. What they are on a given day is asked in
//! `content::opening`.

use std::fmt;

use crate::content::codes;
use crate::content::form::kind::{any, distinct, optional, or, placed, table, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::reader::{Table, shortened};
use crate::content::form::said::{Said, said};
use crate::content::form::shape::{CLOSING, Shape};
use crate::content::form::{Form, Key, form};
use crate::content::model::Rich;
use crate::content::table::day_set::{DaySet, day_set};
use crate::content::table::times::{Times, closing_time, time, times_of_day};
use crate::content::voice::Saying;
use crate::diag::Sink;
use crate::source::{Span, Spanned};

use super::{FactKind, Sense, Voiced, names_of_closures};

/// When something is open, and for whom.
#[derive(Debug, Clone, PartialEq, Default, Hash)]
pub struct Hours {
    /// The days with their times; no day is in two rows of one season.
    pub rows: Vec<Row>,
    /// Whether it is closed on national holidays.
    pub no_holidays: bool,
    /// The closures in which it is closed.
    pub not: Vec<Spanned<String>>,
    /// The languages that are spoken in these hours, in the order in which they are
    /// printed.
    pub languages: Vec<Spanned<String>>,
}

/// Days that have the same times.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Row {
    /// In which months; all year if `None`.
    pub season: Option<Season>,
    /// On which days; `None` if the source does not say.
    pub days: Option<DaySet>,
    /// From when to when, one after the other.
    pub times: Vec<Times>,
}

/// Months of every year, the first and the last one included: 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Season {
    /// The first month.
    pub from: u8,
    /// The last month.
    pub to: u8,
}

form! {
    /// When something is open, as it is written.
    struct Written {
        /// On which days: "mon", "mon-fri", "2nd sat", "last sun", "holiday" (national holidays) or "daily", or a list of them; leave it out if the source does not say.
        days: Option<DaySet> = optional(day_set()),
        /// When it opens, such as "09:30", where it is open once a day.
        open: Said<u16> = said(time()),
        /// When it closes, such as "17:00"; on the next day if that is not after `open`.
        close: Said<Spanned<u16>> =
            said(placed(text_like(|| Shape::matching(CLOSING), closing_time))),
        /// In place of `open` and `close`: from when to when, such as ["08:30-12:00", "13:00-17:15"]; "00:00-24:00" is round the clock, "22:00-02:00" ends on the next day.
        times: Said<Vec<Times>> = said(times_of_day()),
        /// In which months of every year, such as "apr-sep"; all year if absent.
        season: Option<Season> = optional(season()),
        /// Other days or seasons with other times.
        also: Vec<Spanned<Also>> = any(placed(table::<Also>())),
        /// When it is closed all the same: "holiday" (national holidays), and names of the table `closure` in this file.
        not: Vec<Spanned<String>> = or(distinct(names_of_closures()), Vec::new()),
        /// The languages that are spoken in these hours, in the order in which they are printed: codes of the table `languages` in this file. Leave it out where none is printed.
        languages: Vec<Spanned<String>> = or(
            distinct(text_like(Shape::tag, |code, _| Some(code.text.to_owned()))),
            Vec::new(),
        ),
    }
}

form! {
    /// Other days or seasons with other times.
    #[derive(Debug, Clone)]
    struct Also {
        /// On which days.
        days: Option<DaySet> = optional(day_set()),
        /// From when to when.
        times: Vec<Times> = times_of_day(),
        /// In which months of every year.
        season: Option<Season> = optional(season()),
    }
}

impl Form for Hours {
    fn keys() -> Vec<Key> {
        Written::keys()
    }

    fn read(table: &mut Table<'_>, sink: &mut Sink) -> Option<Self> {
        let span = table.span();
        let written = Written::read(table, sink)?;
        let first = written.first_times(span, sink)?;
        let mut rows = vec![Row { season: written.season, days: written.days, times: first }];
        for Spanned { value: Also { days, times, season }, .. } in &written.also {
            rows.push(Row { season: *season, days: *days, times: times.clone() });
        }
        let no_holidays = written.not.iter().find(|name| name.value == "holiday");
        let on_holidays = rows.iter().any(|row| row.days.is_some_and(|it| it.has_holidays()));
        if let Some(name) = no_holidays.filter(|_| on_holidays) {
            sink.report(
                codes::BAD_VALUE
                    .at(name.span, "`days` has national holidays, and `not` takes them out")
                    .label("one of the two is wrong")
                    .hint("keep \"holiday\" in one of them"),
            );
        }
        let no_holidays = no_holidays.is_some();
        let not = written.not.into_iter().filter(|name| name.value != "holiday").collect();
        let languages = written.languages;
        let spans: Vec<Span> =
            [span].into_iter().chain(written.also.iter().map(|also| also.span)).collect();
        report_meeting(&rows, &spans, sink);
        Some(Self { rows: grouped(rows), no_holidays, not, languages })
    }
}

impl Written {
    /// The times of the first row, in either way of writing them.
    fn first_times(&self, span: Span, sink: &mut Sink) -> Option<Vec<Times>> {
        let missing =
            |key: &str, sink: &mut Sink| {
                let message = format!("`{key}` is missing");
                sink.report(codes::MISSING_KEY.at(span, message).label("in this table").hint(
                    "write `open` and `close`, or `times` = [\"08:30-12:00\", \"13:00-17:15\"]",
                ));
                None
            };
        match (&self.open, &self.close, &self.times) {
            (Said::Broken, ..) | (_, Said::Broken, _) | (.., Said::Broken) => None,
            (Said::Nothing, Said::Nothing, Said::Nothing) => missing("times", sink),
            (Said::Nothing, Said::Nothing, Said::This(times)) => Some(times.clone()),
            (Said::This(_), Said::Nothing, _) => missing("close", sink),
            (Said::Nothing, Said::This(_), _) => missing("open", sink),
            (Said::This(_), Said::This(close), Said::This(_)) => {
                let message = "`open` and `close` say the same as `times`";
                sink.report(
                    codes::SAID_TWICE
                        .at(close.span, message)
                        .label("said a second time")
                        .hint("keep one of the two"),
                );
                None
            }
            (Said::This(open), Said::This(close), Said::Nothing) => {
                if close.value == *open {
                    sink.report(
                        codes::BAD_TIME
                            .at(close.span, "this opens and closes at the same time")
                            .label("no time between them")
                            .hint("round the clock is open = \"00:00\" and close = \"24:00\""),
                    );
                }
                Some(vec![Times::new(*open, close.value)])
            }
        }
    }
}

/// Reports rows of which both hold on a day: the reader would find two answers.
fn report_meeting(rows: &[Row], spans: &[Span], sink: &mut Sink) {
    for (index, row) in rows.iter().enumerate() {
        let meets = |other: &Row| row.shares_days(other);
        if rows[..index].iter().any(meets) {
            sink.report(
                codes::BAD_TIME
                    .at(spans[index], "two rows say when it is open on the same day")
                    .label("another row has one of these days, too")
                    .hint("write all times of a day in one row, and each day in one row"),
            );
        }
    }
}

impl Row {
    /// Whether there may be a day on which both hold.
    pub(crate) fn shares_days(&self, other: &Self) -> bool {
        let days = match (self.days, other.days) {
            (Some(own), Some(other)) => own.meets(&other),
            // Hours without days may be meant for any day.
            (None, _) | (_, None) => true,
        };
        let seasons = match (self.season, other.season) {
            (Some(own), Some(other)) => own.meets(other),
            (None, _) | (_, None) => true,
        };
        days && seasons
    }

    /// Whether there may be a time at which both hold.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let times = |times: &Times| other.times.iter().any(|other| times.meets(*other));
        self.shares_days(other) && self.times.iter().any(times)
    }
}

/// The rows, those in one that have the same season and times.
fn grouped(rows: Vec<Row>) -> Vec<Row> {
    let mut groups: Vec<Row> = Vec::new();
    for row in rows {
        let same = groups.iter_mut().find(|group| {
            (group.season, &group.times) == (row.season, &row.times) && group.days.is_some()
        });
        match (same, row.days) {
            (Some(group), Some(days)) => group.days.get_or_insert_default().join(days),
            (Some(_) | None, _) => groups.push(row),
        }
    }
    groups
}

/// The names of the months, as they are written here.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn season() -> impl crate::content::form::kind::Kind<Read = Season> {
    text_like(
        || {
            let month = MONTHS.join("|");
            Shape::matching(&format!("^({month})(-({month}))?$"))
        },
        |text, sink| {
            let read = Season::parse(text.text);
            if read.is_none() {
                sink.report(not_a_season(text));
            }
            read
        },
    )
}

fn not_a_season(text: Literal<'_>) -> crate::diag::Diagnostic {
    text.is_not("a stretch of months", &codes::BAD_VALUE)
        .label("expected two months")
        .hint("for example \"apr-sep\"")
}

impl Season {
    fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let number = |name: &str| {
            let place = MONTHS.iter().position(|month| *month == name)?;
            u8::try_from(place + 1).ok()
        };
        Some(Self { from: number(from)?, to: number(to)? })
    }

    /// Whether a month is in it.
    #[must_use]
    pub fn holds(self, month: u8) -> bool {
        if self.from <= self.to {
            (self.from..=self.to).contains(&month)
        } else {
            month >= self.from || month <= self.to
        }
    }

    fn meets(self, other: Self) -> bool {
        (1..=12).any(|month| self.holds(month) && other.holds(month))
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |month: u8| MONTHS.get(usize::from(month).saturating_sub(1)).unwrap_or(&"");
        write!(f, "{}-{}", name(self.from), name(self.to))
    }
}

impl Hours {
    /// The codes of the languages that are spoken.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|code| code.value.as_str())
    }

    /// Whether they hold at the same times as others.
    #[must_use]
    pub fn same_times(&self, other: &Self) -> bool {
        let names = |hours: &Self| -> Vec<String> {
            hours.not.iter().map(|name| name.value.clone()).collect()
        };
        (&self.rows, self.no_holidays, names(self))
            == (&other.rows, other.no_holidays, names(other))
    }
}

impl Voiced for Hours {
    const PARTS: &'static [&'static str] = &["days", "times", "closed", "languages", "count"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let (tongue, at) = (how.tongue(), how.at);
        Some(match part {
            "" => {
                let closures = how.closures(self.not.iter(), sink);
                tongue.hours(self, &closures, at, sink)
            }
            "days" => tongue.days_of(self, at, sink),
            "times" => tongue.times_of(self, at),
            "closed" => tongue.closed(&how.closures(self.not.iter(), sink), at, sink),
            "languages" => how.voice.languages(self, at, sink),
            "count" => tongue.number(self.number(part)?, at),
            _ => return None,
        })
    }

    fn number(&self, part: &str) -> Option<u32> {
        let count = u32::try_from(self.languages.len()).unwrap_or(u32::MAX);
        (part == "count").then_some(count)
    }

    fn names(&self) -> Vec<(FactKind, &Spanned<String>)> {
        self.not.iter().map(|name| (FactKind::Closure, name)).collect()
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        let times = self.rows.iter().flat_map(|row| &row.times);
        let count = u32::try_from(self.languages.len()).unwrap_or_default();
        times
            .map(|times| ("", Sense::of_times(*times)))
            .chain([("count", Sense::Number(count.into()))])
            .collect()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            if let Some(season) = row.season {
                write!(f, "{season} ")?;
            }
            if let Some(days) = row.days {
                write!(f, "{days} ")?;
            }
            let times: Vec<String> = row.times.iter().map(Times::to_string).collect();
            f.write_str(&times.join(", "))?;
        }
        let closures = self.not.iter().map(|name| name.value.as_str());
        let not: Vec<&str> =
            self.no_holidays.then_some("holiday").into_iter().chain(closures).collect();
        if !not.is_empty() {
            write!(f, ", not {}", shortened(&not.join(", ")))?;
        }
        let codes: Vec<&str> = self.codes().collect();
        if codes.is_empty() { Ok(()) } else { write!(f, " ({})", codes.join(", ")) }
    }
}
