//! `chirashi list`: flyers and languages, how complete, how up to date, how
//! reviewed.

use std::io::{IsTerminal, Write, stdout};
use std::path::Path;

use anyhow::Result;
use unicode_width::UnicodeWidthStr;

use super::Status;
use super::args::List;
use crate::content::load::{self, PackListing};
use crate::content::model::Completeness;
use crate::shown;
use crate::source::Sources;

/// The heads of the columns on a terminal.
const HEADS: [&str; 7] =
    ["FLYER", "LANGUAGE", "OWN NAME", "COMPLETE", "STALE", "REVIEWED", "STATUS"];

/// A pack as it is shown.
type Row = [String; HEADS.len()];

/// Prints one line per pack: columns on a terminal, tabs elsewhere.
pub(super) fn list(root: &Path, arguments: &List) -> Result<Status> {
    let mut sources = Sources::new(root);
    let wanted = arguments.flyer.clone().map(|flyer| vec![flyer]);
    let listings = load::list(&mut sources, wanted.as_deref())?;
    let rows: Vec<Row> = listings
        .iter()
        .flat_map(|listing| listing.packs.iter().map(|pack| row(&listing.flyer, pack)))
        .collect();
    let mut out = stdout().lock();
    let text = if out.is_terminal() { table(&rows) } else { tabs(&rows) };
    out.write_all(text.as_bytes())?;
    Ok(Status::Done)
}

fn row(flyer: &str, pack: &PackListing) -> Row {
    let status = match pack.status {
        Some(status) => status.with(pack.has_drafts),
        None if pack.exists => "unknown",
        None => "missing",
    };
    let count = |it: Completeness| format!("{}/{}", it.present, it.expected);
    let cells = [
        flyer.to_owned(),
        pack.language.to_string(),
        pack.own_name.clone().unwrap_or_default(),
        count(pack.completeness),
        pack.stale.to_string(),
        count(pack.reviewed),
        status.to_owned(),
    ];
    // What a broken pack says of itself must not look like another column.
    cells.map(|cell| shown::name(&cell).into_owned())
}

fn tabs(rows: &[Row]) -> String {
    rows.iter().map(|row| row.join("\t") + "\n").collect()
}

/// The rows under their heads, in columns as wide as their widest text.
fn table(rows: &[Row]) -> String {
    let heads = HEADS.map(str::to_owned);
    let all: Vec<&Row> = [&heads].into_iter().chain(rows).collect();
    let width = |column: usize| all.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: [usize; HEADS.len()] = std::array::from_fn(width);
    let mut table = String::new();
    for row in all {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let blank = width - cell.width() + 2;
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', blank));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_under_wide_and_combining_characters() {
        let row = |name: &str| ["a", "ja", name, "1/1", "0", "0/1", "draft"].map(str::to_owned);
        let table = table(&[row("日本語"), row("ภาษาไทย"), row("English")]);
        let starts: Vec<usize> = table
            .lines()
            .map(|line| line.find("1/1").or(line.find("COMPLETE")).map(|at| line[..at].width()))
            .map(Option::unwrap)
            .collect();
        assert_eq!(starts, [27, 27, 27, 27], "{table}");
    }
}
