//! Who issues the flyer, which edition it is, and whether it is a draft.

use super::super::composer::{Composer, blank};
use super::super::field;
use super::super::stack::Stack;
use super::super::style::Voice;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Mm, Point, Pt};
use crate::model::Colophon;
use crate::text::Align;

pub(super) fn colophon(composer: &mut Composer<'_, '_>, colophon: &Colophon) -> Frame {
    let width = composer.measure();
    let gutter = composer.gutter();
    let style = composer.style(Voice::Note).align(Align::End);
    let mut dates = Stack::new(width * 0.5);
    let texts = [&colophon.edition, &colophon.checked].into_iter();
    for text in texts.chain(&colophon.registration) {
        let lines = composer.lines(text, &style, width * 0.5);
        dates.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    let dates = dates.finish();
    let issuer = field::row(composer, &[(&colophon.issuer, width * 0.5 - gutter)]);
    let height = |frame: &Frame| frame.size.height;
    let row = issuer.iter().map(height).fold(height(&dates), Pt::max);
    let mut frame = blank(width, row);
    for issuer in issuer {
        let at = Point::new(Pt::ZERO, row - issuer.size.height);
        frame.push(at, Item::Group(Role::Paragraph, issuer));
    }
    let at = Point::new(width * 0.5, row - dates.size.height);
    frame.push(at, Item::Group(Role::Plain, dates));

    let mut stack = Stack::new(width);
    stack.frame(Pt::ZERO, Role::Plain, frame);
    if let Some(draft) = &colophon.draft {
        stack.gap(Mm(1.0).pt());
        let style = composer.style(Voice::Note);
        let lines = composer.lines(draft, &style, width);
        stack.lines(Pt::ZERO, Role::Paragraph, lines);
    }
    stack.finish()
}
