//! Paragraphs: plain ones, those with a sign before them, and links.

use crate::content::element::Paragraph;
use crate::content::look::Text;
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Role};
use crate::geom::{Point, Pt};
use crate::layout::composer::{Composer, blank};

/// Sets a paragraph.
pub(super) fn paragraph(
    composer: &mut Composer<'_, '_>,
    paragraph: &Paragraph,
    width: Pt,
) -> Frame {
    let Paragraph { text, sign, url, look } = paragraph;
    if let Some((sign, sign_look)) = sign {
        return hanging(composer, (sign, *sign_look), (text, *look), width);
    }
    let style = composer.style(*look);
    let lines = composer.lines(text, &style, width);
    let Some(url) = url else { return lines.frame };
    // No wider than its words: some readers take all text under a link for its name.
    let wide = composer.width(text, &style).min(width);
    let mut link = blank(wide, lines.height());
    link.push(Point::ZERO, lines.group(Role::Plain));
    let mut frame = blank(width, link.size.height);
    let target = Role::Link { url: url.clone(), alt: text.plain() };
    frame.push(Point::ZERO, Item::Group(target, link));
    frame
}

/// Sets a text behind a sign, on one baseline.
fn hanging(
    composer: &mut Composer<'_, '_>,
    (sign, sign_look): (&Rich, Text),
    (text, look): (&Rich, Text),
    width: Pt,
) -> Frame {
    let style = composer.style(look);
    let sign_style = composer.style(sign_look);
    let hang = composer.looks().text.of(look).hang.at(style.size);
    let sign = composer.lines(sign, &sign_style, hang);
    let lines = composer.lines(text, &style, width - hang);
    let shift = lines.first_baseline - sign.first_baseline;
    let mut frame = blank(width, lines.height());
    frame.push(Point::new(Pt::ZERO, shift), sign.group(Role::Plain));
    frame.push(Point::new(hang, Pt::ZERO), lines.group(Role::Plain));
    frame
}
