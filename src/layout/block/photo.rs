//! The rules for a photo: a frame of true size with its measures, what is
//! right, what is wrong.

use std::sync::Arc;

use super::super::composer::{Composer, blank};
use super::super::list::{Sign, list};
use super::super::panel::{cross, disc, ring};
use super::super::stack::Stack;
use super::super::style::Voice;
use crate::frame::{Frame, Item, Picture, Role, Segment, Shape, Stroke};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::{Photo, Rich};
use crate::source::Span;
use crate::text::Align;

/// The width of an example of what is wrong; as high in proportion.
const EXAMPLE: Mm = Mm(22.0);

pub(super) fn photo(composer: &mut Composer<'_, '_>, photo: &Photo, span: Span) -> Frame {
    let width = composer.measure();
    let gutter = composer.gutter();
    let palette = composer.palette();
    let mut stack = Stack::new(width);
    let style = composer.style(Voice::Heading).color(palette.primary);
    let heading = composer.lines(&photo.heading, &style, width);
    let role = composer.heading(0);
    stack.lines(Pt::ZERO, role, heading);
    stack.gap(Mm(0.8).pt());
    let line = Rect::new(Point::new(Pt::ZERO, stack.y()), Size::new(width, Mm(0.6).pt()));
    stack.put(Point::ZERO, Item::Shape(Shape::rect(line, Pt::ZERO, palette.primary)));
    stack.gap(Mm(4.0).pt());

    let figure = sized(composer, photo);
    let left = figure.size.width;
    let beside = width - left - gutter;
    let rules = rules(composer, photo, beside, span);
    let row = figure.size.height.max(rules.size.height);
    let mut frame = blank(width, row);
    frame.push(Point::ZERO, Item::Group(Role::Plain, figure));
    frame.push(Point::new(left + gutter, Pt::ZERO), Item::Group(Role::Plain, rules));
    stack.frame(Pt::ZERO, Role::Plain, frame);
    stack.finish()
}

/// The good photo in its true size, with the measures beside it.
fn true_size(composer: &mut Composer<'_, '_>, photo: &Photo) -> (Frame, Role) {
    let palette = composer.palette();
    let style = composer.style(Voice::Note).bold().align(Align::Center);
    let (photo_width, photo_height) = (photo.width.length.pt(), photo.height.length.pt());
    let tick = Mm(4.5).pt();
    let label_width = composer.width(&photo.height.written, &style) + Pt(1.0);
    let top = composer.lines(&photo.width.written, &style, photo_width);
    let side = composer.lines(&photo.height.written, &style, label_width);
    let up = top.height() + tick;

    let mut frame = blank(photo_width + tick + label_width, up + photo_height + Mm(4.0).pt());
    let corner = Point::new(Pt::ZERO, up);
    let size = Size::new(photo_width, photo_height);
    frame.push(corner, Item::Picture(photo.good_picture.clone(), size));
    let thin = Stroke::solid(palette.ink, Pt(0.7));
    frame.push(corner, Item::Shape(Shape::outline(Rect::new(Point::ZERO, size), Pt::ZERO, thin)));
    let across = Point::new(Pt::ZERO, up - tick * 0.5);
    frame.push(across, Item::Shape(measure_line(photo_width, false, palette.ink)));
    let down = Point::new(photo_width + tick * 0.5, up);
    frame.push(down, Item::Shape(measure_line(photo_height, true, palette.ink)));
    let good = Point::new(Mm(2.0).pt(), up + photo_height - Mm(1.0).pt());
    frame.push(good, Item::Shape(disc(Point::ZERO, Mm(5.0).pt(), palette.paper)));
    frame.push(good, Item::Shape(ring(Point::ZERO, Mm(3.6).pt(), palette.good)));
    let middle = up + photo_height / 2.0 - side.height() / 2.0;
    frame.push(Point::ZERO, top.group(Role::Plain));
    frame.push(Point::new(photo_width + tick, middle), side.group(Role::Plain));
    (frame, Role::Figure { alt: photo.alt() })
}

/// The good photo, and under it that it has its true size.
fn sized(composer: &mut Composer<'_, '_>, photo: &Photo) -> Frame {
    let (figure, role) = true_size(composer, photo);
    let width = figure.size.width;
    let mut stack = Stack::new(width);
    stack.frame(Pt::ZERO, role, figure);
    if let Some(words) = &photo.true_size {
        stack.gap(Mm(1.0).pt());
        let note = composer.style(Voice::Note);
        let lines = composer.lines(words, &note, width);
        stack.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    stack.finish()
}

/// A line of a length with a stop at each end.
fn measure_line(length: Pt, upright: bool, color: crate::frame::Color) -> Shape {
    let stop = Mm(1.2).pt();
    let place = |along: Pt, across: Pt| {
        if upright { Point::new(across, along) } else { Point::new(along, across) }
    };
    Shape {
        path: vec![
            Segment::Move(place(Pt::ZERO, Pt::ZERO)),
            Segment::Line(place(length, Pt::ZERO)),
            Segment::Move(place(Pt::ZERO, -stop)),
            Segment::Line(place(Pt::ZERO, stop)),
            Segment::Move(place(length, -stop)),
            Segment::Line(place(length, stop)),
        ],
        fill: None,
        stroke: Some(Stroke::solid(color, Pt(0.7))),
        clip: None,
    }
}

/// What is right as a list, what is wrong as a row of drawings.
fn rules(composer: &mut Composer<'_, '_>, photo: &Photo, width: Pt, span: Span) -> Frame {
    let palette = composer.palette();
    let mut stack = Stack::new(width);
    let body = composer.style(Voice::Body);
    let bold = body.bold();
    let good = list(composer, &photo.good, Sign::Ring, &bold, width, span);
    stack.frame(Pt::ZERO, Role::List, good);
    stack.gap(Mm(4.0).pt());

    let count = photo.bad.len().max(1);
    let gap = Mm(3.0).pt();
    let parts = f32::from(u8::try_from(count).unwrap_or(u8::MAX));
    let column = (width - gap * (parts - 1.0)) / parts;
    let mut row = blank(width, Pt::ZERO);
    let mut x = Pt::ZERO;
    let examples = photo.bad_pictures.iter().zip(&photo.bad_alt).zip(&photo.bad);
    for ((picture, alt), words) in examples {
        let frame = example(composer, (picture, alt, words), column);
        row.size.height = row.size.height.max(frame.size.height);
        row.push(Point::new(x, Pt::ZERO), Item::Group(Role::ListItem, frame));
        x += column + gap;
    }
    stack.frame(Pt::ZERO, Role::List, row);
    stack.gap(Mm(2.0).pt());
    let style = bold.color(palette.warning);
    let summary = composer.lines(&photo.bad_summary, &style, width);
    stack.lines(Pt::ZERO, Role::Paragraph, summary);
    stack.finish()
}

/// A drawing of something wrong with a cross, and the words under it.
fn example(
    composer: &mut Composer<'_, '_>,
    (picture, alt, text): (&Arc<Picture>, &str, &Rich),
    column: Pt,
) -> Frame {
    let palette = composer.palette();
    let size = composer.drawing(picture, EXAMPLE);
    let shrink = (column / size.width).min(1.0);
    let size = Size::new(size.width * shrink, size.height * shrink);
    let width = size.width;
    let mut figure = Frame::new(size);
    figure.push(Point::ZERO, Item::Picture(picture.clone(), size));
    let edge = Stroke::solid(palette.line, Pt(0.7));
    let area = Rect::new(Point::ZERO, size);
    figure.push(Point::ZERO, Item::Shape(Shape::outline(area, Pt::ZERO, edge)));
    let corner = Point::new(size.width - Mm(1.0).pt(), size.height - Mm(2.5).pt());
    figure.push(corner, Item::Shape(disc(Point::ZERO, Mm(4.2).pt(), palette.paper)));
    figure.push(corner, Item::Shape(cross(Point::ZERO, Mm(3.0).pt(), palette.warning)));

    let style = composer.style(Voice::Body).align(Align::Center);
    let words = composer.lines(text, &style, column);
    let alt = alt.to_owned();
    let mut stack = Stack::new(column);
    stack.frame((column - width) / 2.0, Role::Figure { alt }, figure);
    stack.gap(Mm(2.6).pt());
    stack.lines(Pt::ZERO, Role::Paragraph, words);
    let inner = stack.finish();
    let mut body = Frame::new(inner.size);
    body.push(Point::ZERO, Item::Group(Role::Body, inner));
    body
}
