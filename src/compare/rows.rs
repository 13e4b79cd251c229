//! Which rows of files changed: facts of the city that stand in a table.
//!
//! In: the rows that two editions print. Out: each cell that is another one, and each
//! row that is new or gone. Knows nothing about files.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{FactChange, What};
use crate::content::model::{Flyer, Listed, ListedRow};

/// The rows that a flyer prints.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    flyer: String,
    tables: Vec<Listed>,
}

impl Rows {
    /// The rows that are printed on the flyer's day.
    pub(super) fn of(flyer: &Flyer) -> Self {
        let table = |table: &Listed| {
            let mut table = Listed { texts: Vec::new(), ..table.clone() };
            table.rows.retain(|row| row.period.holds(flyer.as_of));
            table
        };
        Self { flyer: flyer.id.clone(), tables: flyer.listed.iter().map(table).collect() }
    }

    fn table(&self, like: &Listed) -> Option<&Listed> {
        self.tables.iter().find(|it| (&it.words, &it.file) == (&like.words, &like.file))
    }
}

/// What changed, and in which flyers: the name of what did, and what was and is said.
type Told = BTreeMap<(String, Option<String>, Option<String>), BTreeSet<String>>;

/// What changed from the old rows to the new ones in tables that are in both editions.
pub(super) fn changes<'a>(
    old: impl Iterator<Item = &'a Rows>,
    new: impl Iterator<Item = &'a Rows>,
) -> Vec<FactChange> {
    let old: BTreeMap<&str, &Rows> = old.map(|rows| (rows.flyer.as_str(), rows)).collect();
    let mut told = Told::new();
    for rows in new {
        let Some(before) = old.get(rows.flyer.as_str()) else { continue };
        for table in &rows.tables {
            let pair = before.table(table).map(|before| (before, table));
            for change in pair.map(between).unwrap_or_default() {
                told.entry(change).or_default().insert(rows.flyer.clone());
            }
        }
    }
    let change = |((name, old, new), flyers): ((String, _, _), BTreeSet<String>)| FactChange {
        name,
        what: What::Value,
        old,
        new,
        flyers: flyers.into_iter().collect(),
    };
    told.into_iter().map(change).collect()
}

/// What changed between two editions of a table.
fn between((old, new): (&Listed, &Listed)) -> Vec<(String, Option<String>, Option<String>)> {
    let by_name = |table: &'_ Listed| -> BTreeMap<String, ListedRow> {
        table.rows.iter().map(|row| (row.name.clone(), row.clone())).collect()
    };
    let (before, after) = (by_name(old), by_name(new));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    // What is printed of a row now and was not before is told by the pages.
    let columns: Vec<&String> =
        new.columns.iter().filter(|column| old.columns.contains(column)).collect();
    let mut changes = Vec::new();
    for name in names {
        let called = format!("{}, row {name}", new.file);
        let (old, new) = match (before.get(name), after.get(name)) {
            (Some(old), Some(new)) => (old, new),
            (old, new) => {
                changes.push((called, old.map(whole), new.map(whole)));
                continue;
            }
        };
        for column in &columns {
            let (old, new) = (old.cell(column), new.cell(column));
            if old != new {
                let called = format!("{called}, {column}");
                changes.push((called, old.map(str::to_owned), new.map(str::to_owned)));
            }
        }
    }
    changes
}

/// A row in one line.
fn whole(row: &ListedRow) -> String {
    row.cells.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Period;

    fn rows(cells: &[(&str, &[&str])]) -> Rows {
        let columns = ["名称", "人数"];
        let row = |(name, cells): &(&str, &[&str])| ListedRow {
            name: (*name).to_owned(),
            period: Period::default(),
            cells: columns
                .map(str::to_owned)
                .into_iter()
                .zip(cells.iter().map(ToString::to_string))
                .collect(),
        };
        let table = Listed {
            file: "x.csv".to_owned(),
            columns: columns.map(str::to_owned).into(),
            rows: cells.iter().map(row).collect(),
            ..Listed::default()
        };
        Rows { flyer: "f".to_owned(), tables: vec![table] }
    }

    fn told(old: &Rows, new: &Rows) -> Vec<String> {
        let changes = changes([old].into_iter(), [new].into_iter()).into_iter();
        let text = |text: Option<String>| text.unwrap_or_default();
        changes.map(|it| format!("{}: {} → {}", it.name, text(it.old), text(it.new))).collect()
    }

    #[test]
    fn cells_and_rows_that_changed_are_told_by_the_names_of_rows() {
        let old = rows(&[("1", &["甲", "10"]), ("2", &["乙", "20"]), ("3", &["丙"])]);
        let new = rows(&[("4", &["丁", "40"]), ("3", &["丙", "5"]), ("1", &["甲", "11"])]);
        assert_eq!(
            told(&old, &new),
            [
                "x.csv, row 1, 人数: 10 → 11",
                "x.csv, row 2: 乙 | 20 → ",
                "x.csv, row 3, 人数:  → 5",
                "x.csv, row 4:  → 丁 | 40",
            ]
        );
        assert_eq!(told(&old, &old), Vec::<String>::new());
    }
}
