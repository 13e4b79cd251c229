//! Lists: items with a drawn or written sign, or a picture, hanging beside their text;
//! in columns.
//!
//! In: texts and the kind of sign. Out: a frame of list items (PDF L, LI, Lbl,
//! LBody).

use std::mem;
use std::sync::Arc;

use super::{drawn, panel};
use crate::content::element::{List, Marker};
use crate::content::look::ListLook;
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Picture, Role};
use crate::geom::{Point, Pt, Size};
use crate::layout::composer::{Composer, blank};
use crate::layout::style::Style;

/// Where the middle of a drawn sign stands: as far above the baseline as half the
/// height of a capital letter, and in the column a quarter of it from the left.
const MIDDLE: f32 = 0.36;

/// The radius of a dot, as a share of the size of a drawn sign.
const DOT: f32 = 0.22;

/// A list that a pause divides, set but not yet placed.
pub(super) struct Paused {
    /// The items before the pause.
    pub(super) before: Frame,
    pause: Frame,
    /// The items after it.
    pub(super) after: Frame,
    gap: Pt,
}

/// Sets a list.
pub(super) fn list(composer: &mut Composer<'_, '_>, list: &List, width: Pt) -> Frame {
    match paused(composer, list, width) {
        Some(paused) => {
            let room = paused.before.size.height;
            paused.join(room)
        }
        None => items(composer, list, (0, list.items.len()), width),
    }
}

/// Sets a list that a pause divides; `None` if none does.
pub(super) fn paused(composer: &mut Composer<'_, '_>, list: &List, width: Pt) -> Option<Paused> {
    let pause = list.pause.as_ref()?;
    let count = list.items.len();
    let before = items(composer, list, (0, list.before_pause()), width);
    let gap = composer.looks().list.of(list.look).pause.pt();
    let pause_frame = panel::panel(composer, &pause.panel, width);
    let after = items(composer, list, (list.before_pause(), count), width);
    Some(Paused { before, pause: pause_frame, after, gap })
}

impl Paused {
    /// All items as one list, with the pause at the end of the item that it follows: a
    /// list that breaks off there begins to count anew. The first items take the room
    /// `before`.
    pub(super) fn join(self, before: Pt) -> Frame {
        let Self { before: mut first, pause, after: last, gap } = self;
        let (width, pause_top) = (first.size.width, before + gap);
        let last_top = pause_top + pause.size.height + gap;
        let mut pause = Some(pause);
        if let Some((item_at, Item::Group(Role::ListItem, item))) = first.items.last_mut()
            && let Some((body_at, Item::Group(Role::Body, body))) = item.items.last_mut()
            && let Some(pause) = pause.take()
        {
            let mut whole = blank(body.size.width, body.size.height);
            whole.push(Point::ZERO, Item::Group(Role::Plain, mem::take(body)));
            let at = Point::new(Pt::ZERO, pause_top) - *item_at - *body_at;
            whole.push(at, Item::Group(Role::Plain, pause));
            *body = whole;
        }
        let mut frame = blank(width, last_top + last.size.height);
        frame.push(Point::ZERO, Item::Group(Role::Plain, first));
        if let Some(pause) = pause {
            frame.push(Point::new(Pt::ZERO, pause_top), Item::Group(Role::ListItem, pause));
        }
        frame.push(Point::new(Pt::ZERO, last_top), Item::Group(Role::Plain, last));
        frame
    }
}

/// Sets some items of a list, from one up to another.
fn items(
    composer: &mut Composer<'_, '_>,
    list: &List,
    (from, to): (usize, usize),
    width: Pt,
) -> Frame {
    let look = *composer.looks().list.of(list.look);
    let style = composer.style(look.text);
    let (gap, gutter) = (look.gap.at(style.size), composer.gutter());
    let own = (width + gutter) / f32::from(list.across) - gutter;
    let column = column(composer, list, to, &look, &style);
    let mut frames = Vec::new();
    for (index, item) in list.items.iter().enumerate().take(to).skip(from) {
        frames.push(match list.icons.get(index) {
            Some(icon) => with_icon(composer, icon, item, &look, (&style, own)),
            None => {
                let label = label(composer, list, index, (&style, column));
                list_item(composer, (list.marker, label), item, &look, &style, (own, column))
            }
        });
    }
    let heights: Vec<Pt> = frames.iter().map(|frame| frame.size.height + gap).collect();
    let limit = least_height(&heights, list.across);
    let mut whole = blank(width, Pt::ZERO);
    let (mut x, mut y) = (Pt::ZERO, Pt::ZERO);
    for (frame, height) in frames.into_iter().zip(heights) {
        if y + height > limit && y > Pt::ZERO {
            (x, y) = (x + own + gutter, Pt::ZERO);
        }
        whole.size.height = whole.size.height.max(y + height - gap);
        whole.push(Point::new(x, y), Item::Group(Role::ListItem, frame));
        y += height;
    }
    whole
}

/// The least height in which so many columns hold things of these heights in their order.
fn least_height(heights: &[Pt], columns: u8) -> Pt {
    let all: Pt = heights.iter().copied().sum();
    if columns == 1 {
        return all;
    }
    let needed = |limit: Pt| {
        let (mut count, mut filled) = (1_u8, Pt::ZERO);
        for &height in heights {
            if filled + height > limit && filled > Pt::ZERO {
                (count, filled) = (count.saturating_add(1), Pt::ZERO);
            }
            filled += height;
        }
        count
    };
    // A column is as high as some things that follow each other.
    let sums = (0..heights.len()).flat_map(|from| {
        heights[from..].iter().scan(Pt::ZERO, |sum, &height| {
            *sum += height;
            Some(*sum)
        })
    });
    let tallest = heights.iter().copied().fold(Pt::ZERO, Pt::max);
    let mut sums: Vec<Pt> = sums.filter(|&sum| sum >= tallest && sum < all).collect();
    sums.sort_by(|one, other| one.0.total_cmp(&other.0));
    // The higher columns are, the fewer of them are needed.
    let least = sums.partition_point(|&sum| needed(sum) > columns);
    sums.get(least).copied().unwrap_or(all)
}

/// Sets an item beside its picture.
fn with_icon(
    composer: &mut Composer<'_, '_>,
    icon: &Arc<Picture>,
    item: &Rich,
    look: &ListLook,
    (style, width): (&Style, Pt),
) -> Frame {
    let (edge, natural) = (look.icon.pt(), icon.size);
    let factor = (edge / natural.width).min(edge / natural.height);
    let size = Size::new(natural.width * factor, natural.height * factor);
    let column = edge + look.sign.at(style.size);
    let body = composer.lines(item, style, width - column);
    let height = body.height().max(edge);
    let mut frame = blank(width, height);
    let at = Point::new((edge - size.width) / 2.0, (height - size.height) / 2.0);
    frame.push(at, Item::Picture(Arc::clone(icon), size));
    let at = Point::new(column, (height - body.height()) / 2.0);
    frame.push(at, body.group(Role::Body));
    frame
}

/// The written sign before an item, if it has one.
fn label(
    composer: &mut Composer<'_, '_>,
    list: &List,
    index: usize,
    (style, column): (&Style, Pt),
) -> Option<crate::layout::composer::Lines> {
    let bold = style.bold().color(composer.palette().primary);
    let (text, style) = match list.marker {
        Marker::Box | Marker::Ring | Marker::Cross | Marker::Dot => return None,
        Marker::Note => (format!("{} ", composer.profile.own.words.note), *style),
        // As large as the text: readers that go by the size of type see one line.
        Marker::Number => (format!("{} ", numbered(index + 1)), bold),
        Marker::Letter => (format!("{} ", Marker::letter(index)), bold),
    };
    Some(composer.lines(&Rich::literal(&text, list.span), &style, column))
}

/// Sets one item: the sign, and the text to the right of it.
fn list_item(
    composer: &mut Composer<'_, '_>,
    (marker, label): (Marker, Option<crate::layout::composer::Lines>),
    item: &Rich,
    look: &ListLook,
    style: &Style,
    (width, column): (Pt, Pt),
) -> Frame {
    let body = composer.lines(item, style, width - column);
    let baseline = body.first_baseline;
    let palette = composer.palette();
    let edge = look.sign.at(style.size);
    let mut frame = blank(width, body.height());
    let middle = Point::new(look.column.at(style.size) * MIDDLE, baseline - style.size * MIDDLE);
    match marker {
        Marker::Box => {
            let corner = Point::new(Pt::ZERO, baseline - edge);
            frame.push(Point::ZERO, Item::Shape(drawn::tick_box(corner, edge, palette.primary)));
        }
        Marker::Ring => {
            frame.push(Point::ZERO, Item::Shape(drawn::ring(middle, edge / 2.0, palette.good)));
        }
        Marker::Cross => {
            frame.push(Point::ZERO, Item::Shape(drawn::cross(middle, edge / 2.0, palette.warning)));
        }
        Marker::Dot => {
            frame.push(Point::ZERO, Item::Shape(drawn::disc(middle, edge * DOT, palette.primary)));
        }
        Marker::Note | Marker::Number | Marker::Letter => {}
    }
    if let Some(label) = label {
        let top = match marker {
            Marker::Number | Marker::Letter => baseline - label.first_baseline,
            Marker::Note | Marker::Box | Marker::Ring | Marker::Cross | Marker::Dot => Pt::ZERO,
        };
        frame.push(Point::new(Pt::ZERO, top), label.group(Role::Label));
    }
    frame.push(Point::new(column, Pt::ZERO), body.group(Role::Body));
    frame
}

/// The width of the column of signs: wider where the number `last` needs more room.
fn column(
    composer: &mut Composer<'_, '_>,
    list: &List,
    last: usize,
    look: &ListLook,
    style: &Style,
) -> Pt {
    let usual = look.column.at(style.size);
    if list.marker != Marker::Number || last <= CIRCLED {
        return usual;
    }
    let widest = Rich::literal(&format!("{} ", numbered(last)), list.span);
    usual.max(composer.width(&widest, &style.bold()) + style.size * 0.3)
}

/// The last number that Unicode has in a circle.
const CIRCLED: usize = 50;

/// The number in a circle, ① to ㊿, or in digits where there is no such sign.
fn numbered(number: usize) -> String {
    let sign = u32::try_from(number).ok().and_then(|number| match number {
        1..=20 => char::from_u32(0x2460 + number - 1),
        21..=35 => char::from_u32(0x3251 + number - 21),
        36..=50 => char::from_u32(0x32B1 + number - 36),
        _ => None,
    });
    sign.map_or_else(|| format!("{number}."), String::from)
}

#[cfg(test)]
mod tests {
    use super::{least_height, numbered};
    use crate::geom::Pt;

    #[test]
    fn columns_are_about_equally_high() {
        let least = |heights: &[f32], columns| {
            let heights: Vec<Pt> = heights.iter().copied().map(Pt).collect();
            least_height(&heights, columns).0
        };
        assert_eq!(least(&[10.0, 10.0, 10.0, 10.0], 1), 40.0);
        assert_eq!(least(&[10.0, 10.0, 10.0, 10.0], 2), 20.0);
        assert_eq!(least(&[10.0, 10.0, 30.0, 10.0], 2), 40.0, "in their order");
        assert_eq!(least(&[10.0, 20.0, 30.0, 10.0], 3), 30.0);
        assert_eq!(least(&[10.0], 3), 10.0);
        assert_eq!(least(&[], 2), 0.0);
    }

    #[test]
    fn numbers_are_circled() {
        let numbers = [1, 20, 21, 35, 36, 50, 51, 100].map(numbered);
        assert_eq!(numbers, ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "51.", "100."]);
    }
}
