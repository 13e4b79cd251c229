//! Panels: a ground or a frame around what belongs together, perhaps with a head; and
//! several side by side, whose heads and lists stand at one height.

use super::drawn::arrow_down;
use super::list::{Paused, paused};
use super::{figure, flow};
use crate::content::element::{Element, Panel};
use crate::content::look::PanelLook;
use crate::frame::{Frame, Item, Role, Shape, Stroke};
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::composer::{Composer, blank};
use crate::layout::stack::{Stack, behind};

/// The parts of a panel, set but not yet placed.
pub(super) struct Parts<'p> {
    panel: &'p Panel,
    width: Pt,
    head: Option<Frame>,
    /// The list that it begins with, if a pause divides that.
    list: Option<Paused>,
    rest: Frame,
}

/// The heights of the parts that stand at one height in panels side by side: the head,
/// the items before the pause, and what follows it.
pub(super) type Heights = [Pt; 3];

/// Sets a panel.
pub(super) fn panel(composer: &mut Composer<'_, '_>, panel: &Panel, width: Pt) -> Frame {
    let parts = parts(composer, panel, width);
    let heights = parts.heights();
    assemble(composer, parts, heights)
}

/// Sets the parts of a panel.
pub(super) fn parts<'p>(composer: &mut Composer<'_, '_>, panel: &'p Panel, width: Pt) -> Parts<'p> {
    let look = *composer.looks().panel.of(panel.look);
    let padding = look.padding.pt();
    let inner = width - padding * 2.0;
    let head = (!panel.head.is_empty()).then(|| {
        let inset = look.head_inset.pt();
        let words = flow(composer, &panel.head, inner);
        let mut head = blank(width, words.size.height + inset * 2.0);
        head.push(Point::new(padding, inset), Item::Group(Role::Plain, words));
        head
    });
    let list = match panel.body.first() {
        Some(Element::List(list)) => paused(composer, list, inner),
        Some(_) | None => None,
    };
    let rest = &panel.body[usize::from(list.is_some())..];
    let rest = flow(composer, rest, inner);
    Parts { panel, width, head, list, rest }
}

impl Parts<'_> {
    /// How high the parts are by themselves.
    pub(super) fn heights(&self) -> Heights {
        let head = self.head.as_ref().map_or(Pt::ZERO, |head| head.size.height);
        let rest = self.rest.size.height;
        match &self.list {
            Some(list) => [head, list.before.size.height, list.after.size.height + rest],
            None => [head, Pt::ZERO, rest],
        }
    }
}

/// Places the parts of a panel at heights that are at least their own.
pub(super) fn assemble(
    composer: &mut Composer<'_, '_>,
    parts: Parts<'_>,
    [head_height, before, after]: Heights,
) -> Frame {
    let Parts { panel, width, head, list, rest } = parts;
    let look = *composer.looks().panel.of(panel.look);
    let padding = look.padding.pt();
    let mut stack = Stack::new(width);
    if let Some(mut head) = head {
        let shift = (head_height - head.size.height) / 2.0;
        head.items.iter_mut().for_each(|(at, _)| at.y += shift);
        head.size.height = head_height;
        stack.frame(Pt::ZERO, Role::Plain, head);
    }
    stack.gap(look.above.pt());
    let mut last_top = stack.y();
    if let Some(list) = list {
        let last = list.after.size.height;
        stack.frame(padding, Role::List, list.join(before));
        last_top = stack.y() - last;
    }
    stack.frame(padding, Role::Plain, rest);
    stack.reach(last_top + after);
    stack.gap(look.below.pt());
    let mut frame = stack.finish();
    ground(composer, &mut frame, &look, head_height);
    if let Some(emblem) = &panel.emblem {
        let (role, drawn) = figure::figure(composer, emblem, width);
        let at = Point::new(width - padding - drawn.size.width, look.head_inset.pt());
        frame.push(at, Item::Group(role, drawn));
    }
    frame
}

/// Draws what lies behind a panel, and lets its tip reach down from it.
fn ground(composer: &Composer<'_, '_>, frame: &mut Frame, look: &PanelLook, head_height: Pt) {
    let palette = composer.palette();
    let Size { width, height } = frame.size;
    let radius = look.radius.pt();
    let rect = |width, height| Rect::new(Point::ZERO, Size::new(width, height));
    let area = rect(width, height);
    let ground = look.ground.map(|tone| Shape::rect(area, radius, palette.of(tone)));
    let head = look.head.filter(|_| head_height > Pt::ZERO).map(|tone| {
        let corners = [radius, radius, Pt::ZERO, Pt::ZERO];
        Shape::corners(rect(width, head_height), corners, palette.of(tone))
    });
    let bar = look.bar.map(|tone| {
        let corners = [radius, Pt::ZERO, Pt::ZERO, radius];
        Shape::corners(rect(look.bar_width.pt(), height), corners, palette.of(tone))
    });
    let edge = look.edge.map(|tone| {
        let dash = [look.dash.pt(), look.dash_gap.pt()];
        let dash = if dash[0] > Pt::ZERO { dash.to_vec() } else { Vec::new() };
        let stroke = Stroke { dash, ..Stroke::solid(palette.of(tone), look.thickness) };
        Shape::outline(area, radius, stroke)
    });
    let tip = (look.tip.pt() > Pt::ZERO).then(|| {
        let top = Point::new(width / 2.0, height - Pt(0.5));
        arrow_down(top, look.tip_width.pt(), look.tip.pt(), palette.accent)
    });
    behind(frame, [ground, head, bar, edge, tip].into_iter().flatten());
    frame.size.height += look.tip.pt();
}
