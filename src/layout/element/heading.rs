//! Headings: plain ones, those over a rule, and those behind a number or a label.

use super::drawn::rule;
use super::twice::twice;
use crate::content::element::{Heading, Label};
use crate::content::look::{Chip, HeadingLook, Text};
use crate::content::model::Rich;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Em, Point, Pt, Rect, Size};
use crate::layout::composer::{Composer, blank};
use crate::layout::stack::behind;

/// From the baseline to the middle of a digit.
const MIDDLE: Em = Em(0.36);

/// The gap between a word and its number.
const WORD_GAP: Em = Em(0.3);

/// Sets a heading.
pub(super) fn heading(composer: &mut Composer<'_, '_>, heading: &Heading, width: Pt) -> Frame {
    let look = *composer.looks().heading.of(heading.look);
    let (mut frame, ground) = match &heading.label {
        None => {
            let (style, beside) = (composer.style(look.text), heading.beside.as_ref());
            (twice(composer, (&heading.text, &style), beside, width).0, None)
        }
        Some(Label::Number(word, number)) => {
            numbered(composer, (word, number), heading, &look, width)
        }
        Some(Label::Words(label)) => labelled(composer, label, heading, &look, width),
    };
    let mut shapes: Vec<Shape> = ground.into_iter().collect();
    if look.rule.pt() > Pt::ZERO {
        let top = Point::new(Pt::ZERO, frame.size.height + look.above_rule.pt());
        let line = Rect::new(top, Size::new(width, look.rule.pt()));
        shapes.push(rule(line, composer.style(look.text).color));
        frame.size.height = line.bottom();
    }
    behind(&mut frame, shapes);
    frame
}

/// A word and a number in a block of colour, and the words of the heading beside it on
/// one baseline; the block is as high as its number.
fn numbered(
    composer: &mut Composer<'_, '_>,
    (word, number): (&Rich, &Rich),
    heading: &Heading,
    look: &HeadingLook,
    width: Pt,
) -> (Frame, Option<Shape>) {
    let chip_look = *composer.looks().chip.of(Chip::Step);
    let padding = chip_look.padding.pt();
    let word_style = composer.style(Text::StepWord);
    let number_style = composer.style(Text::StepNumber);
    let word_width = composer.width(word, &word_style) + WORD_GAP.at(word_style.size);
    let number_width = composer.one_line(number, &number_style);
    let chip = padding * 2.0 + word_width + number_width;
    let text_x = chip + look.gap.pt();

    let word = composer.lines(word, &word_style, word_width);
    let number = composer.lines(number, &number_style, number_width);
    let style = composer.style(look.text);
    let beside = heading.beside.as_ref();
    let (text, text_baseline) = twice(composer, (&heading.text, &style), beside, width - text_x);

    let chip_height = chip_look.height.at(number_style.size);
    let above = chip_height * 0.5 + MIDDLE.at(number_style.size);
    let baseline = above.max(text_baseline);
    let chip_top = baseline - chip_height * 0.5 - MIDDLE.at(number_style.size);
    let bottom = (baseline - text_baseline + text.size.height).max(chip_top + chip_height);
    let mut frame = blank(width, bottom);
    for (x, lines) in [(padding, word), (padding + word_width, number)] {
        frame.push(Point::new(x, baseline - lines.first_baseline), lines.group(Role::Plain));
    }
    frame.push(Point::new(text_x, baseline - text_baseline), Item::Group(Role::Plain, text));
    let block = Rect::new(Point::new(Pt::ZERO, chip_top), Size::new(chip, chip_height));
    let ground = composer.palette().of(chip_look.ground);
    (frame, Some(Shape::rect(block, chip_look.radius.pt(), ground)))
}

/// A few words in a small label, and the words of the heading beside it; under it
/// where there is no room. Both are the heading: those who go from heading to heading
/// look for either.
fn labelled(
    composer: &mut Composer<'_, '_>,
    label: &Rich,
    heading: &Heading,
    look: &HeadingLook,
    room: Pt,
) -> (Frame, Option<Shape>) {
    let chip = *composer.looks().chip.of(Chip::Label);
    let small = composer.style(Text::Label);
    let large = composer.style(look.text);
    let (padding, inset) = (chip.padding.pt(), chip.inset.pt());
    let label_width = composer.one_line(label, &small).min(room - padding * 2.0);
    let words = composer.lines(&label.set_apart(), &small, label_width);
    let size = Size::new(label_width + padding * 2.0, words.height() + inset * 2.0);
    let rest = room - size.width - look.gap.pt();
    let beside = composer.width(&heading.text, &large) <= rest;
    let room_of_text = if beside { rest } else { room };
    let other = heading.beside.as_ref();
    let (heading, baseline) = twice(composer, (&heading.text, &large), other, room_of_text);

    let shift = baseline - words.first_baseline - inset;
    let below = size.height + look.below.pt();
    let (heading_at, height) = if beside {
        (Point::new(size.width + look.gap.pt(), Pt::ZERO), heading.size.height)
    } else {
        (Point::new(Pt::ZERO, below), heading.size.height + below)
    };
    let label_at = Point::new(Pt::ZERO, if beside { shift } else { Pt::ZERO });
    let mut frame = blank(room, height);
    frame.push(label_at + Point::new(padding, inset), words.group(Role::Plain));
    frame.push(heading_at, Item::Group(Role::Plain, heading));
    let ground = Rect::new(label_at, size);
    let color = composer.palette().of(chip.ground);
    (frame, Some(Shape::rect(ground, chip.radius.pt(), color)))
}
