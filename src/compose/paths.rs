//! Two ways to the same end, side by side, with the wait at one height.

use std::sync::Arc;

use super::{columns, figure, heading, notes, paragraph};
use crate::content::look;
use crate::element::{Columns, Element, List, Marker, Meaning, Panel, Pause, Rank, Width};
use crate::frame::Picture;
use crate::model::{Path, Paths, Rich};
use crate::source::Span;

/// The block as elements.
pub(super) fn elements(paths: &Paths, span: Span) -> Vec<Element> {
    let ways = paths.ways().into_iter().zip(&paths.pictures);
    let way = |(path, picture)| (Width::Rest, vec![way(path, picture, &paths.later, span)]);
    vec![Element::Columns(Columns {
        columns: ways.map(way).collect(),
        meaning: Meaning::Section,
        flows_on: Vec::new(),
        look: look::Columns::Ways,
    })]
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
