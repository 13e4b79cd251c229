//! Records of a CSV file (RFC 4180), each cell with its place.
//!
//! In: text, and the sign between cells. Out: records of cells. Knows nothing
//! about columns. (Libraries for CSV do not say where a cell stands.)

use super::cell::Cell;
use crate::source::{FileId, Span};

/// A record: a line, or more of them if a cell has line breaks.
pub(super) struct Record {
    /// Where it stands, without the line break behind it.
    pub(super) span: Span,
    /// Its cells, each with the number of its column; empty ones are left out.
    pub(super) cells: Vec<(usize, Cell)>,
    /// How many cells it has, empty ones included.
    pub(super) width: usize,
    /// The quote in it that is never closed.
    pub(super) open: Option<Span>,
}

/// The most cells that are not empty, of all records: those of all municipalities
/// in many languages are half as many.
pub(super) const CELLS: usize = 250_000;

/// The most columns: as many as a spreadsheet has.
pub(super) const COLUMNS: usize = 16_384;

/// The bytes of a text up to which its characters have places.
const LONG: usize = 1 << 16;

/// The records of a text from the offset `start` on, but for empty ones.
///
/// # Errors
/// Says where there are more than [`CELLS`] cells or [`COLUMNS`] columns.
pub(super) fn records(
    file: FileId,
    text: &str,
    start: usize,
    separator: char,
) -> Result<Vec<Record>, Span> {
    let mut reader = Reader { file, text, at: start, separator, open: None };
    let mut records = Vec::new();
    let mut count = 0;
    while reader.at < text.len() {
        // Empty lines are not records; there can be millions.
        let rest = text[reader.at..].trim_start_matches(['\r', '\n']);
        reader.at = text.len() - rest.len();
        let record = reader.record()?;
        count += record.cells.len();
        if count > CELLS {
            return Err(record.span);
        }
        if !record.cells.is_empty() || record.open.is_some() {
            records.push(record);
        }
    }
    Ok(records)
}

/// The sign between cells: a comma, a semicolon or a tab, whichever the first
/// line that has one has most of.
pub(super) fn separator(text: &str) -> char {
    let count = |line: &str, sign: char| line.matches(sign).count();
    let signs = ['\t', ';', ','];
    let most = |line: &str| signs.into_iter().max_by_key(|&sign| count(line, sign));
    let line = text.lines().find(|line| line.contains(signs));
    line.and_then(most).unwrap_or(',')
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
    separator: char,
    open: Option<Span>,
}

impl Reader<'_> {
    fn record(&mut self) -> Result<Record, Span> {
        let start = self.at;
        let mut cells = Vec::new();
        let mut width = 0;
        for number in 0.. {
            width = number + 1;
            cells.extend(self.cell().map(|cell| (number, cell)));
            if !self.text[self.at..].starts_with(self.separator) {
                break;
            }
            if number == COLUMNS {
                return Err(Span::new(self.file, self.at, self.at + 1));
            }
            self.at += 1;
        }
        let span = Span::new(self.file, start, self.at);
        let rest = &self.text[self.at..];
        self.at += if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        Ok(Record { span, cells, width, open: self.open.take() })
    }

    fn cell(&mut self) -> Option<Cell> {
        let (mut text, mut steps) = (String::new(), Vec::new());
        if self.text[self.at..].starts_with('"') {
            self.quoted(&mut text, &mut steps);
        }
        // A quote in the middle is a sign like others.
        let rest = &self.text[self.at..];
        let length = rest.find([self.separator, '\r', '\n']).unwrap_or(rest.len());
        if length > 0 || steps.is_empty() {
            steps.push((text.len(), self.at));
        }
        text.push_str(&rest[..length]);
        self.at += length;
        (!text.trim().is_empty()).then(|| Cell::new(self.file, &text, &steps))
    }

    /// What stands between two quotes; two of them in it are one.
    fn quoted(&mut self, text: &mut String, steps: &mut Vec<(usize, usize)>) {
        let quote = self.at;
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let length = rest.find('"').unwrap_or(rest.len());
            if text.len() < LONG {
                steps.push((text.len(), self.at));
            }
            text.push_str(&rest[..length]);
            self.at += length;
            match &rest[length..] {
                "" => {
                    self.open = Some(Span::new(self.file, quote, quote + 1));
                    return;
                }
                behind if behind.starts_with("\"\"") => {
                    // A text that is longer than this is refused anyway.
                    if text.len() < LONG {
                        steps.push((text.len(), self.at));
                    }
                    text.push('"');
                    self.at += 2;
                }
                _ => {
                    self.at += 1;
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each cell as it is read, and as it stands in the file.
    fn read(text: &str) -> Vec<Vec<(String, String)>> {
        let file = FileId::default();
        let cell = |(_, cell): &(usize, Cell)| {
            let place = &text[cell.span.start as usize..cell.span.end as usize];
            (cell.text.clone(), place.to_owned())
        };
        let records = records(file, text, 0, separator(text)).unwrap();
        records.iter().map(|record| record.cells.iter().map(cell).collect()).collect()
    }

    fn same(text: &str) -> (String, String) {
        (text.to_owned(), text.to_owned())
    }

    #[test]
    fn cells_know_where_they_stand() {
        let expected = vec![vec![same("a"), same("b, c")], vec![same("d")]];
        assert_eq!(read("a,\"b, c\"\r\nd,"), expected);
        assert_eq!(read("\"a\";b, c;\n d ;"), [vec![same("a"), same("b, c")], vec![same("d")]]);
        assert_eq!(
            read("a\tb\tc\rd\t\r"),
            [vec![same("a"), same("b"), same("c")], vec![same("d")]]
        );
        let quotes = ("say \"no\"".to_owned(), "say \"\"no\"\"".to_owned());
        assert_eq!(read("\" say \"\"no\"\"\",x\n"), [vec![quotes, same("x")]]);
        assert_eq!(read("\"a\nb\",c\nd,\"\""), [vec![same("a\nb"), same("c")], vec![same("d")]]);
        assert_eq!(read("5\" wide,x"), [vec![same("5\" wide"), same("x")]]);
    }

    #[test]
    fn characters_are_found_behind_doubled_quotes() {
        let text = "\"  \"\"市\"\"課\"";
        let file = FileId::default();
        let records = records(file, text, 0, ',').unwrap();
        let cell = &records[0].cells[0].1;
        let at = cell.text.find('課').unwrap();
        let place = cell.literal().places().span(at, at + '課'.len_utf8());
        assert_eq!(&text[place.start as usize..place.end as usize], "課");
    }

    #[test]
    fn a_quote_without_its_partner_is_told() {
        let text = "a,\"b\nc,d\n";
        let file = FileId::default();
        let records = records(file, text, 0, ',').unwrap();
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].open, Some(Span::new(file, 2, 3)));
    }

    #[test]
    fn a_table_has_bounds() {
        let file = FileId::default();
        assert!(records(file, &",".repeat(COLUMNS), 0, ',').unwrap().is_empty());
        assert!(records(file, &",".repeat(COLUMNS + 1), 0, ',').is_err());
        assert!(records(file, &"x\n".repeat(CELLS + 1), 0, ',').is_err());
    }

    #[test]
    fn the_sign_between_cells_is_found() {
        for (text, sign) in [
            ("code,name", ','),
            ("code;name, too;x", ';'),
            ("code\tname", '\t'),
            ("Offices\ncode;name", ';'),
            ("", ','),
        ] {
            assert_eq!(separator(text), sign, "{text}");
        }
    }
}
