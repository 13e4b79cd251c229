//! Words of scripts with blanks that are spelled nearly as others.
//!
//! In: the texts of a language. Out: words that stand once.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use super::Odd;
use crate::check::letters::{is_alphabetic, small};
use crate::content::model::Written;
use crate::lang::{Tag, is_spaced};

/// How often the usual form must stand.
const OFTEN: usize = 4;

/// Words of so many letters are compared by their marks where one beside them is the same:
/// shorter ones are words of grammar, which differ in a mark alone (a, à).
const SHORT: usize = 3;

/// Words of so many letters are compared letter by letter, if one beside them is the same:
/// shorter ones are often another word (berish, borish).
const LONG: usize = 7;

/// In words of so many letters two letters that changed places are a slip, whatever stands
/// beside them.
const SWAPPED: usize = 6;

/// Names with a capital letter are compared, whatever stands beside them.
const NAME: usize = 5;

/// A word as it stands in a text.
struct Word<'a> {
    string: &'a Written,
    place: (usize, usize),
    /// In small letters.
    letters: Vec<char>,
    has_capital: bool,
}

pub(super) fn odd<'a>(tag: &Tag, texts: &[&'a Written]) -> Vec<Odd<'a>> {
    let words: Vec<Word<'a>> = texts.iter().flat_map(|string| words(string)).collect();
    let mut forms: BTreeMap<&[char], Vec<usize>> = BTreeMap::new();
    for (index, word) in words.iter().enumerate() {
        forms.entry(&word.letters).or_default().push(index);
    }
    let often = || forms.iter().filter(|(_, places)| places.len() >= OFTEN);
    let mut by_shape: BTreeMap<String, Vec<&Vec<usize>>> = BTreeMap::new();
    // What differs inside begins and ends alike.
    let ends = |letters: &[char]| (letters.first().copied(), letters.last().copied());
    let mut by_ends: BTreeMap<_, Vec<&Vec<usize>>> = BTreeMap::new();
    for (letters, places) in often() {
        by_shape.entry(shape(letters, tag)).or_default().push(places);
        by_ends.entry(ends(letters)).or_default().push(places);
    }
    let beside = |index: usize| {
        let of = |other: Option<usize>| {
            let other = words.get(other?)?;
            std::ptr::eq(other.string, words[index].string).then_some(&other.letters)
        };
        [of(index.checked_sub(1)), of(index.checked_add(1))]
    };
    let is_beside_same = |one: usize, others: &[usize]| {
        let own = beside(one);
        others.iter().any(|&other| {
            own.iter().zip(beside(other)).any(|(own, other)| own.is_some() && *own == other)
        })
    };
    let usual = |index: usize| -> Option<usize> {
        let word = &words[index];
        let length = size(&word.letters);
        let same_shape = by_shape.get(&shape(&word.letters, tag)).into_iter().flatten();
        let mut marks = same_shape.filter(|_| length >= SHORT);
        let same_ends = by_ends.get(&ends(&word.letters)).into_iter().flatten();
        let mut edited = same_ends.filter(|places| {
            let other = &words[places[0]];
            let least = length.min(size(&other.letters));
            let is_name = || word.has_capital && places.iter().all(|&at| words[at].has_capital);
            differ_inside(&word.letters, &other.letters)
                && (least >= NAME && is_name()
                    || least >= SWAPPED && is_swap(&word.letters, &other.letters)
                    || least >= LONG && is_beside_same(index, places))
        });
        let places =
            marks.find(|places| is_beside_same(index, places)).or_else(|| edited.next())?;
        places.first().copied()
    };
    let rare: BTreeSet<usize> =
        forms.values().filter(|places| places.len() == 1).map(|places| places[0]).collect();
    let found = rare.into_iter().filter_map(|index| {
        let Word { string, place, .. } = words[index];
        let usual = &words[usual(index)?];
        let letters =
            usual.string.read().filter(|(at, _)| (usual.place.0..usual.place.1).contains(at));
        Some(Odd { string, place, usual: letters.map(|(_, c)| c).collect() })
    });
    found.collect()
}

/// The words of a text in scripts that have blanks between words.
fn words(string: &Written) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut is_open = false;
    for (at, c) in string.read() {
        if !(is_joint(c) || is_combining_mark(c) || is_alphabetic(c) && is_spaced(c)) {
            is_open = false;
            continue;
        }
        let end = at + c.len_utf8();
        match words.last_mut().filter(|_| is_open) {
            Some(word) => {
                word.letters.push(small(c));
                word.place.1 = end;
            }
            None if is_alphabetic(c) && is_spaced(c) => words.push(Word {
                string,
                place: (at, end),
                letters: vec![small(c)],
                has_capital: c.is_uppercase(),
            }),
            None => continue,
        }
        is_open = true;
    }
    words
}

/// How many letters a word has.
fn size(letters: &[char]) -> usize {
    letters.iter().filter(|c| !is_joint(**c)).count()
}

/// Apostrophes, and what joins or parts two letters.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | 'ʻ' | '\u{200C}' | '\u{200D}')
}

/// What is left of a word without what is easily mistaken: marks, and letters that are
/// typed for each other. In Vietnamese only tones are: ô and o are letters of their own.
fn shape(letters: &[char], tag: &Tag) -> String {
    let is_kept = |c: char| tag.primary() == "vi" && matches!(c, '\u{302}' | '\u{306}' | '\u{31B}');
    let stays = |c: &char| canonical_combining_class(*c) == 0 || is_kept(*c);
    let all = letters.iter().copied().nfd().filter(stays).filter_map(|c| match c {
        c if is_joint(c) => None,
        'ı' => Some('i'),
        'ة' | 'ۃ' => Some('ه'),
        'ى' | 'ی' => Some('ي'),
        'ھ' => Some('ہ'),
        'ک' => Some('ك'),
        // Short and long i and u, and the two signs of nasal vowels: the blocks of Indic
        // scripts but Sinhala are built alike.
        '\u{900}'..='\u{D7F}' => Some(match u32::from(c) & 0x7F {
            0x01 | 0x3F | 0x41 => char::from_u32(u32::from(c) + 1).unwrap_or(c),
            _ => c,
        }),
        'ි' => Some('ී'),
        'ු' => Some('ූ'),
        _ => Some(c),
    });
    all.collect()
}

/// Whether two words differ in one letter, or in the order of two, behind the first letter
/// and before the last two, where words are inflected.
fn differ_inside(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    if same == 0 || same + 2 >= short.len() {
        return false;
    }
    match long.len() - short.len() {
        0 => {
            let (a, b) = (&short[same..], &long[same..]);
            a[1..] == b[1..] || a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
        }
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}

/// Whether two letters next to each other have changed places in one of two words.
fn is_swap(one: &[char], other: &[char]) -> bool {
    let differ: Vec<usize> = (0..one.len()).filter(|&at| other.get(at) != one.get(at)).collect();
    let [first, second] = differ[..] else { return false };
    one.len() == other.len() && one[first] == other[second] && one[second] == other[first]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_inside_differs() {
        let differ = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|it| it.chars().collect::<Vec<_>>());
            differ_inside(&one, &other)
        };
        for (one, other) in [("hosino", "hoshino"), ("hohsino", "hoshino"), ("hoskino", "hoshino")]
        {
            assert!(differ(one, other) && differ(other, one), "{one} {other}");
        }
        for (one, other) in
            [("hoshino", "hoshino"), ("hoshina", "hoshino"), ("ahoshino", "hoshino"), ("ho", "hos")]
        {
            assert!(!differ(one, other) && !differ(other, one), "{one} {other}");
        }
    }

    #[test]
    fn marks_leave_the_shape_alone() {
        let of = |word: &str, tag: &str| {
            shape(&word.chars().collect::<Vec<_>>(), &Tag::new(tag).unwrap())
        };
        for (tag, one, other) in [
            ("vi", "bào", "bảo"),
            ("ar", "مدينه", "مدينة"),
            ("ne", "बिमा", "बीमा"),
            ("fr", "proces", "procès"),
        ] {
            assert_eq!(of(one, tag), of(other, tag));
        }
        assert_ne!(of("nối", "vi"), of("nói", "vi"));
    }
}
