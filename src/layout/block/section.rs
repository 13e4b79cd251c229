//! A heading over several blocks, on a band across the page.

use super::super::composer::Composer;
use super::super::stack::{Stack, behind};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::Section;

/// How far the heading stands in the top margin when it opens a page.
const LIFT: Mm = Mm(5.0);

/// The band reaches the edges of the page; blocks after it have headings one
/// level below it.
pub(super) fn section(composer: &mut Composer<'_, '_>, section: &Section) -> Frame {
    let palette = composer.palette();
    let width = composer.measure();
    let margin = composer.template.page.margin.value.pt();
    let padding = Mm(2.6).pt();
    let (top, lift) = if composer.opens_page { (-margin, LIFT.pt()) } else { (-padding, Pt::ZERO) };

    let style = composer.style(Voice::Section).color(palette.paper);
    let heading = composer.lines(&section.heading, &style, width);
    let height = heading.height() - lift + padding;
    let mut stack = Stack::new(width);
    let group = Item::Group(Role::Heading(2), heading.frame);
    stack.put(Point::new(Pt::ZERO, -lift), group);
    stack.reach(height);
    let mut frame = stack.finish();

    let across = width + margin * 2.0;
    let band = Rect::new(Point::new(-margin, top), Size::new(across, height - top));
    let stripe_height = Mm(1.2).pt();
    let stripe = Rect::new(Point::new(-margin, height), Size::new(across, stripe_height));
    behind(
        &mut frame,
        [
            Shape::rect(band, Pt::ZERO, palette.primary),
            Shape::rect(stripe, Pt::ZERO, palette.accent),
        ],
    );
    frame.size.height += stripe_height;
    frame
}
