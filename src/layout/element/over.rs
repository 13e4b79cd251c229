//! Words on a picture: the labels and the pins of a map.
//!
//! In: a picture that is placed. Out: the same with words on it, each on a ground of
//! paper, so that they can be read on any drawing and on a grey copy.

use super::drawn::disc;
use crate::content::element::{Figure, Over};
use crate::content::look::Text;
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Role, Shape, Stroke};
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::composer::Composer;
use crate::layout::stack::area;
use crate::layout::style::Style;

/// The most that a label takes of the width of its picture.
const WIDEST: f32 = 0.28;

/// What of the ground of a label stands out beside and above its words, in ems.
const BESIDE: f32 = 0.3;
const ABOVE: f32 = 0.05;

/// The radius of a pin, in ems of its letter, and how thick its ring is.
const RADIUS: f32 = 0.85;
const RING: Pt = Pt(1.2);

/// How far from its place a label may stand, in ems.
const NEAR: f32 = 1.5;

/// What is left free beside something for which a label made room.
const GAP: Pt = Pt(1.0);

/// Of how many things around it a label tries the sides: enough for any map that can be
/// read.
const TRIED: usize = 12;

/// Writes on a picture that fills a frame. Pins stand at their places; labels make room
/// for them and for each other.
pub(super) fn over(composer: &mut Composer<'_, '_>, figure: &Figure, frame: &mut Frame) {
    let natural = figure.picture.size;
    let (x, y) = (frame.size.width / natural.width, frame.size.height / natural.height);
    let at = |words: &Over| Point::new(words.at.x * x, words.at.y * y);
    let mut pins = Vec::new();
    for words in figure.over.iter().filter(|words| words.is_pin) {
        let pin = pin(composer, words);
        pins.push((around(at(words), pin.size), pin));
    }
    let mut taken: Vec<Rect> = pins.iter().map(|(place, _)| *place).collect();
    for words in figure.over.iter().filter(|words| !words.is_pin) {
        let (label, near) = label(composer, words, frame.size.width);
        let place = free(at(words), label.size, (frame.size, near), &taken);
        taken.push(Rect::new(place, label.size));
        frame.push(place, Item::Group(Role::Plain, label));
    }
    for (place, pin) in pins {
        frame.push(place.origin, Item::Group(Role::Plain, pin));
    }
}

/// The rectangle of a size around its middle.
fn around(middle: Point, size: Size) -> Rect {
    Rect::new(middle - Point::new(size.width / 2.0, size.height / 2.0), size)
}

/// Where something of a size stands on a picture: around its middle if nothing is there;
/// otherwise beside, above or under what is, as near as can be and no further from its
/// place than `near`. Where all is taken it stands around its middle. At the edge it is moved into
/// the picture.
fn free(middle: Point, size: Size, (room, near): (Size, Pt), taken: &[Rect]) -> Point {
    let inside = |corner: Point| {
        let x = corner.x.min(room.width - size.width).max(Pt::ZERO);
        Point::new(x, corner.y.min(room.height - size.height).max(Pt::ZERO))
    };
    let wanted = inside(around(middle, size).origin);
    let is_free = |corner: &Point| !taken.iter().any(|it| it.overlaps(&Rect::new(*corner, size)));
    if is_free(&wanted) {
        return wanted;
    }
    let reach = Size::new((size.width + near) * 2.0, (size.height + near) * 2.0);
    let reach = around(middle, reach);
    let beside: Vec<&Rect> = taken.iter().filter(|it| it.overlaps(&reach)).take(TRIED).collect();
    let x = beside.iter().flat_map(|it| [it.origin.x - size.width - GAP, it.right() + GAP]);
    let x: Vec<Pt> = [wanted.x].into_iter().chain(x).collect();
    let y = beside.iter().flat_map(|it| [it.origin.y - size.height - GAP, it.bottom() + GAP]);
    let y: Vec<Pt> = [wanted.y].into_iter().chain(y).collect();
    let corners = y.iter().flat_map(|&y| x.iter().map(move |&x| inside(Point::new(x, y))));
    let is_near = |corner: &Point| {
        let (across, upright) = (
            (corner.x - middle.x).max(middle.x - corner.x - size.width),
            (corner.y - middle.y).max(middle.y - corner.y - size.height),
        );
        across.max(upright) <= near
    };
    let far = |corner: &Point| {
        let shift = *corner - wanted;
        shift.x.0 * shift.x.0 + shift.y.0 * shift.y.0
    };
    let free = corners.filter(|corner| is_near(corner) && is_free(corner));
    free.min_by(|one, other| far(one).total_cmp(&far(other))).unwrap_or(wanted)
}

/// A label on its ground, and how far it may stand from its place. It takes some of the
/// width of the picture, or more where a word does.
fn label(composer: &mut Composer<'_, '_>, words: &Over, room: Pt) -> (Frame, Pt) {
    let style = composer.style(Text::MapLabel);
    let beside = style.size * BESIDE;
    let least = composer.least_width(&words.text, &style) + Pt(0.5);
    let most = composer.one_line(&words.text, &style).min((room * WIDEST).max(least));
    let width = narrowest(composer, &words.text, &style, (least, most)).min(room - beside * 2.0);
    let lines = composer.lines(&words.text, &style, width);
    let size = Size::new(width + beside * 2.0, lines.height() + style.size * ABOVE * 2.0);
    let mut frame = Frame::new(size);
    let ground = Shape::rect(area(&frame), beside, composer.palette().paper);
    frame.push(Point::ZERO, Item::Shape(ground));
    frame.push(Point::new(beside, style.size * ABOVE), lines.group(Role::Plain));
    (frame, style.size * NEAR)
}

/// The least width, as far as a tenth is worth it, in which a text has no more lines than
/// in the most: a label covers no more of the picture than it needs.
fn narrowest(
    composer: &mut Composer<'_, '_>,
    text: &Rich,
    style: &Style,
    (least, most): (Pt, Pt),
) -> Pt {
    if least >= most {
        return most;
    }
    let high = composer.lines(text, style, most).height();
    let widths = (1_u8..=10).map(|step| most - (most - least) * (f32::from(step) / 10.0));
    let fitting = widths.take_while(|&width| composer.lines(text, style, width).height() <= high);
    fitting.last().unwrap_or(most)
}

/// A letter in a ring.
fn pin(composer: &mut Composer<'_, '_>, words: &Over) -> Frame {
    let style = composer.style(Text::Pin);
    let palette = composer.palette();
    let width = composer.one_line(&words.text, &style);
    let lines = composer.digits(&words.text, &style, width);
    let radius = (style.size * RADIUS).max(width / 2.0 + RING);
    let edge = radius * 2.0;
    let mut frame = Frame::new(Size::new(edge, edge));
    let middle = Point::new(radius, radius);
    frame.push(middle, Item::Shape(disc(Point::ZERO, radius, palette.paper)));
    let ring = Shape::outline(area(&frame), radius, Stroke::solid(palette.ink, RING));
    frame.push(Point::ZERO, Item::Shape(ring));
    let top = middle - Point::new(width / 2.0, lines.height() / 2.0);
    frame.push(top, lines.group(Role::Plain));
    frame
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Size = Size { width: Pt(200.0), height: Pt(100.0) };
    const LABEL: Size = Size { width: Pt(40.0), height: Pt(10.0) };

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::new(Point::new(Pt(x), Pt(y)), Size::new(Pt(width), Pt(height)))
    }

    fn place(x: f32, y: f32, taken: &[Rect]) -> (f32, f32) {
        let corner = free(Point::new(Pt(x), Pt(y)), LABEL, (ROOM, Pt(8.0)), taken);
        (corner.x.0, corner.y.0)
    }

    #[test]
    fn a_label_stands_around_its_place_and_inside_the_picture() {
        assert_eq!(place(100.0, 50.0, &[]), (80.0, 45.0));
        assert_eq!(place(5.0, 98.0, &[]), (0.0, 90.0));
        assert_eq!(place(100.0, 50.0, &[rect(0.0, 0.0, 80.0, 100.0)]), (80.0, 45.0), "it touches");
    }

    #[test]
    fn a_label_goes_the_shortest_way_to_where_nothing_is() {
        let pin = rect(90.0, 40.0, 10.0, 10.0);
        assert_eq!(place(100.0, 50.0, &[pin]), (80.0, 51.0), "under it");
        let under = rect(80.0, 56.0, 40.0, 10.0);
        assert_eq!(place(100.0, 50.0, &[pin, under]), (101.0, 45.0), "beside both");
    }

    #[test]
    fn a_label_that_would_go_too_far_stays() {
        let wall = rect(60.0, 30.0, 80.0, 40.0);
        assert_eq!(place(100.0, 50.0, &[wall]), (80.0, 45.0));
    }
}
