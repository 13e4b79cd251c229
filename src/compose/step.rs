//! A numbered step: its number, what to do, a tip, the tasks.

use super::list;
use crate::content::look;
use crate::element::{Element, Heading, Label, Marker, Panel, Paragraph, Rank};
use crate::model::{Rich, Step};
use crate::source::Span;

/// The block as elements.
pub(super) fn elements(step: &Step, span: Span) -> Vec<Element> {
    // The blanks keep the words apart for those who hear or copy them.
    let word = Rich::literal("STEP ", span);
    let number = Rich::literal(&format!("{} ", step.number), span);
    let heading = Heading {
        rank: Rank::Part,
        text: step.heading.clone(),
        label: Some(Label::Number(word, number)),
        look: look::Heading::Step,
    };
    let mut elements = vec![Element::Heading(heading)];
    if let Some(text) = &step.tip {
        let star = (Rich::literal("★ ", span), look::Text::Lead);
        let (text, look) = (text.clone(), look::Text::Strong);
        let tip = Paragraph { text, sign: Some(star), url: None, look };
        let (head, body) = (Vec::new(), vec![Element::Paragraph(tip)]);
        elements.push(Element::Space(look::Space::Step));
        elements.push(Element::Panel(Panel { head, body, emblem: None, look: look::Panel::Tip }));
    }
    if !step.tasks.is_empty() {
        elements.push(Element::Space(look::Space::Step));
        elements.push(list(&step.tasks, Marker::Box, look::List::Tasks, span));
    }
    elements
}
