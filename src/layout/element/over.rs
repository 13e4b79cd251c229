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
use crate::layout::style::Style;

/// The most that a label takes of the width of its picture.
const WIDEST: f32 = 0.28;

/// What of the ground of a label stands out beside and above its words, in ems.
const BESIDE: f32 = 0.3;
const ABOVE: f32 = 0.05;

/// The radius of a pin, in ems of its letter, and how thick its ring is.
const RADIUS: f32 = 0.85;
const RING: Pt = Pt(1.2);

/// Writes on a picture that fills a frame.
pub(super) fn over(composer: &mut Composer<'_, '_>, figure: &Figure, frame: &mut Frame) {
    let natural = figure.picture.size;
    let (x, y) = (frame.size.width / natural.width, frame.size.height / natural.height);
    for words in &figure.over {
        let at = Point::new(words.at.x * x, words.at.y * y);
        if words.is_pin {
            pin(composer, words, at, frame);
        } else {
            label(composer, words, at, frame);
        }
    }
}

/// A label in the middle of its place; one at the edge is moved into the picture.
fn label(composer: &mut Composer<'_, '_>, words: &Over, at: Point, frame: &mut Frame) {
    let style = composer.style(Text::MapLabel);
    let most = composer.one_line(&words.text, &style).min(frame.size.width * WIDEST);
    let width = narrowest(composer, &words.text, &style, most);
    let lines = composer.lines(&words.text, &style, width);
    let size =
        Size::new(width + style.size * BESIDE * 2.0, lines.height() + style.size * ABOVE * 2.0);
    let inside =
        |at: Pt, length: Pt, room: Pt| (at - length / 2.0).min(room - length).max(Pt::ZERO);
    let corner = Point::new(
        inside(at.x, size.width, frame.size.width),
        inside(at.y, size.height, frame.size.height),
    );
    let ground = Rect::new(Point::ZERO, size);
    let radius = style.size * BESIDE;
    frame.push(corner, Item::Shape(Shape::rect(ground, radius, composer.palette().paper)));
    let inner = corner + Point::new(style.size * BESIDE, style.size * ABOVE);
    frame.push(inner, lines.group(Role::Plain));
}

/// The least width, as far as a tenth is worth it, in which a text has no more lines than
/// in the most: a label covers no more of the picture than it needs.
fn narrowest(composer: &mut Composer<'_, '_>, text: &Rich, style: &Style, most: Pt) -> Pt {
    let least = composer.least_width(text, style) + Pt(0.5);
    if least >= most {
        return most;
    }
    let high = composer.lines(text, style, most).height();
    let widths = (1_u8..=10).map(|step| most - (most - least) * (f32::from(step) / 10.0));
    let fitting = widths.take_while(|&width| composer.lines(text, style, width).height() <= high);
    fitting.last().unwrap_or(most)
}

/// A letter in a ring.
fn pin(composer: &mut Composer<'_, '_>, words: &Over, at: Point, frame: &mut Frame) {
    let style = composer.style(Text::Pin);
    let palette = composer.palette();
    let width = composer.one_line(&words.text, &style);
    let lines = composer.digits(&words.text, &style, width);
    let radius = (style.size * RADIUS).max(width / 2.0 + RING);
    let edge = radius * 2.0;
    let corner = at - Point::new(radius, radius);
    frame.push(at, Item::Shape(disc(Point::ZERO, radius, palette.paper)));
    let ring = Rect::new(Point::ZERO, Size::new(edge, edge));
    let stroke = Stroke::solid(palette.ink, RING);
    frame.push(corner, Item::Shape(Shape::outline(ring, radius, stroke)));
    let top = at - Point::new(width / 2.0, lines.height() / 2.0);
    frame.push(top, lines.group(Role::Plain));
}
