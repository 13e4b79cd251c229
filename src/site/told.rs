//! What the facts on a flyer say, as they hold on its day.
//!
//! In: the facts, and a flyer that prints some of them. Out: those, with what they name,
//! and whom to ask with the days on which they answer. Knows nothing about pages.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::open::Open;
use super::text::Mapped;
use crate::content::holidays::is_holiday;
use crate::content::model::{FactName, Flyer};
use crate::content::opening::Openings;
use crate::content::{
    ADDRESS, Closure, Contact, Fact, FactForm, FactKind, Hours, Phone, Place, Times,
};
use crate::date::Date;
use crate::lang::Tag;
use crate::source::Spanned;

/// How many days ahead pages know when something is open: a year, and a month for those
/// who make the next site late.
const AHEAD: usize = 366 + 31;

/// The facts on a flyer.
pub(super) struct Told<'a> {
    facts: &'a [Fact],
    /// Those that are printed, and those that they name. None of a flyer of an area: its
    /// facts stand in a table of their own.
    names: BTreeSet<FactName<'a>>,
    flyer: &'a Flyer,
    /// Whom to ask.
    pub(super) counters: Vec<Counter<'a>>,
}

/// Who answers questions.
pub(super) struct Counter<'a> {
    /// What the facts say of it.
    pub(super) contact: &'a Contact,
    /// Its telephone.
    pub(super) phone: Option<&'a Phone>,
    /// When it answers, in each group of languages; `None` where the facts do not say on
    /// which days.
    pub(super) hours: Vec<(&'a Hours, Option<Open>)>,
}

impl<'a> Told<'a> {
    /// The facts on a flyer.
    pub(super) fn of(facts: &'a [Fact], flyer: &'a Flyer) -> Self {
        let names = match flyer.id.contains('/') {
            true => BTreeSet::new(),
            false => flyer.printed_facts(facts),
        };
        let told = Self { facts, names, flyer, counters: Vec::new() };
        let counters = told.all::<Contact>().map(|contact| told.counter(contact)).collect();
        Self { counters, ..told }
    }

    /// The day of the flyer.
    pub(super) fn day(&self) -> Date {
        self.flyer.as_of
    }

    /// All facts of a kind, in the order of the file.
    pub(super) fn all<T: FactForm + 'a>(&self) -> impl Iterator<Item = &'a T> {
        let facts = self.facts.iter().filter(|fact| self.names.contains(&fact.called()));
        let day = self.flyer.as_of;
        facts.filter_map(move |fact| T::of(&fact.on(day)?.value))
    }

    /// The fact that another one names, as it holds on the day of the flyer.
    pub(super) fn named<T: FactForm + 'a>(&self, name: &Spanned<String>) -> Option<&'a T> {
        T::of(&self.fact(T::KIND, name)?.on(self.flyer.as_of)?.value)
    }

    /// The places on the flyer of which there is a map: their own one, or else that of the
    /// project, which asks for an address.
    pub(super) fn maps(&self, map: Option<&str>) -> Vec<Mapped> {
        let mapped = |place: &Place| {
            let addresses: Vec<String> = place.addresses().map(str::to_owned).collect();
            let asked = || Some(map?.replace(ADDRESS, &encoded(addresses.first()?)));
            let url = place.map.as_ref().map(|url| url.value.clone()).or_else(asked)?;
            Some(Mapped { addresses, url })
        };
        self.all::<Place>().filter_map(mapped).collect()
    }

    /// The day since which a page says what it says, as far as its edition and its facts
    /// know: of one that `has_changed` since the last edition, the day on which somebody
    /// last compared a fact of it with its source.
    pub(super) fn since(&self, edition: Date, has_changed: bool) -> Date {
        let day = self.flyer.as_of;
        let printed = self.facts.iter().filter(|fact| self.names.contains(&fact.called()));
        let versions = printed.filter_map(|fact| fact.on(day));
        let days = versions.flat_map(|version| {
            let checked = has_changed.then_some(version.origin.checked.value);
            version.period.from.into_iter().chain(checked)
        });
        days.chain([edition]).max().unwrap_or(edition)
    }

    fn fact(&self, kind: FactKind, name: &Spanned<String>) -> Option<&'a Fact> {
        self.facts.iter().find(|fact| fact.called() == (kind, name.value.as_str()))
    }

    fn counter(&self, contact: &'a Contact) -> Counter<'a> {
        let mut groups: Vec<Vec<(&Spanned<String>, &Hours)>> = Vec::new();
        for name in &contact.hours {
            let Some(hours) = self.named::<Hours>(name) else { continue };
            match groups.iter_mut().find(|group| group[0].1.codes().eq(hours.codes())) {
                Some(group) => group.push((name, hours)),
                None => groups.push(vec![(name, hours)]),
            }
        }
        let hours = groups.iter().map(|group| (group[0].1, self.open(group)));
        let phone = contact.phone.as_ref().and_then(|name| self.named(name));
        Counter { contact, phone, hours: hours.collect() }
    }

    /// The days on which something is open, from that of the flyer on and for as long as
    /// the facts say it.
    fn open(&self, hours: &[(&Spanned<String>, &Hours)]) -> Option<Open> {
        let mut all = Vec::new();
        let mut end = self.flyer.valid.as_ref().and_then(|valid| valid.last());
        for (name, hours) in hours {
            let closures = hours.not.iter().filter_map(|name| self.named::<Closure>(name));
            let on_holidays =
                hours.rows.iter().any(|row| row.days.is_some_and(|it| it.has_holidays()));
            all.push((Openings::new(hours, &closures.collect::<Vec<_>>())?, on_holidays));
            let named = hours.not.iter().map(|name| (FactKind::Closure, name));
            let ends = named.chain([(FactKind::Hours, *name)]).filter_map(|named| self.end(named));
            end = ends.chain(end).min();
        }
        let has_holidays = all.iter().any(|(_, on_holidays)| *on_holidays);
        let times = |day: Date| -> Vec<Times> {
            // What is said of holidays holds on them, and not what is said of their weekday.
            let is_holiday = has_holidays && is_holiday(day);
            let hours = all.iter().filter(|(_, on_holidays)| !is_holiday || *on_holidays);
            hours.flat_map(|(openings, _)| openings.on(day)).copied().collect()
        };
        let first = self.flyer.as_of;
        let days = first.onward().take(AHEAD).take_while(|day| end.is_none_or(|end| *day <= end));
        Some(Open::new(first, days.map(times).collect()))
    }

    /// The last day on which a fact says what it says on that of the flyer.
    fn end(&self, (kind, name): (FactKind, &Spanned<String>)) -> Option<Date> {
        let fact = self.fact(kind, name)?;
        let next = fact.next(self.flyer.as_of, None).and_then(|(from, _)| from.previous());
        let last = fact.on(self.flyer.as_of).and_then(|version| version.period.last());
        next.into_iter().chain(last).min()
    }
}

impl Counter<'_> {
    /// When it answers who speaks a language: in the hours of that language if there are
    /// such, or else in all of them; `None` if the facts do not say on which days.
    pub(super) fn open_to(&self, speech: &Tag) -> Option<Open> {
        let speaks = |hours: &Hours| {
            let mut codes = hours.codes().filter_map(|code| Tag::new(code).ok());
            codes.any(|code| code.primary() == speech.primary())
        };
        let is_spoken = self.hours.iter().any(|(hours, _)| speaks(hours));
        let hours = self.hours.iter().filter(|(hours, _)| !is_spoken || speaks(hours));
        let mut all: Option<Open> = None;
        for (_, open) in hours {
            let open = open.clone()?;
            all = Some(match all {
                Some(before) => before.or(open),
                None => open,
            });
        }
        all
    }
}

/// A text as a part of an address on the web (RFC 3986, 2.1).
fn encoded(text: &str) -> String {
    const RESERVED: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, RESERVED).to_string()
}
