//! QR codes: words that invite to it at the left, the code at the right, and its
//! address in print under both.

use super::flow;
use crate::content::element::Code;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Point, Pt};
use crate::layout::composer::{Composer, blank};
use crate::text::Align;

/// Sets a code with its words.
pub(super) fn code(composer: &mut Composer<'_, '_>, code: &Code, width: Pt) -> Frame {
    let size = code.symbol.size();
    if composer.looks().code.of(code.look).under {
        return over_words(composer, code, width);
    }
    let words = flow(composer, &code.words, width - size.width - composer.gutter());
    let row = words.size.height.max(size.height);
    let link = link(composer, code, width, row);
    let mut frame = blank(width, link.size.height);
    let top = Point::new(Pt::ZERO, (row - words.size.height) / 2.0);
    frame.push(top, Item::Group(Role::Plain, words));
    frame.push(Point::ZERO, Item::Group(Role::Paragraph, link));
    frame
}

/// The code in the middle, over its words and its address.
fn over_words(composer: &mut Composer<'_, '_>, code: &Code, width: Pt) -> Frame {
    let look = *composer.looks().code.of(code.look);
    let style = composer.style(look.address).align(Align::Center);
    let words = flow(composer, &code.words, width);
    let address = composer.lines(&code.address, &style, width);
    let size = code.symbol.size();
    let words_top = code.tallest + look.gap.pt();
    let address_top = words_top + words.size.height + look.gap.pt();
    let mut frame = blank(width, address_top + address.height());
    let mut link = blank(width, frame.size.height);
    let mut target_of = |at: Point, inner: Frame| {
        let mut whole = Frame::new(inner.size);
        whole.push(Point::ZERO, Item::Group(Role::Plain, inner));
        link.push(at, Item::Group(target(code), whole));
    };
    let middle = (code.tallest - size.height) / 2.0;
    target_of(Point::new((width - size.width) / 2.0, middle), drawn(code));
    target_of(Point::new(Pt::ZERO, address_top), address.frame);
    frame.push(Point::new(Pt::ZERO, words_top), Item::Group(Role::Plain, words));
    frame.push(Point::ZERO, Item::Group(Role::Paragraph, link));
    frame
}

/// The code at the right of a row, and its address under the row: a link each, no
/// larger than what can be seen, because some readers take all text under it for its
/// name.
fn link(composer: &mut Composer<'_, '_>, code: &Code, width: Pt, row: Pt) -> Frame {
    let look = *composer.looks().code.of(code.look);
    let style = composer.style(look.address);
    let address_width = composer.one_line(&code.address, &style).min(width);
    let lines = composer.lines(&code.address, &style, address_width);
    let below = row + look.gap.pt();
    let mut frame = blank(width, below + lines.height());
    let size = code.symbol.size();
    let at = Point::new(width - size.width, (row - size.height) / 2.0);
    frame.push(at, Item::Group(target(code), drawn(code)));
    let mut words = blank(address_width, lines.height());
    words.push(Point::ZERO, lines.group(Role::Plain));
    frame.push(Point::new(width - address_width, below), Item::Group(target(code), words));
    frame
}

/// What a tap on the code or its address opens.
fn target(code: &Code) -> Role {
    Role::Link { url: code.url.clone(), alt: code.said.clone() }
}

/// The code itself.
fn drawn(code: &Code) -> Frame {
    let size = code.symbol.size();
    let mut drawn = Frame::new(size);
    drawn.push(Point::ZERO, Item::Picture(code.symbol.picture(), size));
    let mut figure = Frame::new(size);
    figure.push(Point::ZERO, Item::Group(Role::Figure { alt: code.alt.clone() }, drawn));
    figure
}
