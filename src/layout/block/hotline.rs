//! A telephone line: for what and in which languages, the number in large
//! digits, and a table of languages, days and hours.

use super::super::composer::{Composer, blank};
use super::super::list::{Sign, list};
use super::super::panel::{RADIUS, receiver};
use super::super::stack::{Stack, behind};
use super::super::style::Voice;
use super::super::table::table;
use crate::frame::{Frame, Item, Role, Shape, Stroke};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::{Hotline, HotlineRow, Rich};
use crate::source::Span;

pub(super) fn hotline(composer: &mut Composer<'_, '_>, hotline: &Hotline, span: Span) -> Frame {
    let width = composer.measure();
    let padding = Mm(3.0).pt();
    let inner = width - padding * 2.0;
    let palette = composer.palette();
    let body = composer.style(Voice::Body);
    let note = composer.style(Voice::Note);

    let mut stack = Stack::new(width);
    let head = head(composer, hotline);
    let head_height = head.size.height;
    stack.frame(Pt::ZERO, Role::Plain, head);
    stack.gap(Mm(1.0).pt());
    if let Some(otherwise) = &hotline.otherwise {
        let lines = composer.lines(otherwise, &body.bold(), inner);
        stack.lines(padding, Role::Paragraph, lines);
    }
    if let Some(sentence) = &hotline.not_your_language {
        let lines = composer.lines(sentence, &body.bold(), inner);
        stack.lines(padding, Role::Paragraph, lines);
    }
    if !hotline.notes_before.is_empty() {
        let notes = list(composer, &hotline.notes_before, Sign::Note, &note, inner, span);
        stack.frame(padding, Role::List, notes);
    }
    stack.gap(Mm(1.2).pt());
    let head: Vec<&Rich> = hotline.columns.iter().collect();
    let rows: Vec<Vec<&Rich>> = hotline.table.rows.iter().map(HotlineRow::cells).collect();
    let frame = table(composer, &head, &rows, body.bold(), inner);
    let summary = hotline.heading.plain();
    stack.frame(padding, Role::Table { summary }, frame);
    for text in &hotline.notes_after {
        stack.gap(Mm(1.2).pt());
        let lines = composer.lines(text, &note, inner);
        stack.lines(padding, Role::Paragraph, lines);
    }
    stack.gap(Mm(2.0).pt());

    let mut frame = stack.finish();
    let area = Rect::new(Point::ZERO, frame.size);
    let top = Rect::new(Point::ZERO, Size::new(width, head_height));
    behind(
        &mut frame,
        [
            Shape::corners(top, [RADIUS.pt(), RADIUS.pt(), Pt::ZERO, Pt::ZERO], palette.tint),
            Shape::outline(area, RADIUS.pt(), Stroke::solid(palette.primary, Pt(1.0))),
        ],
    );
    frame
}

/// What the line is for at the left, the number at the right; under each other
/// where the words need the room.
fn head(composer: &mut Composer<'_, '_>, hotline: &Hotline) -> Frame {
    let palette = composer.palette();
    let width = composer.measure();
    let padding = Mm(3.0).pt();
    let inner = width - padding * 2.0;
    let phone = phone(composer, hotline);
    let left = inner - phone.size.width - Mm(4.0).pt();

    let large = composer.style(Voice::Subheading).color(palette.primary);
    let beside = composer.least_width(&hotline.heading, &large) <= left;
    let room = if beside { left } else { inner };
    let mut words = Stack::new(room);
    let named = named(composer, hotline, room);
    words.frame(Pt::ZERO, composer.heading(0), named);
    if let Some(lead) = &hotline.lead {
        let style = composer.style(Voice::Body).bold().color(palette.accent);
        let lines = composer.lines(lead, &style, room);
        words.gap(Mm(0.6).pt());
        words.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    let words = words.finish();

    let vertical = Mm(1.5).pt();
    let row = if beside {
        words.size.height.max(phone.size.height)
    } else {
        words.size.height + phone.size.height
    };
    let mut frame = blank(width, row + vertical * 2.0);
    let words_top = if beside { (row - words.size.height) / 2.0 } else { Pt::ZERO };
    let phone_top = if beside { (row - phone.size.height) / 2.0 } else { words.size.height };
    let phone_x = padding + inner - phone.size.width;
    frame.push(Point::new(padding, vertical + words_top), Item::Group(Role::Plain, words));
    frame.push(Point::new(phone_x, vertical + phone_top), Item::Group(Role::Paragraph, phone));
    frame
}

/// Which languages, in a small label, and what the line is for beside it; under
/// it where there is no room. Both are the heading: those who go from heading to
/// heading look for their language.
fn named(composer: &mut Composer<'_, '_>, hotline: &Hotline, room: Pt) -> Frame {
    let palette = composer.palette();
    let small = composer.style(Voice::Note).bold().color(palette.paper);
    let large = composer.style(Voice::Subheading).color(palette.primary);
    let side = Mm(2.0).pt();
    let group_width = (composer.width(&hotline.group, &small) + Pt(0.5)).min(room - side * 2.0);
    let group = composer.lines(&hotline.group.set_apart(), &small, group_width);
    let room_above = Mm(0.4).pt();
    let label = Size::new(group_width + side * 2.0, group.height() + room_above * 2.0);
    let rest = room - label.width - side;
    let beside = composer.width(&hotline.heading, &large) <= rest;
    let heading = composer.lines(&hotline.heading, &large, if beside { rest } else { room });

    let shift = heading.first_baseline - group.first_baseline - room_above;
    let below = label.height + Mm(0.8).pt();
    let (heading_at, height) = if beside {
        (Point::new(label.width + side, Pt::ZERO), heading.height())
    } else {
        (Point::new(Pt::ZERO, below), heading.height() + below)
    };
    let label_at = Point::new(Pt::ZERO, if beside { shift } else { Pt::ZERO });
    let mut frame = blank(room, height);
    let ground = Rect::new(label_at, label);
    frame.push(label_at + Point::new(side, room_above), group.group(Role::Plain));
    frame.push(heading_at, heading.group(Role::Plain));
    behind(&mut frame, [Shape::rect(ground, RADIUS.pt(), palette.primary)]);
    frame
}

/// The number in large digits behind a receiver, and under it what a call costs.
fn phone(composer: &mut Composer<'_, '_>, hotline: &Hotline) -> Frame {
    let palette = composer.palette();
    let style = composer.style(Voice::Phone).color(palette.primary);
    let icon = style.size * 0.9;
    let x = icon + Mm(1.5).pt();
    let lines = composer.number(&hotline.phone.number, &style);
    let (width, height) = (lines.frame.size.width, lines.height());
    let mut frame = blank(x + width, height);
    let at = Point::new(Pt::ZERO, lines.first_baseline - icon * 0.9);
    frame.push(at, Item::Shape(receiver(Point::ZERO, icon, palette.accent)));
    frame.push(Point::new(x, Pt::ZERO), lines.group(Role::Plain));
    if let Some(cost) = &hotline.phone.cost {
        let note = composer.style(Voice::Note).bold();
        let lines = composer.lines(cost, &note, width);
        frame.size.height += lines.height();
        frame.push(Point::new(x, height), lines.group(Role::Plain));
    }
    frame
}
