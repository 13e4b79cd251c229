//! Numbers that are typed in digits or in words.
//!
//! In: the lines of a pack, and which numbers the same texts of other packs refer
//! to. Out: the numbers that stand for a fact, or may become one.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use super::known::Known;
use super::line::Line;
use super::number::Number;
use super::speech::Speech;
use crate::content::model::Pack;
use crate::content::{FactKind, Reference, Sense, reference, referred};

/// The references to numbers that at least half of the packs have, by the key of the text.
pub(super) type Expected<'a> = BTreeMap<&'a str, BTreeSet<String>>;

/// What follows a reference in a pack, and the value of the fact.
pub(super) type Contexts = Vec<(f64, Vec<char>)>;

/// What is expected in the texts of these packs.
pub(super) fn expected(packs: &[Pack]) -> Expected<'_> {
    let mut counts: BTreeMap<&str, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
    for string in packs.iter().flat_map(|pack| &pack.strings) {
        let (packs, names) = counts.entry(&string.key).or_default();
        *packs += 1;
        let references = string.references().into_iter();
        let own: BTreeSet<_> = references.filter_map(|(_, it)| numbered(it)).collect();
        own.into_iter().for_each(|name| *names.entry(name).or_default() += 1);
    }
    let most = counts.into_iter().map(|(key, (packs, names))| {
        let often = names.into_iter().filter(|(_, count)| 2 * count >= packs);
        (key, often.map(|(name, _)| name).collect())
    });
    most.filter(|(_, names): &(_, BTreeSet<String>)| !names.is_empty()).collect()
}

/// A reference to a number, as hints write it.
fn numbered(to: &Reference) -> Option<String> {
    let (kind, name, part) = referred(to)?;
    let is_number = (kind, part) == (FactKind::Number, "") || part == "count";
    is_number.then(|| reference(kind, name, part))
}

/// Whether a number in digits is one that a fact could give.
pub(super) fn is_typed(line: &Line<'_>, number: &Number) -> bool {
    !is_name(line, number) && !is_mark(line, number)
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
    let short = number.to - number.from <= 2 && number.value.fract() == 0.0;
    let note = matches!(before, '※' | '*');
    let bracketed = before == '(' && behind == ')';
    let begins = line.back_over(number.from, |c| c == ' ') == 0;
    let first = begins && matches!(behind, '.' | ')') && !line.digit(number.to + 1);
    short && (raised || note || bracketed || first)
}

/// What follows the references of a pack's lines to numbers.
pub(super) fn contexts<'a, 'b: 'a>(
    lines: impl Iterator<Item = &'a Line<'b>>,
    known: &Known,
) -> Contexts {
    let mut contexts = Contexts::new();
    for line in lines {
        for (index, reference) in &line.references {
            let value = numbered(reference).and_then(|name| known.number(&name));
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
    known: &Known,
    (expected, contexts): (Option<&BTreeSet<String>>, &Contexts),
    found: &mut Vec<(Found, Option<String>)>,
) {
    let own: Vec<String> = line.references.iter().filter_map(|(_, own)| numbered(own)).collect();
    let missing = expected.into_iter().flatten().filter(|name| !own.contains(name));
    let missing: Vec<(f64, &String)> =
        missing.filter_map(|name| Some((known.number(name)?, name))).collect();
    let refers = |means: &Sense| {
        let same = |(value, _): &&(f64, &String)| *means == Sense::Number(*value);
        missing.iter().find(same).map(|(_, name)| (*name).clone())
    };
    for (one, reference) in found.iter_mut() {
        *reference = refers(&one.means);
    }
    let mut at = 0;
    while at < line.len() {
        let characters = || Number::in_characters(line, at);
        let Some(number) = speech.number_word(line, at).or_else(characters) else {
            at += 1;
            continue;
        };
        at = number.to;
        let inside = found.iter().any(|(one, _)| one.from < number.to && number.from < one.to);
        let means = Sense::Number(number.value);
        let reference = refers(&means);
        let behind = letters(line, number.to);
        let alike = contexts
            .iter()
            .any(|(value, letters)| *value == number.value && behind.starts_with(letters));
        if !inside && (alike || reference.is_some()) {
            let (from, to) = (number.from, number.to);
            found.push((Found { from, to, means }, reference));
        }
    }
}
