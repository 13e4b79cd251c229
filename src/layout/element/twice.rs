//! Words, and the same in a second language in small type: behind them where there is
//! room on their last line, else under them.
//!
//! In: both texts and a width. Out: one frame, and where the first baseline of the words
//! is.

use crate::content::look::Text;
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Em, Point, Pt};
use crate::layout::composer::{Composer, Lines, blank};
use crate::layout::style::Style;

/// The gap between words and what stands behind them, in ems of the words.
const GAP: Em = Em(0.6);

/// Sets words with what stands beside them.
pub(super) fn twice(
    composer: &mut Composer<'_, '_>,
    (text, style): (&Rich, &Style),
    beside: Option<&Rich>,
    width: Pt,
) -> (Frame, Pt) {
    let words = composer.lines(text, style, width);
    add(composer, words, (text, style), beside, width)
}

/// Adds what stands beside words that are set.
pub(super) fn add(
    composer: &mut Composer<'_, '_>,
    words: Lines,
    (text, style): (&Rich, &Style),
    beside: Option<&Rich>,
    width: Pt,
) -> (Frame, Pt) {
    let Lines { frame: words, first_baseline } = words;
    let Some(beside) = beside else { return (words, first_baseline) };
    let small = composer.style(Text::Beside).color(style.color);
    let (own, other) = (composer.one_line(text, style), composer.one_line(beside, &small));
    let x = own + GAP.at(style.size);
    let is_behind = x + other <= width;
    let lines = composer.lines(beside, &small, if is_behind { other } else { width });
    let at = match is_behind {
        true => Point::new(x, first_baseline - lines.first_baseline),
        false => Point::new(Pt::ZERO, words.size.height),
    };
    let height = words.size.height.max(at.y + lines.height());
    let mut frame = blank(width, height);
    frame.push(Point::ZERO, Item::Group(Role::Plain, words));
    frame.push(at, lines.group(Role::Plain));
    (frame, first_baseline)
}
