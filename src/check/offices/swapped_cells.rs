//! `swapped-cells`: a cell holds what belongs into another column.
//!
//! In: the texts of offices. Out: messages at names that are sections, sections that are
//! addresses, and the like; one at the name of the column, if all of its cells are.

use super::{Table, cell};
use crate::check::{Check, Run};
use crate::content::model::{OfficeColumn, Written};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "swapped-cells",
        severity: Severity::Error,
        fixed: false,
        what: "A cell of a table of offices holds what belongs into another column. Such are \
              an address in `section`, the name of the city in `section`, a section in \
              `address`.",
        why: "Two cells or the names of two columns were swapped, or the row lacks a cell \
              and all behind it moved.",
        remedy: "Put the cells under their columns.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,市民課,Osaka City,«大阪市»,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "Design decision",
    },
    run: Run::Offices(run),
};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Municipality,
    Section,
    Address,
    Unknown,
}

/// What English names of sections end with.
const SECTIONS: [&str; 8] =
    ["section", "division", "department", "office", "desk", "counter", "bureau", "center"];

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for pack in table.texts {
        let is_japanese = pack.language.as_str() == "ja";
        for (stem, own) in [
            ("name", Holds::Municipality),
            ("section", Holds::Section),
            ("address", Holds::Address),
        ] {
            let cells: Vec<&Written> = pack.strings.iter().filter(|it| it.key == stem).collect();
            let held = |it: &&Written| {
                let holds = if is_japanese { japanese(it) } else { latin(it) };
                is_wrong(holds, own).then_some((it.span, holds))
            };
            let wrong: Vec<(Span, Holds)> = cells.iter().filter_map(held).collect();
            let of_column = |it: &&OfficeColumn| it.stem == stem && it.language == pack.language;
            let column = table.columns.iter().find(of_column);
            let is_all = wrong.len() > 1 && wrong.len() == cells.len();
            let places: Vec<(Span, Holds)> = match column.filter(|_| is_all) {
                Some(column) => {
                    wrong.first().map(|(_, holds)| (column.span, *holds)).into_iter().collect()
                }
                None => wrong,
            };
            for (at, holds) in places {
                let message = format!("this is {}, in the column `{stem}`", holds.name());
                let message = rule.at(at, message).label("in the wrong column");
                sink.report(message.hint("were two cells or two columns swapped?"));
            }
        }
    }
}

impl Holds {
    fn name(self) -> &'static str {
        match self {
            Self::Municipality => "the name of a municipality",
            Self::Section => "the name of a section",
            Self::Address => "an address",
            Self::Unknown => "something else",
        }
    }
}

/// Whether a column for `own` cannot take what a cell holds. A municipality may write its
/// section into `name`, and say of an address no more than the name of a place.
fn is_wrong(holds: Holds, own: Holds) -> bool {
    match own {
        Holds::Municipality => holds == Holds::Address,
        Holds::Section => matches!(holds, Holds::Municipality | Holds::Address),
        Holds::Address => holds == Holds::Section,
        Holds::Unknown => false,
    }
}

fn japanese(text: &Written) -> Holds {
    let words: String = text.read().map(|(_, c)| c).collect();
    if cell::is_address(&words) {
        return Holds::Address;
    }
    let digits = words.chars().any(|c| c.is_ascii_digit());
    match cell::is_section(&words) {
        true if !digits => Holds::Section,
        true => Holds::Unknown,
        false if cell::is_municipality(&words) => Holds::Municipality,
        false => Holds::Unknown,
    }
}

fn latin(text: &Written) -> Holds {
    let words: String = text.read().map(|(_, c)| c).collect::<String>().to_lowercase();
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let last = words.split_whitespace().next_back().unwrap_or_default();
    if words.contains(',') && digits > 0 {
        return Holds::Address;
    }
    let is_section = digits == 0 && SECTIONS.contains(&last);
    if is_section { Holds::Section } else { Holds::Unknown }
}
