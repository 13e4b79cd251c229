//! The rules for a photo.

use std::sync::Arc;

use unicode_script::Script;

use super::ask::{Length, One, OnePicture, Pictures};
use super::element::{At, Composed, columns, figure, heading, list, paragraph};
use super::form::block;
use super::word::{ALT, AltsLike, LIKE_REFERENCE, LIST, ListLike, TEXT};
use crate::content::element::{Columns, Element, Figure, Marker, Meaning, Rank, Width};
use crate::content::model::Rich;
use crate::content::{Measure, look};
use crate::frame::Picture;
use crate::lang::script_of;

block! {
    /// The rules for a photo: a frame of true size (`width`, `height`: measures of content/facts.toml), the picture of a `good` photo and those of `bad` ones.
    pub struct Photo {
        asks {
            /// The width of the photo.
            width: Length = One<Measure>,
            /// The height of the photo.
            height: Length = One<Measure>,
            /// The picture of a good photo.
            good_picture as "good": Arc<Picture> = OnePicture,
            /// The pictures of bad photos.
            bad_pictures as "bad": Vec<Arc<Picture>> = Pictures,
        }
        words {
            /// The heading of the rules.
            heading: Rich = TEXT,
            /// That the frame has its true size if it is printed at 100 %.
            true_size: Option<Rich> = LIKE_REFERENCE,
            /// How large the frame is.
            frame_alt: String = ALT,
            /// What a good photo is like, one rule each.
            good: Vec<Rich> = LIST,
            /// What the picture of the good photo shows.
            good_alt: String = ALT,
            /// What is wrong with each of the bad photos, in their order.
            bad: Vec<Rich> = ListLike("bad"),
            /// The sentence that closes the bad ones.
            bad_summary: Rich = TEXT,
            /// What each picture of a bad photo shows.
            bad_alt: Vec<String> = AltsLike("bad"),
        }
    }
}

impl Composed for Photo {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let good = Figure {
            sign: Some(look::Sign::Right),
            measures: Some([&self.width, &self.height].map(|it| (it.length, it.written.clone()))),
            ..figure(&self.good_picture, &self.alt(), look::Figure::True)
        };
        let mut left = vec![Element::Figure(good)];
        if let Some(words) = &self.true_size {
            left.push(Element::Space(look::Space::Line));
            left.push(paragraph(words, look::Text::Note));
        }
        let bad = self.bad_pictures.iter().zip(&self.bad_alt).zip(&self.bad);
        let bad = Columns {
            columns: bad
                .map(|((picture, alt), text)| (Width::Rest, example(picture, alt, text)))
                .collect(),
            meaning: Meaning::Item,
            flows_on: Vec::new(),
            look: look::Columns::Wrong,
        };
        let rules = vec![
            list(&self.good, Marker::Ring, look::List::Right, at.span),
            Element::Space(look::Space::List),
            Element::Columns(bad),
            Element::Space(look::Space::Part),
            paragraph(&self.bad_summary, look::Text::Warning),
        ];
        vec![
            heading(Rank::Part, &self.heading, look::Heading::Block),
            Element::Space(look::Space::Rule),
            columns(vec![(Width::Own, left), (Width::Rest, rules)], look::Columns::Photo),
        ]
    }
}

/// A drawing of something wrong, and the words under it.
fn example(picture: &Arc<Picture>, alt: &str, text: &Rich) -> Vec<Element> {
    let sign = Some(look::Sign::Wrong);
    let drawing = Figure { sign, ..figure(picture, alt, look::Figure::Wrong) };
    vec![
        Element::Figure(drawing),
        Element::Space(look::Space::Sign),
        paragraph(text, look::Text::Wrong),
    ]
}

impl Photo {
    /// What is read out for the frame with the good photo.
    #[must_use]
    pub fn alt(&self) -> String {
        joined(&self.good_alt, &self.frame_alt)
    }
}

/// Two sentences, with the full stop of their script between them if the first
/// has none.
fn joined(first: &str, second: &str) -> String {
    let last = first.trim_end().chars().next_back();
    let script = first.chars().map(script_of).rfind(|&s| s != Script::Common);
    let is_cjk = matches!(script, Some(Script::Han | Script::Hiragana | Script::Katakana));
    let stop = match script {
        _ if last.is_some_and(|c| ".!?。！？।။។".contains(c)) => "",
        _ if is_cjk => "。",
        Some(Script::Devanagari) => "।",
        Some(Script::Myanmar) => "။",
        Some(Script::Khmer) => "។",
        Some(Script::Thai | Script::Lao) => "",
        _ => ".",
    };
    let space = if is_cjk { "" } else { " " };
    format!("{first}{stop}{space}{second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_joined_as_their_script_does() {
        assert_eq!(joined("Good photo", "Frame"), "Good photo. Frame");
        assert_eq!(joined("Good photo.", "Frame"), "Good photo. Frame");
        assert_eq!(joined("よい写真", "枠"), "よい写真。枠");
        assert_eq!(joined("ภาพดี", "กรอบ"), "ภาพดี กรอบ");
    }
}
