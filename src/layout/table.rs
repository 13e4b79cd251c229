//! Tables that read across: a head, rows, thin lines between them.
//!
//! In: the texts of heads and cells. Out: a frame of rows and cells (PDF
//! Table, TR, TH, TD). Knows nothing about blocks.

use super::composer::{Composer, blank};
use super::panel::rule;
use super::stack::{Stack, behind};
use super::style::{Style, Voice};
use crate::frame::{Frame, Item, Role, Scope, Shape};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::model::Rich;

/// Left and right of the text of a cell.
const PADDING: Mm = Mm(2.0);

/// Above and below it, together.
const UPRIGHT: Mm = Mm(1.2);

/// Sets a table: every row has as many cells as the head. The last column takes
/// `emphasis`.
pub(crate) fn table(
    composer: &mut Composer<'_, '_>,
    head: &[&Rich],
    rows: &[Vec<&Rich>],
    emphasis: Style,
    width: Pt,
) -> Frame {
    let palette = composer.palette();
    let body = composer.style(Voice::Body);
    let small = composer.style(Voice::Note).bold().color(palette.primary);
    let widths = columns(composer, head, rows, &emphasis, width);

    let mut stack = Stack::new(width);
    let styles = vec![small; head.len()];
    let mut heads = row(composer, head, &styles, &widths, |_| Role::HeaderCell(Scope::Column));
    let ground = Rect::new(Point::ZERO, heads.size);
    behind(&mut heads, [Shape::rect(ground, Pt::ZERO, palette.tint)]);
    let mut head = Stack::new(width);
    head.frame(Pt::ZERO, Role::Row, heads);
    stack.frame(Pt::ZERO, Role::TableHead, head.finish());
    let mut body_rows = Stack::new(width);
    for (index, cells) in rows.iter().enumerate() {
        let styles = styles_of_row(body, emphasis, cells.len());
        let mut frame = row(composer, cells, &styles, &widths, |column| {
            if column == 0 { Role::HeaderCell(Scope::Row) } else { Role::Cell }
        });
        if index + 1 < rows.len() {
            let bottom = Point::new(Pt::ZERO, frame.size.height);
            behind(&mut frame, [rule(bottom, width, Pt(0.6), palette.line)]);
        }
        body_rows.frame(Pt::ZERO, Role::Row, frame);
    }
    stack.frame(Pt::ZERO, Role::TableBody, body_rows.finish());
    stack.finish()
}

/// Sets one row; its cells are centred on the height of the highest.
fn row(
    composer: &mut Composer<'_, '_>,
    texts: &[&Rich],
    styles: &[Style],
    widths: &[Pt],
    role: impl Fn(usize) -> Role,
) -> Frame {
    let padding = PADDING.pt();
    let mut cells = Vec::new();
    for ((text, style), width) in texts.iter().zip(styles).zip(widths) {
        cells.push(composer.lines(text, style, *width - padding * 2.0));
    }
    let height = cells.iter().map(|cell| cell.height()).fold(Pt::ZERO, Pt::max) + UPRIGHT.pt();
    let mut frame = blank(widths.iter().copied().sum(), height);
    let mut x = Pt::ZERO;
    for (column, (lines, &width)) in cells.into_iter().zip(widths).enumerate() {
        let top = (height - lines.height()) / 2.0;
        let mut cell = Frame::new(Size::new(width, height));
        cell.push(Point::new(padding, top), lines.group(Role::Paragraph));
        frame.push(Point::new(x, Pt::ZERO), Item::Group(role(column), cell));
        x += width;
    }
    frame
}

/// The styles of the cells of a row.
fn styles_of_row(body: Style, emphasis: Style, count: usize) -> Vec<Style> {
    let mut styles = vec![body; count.saturating_sub(1)];
    styles.push(emphasis);
    styles
}

/// The widths of the columns: all but the first on one line each where there is
/// room or the first leaves some, the rest for the first (the languages), but never
/// less than the widest word.
fn columns(
    composer: &mut Composer<'_, '_>,
    head: &[&Rich],
    rows: &[Vec<&Rich>],
    emphasis: &Style,
    width: Pt,
) -> Vec<Pt> {
    let small = composer.style(Voice::Note).bold();
    let body = composer.style(Voice::Body);
    let padding = PADDING.pt() * 2.0 + Pt(0.5);
    let mut least = vec![Pt::ZERO; head.len()];
    let mut ideal = least.clone();
    let mut take = |column: usize, text: &Rich, style: &Style| {
        least[column] = least[column].max(composer.least_width(text, style) + padding);
        ideal[column] = ideal[column].max(composer.width(text, style) + padding);
    };
    head.iter().enumerate().for_each(|(column, text)| take(column, text, &small));
    for cells in rows {
        let styles = styles_of_row(body, *emphasis, head.len());
        for (column, (text, style)) in cells.iter().zip(&styles).enumerate() {
            take(column, text, style);
        }
    }
    let mut widths = vec![Pt::ZERO; head.len()];
    let mut rest = width;
    // The last column first: what is left is shared by the others.
    for column in (1..head.len()).rev() {
        let share = if column + 1 == head.len() { width * 0.42 } else { width * 0.3 };
        let room = if column + 1 == head.len() { share } else { (rest - ideal[0]).max(share) };
        widths[column] = ideal[column].min(room).max(least[column]);
        rest -= widths[column];
    }
    widths[0] = rest.max(least[0]);
    widths
}
