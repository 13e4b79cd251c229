//! `unlike-sisters`: a day that is not like those that are numbered with it.
//!
//! In: dates and events whose names differ in a number or a letter, `due-1`, `due-2`.
//! Out: those that fall on another kind of day, take far less or more time, or leave a gap
//! that the others do not. Knows nothing about flyers.

use std::collections::BTreeMap;

use crate::check::{Check, Content, Run};
use crate::content::holidays::is_holiday;
use crate::content::{Fact, FactValue, FactVersion};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Date;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "unlike-sisters",
        severity: Severity::Warning,
        fixed: false,
        what: "A date or an event is not like those that are numbered or lettered with it. Of \
               `due-1` to `due-10` it alone falls on a weekend, a holiday or a day in a closure; \
               all other events are on a Wednesday, or take four times as long; or one stretch, \
               `born-b-from`, does not begin the day after the one before it.",
        why: "One figure of a day was mistyped: readers stand before a closed door, or find \
              themselves in no group or in two.",
        remedy: "Compare it with its source, and correct it.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"# date.due-1, due-2 and due-4 are working days; this is a Sunday.
[date.due-3]
value = «2022-09-25»"#,
            right: r#"# date.due-1, due-2 and due-4 are working days; this is a Thursday.
[date.due-3]
value = 2022-09-29"#,
        }),
        source: "Slips that change one figure of a day, which nothing else shows.",
    },
    run: Run::Content(run),
};

/// So many others must agree before one is unlike them.
const OTHERS: usize = 3;

/// How many times as long the others take.
const RATIO: u16 = 4;

/// A fact with its first day.
struct Sister<'a> {
    fact: &'a Fact,
    version: &'a FactVersion,
    day: Date,
    /// How many minutes an event takes.
    minutes: Option<u16>,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    let versions = facts.iter().flat_map(|fact| &fact.versions);
    let closures = versions.filter_map(|version| {
        let FactValue::Closure(closure) = &version.value else { return None };
        Some(closure)
    });
    let closures: Vec<_> = closures.collect();
    let is_off = |day: Date| {
        day.weekday() > 4 || is_holiday(day) || closures.iter().any(|closure| closure.holds(day))
    };
    for sisters in series(facts).values().filter(|sisters| sisters.len() > OTHERS) {
        for (index, sister) in sisters.iter().enumerate() {
            let others = || sisters.iter().enumerate().filter(move |(at, _)| *at != index);
            let others = || others().map(|(_, sister)| sister);
            let Some(why) = oddity(sister, &others, &is_off) else { continue };
            let (kind, name) = (sister.fact.kind.key(), &sister.fact.name.value);
            let message = format!("the {kind} `{name}` ({}) is unlike its sisters", sister.day);
            let place = sister.version.place(&["value", "dates"]);
            sink.report(rule.at(place, message).label(why).hint("compare it with its source"));
        }
    }
    neighbours(facts, rule, sink);
}

/// What is odd about one of several.
fn oddity<'a, I: Iterator<Item = &'a Sister<'a>>>(
    own: &Sister<'_>,
    others: &dyn Fn() -> I,
    is_off: &dyn Fn(Date) -> bool,
) -> Option<&'static str> {
    let first = others().next()?;
    let is_event = first.minutes.is_some();
    let same_day = is_event && others().all(|it| it.day.weekday() == first.day.weekday());
    if same_day && own.day.weekday() != first.day.weekday() {
        return Some("all others are on another day of the week");
    }
    if is_off(own.day) && !others().any(|it| is_off(it.day)) {
        return Some("a weekend, a holiday or a closure, and no other is");
    }
    let (minutes, usual) = (own.minutes?, first.minutes?);
    let is_far = minutes * RATIO <= usual || minutes >= usual.saturating_mul(RATIO);
    (is_far && others().all(|it| it.minutes == Some(usual)))
        .then_some("all others take another time")
}

/// The facts whose names differ in a number or a letter, by the rest of their names.
fn series(facts: &[Fact]) -> BTreeMap<(&str, &str), Vec<Sister<'_>>> {
    let mut series: BTreeMap<(&str, &str), Vec<Sister<'_>>> = BTreeMap::new();
    for fact in facts {
        let Some((stem, last)) = fact.name.value.rsplit_once('-') else { continue };
        let Some((version, (day, minutes))) =
            fact.versions.first().and_then(|it| Some((it, day(&it.value)?)))
        else {
            continue;
        };
        if is_number_or_letter(last) {
            let sister = Sister { fact, version, day, minutes };
            series.entry((fact.kind.key(), stem)).or_default().push(sister);
        }
    }
    series
}

/// The day of a date or an event, and how many minutes the event takes.
fn day(value: &FactValue) -> Option<(Date, Option<u16>)> {
    if let FactValue::Event(event) = value {
        let minutes = event.times.iter().map(|times| times.to.saturating_sub(times.from)).sum();
        return Some((event.dates.first()?.value, Some(minutes)));
    }
    let FactValue::Date(date) = value else { return None };
    Some((date.value, None))
}

fn is_number_or_letter(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit()) || part.len() == 1
}

/// The first and the last day of a stretch, each with its fact.
type Ends<'a> = [Option<(&'a Fact, Date)>; 2];

/// Reports stretches of days, `born-a-from` and `born-a-until`, of which two alone do not
/// follow each other.
fn neighbours(facts: &[Fact], rule: &Rule, sink: &mut Sink) {
    let mut groups: BTreeMap<&str, BTreeMap<&str, Ends<'_>>> = BTreeMap::new();
    for fact in facts {
        let Some((rest, end)) = fact.name.value.rsplit_once('-') else { continue };
        let Some(side) = ["from", "until"].iter().position(|it| *it == end) else { continue };
        let Some((stem, key)) = rest.rsplit_once('-') else { continue };
        let first = fact.versions.first().and_then(|version| day(&version.value));
        if let Some((day, _)) = first.filter(|_| is_number_or_letter(key)) {
            groups.entry(stem).or_default().entry(key).or_default()[side] = Some((fact, day));
        }
    }
    for group in groups.values() {
        let stretches: Vec<_> = group.values().collect();
        let pairs = stretches.windows(2).filter_map(|pair| Some((pair[0][1]?, pair[1][0]?)));
        let pairs: Vec<_> = pairs.collect();
        let odd: Vec<_> = pairs.iter().filter(|(end, start)| end.1.next() != start.1).collect();
        let [(end, start)] = odd[..] else { continue };
        if pairs.len() < OTHERS {
            continue;
        }
        for (own, other) in [(end, start), (start, end)] {
            let (name, day, next) = (&own.0.name.value, own.1, &other.0.name.value);
            let message = format!("the date `{name}` ({day}) does not meet `{next}` ({})", other.1);
            let place = own.0.versions.first().map_or(own.0.name.span, |it| it.place(&["value"]));
            sink.report(
                rule.at(place, message)
                    .label("all other stretches follow each other")
                    .hint("compare both with their sources"),
            );
        }
    }
}
