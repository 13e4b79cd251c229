//! Characters in the form in which they are compared: digits of any script as 0 to 9,
//! letters in lower case, one kind of hyphen, blanks and brackets; nothing invisible.
//!
//! In: the printed characters of a string. Out: a [`Line`] of folded characters that still
//! know their places, with small ways to look around. Knows nothing about facts.

use unicode_normalization::char::{compose, decompose_compatible, is_combining_mark};

use crate::check::letters::small;
use crate::content::Digits;
use crate::content::form::reader::is_invisible;
use crate::content::model::{OBJECT, Printed, Written};
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
}

impl<'a> Line<'a> {
    /// The folded characters of a string.
    pub(in crate::check::facts) fn of(written: &'a Written) -> Self {
        let mut folded = Vec::with_capacity(written.shown.len());
        written.shown.iter().for_each(|character| fold(character, &mut folded));
        between_digits(&mut folded);
        Self { written, folded }
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
    pub(super) fn raw(&self, from: usize, to: usize) -> String {
        // A number can begin within a character: the 2 of ½.
        let start = (0..=from).rev().find(|&at| self.folded[at].raw != PART).unwrap_or(from);
        let printed = self.folded[start..to.min(self.len())].iter().map(|folded| folded.raw);
        printed.filter(|&raw| raw != PART).collect()
    }

    /// The characters `from..to` as they are compared.
    pub(in crate::check::facts) fn text(&self, from: usize, to: usize) -> String {
        self.folded[from..to].iter().map(|folded| folded.is).collect()
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
    pub(super) fn digit(&self, index: usize) -> bool {
        self.at(index).is_ascii_digit()
    }

    /// The index behind the characters from an index on that belong to something.
    pub(super) fn over(&self, from: usize, belongs: impl Fn(char) -> bool) -> usize {
        (from..self.len()).find(|&index| !belongs(self.at(index))).unwrap_or(self.len())
    }

    /// The index of the first of the characters before an index that belong to something.
    pub(in crate::check::facts) fn back_over(
        &self,
        to: usize,
        belongs: impl Fn(char) -> bool,
    ) -> usize {
        (0..to).rev().find(|&index| !belongs(self.at(index))).map_or(0, |index| index + 1)
    }

    /// The index behind the digits that begin at an index.
    pub(in crate::check::facts) fn digits(&self, from: usize) -> usize {
        self.over(from, |character| character.is_ascii_digit())
    }

    /// The index behind the blanks at an index.
    pub(super) fn skip(&self, from: usize) -> usize {
        self.over(from, |character| character == ' ')
    }

    /// The index behind `word`, if it stands at `from`, with or without its blanks.
    pub(super) fn word(&self, from: usize, word: &[char]) -> Option<usize> {
        let mut at = from;
        for &character in word {
            if character == ' ' {
                at = self.skip(at);
            } else if self.at(at) == character {
                at += 1;
            } else {
                return None;
            }
        }
        Some(at)
    }

    /// Whether no word goes on at an index: scripts without blanks between words
    /// have no such end, and Nepali hangs its particles on words.
    pub(super) fn ends_word(&self, index: usize) -> bool {
        matches!(self.at(index), '\u{904}'..='\u{939}') || self.starts_word(index)
    }

    /// Whether no word goes on before an index.
    pub(super) fn starts_word(&self, index: usize) -> bool {
        !(spaced(self.before(index)) && spaced(self.at(index)))
    }
}

/// A text as its characters are compared.
pub(super) fn folded(text: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for character in text.chars() {
        fold(&Printed { character, start: 0, end: 0, is_aside: false }, &mut folded);
    }
    between_digits(&mut folded);
    folded.iter().map(|folded| folded.is).collect()
}

/// Whether a character is a letter, or part of one, of a script that puts blanks
/// between words; Korean hangs its particles on words and numbers.
fn spaced(character: char) -> bool {
    matches!(character,
        'a'..='z' | '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{52F}'
        | '\u{2BB}' | '\u{531}'..='\u{587}' | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{6D3}'
        | '\u{900}'..='\u{963}' | '\u{971}'..='\u{DF3}' | '\u{10A0}'..='\u{10FF}'
        | '\u{1200}'..='\u{135F}' | '\u{1E00}'..='\u{1FFF}')
}

/// The digit 0 to 9 that a digit of another script means.
fn decimal(character: char) -> Option<char> {
    let value = |digits: &Digits| u32::from(character).checked_sub(u32::from(digits.zero()));
    let value = Digits::ALL.iter().filter_map(value).find(|&value| value < 10)?;
    char::from_digit(value, 10)
}

/// Appends the folded form of a printed character.
fn fold(printed: &Printed, folded: &mut Vec<Folded>) {
    let raw = printed.character;
    let (start, end) = (printed.start, printed.end);
    // A mark on a digit leaves it a digit.
    let on_digit = folded.last().is_some_and(|last| last.is.is_ascii_digit());
    if !raw.is_ascii() && (is_invisible(raw) || (on_digit && is_combining_mark(raw))) {
        if let Some(last) = folded.last_mut() {
            last.end = end;
        }
        return;
    }
    let whole = match raw {
        OBJECT => Some(OBJECT),
        ' '..='~' => Some(raw.to_ascii_lowercase()),
        _ if raw.is_whitespace() => Some(' '),
        _ => decimal(raw).or_else(|| sign(raw)).or_else(|| is_whole(raw).then(|| small(raw))),
    };
    if let Some(is) = whole {
        folded.push(Folded { is, raw, start, end });
        return;
    }
    let first = folded.len();
    decompose_compatible(raw, |part| {
        let composed = folded.last().and_then(|last| compose(last.is, part));
        if let (Some(is), Some(last)) = (composed, folded.last_mut()) {
            (last.is, last.end) = (is, end);
            return;
        }
        let part = sign(part).or_else(|| decimal(part)).unwrap_or(part);
        let is = small(part);
        // The parts of ㎝ or ㍘ are printed once.
        let raw = if folded.len() > first { PART } else { raw };
        folded.push(Folded { is, raw, start, end });
    });
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

/// Makes hyphens of the signs that are taken for one between digits (the long vowel sign,
/// the character for one, the Korean vowel EU), and zeros of the Burmese letter WA that is
/// typed for one beside digits of its script.
fn between_digits(folded: &mut [Folded]) {
    let burmese = |folded: Option<&Folded>| {
        folded.is_some_and(|folded| matches!(folded.raw, '\u{1040}'..='\u{1049}'))
    };
    for index in 0..folded.len() {
        let (before, after) =
            (index.checked_sub(1).map(|before| folded[before]), folded.get(index + 1).copied());
        let number =
            |it: Option<Folded>| it.is_some_and(|it| it.is.is_ascii_digit() || it.is == ')');
        let in_word = after.is_some_and(|after| matches!(after.is, '\u{1000}'..='\u{103F}'));
        match folded[index].is {
            'ー' | '一' | 'ㅡ' | 'ᅳ' if number(before) && number(after) => {
                folded[index].is = '-'
            }
            'ဝ' if !in_word && (burmese(before.as_ref()) || burmese(after.as_ref())) => {
                folded[index].is = '0';
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    fn folded(text: &str) -> String {
        super::folded(text).into_iter().collect()
    }

    #[test]
    fn words_of_scripts_with_blanks_are_known() {
        for letter in "aяαאبकবத\u{DB6}აአ".chars() {
            assert!(super::spaced(letter), "{letter}");
        }
        for letter in "漢あกລကក한".chars() {
            assert!(!super::spaced(letter), "{letter}");
        }
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
            "𝟶𝟷𝟸𝟶",
            "⁰¹²⁰",
            "₀₁₂₀",
            "🯰🯱🯲🯰",
        ] {
            assert_eq!(folded(digits), "0120", "{digits}");
        }
        assert_eq!(folded("ဝ၁၂ဝ-၉၅ ၆ ဝင်"), "0120-95 6 ဝင်");
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
        assert_eq!(folded("GIỜ Й gio\u{31B}\u{300} \u{1109}\u{1175}"), "giờ й giờ 시");
    }
}
