//! `typed-number`: a number that is typed in a pack, in digits or in words.
//!
//! In: the lines of a pack, and which numbers the same texts of other packs refer
//! to. Out: the numbers that stand for a fact, or may become one.

use super::typed::fold::Line;
use super::typed::known::Known;
use super::typed::number::{Number, Style};
use super::typed::speech::Speech;
use super::typed::{Found, Kind, Means};
use crate::check::{Check, Run};
use crate::content::model::{PieceKind, Written};
use crate::diag::{Rule, Severity};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "typed-number",
        severity: Severity::Warning,
        fixed: false,
        explain: "A number is typed in a pack. What is counted by hand in 18 packs soon differs: write it in content/facts.toml, and refer to it with \
                  {number:name}, or with {count:name} for the number of languages that a line \
                  speaks. A number in words is reported where other packs refer to a fact, or where the words after it are those that follow the fact. Numbers that are parts of \
                  names (A4, 2D), of STEP 1, ① and signs of notes are not facts.",
        source: "content/facts.toml: packs refer to facts and never type them.",
    },
    run: Run::Typed(Kind::Number),
};

/// The numbers that a text refers to in most packs: kind and name.
pub(super) type Expected<'a> = Vec<(&'a str, &'a str)>;

/// What follows a reference in a pack, and the value of the fact.
pub(super) type Contexts = Vec<(u32, Vec<char>)>;

/// Words before the number of a step.
#[rustfmt::skip]
pub(super) const STEP: &[&str] = &[
    "step", "steps", "ステップ", "手順", "步骤", "步驟", "단계", "스텝", "paso", "pasos", "passo", "passos",
    "bước", "चरण", "ขั้นตอนที่", "ขั้นที่", "ขั้นตอน", "langkah", "အဆင့်", "ជំហានទី", "ជំហាន",
    "hakbang", "алхам", "adım", "крок", "кроки",
];

/// Words behind the number of a step.
pub(super) const STEP_BEHIND: &[&str] = &["단계", "步", "歩", "adım", "-р алхам", "ステップ"];

/// References to numbers in a string, as kind and name.
pub(super) fn references(string: &Written) -> impl Iterator<Item = (&str, &str)> {
    string.pieces.iter().filter_map(|piece| match &piece.kind {
        PieceKind::Reference(reference) => Some((reference.kind.as_str(), reference.name.as_str()))
            .filter(|(kind, _)| matches!(*kind, "number" | "count")),
        PieceKind::Text(_) | PieceKind::Ruby(_) | PieceKind::Token(_) => None,
    })
}

/// Whether a number in digits is one that a fact could give.
pub(super) fn is_typed(line: &Line<'_>, number: &Number) -> bool {
    number.style == Style::Digits
        && !is_name(line, number)
        && !is_mark(line, number)
        && step(line, number).is_none()
        && !is_weekday(line, number)
}

/// Whether a number belongs to a name: A4, 2D, COVID-19, Windows 11 is none.
fn is_name(line: &Line<'_>, number: &Number) -> bool {
    let raw = |index: usize| line.folded.get(index).map_or('\0', |folded| folded.raw);
    let latin = |index: usize| line.at(index).is_ascii_lowercase();
    let before = number.from.checked_sub(1);
    let hyphen = before.filter(|&at| line.at(at) == '-').and_then(|at| at.checked_sub(1));
    let letter = before.filter(|&at| latin(at)).or(hyphen.filter(|&at| latin(at)));
    let named = letter.is_some_and(|at| {
        let single = at == 0 || !latin(at - 1);
        raw(at).is_uppercase() || (single && line.at(at + 1) != '-')
    });
    let upper = (number.to..line.len()).take_while(|&at| latin(at) && raw(at).is_uppercase());
    let letters = upper.count();
    let floor = letters == 1 && line.at(number.to) == 'f';
    let ends = !latin(number.to + letters);
    named || ((1..=2).contains(&letters) && ends && !floor)
}

/// Whether a number is the sign of a note or of an entry: ※1, *1, ¹, (1), 1. at
/// the beginning.
fn is_mark(line: &Line<'_>, number: &Number) -> bool {
    let raw = line.folded[number.from].raw;
    let raised = matches!(raw, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '₀'..='₉');
    let (before, behind) = (line.before(number.from), line.at(number.to));
    let short = number.to - number.from <= 2 && !number.digits.contains('.');
    let note = matches!(before, '※' | '*' | '注' | '註');
    let bracketed = before == '(' && behind == ')' && line.before(number.from - 1) != '年';
    let first =
        line.back(number.from) == 0 && matches!(behind, '.' | ')') && !line.digit(number.to + 1);
    short && (raised || note || bracketed || first)
}

/// The step that a number names: STEP 1, 第1步, 1단계.
pub(super) fn step(line: &Line<'_>, number: &Number) -> Option<u32> {
    let before = line.back(number.from);
    let named = line.any_before(before, STEP).is_some()
        || line.any(line.skip(number.to), STEP_BEHIND).is_some();
    number.whole().filter(|_| named)
}

/// Whether a number names a day of the week: thứ 2.
fn is_weekday(line: &Line<'_>, number: &Number) -> bool {
    line.any_before(line.back(number.from), &["thứ"]).is_some()
}

/// What follows the references of a pack's lines to numbers.
pub(super) fn contexts<'a, 'b: 'a>(
    lines: impl Iterator<Item = &'a Line<'b>>,
    known: &Known<'_>,
) -> Contexts {
    let mut contexts = Contexts::new();
    for line in lines {
        for (index, reference) in &line.references {
            let value = known.value(&reference.kind, &reference.name);
            let letters = letters(line, index + 1);
            if let Some(value) = value.filter(|_| letters.len() >= 2) {
                contexts.push((value, letters));
            }
        }
    }
    contexts
}

/// The first letters from an index on, as many as tell one word from another.
fn letters(line: &Line<'_>, from: usize) -> Vec<char> {
    let start = line.skip(from);
    let many =
        if line.at(start).is_ascii() || matches!(line.at(start), 'а'..='я') { 5 } else { 3 };
    (start..line.len())
        .map(|index| line.at(index))
        .filter(|character| *character != ' ')
        .take_while(|character| character.is_alphabetic() || !character.is_ascii())
        .take(many)
        .collect()
}

/// Adds the numbers in words, and says which fact those in digits stand for.
pub(super) fn in_words(
    line: &Line<'_>,
    speech: &Speech,
    known: &Known<'_>,
    (expected, contexts): (Option<&Expected<'_>>, &Contexts),
    found: &mut Vec<Found>,
) {
    let has = |kind: &str, name: &str| {
        line.references.iter().any(|(_, own)| own.kind == kind && own.name == name)
    };
    let missing: Vec<(u32, String)> = expected
        .into_iter()
        .flatten()
        .filter(|(kind, name)| !has(kind, name))
        .filter_map(|(kind, name)| Some((known.value(kind, name)?, format!("{kind}:{name}"))))
        .collect();
    for one in found.iter_mut() {
        if let Means::Number(Some(value)) = one.means
            && let Some((_, name)) = missing.iter().find(|(expected, _)| *expected == value)
        {
            one.means = Means::Reference(name.clone());
        }
    }
    let mut at = 0;
    while at < line.len() {
        let Some(number) = speech.words.at(line, at) else {
            at += 1;
            continue;
        };
        at = number.to;
        let inside = found.iter().any(|one| one.from < number.to && number.from < one.to);
        if let Some(means) = meaning(line, &number, &missing, contexts).filter(|_| !inside) {
            found.push(Found { kind: Kind::Number, from: number.from, to: number.to, means });
        }
    }
}

/// What a number in words stands for, if it is sure that it stands for a fact.
fn meaning(
    line: &Line<'_>,
    number: &Number,
    missing: &[(u32, String)],
    contexts: &Contexts,
) -> Option<Means> {
    let value = number.whole()?;
    if let Some((_, name)) = missing.iter().find(|(expected, _)| *expected == value) {
        return Some(Means::Reference(name.clone()));
    }
    let behind = letters(line, number.to);
    let alike = contexts.iter().any(|(known, letters)| {
        let common = letters.iter().zip(&behind).take_while(|(a, b)| a == b).count();
        *known == value && common == letters.len()
    });
    alike.then_some(Means::Number(Some(value)))
}
