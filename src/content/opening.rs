//! When something is open on a day, as a fact says its hours.
//!
//! In: hours and the closures that they name. Out: [`Openings`], which say from when to
//! when it is open on a day; national holidays are those of Japan. Knows nothing about
//! languages. Which row holds on a day is what OpenStreetMap's `opening_hours` mean, in
//! the crate of that name, which fetches nothing.

use opening_hours::{Context, OpeningHours};

use super::holidays::JAPAN;
use super::table::{Closure, DaySet, Hours, Nth, Season, Times};
use crate::date::Date;

/// When something is open.
pub struct Openings<'a> {
    hours: &'a Hours,
    rules: OpeningHours,
}

impl<'a> Openings<'a> {
    /// The openings of a fact with its closures; `None` if its source does not say on which
    /// days it is open.
    #[must_use]
    pub fn new(hours: &'a Hours, closures: &[&Closure]) -> Option<Self> {
        let rules: OpeningHours = expression(hours, closures)?.parse().ok()?;
        let context = Context::default().with_holidays(JAPAN.clone());
        Some(Self { hours, rules: rules.with_context(context) })
    }

    /// From when to when it is open on a day: what begins on that day, if it ends on the
    /// next one, too.
    #[must_use]
    pub fn on(&self, day: Date) -> &'a [Times] {
        let schedule = day.naive().map(|day| self.rules.schedule_at(day));
        let open = schedule.into_iter().flatten().find_map(|range| range.comment.parse().ok());
        let row = open.and_then(|index: usize| self.hours.rows.get(index));
        row.map_or(&[], |row| &row.times)
    }
}

/// Hours as OpenStreetMap writes them. What is open bears the number of its row, whose
/// times then hold: a later rule takes the place of an earlier one for all of a day, with
/// what has run into it from the day before.
fn expression(hours: &Hours, closures: &[&Closure]) -> Option<String> {
    let mut rows: Vec<_> = hours.rows.iter().enumerate().collect();
    // On a holiday that is a Wednesday, the hours of holidays hold.
    rows.sort_by_key(|(_, row)| row.days.is_some_and(|days| days.has_holidays()));
    let mut rules = Vec::new();
    for (index, row) in rows {
        let season = row.season.map(months).unwrap_or_default();
        rules.push(format!("{season}{} open \"{index}\"", weekdays(row.days?)));
    }
    rules.extend(hours.no_holidays.then(|| "PH off".to_owned()));
    for closure in closures {
        let day = |date: Date| {
            let year = if closure.every_year { String::new() } else { format!("{} ", date.year) };
            format!("{year}{} {:02}", month(date.month), date.day)
        };
        let (first, last) = (day(closure.first), day(closure.last.value));
        let days = if first == last { first } else { format!("{first}-{last}") };
        rules.push(format!("{days} off"));
    }
    Some(rules.join("; "))
}

fn months(season: Season) -> String {
    format!("{}-{} ", month(season.from), month(season.to))
}

fn month(month: u8) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.get(usize::from(month).saturating_sub(1)).unwrap_or(&"")
}

fn weekdays(days: DaySet) -> String {
    const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let mut parts: Vec<String> = Vec::new();
    for (from, to) in days.runs() {
        parts.push(format!("{}-{}", DAYS[from.index()], DAYS[to.index()]));
    }
    for (day, nths) in days.of_month() {
        let nths: Vec<&str> = nths.into_iter().map(nth).collect();
        parts.push(format!("{}[{}]", DAYS[day.index()], nths.join(",")));
    }
    parts.extend(days.has_holidays().then(|| "PH".to_owned()));
    parts.join(",")
}

fn nth(nth: Nth) -> &'static str {
    match nth {
        Nth::First => "1",
        Nth::Second => "2",
        Nth::Third => "3",
        Nth::Fourth => "4",
        Nth::Fifth => "5",
        Nth::Last => "-1",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Row;
    use crate::source::Spanned;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn row(days: &str, season: Option<Season>, times: &[(u16, u16)]) -> Row {
        let times = times.iter().map(|&(from, to)| Times { from: from * 60, to: to * 60 });
        Row { season, days: DaySet::parse(days).ok(), times: times.collect() }
    }

    fn open(hours: &Hours, closures: &[&Closure], date: &str) -> String {
        let openings = Openings::new(hours, closures).unwrap();
        let times: Vec<String> = openings.on(day(date)).iter().map(Times::to_string).collect();
        times.join(", ")
    }

    #[test]
    fn a_day_has_the_times_of_its_row() {
        let hours = Hours {
            rows: vec![
                row("mon-fri", None, &[(8, 12), (13, 17)]),
                row("2nd sat, last sun", None, &[(22, 26)]),
            ],
            no_holidays: true,
            ..Hours::default()
        };
        for (date, times) in [
            ("2027-01-13", "08:00–12:00, 13:00–17:00"),
            ("2027-01-11", ""),
            ("2027-01-09", "22:00–02:00"),
            ("2027-01-10", ""),
            ("2027-01-31", "22:00–02:00"),
        ] {
            assert_eq!(open(&hours, &[], date), times, "{date}");
        }
    }

    #[test]
    fn holidays_and_seasons_have_rows_of_their_own() {
        let hours = Hours {
            rows: vec![
                row("sat, sun, holiday", None, &[(10, 16)]),
                row("mon-fri", Some(Season { from: 10, to: 3 }), &[(9, 16)]),
                row("mon-fri", Some(Season { from: 4, to: 9 }), &[(9, 17)]),
            ],
            ..Hours::default()
        };
        for (date, times) in [
            ("2027-02-11", "10:00–16:00"),
            ("2027-02-12", "09:00–16:00"),
            ("2027-04-30", "09:00–17:00"),
        ] {
            assert_eq!(open(&hours, &[], date), times, "{date}");
        }
    }

    #[test]
    fn nothing_is_open_in_a_closure() {
        let hours = Hours { rows: vec![row("daily", None, &[(0, 24)])], ..Hours::default() };
        let closure = |first, last, every_year| {
            let last = Spanned { value: day(last), span: crate::source::Span::default() };
            Closure { first: day(first), last, every_year }
        };
        let year_end = closure("2026-12-29", "2027-01-03", true);
        let one_day = closure("2027-02-10", "2027-02-10", false);
        let closures = [&year_end, &one_day];
        for (date, is_open) in [
            ("2026-12-28", true),
            ("2026-12-29", false),
            ("2028-01-03", false),
            ("2028-01-04", true),
            ("2027-02-10", false),
            ("2028-02-10", true),
        ] {
            assert_eq!(!open(&hours, &closures, date).is_empty(), is_open, "{date}");
        }
    }

    #[test]
    fn hours_without_days_are_not_known() {
        let times = vec![Times { from: 0, to: 60 }];
        let rows = vec![Row { season: None, days: None, times }];
        assert!(Openings::new(&Hours { rows, ..Hours::default() }, &[]).is_none());
    }
}
