//! Numbers that stand for a fact, or may become one.
//!
//! In: a line of a pack and a number in it. Out: whether it is one that could be counted,
//! and not part of a name or a mark. Knows nothing about facts.

use super::line::Line;
use super::number::Number;

/// Whether a number in digits is one that a fact could give.
pub(super) fn is_typed(line: &Line<'_>, number: &Number) -> bool {
    !is_name(line, number) && !is_mark(line, number) && !is_ordinal(line, number)
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

/// Whether a number says which one, not how many: 1ª, 1.º, and `1. kart`, where a sentence
/// would go on with a capital letter.
fn is_ordinal(line: &Line<'_>, number: &Number) -> bool {
    let raw = |index: usize| line.folded.get(index).map_or('\0', |folded| folded.raw);
    let behind = if line.at(number.to) == '.' { number.to + 1 } else { number.to };
    let has_sign = matches!(raw(behind), 'ª' | 'º');
    let goes_on =
        behind > number.to && line.skip(behind) > behind && raw(line.skip(behind)).is_lowercase();
    number.value.fract() == 0.0 && number.to - number.from <= 3 && (has_sign || goes_on)
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
