//! A drawing of a document at the left, what it tells at the right, and more
//! about it under both.

use super::super::composer::{Composer, blank, figure};
use super::super::stack::Stack;
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Mm, Point, Pt};
use crate::model::Notice;

const DRAWING: Mm = Mm(50.0);

/// Between paragraphs.
const GAP: Mm = Mm(1.8);

pub(super) fn notice(composer: &mut Composer<'_, '_>, notice: &Notice) -> Frame {
    let width = composer.measure();
    let gutter = composer.gutter();
    let palette = composer.palette();
    let picture = &notice.picture;
    let drawing = composer.drawing(picture, DRAWING);
    let beside = width - drawing.width - gutter;

    let mut words = Stack::new(beside);
    let style = composer.style(Voice::Subheading).color(palette.primary);
    let heading = composer.lines(&notice.heading, &style, beside);
    let role = composer.heading(1);
    words.lines(Pt::ZERO, role, heading);
    words.gap(Mm(1.5).pt());
    let body = composer.style(Voice::Body);
    let caption = composer.lines(&notice.caption, &body, beside);
    words.lines(Pt::ZERO, Role::Paragraph, caption);
    // Paragraphs stand beside the drawing as long as they do not outgrow it.
    let mut under = notice.paragraphs.iter().peekable();
    while let Some(paragraph) = under.peek() {
        let lines = composer.lines(paragraph, &body, beside);
        if words.y() + lines.height() > drawing.height {
            break;
        }
        words.gap(GAP.pt());
        words.lines(Pt::ZERO, Role::Paragraph, lines);
        under.next();
    }
    let words = words.finish();

    let row = drawing.height.max(words.size.height);
    let mut top = blank(width, row);
    let at = Point::new(drawing.width + gutter, (row - words.size.height) / 2.0);
    top.push(at, Item::Group(Role::Plain, words));
    let at = Point::new(Pt::ZERO, (row - drawing.height) / 2.0);
    top.push(at, figure(picture, &notice.picture_alt, drawing));

    let mut stack = Stack::new(width);
    stack.frame(Pt::ZERO, Role::Plain, top);
    for paragraph in under {
        stack.gap(GAP.pt());
        let lines = composer.lines(paragraph, &body, width);
        stack.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    stack.finish()
}
