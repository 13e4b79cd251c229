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

/// Sets a table of three columns. The last column takes `emphasis`.
pub(crate) fn table(
    composer: &mut Composer<'_, '_>,
    head: [&Rich; 3],
    rows: &[[&Rich; 3]],
    emphasis: Style,
    width: Pt,
) -> Frame {
    let palette = composer.palette();
    let body = composer.style(Voice::Body);
    let small = composer.style(Voice::Note).bold().color(palette.primary);
    let widths = columns(composer, head, rows, &emphasis, width);

    let mut stack = Stack::new(width);
    let styles = [small, small, small];
    let mut heads = row(composer, head, &styles, widths, |_| Role::HeaderCell(Scope::Column));
    let ground = Rect::new(Point::ZERO, heads.size);
    behind(&mut heads, [Shape::rect(ground, Pt::ZERO, palette.tint)]);
    let mut head = Stack::new(width);
    head.frame(Pt::ZERO, Role::Row, heads);
    stack.frame(Pt::ZERO, Role::TableHead, head.finish());
    let mut body_rows = Stack::new(width);
    for (index, cells) in rows.iter().enumerate() {
        let styles = [body, body, emphasis];
        let mut frame = row(composer, *cells, &styles, widths, |column| {
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
    texts: [&Rich; 3],
    styles: &[Style; 3],
    widths: [Pt; 3],
    role: impl Fn(usize) -> Role,
) -> Frame {
    let padding = PADDING.pt();
    let mut cells = Vec::new();
    for ((text, style), width) in texts.into_iter().zip(styles).zip(widths) {
        cells.push(composer.lines(text, style, width - padding * 2.0));
    }
    let height = cells.iter().map(|cell| cell.height()).fold(Pt::ZERO, Pt::max) + UPRIGHT.pt();
    let mut frame = blank(widths.iter().copied().sum(), height);
    let mut x = Pt::ZERO;
    for (column, (lines, width)) in cells.into_iter().zip(widths).enumerate() {
        let top = (height - lines.height()) / 2.0;
        let mut cell = Frame::new(Size::new(width, height));
        cell.push(Point::new(padding, top), lines.group(Role::Paragraph));
        frame.push(Point::new(x, Pt::ZERO), Item::Group(role(column), cell));
        x += width;
    }
    frame
}

/// The widths of the columns: days and hours on one line each where there is
/// room or the languages leave some, the rest for the languages, but never less
/// than the widest word.
fn columns(
    composer: &mut Composer<'_, '_>,
    head: [&Rich; 3],
    rows: &[[&Rich; 3]],
    emphasis: &Style,
    width: Pt,
) -> [Pt; 3] {
    let small = composer.style(Voice::Note).bold();
    let body = composer.style(Voice::Body);
    let padding = PADDING.pt() * 2.0 + Pt(0.5);
    let mut least = [Pt::ZERO; 3];
    let mut ideal = [Pt::ZERO; 3];
    let mut take = |column: usize, text: &Rich, style: &Style| {
        least[column] = least[column].max(composer.least_width(text, style) + padding);
        ideal[column] = ideal[column].max(composer.width(text, style) + padding);
    };
    (0..3).for_each(|column| take(column, head[column], &small));
    for cells in rows {
        let styles = [&body, &body, emphasis];
        (0..3).for_each(|column| take(column, cells[column], styles[column]));
    }
    let hours = ideal[2].min(width * 0.42).max(least[2]);
    let left = width - ideal[0] - hours;
    let days = ideal[1].min(left.max(width * 0.3)).max(least[1]);
    [(width - days - hours).max(least[0]), days, hours]
}
