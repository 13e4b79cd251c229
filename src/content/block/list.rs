//! A list: dots, numbers, boxes to tick, rings, crosses or pictures; in columns.

use std::sync::Arc;

use super::ask::MaybePictures;
use super::ask_words::{Across, Chosen, MaybeWord};
use super::element::{At, Composed, notes_below, opening};
use super::form::block;
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, ListLikeAny};
use crate::content::element::{self, Element, Marker};
use crate::content::form::words;
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;

words! {
    /// The sign before the items of a list.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum ListSign {
        /// A dot, where the order says nothing.
        Dot = "dot",
        /// Numbers, where one comes after the other.
        Number = "number",
        /// A box to tick.
        Box = "box",
        /// A ring: what is right.
        Ring = "ring",
        /// A cross: what is wrong.
        Cross = "cross",
    }
}

block! {
    /// A list, with a heading where it has one.
    pub struct List {
        asks {
            /// The sign before each item: "dot", "number", "box", "ring" or "cross"; "dot" if absent.
            sign: Chosen<ListSign> = MaybeWord<ListSign>,
            /// Small pictures in place of signs, one for each item; they only adorn.
            icons: Vec<Arc<Picture>> = MaybePictures,
            /// In how many columns the items stand, 1 to 3; one if absent.
            across: u8 = Across,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// A sentence above the list.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The items.
            items: Vec<Rich> = ListLikeAny("icons"),
            /// Remarks under the list.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
}

impl Composed for List {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), self.lead.as_ref(), look::Space::Row);
        let (marker, look) = match self.sign.0.unwrap_or(ListSign::Dot) {
            ListSign::Dot => (Marker::Dot, look::List::Plain),
            ListSign::Number => (Marker::Number, look::List::Steps),
            ListSign::Box => (Marker::Box, look::List::Plain),
            ListSign::Ring => (Marker::Ring, look::List::Plain),
            ListSign::Cross => (Marker::Cross, look::List::Plain),
        };
        elements.push(Element::List(element::List {
            icons: self.icons.clone(),
            across: self.across,
            ..element::List::bare(self.items.clone(), marker, look, at.span)
        }));
        elements.extend(notes_below(look::Space::Paragraph, &self.notes, at.span));
        elements
    }
}
