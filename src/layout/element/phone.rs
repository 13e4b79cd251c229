//! Telephone numbers in large digits behind a receiver, with a few words to them.

use super::drawn::receiver;
use crate::content::element::Phone;
use crate::content::look::PhoneLook;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Em, Point, Pt};
use crate::layout::composer::{Composer, blank};
use crate::layout::style::Style;

/// How far the receiver stands above the baseline, in its own size.
const RAISED: Em = Em(0.9);

/// Sets a number: as wide as its digits with the words under them, or over the width
/// with the words behind them.
pub(super) fn phone(composer: &mut Composer<'_, '_>, phone: &Phone, width: Pt) -> Frame {
    let look = *composer.looks().phone.of(phone.look);
    let style = composer.style(look.number);
    let icon = look.receiver.at(style.size);
    let x = icon + look.gap.pt();
    let (mut frame, baseline) = if look.under {
        under(composer, phone, &look, (&style, x))
    } else {
        behind(composer, phone, &look, (&style, x), width)
    };
    let at = Point::new(Pt::ZERO, baseline - RAISED.at(icon));
    let color = composer.palette().of(look.color);
    frame.items.insert(0, (at, Item::Shape(receiver(Point::ZERO, icon, color))));
    frame
}

/// The number from `x` on, its words under it; and its baseline.
fn under(
    composer: &mut Composer<'_, '_>,
    phone: &Phone,
    look: &PhoneLook,
    (style, x): (&Style, Pt),
) -> (Frame, Pt) {
    let has_words = phone.words.is_some();
    let number = if has_words { phone.number.set_apart() } else { phone.number.clone() };
    let number = composer.number(&number, style);
    let baseline = number.first_baseline;
    let (width, height) = (number.frame.size.width, number.height());
    let mut frame = blank(x + width, height);
    frame.push(Point::new(x, Pt::ZERO), number.group(Role::Plain));
    if let Some(words) = &phone.words {
        let lines = composer.lines(words, &composer.style(look.words), width);
        frame.size.height += lines.height();
        frame.push(Point::new(x, height), lines.group(Role::Plain));
    }
    (frame, baseline)
}

/// The number from `x` on, its words behind it on the same baseline; and that baseline.
fn behind(
    composer: &mut Composer<'_, '_>,
    phone: &Phone,
    look: &PhoneLook,
    (style, x): (&Style, Pt),
    width: Pt,
) -> (Frame, Pt) {
    let number_width = composer.one_line(&phone.number, style);
    let words_x = x + number_width + look.word_gap.at(style.size);
    let number = composer.number(&phone.number.set_apart(), style);
    let baseline = number.first_baseline;
    let words = phone.words.as_ref();
    let words =
        words.map(|words| composer.lines(words, &composer.style(look.words), width - words_x));
    let shift = words.as_ref().map_or(Pt::ZERO, |words| baseline - words.first_baseline);
    let bottom = words.as_ref().map_or(Pt::ZERO, |words| shift + words.height());
    let mut frame = blank(width, number.height().max(bottom));
    frame.push(Point::new(x, Pt::ZERO), number.group(Role::Plain));
    if let Some(words) = words {
        frame.push(Point::new(words_x, shift), words.group(Role::Plain));
    }
    (frame, baseline)
}
