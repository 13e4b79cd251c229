//! Fields side by side: each a label, then its value or a line to write on.
//!
//! In: one or two fields and a width. Out: a row of one height, whose first lines of
//! text stand on one baseline.

use super::drawn::hairline;
use crate::content::element::Fields;
use crate::content::look::FieldsLook;
use crate::content::model::Field;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Point, Pt};
use crate::layout::composer::{Composer, Lines, blank};

/// The label and the value of a field.
struct Parts {
    width: Pt,
    label: Lines,
    label_width: Pt,
    value: Option<Lines>,
}

/// Sets a row of fields.
pub(super) fn fields(composer: &mut Composer<'_, '_>, row: &Fields, width: Pt) -> Frame {
    let look = *composer.looks().fields.of(row.look);
    let gutter = composer.gutter();
    let room = width - if row.fields.len() == 1 { Pt::ZERO } else { gutter };
    let share = match row.fields.as_slice() {
        [_] => 1.0,
        [first, ..] if first.value.is_some() => look.first_share.0,
        [..] => 0.5,
    };
    let widths = [room * share, room * (1.0 - share)];
    let fields = row.fields.iter().zip(widths);
    let parts: Vec<_> = fields.map(|(field, width)| parts(composer, field, &look, width)).collect();
    let lines = || parts.iter().flat_map(|parts| parts.value.iter().chain([&parts.label]));
    let height = lines().map(Lines::height).fold(look.writing.pt(), Pt::max);
    // As low as all of them can stand.
    let lowest = |lines: &Lines| height - lines.height() + lines.first_baseline;
    let baseline = lines().map(lowest).fold(height, Pt::min);
    let mut frame = blank(width, height);
    let mut x = Pt::ZERO;
    for parts in parts {
        let at = Point::new(x, Pt::ZERO);
        x += parts.width + gutter;
        let field = field(composer, parts, &look, (height, baseline));
        frame.push(at, Item::Group(Role::Paragraph, field));
    }
    frame
}

/// Places the parts of a field in a row of a height, on a baseline.
fn field(
    composer: &Composer<'_, '_>,
    parts: Parts,
    look: &FieldsLook,
    (height, baseline): (Pt, Pt),
) -> Frame {
    let mut frame = blank(parts.width, height);
    let x = parts.label_width + look.gap.pt();
    let at = Point::new(Pt::ZERO, baseline - parts.label.first_baseline);
    // By ear, the name of an empty line is a question without an answer.
    let role = if parts.value.is_some() { Role::Plain } else { Role::Artifact };
    frame.push(at, parts.label.group(role));
    if let Some(value) = parts.value {
        let at = Point::new(x, baseline - value.first_baseline);
        frame.push(at, value.group(Role::Plain));
    } else {
        let from = Point::new(x, height - look.under_line.pt());
        let line = hairline(from, parts.width - x, look.thickness, composer.palette().muted);
        frame.push(Point::ZERO, Item::Shape(line));
    }
    frame
}

fn parts(composer: &mut Composer<'_, '_>, field: &Field, look: &FieldsLook, width: Pt) -> Parts {
    let style = composer.style(look.label);
    let most = width * look.label_share.0;
    let label_width = composer.one_line(&field.label, &style).min(most);
    let words = match &field.value {
        Some(_) => &field.label.set_apart(),
        None => &field.label,
    };
    let label = composer.lines(words, &style, label_width);
    let style = composer.style(look.value);
    let room = width - label_width - look.gap.pt();
    let value = field.value.as_ref().map(|value| composer.lines(value, &style, room));
    Parts { width, label, label_width, value }
}
