//! Lists: items with a drawn or written sign, hanging beside their text.
//!
//! In: texts and the kind of sign. Out: a frame of list items (PDF L, LI, Lbl,
//! LBody). Knows nothing about blocks.

use super::composer::{Composer, blank};
use super::panel;
use super::stack::Stack;
use super::style::Style;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Em, Point, Pt};
use crate::model::Rich;
use crate::source::Span;

/// The sign beside an item.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sign {
    /// A box to tick.
    Box,
    /// A ring: it is right.
    Ring,
    /// ※, as notes are marked in Japan.
    Note,
    /// ①, ②, … counted from the number given.
    Circled(u32),
}

/// The width of the column of signs.
const COLUMN: Em = Em(1.5);

/// Sets a list. `span` is where the list is asked for.
pub(crate) fn list(
    composer: &mut Composer<'_, '_>,
    items: &[Rich],
    sign: Sign,
    style: &Style,
    width: Pt,
    span: Span,
) -> Frame {
    let mut stack = Stack::new(width);
    for (index, item) in (0u32..).zip(items) {
        if index > 0 {
            stack.gap(style.size * 0.3);
        }
        let frame = list_item(composer, item, sign, index, style, width, span);
        stack.frame(Pt::ZERO, Role::ListItem, frame);
    }
    stack.finish()
}

/// Sets one item: the sign, and the text to the right of it.
fn list_item(
    composer: &mut Composer<'_, '_>,
    item: &Rich,
    sign: Sign,
    index: u32,
    style: &Style,
    width: Pt,
    span: Span,
) -> Frame {
    let column = COLUMN.at(style.size);
    let body = composer.lines(item, style, width - column);
    let baseline = body.first_baseline;
    let palette = composer.palette();
    let mut frame = blank(width, body.height());
    let middle = Point::new(column * 0.36, baseline - style.size * 0.36);
    match sign {
        Sign::Box => {
            let edge = style.size * 0.72;
            let corner = Point::new(Pt::ZERO, baseline - edge);
            frame.push(Point::ZERO, Item::Shape(panel::tick_box(corner, edge, palette.primary)));
        }
        Sign::Ring => {
            let ring = panel::ring(middle, style.size * 0.36, palette.good);
            frame.push(Point::ZERO, Item::Shape(ring));
        }
        Sign::Note => {
            let text = Rich::literal("※ ", span);
            let label = composer.lines(&text, style, column);
            frame.push(Point::ZERO, label.group(Role::Label));
        }
        Sign::Circled(first) => {
            let text = Rich::literal(&format!("{} ", circled(first + index)), span);
            // As large as the text: readers that go by the size of type see one line.
            let strong = style.bold().color(palette.primary);
            let label = composer.lines(&text, &strong, column);
            let top = baseline - label.first_baseline;
            frame.push(Point::new(Pt::ZERO, top), label.group(Role::Label));
        }
    }
    frame.push(Point::new(column, Pt::ZERO), body.group(Role::Body));
    frame
}

/// The circled number, ① to ⑳; larger numbers stay at ⑳ (`load` allows no
/// list that long).
fn circled(number: u32) -> char {
    char::from_u32(0x2460 + number.clamp(1, 20) - 1).unwrap_or('⑳')
}

#[cfg(test)]
mod tests {
    use super::circled;

    #[test]
    fn numbers_are_circled() {
        assert_eq!([circled(1), circled(5), circled(20)], ['①', '⑤', '⑳']);
    }
}
