//! A box that stands out: information, a tip, a warning or a danger.

use super::ask_words::{Chosen, OneWord};
use super::element::{At, Composed, list, panel, paragraphs};
use super::form::block;
use super::word::{LIST_LIKE_REFERENCE, TEXT};
use crate::content::element::{Element, Heading, Label, Marker, Rank};
use crate::content::form::words;
use crate::content::look;
use crate::content::model::Rich;

words! {
    /// What a box is for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Tone {
        /// What is good to know.
        Info = "info",
        /// What makes it easier.
        Tip = "tip",
        /// What goes wrong easily.
        Warning = "warning",
        /// What is dangerous.
        Danger = "danger",
    }
}

block! {
    /// A box that stands out. A word in the language before the heading says what it is for, so that it holds without colour.
    pub struct Boxed {
        asks {
            /// What it is for: "info", "tip", "warning" or "danger".
            tone: Chosen<Tone> = OneWord<Tone>,
        }
        words {
            /// What it is about.
            heading: Rich = TEXT,
            /// The paragraphs.
            paragraphs: Vec<Rich> = LIST_LIKE_REFERENCE,
            /// What to do, or what not to do.
            items: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
}

impl Composed for Boxed {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let words = &at.document.words;
        let (word, look) = match self.tone.0.unwrap_or(Tone::Info) {
            Tone::Info => (&words.info, look::Panel::Info),
            Tone::Tip => (&words.tip, look::Panel::Tip),
            Tone::Warning => (&words.warning, look::Panel::Warning),
            Tone::Danger => (&words.danger, look::Panel::Danger),
        };
        // A blank keeps the word apart from the heading for those who hear or copy it.
        let label =
            word.as_ref().map(|word| Label::Words(Rich::literal(&format!("{word} "), at.span)));
        let heading = Heading {
            rank: Rank::Part,
            text: self.heading.clone(),
            label,
            beside: None,
            look: look::Heading::Box,
        };
        let mut body = vec![Element::Heading(heading)];
        if !self.paragraphs.is_empty() {
            body.push(Element::Space(look::Space::Line));
            body.extend(paragraphs(&self.paragraphs, look::Text::Body));
        }
        if !self.items.is_empty() {
            body.push(Element::Space(look::Space::Line));
            body.push(list(&self.items, Marker::Dot, look::List::Plain, at.span));
        }
        vec![panel(body, look)]
    }
}
