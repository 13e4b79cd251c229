//! What machines are told: the pages as a feed, and the days of a page for the calendar of
//! a telephone.
//!
//! In: the content. Out: Atom (RFC 4287) and iCalendar (RFC 5545). Knows nothing about
//! how pages look.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Order;
use super::changes::in_feed;
use super::text::escaped;
use super::told::Told;
use crate::calendar::{Whole, whole_days};
use crate::content::Event;
use crate::content::model::{BlockKind, Document, Rich};
use crate::frame::Date;

/// All pages with the day since which they say what they say, and with what has changed,
/// the newest first.
pub(super) fn feed(order: &Order<'_>, address: &str, told: &[Told<'_>]) -> String {
    let flyers = order.workspace.flyers.iter().zip(told);
    let mut documents: Vec<(Date, &Document)> = flyers
        .flat_map(|(flyer, told)| flyer.documents.iter().map(|it| (order.since(told, it), it)))
        .collect();
    documents.sort_by_key(|(since, _)| std::cmp::Reverse(*since));
    let day = |(since, _): &(Date, &Document)| format!("{since}T00:00:00+09:00");
    let newest = documents.first().map(day).unwrap_or_default();
    let (title, address) = (escaped(&order.title()), escaped(address));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>{title}</title>\n<id>{address}</id>\n\
         <link rel=\"self\" href=\"{address}feed.xml\"/>\n<link href=\"{address}\"/>\n\
         <updated>{newest}</updated>\n<author><name>{title}</name></author>\n"
    );
    for entry in &documents {
        let (day, document) = (day(entry), entry.1);
        let to = escaped(&format!("{}/{}/", document.flyer, document.language));
        let lang = super::speech(&order.workspace.languages, &document.language).0;
        let _ = writeln!(
            xml,
            "<entry xml:lang=\"{lang}\"><title>{}</title><id>{address}{to}</id>\
             <link href=\"{address}{to}\" hreflang=\"{}\"/><updated>{day}</updated>{}</entry>",
            escaped(&document.title),
            document.language,
            in_feed(order, document)
        );
    }
    xml + "</feed>\n"
}

/// The dates of all events that a flyer tells of and that are still to come.
fn dates(told: &Told<'_>) -> BTreeSet<Date> {
    told.all::<Event>().flat_map(|event| event.to_come(told.day())).collect()
}

/// The days that a flyer shows in a calendar, and its events, as a file for the calendar
/// of a telephone; `None` if it has none.
pub(super) fn days(told: &Told<'_>, document: &Document) -> Option<String> {
    let mut days: Vec<Whole> = Vec::new();
    for block in document.pages.iter().flat_map(|page| &page.blocks) {
        let BlockKind::Calendar(calendar) = &block.kind else { continue };
        for (first, _) in &calendar.months.months {
            for day in first.rest_of_month() {
                let happen = calendar.days.iter().zip(&calendar.labels);
                let happen = happen.filter(|(days, _)| days.happens(day));
                let said: Vec<String> = happen.map(|(_, label)| Rich::plain(label)).collect();
                if !said.is_empty() {
                    days.push(Whole { day, title: said.join(" / "), text: String::new() });
                }
            }
        }
    }
    let events = dates(told).into_iter();
    days.extend(events.map(|day| Whole {
        day,
        title: document.title.clone(),
        text: String::new(),
    }));
    let of = format!("{}/{}", document.flyer, document.language);
    (!days.is_empty()).then(|| whole_days(&document.title, &of, &days, document.edition))
}
