//! Words in cells that stand for another cell, or say that there is nothing.
//!
//! In: a cell of any column. Out: whether it is such a word, which is reported: it would be
//! printed as it stands. Knows nothing about columns.

use crate::content::codes;
use crate::content::load::csv::{Cell, narrow};
use crate::diag::Sink;

/// For what stands in the cell above or beside, in capital letters.
const DITTO: [&str; 6] = ["同上", "同左", "同右", "上に同じ", "々々", "DITTO"];

/// For nothing, in capital letters.
#[rustfmt::skip]
const NOTHING: [&str; 20] = [
    "なし", "ナシ", "無し", "無", "特になし", "該当なし", "未定", "未記入", "未入力", "不明", "空欄", "調整中",
    "確認中", "準備中", "N/A", "NONE", "NULL", "NAN", "TBD", "UNKNOWN",
];

/// Whether a cell stands for something else, which is reported.
pub(super) fn is_stand_in(cell: &Cell, sink: &mut Sink) -> bool {
    let plain = narrow(&cell.text).to_uppercase();
    let bare = plain.trim_matches(['(', ')', '[', ']', '<', '>', '「', '」', ' ', '.']);
    let (message, hint) = if DITTO.contains(&bare) {
        (
            format!("`{}` stands for another cell", cell.text),
            "write out what is meant: each row is printed by itself",
        )
    } else if NOTHING.contains(&bare) {
        (format!("`{}` says that there is nothing", cell.text), "leave the cell empty")
    } else {
        return false;
    };
    sink.report(
        codes::BAD_OFFICE.at(cell.span, message).label("would be printed like this").hint(hint),
    );
    true
}
