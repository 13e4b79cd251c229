//! What machines are told: the pages as a feed, what a page is about, and its days for
//! the calendar of a telephone.
//!
//! In: the content. Out: Atom (RFC 4287), JSON-LD (schema.org) and iCalendar (RFC 5545).
//! Knows nothing about how pages look.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::Order;
use super::text::escaped;
use crate::calendar::{Whole, whole_days};
use crate::content::model::{BlockKind, Document, Flyer, Rich};
use crate::content::{Event, FactForm, FactKind, FactValue, Phone};
use crate::frame::Date;

/// All pages with the day of their edition, the newest first.
pub(super) fn feed(order: &Order<'_>, address: &str) -> String {
    let documents = order.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
    let mut documents: Vec<&Document> = documents.collect();
    documents.sort_by_key(|document| std::cmp::Reverse(document.edition));
    let day = |document: &&Document| format!("{}T00:00:00+09:00", document.edition);
    let newest = documents.first().map(day).unwrap_or_default();
    let (title, address) = (escaped(&order.title()), escaped(address));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>{title}</title>\n<id>{address}</id>\n\
         <link rel=\"self\" href=\"{address}feed.xml\"/>\n<link href=\"{address}\"/>\n\
         <updated>{newest}</updated>\n<author><name>{title}</name></author>\n"
    );
    for document in &documents {
        let to = escaped(&format!("{}/{}/", document.flyer, document.language));
        let lang = super::speech(&order.workspace.languages, &document.language).0;
        let _ = writeln!(
            xml,
            "<entry xml:lang=\"{lang}\"><title>{}</title><id>{address}{to}</id>\
             <link href=\"{address}{to}\" hreflang=\"{}\"/><updated>{}</updated></entry>",
            escaped(&document.title),
            document.language,
            day(document)
        );
    }
    xml + "</feed>\n"
}

/// What a page is, whom to call about it, and which events it tells of.
pub(super) fn about(order: &Order<'_>, flyer: &Flyer, document: &Document) -> String {
    let lang = super::speech(&order.workspace.languages, &document.language).0;
    let mut graph = vec![json!({
        "@type": "WebPage",
        "name": document.title,
        "inLanguage": lang.as_str(),
        "dateModified": document.edition.to_string(),
    })];
    if let Some(issuer) = &document.issuer {
        let phones: Vec<Value> = told(order, flyer, FactKind::Phone)
            .filter_map(Phone::of)
            .map(|it| json!({ "@type": "ContactPoint", "telephone": it.number.value }))
            .collect();
        graph.push(json!({
            "@type": "GovernmentOrganization", "name": issuer, "contactPoint": phones,
        }));
    }
    graph.extend(dates(order, flyer).into_iter().map(
        |date| json!({ "@type": "Event", "name": document.title, "startDate": date.to_string() }),
    ));
    let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
    // Nothing in it can end the element or begin another.
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    format!("<script type=\"application/ld+json\">{text}</script>\n")
}

/// The facts of a kind that a flyer prints, as they hold on its day, each once. Those of
/// an area stand in its table and not here.
fn told<'a>(
    order: &'a Order<'_>,
    flyer: &'a Flyer,
    kind: FactKind,
) -> impl Iterator<Item = &'a FactValue> {
    let uses = flyer.uses.iter().flatten().filter(move |used| used.kind == kind && used.printed);
    let uses = uses.filter(|_| !flyer.id.contains('/'));
    let names: BTreeSet<&str> = uses.map(|used| used.name.as_str()).collect();
    let facts = order.workspace.facts.iter();
    facts
        .filter(move |fact| fact.kind == kind && names.contains(fact.name.value.as_str()))
        .filter_map(|fact| Some(&fact.on(flyer.as_of)?.value))
}

/// The dates of all events that a flyer tells of and that are still to come.
fn dates(order: &Order<'_>, flyer: &Flyer) -> BTreeSet<Date> {
    let events = told(order, flyer, FactKind::Event).filter_map(Event::of);
    events.flat_map(|event| event.to_come(flyer.as_of)).collect()
}

/// The days that a flyer shows in a calendar, and its events, as a file for the calendar
/// of a telephone; `None` if it has none.
pub(super) fn days(order: &Order<'_>, flyer: &Flyer, document: &Document) -> Option<String> {
    let mut days: Vec<Whole> = Vec::new();
    for block in document.pages.iter().flat_map(|page| &page.blocks) {
        let BlockKind::Calendar(calendar) = &block.kind else { continue };
        for (first, _) in &calendar.months.months {
            let mut day = *first;
            while day.month == first.month {
                let happen = calendar.days.iter().zip(&calendar.labels);
                let happen = happen.filter(|(days, _)| days.happens(day));
                let said: Vec<String> = happen.map(|(_, label)| Rich::plain(label)).collect();
                if !said.is_empty() {
                    days.push(Whole { day, title: said.join(" / "), text: String::new() });
                }
                day = day.next();
            }
        }
    }
    let events = dates(order, flyer).into_iter();
    days.extend(events.map(|day| Whole {
        day,
        title: document.title.clone(),
        text: String::new(),
    }));
    let of = format!("{}/{}", document.flyer, document.language);
    (!days.is_empty()).then(|| whole_days(&document.title, &of, &days, document.edition))
}
