//! What a page is about, for machines that read pages.
//!
//! In: a document, and the facts on its flyer. Out: JSON-LD in the words of schema.org:
//! the page, whom to ask and when they answer, its events. Nothing that no fact says.

use serde_json::{Map, Value, json};

use super::open::Open;
use super::text::Mapped;
use super::told::{Counter, Told};
use super::{Order, speech};
use crate::content::model::{Document, Rich};
use crate::content::{DAY, Email, Event, Hours, Link, Phone, Place, Times};
use crate::date::Date;
use crate::lang::Tag;

/// The days of the week, as schema.org calls them.
const WEEK: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What a page is, whom to call about it, and which events it tells of.
pub(super) fn linked(
    order: &Order<'_>,
    (told, maps): (&Told<'_>, &[Mapped]),
    document: &Document,
) -> String {
    let speech = speech(&order.workspace.languages, &document.language).0;
    let page = Page { told, maps, document, speech };
    let mut graph = vec![json!({
        "@type": "WebPage",
        "name": document.title,
        "inLanguage": page.speech.as_str(),
        "dateModified": order.since(told, document).to_string(),
    })];
    let (offices, points): (Vec<&Counter<'_>>, _) =
        told.counters.iter().partition(|counter| page.place(counter).is_some());
    let mut points: Vec<Value> =
        points.into_iter().flat_map(|counter| page.points(counter)).collect();
    let has_counter = |phone: &Phone| {
        let phones = told.counters.iter().filter_map(|counter| counter.phone);
        phones.into_iter().any(|other| other.number.value == phone.number.value)
    };
    points.extend(
        told.all::<Phone>()
            .filter(|it| !it.fax && !has_counter(it))
            .map(|phone| json!({ "@type": "ContactPoint", "telephone": phone.number.value })),
    );
    match &document.issuer {
        Some(issuer) => graph.push(json!({
            "@type": "GovernmentOrganization", "name": issuer, "contactPoint": points,
        })),
        None => graph.append(&mut points),
    }
    graph.extend(offices.into_iter().map(|counter| page.office(counter)));
    graph.extend(told.all::<Event>().flat_map(|event| page.events(event)));
    let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
    // Nothing in it can end the element or begin another.
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    format!("<script type=\"application/ld+json\">{text}</script>\n")
}

/// A page about which something is told.
struct Page<'a> {
    told: &'a Told<'a>,
    maps: &'a [Mapped],
    document: &'a Document,
    speech: &'a Tag,
}

impl<'a> Page<'a> {
    fn place(&self, counter: &Counter<'a>) -> Option<&'a Place> {
        self.told.named(counter.contact.place.as_ref()?)
    }

    /// What is the same of an office and of a line: its name and how to reach it.
    fn reached(&self, counter: &Counter<'a>, kind: &str) -> Map<String, Value> {
        let contact = counter.contact;
        let name = contact.called(&self.document.language, self.speech);
        let fax: Option<&Phone> = contact.fax.as_ref().and_then(|name| self.told.named(name));
        let mail: Option<&Email> = contact.email.as_ref().and_then(|name| self.told.named(name));
        let link: Option<&Link> = contact.link.as_ref().and_then(|name| self.told.named(name));
        let said = [
            ("@type", Some(kind.to_owned())),
            ("name", name.as_ref().map(Rich::plain)),
            ("telephone", counter.phone.map(|phone| phone.number.value.clone())),
            ("faxNumber", fax.map(|fax| fax.number.value.clone())),
            ("email", mail.map(|mail| mail.address.clone())),
            ("url", link.map(|link| link.in_language(&self.document.language).value.clone())),
        ];
        let said =
            said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into())));
        said.collect()
    }

    /// A line that answers, once for each group of languages.
    fn points(&self, counter: &Counter<'a>) -> Vec<Value> {
        let point = |hours: Option<&(&Hours, Option<Open>)>| {
            let mut point = self.reached(counter, "ContactPoint");
            if let Some((hours, open)) = hours {
                let codes: Vec<&str> = hours.codes().collect();
                set(&mut point, "availableLanguage", codes.into_iter().map(Value::from).collect());
                set(&mut point, "hoursAvailable", open.iter().flat_map(specified).collect());
            }
            Value::Object(point)
        };
        match counter.hours.as_slice() {
            [] => vec![point(None)],
            groups => groups.iter().map(|group| point(Some(group))).collect(),
        }
    }

    /// A counter that people go to.
    fn office(&self, counter: &Counter<'a>) -> Value {
        let mut office = self.reached(counter, "GovernmentOffice");
        let place = self.place(counter);
        if let Some(address) = place.and_then(|place| place.addresses().next()) {
            office.insert("address".to_owned(), address.into());
            let map = self.maps.iter().find(|map| map.addresses.iter().any(|it| it == address));
            map.map(|map| office.insert("hasMap".to_owned(), map.url.as_str().into()));
        }
        let open = counter.open_to(self.speech);
        set(&mut office, "openingHoursSpecification", open.iter().flat_map(specified).collect());
        Value::Object(office)
    }

    /// The dates of an event that are still to come, with their times.
    fn events(&self, event: &Event) -> Vec<Value> {
        let mut events = Vec::new();
        let mut add = |start: String, end: Option<String>| {
            let mut event = json!({
                "@type": "Event", "name": self.document.title, "startDate": start,
            });
            if let Some(end) = end {
                event["endDate"] = end.into();
            }
            events.push(event);
        };
        for date in event.to_come(self.told.day()) {
            for times in &event.times {
                add(moment(date, times.from), Some(moment(date, times.to)));
            }
            if event.times.is_empty() {
                add(date.to_string(), None);
            }
        }
        events
    }
}

/// Says something of which there may be nothing.
fn set(thing: &mut Map<String, Value>, key: &str, values: Vec<Value>) {
    if !values.is_empty() {
        thing.insert(key.to_owned(), values.into());
    }
}

/// A minute of a day in Japan, or of the next one.
fn moment(date: Date, minute: u16) -> String {
    let date = if minute < DAY { date } else { date.next() };
    format!("{date}T{}:00+09:00", clock(minute))
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute % DAY / 60, minute % 60)
}

/// The usual week, and the days that differ from it: closed ones open and close at
/// midnight, as search engines have it.
fn specified(open: &Open) -> Vec<Value> {
    let mut usual: Vec<(Times, Vec<&str>)> = Vec::new();
    for (day, all) in WEEK.into_iter().zip(open.week()) {
        for &times in all {
            match usual.iter_mut().find(|(other, _)| *other == times) {
                Some((_, days)) => days.push(day),
                None => usual.push((times, vec![day])),
            }
        }
    }
    let usual = usual.into_iter().map(|(times, days)| {
        let mut hours = hours(times);
        hours["dayOfWeek"] = days.into();
        hours
    });
    let mut runs: Vec<(Date, Date, &[Times])> = Vec::new();
    for (day, times) in open.unusual() {
        match runs.last_mut().filter(|(_, last, other)| last.next() == day && *other == times) {
            Some((_, last, _)) => *last = day,
            None => runs.push((day, day, times)),
        }
    }
    let unusual = runs.into_iter().flat_map(|(first, last, times)| {
        const CLOSED: &[Times] = &[Times { from: 0, to: 0 }];
        let times = if times.is_empty() { CLOSED } else { times };
        times.iter().map(move |&times| {
            let mut hours = hours(times);
            hours["validFrom"] = first.to_string().into();
            hours["validThrough"] = last.to_string().into();
            hours
        })
    });
    usual.chain(unusual).collect()
}

fn hours(times: Times) -> Value {
    // Midnight at both ends would say that it is closed.
    let closes = if times.is_all_day() { "23:59".to_owned() } else { clock(times.to) };
    json!({
        "@type": "OpeningHoursSpecification", "opens": clock(times.from), "closes": closes,
    })
}
