//! The coming changes as an iCalendar file (RFC 5545).
//!
//! In: events. Out: the text of a file with one entry of a whole day for each
//! day and flyer, the same for the same input. Knows nothing about the time of the run: an entry carries
//! the day that it was written for.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event as Entry, EventLike};
use sha2::{Digest, Sha256};

use super::Event;
use crate::frame::Date;

/// Writes events as a calendar; `today` is when they were looked up.
#[must_use]
pub fn ics(events: &[Event], today: Date) -> String {
    let mut days: BTreeMap<(Date, Option<&str>), Vec<String>> = BTreeMap::new();
    for event in events {
        let what = event.what.in_words();
        days.entry((event.day, event.flyer.as_deref())).or_default().push(what);
    }
    let days = days.into_iter().map(|((day, flyer), what)| {
        let title = match flyer {
            Some(flyer) => format!("{flyer} changes"),
            None => "Facts to compare with their sources".to_owned(),
        };
        (flyer.unwrap_or_default(), Whole { day, title, text: what.join("\n") })
    });
    calendar("Chirashi", days, today)
}

/// Something that takes a whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The day.
    pub day: Date,
    /// What it is.
    pub title: String,
    /// More about it; nothing if empty.
    pub text: String,
}

/// Writes days as a calendar with a name; `of` tells them apart from those of others.
#[must_use]
pub fn whole_days(name: &str, of: &str, days: &[Whole], today: Date) -> String {
    calendar(name, days.iter().map(|day| (of, day.clone())), today)
}

fn calendar<'a>(name: &str, days: impl Iterator<Item = (&'a str, Whole)>, today: Date) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for (of, Whole { day, title, text }) in days {
        let mut entry = Entry::new();
        entry.uid(&uid(day, of)).summary(&title);
        if !text.is_empty() {
            entry.description(&text);
        }
        entry.timestamp(midnight(today));
        if let Some(day) = day.naive() {
            // The end is the first day that is not meant any more, and must lie
            // behind the start (RFC 5545, 3.8.2.2).
            entry.starts(day);
            entry.ends(day.succ_opt().unwrap_or(day));
        }
        calendar.push(entry.done());
    }
    calendar.to_string()
}

/// The same for the same day and flyer, so that a calendar that is read again
/// replaces its entries.
fn uid(day: Date, of: &str) -> String {
    let digest = Sha256::digest(format!("{day} {of}"));
    let number: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{number}@chirashi")
}

fn midnight(day: Date) -> DateTime<Utc> {
    day.naive().unwrap_or_default().and_time(NaiveTime::MIN).and_utc()
}
