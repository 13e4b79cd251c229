//! What is printed says the same as the fact: random hours are printed in English and
//! Japanese, read by readers written for this test, and compared day by day with the
//! openings of the fact.

use std::fmt::Write;

use chirashi::content::opening::Openings;
use chirashi::content::{Closure, Fact, FactValue};
use chirashi::frame::Date;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::project::{Project, TODAY};
use super::reader::Read;
use super::{english, japanese};

/// How many hours are printed in one project, which takes most of the time.
const HOURS: usize = 24;

/// Days for which the openings are compared.
const DAYS: u64 = 2 * 365;

/// Closures that hours may name; all begin within a year of the flyer.
const CLOSURES: &str = "
[closure.year-end]
first = 2026-12-29
last = 2027-01-03
every_year = true

[closure.rebuilding]
first = 2027-02-15
last = 2027-04-02

[closure.one-day]
first = 2027-06-09
last = 2027-06-09
";

const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const NTHS: [&str; 6] = ["1st", "2nd", "3rd", "4th", "5th", "last"];

/// The times of a day.
fn times() -> impl Strategy<Value = Vec<String>> {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let in_turn = btree_set(0..288_u16, 2..=5).prop_map(move |marks| {
        let marks: Vec<u16> = marks.into_iter().map(|mark| mark * 5).collect();
        let pairs = marks.chunks(2).map(|pair| match pair {
            [from, to] => format!("{}-{}", clock(*from), clock(*to)),
            // The last one of an odd number ends when the next day has begun, or at its end.
            [from] if marks[0] > 0 => format!("{}-{}", clock(*from), clock(marks[0])),
            _ => format!("{}-24:00", clock(marks[marks.len() - 1])),
        });
        pairs.collect()
    });
    prop_oneof![
        8 => in_turn,
        1 => Just(vec!["00:00-24:00".to_owned()]),
        1 => Just(vec!["08:30-12:00".to_owned(), "13:00-17:15".to_owned()]),
    ]
}

/// The rows of one season: which days are in which row.
fn rows(season: Option<&'static str>) -> impl Strategy<Value = Vec<String>> {
    let day = prop_oneof![3 => Just(0_usize), 2 => Just(1), 1 => Just(2), 2 => Just(3)];
    let holiday = select(vec![0_usize, 1, 2, 3, 3]);
    let single = subsequence(NTHS.to_vec(), 1..=3);
    let monthly = prop_oneof![3 => Just(None), 1 => single.prop_map(Some)];
    (vec(day, 7), holiday, monthly, vec(times(), 3)).prop_map(
        move |(days, holiday, monthly, times)| {
            let mut rows: [Vec<String>; 3] = Default::default();
            for (place, &row) in days.iter().enumerate() {
                // A day of no row may be one of single weeks.
                match (rows.get_mut(row), &monthly) {
                    (Some(row), _) => row.push(format!("\"{}\"", WEEK[place])),
                    (None, Some(nths)) => {
                        rows[0].extend(nths.iter().map(|nth| format!("\"{nth} {}\"", WEEK[place])));
                    }
                    (None, None) => {}
                }
            }
            if let Some(row) = rows.get_mut(holiday) {
                row.push("\"holiday\"".to_owned());
            }
            let season =
                season.map(|season| format!(", season = \"{season}\"")).unwrap_or_default();
            let written = rows.iter().zip(&times).filter(|(days, _)| !days.is_empty());
            let row = |(days, times): (&Vec<String>, &Vec<String>)| {
                format!("days = [{}]{season}, times = {times:?}", days.join(", "))
            };
            written.map(row).collect()
        },
    )
}

/// The table of a fact.
fn hours() -> impl Strategy<Value = String> {
    let all_year = rows(None);
    let seasons = (rows(Some("apr-sep")), rows(Some("oct-mar")))
        .prop_map(|(summer, winter)| [summer, winter].concat());
    let summer = rows(Some("aug"));
    let rows = prop_oneof![3 => all_year, 1 => seasons, 1 => summer];
    let rows = rows.prop_filter("something is open", |rows| !rows.is_empty());
    let closures = subsequence(vec!["year-end", "rebuilding", "one-day"], 0..=3);
    (rows, closures, any::<bool>()).prop_map(|(rows, closures, no_holidays)| {
        let has_holidays = rows.iter().any(|row| row.contains("holiday"));
        let no_holidays = (no_holidays && !has_holidays).then_some("holiday");
        let not: Vec<&str> = no_holidays.into_iter().chain(closures).collect();
        let first = rows[0].replace(", times", "\ntimes").replace(", season", "\nseason");
        let also: Vec<String> = rows[1..].iter().map(|row| format!("{{ {row} }}")).collect();
        format!("{first}\nalso = [{}]\nnot = {not:?}\n", also.join(", "))
    })
}

/// The closures that hours name.
fn closures<'a>(names: &[&str], facts: &'a [Fact]) -> Vec<&'a Closure> {
    let of_name = |name: &&str| facts.iter().find(|fact| fact.name.value == *name);
    let value = |fact: &'a Fact| {
        let value = &fact.versions.first()?.value;
        if let FactValue::Closure(closure) = value { Some(closure) } else { None }
    };
    names.iter().filter_map(of_name).filter_map(value).collect()
}

/// Prints some hours, reads them back and compares.
fn compare(all: &[String]) {
    let mut facts = CLOSURES.to_owned();
    let mut asked = Vec::new();
    for (index, hours) in all.iter().enumerate() {
        let _ = write!(facts, "\n[hours.n{index}]\n{hours}");
        asked.push(format!("{{hours:n{index}}}"));
    }
    let languages = ["en".to_owned(), "ja".to_owned()];
    let loaded = Project::new(&facts, &asked, &languages).load();
    let said = loaded.said();
    for (index, written) in all.iter().enumerate() {
        let fact = loaded.facts.iter().find(|fact| fact.name.value == format!("n{index}"));
        let value = fact.and_then(|fact| fact.versions.first()).map(|version| &version.value);
        let Some(FactValue::Hours(hours)) = value else { panic!("{written} is lost") };
        let names: Vec<&str> = hours.not.iter().map(|name| name.value.as_str()).collect();
        let openings = Openings::new(hours, &closures(&names, &loaded.facts));
        let openings = openings.expect("the days are written");
        for (language, texts) in &said {
            let printed = &texts[index];
            let read = if *language == "en" { english::read } else { japanese::read };
            let read = read(printed);
            let read = read.unwrap_or_else(|| panic!("not understood: {printed}\n{written}"));
            if let Some(day) = first_difference(&read, &openings) {
                panic!("{day} is read otherwise: {printed}\n{written}\n{read:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_printed_is_open_when_the_fact_is(all in vec(hours(), HOURS)) {
        compare(&all);
    }
}

mod slow {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..Default::default() })]

        #[test]
        #[ignore = "slow"]
        fn what_is_printed_is_open_when_the_fact_is(all in vec(hours(), HOURS)) {
            compare(&all);
        }
    }
}

/// The first day on which the reader finds other times than the fact has.
fn first_difference(read: &Read, openings: &Openings<'_>) -> Option<Date> {
    let days = (0..DAYS).map(|days| Date::from_days(TODAY.to_days() + days));
    let mut days = days.filter(|day| {
        let open = openings.on(*day).iter().map(|times| (times.from, times.to));
        !open.eq(read.on(*day, TODAY).iter().copied())
    });
    days.next()
}
