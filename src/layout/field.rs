//! Fields side by side: each a label, then its value or a line to write on.
//!
//! In: fields and widths. Out: frames of one height whose first lines of text
//! stand on one baseline. Knows nothing about blocks.

use super::composer::{Composer, Lines, blank};
use super::panel::rule;
use super::style::Voice;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Mm, Point, Pt};
use crate::model::Field;

/// The height of a line that is written on by hand.
const WRITING: Mm = Mm(8.0);

/// The label and the value of a field.
struct Parts {
    label: Lines,
    label_width: Pt,
    value: Option<Lines>,
}

/// The fields, each in its width.
pub(super) fn row(composer: &mut Composer<'_, '_>, fields: &[(&Field, Pt)]) -> Vec<Frame> {
    let parts: Vec<Parts> =
        fields.iter().map(|&(field, width)| parts(composer, field, width)).collect();
    let lines = || parts.iter().flat_map(|parts| parts.value.iter().chain([&parts.label]));
    let height = lines().map(Lines::height).fold(WRITING.pt(), Pt::max);
    // As low as all of them can stand.
    let lowest = |lines: &Lines| height - lines.height() + lines.first_baseline;
    let baseline = lines().map(lowest).fold(height, Pt::min);
    let widths = fields.iter().map(|&(_, width)| width);
    let place = |(parts, width): (Parts, Pt)| {
        let mut frame = blank(width, height);
        let x = parts.label_width + Mm(2.0).pt();
        let at = Point::new(Pt::ZERO, baseline - parts.label.first_baseline);
        // By ear, the name of an empty line is a question without an answer.
        let role = if parts.value.is_some() { Role::Plain } else { Role::Artifact };
        frame.push(at, parts.label.group(role));
        if let Some(value) = parts.value {
            let at = Point::new(x, baseline - value.first_baseline);
            frame.push(at, value.group(Role::Plain));
        } else {
            let from = Point::new(x, height - Mm(0.8).pt());
            let line = rule(from, width - x, Pt(0.7), composer.palette().muted);
            frame.push(Point::ZERO, Item::Shape(line));
        }
        frame
    };
    parts.into_iter().zip(widths).map(place).collect()
}

fn parts(composer: &mut Composer<'_, '_>, field: &Field, width: Pt) -> Parts {
    let style = composer.style(Voice::Note);
    let label_width = (composer.width(&field.label, &style) + Pt(0.5)).min(width * 0.6);
    let words = match &field.value {
        Some(_) => &field.label.set_apart(),
        None => &field.label,
    };
    let label = composer.lines(words, &style, label_width);
    let style = composer.style(Voice::Body).bold();
    let room = width - label_width - Mm(2.0).pt();
    let value = field.value.as_ref().map(|value| composer.lines(value, &style, room));
    Parts { label, label_width, value }
}
