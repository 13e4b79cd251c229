//! `odd-opening`: an office opens or closes at a time that is hardly meant.
//!
//! In: the hours of offices. Out: messages at hours that seem to lack their 午後, or to
//! have a slip of a digit.

use super::Table;
use crate::check::{Check, Run, facts};
use crate::content::{DAY, Times};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-opening",
        severity: Severity::Warning,
        fixed: false,
        what: "An office opens or closes at a time that is hardly meant. It is open for less \
               than a quarter of an hour, opens from 1 to 5 in the morning, is open from morning \
               through the night, or opens or closes at no multiple of five minutes. Offices \
               that never close, and those that are open at night, are taken as they stand.",
        why: "9:00–5:30 is written where 17:30 is meant, and people come in vain.",
        remedy: "Write the hours on a clock of 24 hours.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,«月～金 9:00～5:30»,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "Design decision",
    },
    run: Run::Offices(run),
};

/// A quarter of an hour, in minutes.
const SHORTEST: u16 = 15;

/// The longest time over midnight, in minutes: night counters open when the day's work
/// ends, and close before it begins.
const LONGEST: u16 = 17 * 60;

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for opening in table.offices.iter().filter_map(|office| office.hours.as_ref()) {
        let mut times = opening.hours.rows.iter().flat_map(|row| &row.times);
        if let Some((times, reason)) = times.find_map(|times| Some((times, oddity(times)?))) {
            let message = format!("an office that is open {times}");
            let message = rule.at(opening.span, message).label(reason);
            sink.report(message.hint("5 in the afternoon is 17:00; compare it with the source"));
        }
    }
}

/// What is odd about a stretch of time.
fn oddity(times: &Times) -> Option<&'static str> {
    let length = times.to.saturating_sub(times.from);
    if length < SHORTEST {
        return Some("closes as soon as it opens");
    }
    if times.to > DAY && length > LONGEST {
        return Some("from the morning through the night");
    }
    if [times.from, times.to].into_iter().any(facts::odd_time::is_no_step) {
        return Some("no multiple of five minutes");
    }
    let opens = times.from % DAY;
    ((60..5 * 60).contains(&opens)).then_some("opens at night")
}
