//! Bands from edge to edge of the page: a heading over several blocks, or the title
//! with a drawing and what stands in its corners.

use super::{columns, figure, flow};
use crate::content::element::{Band, Columns, Figure};
use crate::content::look::BandLook;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::composer::Composer;
use crate::layout::stack::{Stack, behind};

/// Sets a band. It reaches beyond its frame, up to the edges of the page.
pub(super) fn band(composer: &mut Composer<'_, '_>, band: &Band, width: Pt) -> Frame {
    let look = *composer.looks().band.of(band.look);
    let margin = composer.template.page.margin.value.pt();
    let (mut frame, top) = match (&band.figure, &band.corners) {
        (None, None) => low(composer, band, &look, width),
        (figure, corners) => {
            let parts = (figure.as_ref(), corners.as_ref());
            (high(composer, band, parts, &look, width), -margin)
        }
    };
    let palette = composer.palette();
    let across = |top: Pt, height: Pt| {
        Rect::new(Point::new(-margin, top), Size::new(width + margin * 2.0, height))
    };
    let height = frame.size.height;
    let ground = Shape::rect(across(top, height - top), Pt::ZERO, palette.of(look.ground));
    behind(&mut frame, [ground]);
    // Over the drawing, whose outline reaches a little below the band.
    let stripe = across(height, look.stripe_height.pt());
    let stripe = Shape::rect(stripe, Pt::ZERO, palette.of(look.stripe));
    frame.push(Point::ZERO, Item::Shape(stripe));
    frame.size.height += look.stripe_height.pt();
    frame
}

/// Words alone: in the top margin where a page begins with them. Also where the ground
/// begins.
fn low(composer: &mut Composer<'_, '_>, band: &Band, look: &BandLook, width: Pt) -> (Frame, Pt) {
    let padding = look.below.pt();
    let margin = composer.template.page.margin.value.pt();
    let (top, lift) =
        if composer.opens_page { (-margin, look.lift.pt()) } else { (-padding, Pt::ZERO) };
    let words = flow(composer, &band.words, width);
    let height = words.size.height - lift + padding;
    let mut stack = Stack::new(width);
    stack.put(Point::new(Pt::ZERO, -lift), Item::Group(Role::Plain, words));
    stack.reach(height);
    (stack.finish(), top)
}

/// Words at the left under the corners, a drawing at the right on the lower edge.
fn high(
    composer: &mut Composer<'_, '_>,
    band: &Band,
    (figure, corners): (Option<&Figure>, Option<&Columns>),
    look: &BandLook,
    width: Pt,
) -> Frame {
    // Wider than this it would take the room of the words.
    let share = (look.drawing * composer.drawings).min(look.largest).0;
    let drawing = figure.map(|figure| {
        let natural = figure.picture.size;
        let wide = width * share;
        (figure, Size::new(wide, natural.height * (wide / natural.width)))
    });
    let corners = corners.map(|corners| columns::columns(composer, corners, width));
    let mut stack = Stack::new(width);
    let corner = corners.as_ref().map_or(Pt::ZERO, |frame| frame.size.height);
    stack.reach(corner + look.under_corner.pt());

    let (taken, high) = drawing
        .as_ref()
        .map_or((Pt::ZERO, Pt::ZERO), |(_, size)| (size.width + composer.gutter(), size.height));
    let words = flow(composer, &band.words, width - taken);
    let below = look.below.pt();
    let room = (words.size.height + below).max(high);
    let top = stack.y() + (room - below - words.size.height) / 2.0;
    stack.put(Point::new(Pt::ZERO, top), Item::Group(Role::Plain, words));
    // Behind what the flyer is: those who hear it know in which language it is.
    if let Some(corners) = corners {
        stack.put(Point::ZERO, Item::Group(Role::Plain, corners));
    }
    if let Some((figure, size)) = drawing {
        let at = Point::new(width - size.width, stack.y() + room - size.height);
        let mut frame = Frame::new(size);
        frame.push(Point::ZERO, Item::Picture(figure.picture.clone(), size));
        stack.put(at, Item::Group(figure::role(figure), frame));
    }
    stack.gap(room);
    stack.finish()
}
