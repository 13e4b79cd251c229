//! How like two words are.
//!
//! In: two texts. Out: a number, or which of several names a word is. Knows nothing about
//! languages.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The same word.
pub(super) const SAME: u32 = 1000;

/// One word holds the other: "Mondays", "даваа гараг".
pub(super) const HOLDS: u32 = 500;

/// Two words of one stem: "понеділка" and "понеділок".
pub(super) const ALIKE: u32 = 350;

/// The letters, digits and vowel signs of a text, small. Points, blanks and apostrophes are
/// a matter of style; so are the vowels that Arabic and Hebrew leave out.
pub(super) fn fold(text: &str) -> Vec<char> {
    let is_left_out = |c: char| matches!(c, '\u{64B}'..='\u{652}' | '\u{670}' | '\u{591}'..='\u{5C7}' | 'ʼ' | 'ʻ' | 'ـ');
    let kept = text.nfc().filter(|&c| c.is_alphanumeric() || is_combining_mark(c));
    kept.filter(|&c| !is_left_out(c)).flat_map(char::to_lowercase).collect()
}

/// How like two words are, 1000 at most.
pub(super) fn likeness(one: &str, other: &str) -> u32 {
    like(&fold(one), &fold(other))
}

/// The same of words that are folded.
pub(super) fn like(one: &[char], other: &[char]) -> u32 {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    if one == other {
        return SAME;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let run = longest_run(short, long);
    let per_mille = |part: usize, whole: usize| u32::try_from(part * 1000 / whole).unwrap_or(0);
    // A letter alone is in every word; an ideograph is a word.
    let is_word = short.len() > 1 || short.iter().all(|&c| c >= '\u{2E80}');
    let spread = shared(short, long);
    let both = one.len() + other.len();
    if is_word && run == short.len() {
        HOLDS + per_mille(run, long.len()) * 2 / 5 + per_mille(2 * spread, both) / 20
    } else {
        per_mille(2 * run, both) * 9 / 20 + per_mille(2 * spread, both) / 20
    }
}

/// How like a word is to the most alike of some forms.
pub(super) fn best(word: &str, forms: &[impl AsRef<str>]) -> u32 {
    forms.iter().map(|form| likeness(word, form.as_ref())).max().unwrap_or_default()
}

/// Whether two texts are one word, but for style.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let one = fold(one);
    !one.is_empty() && one == fold(other)
}

/// Whether a word has letters of another in their order, the first one at its beginning:
/// "kg" of "kilogram".
pub(super) fn is_short_for(word: &str, long: &str) -> bool {
    let (word, long) = (fold(word), fold(long));
    let mut rest = long.iter();
    !word.is_empty() && word.first() == long.first() && word.iter().all(|c| rest.any(|it| it == c))
}

/// Whether a text holds a word of two letters at least.
pub(super) fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (fold(text), fold(word));
    word.len() > 1 && text.windows(word.len()).any(|window| window == word)
}

/// Whether a word is another one without its marks: Turkce for Türkçe.
pub(super) fn lacks_marks(word: &str, form: &str) -> bool {
    let bare = |c: char| match c {
        'ı' => 'i',
        'đ' => 'd',
        'ł' => 'l',
        'ø' => 'o',
        c => c,
    };
    let (word, form) = (fold(word), fold(form));
    let plain = form.iter().copied().nfd().filter(|c| !is_combining_mark(*c)).map(bare);
    word != form && word.iter().all(char::is_ascii) && plain.eq(word.iter().copied())
}

/// The length of the longest run of characters that both have.
fn longest_run(one: &[char], other: &[char]) -> usize {
    let mut before = vec![0; other.len() + 1];
    let mut longest = 0;
    for a in one {
        let mut now = vec![0; other.len() + 1];
        for (at, b) in other.iter().enumerate() {
            if a == b {
                now[at + 1] = before[at] + 1;
                longest = longest.max(now[at + 1]);
            }
        }
        before = now;
    }
    longest
}

/// How many characters both have, wherever they stand.
fn shared(one: &[char], other: &[char]) -> usize {
    let mut rest = other.to_vec();
    let mut count = 0;
    for c in one {
        if let Some(at) = rest.iter().position(|it| it == c) {
            rest.swap_remove(at);
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_most_like_their_own_forms() {
        for (word, own, other) in [
            ("понеділка", "понеділок", "неділя"),
            ("неділі", "неділя", "понеділок"),
            ("pazartesi", "Pazartesi", "Pazar"),
            ("los sábados", "sábado", "domingo"),
            ("中国語（繁体字）", "繁体中国語", "簡体中国語"),
            ("يوم الأحد", "الأحد", "الاثنين"),
            ("တနင်္လာနေ့", "တနင်္လာ", "နေ"),
        ] {
            assert!(likeness(word, own) > likeness(word, other), "{word}");
        }
        assert_eq!(likeness("a.m.", "AM"), SAME);
        assert_eq!(likeness("п’ятниця", "пʼятниця"), SAME);
        assert_eq!(likeness("", "x"), 0);
        assert!(lacks_marks("Turkce", "Türkçe") && lacks_marks("Espanol", "español"));
        assert!(!lacks_marks("Español", "español") && !lacks_marks("English", "anglais"));
    }
}
