//! The rules for a photo: a frame of true size with its measures, what is
//! right, what is wrong.

use std::sync::Arc;

use super::{columns, figure, heading, list, paragraph};
use crate::content::look;
use crate::element::{Columns, Element, Figure, Marker, Meaning, Rank, Width};
use crate::frame::Picture;
use crate::model::{Photo, Rich};
use crate::source::Span;

/// The block as elements.
pub(super) fn elements(photo: &Photo, span: Span) -> Vec<Element> {
    let good = Figure {
        sign: Some(look::Sign::Right),
        measures: Some([&photo.width, &photo.height].map(|it| (it.length, it.written.clone()))),
        ..figure(&photo.good_picture, &photo.alt(), look::Figure::True)
    };
    let mut left = vec![Element::Figure(good)];
    if let Some(words) = &photo.true_size {
        left.push(Element::Space(look::Space::Line));
        left.push(paragraph(words, look::Text::Note));
    }
    let bad = photo.bad_pictures.iter().zip(&photo.bad_alt).zip(&photo.bad);
    let bad = Columns {
        columns: bad
            .map(|((picture, alt), text)| (Width::Rest, example(picture, alt, text)))
            .collect(),
        meaning: Meaning::Item,
        flows_on: Vec::new(),
        look: look::Columns::Wrong,
    };
    let rules = vec![
        list(&photo.good, Marker::Ring, look::List::Right, span),
        Element::Space(look::Space::List),
        Element::Columns(bad),
        Element::Space(look::Space::Part),
        paragraph(&photo.bad_summary, look::Text::Warning),
    ];
    vec![
        heading(Rank::Part, &photo.heading, look::Heading::Block),
        Element::Space(look::Space::Rule),
        columns(vec![(Width::Own, left), (Width::Rest, rules)], look::Columns::Photo),
    ]
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
