//! A numbered step: its number, what to do, a tip, the tasks.

use super::super::composer::{Composer, blank};
use super::super::list::{Sign, list};
use super::super::panel::RADIUS;
use super::super::stack::{Stack, area, behind, padded};
use super::super::style::Voice;
use crate::frame::{Frame, Role, Shape, Stroke};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::{Rich, Step};
use crate::source::Span;

pub(super) fn step(composer: &mut Composer<'_, '_>, step: &Step, span: Span) -> Frame {
    let width = composer.measure();
    let mut stack = Stack::new(width);
    let heading = heading(composer, step, span);
    let role = composer.heading(0);
    stack.frame(Pt::ZERO, role, heading);
    if let Some(text) = &step.tip {
        stack.gap(Mm(2.5).pt());
        let frame = tip(composer, text, span);
        stack.frame(Pt::ZERO, Role::Plain, frame);
    }
    if !step.tasks.is_empty() {
        stack.gap(Mm(2.5).pt());
        let style = composer.style(Voice::Body).bold();
        let tasks = list(composer, &step.tasks, Sign::Box, &style, width, span);
        stack.frame(Pt::ZERO, Role::List, tasks);
    }
    stack.finish()
}

/// "STEP 1" in a block of colour, and what to do beside it on one baseline.
fn heading(composer: &mut Composer<'_, '_>, step: &Step, span: Span) -> Frame {
    let palette = composer.palette();
    let width = composer.measure();
    let padding = Mm(3.0).pt();
    let word_style = composer.style(Voice::Subheading).color(palette.paper);
    let number_style = composer.style(Voice::Phone).color(palette.paper);
    // The blanks keep the words apart for those who hear or copy them.
    let word = Rich::literal("STEP ", span);
    let number = Rich::literal(&format!("{} ", step.number), span);
    let word_width = composer.width(&word, &word_style) + word_style.size * 0.3;
    let number_width = composer.width(&number, &number_style) + Pt(0.5);
    let chip = padding * 2.0 + word_width + number_width;

    let word = composer.lines(&word, &word_style, word_width);
    let number = composer.lines(&number, &number_style, number_width);
    let style = composer.style(Voice::Heading).color(palette.primary);
    let text_width = width - chip - padding;
    let text = composer.lines(&step.heading, &style, text_width);

    // All three share the first baseline; the block is as high as its number.
    let chip_height = number_style.size * 1.5;
    let baseline = (chip_height * 0.5 + number_style.size * 0.36).max(text.first_baseline);
    let chip_top = baseline - chip_height * 0.5 - number_style.size * 0.36;
    let bottom = (baseline - text.first_baseline + text.height()).max(chip_top + chip_height);
    let mut frame = blank(width, bottom);
    let shift = |first: Pt| baseline - first;
    let at = Point::new(padding, shift(word.first_baseline));
    frame.push(at, word.group(Role::Plain));
    let at = Point::new(padding + word_width, shift(number.first_baseline));
    frame.push(at, number.group(Role::Plain));
    let at = Point::new(chip + padding, shift(text.first_baseline));
    frame.push(at, text.group(Role::Plain));

    let block = Rect::new(Point::new(Pt::ZERO, chip_top), Size::new(chip, chip_height));
    let line =
        Rect::new(Point::new(Pt::ZERO, bottom + Mm(0.8).pt()), Size::new(width, Mm(0.6).pt()));
    behind(
        &mut frame,
        [
            Shape::rect(block, RADIUS.pt(), palette.primary),
            Shape::rect(line, Pt::ZERO, palette.primary),
        ],
    );
    frame.size.height = line.bottom();
    frame
}

/// A tip that stands out, behind a star.
fn tip(composer: &mut Composer<'_, '_>, text: &Rich, span: Span) -> Frame {
    let palette = composer.palette();
    let padding = Mm(3.0).pt();
    let style = composer.style(Voice::Body).bold();
    let star_style = style.color(palette.accent);
    let star = Rich::literal("★ ", span);
    let sign = style.size * 1.4;
    let inner = composer.measure() - padding * 2.0;
    let star = composer.lines(&star, &star_style, sign);
    let lines = composer.lines(text, &style, inner - sign);
    let shift = lines.first_baseline - star.first_baseline;
    let mut paragraph = blank(inner, lines.height());
    paragraph.push(Point::new(Pt::ZERO, shift), star.group(Role::Plain));
    paragraph.push(Point::new(sign, Pt::ZERO), lines.group(Role::Plain));
    let mut frame = padded(paragraph, Role::Paragraph, padding, Mm(1.6).pt());
    let area = area(&frame);
    let edge = Stroke::solid(palette.accent, Pt(0.75));
    behind(
        &mut frame,
        [
            Shape::rect(area, RADIUS.pt(), palette.accent_tint),
            Shape::outline(area, RADIUS.pt(), edge),
        ],
    );
    frame
}
