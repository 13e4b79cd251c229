//! A QR code with an invitation, a few words that point at it, and its address
//! in print.

use std::sync::Arc;

use super::super::composer::{Composer, blank, on};
use super::super::panel::{RADIUS, arrow_right};
use super::super::stack::{Stack, area, behind, padded};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::{Callout, Inline, Rich, Text};

pub(super) fn callout(composer: &mut Composer<'_, '_>, callout: &Callout) -> Frame {
    let palette = composer.palette();
    let padding = Mm(4.0).pt();
    let gutter = composer.gutter();
    let inner = composer.measure() - padding * 2.0;
    let mut code = Frame::new(callout.code.picture.size);
    code.push(
        Point::ZERO,
        Item::Picture(Arc::clone(&callout.code.picture), callout.code.picture.size),
    );
    let left = inner - code.size.width - gutter;

    let mut words = Stack::new(left);
    let style = composer.style(Voice::Heading).color(palette.primary);
    let text = composer.lines(&callout.text, &style, left);
    words.lines(Pt::ZERO, Role::Paragraph, text);
    words.gap(Mm(2.0).pt());
    let bubble = bubble(composer, &callout.prompt, left);
    words.frame(Pt::ZERO, Role::Plain, bubble);
    let words = words.finish();

    let row = words.size.height.max(code.size.height);
    let mut frame = blank(inner, row);
    let top = Point::new(Pt::ZERO, (row - words.size.height) / 2.0);
    frame.push(top, Item::Group(Role::Plain, words));
    let paragraph = link(composer, callout, code, inner, row);
    frame.size.height = paragraph.size.height;
    frame.push(Point::ZERO, Item::Group(Role::Paragraph, paragraph));

    let mut frame = padded(frame, Role::Plain, padding, padding);
    let ground = area(&frame);
    let edge = Rect::new(Point::ZERO, Size::new(Mm(1.6).pt(), ground.size.height));
    let radius = RADIUS.pt();
    behind(
        &mut frame,
        [
            Shape::rect(ground, radius, palette.accent_tint),
            Shape::corners(edge, [radius, Pt::ZERO, Pt::ZERO, radius], palette.accent),
        ],
    );
    frame
}

/// The code at the right, and its address under it: a link each, no larger than
/// what can be seen, because some readers take all text under it for its name.
fn link(
    composer: &mut Composer<'_, '_>,
    callout: &Callout,
    code: Frame,
    width: Pt,
    row: Pt,
) -> Frame {
    let palette = composer.palette();
    let style = composer.style(Voice::Note).color(palette.ink);
    let address = Rich(vec![Inline::Text(Text {
        text: callout.code.url.clone(),
        strong: false,
        keep: false,
        phone: false,
        language: None,
        span: callout.code.span,
    })]);
    let address_width = (composer.width(&address, &style) + Pt(0.5)).min(width);
    let lines = composer.lines(&address, &style, address_width);
    let mut frame = blank(width, row + Mm(1.0).pt() + lines.height());
    let target = || Role::Link { url: callout.code.url.clone(), alt: callout.text.plain() };
    let at = Point::new(width - code.size.width, (row - code.size.height) / 2.0);
    let mut figure = Frame::new(code.size);
    figure.push(Point::ZERO, Item::Group(Role::Figure { alt: callout.qr_alt.clone() }, code));
    frame.push(at, Item::Group(target(), figure));
    let at = Point::new(width - address_width, row + Mm(1.0).pt());
    let mut words = blank(address_width, lines.height());
    words.push(Point::ZERO, lines.group(Role::Plain));
    frame.push(at, Item::Group(target(), words));
    frame
}

/// A few words in a label whose tip points at the code.
fn bubble(composer: &mut Composer<'_, '_>, text: &Rich, room: Pt) -> Frame {
    let palette = composer.palette();
    let ground = palette.accent;
    let style = composer.style(Voice::Subheading).color(on(ground, &palette));
    let tip = Mm(4.0).pt();
    let padding = Mm(4.0).pt();
    let width = (composer.width(text, &style) + Pt(0.5)).min(room - tip - padding * 2.0);
    let lines = composer.lines(text, &style, width);
    let mut stack = Stack::new(width);
    stack.lines(Pt::ZERO, Role::Paragraph, lines);
    let mut frame = padded(stack.finish(), Role::Plain, padding, Mm(0.8).pt());
    let label = area(&frame);
    let middle = Point::new(label.right() - Pt(0.5), label.size.height / 2.0);
    let shapes = [
        Shape::rect(label, RADIUS.pt(), ground),
        arrow_right(middle, tip, label.size.height * 0.6, ground),
    ];
    behind(&mut frame, shapes);
    frame.size.width += tip;
    frame
}
