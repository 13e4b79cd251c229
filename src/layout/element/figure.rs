//! Pictures: at the size that their look says, or at their true size with measures;
//! with a sign in the corner of those that show what is right or what is wrong.

use std::sync::Arc;

use super::drawn::{cross, disc, measure_line, ring, ring_reach};
use super::over;
use crate::content::element::Figure;
use crate::content::look::{self, FigureLook, SignLook};
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Role, Shape, Stroke};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::layout::composer::{Composer, blank};
use crate::layout::stack::area;

/// Whether a picture grows where a page has room.
pub(in crate::layout) fn is_free(composer: &Composer<'_, '_>, figure: &Figure) -> bool {
    figure.measures.is_none() && composer.looks().figure.of(figure.look).height.pt() == Pt::ZERO
}

/// Sets a picture in a width, and says what it means.
pub(super) fn figure(composer: &mut Composer<'_, '_>, figure: &Figure, width: Pt) -> (Role, Frame) {
    let role = role(figure);
    let look = *composer.looks().figure.of(figure.look);
    if let Some(measures) = &figure.measures {
        return (role, measured(composer, figure, &look, measures, width));
    }
    let size = size(composer, figure, &look, width);
    let mut frame = Frame::new(size);
    picture(composer, figure, &look, Rect::new(Point::ZERO, size), &mut frame);
    sign(composer, figure, area(&frame), &mut frame);
    over::over(composer, figure, &mut frame);
    (role, frame)
}

/// What a picture means.
pub(super) fn role(figure: &Figure) -> Role {
    figure.alt.as_ref().map_or(Role::Plain, |alt| Role::Figure { alt: alt.clone() })
}

/// How large a picture is, in its own proportions.
fn size(composer: &Composer<'_, '_>, figure: &Figure, look: &FigureLook, width: Pt) -> Size {
    let natural = figure.picture.size;
    if !is_free(composer, figure) {
        let factor = (look.height.pt() / natural.height).min(look.width.pt() / natural.width);
        return Size::new(natural.width * factor, natural.height * factor);
    }
    let size = composer.drawing(&figure.picture, look.width);
    // However much is to be left free, something can be seen.
    let room = (width - look.free.pt()).max(width * 0.1);
    let shrink = (room / size.width).min(1.0);
    Size::new(size.width * shrink, size.height * shrink)
}

/// Draws a picture and the line around it.
fn picture(
    composer: &Composer<'_, '_>,
    figure: &Figure,
    look: &FigureLook,
    place: Rect,
    frame: &mut Frame,
) {
    frame.push(place.origin, Item::Picture(Arc::clone(&figure.picture), place.size));
    if let Some(edge) = look.edge {
        let edge = Stroke::solid(composer.palette().of(edge), look.thickness);
        let shape = Shape::outline(Rect::new(Point::ZERO, place.size), Pt::ZERO, edge);
        frame.push(place.origin, Item::Shape(shape));
    }
}

/// Draws the sign of a picture: a ring at the lower left for what is right, a cross at
/// the lower right for what is wrong.
fn sign(composer: &Composer<'_, '_>, figure: &Figure, place: Rect, frame: &mut Frame) {
    let Some(sign) = figure.sign else { return };
    let palette = composer.palette();
    let SignLook { color, radius, disc: behind, inside, above } = *composer.looks().sign.of(sign);
    let color = palette.of(color);
    let y = place.bottom() - above.pt();
    let (x, shape) = match sign {
        look::Sign::Right => (place.origin.x + inside.pt(), ring(Point::ZERO, radius.pt(), color)),
        look::Sign::Wrong => (place.right() - inside.pt(), cross(Point::ZERO, radius.pt(), color)),
    };
    let at = Point::new(x, y);
    frame.push(at, Item::Shape(disc(Point::ZERO, behind.pt(), palette.paper)));
    frame.push(at, Item::Shape(shape));
}

/// How far the sign of a picture stands out at the side where it begins.
fn overhang(composer: &Composer<'_, '_>, figure: &Figure) -> Pt {
    match figure.sign {
        Some(look::Sign::Right) => {
            let SignLook { radius, inside, .. } = *composer.looks().sign.of(look::Sign::Right);
            (ring_reach(radius.pt()) - inside.pt()).max(Pt::ZERO)
        }
        Some(look::Sign::Wrong) | None => Pt::ZERO,
    }
}

/// A picture of true size, with its width above it, and its height behind a line at its
/// side: or under that line, where the width is too narrow for it.
fn measured(
    composer: &mut Composer<'_, '_>,
    figure: &Figure,
    look: &FigureLook,
    [(across, across_label), (upright, upright_label)]: &[(Mm, Rich); 2],
    width: Pt,
) -> Frame {
    let ink = composer.palette().ink;
    let measure = composer.looks().measure;
    let style = composer.style(measure.text);
    let size = Size::new(across.pt(), upright.pt());
    let room = measure.room.pt();
    let left = overhang(composer, figure);
    let side = left + size.width + room;
    composer.too_wide("the picture of true size", upright_label.span(), side - width);
    let label_width = composer.width(upright_label, &style) + Pt(1.0);
    let top = composer.lines(across_label, &style, size.width);
    let label = composer.lines(upright_label, &style, label_width.min(width));

    let up = top.height() + room;
    let below = up + size.height;
    let is_beside = side + label_width <= width;
    let at = if is_beside {
        Point::new(side, up + (size.height - label.height()) / 2.0)
    } else {
        let middle = side - (room + label_width) * 0.5;
        let x = middle.min(width - label_width).max(Pt::ZERO);
        // Words that reach under the sign stand clear of it.
        let is_clear = figure.sign != Some(look::Sign::Wrong) && x >= left + size.width * 0.5;
        let gap = if is_clear { measure.stop.pt() * 0.5 } else { measure.below.pt() };
        Point::new(x, below + gap)
    };
    let low = (below + measure.below.pt()).max(at.y + label.height());
    let mut frame = blank(side.max(at.x + label_width.min(width)), low);
    let place = Rect::new(Point::new(left, up), size);
    picture(composer, figure, look, place, &mut frame);
    let line = |length, is_upright| {
        let stroke = Stroke::solid(ink, measure.thickness);
        Item::Shape(measure_line(length, measure.stop.pt(), is_upright, stroke))
    };
    frame.push(Point::new(left, up - room * 0.5), line(size.width, false));
    frame.push(Point::new(side - room * 0.5, up), line(size.height, true));
    sign(composer, figure, place, &mut frame);
    frame.push(Point::new(left, Pt::ZERO), top.group(Role::Plain));
    frame.push(at, label.group(Role::Plain));
    frame
}
