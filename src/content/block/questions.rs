//! Questions and their answers.

use super::element::{At, Composed, heading, paragraphs};
use super::form::{block, wording};
use super::word::{LIKE_REFERENCE, LIST, Named, TEXT, names};
use crate::content::element::{Element, Rank};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// Questions and their answers. They have names: [questions.list.who].
    pub struct Questions {
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// The questions from top to bottom, each a table with a name of its own.
            list: Vec<Named<Question>> = names::<Question>(),
        }
    }
}

wording! {
    /// A question.
    pub struct Question {
        /// What a reader asks.
        question: Rich = TEXT,
        /// The answer, in paragraphs.
        answer: Vec<Rich> = LIST,
    }
}

impl Composed for Questions {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let mut elements = Vec::new();
        let rank = if self.heading.is_some() { Rank::Inner } else { Rank::Part };
        if let Some(text) = &self.heading {
            elements.push(heading(Rank::Part, text, look::Heading::Block));
        }
        for Named { words: Question { question, answer }, .. } in &self.list {
            if !elements.is_empty() {
                elements.push(Element::Space(look::Space::Group));
            }
            elements.push(heading(rank, question, look::Heading::Part));
            elements.push(Element::Space(look::Space::Line));
            elements.extend(paragraphs(answer, look::Text::Body));
        }
        elements
    }
}
