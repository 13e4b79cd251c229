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
    let column = column(composer, sign, items.len(), style, span);
    for (index, item) in (0u32..).zip(items) {
        if index > 0 {
            stack.gap(style.size * 0.3);
        }
        let frame = list_item(composer, item, (sign, index), style, (width, column), span);
        stack.frame(Pt::ZERO, Role::ListItem, frame);
    }
    stack.finish()
}

/// Sets one item: the sign, and the text to the right of it.
fn list_item(
    composer: &mut Composer<'_, '_>,
    item: &Rich,
    (sign, index): (Sign, u32),
    style: &Style,
    (width, column): (Pt, Pt),
    span: Span,
) -> Frame {
    let square = COLUMN.at(style.size);
    let body = composer.lines(item, style, width - column);
    let baseline = body.first_baseline;
    let palette = composer.palette();
    let mut frame = blank(width, body.height());
    let middle = Point::new(square * 0.36, baseline - style.size * 0.36);
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
            let text = Rich::literal(&format!("{} ", numbered(first.saturating_add(index))), span);
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

/// The width of the column of signs: wider where a number needs more room.
fn column(
    composer: &mut Composer<'_, '_>,
    sign: Sign,
    count: usize,
    style: &Style,
    span: Span,
) -> Pt {
    let usual = COLUMN.at(style.size);
    let Sign::Circled(first) = sign else { return usual };
    let last = first.saturating_add(u32::try_from(count).unwrap_or(u32::MAX)).saturating_sub(1);
    if last <= CIRCLED {
        return usual;
    }
    let widest = Rich::literal(&format!("{} ", numbered(last)), span);
    usual.max(composer.width(&widest, &style.bold()) + style.size * 0.3)
}

/// The last number that Unicode has in a circle.
const CIRCLED: u32 = 50;

/// The number in a circle, ① to ㊿, or in digits where there is no such sign.
fn numbered(number: u32) -> String {
    let sign = match number {
        1..=20 => char::from_u32(0x2460 + number - 1),
        21..=35 => char::from_u32(0x3251 + number - 21),
        36..=CIRCLED => char::from_u32(0x32B1 + number - 36),
        _ => None,
    };
    sign.map_or_else(|| format!("{number}."), String::from)
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn numbers_are_circled() {
        let numbers = [1, 20, 21, 35, 36, 50, 51, 100].map(numbered);
        assert_eq!(numbers, ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "51.", "100."]);
    }
}
