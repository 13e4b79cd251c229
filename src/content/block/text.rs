//! Paragraphs, with pictures beside them if there are any.

use std::sync::Arc;

use super::ask::{MaybePicture, MaybePictures};
use super::ask_words::{Chosen, MaybeWord};
use super::element::{At, Composed, below, columns, heading, opening, paragraph, paragraphs};
use super::form::block;
use super::word::{ALT_LIKE_REFERENCE, LIKE_REFERENCE, ListLikeAny};
use crate::content::element::{Chip, Columns, Element, Figure, Meaning, Rank, Width};
use crate::content::form::words;
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;

block! {
    /// Paragraphs, with a heading where they have one; with a `picture` beside them, or with `icons`, one beside each paragraph.
    pub struct Prose {
        asks {
            /// A picture beside the paragraphs, which go on under it, unless `place` says otherwise; leave it out where there is none.
            picture: Option<Arc<Picture>> = MaybePicture,
            /// Where the picture stands: "above" the paragraphs, or as a small "mark" to look for, at which its caption points. Without it it stands beside the paragraphs.
            place: Chosen<Place> = MaybeWord<Place>,
            /// Small pictures that only adorn, one for each paragraph.
            icons: Vec<Arc<Picture>> = MaybePictures,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// A few words in a coloured badge beside the heading.
            badge: Option<Rich> = LIKE_REFERENCE,
            /// The paragraphs.
            paragraphs: Vec<Rich> = ListLikeAny("icons"),
            /// What stands with the picture.
            caption: Option<Rich> = LIKE_REFERENCE,
            /// What the picture shows, for a person who hears the page; leave it out in all packs where there is no picture, or where it only adorns.
            picture_alt: Option<String> = ALT_LIKE_REFERENCE,
        }
    }
}

words! {
    /// Where the picture of paragraphs stands.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Place {
        /// Over them.
        Above = "above",
        /// Small, beside them.
        Mark = "mark",
    }
}

impl Composed for Prose {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let words = || paragraphs(&self.paragraphs, look::Text::Body);
        let mut elements = self.head();
        match (&self.picture, self.place.0) {
            (Some(picture), None) => return vec![self.flowing(picture)],
            (Some(picture), Some(Place::Above)) => {
                elements.extend(self.over_caption(picture, look::Figure::Large));
                elements.push(Element::Space(look::Space::Row));
                elements.extend(words());
            }
            (Some(picture), Some(Place::Mark)) => {
                let mark = self.over_caption(picture, look::Figure::Mark);
                let row = vec![(Width::Rest, words()), (Width::Own, mark)];
                elements.push(columns(row, look::Columns::Mark));
            }
            (None, _) if self.icons.is_empty() => elements.extend(words()),
            (None, _) => elements.extend(self.rows()),
        }
        elements
    }
}

impl Prose {
    /// The heading, and the badge beside it.
    fn head(&self) -> Vec<Element> {
        let Some(badge) = &self.badge else {
            return opening(self.heading.as_ref(), None, look::Space::Row);
        };
        let question = |text| heading(Rank::Part, text, look::Heading::Question);
        let lines = vec![(badge.clone(), look::Text::Badge)];
        let badge = Element::Chip(Chip { lines, look: look::Chip::Badge });
        let words = self.heading.iter().map(question).collect();
        let row = vec![(Width::Rest, words), (Width::Own, vec![badge])];
        vec![columns(row, look::Columns::Question), Element::Space(look::Space::Part)]
    }

    /// The paragraphs, each beside its icon.
    fn rows(&self) -> Vec<Element> {
        let mut elements = Vec::new();
        for (text, icon) in self.paragraphs.iter().zip(&self.icons) {
            if !elements.is_empty() {
                elements.push(Element::Space(look::Space::Row));
            }
            let icon = Figure::bare(Arc::clone(icon), look::Figure::Icon);
            let row = vec![
                (Width::Own, vec![Element::Figure(icon)]),
                (Width::Rest, vec![paragraph(text, look::Text::Body)]),
            ];
            elements.push(columns(row, look::Columns::Icon));
        }
        elements
    }

    /// The heading and the paragraphs beside a picture, and under it as soon as they are
    /// longer.
    fn flowing(&self, picture: &Arc<Picture>) -> Element {
        let body = look::Text::Body;
        let mut words = self.head();
        let mut paragraphs = self.paragraphs.iter().map(|text| paragraph(text, body));
        words.extend(paragraphs.next());
        let drawing = self.over_caption(picture, look::Figure::Document);
        Element::Columns(Columns {
            columns: vec![(Width::Rest, words), (Width::Own, drawing)],
            meaning: Meaning::Plain,
            flows_on: paragraphs.collect(),
            look: look::Columns::Document,
        })
    }

    /// The picture, and its caption under it.
    fn over_caption(&self, picture: &Arc<Picture>, look: look::Figure) -> Vec<Element> {
        let bare = Figure::bare(Arc::clone(picture), look);
        let mut elements = vec![Element::Figure(Figure { alt: self.picture_alt.clone(), ..bare })];
        let is_mark = self.place.0 == Some(Place::Mark);
        let caption = if is_mark { look::Text::Mark } else { look::Text::Caption };
        elements.extend(below(look::Space::Line, self.caption.as_ref(), caption));
        elements
    }
}
