//! A telephone line: for what and in which languages, the number in large
//! digits, and a table of languages, days and hours.

use super::{columns, notes, paragraph};
use crate::content::look;
use crate::element::{Element, Heading, Label, Panel, Phone, Rank, Table, Width};
use crate::model::{Hotline, HotlineRow};
use crate::source::Span;

/// The block as elements.
pub(super) fn elements(hotline: &Hotline, span: Span) -> Vec<Element> {
    let sentences = hotline.otherwise.iter().chain(&hotline.not_your_language);
    let mut body: Vec<_> = sentences.map(|text| paragraph(text, look::Text::Strong)).collect();
    if !hotline.notes_before.is_empty() {
        body.push(notes(&hotline.notes_before, span));
    }
    let cells = |row: &HotlineRow| row.cells().into_iter().cloned().collect();
    body.push(Element::Space(look::Space::Table));
    body.push(Element::Table(Table {
        summary: hotline.heading.plain(),
        head: hotline.columns.clone(),
        rows: hotline.table.rows.iter().map(cells).collect(),
        look: look::Table::Hours,
    }));
    for text in &hotline.notes_after {
        body.push(Element::Space(look::Space::Table));
        body.push(paragraph(text, look::Text::Note));
    }
    let (head, look) = (vec![head(hotline)], look::Panel::Hotline);
    vec![Element::Panel(Panel { head, body, emblem: None, look })]
}

/// What the line is for, and its number.
fn head(hotline: &Hotline) -> Element {
    let mut words = vec![Element::Heading(Heading {
        rank: Rank::Part,
        text: hotline.heading.clone(),
        label: Some(Label::Words(hotline.group.clone())),
        look: look::Heading::Hotline,
    })];
    if let Some(lead) = &hotline.lead {
        words.push(Element::Space(look::Space::Lead));
        words.push(paragraph(lead, look::Text::Lead));
    }
    let (number, words_to_it) = (hotline.phone.number.clone(), hotline.phone.cost.clone());
    let phone = Phone { number, words: words_to_it, look: look::Phone::Hotline };
    let row = vec![(Width::Rest, words), (Width::Own, vec![Element::Phone(phone)])];
    columns(row, look::Columns::Phone)
}
