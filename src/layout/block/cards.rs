//! The front and the back of the card, side by side, with captions.

use std::sync::Arc;

use super::super::composer::{Composer, blank, figure};
use super::super::panel::RADIUS;
use super::super::stack::{Stack, area, behind, padded};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Picture, Role, Shape};
use crate::geom::{Mm, Point, Pt, Size};
use crate::model::{Cards, Rich};
use crate::text::Align;

/// The width of a drawn card; a true card is 85.6 mm wide (ISO/IEC 7810 ID-1).
const CARD: Mm = Mm(70.0);

pub(super) fn cards(composer: &mut Composer<'_, '_>, cards: &Cards) -> Frame {
    let padding = Mm(4.0).pt();
    let width = composer.measure();
    let column = width / 2.0 - padding;
    let left = card(composer, (&cards.pictures[0], &cards.front_alt, &cards.front), column);
    let right = card(composer, (&cards.pictures[1], &cards.back_alt, &cards.back), column);
    let mut row = blank(width - padding * 2.0, left.size.height.max(right.size.height));
    row.push(Point::ZERO, Item::Group(Role::Plain, left));
    row.push(Point::new(column, Pt::ZERO), Item::Group(Role::Plain, right));
    let mut frame = padded(row, Role::Plain, padding, padding);
    let ground = Shape::rect(area(&frame), RADIUS.pt(), composer.palette().tint);
    behind(&mut frame, [ground]);
    frame
}

/// A drawn card with its caption above, in the middle of a column.
fn card(
    composer: &mut Composer<'_, '_>,
    (picture, alt, caption): (&Arc<Picture>, &str, &Rich),
    column: Pt,
) -> Frame {
    let Size { width, height } = composer.drawing(picture, CARD);
    let shrink = ((column - Mm(3.0).pt()) / width).min(1.0);
    let (width, height) = (width * shrink, height * shrink);
    let style = composer.style(Voice::Body).bold().align(Align::Center);
    let mut stack = Stack::new(column);
    let lines = composer.lines(caption, &style, column);
    stack.lines(Pt::ZERO, Role::Paragraph, lines);
    stack.gap(Mm(1.0).pt());
    let at = Point::new((column - width) / 2.0, stack.y());
    stack.put(at, figure(picture, alt, Size::new(width, height)));
    stack.gap(height);
    stack.finish()
}
