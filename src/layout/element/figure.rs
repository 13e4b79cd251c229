//! Pictures: at the size that their look says, or at their true size with measures;
//! with a sign in the corner of those that show what is right or what is wrong.

use std::sync::Arc;

use super::drawn::{cross, disc, measure_line, ring};
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
        return (role, measured(composer, figure, &look, measures));
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

/// A picture of true size, with its width above it and its height at its right.
fn measured(
    composer: &mut Composer<'_, '_>,
    figure: &Figure,
    look: &FigureLook,
    [(width, across), (height, upright)]: &[(Mm, Rich); 2],
) -> Frame {
    let ink = composer.palette().ink;
    let measure = composer.looks().measure;
    let style = composer.style(measure.text);
    let size = Size::new(width.pt(), height.pt());
    let room = measure.room.pt();
    let label_width = composer.width(upright, &style) + Pt(1.0);
    let top = composer.lines(across, &style, size.width);
    let side = composer.lines(upright, &style, label_width);
    let up = top.height() + room;

    let below = up + size.height;
    let mut frame = blank(size.width + room + label_width, below + measure.below.pt());
    let place = Rect::new(Point::new(Pt::ZERO, up), size);
    picture(composer, figure, look, place, &mut frame);
    let line = |length, is_upright| {
        let stroke = Stroke::solid(ink, measure.thickness);
        Item::Shape(measure_line(length, measure.stop.pt(), is_upright, stroke))
    };
    frame.push(Point::new(Pt::ZERO, up - room * 0.5), line(size.width, false));
    frame.push(Point::new(size.width + room * 0.5, up), line(size.height, true));
    sign(composer, figure, place, &mut frame);
    let middle = up + size.height / 2.0 - side.height() / 2.0;
    frame.push(Point::ZERO, top.group(Role::Plain));
    frame.push(Point::new(size.width + room, middle), side.group(Role::Plain));
    frame
}
