//! A numbered step.

use super::element::{At, Composed, InStep, list, panel};
use super::form::block;
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, TEXT};
use crate::content::element::{Element, Heading, Label, Marker, Paragraph, Rank};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// A numbered step (STEP 1, 2, …) with a hint and tasks to tick off, if the reference pack has them.
    pub struct Step {
        words {
            /// What to do in this step.
            heading: Rich = TEXT,
            /// A hint that stands out.
            tip: Option<Rich> = LIKE_REFERENCE,
            /// What the step consists of, each with a box to tick.
            tasks: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
        added {
            /// Its number, counted over the flyer.
            number: u8,
        }
    }
}

impl Composed for Step {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        // The blanks keep the words apart for those who hear or copy them.
        let words = &at.document.words;
        let word = Rich::literal(&format!("{} ", words.step), at.span);
        let number = Rich::literal(&format!("{} ", self.number), at.span);
        let heading = Heading {
            rank: Rank::Part,
            text: self.heading.clone(),
            label: Some(Label::Number(word, number)),
            beside: None,
            look: look::Heading::Step,
        };
        let mut elements = vec![Element::Heading(heading)];
        if let Some(text) = &self.tip {
            let star = (Rich::literal(&format!("{} ", words.hint), at.span), look::Text::Lead);
            let (text, look) = (text.clone(), look::Text::Strong);
            let tip = Paragraph { text, sign: Some(star), url: None, look };
            elements.push(Element::Space(look::Space::Step));
            elements.push(panel(vec![Element::Paragraph(tip)], look::Panel::Tip));
        }
        if !self.tasks.is_empty() {
            elements.push(Element::Space(look::Space::Step));
            elements.push(list(&self.tasks, Marker::Box, look::List::Tasks, at.span));
        }
        elements
    }

    fn in_step(&self) -> InStep {
        InStep::Step
    }
}
