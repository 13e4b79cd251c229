//! Two ways to the same end, side by side, with the wait at one height.

use std::sync::Arc;

use super::super::composer::{Composer, blank, figure};
use super::super::list::{Sign, list};
use super::super::panel::{RADIUS, arrow_down};
use super::super::stack::{Stack, behind};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Picture, Role, Shape, Stroke};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::{Path, Paths, Rich};
use crate::source::Span;
use crate::text::Align;

const PADDING: Mm = Mm(3.0);
const DRAWING: Mm = Mm(21.0);

/// The gap between steps and the notes on them.
const NOTES: Mm = Mm(1.5);

/// The parts of one way, set but not yet placed.
struct Parts {
    head: Frame,
    /// The steps before the wait.
    before: Frame,
    later: Frame,
    /// The steps after the wait.
    after: Frame,
    notes: Option<Frame>,
}

impl Parts {
    /// How much room the last steps take with the notes on them.
    fn last(&self) -> Pt {
        let notes = self.notes.as_ref().map_or(Pt::ZERO, |notes| NOTES.pt() + notes.size.height);
        self.after.size.height + notes
    }
}

pub(super) fn paths(composer: &mut Composer<'_, '_>, paths: &Paths, span: Span) -> Frame {
    let gutter = composer.gutter();
    let column = (composer.measure() - gutter) / 2.0;
    let [left, right] = [0, 1].map(|way| parts(composer, paths, way, column, span));

    // The heads, the first steps and the wait are equally high in both.
    let head = left.head.size.height.max(right.head.size.height);
    let before = left.before.size.height.max(right.before.size.height);
    let after = left.last().max(right.last());
    let left = assemble(composer, left, [head, before, after]);
    let right = assemble(composer, right, [head, before, after]);
    let mut frame = blank(composer.measure(), left.size.height);
    frame.push(Point::ZERO, Item::Group(Role::Section, left));
    frame.push(Point::new(column + gutter, Pt::ZERO), Item::Group(Role::Section, right));
    frame
}

fn parts(
    composer: &mut Composer<'_, '_>,
    paths: &Paths,
    way: usize,
    column: Pt,
    span: Span,
) -> Parts {
    let path = paths.ways()[way];
    let inner = column - PADDING.pt() * 2.0;
    let body = composer.style(Voice::Body);
    let head = head(composer, path, &paths.pictures[way], column);
    let before = list(composer, &path.before, Sign::Circled(1), &body, inner, span);
    let later = wait(composer, &paths.later, inner);
    let first = u32::try_from(path.before.len()).unwrap_or(u32::MAX).saturating_add(1);
    let after = list(composer, &path.after, Sign::Circled(first), &body, inner, span);
    let note = composer.style(Voice::Note);
    let notes = path.note.as_ref().map(std::slice::from_ref);
    let notes = notes.map(|notes| list(composer, notes, Sign::Note, &note, inner, span));
    Parts { head, before, later, after, notes }
}

/// For whom the way is: words at the left, a drawing at the right.
fn head(composer: &mut Composer<'_, '_>, path: &Path, picture: &Arc<Picture>, column: Pt) -> Frame {
    let palette = composer.palette();
    let padding = PADDING.pt();
    let drawing = composer.drawing(picture, DRAWING);
    let style = composer.style(Voice::Subheading).color(palette.primary);
    let room = column - drawing.width - padding * 3.0;
    let heading = composer.lines(&path.heading, &style, room);
    let height = heading.height().max(drawing.height) + padding;
    let mut frame = blank(column, height);
    let at = Point::new(padding, (height - heading.height()) / 2.0);
    frame.push(at, heading.group(composer.heading(1)));
    let at = Point::new(column - padding - drawing.width, (height - drawing.height) / 2.0);
    frame.push(at, figure(picture, &path.picture_alt, drawing));
    frame
}

/// The wait between the steps: an arrow downwards with the words beside it.
fn wait(composer: &mut Composer<'_, '_>, later: &Rich, width: Pt) -> Frame {
    let palette = composer.palette();
    let style = composer.style(Voice::Body).bold().color(palette.accent).align(Align::Center);
    let lines = composer.lines(later, &style, width);
    let padding = Mm(0.8).pt();
    let arrow = Mm(3.4).pt();
    let mut stack = Stack::new(width);
    stack.gap(padding);
    stack.lines(Pt::ZERO, Role::Paragraph, lines);
    stack.gap(padding);
    let bar = stack.y();
    let mut frame = stack.finish();
    let ground = Rect::new(Point::ZERO, Size::new(width, bar));
    let tip =
        arrow_down(Point::new(width / 2.0, bar - Pt(0.5)), Mm(12.0).pt(), arrow, palette.accent);
    behind(&mut frame, [Shape::rect(ground, RADIUS.pt(), palette.accent_tint), tip]);
    frame.size.height += arrow;
    frame
}

/// Places the parts; `heights` are those of head, first steps and last steps.
fn assemble(composer: &Composer<'_, '_>, parts: Parts, heights: [Pt; 3]) -> Frame {
    let palette = composer.palette();
    let [head_height, before, after] = heights;
    let padding = PADDING.pt();
    let width = parts.head.size.width;
    let gap = Mm(1.8).pt();
    let mut stack = Stack::new(width);
    let mut head = parts.head;
    let shift = (head_height - head.size.height) / 2.0;
    for (at, _) in &mut head.items {
        at.y += shift;
    }
    head.size.height = head_height;
    stack.frame(Pt::ZERO, Role::Plain, head);
    stack.gap(gap);
    let last_top = stack.y() + before + gap + parts.later.size.height + gap;
    let notes_top = last_top + parts.after.size.height + NOTES.pt();
    let steps = steps(parts.before, parts.later, parts.after, (before, gap));
    stack.frame(padding, Role::List, steps);
    if let Some(notes) = parts.notes {
        stack.put(Point::new(padding, notes_top), Item::Group(Role::List, notes));
    }
    stack.reach(last_top + after);
    stack.gap(padding);

    let mut frame = stack.finish();
    let area = Rect::new(Point::ZERO, frame.size);
    let head_area = Rect::new(Point::ZERO, Size::new(width, head_height));
    behind(
        &mut frame,
        [
            Shape::corners(head_area, [RADIUS.pt(), RADIUS.pt(), Pt::ZERO, Pt::ZERO], palette.tint),
            Shape::outline(area, RADIUS.pt(), Stroke::solid(palette.primary, Pt(1.0))),
        ],
    );
    frame
}

/// All steps as one list, with the wait at the end of the step that it follows: a
/// list that breaks off there begins to count anew. The first steps take the room
/// `before`.
fn steps(mut first: Frame, later: Frame, last: Frame, (before, gap): (Pt, Pt)) -> Frame {
    let (width, wait_top) = (first.size.width, before + gap);
    let last_top = wait_top + later.size.height + gap;
    let mut later = Some(later);
    if let Some((item_at, Item::Group(Role::ListItem, item))) = first.items.last_mut()
        && let Some((body_at, Item::Group(Role::Body, body))) = item.items.last_mut()
        && let Some(wait) = later.take()
    {
        let mut whole = blank(body.size.width, body.size.height);
        whole.push(Point::ZERO, Item::Group(Role::Plain, std::mem::take(body)));
        let at = Point::new(Pt::ZERO, wait_top) - *item_at - *body_at;
        whole.push(at, Item::Group(Role::Plain, wait));
        *body = whole;
    }
    let mut frame = blank(width, last_top + last.size.height);
    frame.push(Point::ZERO, Item::Group(Role::Plain, first));
    if let Some(wait) = later {
        frame.push(Point::new(Pt::ZERO, wait_top), Item::Group(Role::ListItem, wait));
    }
    frame.push(Point::new(Pt::ZERO, last_top), Item::Group(Role::Plain, last));
    frame
}
