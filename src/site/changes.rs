//! What has changed on a page since an edition that readers may have at home.
//!
//! In: passages as they were and as they are. Out: a list of them for the page and for the
//! feed. Knows nothing about how editions are compared.

use std::fmt::Write;

use super::text::escaped;
use super::told::Told;
use super::{Order, speech};
use crate::content::model::Document;
use crate::date::Date;

/// What has changed on the page of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Changes {
    /// The flyer.
    pub flyer: String,
    /// The language.
    pub language: String,
    /// The day of the edition with which it was compared.
    pub edition: String,
    /// Each passage as it was, if it was there, and as it is, if it is there.
    pub passages: Vec<[Option<String>; 2]>,
}

impl Order<'_> {
    /// What has changed on the page of a document, if anything has.
    pub(super) fn changes(&self, document: &Document) -> Option<&Changes> {
        let is_of =
            |it: &&Changes| it.flyer == document.flyer && it.language == document.language.as_str();
        self.changes.iter().find(is_of)
    }

    /// The day since which the page of a document says what it says.
    pub(super) fn since(&self, told: &Told<'_>, document: &Document) -> Date {
        told.since(document.edition, self.changes(document).is_some())
    }
}

impl Changes {
    /// The passages as a list.
    pub(super) fn list(&self) -> String {
        let mut html = "<ul role=\"list\">\n".to_owned();
        for [old, new] in &self.passages {
            let said = |tag: &str, text: &Option<String>| {
                let text = text.as_deref().map(escaped);
                text.map(|text| format!("<{tag}>{text}</{tag}>"))
            };
            let said: Vec<String> = said("del", old).into_iter().chain(said("ins", new)).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(html, "<li>{}</li>", said.join(" "));
        }
        html + "</ul>\n"
    }
}

/// The list under a heading that opens it; empty if nothing has changed, or if the language
/// has no words for that.
pub(super) fn changes(order: &Order<'_>, document: &Document) -> String {
    let profile = order.workspace.languages.nearest(&document.language);
    let heading = profile.and_then(|profile| profile.own.screen.changed.as_ref());
    let Some((changes, heading)) = order.changes(document).zip(heading) else {
        return String::new();
    };
    format!(
        "<details class=\"changes\">\n<summary>{} (<time>{}</time>)</summary>\n{}</details>\n",
        escaped(heading),
        escaped(&changes.edition),
        changes.list()
    )
}

/// The list as an entry of a feed has it: HTML in XML.
pub(super) fn in_feed(order: &Order<'_>, document: &Document) -> String {
    let Some(changes) = order.changes(document) else { return String::new() };
    let dir = speech(&order.workspace.languages, &document.language).1;
    let list = format!("<div dir=\"{dir}\">{}</div>", changes.list());
    format!("<content type=\"html\">{}</content>", escaped(&list))
}
