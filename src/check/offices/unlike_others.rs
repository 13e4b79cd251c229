//! `unlike-others`: a word in a cell is nearly that of the other rows.
//!
//! In: the texts of offices. Out: messages at words that differ in a letter, in marks or in
//! capitals from a word that the same column has in several other rows.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Table;
use crate::check::{Check, Run};
use crate::content::model::Written;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::is_spaced;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "unlike-others",
        severity: Severity::Warning,
        fixed: false,
        what: "A word in a table of offices is nearly a word of the other rows. It lacks a letter \
               or its marks, or stands in capitals: `Secton` where three rows have `Section`.",
        why: "It was mistyped, or comes from a list that was written in another way.",
        remedy: "Write it as in the other rows. A name that is really so can be allowed in \
                 chirashi.toml.",
        example: Some(Example {
            file: "offices.csv",
            wrong: r#"code,name,name.en,section,section.en
131016,千代田区,Chiyoda City,戸籍住民課,Residents Section
271004,大阪市,Osaka City,市民課,Citizens «Secton»
141003,横浜市,Yokohama City,窓口サービス課,Counter Services Section
011002,札幌市,Sapporo City,戸籍住民課,Residents Section"#,
            right: r#"code,name,name.en,section,section.en
131016,千代田区,Chiyoda City,戸籍住民課,Residents Section
271004,大阪市,Osaka City,市民課,Citizens Section
141003,横浜市,Yokohama City,窓口サービス課,Counter Services Section
011002,札幌市,Sapporo City,戸籍住民課,Residents Section"#,
        }),
        source: "Design decision: the rows of a table are written alike",
    },
    run: Run::Offices(run),
};

/// In how many rows a word stands at least that is right, and in which part of all: in a table
/// of the whole country three municipalities are called Naka, and one Naha.
const ROWS: usize = 3;
const PART: usize = 8;

/// The shortest word that is compared.
const SHORTEST: usize = 3;

/// A word and where it stands in its cell.
type Word = (String, usize);

fn run(table: &Table<'_>, rule: &Rule, sink: &mut Sink) {
    for pack in table.texts {
        // Streets are called anything.
        for stem in ["name", "section"] {
            let cells = pack.strings.iter().filter(|cell| cell.key == stem);
            let cells: Vec<(&Written, Vec<Word>)> = cells.map(|cell| (cell, words(cell))).collect();
            let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
            for (word, _) in cells.iter().flat_map(|(_, words)| words) {
                *rows.entry(word).or_default() += 1;
            }
            let least = ROWS.max(cells.len() / PART);
            let often = rows.iter().filter(|(_, rows)| **rows >= least);
            let known: Vec<&str> = often.map(|(word, _)| *word).collect();
            let rare = |word: &str| rows.get(word).is_some_and(|rows| rows * ROWS <= least);
            for (cell, words) in &cells {
                for (word, at) in words.iter().filter(|(word, _)| rare(word)) {
                    let Some(due) = known.iter().find(|known| is_nearly(word, known)) else {
                        continue;
                    };
                    let message = format!("`{word}` is `{due}` in the other rows");
                    let message = rule.at(cell.place(*at, at + word.len()), message);
                    sink.report(message.label("one of its kind").hint(format!("write `{due}`")));
                }
            }
        }
    }
}

/// The words of a cell in a script that puts blanks between words.
fn words(cell: &Written) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut end = 0;
    for (at, c) in cell.read().filter(|(_, c)| c.is_alphabetic() && is_spaced(*c)) {
        match words.last_mut() {
            Some((word, _)) if at == end => word.push(c),
            Some(_) | None => words.push((c.to_string(), at)),
        }
        end = at + c.len_utf8();
    }
    words.retain(|(word, _)| word.chars().count() >= SHORTEST);
    words
}

/// Whether a word is another one but for a letter, its capitals, or marks that it lacks.
/// Resident and Residents are two words, and so are dân and dẫn.
fn is_nearly(word: &str, known: &str) -> bool {
    let small = |text: &str| text.to_lowercase().nfd().collect::<Vec<char>>();
    let plain = |all: &[char]| all.iter().filter(|c| !is_combining_mark(**c)).collect::<String>();
    let (one, other) = (small(word), small(known));
    let (bare, due) = (plain(&one), plain(&other));
    if bare == due {
        return word != known && one.iter().all(|c| other.contains(c));
    }
    let is_longer = bare.starts_with(&due) || due.starts_with(&bare);
    let length = bare.chars().count();
    length > SHORTEST + 1 && !is_longer && strsim::osa_distance(&bare, &due) == 1
}

#[cfg(test)]
mod tests {
    use super::is_nearly;

    #[test]
    fn slips_are_told_from_other_words() {
        for (word, known) in [
            ("Secton", "Section"),
            ("Ciity", "City"),
            ("CITY", "City"),
            ("Thanh", "Thành"),
            ("phô", "phố"),
        ] {
            assert!(is_nearly(word, known), "{word}");
        }
        for (word, known) in
            [("Resident", "Residents"), ("dẫn", "dân"), ("City", "City"), ("Ward", "Yard")]
        {
            assert!(!is_nearly(word, known), "{word}");
        }
    }
}
