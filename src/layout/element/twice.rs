//! Words, and the same in a second language in small type: behind them where there is
//! room on their last line, else under them, and always under words that end at the right.
//!
//! In: both texts and a width. Out: one frame, and where the first baseline of the words
//! is.

use crate::content::look::Text;
use crate::content::model::Rich;
use crate::frame::{Frame, Role};
use crate::geom::{Em, Point, Pt};
use crate::layout::composer::{Composer, Lines, blank};
use crate::layout::style::Style;
use crate::text::Align;

/// The gap between words and what stands behind them, in ems of the words.
pub(super) const GAP: Em = Em(0.6);

/// Sets words with what stands beside them.
pub(super) fn twice(
    composer: &mut Composer<'_, '_>,
    (text, style): (&Rich, &Style),
    beside: Option<&Rich>,
    width: Pt,
) -> (Frame, Pt) {
    let Some(beside) = beside else {
        let Lines { frame, first_baseline } = composer.lines(text, style, width);
        return (frame, first_baseline);
    };
    let small = composer.style(Text::Beside).color(style.color).align(style.align);
    let (own, other) = (composer.one_line(text, style), composer.one_line(beside, &small));
    let x = own + GAP.at(style.size);
    let is_behind = style.align == Align::Start && x + other <= width;
    // A blank keeps them apart for those who hear or copy them.
    let words = composer.lines(&text.set_apart(), style, width);
    let lines = composer.lines(beside, &small, if is_behind { other } else { width });
    let at = match is_behind {
        true => Point::new(x, words.first_baseline - lines.first_baseline),
        false => Point::new(Pt::ZERO, words.height()),
    };
    let mut frame = blank(width, words.height().max(at.y + lines.height()));
    let first_baseline = words.first_baseline;
    frame.push(Point::ZERO, words.group(Role::Plain));
    frame.push(at, lines.group(Role::Plain));
    (frame, first_baseline)
}
