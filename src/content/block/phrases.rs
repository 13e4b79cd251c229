//! What to show or say: Japanese in large type, how it is read, and what it means.

use super::element::{At, Composed, opening, panel, paragraph};
use super::form::{block, wording};
use super::word::{LIKE_REFERENCE, Named, TEXT, names};
use crate::content::element::Element;
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// What to show to somebody, or to say: Japanese in large type, how it is read, and what it means. Its phrases have names: [say.phrases.shelter].
    pub struct Phrases {
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// What to do with the phrases.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The phrases from top to bottom, each a table with a name of its own.
            phrases: Vec<Named<Phrase>> = names::<Phrase>(),
        }
    }
}

wording! {
    /// A phrase.
    pub struct Phrase {
        /// What to show or say, marked as Japanese: "{ja:避難所は どこですか。}".
        say: Rich = TEXT,
        /// How it is read, in the letters of the pack's language.
        reading: Rich = TEXT,
        /// What it means.
        meaning: Rich = TEXT,
    }
}

impl Composed for Phrases {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), self.lead.as_ref(), look::Space::Row);
        for (index, Named { words: Phrase { say, reading, meaning }, .. }) in
            self.phrases.iter().enumerate()
        {
            if index > 0 {
                elements.push(Element::Space(look::Space::Row));
            }
            let body = vec![
                paragraph(say, look::Text::Heading),
                paragraph(reading, look::Text::Note),
                Element::Space(look::Space::Line),
                paragraph(meaning, look::Text::Body),
            ];
            elements.push(panel(body, look::Panel::Call));
        }
        elements
    }
}
