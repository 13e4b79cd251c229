//! QR codes side by side, each with a caption.

use std::sync::Arc;

use super::ask::{Destination, QrCodes};
use super::element::{At, Composed, opening, paragraph};
use super::form::block;
use super::word::{AltsLike, LIKE_REFERENCE, ListLike};
use crate::content::element::{Code, Columns, Element, Meaning, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::geom::Pt;

block! {
    /// One to six QR codes side by side, each with a caption. Names `links` of content/facts.toml.
    pub struct Codes {
        asks {
            /// The addresses of the codes, in order.
            codes as "links": Vec<Destination> = QrCodes,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// What is to be found at each address.
            captions: Vec<Rich> = ListLike("links"),
            /// Where each code leads.
            alts: Vec<String> = AltsLike("links"),
        }
    }
}

impl Composed for Codes {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), None, look::Space::Row);
        let heights = self.codes.iter().map(|code| code.picture.size.height);
        let tallest = heights.fold(Pt::ZERO, Pt::max);
        let codes = self.codes.iter().zip(&self.captions).zip(&self.alts);
        let columns = codes
            .map(|((code, caption), alt)| (Width::Rest, vec![one(code, tallest, caption, alt)]));
        elements.push(Element::Columns(Columns {
            columns: columns.collect(),
            meaning: Meaning::Item,
            flows_on: Vec::new(),
            look: look::Columns::Codes,
        }));
        elements
    }
}

/// A code over its caption and its address.
fn one(code: &Destination, tallest: Pt, caption: &Rich, alt: &str) -> Element {
    Element::Code(Code {
        words: vec![paragraph(caption, look::Text::Caption)],
        picture: Arc::clone(&code.picture),
        tallest,
        alt: alt.to_owned(),
        url: code.url.clone(),
        said: caption.plain(),
        address: code.printed(),
        look: look::Code::Under,
    })
}
