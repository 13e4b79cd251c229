//! Files that are not tables of text: another encoding, or a workbook.
//!
//! In: a file that `source` has read. Out: a message that says how to save it.

use std::path::Path;

use crate::content::load::{codes, flaw};
use crate::diag::Diagnostic;
use crate::source::{File, Flaw, Span};

/// How spreadsheets save a table that can be read.
const SAVE: &str = "in Excel, save it with \"Save As\" as \"CSV UTF-8\"; in LibreOffice, as \
                    \"Text CSV\" with the character set Unicode (UTF-8)";

/// The endings of workbooks.
const WORKBOOKS: [&str; 5] = ["xlsx", "xlsm", "xls", "ods", "numbers"];

/// The message for a file that is not a table of text in UTF-8 or Shift_JIS.
pub(super) fn message(file: &File) -> Option<Diagnostic> {
    let start = Span::new(file.id, 0, 0);
    let ending = Path::new(&file.path).extension().and_then(|ending| ending.to_str());
    let is_named = ending.is_some_and(|e| WORKBOOKS.iter().any(|w| w.eq_ignore_ascii_case(e)));
    // What all workbooks in ZIP files begin with.
    if is_named || file.text.starts_with("PK\u{3}\u{4}") {
        let message = "this is a workbook of a spreadsheet, not a table of text";
        return Some(codes::BAD_TABLE.at(start, message).hint(SAVE));
    }
    if file.text.chars().take(100).any(|c| c == '\0') {
        let message = "the file is written in UTF-16 (\"Unicode text\"), not in UTF-8";
        return Some(codes::NOT_UTF8.at(start, message).hint(SAVE));
    }
    let message = flaw::message(file)?;
    if !matches!(file.flaw, Some(Flaw::NotUtf8(_))) {
        return Some(message);
    }
    Some(message.hint("a table of text is in UTF-8 or Shift_JIS").hint(SAVE))
}
