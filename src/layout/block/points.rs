//! How to get points: what they are, the numbers to call, the mark to look for.

use super::super::composer::{Composer, blank, figure};
use super::super::list::{Sign, list};
use super::super::panel::{RADIUS, receiver};
use super::super::stack::{Stack, area, behind, padded};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Mm, Point, Pt};
use crate::model::{Line, Points, Rich};
use crate::source::Span;
use crate::text::Align;

const MARK: Mm = Mm(30.0);

pub(super) fn points(composer: &mut Composer<'_, '_>, points: &Points, span: Span) -> Frame {
    let width = composer.measure();
    let gutter = composer.gutter();
    let body = composer.style(Voice::Body);
    let mut stack = Stack::new(width);

    let mark = mark(composer, points);
    let beside = width - mark.size.width - gutter;
    let mut words = Stack::new(beside);
    for (index, paragraph) in points.paragraphs.iter().enumerate() {
        if index > 0 {
            words.gap(Mm(1.8).pt());
        }
        let lines = composer.lines(paragraph, &body, beside);
        words.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    let words = words.finish();
    let row = words.size.height.max(mark.size.height);
    let mut top = blank(width, row);
    let at = Point::new(Pt::ZERO, (row - words.size.height) / 2.0);
    top.push(at, Item::Group(Role::Plain, words));
    let at = Point::new(width - mark.size.width, (row - mark.size.height) / 2.0);
    top.push(at, Item::Group(Role::Plain, mark));
    stack.frame(Pt::ZERO, Role::Plain, top);
    stack.gap(Mm(3.0).pt());
    let call = call(composer, points, span);
    stack.frame(Pt::ZERO, Role::Plain, call);
    stack.finish()
}

/// The mark with its words under it.
fn mark(composer: &mut Composer<'_, '_>, points: &Points) -> Frame {
    let palette = composer.palette();
    let picture = &points.picture;
    let size = composer.drawing(picture, MARK);
    let width = size.width;
    let column = width.max(Mm(44.0).pt());
    let style = composer.style(Voice::Subheading).color(palette.accent).align(Align::Center);
    let words = composer.lines(&points.mark, &style, column);
    let mut stack = Stack::new(column);
    stack.lines(Pt::ZERO, Role::Paragraph, words);
    stack.gap(Mm(1.0).pt());
    let at = Point::new((column - width) / 2.0, stack.y());
    stack.put(at, figure(picture, &points.mark_alt, size));
    stack.gap(size.height);
    stack.finish()
}

/// Whom to call, on a ground of its own.
fn call(composer: &mut Composer<'_, '_>, points: &Points, span: Span) -> Frame {
    let palette = composer.palette();
    let padding = Mm(4.0).pt();
    let inner = composer.measure() - padding * 2.0;
    let bold = composer.style(Voice::Body).bold();
    let mut stack = Stack::new(inner);
    let lines = composer.lines(&points.call, &bold, inner);
    stack.lines(Pt::ZERO, Role::Paragraph, lines);
    for (line, language) in points.phones.iter().zip(&points.lines) {
        stack.gap(Mm(1.0).pt());
        let frame = phone(composer, line, language, inner);
        stack.frame(Pt::ZERO, Role::Paragraph, frame);
    }
    if let Some(end) = &points.call_end {
        stack.gap(Mm(1.0).pt());
        let lines = composer.lines(end, &bold, inner);
        stack.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    stack.gap(Mm(2.0).pt());
    let note = composer.style(Voice::Note);
    let notes = list(composer, &points.notes, Sign::Note, &note, inner, span);
    stack.frame(Pt::ZERO, Role::List, notes);
    stack.gap(Mm(1.0).pt());
    let languages = composer.lines(&points.languages, &note.bold(), inner);
    stack.lines(Pt::ZERO, Role::Paragraph, languages);
    let mut frame = padded(stack.finish(), Role::Plain, padding, Mm(3.0).pt());
    let ground = Shape::rect(area(&frame), RADIUS.pt(), palette.tint);
    behind(&mut frame, [ground]);
    frame
}

/// A number in large digits behind a receiver, which language it answers, and what a
/// call costs.
fn phone(composer: &mut Composer<'_, '_>, line: &Line, language: &Rich, width: Pt) -> Frame {
    let palette = composer.palette();
    let style = composer.style(Voice::Phone).color(palette.primary);
    let style = style.size(style.size * 0.86);
    let icon = style.size * 0.9;
    let number_x = icon + Mm(2.0).pt();
    let number_width = composer.width(&line.number, &style) + Pt(0.5);
    let language_x = number_x + number_width + style.size * 0.6;
    let number = composer.number(&line.number.set_apart(), &style);
    let language_style = composer.style(Voice::Body).bold();
    let mut words = language.clone();
    if let Some(cost) = &line.cost {
        words = words.set_apart();
        words.0.extend(cost.0.iter().cloned());
    }
    let language = composer.lines(&words, &language_style, width - language_x);
    let shift = number.first_baseline - language.first_baseline;
    let height = number.height().max(shift + language.height());
    let mut frame = blank(width, height);
    let at = Point::new(Pt::ZERO, number.first_baseline - icon * 0.9);
    frame.push(at, Item::Shape(receiver(Point::ZERO, icon, palette.accent)));
    frame.push(Point::new(number_x, Pt::ZERO), number.group(Role::Plain));
    frame.push(Point::new(language_x, shift), language.group(Role::Plain));
    frame
}
