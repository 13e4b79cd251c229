//! Characters in the form in which they are compared: digits of any script as 0 to 9, letters in
//! lower case, one kind of hyphen, blanks and brackets; nothing invisible.
//!
//! In: the printed characters of a string. Out: a [`Line`] of folded characters
//! that still know their places, with small ways to look around. Knows nothing about facts.

use unicode_normalization::char::{compose, decompose_compatible, is_combining_mark};

use crate::content::model::{OBJECT, Printed};
use crate::content::model::{Reference, Written};
use crate::source::Span;

/// What stands for the printed form of the second and later parts of a character
/// such as ㎝.
const PART: char = '\u{200B}';

/// A folded character.
#[derive(Debug, Clone, Copy)]
pub(in crate::check::facts) struct Folded {
    /// The character as it is compared.
    pub(in crate::check::facts) is: char,
    /// The character as it is printed.
    pub(in crate::check::facts) raw: char,
    start: usize,
    end: usize,
}

/// A string as its characters are compared.
#[derive(Debug)]
pub(in crate::check::facts) struct Line<'a> {
    written: &'a Written,
    /// The folded characters.
    pub(in crate::check::facts) folded: Vec<Folded>,
    /// The references, each with the index of its object.
    pub(in crate::check::facts) references: Vec<(usize, &'a Reference)>,
}

impl<'a> Line<'a> {
    /// The folded characters of a string.
    pub(in crate::check::facts) fn of(written: &'a Written) -> Self {
        let mut folded = Vec::with_capacity(written.shown.len());
        let references = written.references();
        let mut references = references.iter().peekable();
        let mut kept = Vec::new();
        for (index, character) in written.shown.iter().enumerate() {
            if let Some((_, reference)) = references.next_if(|(at, _)| *at == index) {
                kept.push((folded.len(), *reference));
            }
            fold(character, &mut folded);
        }
        dashes_between_digits(&mut folded);
        burmese_zeros(&mut folded);
        Self { written, folded, references: kept }
    }

    /// The key of the string.
    pub(in crate::check::facts) fn key(&self) -> &'a str {
        &self.written.key
    }

    /// The number of characters.
    pub(in crate::check::facts) fn len(&self) -> usize {
        self.folded.len()
    }

    /// The place of the characters `from..to`.
    pub(in crate::check::facts) fn place(&self, from: usize, to: usize) -> Span {
        let start = self.folded.get(from).map_or(0, |folded| folded.start);
        let last = self.folded[..to.min(self.len())].last();
        self.written.place(start, last.map_or(start, |folded| folded.end))
    }

    /// The characters `from..to` as they are printed.
    pub(in crate::check::facts) fn raw(&self, from: usize, to: usize) -> String {
        // A number can begin within a character: the 2 of ½.
        let start = (0..=from).rev().find(|&at| self.folded[at].raw != PART).unwrap_or(from);
        let printed = self.folded[start..to.min(self.len())].iter().map(|folded| folded.raw);
        printed.filter(|&raw| raw != PART).collect()
    }

    /// The character at an index; NUL behind the end, which no text has.
    pub(in crate::check::facts) fn at(&self, index: usize) -> char {
        self.folded.get(index).map_or('\0', |folded| folded.is)
    }

    /// The character before an index; NUL before the first.
    pub(in crate::check::facts) fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |index| self.at(index))
    }

    /// Whether a digit stands at an index.
    pub(in crate::check::facts) fn digit(&self, index: usize) -> bool {
        self.at(index).is_ascii_digit()
    }

    /// The index behind the digits that begin at an index.
    pub(in crate::check::facts) fn digits(&self, from: usize) -> usize {
        (from..self.len()).find(|&index| !self.digit(index)).unwrap_or(self.len())
    }

    /// The digits `from..to` as a number.
    pub(in crate::check::facts) fn number(&self, from: usize, to: usize) -> Option<u32> {
        self.folded[from..to].iter().map(|folded| folded.is).collect::<String>().parse().ok()
    }

    /// The index behind the blanks at an index.
    pub(in crate::check::facts) fn skip(&self, from: usize) -> usize {
        (from..self.len()).find(|&index| self.at(index) != ' ').unwrap_or(self.len())
    }

    /// The index of the first of the blanks before an index.
    pub(in crate::check::facts) fn back(&self, from: usize) -> usize {
        (0..from).rev().find(|&index| self.at(index) != ' ').map_or(0, |index| index + 1)
    }

    /// The index behind `word`, if it stands at `from`.
    pub(in crate::check::facts) fn word(&self, from: usize, word: &str) -> Option<usize> {
        let mut at = from;
        for character in word.chars() {
            if self.at(at) != character {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The index behind the longest of `words` that stands at `from`, if no
    /// letter follows it that would make it another word.
    pub(in crate::check::facts) fn any(&self, from: usize, words: &[&str]) -> Option<usize> {
        let ends = words.iter().filter_map(|word| self.word(from, word));
        ends.filter(|&end| self.ends_word(end)).max()
    }

    /// Where the longest of `words` begins that ends at `to`, if no letter before
    /// it makes it another word.
    pub(in crate::check::facts) fn any_before(&self, to: usize, words: &[&str]) -> Option<usize> {
        let starts = words.iter().filter_map(|word| {
            let from = to.checked_sub(word.chars().count())?;
            self.word(from, word).filter(|_| self.starts_word(from)).map(|_| from)
        });
        starts.min()
    }

    /// Whether no word goes on at an index: scripts without blanks between words
    /// have no such end, and Nepali hangs its particles on words.
    pub(in crate::check::facts) fn ends_word(&self, index: usize) -> bool {
        let particle = matches!(self.at(index), '\u{904}'..='\u{939}');
        particle || self.starts_word(index)
    }

    /// Whether no word goes on before an index.
    pub(in crate::check::facts) fn starts_word(&self, index: usize) -> bool {
        !(spaced(self.before(index)) && spaced(self.at(index)))
    }
}

/// Whether a character is a letter, or part of one, of a script that puts blanks
/// between words; Korean hangs its particles on words and numbers.
pub(in crate::check::facts) fn spaced(character: char) -> bool {
    matches!(character,
        'a'..='z' | '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{52F}'
        | '\u{531}'..='\u{587}' | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{6D3}'
        | '\u{900}'..='\u{963}' | '\u{971}'..='\u{9E3}' | '\u{1E00}'..='\u{1FFF}')
}

/// Whether a character is written without blanks between words and says
/// something by itself.
pub(in crate::check::facts) fn ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '々' | '〆' | 'ヶ' | 'ヵ')
}

/// The digit zero of each script, after the Unicode Character Database (general
/// category Nd); the nine digits behind it follow in order.
const ZEROS: [u32; 70] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50,
    0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
    0x1D7F6, 0x1E140, 0x1E950, 0x1FBF0,
];

/// The digit 0 to 9 that a decimal digit of another script means.
fn decimal(character: char) -> Option<char> {
    let code = u32::from(character);
    let index = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    let value = code - ZEROS[index];
    if value < 10 { char::from_digit(value, 10) } else { None }
}

/// Whether a character takes no room: it may stand between two digits unseen.
fn invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{20D0}'..='\u{20F0}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Appends the folded form of a printed character.
fn fold(printed: &Printed, folded: &mut Vec<Folded>) {
    let raw = printed.character;
    let (start, end) = (printed.start, printed.end);
    let mut push = |is| folded.push(Folded { is, raw, start, end });
    match raw {
        OBJECT => push(OBJECT),
        'A'..='Z' => push(raw.to_ascii_lowercase()),
        ' '..='~' => push(raw),
        _ if raw.is_whitespace() => push(' '),
        _ => fold_rare(raw, (start, end), folded),
    }
}

fn fold_rare(raw: char, (start, end): (usize, usize), folded: &mut Vec<Folded>) {
    // A mark on a digit leaves it a digit.
    let on_digit = folded.last().is_some_and(|last| last.is.is_ascii_digit());
    if invisible(raw) || (on_digit && is_combining_mark(raw)) {
        if let Some(last) = folded.last_mut() {
            last.end = end;
        }
        return;
    }
    if let Some(is) = decimal(raw).or_else(|| sign(raw)) {
        folded.push(Folded { is, raw, start, end });
        return;
    }
    if is_whole(raw) {
        let is = raw.to_lowercase().next().unwrap_or(raw);
        folded.push(Folded { is, raw, start, end });
        return;
    }
    let first = folded.len();
    decompose_compatible(raw, |part| {
        let composed = folded.last().and_then(|last| compose(last.is, part));
        if let (Some(is), Some(last)) = (composed, folded.last_mut()) {
            last.is = is;
            last.end = end;
            return;
        }
        let part = sign(part).or_else(|| decimal(part)).unwrap_or(part);
        let is = part.to_lowercase().next().unwrap_or(part);
        folded.push(Folded { is, raw, start, end });
    });
    // The parts of ㎝ or ㍘ are printed once.
    for later in folded.iter_mut().skip(first + 1) {
        later.raw = PART;
    }
}

/// Whether a character is its own form: letters of scripts without compatible
/// forms, and the circled numbers, which are numbers of steps, not digits.
fn is_whole(character: char) -> bool {
    matches!(character,
        '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{400}'..='\u{52F}' | '\u{900}'..='\u{10FF}'
        | '\u{1780}'..='\u{17FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2460}'..='\u{2473}'
        | '\u{24EA}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3041}'..='\u{3098}'
        | '\u{309D}'..='\u{30FE}' | '\u{3251}'..='\u{325F}' | '\u{32B1}'..='\u{32BF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// One character for all signs that look alike.
fn sign(character: char) -> Option<char> {
    Some(match character {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' | '˗' | '﹘' | '﹣' | '－' | '─' | '━'
        | '⸺' | '⁻' | '₋' | '➖' => '-',
        '〜' | '～' | '∼' | '˜' | '∿' => '~',
        '∶' | '：' | '︰' | 'ː' | '꞉' | '׃' | '﹕' => ':',
        '／' | '⁄' | '∕' | '⧸' => '/',
        '·' | '•' | '‧' | '･' | '∙' | '⋅' => '・',
        '’' | '‘' | 'ʼ' | '＇' | '′' => '\'',
        '٫' | '．' | '｡' | '․' => '.',
        '٬' | '，' | '،' => ',',
        '✕' | '✖' | '╳' | '⨯' => '×',
        '￥' => '¥',
        '♯' | '＃' => '#',
        _ => return None,
    })
}

/// Makes hyphens of the signs that are taken for one between digits: the long
/// vowel sign, the character for one, the Korean vowel EU.
fn dashes_between_digits(folded: &mut [Folded]) {
    let number = |is: char| is.is_ascii_digit() || is == ')';
    for index in 1..folded.len().saturating_sub(1) {
        let looks_like_a_dash = matches!(folded[index].is, 'ー' | '一' | 'ㅡ' | 'ᅳ');
        let next = folded[index + 1].is;
        if looks_like_a_dash && number(folded[index - 1].is) && next.is_ascii_digit() {
            folded[index].is = '-';
        }
    }
}

/// Makes zeros of the Burmese letter WA that is typed for one beside digits.
fn burmese_zeros(folded: &mut [Folded]) {
    let burmese = |folded: Option<&Folded>| {
        folded.is_some_and(|folded| matches!(folded.raw, '\u{1040}'..='\u{1049}'))
    };
    for index in 0..folded.len() {
        let (before, after) =
            (index.checked_sub(1).and_then(|i| folded.get(i)), folded.get(index + 1));
        let in_word = after.is_some_and(|after| matches!(after.is, '\u{1000}'..='\u{103F}'));
        if folded[index].is == 'ဝ' && !in_word && (burmese(before) || burmese(after)) {
            folded[index].is = '0';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = Vec::new();
        for (at, character) in text.char_indices() {
            let printed =
                Printed { character, start: at, end: at + character.len_utf8(), is_aside: false };
            fold(&printed, &mut folded);
        }
        dashes_between_digits(&mut folded);
        burmese_zeros(&mut folded);
        folded.iter().map(|folded| folded.is).collect()
    }

    #[test]
    fn digits_of_all_scripts_are_digits() {
        for digits in [
            "0120",
            "०१२०",
            "၀၁၂၀",
            "០១២០",
            "๐๑๒๐",
            "٠١٢٠",
            "۰۱۲۰",
            "০১২০",
            "໐໑໒໐",
            "０１２０",
            "𝟎𝟏𝟐𝟎",
            "𝟘𝟙𝟚𝟘",
            "𝟶𝟷𝟸𝟶",
            "⁰¹²⁰",
            "₀₁₂₀",
            "🯰🯱🯲🯰",
            "᠐᠑᠒᠐",
        ] {
            assert_eq!(folded(digits), "0120", "{digits}");
        }
        assert_eq!(folded("ဝ၁၂ဝ-၉၅"), "0120-95");
        assert_eq!(folded("၆ ဝင်"), "6 ဝင်");
        assert!(ZEROS.is_sorted());
    }

    #[test]
    fn digits_with_something_unseen_between_them_stay_together() {
        assert_eq!(folded("0\u{200B}1\u{2060}2\u{AD}0\u{FE0F}\u{20E3}1\u{332}"), "01201");
    }

    #[test]
    fn what_looks_alike_is_alike() {
        for dash in "-‐‑‒–—―−－ー一﹣ｰ".chars() {
            assert_eq!(folded(&format!("95{dash}01")), "95-01", "{dash}");
        }
        assert_eq!(folded("コーヒー 一つ"), "コーヒー 一つ");
        assert_eq!(folded("９\u{3000}：\u{A0}３０"), "9 : 30");
        assert_eq!(folded("４．５㎝ ＡＭ ㏂"), "4.5cm am a.m.");
        assert_eq!(folded("㍘ ㋆ ￥ ｾﾝﾁ ﾎﾟ"), "0点 7月 ¥ センチ ポ");
        assert_eq!(folded("④–⑤"), "④-⑤");
    }

    #[test]
    fn letters_are_composed_and_in_lower_case() {
        assert_eq!(folded("GIỜ Й gio\u{31B}\u{300} \u{1109}\u{1175}"), "giờ й giờ 시");
    }
}
