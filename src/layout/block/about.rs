//! What it is about: a heading with a badge, and paragraphs beside icons.

use super::super::composer::{Composer, blank};
use super::super::stack::{Stack, area, behind, padded};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Mm, Point, Pt, Size};
use crate::model::{About, Rich};
use crate::text::Align;

const ICON: Mm = Mm(19.0);

pub(super) fn about(composer: &mut Composer<'_, '_>, about: &About) -> Frame {
    let width = composer.measure();
    let gutter = composer.gutter();
    let palette = composer.palette();
    let badge = badge(composer, &about.badge);

    let mut stack = Stack::new(width);
    let style = composer.style(Voice::Section).color(palette.primary);
    let heading = composer.lines(&about.heading, &style, width - badge.size.width - gutter);
    let row = heading.height().max(badge.size.height);
    let heading_top = (row - heading.height()) / 2.0;
    stack.put(Point::new(Pt::ZERO, heading_top), heading.group(composer.heading(0)));
    let at = Point::new(width - badge.size.width, (row - badge.size.height) / 2.0);
    stack.put(at, Item::Group(Role::Plain, badge));
    stack.gap(row + Mm(2.0).pt());

    let body = composer.style(Voice::Body);
    let icon = ICON.pt() * composer.drawings;
    for (text, picture) in about.paragraphs.iter().zip(&about.pictures) {
        let lines = composer.lines(text, &body, width - icon - gutter);
        let row = lines.height().max(icon);
        let mut frame = blank(width, row);
        let top = Point::new(Pt::ZERO, (row - icon) / 2.0);
        frame.push(top, Item::Picture(picture.clone(), Size::new(icon, icon)));
        let at = Point::new(icon + gutter, (row - lines.height()) / 2.0);
        frame.push(at, lines.group(Role::Paragraph));
        stack.frame(Pt::ZERO, Role::Plain, frame);
        stack.gap(Mm(1.5).pt());
    }
    stack.finish()
}

/// A few words that stand out, in a rounded label.
fn badge(composer: &mut Composer<'_, '_>, text: &Rich) -> Frame {
    let palette = composer.palette();
    let style = composer.style(Voice::Heading).color(palette.paper).align(Align::Center);
    let room = composer.measure() * 0.45;
    let inner = composer.width(text, &style).min(room) + Pt(0.5);
    let lines = composer.lines(text, &style, inner);
    let mut stack = Stack::new(inner);
    stack.lines(Pt::ZERO, Role::Paragraph, lines);
    let mut frame = padded(stack.finish(), Role::Plain, Mm(5.0).pt(), Mm(1.4).pt());
    let ground = Shape::rect(area(&frame), Mm(6.0).pt(), palette.accent);
    behind(&mut frame, [ground]);
    frame
}
