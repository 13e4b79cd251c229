//! What will change, and when: blocks, rows and facts that begin or end, and facts
//! that someone should compare with their source again.
//!
//! In: the content, with its packs as they were written. Out: [`Event`]s in the
//! order of their days. Knows nothing about pages or files.

mod ics;

use std::collections::{BTreeMap, BTreeSet};

pub use ics::{Whole, ics, whole_days};

use crate::content::Fact;
use crate::content::model::{Flyer, Needs, Workspace};
use crate::frame::Date;
use crate::shown;

/// Something that happens on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub day: Date,
    /// The flyer that it changes; `None` if it is about facts alone.
    pub flyer: Option<String>,
    /// What happens.
    pub what: What,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A block is printed from this day on.
    Begins(String),
    /// A block is printed no more.
    Ends(String),
    /// A row of a table is printed from this day on.
    RowBegins {
        /// The block of the table.
        block: String,
        /// What the row is about.
        row: String,
    },
    /// A row of a table is printed no more.
    RowEnds {
        /// The block of the table.
        block: String,
        /// What the row is about.
        row: String,
    },
    /// The flyer is handed out from this day on.
    Valid,
    /// The flyer is not handed out any more.
    Invalid,
    /// Days of a fact that are over are not printed any more.
    Over {
        /// Its kind and name.
        fact: String,
        /// The last of these days.
        last: Date,
    },
    /// A fact is another from this day on.
    Changes {
        /// Its kind and name.
        fact: String,
        /// What held before; `None` if nothing did.
        old: Option<String>,
        /// What holds now.
        new: String,
    },
    /// A fact holds no more, and no version follows, but the flyer needs it.
    Expires {
        /// Its kind and name.
        fact: String,
        /// Blocks that need it.
        needed_by: BTreeSet<String>,
    },
    /// Facts should be compared with their sources again.
    LookAgain {
        /// Their kinds and names.
        facts: Vec<String>,
        /// When that was last done.
        checked: Date,
    },
}

/// All events, in the order of their days; facts that hold on `day` or later are
/// due for another look after so many months, if that is set.
#[must_use]
pub fn events(workspace: &Workspace, recheck_months: Option<u32>, day: Date) -> Vec<Event> {
    let mut events: Vec<Event> =
        workspace.flyers.iter().flat_map(|flyer| of_flyer(flyer, &workspace.facts)).collect();
    if let Some(months) = recheck_months {
        events.extend(looks(workspace, months, day));
    }
    let mut events: Vec<Event> = events.into_iter().map(Event::shown).collect();
    events.sort();
    events.dedup();
    events
}

fn of_flyer(flyer: &Flyer, facts: &[Fact]) -> Vec<Event> {
    let needs = flyer.needs(facts);
    let event = |day, what| Event { day, flyer: Some(flyer.id.clone()), what };
    let mut events = Vec::new();
    if let Some(valid) = &flyer.valid {
        events.extend(valid.from.map(|day| event(day, What::Valid)));
        events.extend(valid.last().map(|day| event(day.next(), What::Invalid)));
    }
    for block in &flyer.blocks {
        events.extend(
            block.period.from.map(|day| event(day, What::Begins(block.words.value.clone()))),
        );
        let end = block.period.last().map(Date::next);
        events.extend(end.map(|day| event(day, What::Ends(block.words.value.clone()))));
    }
    events.extend(of_rows(flyer).map(|(day, what)| event(day, what)));
    for fact in facts {
        let users: Vec<&Needs<'_>> =
            needs.iter().filter(|needs| needs.facts.contains(&fact.called())).collect();
        for (day, what) in of_fact(fact, &users) {
            events.push(event(day, what));
        }
    }
    events
}

/// When rows that come from a file begin and end, while their block is printed.
fn of_rows(flyer: &Flyer) -> impl Iterator<Item = (Date, What)> {
    let rows = flyer.listed.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    rows.flat_map(|(table, row)| {
        let names = || (table.words.clone(), row.label().to_owned());
        let is_printed = |day: Date| {
            let mut blocks = flyer.blocks.iter().filter(|block| block.words.value == table.words);
            blocks.any(|block| block.is_printed(day))
        };
        let begins = row.period.from.filter(|&day| is_printed(day)).map(|day| {
            let (block, row) = names();
            (day, What::RowBegins { block, row })
        });
        let ends = row.period.last().filter(|&day| is_printed(day)).map(|day| {
            let (block, row) = names();
            (day.next(), What::RowEnds { block, row })
        });
        begins.into_iter().chain(ends)
    })
}

/// When a fact changes or ends for the blocks that need it.
fn of_fact(fact: &Fact, users: &[&Needs<'_>]) -> Vec<(Date, What)> {
    let name = format!("{} {}", fact.kind.key(), fact.name.value);
    let printed = |day| users.iter().filter(move |user| user.is_printed(day));
    let mut found = Vec::new();
    for version in &fact.versions {
        for last in version.value.last_days() {
            let day = last.next();
            if version.period.holds(day) && printed(day).next().is_some() {
                found.push((day, What::Over { fact: name.clone(), last }));
            }
        }
        if let Some(day) = version.period.from
            && printed(day).next().is_some()
        {
            let old = day.previous().and_then(|day| fact.on(day)).map(|old| old.value.to_string());
            let new = version.value.to_string();
            found.push((day, What::Changes { fact: name.clone(), old, new }));
        }
        let end = version.period.last().map(Date::next).filter(|&day| fact.on(day).is_none());
        if let Some(day) = end {
            let needed_by: BTreeSet<String> = printed(day)
                .map(|user| {
                    user.block.map_or_else(|| "formats".to_owned(), |b| b.words.value.clone())
                })
                .collect();
            if !needed_by.is_empty() {
                found.push((day, What::Expires { fact: name.clone(), needed_by }));
            }
        }
    }
    found
}

/// When facts should be compared with their sources again, those together that
/// were compared on the same day. A version that is over by then is left alone.
fn looks(workspace: &Workspace, months: u32, today: Date) -> Vec<Event> {
    let mut due: BTreeMap<(Date, Date), Vec<String>> = BTreeMap::new();
    for fact in &workspace.facts {
        for version in &fact.versions {
            let checked = version.origin.checked.value;
            let day = checked.months_later(months).next();
            if version.period.last().is_none_or(|until| day.max(today) <= until) {
                let name = format!("{} {}", fact.kind.key(), fact.name.value);
                due.entry((day, checked)).or_default().push(name);
            }
        }
    }
    for rows in workspace.flyers.iter().flat_map(|flyer| &flyer.listed) {
        let Some(checked) = &rows.checked else { continue };
        let day = checked.value.months_later(months).next();
        let files = due.entry((day, checked.value)).or_default();
        let name = format!("file data/{}", rows.file);
        if !files.contains(&name) {
            files.push(name);
        }
    }
    let event = |((day, checked), facts)| Event {
        day,
        flyer: None,
        what: What::LookAgain { facts, checked },
    };
    due.into_iter().map(event).collect()
}

impl Event {
    /// The event with nothing in its names and values that a terminal, a log or a
    /// calendar obeys.
    fn shown(self) -> Self {
        let name = |text: String| shown::name(&text).into_owned();
        let what = match self.what {
            What::Valid => What::Valid,
            What::Invalid => What::Invalid,
            What::Over { fact, last } => What::Over { fact: name(fact), last },
            What::Begins(block) => What::Begins(name(block)),
            What::Ends(block) => What::Ends(name(block)),
            What::RowBegins { block, row } => {
                What::RowBegins { block: name(block), row: name(row) }
            }
            What::RowEnds { block, row } => What::RowEnds { block: name(block), row: name(row) },
            What::Changes { fact, old, new } => {
                What::Changes { fact: name(fact), old: old.map(name), new: name(new) }
            }
            What::Expires { fact, needed_by } => What::Expires {
                fact: name(fact),
                needed_by: needed_by.into_iter().map(name).collect(),
            },
            What::LookAgain { facts, checked } => {
                What::LookAgain { facts: facts.into_iter().map(name).collect(), checked }
            }
        };
        Self { day: self.day, flyer: self.flyer.map(name), what }
    }
}

impl What {
    /// What happens, in a few words.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Valid => "is handed out from this day on".to_owned(),
            Self::Invalid => "is not valid any more: make a new edition".to_owned(),
            Self::Over { fact, last } => format!("{fact}: {last} is over, and printed no more"),
            Self::Begins(block) => format!("the block `{block}` begins"),
            Self::Ends(block) => format!("the block `{block}` ends"),
            Self::RowBegins { block, row } => format!("the row `{row}` of `{block}` begins"),
            Self::RowEnds { block, row } => format!("the row `{row}` of `{block}` ends"),
            Self::Changes { fact, old: Some(old), new } => format!("{fact}: {old} → {new}"),
            Self::Changes { fact, old: None, new } => format!("{fact} begins: {new}"),
            Self::Expires { fact, needed_by } => {
                let blocks: Vec<String> =
                    needed_by.iter().map(|name| format!("`{name}`")).collect();
                let blocks = blocks.join(", ");
                format!("{fact} expires, but is still needed by {blocks}: add a version")
            }
            Self::LookAgain { facts, checked } => {
                let sources = if facts.len() == 1 { "its source" } else { "their sources" };
                let facts = facts.join(", ");
                format!("compare {facts} with {sources} again; {checked} was the last time")
            }
        }
    }
}
