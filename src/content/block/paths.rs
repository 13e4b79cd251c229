//! Two ways to the same end, side by side.

use std::sync::Arc;

use super::BlockKind;
use super::ask::TwoPictures;
use super::element::{At, Composed, columns, figure, heading, notes, paragraph};
use super::form::{block, wording};
use super::word::{ALT, LIKE_REFERENCE, LIST, TEXT, inner};
use crate::content::element::{Columns, Element, List, Marker, Meaning, Panel, Pause, Rank, Width};
use crate::content::look;
use crate::content::model::Rich;
use crate::frame::Picture;
use crate::source::Span;

block! {
    /// Two ways to the same end, side by side. Names two `pictures`.
    pub struct Paths {
        asks {
            /// A drawing for each way.
            pictures: [Arc<Picture>; 2] = TwoPictures,
        }
        words {
            /// How long the wait is between `before` and `after`.
            later: Rich = TEXT,
            /// The first way.
            known: Path = inner::<Path>(),
            /// The second way.
            unknown: Path = inner::<Path>(),
        }
    }
}

impl Composed for Paths {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let ways = self.ways().into_iter().zip(&self.pictures);
        let way = |(path, picture)| (Width::Rest, vec![way(path, picture, &self.later, at.span)]);
        vec![Element::Columns(Columns {
            columns: ways.map(way).collect(),
            meaning: Meaning::Section,
            flows_on: Vec::new(),
            look: look::Columns::Ways,
        })]
    }

    fn joins(&self, before: &BlockKind) -> bool {
        matches!(before, BlockKind::Step(_))
    }
}

/// One of the ways: for whom it is, its steps with the wait between them, and a remark.
fn way(path: &Path, picture: &Arc<Picture>, later: &Rich, span: Span) -> Element {
    let words = heading(Rank::Inner, &path.heading, look::Heading::Part);
    let picture = Element::Figure(figure(picture, &path.picture_alt, look::Figure::Way));
    let head = vec![(Width::Rest, vec![words]), (Width::Own, vec![picture])];
    let wait = vec![paragraph(later, look::Text::Pause)];
    let panel = Panel { head: Vec::new(), body: wait, emblem: None, look: look::Panel::Pause };
    let steps = List {
        items: path.before.iter().chain(&path.after).cloned().collect(),
        marker: Marker::Number,
        pause: Some(Pause { after: path.before.len(), panel }),
        span,
        look: look::List::Steps,
    };
    let mut body = vec![Element::List(steps)];
    if let Some(note) = &path.note {
        body.push(Element::Space(look::Space::Row));
        body.push(notes(std::slice::from_ref(note), span));
    }
    let head = vec![columns(head, look::Columns::WayHead)];
    Element::Panel(Panel { head, body, emblem: None, look: look::Panel::Way })
}

wording! {
    /// One of two ways.
    pub struct Path {
        /// For whom this way is.
        heading: Rich = TEXT,
        /// What the picture shows, for a person who hears the page.
        picture_alt: String = ALT,
        /// What to do before the wait, one step each; numbered ①, ②, … by the program.
        before: Vec<Rich> = LIST,
        /// What happens after the wait, one step each; the numbers go on.
        after: Vec<Rich> = LIST,
        /// A remark under the steps.
        note: Option<Rich> = LIKE_REFERENCE,
    }
}

impl Paths {
    /// The two ways.
    #[must_use]
    pub fn ways(&self) -> [&Path; 2] {
        [&self.known, &self.unknown]
    }
}
