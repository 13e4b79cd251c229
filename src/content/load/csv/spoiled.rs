//! What spreadsheets leave in cells in the place of a value.
//!
//! In: a cell. Out: whether it is such a thing, which is reported. Knows nothing
//! about columns.

use super::cell::{Cell, narrow};
use crate::content::load::codes;
use crate::content::load::reader::{TEXT, shortened};
use crate::diag::{Rule, Sink};

/// What spreadsheets show in place of a value that they cannot compute.
const FAILURES: [&str; 11] = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
    "#FIELD!", "#BUSY!",
];

/// What is wrong with a cell, whatever its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// `#N/A` and the like.
    Failure,
    /// `####`: the column was too narrow.
    Narrow,
    /// The formula, not its value.
    Formula,
}

fn fault(text: &str) -> Option<Fault> {
    let plain = narrow(text).to_uppercase();
    if FAILURES.iter().any(|failure| plain.contains(failure)) {
        return Some(Fault::Failure);
    }
    if plain.len() > 1 && plain.chars().all(|c| c == '#') {
        return Some(Fault::Narrow);
    }
    let is_formula = plain.starts_with('=') && plain.contains(|c: char| c.is_alphanumeric());
    is_formula.then_some(Fault::Formula)
}

/// Whether no column can take what stands in a cell: more than a page, or what a
/// spreadsheet shows in place of a value. It is reported by `rule`.
pub(crate) fn is_spoiled(cell: &Cell, rule: &Rule, sink: &mut Sink) -> bool {
    if cell.text.chars().nth(TEXT).is_some() {
        let message = format!("a cell has more than {TEXT} characters");
        sink.report(
            codes::TOO_LONG
                .at(cell.span, message)
                .label("longer than a full page")
                .hint("shorten it, or look for a quote at the wrong place"),
        );
        return true;
    }
    let shown = shortened(&cell.text);
    let (message, hint) = match fault(&cell.text) {
        Some(Fault::Failure) => (
            format!("`{shown}` is an error of the spreadsheet"),
            "correct the formula there, or type the text; leave the cell empty if there is none",
        ),
        Some(Fault::Narrow) => (
            format!("`{shown}` is what a spreadsheet shows in a column that is too narrow"),
            "make the column wider there, and save the table again",
        ),
        Some(Fault::Formula) => (
            format!("`{shown}` is a formula, not its value"),
            "save the table with values, not with formulas",
        ),
        None => return false,
    };
    sink.report(rule.at(cell.span, message).label("cannot be printed").hint(hint));
    true
}

/// Whether a text is a date and nothing else, which is reported by `rule`:
/// spreadsheets make dates of numbers such as 1-2-1 and 8-12. `meant` says what to do
/// if a day is meant.
pub(crate) fn is_date(cell: &Cell, rule: &Rule, meant: Option<&str>, sink: &mut Sink) -> bool {
    let is_date = looks_like_date(&cell.text);
    if is_date {
        let message = format!("`{}` is a date", shortened(&cell.text));
        let message = rule.at(cell.span, message).label("cannot be printed").hint(
            "spreadsheets make dates of numbers such as 8-12: format the column as text, and type \
             it again",
        );
        sink.report(meant.into_iter().fold(message, |message, hint| message.hint(hint)));
    }
    is_date
}

fn looks_like_date(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let plain = narrow(text).to_lowercase();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_month = |part: &str| MONTHS.contains(&part);
    let parts: Vec<&str> = plain.split(['/', '月', '年']).collect();
    match parts[..] {
        [year, month, day] => {
            let day = day.strip_suffix('日').unwrap_or(day);
            year.len() == 4 && [year, month, day].iter().all(|part| is_number(part))
        }
        [month, day] => is_number(month) && day.strip_suffix('日').is_some_and(is_number),
        _ => plain.split_once('-').is_some_and(|(one, other)| {
            is_month(one) && is_number(other) || is_number(one) && is_month(other)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_leave_in_cells_is_known() {
        for (text, expected) in [
            ("#N/A", Some(Fault::Failure)),
            ("＃N/A", Some(Fault::Failure)),
            ("市役所#REF!", Some(Fault::Failure)),
            ("########", Some(Fault::Narrow)),
            ("=A2&\"課\"", Some(Fault::Formula)),
            ("#7119", None),
            ("No. #5", None),
            ("=", None),
        ] {
            assert_eq!(fault(text), expected, "{text}");
        }
        for text in ["2001/2/1", "2001年2月1日", "8月12日", "12-Aug", "Aug-12"] {
            assert!(looks_like_date(text), "{text}");
        }
        for text in ["1-2-1", "8-12", "令和8-12", "九段南1/2", "1/2/3", "5月課", ""] {
            assert!(!looks_like_date(text), "{text}");
        }
    }
}
