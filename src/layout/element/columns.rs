//! Columns: what stands side by side, each as wide as what it holds, as its share, or as
//! the rest allows.

use super::panel::{Heights, assemble, parts};
use super::{add, flow, own, set};
use crate::content::element::{Columns, Element, Meaning, Width};
use crate::content::look::{ColumnsLook, Rise, Space};
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Mm, Point, Pt};
use crate::layout::composer::{Composer, blank};
use crate::layout::stack::Stack;

/// Sets what stands side by side.
pub(super) fn columns(composer: &mut Composer<'_, '_>, columns: &Columns, width: Pt) -> Frame {
    let look = *composer.looks().columns.of(columns.look);
    let gap = look.gap.map_or(composer.gutter(), Mm::pt);
    let (known, rest) = widths(composer, columns, &look, (width, gap));
    if look.wraps && !has_room(composer, columns, rest) {
        return wrapped(composer, columns, known, width);
    }
    let gaps = gaps(columns, gap);
    let part = |kind: &Width| if let Width::Part(share) = kind { share.0 } else { 0.0 };
    let parts: f32 = columns.columns.iter().map(|(kind, _)| part(kind)).sum();
    if parts > 1.0 {
        let texts = columns.columns.iter().flat_map(|(_, elements)| elements);
        let span = texts.flat_map(Element::texts).find_map(Rich::span);
        composer.too_wide("the row of columns", span, (width - gaps) * (parts - 1.0));
    }
    let is_rest = columns.columns.iter().all(|(kind, _)| *kind == Width::Rest);
    if let Some(panels) = panels(columns).filter(|_| is_rest) {
        let frames = aligned(composer, &panels, rest);
        return side_by_side(columns, &look, frames, (width, gap));
    }
    let high = known.iter().flatten().map(|frame| frame.size.height).fold(Pt::ZERO, Pt::max);
    let mut under = columns.flows_on.as_slice();
    let mut frames = Vec::new();
    for (index, (known, (kind, elements))) in known.into_iter().zip(&columns.columns).enumerate() {
        let frame = match known {
            Some(known) => known,
            None if index == 0 && !under.is_empty() => {
                let (frame, left) = beside(composer, elements, under, (rest, high));
                under = left;
                frame
            }
            None => {
                let own = match kind {
                    Width::Share => width * look.share.0,
                    Width::Part(share) => (width - gaps) * share.0,
                    Width::Own | Width::Rest => rest,
                };
                flow(composer, elements, own)
            }
        };
        frames.push(frame);
    }
    let row = side_by_side(columns, &look, frames, (width, gap));
    if under.is_empty() { row } else { go_on(composer, row, under, width) }
}

/// The columns that are as wide as what they hold, and what of the width is left for
/// each of those that take the rest.
fn widths(
    composer: &mut Composer<'_, '_>,
    columns: &Columns,
    look: &ColumnsLook,
    (width, gap): (Pt, Pt),
) -> (Vec<Option<Frame>>, Pt) {
    let mut known = Vec::new();
    let gaps = gaps(columns, gap);
    let (mut taken, mut sharers) = (gaps, 0_u8);
    for (kind, elements) in &columns.columns {
        known.push(match kind {
            Width::Own => {
                let frame = own(composer, elements, width, look.least.pt());
                taken += frame.size.width;
                Some(frame)
            }
            Width::Share => {
                taken += width * look.share.0;
                None
            }
            Width::Part(share) => {
                taken += (width - gaps) * share.0;
                None
            }
            Width::Rest => {
                sharers = sharers.saturating_add(1);
                None
            }
        });
    }
    (known, (width - taken) / f32::from(sharers.max(1)))
}

/// What the gaps between columns take of the width.
fn gaps(columns: &Columns, gap: Pt) -> Pt {
    columns.columns.iter().skip(1).map(|_| gap).sum()
}

/// Whether the headings of the first column find room in a width.
fn has_room(composer: &mut Composer<'_, '_>, columns: &Columns, width: Pt) -> bool {
    let first = columns.columns.first();
    first.iter().flat_map(|(_, elements)| elements).all(|element| {
        let Element::Heading(heading) = element else { return true };
        let style = composer.style(composer.looks().heading.of(heading.look).text);
        composer.least_width(&heading.text, &style) <= width
    })
}

/// Columns under each other: those as wide as what they hold at the end of the line.
fn wrapped(
    composer: &mut Composer<'_, '_>,
    columns: &Columns,
    known: Vec<Option<Frame>>,
    width: Pt,
) -> Frame {
    let mut stack = Stack::new(width);
    for (known, (_, elements)) in known.into_iter().zip(&columns.columns) {
        let frame = known.unwrap_or_else(|| flow(composer, elements, width));
        stack.frame(width - frame.size.width, Role::Plain, frame);
    }
    stack.finish()
}

/// The panel of each column, if every column is one.
fn panels(columns: &Columns) -> Option<Vec<&crate::content::element::Panel>> {
    let panel = |(_, elements): &'_ (Width, Vec<Element>)| match elements.as_slice() {
        [Element::Panel(_)] => true,
        [..] => false,
    };
    let all = columns.columns.iter().all(panel);
    let panels = columns.columns.iter().flat_map(|(_, elements)| elements);
    let panels =
        panels.filter_map(|it| if let Element::Panel(panel) = it { Some(panel) } else { None });
    (all && columns.columns.len() > 1).then(|| panels.collect())
}

/// Panels whose parts stand at one height.
fn aligned(
    composer: &mut Composer<'_, '_>,
    panels: &[&crate::content::element::Panel],
    width: Pt,
) -> Vec<Frame> {
    let parts: Vec<_> = panels.iter().map(|panel| parts(composer, panel, width)).collect();
    let highest = |all: Heights, own: Heights| {
        let [head, before, after] = all;
        [head.max(own[0]), before.max(own[1]), after.max(own[2])]
    };
    let heights = parts.iter().map(|parts| parts.heights()).fold([Pt::ZERO; 3], highest);
    parts.into_iter().map(|parts| assemble(composer, parts, heights)).collect()
}

/// The first column, and after it as much of what goes on as does not outgrow the
/// height of the others; and what is left of that.
fn beside<'e>(
    composer: &mut Composer<'_, '_>,
    elements: &[Element],
    mut more: &'e [Element],
    (width, high): (Pt, Pt),
) -> (Frame, &'e [Element]) {
    let mut stack = Stack::new(width);
    for element in elements {
        let set = set(composer, element, width);
        add(composer, &mut stack, element, set);
    }
    while let Some((element, left)) = more.split_first() {
        let (role, frame) = set(composer, element, width);
        if stack.y() + frame.size.height > high {
            break;
        }
        stack.gap(composer.looks().space.of(Space::Paragraph).pt());
        stack.frame(Pt::ZERO, role, frame);
        more = left;
    }
    (stack.finish(), more)
}

/// What goes on under all columns.
fn go_on(composer: &mut Composer<'_, '_>, row: Frame, more: &[Element], width: Pt) -> Frame {
    let mut stack = Stack::new(width);
    stack.frame(Pt::ZERO, Role::Plain, row);
    for element in more {
        stack.gap(composer.looks().space.of(Space::Paragraph).pt());
        let (role, frame) = set(composer, element, width);
        stack.frame(Pt::ZERO, role, frame);
    }
    stack.finish()
}

/// Frames side by side, in the order in which they are read.
fn side_by_side(
    columns: &Columns,
    look: &ColumnsLook,
    frames: Vec<Frame>,
    (width, gap): (Pt, Pt),
) -> Frame {
    let row = frames.iter().map(|frame| frame.size.height).fold(Pt::ZERO, Pt::max);
    let mut frame = blank(width, row);
    let mut x = if look.reversed { width } else { Pt::ZERO };
    for column in frames {
        let size = column.size;
        let left = if look.reversed { x - size.width } else { x };
        x = if look.reversed { left - gap } else { left + size.width + gap };
        let spare = row - size.height;
        let top = match look.rise {
            Rise::Top => Pt::ZERO,
            Rise::Middle => spare / 2.0,
            Rise::Bottom => spare,
        };
        let item = match columns.meaning {
            Meaning::Plain => Item::Group(Role::Plain, column),
            Meaning::Section => Item::Group(Role::Section, column),
            Meaning::Item => {
                let mut body = Frame::new(size);
                body.push(Point::ZERO, Item::Group(Role::Body, column));
                Item::Group(Role::ListItem, body)
            }
        };
        frame.push(Point::new(left, top), item);
    }
    frame
}
