//! `odd-time`: a time of day at which no office opens or closes.
//!
//! In: hours, events and times of the facts. Out: those that look like a slip of the
//! finger. Knows nothing about flyers.

use crate::check::{Check, Content, Run};
use crate::content::table::times::Times;
use crate::content::{FactValue, FactVersion};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-time",
        severity: Severity::Warning,
        fixed: false,
        what: "A time of day looks like a slip of the finger. It is no multiple of five minutes, \
               as 09:31; in the middle of the night, as 03:30 for 13:30 or 15:30; or the hours go \
               on for more than 18 hours without being round the clock, as 09:30 to 08:00 for \
               20:00 do, or end within ten minutes.",
        why: "Whoever comes at such a time stands before a closed door.",
        remedy: "Compare it with its source, and correct it.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"days = "mon-fri"
open = «"09:31"»"#,
            right: r#"days = "mon-fri"
open = "09:30""#,
        }),
        source: "Design decision; a slip of the finger that nothing else shows.",
    },
    run: Run::Content(run),
};

/// Between these minutes of the day nothing begins.
const NIGHT: std::ops::RangeInclusive<u16> = 1..=5 * 60 - 1;

/// The fewest and the most minutes for which something is open, if not round the clock.
const SPAN: std::ops::RangeInclusive<u16> = 10..=18 * 60;

/// Minutes are multiples of this.
const STEP: u16 = 5;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for fact in &content.workspace.facts {
        for version in &fact.versions {
            let Some((why, keys)) = oddity(version) else { continue };
            let (kind, name) = (fact.kind.key(), &fact.name.value);
            let message = format!("{} of the {kind} `{name}` is an odd time", version.value);
            sink.report(
                rule.at(version.place(keys), message)
                    .label(why)
                    .hint("compare it with its source; if it is right, allow it in chirashi.toml"),
            );
        }
    }
}

/// What is odd about the times of a fact, and the keys at which they stand.
fn oddity(version: &FactVersion) -> Option<(&'static str, &'static [&'static str])> {
    let value = &version.value;
    if let FactValue::Hours(hours) = value {
        let odd = hours.rows.iter().enumerate().find_map(|(index, row)| {
            Some((index, row.times.iter().find_map(|times| of_times(*times))?))
        });
        let (index, (why, is_from)) = odd?;
        let keys: &[&str] = match (index, is_from) {
            (0, true) => &["open", "times"],
            (0, false) => &["close", "times"],
            (_, _) => &["also", "times", "open"],
        };
        return Some((why, keys));
    }
    if let FactValue::Event(event) = value {
        let (why, _) = event.times.iter().find_map(|times| of_times(*times))?;
        return Some((why, &["times"]));
    }
    let FactValue::Time(time) = value else { return None };
    Some((of_minute(time.value)?, &["value"]))
}

/// What is odd about a stretch, and whether it is its beginning.
fn of_times(times: Times) -> Option<(&'static str, bool)> {
    if times.is_all_day() {
        return None;
    }
    let end = is_no_step(times.to).then_some(("no multiple of five minutes", false));
    let length = times.to - times.from;
    let span = match SPAN.contains(&length) {
        true => None,
        false if length < *SPAN.start() => Some(("open for less than ten minutes", false)),
        false => Some(("open for more than 18 hours", false)),
    };
    of_minute(times.from).map(|why| (why, true)).or(end).or(span)
}

fn of_minute(minute: u16) -> Option<&'static str> {
    if is_no_step(minute) {
        return Some("no multiple of five minutes");
    }
    NIGHT.contains(&minute).then_some("in the middle of the night")
}

/// Whether nothing opens or closes at a minute; one before midnight stands for midnight.
pub(crate) fn is_no_step(minute: u16) -> bool {
    !minute.is_multiple_of(STEP) && minute % (24 * 60) != 24 * 60 - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_hours() {
        let odd = |from: u16, to: u16| of_times(Times::new(from, to)).is_some();
        let clock = |hour: u16, minute: u16| hour * 60 + minute;
        assert!(odd(clock(3, 30), clock(17, 30)) && odd(clock(9, 31), clock(17, 30)));
        assert!(odd(clock(9, 30), clock(8, 0)) && odd(clock(18, 30), clock(17, 15)));
        assert!(odd(clock(13, 0), clock(13, 5)));
        assert!(!odd(0, clock(24, 0)) && !odd(clock(22, 0), clock(6, 0)));
        assert!(!odd(clock(17, 0), clock(8, 30)) && !odd(clock(9, 30), clock(20, 0)));
        assert!(!odd(clock(9, 0), clock(23, 59)) && !odd(clock(5, 0), clock(8, 0)));
    }
}
