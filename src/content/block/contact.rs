//! A box for the city's own contact.

use std::sync::Arc;

use super::element::{At, Composed, InStep, heading, paragraph};
use super::form::{Shown, block};
use super::word::{LABEL, TEXT};
use crate::content::element::{Element, Fields, Figure, Panel, Paragraph, Rank};
use crate::content::look;
use crate::content::model::{Field, Rich};
use crate::frame::Picture;

block! {
    /// A box in which the city writes its own contact by hand or stamp.
    pub struct Contact {
        words {
            /// The heading of the box.
            heading: Rich = TEXT,
            /// Label of the first line: which section is in charge.
            office: Field = LABEL,
            /// Label of the second line: its telephone number.
            phone: Field = LABEL,
            /// Label of the third line: when it is open.
            hours: Field = LABEL,
        }
        added {
            /// Where to go or write to, if the data of an office say it.
            address: Option<Rich>,
            /// The page on the web, if the data name one.
            link: Option<WebPage>,
            /// The emblem (decoration), if the data have one.
            logo: Option<Arc<Picture>>,
        }
    }
}

impl Composed for Contact {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let mut body = vec![heading(Rank::Apart, &self.heading, look::Heading::Part)];
        body.extend(rows(self));
        if self.address.is_some() || self.link.is_some() {
            body.push(Element::Space(look::Space::Line));
        }
        body.extend(self.address.as_ref().map(|text| paragraph(text, look::Text::Note)));
        if let Some(WebPage { text, url }) = &self.link {
            let (text, url) = (text.clone(), Some(url.clone()));
            let link = Paragraph { text, sign: None, url, look: look::Text::Note };
            body.push(Element::Paragraph(link));
        }
        let emblem = self.logo.as_ref().map(|logo| {
            let (picture, look) = (Arc::clone(logo), look::Figure::Emblem);
            Figure::bare(picture, look)
        });
        vec![Element::Panel(Panel { head: Vec::new(), body, emblem, look: look::Panel::Contact })]
    }

    fn closes(&self) -> bool {
        true
    }

    fn in_step(&self) -> InStep {
        InStep::Apart
    }
}

/// The fields row by row: two side by side, but for the name of a section, which
/// is long.
fn rows(contact: &Contact) -> Vec<Element> {
    let Contact { office, phone, hours, .. } = contact;
    if office.value.is_some() {
        vec![row(&[office]), row(&[phone, hours])]
    } else {
        vec![row(&[office, phone]), row(&[hours])]
    }
}

/// Fields side by side.
pub(super) fn row(fields: &[&Field]) -> Element {
    let fields = fields.iter().copied().cloned().collect();
    Element::Fields(Fields { fields, look: look::Fields::Contact })
}

/// A page on the web.
#[derive(Debug, Clone, Hash)]
pub struct WebPage {
    /// Its address as it is printed.
    pub text: Rich,
    /// Its address as it is opened.
    pub url: String,
}

impl Shown for WebPage {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.text.texts(heard, texts);
    }
}
