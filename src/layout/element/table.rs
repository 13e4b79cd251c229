//! Tables that read across: a head, rows, thin lines between them.
//!
//! In: the texts of heads and cells. Out: a frame of rows and cells (PDF
//! Table, TR, TH, TD). Knows nothing about blocks.

use super::amounts::amounts;
use super::chip::chip;
use super::drawn::hairline;
use super::twice::{GAP, twice};
use crate::content::Palette;
use crate::content::element::{Chip, Table};
use crate::content::look::{self, TableLook, Text};
use crate::content::model::Rich;
use crate::frame::{Color, Fill, Frame, Item, Role, Scope, Shape, Stroke};
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::composer::{Composer, blank};
use crate::layout::stack::{Stack, area, behind};
use crate::layout::style::Style;
use crate::text::Align;

/// Sets a table: every row has as many cells as the head.
pub(super) fn table(composer: &mut Composer<'_, '_>, table: &Table, width: Pt) -> Frame {
    let palette = composer.palette();
    let look = *composer.looks().table.of(table.look);
    let (head, rows) = (apart(&table.head), table.rows.iter().map(|row| apart(row)));
    let rows: Vec<Vec<Rich>> = rows.collect();
    let widths = columns(composer, (&head, &rows), table, (&look, width));
    let excess = widths.iter().copied().sum::<Pt>() - width;
    composer.too_wide("the table", head.first().and_then(Rich::span), excess);

    let mut stack = Stack::new(width);
    let amounts = amounts(table);
    let styles = ends(vec![composer.style(look.head); head.len()], &amounts);
    let role = |_| Role::HeaderCell(Scope::Column);
    let mut heads =
        row(composer, (&head, &table.head_beside), &styles, &widths, (&look, None), role);
    let ground = area(&heads);
    let ground = look.ground.map(|tone| Shape::rect(ground, Pt::ZERO, palette.of(tone)));
    behind(&mut heads, ground);
    let mut head = Stack::new(width);
    head.frame(Pt::ZERO, Role::Row, heads);
    stack.frame(Pt::ZERO, Role::TableHead, head.finish());
    let mut body = Stack::new(width);
    for (index, cells) in rows.iter().enumerate() {
        let mut styles = ends(styles_of_row(composer, &look, cells.len()), &amounts);
        let own = table.colors.get(index).copied().flatten();
        if let Some((first, color)) = styles.first_mut().zip(own) {
            *first = first.color(palette.clearest_on(color));
        }
        let beside = table.rows_beside.get(index).map_or(&[][..], std::slice::from_ref);
        let role = |column| {
            let names_row = column == 0 && table.row_heads;
            if names_row { Role::HeaderCell(Scope::Row) } else { Role::Cell }
        };
        let chips = (&look, table.chips);
        let mut frame = row(composer, (cells, beside), &styles, &widths, chips, role);
        let marked = table.marked.get(index).into_iter().flatten();
        let marked: Vec<Shape> = marked
            .zip(places(&widths))
            .filter(|(is_marked, _)| **is_marked)
            .filter_map(|(_, (left, width))| {
                let area =
                    Rect::new(Point::new(left, Pt::ZERO), Size::new(width, frame.size.height));
                Some(Shape::rect(area, Pt::ZERO, palette.of(look.marked?)))
            })
            .collect();
        behind(&mut frame, marked);
        let ground = own.map(|color| ground_of_name(&frame, &widths, color, &palette));
        behind(&mut frame, ground);
        if index + 1 < rows.len() {
            let bottom = Point::new(Pt::ZERO, frame.size.height);
            let line = |tone| hairline(bottom, width, look.thickness, palette.of(tone));
            behind(&mut frame, look.line.map(line));
        }
        body.frame(Pt::ZERO, Role::Row, frame);
    }
    stack.frame(Pt::ZERO, Role::TableBody, body.finish());
    stack.finish()
}

/// The ground of the first cell of a row with a colour of its own. A line around it keeps
/// white apart from paper.
fn ground_of_name(row: &Frame, widths: &[Pt], color: Color, palette: &Palette) -> Shape {
    const INSET: Pt = Pt(1.5);
    let width = widths.first().copied().unwrap_or_default() - INSET;
    let size = Size::new(width, row.size.height - INSET * 2.0);
    let area = Rect::new(Point::new(Pt::ZERO, INSET), size);
    let stroke = Stroke::solid(palette.ink, Pt(0.75));
    Shape { fill: Some(Fill { color, even_odd: false }), ..Shape::outline(area, Pt(2.0), stroke) }
}

/// Where columns of these widths begin, and how wide they are.
fn places(widths: &[Pt]) -> impl Iterator<Item = (Pt, Pt)> {
    widths.iter().scan(Pt::ZERO, |left, width| {
        let at = *left;
        *left += *width;
        Some((at, *width))
    })
}

/// The texts of a row, a blank behind each but the last: it keeps them apart for those who
/// copy the row. Widths are measured with it, so that no text is shaped in two forms.
fn apart(texts: &[Rich]) -> Vec<Rich> {
    let Some((last, others)) = texts.split_last() else { return Vec::new() };
    others.iter().map(Rich::set_apart).chain([last.clone()]).collect()
}

/// Sets one row; its cells are centred on the height of the highest.
fn row(
    composer: &mut Composer<'_, '_>,
    (texts, beside): (&[Rich], &[Option<Rich>]),
    styles: &[Style],
    widths: &[Pt],
    (look, chips): (&TableLook, Option<usize>),
    role: impl Fn(usize) -> Role,
) -> Frame {
    let padding = look.padding.pt();
    let mut cells = Vec::new();
    for (column, ((text, style), width)) in texts.iter().zip(styles).zip(widths).enumerate() {
        let room = *width - padding * 2.0;
        let beside = beside.get(column).and_then(Option::as_ref);
        cells.push(match look.digits {
            _ if chips == Some(column) => chip(composer, &one(text), room),
            true => composer.digits(text, style, room).frame,
            false => twice(composer, (text, style), beside, room).0,
        });
    }
    let highest = cells.iter().map(|cell| cell.size.height).fold(Pt::ZERO, Pt::max);
    let height = highest + look.upright.pt();
    let mut frame = blank(widths.iter().copied().sum(), height);
    let mut x = Pt::ZERO;
    for (column, (lines, &width)) in cells.into_iter().zip(widths).enumerate() {
        let top = (height - lines.size.height) / 2.0;
        let mut cell = Frame::new(Size::new(width, height));
        cell.push(Point::new(padding, top), Item::Group(Role::Paragraph, lines));
        frame.push(Point::new(x, Pt::ZERO), Item::Group(role(column), cell));
        x += width;
    }
    frame
}

/// The words of a cell as a chip.
fn one(text: &Rich) -> Chip {
    Chip { lines: vec![(text.clone(), Text::Strong)], look: look::Chip::Cell }
}

/// The styles of the cells of a row.
fn styles_of_row(composer: &Composer<'_, '_>, look: &TableLook, count: usize) -> Vec<Style> {
    let mut styles = vec![composer.style(look.cell); count.saturating_sub(1)];
    styles.push(composer.style(look.last));
    styles
}

/// The same styles, but for columns of amounts, whose lines end under each other unless
/// their look has them in the middle, as days of a month are.
fn ends(styles: Vec<Style>, amounts: &[bool]) -> Vec<Style> {
    let styles = styles.into_iter().zip(amounts.iter().chain(std::iter::repeat(&false)));
    let style = |(style, ends): (Style, &bool)| {
        if *ends && style.align == Align::Start { style.align(Align::End) } else { style }
    };
    styles.map(style).collect()
}

/// How wide the columns of a table must be, and would like to be.
struct Wanted {
    /// The widest word of each.
    least: Vec<Pt>,
    /// The longest cell of each on one line.
    ideal: Vec<Pt>,
    /// What the longest name of a row takes on one line, with what stands beside it.
    named: Pt,
}

/// The widths of the columns.
fn columns(
    composer: &mut Composer<'_, '_>,
    texts: (&[Rich], &[Vec<Rich>]),
    table: &Table,
    (look, width): (&TableLook, Pt),
) -> Vec<Pt> {
    if look.equal {
        let count = texts.0.len();
        // Counting in bytes is enough for the columns of any table that can be printed.
        let share = width / f32::from(u8::try_from(count.max(1)).unwrap_or(u8::MAX));
        return vec![share; count];
    }
    let wanted = wanted(composer, texts, table, look);
    if look.last_fills {
        last_fills(&wanted, look, width)
    } else {
        first_fills(&wanted, look, width)
    }
}

fn wanted(
    composer: &mut Composer<'_, '_>,
    (head, rows): (&[Rich], &[Vec<Rich>]),
    table: &Table,
    look: &TableLook,
) -> Wanted {
    let count = head.len();
    let heads = vec![composer.style(look.head); count];
    let mut cells = styles_of_row(composer, look, count);
    let padding = look.padding.pt() * 2.0 + Pt(0.5);
    let mut paddings = vec![padding; count];
    if let Some(column) = table.chips.filter(|column| *column < count) {
        cells[column] = composer.style(Text::Strong);
        paddings[column] += composer.looks().chip.of(look::Chip::Cell).padding.pt() * 2.0 + Pt(1.0);
    }
    let mut least = vec![Pt::ZERO; count];
    let mut ideal = least.clone();
    let styled = rows.iter().map(|row| (row.as_slice(), &cells));
    for (texts, styles) in [(head, &heads)].into_iter().chain(styled) {
        for (column, (text, style)) in texts.iter().zip(styles).enumerate() {
            let padding = paddings[column];
            least[column] = least[column].max(composer.least_width(text, style) + padding);
            ideal[column] = ideal[column].max(composer.width(text, style) + padding);
        }
    }
    let small = composer.style(Text::Beside);
    let mut named = Pt::ZERO;
    for (texts, beside) in rows.iter().zip(&table.rows_beside) {
        let (Some(own), Some(beside)) = (texts.first(), beside) else { continue };
        let other = composer.width(beside, &small) + padding;
        ideal[0] = ideal[0].max(other);
        named = named.max(composer.width(own, &cells[0]) + GAP.at(cells[0].size) + other);
    }
    Wanted { least, ideal, named }
}

/// The widths where the last column takes the rest: the others get their share, and what
/// the last has too much of, where their lines break.
fn last_fills(Wanted { least, ideal, .. }: &Wanted, look: &TableLook, width: Pt) -> Vec<Pt> {
    let mut widths = vec![Pt::ZERO; ideal.len()];
    let Some(last) = ideal.len().checked_sub(1) else { return widths };
    let mut rest = width;
    for column in 0..last {
        widths[column] = ideal[column].min(width * look.share.0).max(least[column]);
        rest -= widths[column];
    }
    for column in 0..last {
        let spare = (rest - ideal[last]).max(Pt::ZERO);
        let more = spare.min(ideal[column] - widths[column]).max(Pt::ZERO);
        widths[column] += more;
        rest -= more;
    }
    widths[last] = rest.max(least[last]);
    widths
}

/// The widths where the first column takes the rest: all others on one line each where
/// there is room or the first leaves some, and what a last one with long texts can use,
/// but never less than the widest word.
fn first_fills(Wanted { least, ideal, named }: &Wanted, look: &TableLook, width: Pt) -> Vec<Pt> {
    let count = ideal.len();
    let mut widths = vec![Pt::ZERO; count];
    let mut rest = width;
    // The last column first: what is left is shared by the others.
    for column in (1..count).rev() {
        let is_last = column + 1 == count;
        let share = width * if is_last { look.last_share.0 } else { look.share.0 };
        let is_cut = widths[count - 1] < ideal[count - 1];
        let room = if is_last || is_cut { share } else { (rest - ideal[0]).max(share) };
        widths[column] = ideal[column].min(room).max(least[column]);
        rest -= widths[column];
    }
    // The last column makes room for the widest word of the first, or takes what the
    // first does not need, where its lines break.
    if let [_, .., last] = &mut widths[..] {
        let missing = (least[0] - rest).max(Pt::ZERO);
        *last -= missing.min(*last - least[count - 1]);
        let spare = (rest - ideal[0]).max(Pt::ZERO);
        let more = spare.min((ideal[count - 1] - *last).max(Pt::ZERO));
        *last += more;
        rest -= more;
    }
    if let Some(first) = widths.first_mut() {
        *first = rest.max(least[0]);
    }
    if look.spread {
        spread(&mut widths, ideal[0].max(*named));
    }
    widths
}

/// Shares out what the first column does not need, so that short cells do not stand far
/// from the words that they belong to.
fn spread(widths: &mut [Pt], wanted: Pt) {
    let Some(first) = widths.first().copied() else { return };
    // Counting in bytes is enough for the columns of any table that can be printed.
    let count = f32::from(u8::try_from(widths.len()).unwrap_or(u8::MAX));
    let share = (first - wanted).max(Pt::ZERO) / count;
    widths[0] -= share * (count - 1.0);
    for width in widths.iter_mut().skip(1) {
        *width += share;
    }
}
