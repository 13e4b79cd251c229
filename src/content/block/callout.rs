//! A QR code with an invitation.

use std::sync::Arc;

use super::ask::{Destination, QrCode};
use super::element::{At, Composed, paragraph};
use super::form::block;
use super::word::{ALT, TEXT};
use crate::content::element::{Chip, Code, Element, Panel};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// A QR code with an invitation. Names a `link` of content/facts.toml.
    pub struct Callout {
        asks {
            /// The address of the QR code.
            code as "link": Destination = QrCode,
        }
        words {
            /// What is to be found at the address.
            text: Rich = TEXT,
            /// A few words that point at the code.
            prompt: Rich = TEXT,
            /// Where the code leads.
            qr_alt: String = ALT,
        }
    }
}

impl Composed for Callout {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let Callout { text, prompt, code, qr_alt } = self;
        let lines = vec![(prompt.clone(), look::Text::Prompt)];
        let words = vec![
            paragraph(text, look::Text::Heading),
            Element::Space(look::Space::Part),
            Element::Chip(Chip { lines, look: look::Chip::Prompt }),
        ];
        let code = Code {
            tallest: code.picture.size.height,
            words,
            picture: Arc::clone(&code.picture),
            alt: qr_alt.clone(),
            url: code.url.clone(),
            said: text.plain(),
            address: code.printed(),
            look: look::Code::Guide,
        };
        let (head, body) = (Vec::new(), vec![Element::Code(code)]);
        vec![Element::Panel(Panel { head, body, emblem: None, look: look::Panel::Guide })]
    }
}
