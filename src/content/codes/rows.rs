//! Tables of rows and of offices: the kinds of messages about CSV files.
//!
//! In: nothing. Out: a constant for each kind, and `RULES`, which lists them.

use super::{FORM, HOLE};
use crate::diag::{Example, Rule, Severity};

/// A block of `flyer.toml` that takes its rows from a file, with these parts.
macro_rules! shelters {
    ($header:literal, $file:literal, $column:literal, $only:literal) => {
        concat!(
            "[[pages.blocks]]\nkind = \"table\"\nwords = \"shelters\"\n\n",
            $header,
            "\nfile = ",
            $file,
            "\nsource = \"Open data of the city\"\nchecked = 2022-07-01\nname = \"ID\"\n",
            "columns = [{ column = ",
            $column,
            " }]\nonly = { \"災害種別_洪水\" = ",
            $only,
            " }\n\n[[pages.blocks]]\nkind = \"colophon\""
        )
    };
}

/// Such a block in which nothing is wrong.
const SHELTERS: &str = shelters!("[pages.blocks.rows]", r#""shelters.csv""#, r#""名称""#, r#""1""#);

/// An office that cannot be printed.
pub(crate) const BAD_OFFICE: Rule = Rule {
    code: "bad-office",
    what: "A row of a table of offices lacks something, or its code is not that of a municipality. \
           A code has six digits, of which the last one checks the others. The flyers of the other \
           rows are made all the same.",
    why: "The flyer of this office would have a hole, or name another town.",
    remedy: "Look the code up in the list of the ministry, and write all six digits: 131016 for \
             Chiyoda.",
    source: "全国地方公共団体コード (Ministry of Internal Affairs and Communications), with its check digit.",
    ..HOLE
};

/// A file that is not a table.
pub(crate) const BAD_TABLE: Rule = Rule {
    code: "bad-table",
    what: "A CSV file is not a table. It is empty or a workbook, its first row does not name the \
           columns, it has no row below that, or a quote is never closed.",
    why: "No flyer is made from it and none is removed.",
    remedy: "Save the table as CSV, with the names of the columns in its first row.",
    source: "RFC 4180; the open data tables of municipalities (自治体標準オープンデータセット).",
    ..HOLE
};

/// A file that is not there.
pub(crate) const UNKNOWN_FILE: Rule = Rule {
    code: "unknown-file",
    what: "A table is to take its rows from a file that content/data does not have.",
    why: "There would be a table without rows.",
    remedy: "Put the file into content/data, or write its name as it is there.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: shelters!("[pages.blocks.rows]", r#"«"shelter.csv"»"#, r#""名称""#, r#""1""#),
        right: SHELTERS,
    }),
    ..HOLE
};

/// A column that is not there.
pub(crate) const UNKNOWN_COLUMN: Rule = Rule {
    code: "unknown-column",
    what: "flyer.toml names a column that the first row of the CSV file does not have. Full and \
           half width are the same here, all else must be written as it is there.",
    why: "The cells of the column would stay empty.",
    remedy: "Write the name as it stands in the first row of the file.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: shelters!("[pages.blocks.rows]", r#""shelters.csv""#, r#"«"施設名"»"#, r#""1""#),
        right: SHELTERS,
    }),
    ..HOLE
};

/// A row that cannot be printed.
pub(crate) const BAD_ROW: Rule = Rule {
    code: "bad-row",
    what: "A row of a CSV file cannot be printed. It has fewer cells than the file has columns, \
           lacks its name, or a cell holds something other than flyer.toml says, such as a number.",
    why: "The row would have a hole, or stand below the wrong headings.",
    remedy: "Correct the row in the file, and tell who publishes it.",
    example: Some(Example {
        file: "content/data/shelters.csv",
        wrong: r#"ID,名称,災害種別_洪水
«0000000001,星野小学校»"#,
        right: r#"ID,名称,災害種別_洪水
0000000001,星野小学校,1"#,
    }),
    ..HOLE
};

/// A table of which no row is left.
pub(crate) const NO_ROWS: Rule = Rule {
    code: "no-rows",
    what: "A table is to take its rows from a CSV file, and none is left. No row says what `only` \
           asks for, or on the flyer's day all are over or have not begun.",
    why: "There would be a table without rows.",
    remedy: "Correct `only`, or take the block out for this day with `from` and `until`.",
    example: Some(Example {
        file: "content/my-number-card/flyer.toml",
        wrong: shelters!("«[pages.blocks.rows]»", r#""shelters.csv""#, r#""名称""#, r#""2""#),
        right: SHELTERS,
    }),
    ..HOLE
};

/// A pin of a row that is not printed.
pub(crate) const UNUSED_PIN: Rule = Rule {
    code: "unused-pin",
    severity: Severity::Warning,
    fixed: false,
    what: "A map has a pin for a row that `only` leaves out: a shelter whose sign for floods is \
           blank, say.",
    why: "Either the pin is left over, or the row lost its sign, and readers miss a shelter.",
    remedy: "Compare the row with its source; correct its cell in the file, or take the pin out.",
    example: None,
    source: FORM,
};

/// A column that no flyer prints.
pub(crate) const UNUSED_COLUMN: Rule = Rule {
    code: "unused-column",
    severity: Severity::Warning,
    fixed: false,
    what: "A column of a table of offices is in a language that no flyer is in.",
    why: "It is not printed: the language is missing from the flyer, or its tag is mistyped.",
    remedy: "Correct the tag in the first row, or add a pack in that language.",
    example: None,
    source: FORM,
};

/// An emblem that paper hides.
pub(crate) const PALE_EMBLEM: Rule = Rule {
    code: "pale-emblem",
    severity: Severity::Warning,
    fixed: false,
    what: "An emblem has only colours that can hardly be told from white paper. None of them has a \
           contrast of 1.3:1 to it.",
    why: "It is drawn for a dark ground, and on paper nobody sees it.",
    remedy: "Ask for the version for a white ground.",
    example: None,
    source: "The project's own limit, far below the 3:1 that WCAG 2.1, 1.4.11 asks of drawings \
             that say something.",
};

/// All of them.
pub(super) const RULES: &[Rule] = &[
    BAD_OFFICE,
    BAD_TABLE,
    UNKNOWN_FILE,
    UNKNOWN_COLUMN,
    BAD_ROW,
    NO_ROWS,
    UNUSED_COLUMN,
    UNUSED_PIN,
    PALE_EMBLEM,
];
