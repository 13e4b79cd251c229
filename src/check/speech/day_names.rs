//! Days of the week that are named in a phrase: "Monday to Friday".
//!
//! In: a phrase, and the file of a language. Out: the days, in the order in which they stand.
//! Knows nothing about what the phrase is for.

use super::said::{Said, words};
use crate::lang::is_spaced;
use unicode_normalization::char::is_combining_mark;

/// The lists of a file that have forms of the names.
const LISTS: [&str; 6] = [
    "formats.week.names",
    "formats.week.from",
    "formats.week.to",
    "formats.week.on",
    "formats.week.of_month",
    "formats.week.short",
];

/// How much of a name must stand there, in percent, where its end is another.
const STEM: usize = 65;

/// A form of the name of a day.
struct Name {
    letters: Vec<char>,
    day: usize,
}

/// The names of days in a language.
pub(super) struct DayNames(Vec<Name>);

impl DayNames {
    /// All forms of CLDR and of the file.
    pub(super) fn of(said: &Said<'_>) -> Self {
        let known = said.cldr.map(|cldr| cldr.series("days")).unwrap_or_default();
        let known = known
            .into_iter()
            .enumerate()
            .flat_map(|(day, forms)| forms.into_iter().map(move |form| (day, form.to_owned())));
        let own = LISTS
            .iter()
            .filter_map(|key| said.list(key, 7))
            .flat_map(|list| list.into_iter().enumerate().map(|(day, name)| (day, words(name))));
        let names = known.chain(own).map(|(day, form)| Name { letters: plain(&form), day });
        Self(names.filter(|name| !name.letters.is_empty()).collect())
    }

    /// The days that a phrase names.
    pub(super) fn in_phrase(&self, phrase: &str) -> Vec<usize> {
        let letters = plain(phrase);
        let mut days = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            match self.at(&letters, at) {
                Some((day, length)) => {
                    days.push(day);
                    at += length.max(1);
                }
                None => at += 1,
            }
        }
        days
    }

    /// The day named at a place, and how many characters that takes.
    fn at(&self, letters: &[char], at: usize) -> Option<(usize, usize)> {
        let is_letter = |c: &char| c.is_alphanumeric() || is_combining_mark(*c);
        let begins_word = at == 0 || !is_letter(&letters[at - 1]);
        let fits = self.0.iter().filter_map(|name| {
            let same = name.letters.iter().zip(&letters[at..]).take_while(|(a, b)| a == b).count();
            let (length, is_whole) = (name.letters.len(), same == name.letters.len());
            let next = letters.get(at + same);
            let ends_word = next.is_none_or(|c| !is_letter(c));
            let cuts = next.is_some_and(|c| is_combining_mark(*c));
            let is_one_word = !name.letters[..same].contains(&' ');
            let fits = match (is_whole, begins_word) {
                // A vowel sign belongs to the letter before it.
                (true, _) if cuts => false,
                // A letter is a word of its own in many languages: "в" in Russian.
                (true, _) if length < 2 && is_spaced(name.letters[0]) => false,
                // Names of two letters are words of other languages, too.
                (true, true) if length < 3 && is_spaced(name.letters[0]) => ends_word,
                (true, _) if length < 2 => begins_word && ends_word,
                (true, true) => true,
                (true, false) => length > 3 || !is_spaced(name.letters[0]),
                (false, true) if is_spaced(name.letters[0]) => {
                    let stem = name.letters.iter().rposition(|c| *c == ' ').unwrap_or(0);
                    let word = length - stem;
                    let same = same.saturating_sub(stem);
                    word >= 5 && same * 100 >= word * STEM && (is_one_word || same > 2)
                }
                (false, _) => false,
            };
            fits.then_some((same, is_whole, name.day))
        });
        fits.max_by_key(|&(same, is_whole, _)| (same, is_whole)).map(|(same, _, day)| (day, same))
    }
}

/// A text in small letters, with plain blanks and apostrophes.
fn plain(text: &str) -> Vec<char> {
    let plain = text.trim().chars().map(|c| match c {
        c if c.is_whitespace() => ' ',
        '’' | 'ʼ' => '\'',
        c => c,
    });
    let kept = plain.filter(|c| !matches!(c, '\u{200B}' | '\u{2060}' | '\u{AD}' | '.'));
    kept.flat_map(char::to_lowercase).collect()
}
