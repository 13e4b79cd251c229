//! Checks of tables of offices: what the cells of a row say together, and the rows.
//!
//! In: the offices of a table and the texts of its cells. Out: messages. What a cell alone
//! cannot hold was told when it was read; how its words are written, the checks of texts say.

mod cell;

pub(super) mod foreign_cell;
pub(super) mod long_cell;
pub(super) mod odd_opening;
pub(super) mod other_area;
pub(super) mod shared_value;
pub(super) mod swapped_cells;
pub(super) mod unlike_others;
pub(super) mod wrong_address;
pub(super) mod wrong_municipality;

use std::collections::BTreeMap;

use super::{ALL, Run, facts, packs};
use crate::content::model::{Office, OfficeColumn, Pack, Rich, Written};
use crate::diag::Sink;
use crate::source::FileId;

/// What checks of offices look at.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// The offices whose rows can be read.
    pub offices: &'a [Office],
    /// The texts of all cells, a pack for each language.
    pub texts: &'a [Pack],
    /// The columns of texts.
    pub columns: &'a [OfficeColumn],
}

/// Runs the checks of offices.
pub(super) fn check(table: &Table<'_>, sink: &mut Sink) {
    for check in ALL {
        if let Run::Offices(run) = check.run {
            run(table, &check.rule, sink);
        }
    }
    for (number, at) in table.offices.iter().filter_map(|office| office.phone.as_ref()) {
        facts::odd_phone::look(number, *at, sink);
    }
    for (url, at) in table.offices.iter().filter_map(|office| office.link.as_ref()) {
        facts::odd_host::look(url, *at, sink);
    }
    table
        .texts
        .iter()
        .flat_map(|pack| &pack.strings)
        .for_each(|it| packs::cut_short::look(it, sink));
    let cells = table.cells();
    for address in table.offices.iter().filter_map(|office| office.address.as_ref()) {
        let Some(japanese) = cell_of(&cells, &address.japanese) else { continue };
        for cell in address.others.values().filter_map(|words| cell_of(&cells, words)) {
            facts::other_number::look(cell, japanese, sink);
        }
    }
}

/// Cells by where they begin.
type Cells<'a> = BTreeMap<(FileId, u32), &'a Written>;

impl<'a> Table<'a> {
    /// The texts of all cells.
    fn cells(&self) -> Cells<'a> {
        let cells = self.texts.iter().flat_map(|pack| &pack.strings);
        cells.map(|cell| ((cell.span.file, cell.span.start), cell)).collect()
    }
}

/// The cell in which words stand.
fn cell_of<'a>(cells: &Cells<'a>, words: &Rich) -> Option<&'a Written> {
    let at = words.span()?;
    let (_, cell) = cells.range(..=(at.file, at.start)).next_back()?;
    (at.end <= cell.span.end).then_some(*cell)
}
