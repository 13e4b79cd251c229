//! One file per element: what it means and how it looks in, frame out.
//!
//! In: elements and a width. Out: frames with roles. Knows nothing about blocks.

mod amounts;
mod band;
mod blank;
mod chip;
mod code;
mod columns;
mod cut_line;
mod drawn;
mod fields;
mod figure;
mod heading;
mod list;
mod over;
mod panel;
mod paragraph;
mod phone;
mod table;
mod twice;

pub(super) use figure::is_free;

use super::composer::Composer;
use super::stack::Stack;
use crate::content::element::{Element, Meaning};
use crate::frame::{Frame, Role};
use crate::geom::Pt;

/// Sets elements under each other in a width.
pub(super) fn flow(composer: &mut Composer<'_, '_>, elements: &[Element], width: Pt) -> Frame {
    let mut stack = Stack::new(width);
    for element in elements {
        let set = set(composer, element, width);
        add(composer, &mut stack, element, set);
    }
    stack.finish()
}

/// Sets elements under each other as wide as those that have a width of their own,
/// and `least` at least.
fn own(composer: &mut Composer<'_, '_>, elements: &[Element], room: Pt, least: Pt) -> Frame {
    let known: Vec<_> = elements
        .iter()
        .map(|element| has_own_width(element).then(|| set(composer, element, room)))
        .collect();
    let width = known.iter().flatten().map(|(_, frame)| frame.size.width).fold(least, Pt::max);
    let mut stack = Stack::new(width);
    for (element, known) in elements.iter().zip(known) {
        let set = known.unwrap_or_else(|| set(composer, element, width));
        add(composer, &mut stack, element, set);
    }
    stack.finish()
}

/// Whether an element is as wide as what it holds, however much room there is.
fn has_own_width(element: &Element) -> bool {
    matches!(element, Element::Figure(_) | Element::Phone(_) | Element::Chip(_))
}

/// Adds a set element to a column; pictures stand in the middle of it.
fn add(
    composer: &Composer<'_, '_>,
    stack: &mut Stack,
    element: &Element,
    (role, frame): (Role, Frame),
) {
    match element {
        Element::Space(space) => stack.gap(composer.looks().space.of(*space).pt()),
        Element::Figure(_) => stack.frame((stack.width() - frame.size.width) / 2.0, role, frame),
        Element::Heading(_)
        | Element::Paragraph(_)
        | Element::List(_)
        | Element::Table(_)
        | Element::Code(_)
        | Element::Columns(_)
        | Element::Panel(_)
        | Element::Band(_)
        | Element::Fields(_)
        | Element::Blank(_)
        | Element::Sized(..)
        | Element::CutLine
        | Element::Phone(_)
        | Element::Chip(_) => stack.frame(Pt::ZERO, role, frame),
    }
}

/// Sets an element in a width.
fn set(composer: &mut Composer<'_, '_>, element: &Element, width: Pt) -> (Role, Frame) {
    match element {
        Element::Heading(heading) => {
            let level = heading.rank.level(composer.level).min(6);
            (Role::Heading(level), heading::heading(composer, heading, width))
        }
        Element::Paragraph(text) => (Role::Paragraph, paragraph::paragraph(composer, text, width)),
        Element::List(list) => (Role::List, list::list(composer, list, width)),
        Element::Table(table) => {
            let summary = table.summary.clone();
            (Role::Table { summary }, table::table(composer, table, width))
        }
        Element::Figure(figure) => figure::figure(composer, figure, width),
        Element::Code(code) => (Role::Plain, code::code(composer, code, width)),
        Element::Columns(columns) => {
            let role = match columns.meaning {
                Meaning::Item => Role::List,
                Meaning::Plain | Meaning::Section => Role::Plain,
            };
            (role, columns::columns(composer, columns, width))
        }
        Element::Panel(panel) => (Role::Plain, panel::panel(composer, panel, width)),
        Element::Band(band) => (Role::Plain, band::band(composer, band, width)),
        Element::Fields(fields) => (Role::Plain, fields::fields(composer, fields, width)),
        Element::Blank(field) => (Role::Plain, blank::blank(composer, field, width)),
        Element::CutLine => (Role::Artifact, cut_line::cut_line(composer, width)),
        Element::Phone(phone) => (Role::Paragraph, phone::phone(composer, phone, width)),
        Element::Chip(chip) => (Role::Plain, chip::chip(composer, chip, width)),
        Element::Sized(factor, elements) => {
            let around = std::mem::replace(&mut composer.factor, factor.0);
            let frame = flow(composer, elements, width);
            composer.factor = around;
            (Role::Plain, frame)
        }
        Element::Space(_) => (Role::Plain, Frame::default()),
    }
}
