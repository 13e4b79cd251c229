//! A field of a form: its label, and under it a line, boxes for digits, or boxes to tick.
//!
//! In: a field and a width. Out: a paragraph with the label and its choices. Lines and
//! boxes are drawn, and not read: who listens hears what the form asks.

use super::drawn::{hairline, tick_box};
use super::twice::twice;
use crate::content::element::{Blank, Choice, Room};
use crate::content::look::{FieldsLook, Text};
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Role, Shape, Stroke};
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::composer::{Composer, blank as empty};
use crate::layout::stack::Stack;

/// How wide a box for a digit is, as a share of its height.
const BOX: f32 = 0.72;

/// The narrowest box in which a digit can be written by hand, in the same way.
const LEAST_BOX: f32 = 0.5;

/// The edge of a box to tick, as a share of the size of the text beside it.
const TICK: f32 = 0.82;

/// Sets a field.
pub(super) fn blank(composer: &mut Composer<'_, '_>, field: &Blank, width: Pt) -> Frame {
    let look = *composer.looks().fields.of(field.look);
    let style = composer.style(look.label);
    let (label, _) = twice(composer, (&field.label, &style), field.beside.as_ref(), width);
    let mut stack = Stack::new(width);
    stack.frame(Pt::ZERO, Role::Paragraph, label);
    match &field.room {
        Room::Line => {
            stack.gap(look.writing.pt());
            let from = Point::new(Pt::ZERO, stack.y());
            let line = hairline(from, width, look.thickness, composer.palette().ink);
            stack.put(Point::ZERO, Item::Shape(line));
        }
        Room::Boxes(groups) => {
            stack.gap(look.gap.pt());
            let boxes = boxes(composer, (&field.label, groups), &look, width);
            stack.frame(Pt::ZERO, Role::Plain, boxes);
        }
        Room::Ticks(choices) => {
            stack.gap(look.gap.pt());
            let ticks = ticks(composer, choices, &look, width);
            stack.frame(Pt::ZERO, Role::List, ticks);
        }
    }
    stack.finish()
}

/// Groups of boxes beside each other, each with what stands behind it; they are as wide
/// as there is room.
fn boxes(
    composer: &mut Composer<'_, '_>,
    (label, groups): (&Rich, &[(u8, Option<Rich>)]),
    look: &FieldsLook,
    width: Pt,
) -> Frame {
    let style = composer.style(look.label);
    let (height, gap) = (look.writing.pt(), look.gap.pt());
    let units: Vec<Pt> = groups
        .iter()
        .map(|(_, unit)| {
            unit.as_ref().map_or(Pt::ZERO, |it| composer.one_line(it, &style) + gap * 2.0)
        })
        .collect();
    let count: f32 = groups.iter().map(|(count, _)| f32::from(*count)).sum();
    let between: Pt = groups.iter().skip(1).map(|_| gap).sum();
    let room = width - units.iter().copied().sum() - between;
    let edge = (room / count.max(1.0)).min(height * BOX);
    let least = height * LEAST_BOX;
    let words = groups.iter().find_map(|(_, unit)| unit.as_ref()).unwrap_or(label);
    composer.too_wide("the row of boxes", words.span(), (least - edge) * count);
    let edge = edge.max(least);
    let stroke = Stroke::solid(composer.palette().ink, look.thickness);
    let mut frame = empty(width, height);
    let mut x = Pt::ZERO;
    for ((count, unit), unit_width) in groups.iter().zip(units) {
        for _ in 0..*count {
            let rect = Rect::new(Point::new(x, Pt::ZERO), Size::new(edge, height));
            frame.push(Point::ZERO, Item::Shape(Shape::outline(rect, Pt::ZERO, stroke.clone())));
            x += edge;
        }
        if let Some(unit) = unit {
            let lines = composer.lines(unit, &style, unit_width);
            let at = Point::new(x + gap, (height - lines.height()) / 2.0);
            frame.push(at, lines.group(Role::Paragraph));
        }
        x += unit_width + gap;
    }
    frame
}

/// Texts behind boxes to tick: in one row if there is room, or else in columns.
fn ticks(
    composer: &mut Composer<'_, '_>,
    choices: &[Choice],
    look: &FieldsLook,
    width: Pt,
) -> Frame {
    let gap = look.gap.pt() * 3.0;
    let items: Vec<Frame> =
        choices.iter().map(|choice| tick(composer, choice, look, width)).collect();
    let widest = items.iter().map(|item| item.size.width).fold(Pt::ZERO, Pt::max);
    let row: Pt = items.iter().map(|item| item.size.width + gap).sum();
    let (across, column) = if row - gap <= width {
        (items.len(), None)
    } else {
        // As many as the widest has room, and as many in each row.
        let columns = std::iter::successors(Some(widest), |taken| Some(*taken + gap + widest));
        let most = columns.take(items.len()).take_while(|taken| *taken <= width).count().max(1);
        (items.len().div_ceil(items.len().div_ceil(most)), Some(widest))
    };
    let mut stack = Stack::new(width);
    for items in items.chunks(across.max(1)) {
        let height = items.iter().map(|item| item.size.height).fold(Pt::ZERO, Pt::max);
        let mut frame = empty(width, height);
        let mut x = Pt::ZERO;
        for item in items {
            frame.push(Point::new(x, Pt::ZERO), Item::Group(Role::ListItem, item.clone()));
            x += column.unwrap_or(item.size.width) + gap;
        }
        stack.frame(Pt::ZERO, Role::Plain, frame);
    }
    stack.finish()
}

/// A text behind a box to tick.
fn tick(composer: &mut Composer<'_, '_>, choice: &Choice, look: &FieldsLook, width: Pt) -> Frame {
    let style = composer.style(look.value);
    let small = composer.style(Text::Beside);
    let edge = style.size * TICK;
    let inset = edge + look.gap.pt();
    let (text, beside) = (&choice.text, choice.beside.as_ref());
    let behind = beside.map_or(Pt::ZERO, |it| composer.one_line(it, &small) + style.size);
    let words = (composer.one_line(text, &style) + behind).min(width - inset);
    let (column, baseline) = twice(composer, (text, &style), beside, words);
    let mut item = empty(inset + words, column.size.height);
    let corner = Point::new(Pt::ZERO, baseline - edge * 0.92);
    item.push(Point::ZERO, Item::Shape(tick_box(corner, edge, composer.palette().ink)));
    item.push(Point::new(inset, Pt::ZERO), Item::Group(Role::Body, column));
    item
}
