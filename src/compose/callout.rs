//! A QR code with an invitation, a few words that point at it, and its address in
//! print.

use std::sync::Arc;

use super::paragraph;
use crate::content::look;
use crate::element::{Chip, Code, Element, Panel};
use crate::model::{Callout, Inline, Rich, Text};

/// The block as elements.
pub(super) fn elements(callout: &Callout) -> Vec<Element> {
    let Callout { text, prompt, code, qr_alt } = callout;
    let lines = vec![(prompt.clone(), look::Text::Prompt)];
    let words = vec![
        paragraph(text, look::Text::Heading),
        Element::Space(look::Space::Part),
        Element::Chip(Chip { lines, look: look::Chip::Prompt }),
    ];
    let address = Text {
        text: code.url.clone(),
        strong: false,
        keep: false,
        phone: false,
        language: None,
        span: code.span,
    };
    let code = Code {
        words,
        picture: Arc::clone(&code.picture),
        alt: qr_alt.clone(),
        url: code.url.clone(),
        said: text.plain(),
        address: Rich(vec![Inline::Text(address)]),
        look: look::Code::Guide,
    };
    let (head, body) = (Vec::new(), vec![Element::Code(code)]);
    vec![Element::Panel(Panel { head, body, emblem: None, look: look::Panel::Guide })]
}
