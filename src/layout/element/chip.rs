//! A few words on a ground of their own, perhaps with a tip that points at what follows.

use super::drawn::arrow_right;
use crate::content::element::Chip;
use crate::frame::{Frame, Role, Shape};
use crate::geom::{Point, Pt};
use crate::layout::composer::Composer;
use crate::layout::stack::{Stack, area, behind, padded};

/// The height of a tip as a share of that of its chip.
const TIP: f32 = 0.6;

/// Sets a chip, as wide as its words or as `room` allows.
pub(super) fn chip(composer: &mut Composer<'_, '_>, chip: &Chip, room: Pt) -> Frame {
    let look = *composer.looks().chip.of(chip.look);
    let ground = composer.palette().of(look.ground);
    let (padding, tip) = (look.padding.pt(), look.tip.pt());
    let most = (room * look.share.0).min(room - tip - padding * 2.0 - Pt(0.5));
    let styled = chip.lines.iter().map(|(line, text)| (line, composer.style_on(*text, ground)));
    let styled: Vec<_> = styled.collect();
    let widths = styled.iter().map(|(line, style)| composer.width(line, style));
    let width = widths.fold(Pt::ZERO, Pt::max).min(most) + Pt(0.5);
    let mut stack = Stack::new(width);
    for (line, style) in styled {
        let lines = composer.lines(line, &style, width);
        stack.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    let mut frame = padded(stack.finish(), Role::Plain, padding, look.inset.pt());
    let label = area(&frame);
    let mut shapes = vec![Shape::rect(label, look.radius.pt(), ground)];
    if tip > Pt::ZERO {
        let middle = Point::new(label.right() - Pt(0.5), label.size.height / 2.0);
        shapes.push(arrow_right(middle, tip, label.size.height * TIP, ground));
    }
    behind(&mut frame, shapes);
    frame.size.width += tip;
    frame
}
