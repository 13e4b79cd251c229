//! `long-cell`: a text of an office is longer than its place on the page.
//!
//! In: the texts of the cells. Out: messages at those that are far too long.

use super::Table;
use crate::check::letters::letter_weight;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "long-cell",
        severity: Severity::Warning,
        fixed: false,
        what: "A cell of a table of offices is longer than such a text can be. A name has up \
              to 80 letters, a section 100 and an address 160, of which a kanji or a kana \
              counts as two.",
        why: "Two cells have become one, or a text was pasted twice.",
        remedy: "Leave in the cell what its column is for.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,«市民課（転入・転出・転居の届出、住民票の写し、印鑑登録、マイナンバーカードの交付、戸籍の届出、国民年金の手続、児童手当の手続、国民健康保険の手続の窓口）»,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "Design decision: names are one line of the contact box, addresses two",
    },
    run: Run::Offices(run),
};

/// The most letters in a column.
const MOST: [(&str, usize); 4] =
    [("name", 80), ("section", 100), ("address", 160), ("registration", 60)];

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for cell in table.texts.iter().flat_map(|pack| &pack.strings) {
        let Some((column, most)) = MOST.iter().find(|(column, _)| cell.key == *column) else {
            continue;
        };
        let letters: usize = cell.read().map(|(_, c)| letter_weight(c)).sum();
        if letters > *most {
            let message = format!("a text of {letters} letters in the column `{column}`");
            let message = rule.at(cell.span, message).label(format!("more than {most}"));
            sink.report(message.hint("shorten it; is it two cells in one?"));
        }
    }
}
