//! A box for the city's own contact: printed where it is known, lines to write
//! on where it is not.

use std::sync::Arc;

use super::super::composer::{Composer, blank};
use super::super::field;
use super::super::panel::RADIUS;
use super::super::stack::{Stack, area, behind, padded};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role, Shape, Stroke};
use crate::geom::{Mm, Point, Pt, Size};
use crate::model::{Contact, Field, WebPage};

/// The share of a row that a telephone number takes beside the hours.
const NUMBER: f32 = 0.38;

/// The greatest height and width of an emblem.
const EMBLEM: (Mm, Mm) = (Mm(8.0), Mm(40.0));

pub(super) fn contact(composer: &mut Composer<'_, '_>, contact: &Contact) -> Frame {
    let palette = composer.palette();
    let padding = Mm(4.0).pt();
    let inner = composer.measure() - padding * 2.0;
    let mut stack = Stack::new(inner);
    let style = composer.style(Voice::Subheading).color(palette.primary);
    let heading = composer.lines(&contact.heading, &style, inner);
    stack.lines(Pt::ZERO, Role::Heading(2), heading);
    let fields = [&contact.office, &contact.phone, &contact.hours];
    for row in rows(&fields) {
        let room = inner - composer.gutter() * if row.len() == 1 { 0.0 } else { 1.0 };
        // A number is shorter than the hours beside it.
        let share = match row {
            [_] => 1.0,
            [first, ..] if first.value.is_some() => NUMBER,
            [..] => 0.5,
        };
        let widths = [room * share, room * (1.0 - share)];
        let fields: Vec<_> = row.iter().copied().zip(widths).collect();
        let frames = field::row(composer, &fields);
        let mut frame = blank(inner, frames.first().map_or(Pt::ZERO, |field| field.size.height));
        let mut x = Pt::ZERO;
        for (entry, width) in frames.into_iter().zip(widths) {
            frame.push(Point::new(x, Pt::ZERO), Item::Group(Role::Paragraph, entry));
            x += width + composer.gutter();
        }
        stack.frame(Pt::ZERO, Role::Plain, frame);
    }
    places(composer, contact, inner, &mut stack);
    let mut frame = padded(stack.finish(), Role::Plain, padding, Mm(2.0).pt());
    let dash = vec![Mm(1.6).pt(), Mm(1.2).pt()];
    let edge = Stroke { dash, ..Stroke::solid(palette.muted, Pt(1.0)) };
    let outline = Shape::outline(area(&frame), RADIUS.pt(), edge);
    behind(&mut frame, [outline]);
    if let Some(logo) = &contact.logo {
        let size = emblem(logo.size);
        let at = Point::new(frame.size.width - padding - size.width, Mm(1.5).pt());
        frame.push(at, Item::Picture(Arc::clone(logo), size));
    }
    frame
}

/// The fields row by row: two side by side, but for the name of a section, which
/// is long.
fn rows<'r, 'f>(fields: &'r [&'f Field; 3]) -> impl Iterator<Item = &'r [&'f Field]> {
    let named = fields[0].value.is_some();
    let (alone, others) = fields.split_at(usize::from(named));
    alone.chunks(1).chain(others.chunks(2))
}

/// The address, and the page on the web.
fn places(composer: &mut Composer<'_, '_>, contact: &Contact, width: Pt, stack: &mut Stack) {
    if contact.address.is_some() || contact.link.is_some() {
        stack.gap(Mm(1.0).pt());
    }
    let style = composer.style(Voice::Note);
    if let Some(address) = &contact.address {
        let lines = composer.lines(address, &style, width);
        stack.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    if let Some(WebPage { text, url }) = &contact.link {
        let lines = composer.lines(text, &style, width);
        let wide = composer.width(text, &style).min(width);
        let mut link = blank(wide, lines.height());
        link.push(Point::ZERO, lines.group(Role::Plain));
        let target = Role::Link { url: url.clone(), alt: text.plain() };
        let mut paragraph = blank(width, link.size.height);
        paragraph.push(Point::ZERO, Item::Group(target, link));
        stack.frame(Pt::ZERO, Role::Paragraph, paragraph);
    }
}

/// The size of an emblem: as high as the heading, and no longer than a name.
fn emblem(natural: Size) -> Size {
    let (height, width) = (EMBLEM.0.pt(), EMBLEM.1.pt());
    let factor = (height / natural.height).min(width / natural.width);
    Size::new(natural.width * factor, natural.height * factor)
}
