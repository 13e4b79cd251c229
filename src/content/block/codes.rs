//! QR codes side by side, each with a caption.

use std::sync::Arc;

use super::ask::{Destination, QrCodes};
use super::element::{At, Composed, opening, panel, paragraph};
use super::form::block;
use super::word::{AltsLike, LIKE_REFERENCE, ListLike};
use crate::content::element::{Chip, Code, Columns, Element, Meaning, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::geom::Pt;

block! {
    /// One to six QR codes side by side, each with a caption; one alone in a frame that stands out. Names `links` of content/facts.toml.
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
            /// A few words that point at a code that stands alone; leave it out in all packs where nothing does.
            prompt: Option<Rich> = LIKE_REFERENCE,
            /// Where each code leads.
            alts: Vec<String> = AltsLike("links"),
        }
    }
}

impl Composed for Codes {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), None, look::Space::Row);
        if let ([code], [caption], [alt]) =
            (self.codes.as_slice(), self.captions.as_slice(), self.alts.as_slice())
        {
            elements.push(self.alone(code, caption, alt));
            return elements;
        }
        let heights = self.codes.iter().map(|code| code.symbol.size().height);
        let tallest = heights.fold(Pt::ZERO, Pt::max);
        let codes = self.codes.iter().zip(&self.captions).zip(&self.alts);
        let columns = codes.map(|((code, caption), alt)| {
            let words = vec![paragraph(caption, look::Text::Caption)];
            (Width::Rest, vec![one(code, tallest, (words, caption, alt), look::Code::Under)])
        });
        elements.push(Element::Columns(Columns {
            columns: columns.collect(),
            meaning: Meaning::Item,
            flows_on: Vec::new(),
            look: look::Columns::Codes,
        }));
        elements
    }
}

impl Codes {
    /// A code in a frame, with the words that invite to it.
    fn alone(&self, code: &Destination, caption: &Rich, alt: &str) -> Element {
        let mut words = vec![paragraph(caption, look::Text::Heading)];
        if let Some(prompt) = &self.prompt {
            let lines = vec![(prompt.clone(), look::Text::Prompt)];
            words.push(Element::Space(look::Space::Part));
            words.push(Element::Chip(Chip { lines, look: look::Chip::Prompt }));
        }
        let tallest = code.symbol.size().height;
        let body = vec![one(code, tallest, (words, caption, alt), look::Code::Guide)];
        panel(body, look::Panel::Guide)
    }
}

/// A code with its words and its address.
fn one(
    code: &Destination,
    tallest: Pt,
    (words, caption, alt): (Vec<Element>, &Rich, &str),
    look: look::Code,
) -> Element {
    Element::Code(Code {
        words,
        symbol: Arc::clone(&code.symbol),
        tallest,
        alt: alt.to_owned(),
        url: code.url.clone(),
        said: caption.plain(),
        address: code.printed(),
        look,
    })
}
