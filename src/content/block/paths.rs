//! Ways to the same end, side by side.

use std::sync::Arc;

use super::ask::Pictures;
use super::element::{At, Composed, columns, figure, heading, notes, opening, paragraph};
use super::form::{block, wording};
use super::word::{ALT, LIKE_REFERENCE, LIST, LIST_LIKE_REFERENCE, Named, TEXT, each_of};
use crate::content::element::{Columns, Element, List, Marker, Meaning, Panel, Pause, Rank, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;
use crate::source::Span;

block! {
    /// Two or three ways to the same end, side by side. Names `pictures`, one for each way; the words of each stand in a table of its name: [paths.items.post].
    pub struct Paths {
        asks {
            /// A drawing for each way.
            pictures: Vec<Arc<Picture>> = Pictures,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// How long the wait is between `before` and `after`.
            later: Option<Rich> = LIKE_REFERENCE,
            /// The ways.
            items: Vec<Named<Path>> = each_of::<Path>("pictures"),
        }
    }
}

impl Composed for Paths {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), None, look::Space::Row);
        let ways = self.items.iter().zip(&self.pictures);
        let way = |(path, picture): (&Named<Path>, _)| {
            (Width::Rest, vec![self.way(&path.words, picture, at.span)])
        };
        elements.push(Element::Columns(Columns {
            columns: ways.map(way).collect(),
            meaning: Meaning::Section,
            flows_on: Vec::new(),
            look: look::Columns::Ways,
        }));
        elements
    }
}

impl Paths {
    /// One of the ways: for whom it is, its steps with the wait between them, and a remark.
    fn way(&self, path: &Path, picture: &Arc<Picture>, span: Span) -> Element {
        let rank = if self.heading.is_some() { Rank::Inner } else { Rank::Part };
        let words = heading(rank, &path.heading, look::Heading::Part);
        let picture = Element::Figure(figure(picture, &path.picture_alt, look::Figure::Way));
        let head = vec![(Width::Rest, vec![words]), (Width::Own, vec![picture])];
        let pause = self.later.as_ref().filter(|_| !path.after.is_empty()).map(|later| {
            let body = vec![paragraph(later, look::Text::Pause)];
            let panel = Panel { head: Vec::new(), body, emblem: None, look: look::Panel::Pause };
            Pause { after: path.before.len(), panel }
        });
        let items = path.before.iter().chain(&path.after).cloned().collect();
        let steps = List { pause, ..List::bare(items, Marker::Number, look::List::Steps, span) };
        let mut body = vec![Element::List(steps)];
        if let Some(note) = &path.note {
            body.push(Element::Space(look::Space::Row));
            body.push(notes(std::slice::from_ref(note), span));
        }
        let head = vec![columns(head, look::Columns::WayHead)];
        Element::Panel(Panel { head, body, emblem: None, look: look::Panel::Way })
    }
}

wording! {
    /// One of the ways.
    pub struct Path {
        /// For whom this way is.
        heading: Rich = TEXT,
        /// What the picture shows, for a person who hears the page.
        picture_alt: String = ALT,
        /// What to do before the wait, one step each; numbered ①, ②, … by the program.
        before: Vec<Rich> = LIST,
        /// What happens after the wait, one step each; the numbers go on. Leave it out in all packs where there is no wait.
        after: Vec<Rich> = LIST_LIKE_REFERENCE,
        /// A remark under the steps.
        note: Option<Rich> = LIKE_REFERENCE,
    }
}
