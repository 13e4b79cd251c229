//! `foreign-cell`: a cell is in another language than its column.
//!
//! In: the texts of the cells. Out: messages at cells in letters that the language of the
//! column does not write, or that are the English ones; one at the name of the column, if all
//! of its cells are.

use unicode_script::Script;

use super::Table;
use crate::check::language;
use crate::check::letters::{closes, is_han_or_kana, opens, script};
use crate::check::{Check, Run};
use crate::content::model::{OfficeColumn, Pack, Written};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::{likely_script, writes_ideographs};
use crate::source::Span;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "foreign-cell",
        severity: Severity::Error,
        fixed: false,
        what: "A cell is in letters that the language of its column does not write: kanji in \
              `name.en`, English in `name`. Names beside a translation stand in parentheses.",
        why: "Columns were swapped, or a cell was not translated.",
        remedy: "Translate it, or leave the cell empty: readers get the Japanese or English \
              name then.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,«大阪市»,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
            right: r#"code,name,name.en,section,section.en,address,phone,hours,link
271004,大阪市,Osaka City,市民課,Citizens Section,〒530-8201 大阪市北区中之島1-3-20,06-6208-8181,月～金 9:00～17:30,https://www.city.osaka.lg.jp/"#,
        }),
        source: "Unicode CLDR, likely subtags (the scripts of languages)",
    },
    run: Run::Offices(run),
};

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for pack in table.texts {
        for stem in ["name", "section", "address"] {
            let cells: Vec<&Written> = pack.strings.iter().filter(|it| it.key == stem).collect();
            let foreign: Vec<Span> = cells.iter().filter_map(|cell| foreign(cell, pack)).collect();
            let of_column =
                |column: &&OfficeColumn| column.stem == stem && column.language == pack.language;
            let column = table.columns.iter().find(of_column);
            if let Some(column) =
                column.filter(|_| foreign.len() > 1 && foreign.len() == cells.len())
            {
                let message = format!("no cell of this column is in `{}`", pack.language);
                let message = rule.at(column.span, message).label("another language");
                sink.report(message.hint("name the column as what it holds; were two swapped?"));
                continue;
            }
            for at in foreign.into_iter().chain(english(table, pack, stem)) {
                let message = format!("a cell in another language than `{}`", pack.language);
                let message = rule.at(at, message).label("not of this column");
                sink.report(message.hint("translate it, or leave the cell empty"));
            }
        }
    }
}

/// The cells of a language that are the English ones again, if in most rows they are not.
fn english(table: &Table<'_>, pack: &Pack, stem: &str) -> Vec<Span> {
    let both = table.offices.iter().filter_map(|office| {
        let names = match stem {
            "name" => Some(&office.name),
            "section" => office.section.as_ref(),
            // An address is written alike in many languages.
            _ => None,
        }?;
        let own = names.others.get(&pack.language).filter(|_| pack.language.primary() != "en")?;
        let english = names.others.iter().find(|(tag, _)| tag.primary() == "en");
        Some((own, english?.1))
    });
    let (same, other): (Vec<_>, Vec<_>) =
        both.partition(|(own, english)| own.plain() == english.plain());
    if same.len() * 2 > other.len() {
        return Vec::new();
    }
    same.into_iter().filter_map(|(own, _)| own.span()).collect()
}

/// Where a cell is not in the language of its column.
fn foreign(cell: &Written, pack: &Pack) -> Option<Span> {
    let chars: Vec<char> = cell.read().map(|(_, c)| c).collect();
    if language::mojibake::find(&chars).is_some() {
        return None;
    }
    if pack.language.primary() == "ja" {
        let has_japanese = cell.read().any(|(_, c)| is_han_or_kana(c));
        // A name has Japanese letters; a section can be called DX.
        let words: String = cell.read().map(|(_, c)| c).collect();
        let is_words = words.split_whitespace().filter(|it| it.chars().count() > 2).count() > 1
            || cell.key == "name";
        let has_letters = words.contains(|c: char| script(c).is_some());
        return (!has_japanese && is_words && has_letters).then_some(cell.span);
    }
    let own = likely_script(&pack.language)?;
    let writes_han = writes_ideographs(&pack.language);
    let mut depth = 0_usize;
    let mut found: Option<(usize, usize)> = None;
    let mut before = None;
    for (at, c) in cell.read() {
        let of = script(c);
        // One letter among those of another script is a look-alike: `mixed-scripts`.
        let is_mixed = of.is_some_and(|of| !is_han_or_kana(c) && before.is_some_and(|it| it != of));
        let is_new = of.is_some_and(|of| is_foreign(of, &own, writes_han)) && !is_mixed;
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && is_new {
            let end = at + c.len_utf8();
            found = Some(found.map_or((at, end), |(start, _)| (start, end)));
        }
        before = of;
    }
    let (start, end) = found?;
    let letters = cell.text.get(start..end).unwrap_or_default().chars().count();
    let is_han = cell.text.get(start..end).is_some_and(|it| it.contains(is_han_or_kana));
    (letters > 1 || is_han).then(|| cell.place(start, end))
}

/// Whether letters of a script are foreign to a language: Latin names stand everywhere.
fn is_foreign(script: Script, own: &str, writes_han: bool) -> bool {
    let is_own = script.short_name() == own
        || writes_han && matches!(script, Script::Han | Script::Bopomofo)
        || own == "Kore" && script == Script::Hangul;
    !is_own && script != Script::Latin
}
