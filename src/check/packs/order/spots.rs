//! The references of a string, each with the words beside it.
//!
//! In: a string. Out: its [`Spot`]s in order. Knows nothing about what facts say.

use unicode_normalization::char::is_combining_mark;

use crate::check::letters::{is_alphabetic, is_han_or_kana, is_hangul};
use crate::content::model::{PieceKind, Written};
use crate::content::{FactKind, referred};
use crate::source::Span;

/// A reference to a fact: its kind, its name and the part that it says.
pub(super) type Called<'a> = (FactKind, &'a str, &'a str);

/// A reference in a string.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    /// To what it refers.
    pub(super) called: Called<'a>,
    /// Where it stands.
    pub(super) span: Span,
    /// The words beside it, cut to what does not change with their endings: before it and
    /// behind it. Empty where none stands there.
    pub(super) beside: [String; 2],
    /// What stands between the reference before it and this one.
    pub(super) gap: String,
}

/// So many letters of a word are compared; in scripts without blanks, so many characters.
const LETTERS: usize = 4;
const CHARACTERS: usize = 3;

/// A word of so many letters only joins others.
const JOINING: usize = 3;

/// The references of a string to facts, in their order.
pub(super) fn spots(string: &Written) -> Vec<Spot<'_>> {
    let spans = string.pieces.iter().filter(|it| matches!(it.kind, PieceKind::Reference(_)));
    let references = string.references().into_iter().zip(spans);
    let mut last = 0;
    let mut spots = Vec::new();
    for ((index, reference), piece) in references {
        let characters = |range: std::ops::Range<usize>| {
            let shown = string.shown.get(range).unwrap_or_default().iter();
            // The words for other numbers are those of the reference itself.
            let read = shown.filter(|it| !it.is_aside).map(|it| it.character);
            read.filter(|c| !matches!(c, '\u{200B}' | '\u{2060}' | '\u{AD}')).collect::<Vec<_>>()
        };
        let before = characters(last..index);
        let behind = characters(index + 1..string.shown.len());
        last = index + 1;
        let Some(called) = referred(reference) else { continue };
        let gap = before.iter().collect::<String>().to_lowercase();
        let before: Vec<char> = characters(0..index);
        spots.push(Spot {
            called,
            span: piece.span,
            beside: [word_before(&before), word_behind(&behind)],
            gap,
        });
    }
    spots
}

/// Whether a character belongs to a word, or is a sign that says what a number is.
fn is_of_word(c: char) -> bool {
    is_alphabetic(c) || is_combining_mark(c) || is_sign(c)
}

fn is_sign(c: char) -> bool {
    matches!(c, '%' | '％' | '٪' | '‰' | '°' | '¥' | '￥')
}

/// Whether a script puts blanks between its words.
fn is_spaced(c: char) -> bool {
    !is_han_or_kana(c)
        && !matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Whether a character may stand between a reference and the word beside it.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‑' | '*')
}

fn word_behind(text: &[char]) -> String {
    let from = text.iter().take_while(|c| parts(**c)).count();
    let word: Vec<char> = text[from..].iter().copied().take_while(|c| is_of_word(*c)).collect();
    let rest = &text[from + word.len()..];
    // "de alto", "na lapad": a short word that joins another one.
    let joins = word.first().is_some_and(|c| is_spaced(*c) && !is_sign(*c) && !is_hangul(*c));
    if joins && word.len() <= JOINING && rest.first().is_some_and(|c| c.is_whitespace()) {
        let next = word_behind(rest);
        if !next.is_empty() {
            return next;
        }
    }
    cut(&word)
}

fn word_before(text: &[char]) -> String {
    let mut word: Vec<char> = text
        .iter()
        .rev()
        .copied()
        .skip_while(|c| parts(*c) || matches!(c, ':' | '：' | '=' | '＝'))
        .take_while(|c| is_of_word(*c))
        .collect();
    // What stands next to the reference counts where words are not told apart.
    let is_unspaced = word.first().is_some_and(|c| !is_spaced(*c));
    if is_unspaced {
        word.truncate(CHARACTERS);
    }
    word.reverse();
    if is_unspaced { word.iter().collect() } else { cut(&word) }
}

fn cut(word: &[char]) -> String {
    let Some(first) = word.first().copied() else { return String::new() };
    let most = match first {
        '%' | '％' | '٪' => return "%".to_owned(),
        _ if is_han_or_kana(first) || is_hangul(first) => 1,
        _ if is_spaced(first) => LETTERS,
        _ => CHARACTERS,
    };
    word.iter().take(most).flat_map(|c| c.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_references_are_found() {
        let beside = |text: &str| -> Vec<[String; 2]> {
            spots(&Written::sample(text)).into_iter().map(|spot| spot.beside).collect()
        };
        let pair = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        assert_eq!(
            beside("大きさ 縦{measure:h} × 横{measure:w}"),
            [pair("縦", ""), pair("横", "")]
        );
        assert_eq!(
            beside("Size: {measure:h} high × {measure:w} wide"),
            [pair("size", "high"), pair("", "wide")]
        );
        assert_eq!(
            beside("Tamaño: {measure:h} de alto × {measure:w} de ancho"),
            [pair("tama", "alto"), pair("", "anch")]
        );
        assert_eq!(beside("は{number:a}か月、**{number:b}％**"), [pair("は", "か"), pair("", "%")]);
    }
}
