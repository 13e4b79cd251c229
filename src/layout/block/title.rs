//! The band with the title: the language for the counter staff, the title, a
//! drawing.

use super::super::composer::{Composer, blank, figure};
use super::super::panel::RADIUS;
use super::super::stack::{Stack, area, behind, padded};
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::Title;
use crate::text::Align;

/// The share of the width that the drawing takes.
const DRAWING: f32 = 0.36;

/// The band reaches the edges of the page.
pub(super) fn title(composer: &mut Composer<'_, '_>, title: &Title) -> Frame {
    let palette = composer.palette();
    let width = composer.measure();
    let margin = composer.template.page.margin.value.pt();
    // Wider than this it would take the room of the words.
    let drawing = width * (DRAWING * composer.drawings).min(0.44);
    let text_width = width - drawing - composer.gutter();

    let corner = corner(composer, width);
    let mut stack = Stack::new(width);
    stack.reach(corner.size.height + Mm(5.0).pt());

    let style = composer.style(Voice::Title).color(palette.paper);
    let heading = composer.lines(&title.heading, &style, text_width);
    let note = composer.style(Voice::Note).color(palette.paper);
    let draft = title.draft.as_ref().map(|draft| composer.lines(draft, &note, text_width));
    let above = Mm(2.0).pt();
    let draft_height = draft.as_ref().map_or(Pt::ZERO, |draft| above + draft.height());
    let picture = &title.picture;
    let picture_height = picture.size.height * (drawing / picture.size.width);
    let below = Mm(6.0).pt();
    let words = heading.height() + draft_height;
    let room = (words + below).max(picture_height);
    let heading_top = stack.y() + (room - below - words) / 2.0;
    let draft_top = heading_top + heading.height() + above;
    stack.put(Point::new(Pt::ZERO, heading_top), heading.group(Role::Heading(1)));
    if let Some(draft) = draft {
        stack.put(Point::new(Pt::ZERO, draft_top), draft.group(Role::Paragraph));
    }
    // Behind what the flyer is: those who hear it know in which language it is.
    stack.put(Point::ZERO, Item::Group(Role::Plain, corner));

    let size = Size::new(drawing, picture_height);
    let at = Point::new(width - drawing, stack.y() + room - picture_height);
    stack.put(at, figure(picture, &title.picture_alt, size));
    stack.gap(room);

    let mut frame = stack.finish();
    let bleed = Rect::new(
        Point::new(-margin, -margin),
        Size::new(width + margin * 2.0, frame.size.height + margin),
    );
    let stripe_height = Mm(1.6).pt();
    let stripe = Rect::new(
        Point::new(-margin, frame.size.height),
        Size::new(width + margin * 2.0, stripe_height),
    );
    behind(&mut frame, [Shape::rect(bleed, Pt::ZERO, palette.primary)]);
    // Over the drawing, whose outline reaches a little below the band.
    frame.push(Point::ZERO, Item::Shape(Shape::rect(stripe, Pt::ZERO, palette.accent)));
    frame.size.height += stripe_height;
    frame
}

/// What the staff at the counter look for, at the top: the Japanese title at the
/// left, the language at the right.
fn corner(composer: &mut Composer<'_, '_>, width: Pt) -> Frame {
    let label = label(composer);
    let mut frame = blank(width, label.size.height);
    let (label_x, height) = (width - label.size.width, label.size.height);
    frame.push(Point::new(label_x, Pt::ZERO), Item::Group(Role::Plain, label));
    if let Some(japanese) = &composer.document.title_japanese {
        let style = composer.style(Voice::Note).color(composer.palette().paper);
        let lines = composer.lines(japanese, &style, label_x - composer.gutter());
        let top = (height - lines.height()) / 2.0;
        frame.push(Point::new(Pt::ZERO, top.max(Pt::ZERO)), lines.group(Role::Paragraph));
    }
    frame
}

/// The corner label: the language's own name, and under it the Japanese one.
fn label(composer: &mut Composer<'_, '_>) -> Frame {
    let document = composer.document;
    let palette = composer.palette();
    let own = composer.style(Voice::Subheading).color(palette.primary).align(Align::Center);
    let japanese = composer.style(Voice::Note).color(palette.ink).align(Align::Center);
    let same = document.label.plain() == document.label_japanese.plain();

    let mut inner = composer.width(&document.label, &own);
    if !same {
        inner = inner.max(composer.width(&document.label_japanese, &japanese));
    }
    let inner = inner + Pt(0.5);
    let mut stack = Stack::new(inner);
    let lines = composer.lines(&document.label, &own, inner);
    stack.lines(Pt::ZERO, Role::Paragraph, lines);
    if !same {
        let lines = composer.lines(&document.label_japanese, &japanese, inner);
        stack.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    let mut frame = padded(stack.finish(), Role::Plain, Mm(4.0).pt(), Mm(1.2).pt());
    let ground = Shape::rect(area(&frame), RADIUS.pt(), palette.paper);
    behind(&mut frame, [ground]);
    frame
}
