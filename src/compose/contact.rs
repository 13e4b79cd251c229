//! A box for the city's own contact: printed where it is known, lines to write
//! on where it is not.

use std::sync::Arc;

use super::{heading, paragraph};
use crate::content::look;
use crate::element::{Element, Fields, Figure, Panel, Paragraph, Rank};
use crate::model::{Contact, Field, WebPage};

/// The block as elements.
pub(super) fn elements(contact: &Contact) -> Vec<Element> {
    let mut body = vec![heading(Rank::Apart, &contact.heading, look::Heading::Part)];
    body.extend(rows(contact));
    if contact.address.is_some() || contact.link.is_some() {
        body.push(Element::Space(look::Space::Line));
    }
    body.extend(contact.address.as_ref().map(|text| paragraph(text, look::Text::Note)));
    if let Some(WebPage { text, url }) = &contact.link {
        let (text, url) = (text.clone(), Some(url.clone()));
        let link = Paragraph { text, sign: None, url, look: look::Text::Note };
        body.push(Element::Paragraph(link));
    }
    let emblem = contact.logo.as_ref().map(|logo| {
        let (picture, look) = (Arc::clone(logo), look::Figure::Emblem);
        Figure { picture, alt: None, sign: None, measures: None, look }
    });
    vec![Element::Panel(Panel { head: Vec::new(), body, emblem, look: look::Panel::Contact })]
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
