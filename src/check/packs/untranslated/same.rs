//! Texts that are word for word those of another pack.
//!
//! In: the strings of a flyer. Out: the pack whose text a string still has.
//! Short texts that languages can share by chance are let through.

use std::collections::BTreeMap;

use super::Subject;
use crate::check::letters::{OBJECT, folded, script, scripts, visible, weight};
use crate::lang::Tag;
use crate::model::{Flyer, Usage, Written};

use unicode_script::Script;

/// Ideographs mean much the same in Japanese and Chinese: texts this heavy are
/// not the same by chance…
const HAN: usize = 16;

/// … nor these, in two variants of one language.
const HAN_VARIANTS: usize = 24;

/// Texts of two words and so many letters are not the same as English ones by
/// chance.
const LETTERS: usize = 8;

/// The folded texts of a flyer by key, each with the places of its packs.
pub(super) struct Texts {
    by_key: BTreeMap<String, Vec<(usize, String)>>,
}

impl Texts {
    pub(super) fn of(flyer: &Flyer) -> Self {
        let mut by_key: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        for (place, pack) in flyer.packs.iter().enumerate() {
            for string in pack.strings.iter().filter(|string| string.usage != Usage::Head) {
                let text = folded(&string.text);
                by_key.entry(string.key.clone()).or_default().push((place, text));
            }
        }
        Self { by_key }
    }

    /// The language whose text a string has, if it should have one of its own.
    pub(super) fn same<'a>(&self, subject: &Subject<'a>, string: &Written) -> Option<&'a Tag> {
        let flyer = subject.flyer;
        if flyer.reference.as_ref() == Some(&subject.pack.language) {
            return None;
        }
        let all = self.by_key.get(&string.key)?;
        let own = all.iter().find(|(place, _)| *place == subject.place).map(|(_, text)| text)?;
        let twins: Vec<usize> = all
            .iter()
            .filter(|(place, text)| *place != subject.place && text == own)
            .map(|(place, _)| *place)
            .collect();
        // What is true of the whole pack was said of it.
        if twins.is_empty() || twins.iter().any(|place| subject.copies.contains(place)) {
            return None;
        }
        let words = Words::of(&string.text);
        let has_own = scripts(&string.text).any(|script| subject.scripts.have(script));
        twins.iter().find_map(|&place| {
            let other = &flyer.packs[place].language;
            let is_model = flyer.reference.as_ref() == Some(other) || other.primary() == "en";
            let variants = other.primary() == subject.pack.language.primary();
            let suspect = if !has_own {
                // A name is the same in most languages, a word in one or two.
                words.ordinary && twins.len() * 3 < flyer.packs.len()
            } else if subject.scripts.write_han() {
                is_model && weight(&string.text) >= if variants { HAN_VARIANTS } else { HAN }
            } else {
                is_model && !variants && words.says_something()
            };
            suspect.then_some(other)
        })
    }
}

/// What the Latin words of a text look like.
struct Words {
    count: usize,
    /// How many are written in small letters.
    small: usize,
    letters: usize,
    /// Whether one of them is neither a sign (PIN) nor a name with signs
    /// (e-Tax).
    ordinary: bool,
}

impl Words {
    fn of(text: &str) -> Self {
        let read: String =
            visible(text).into_iter().map(|(_, c)| if c == OBJECT { ' ' } else { c }).collect();
        let mut words = Self { count: 0, small: 0, letters: 0, ordinary: false };
        for word in read.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
            let Some((first, rest)) = letters.split_first() else { continue };
            words.count += 1;
            words.letters += letters.len();
            let plain = rest.iter().all(|c| !c.is_uppercase());
            words.small += usize::from(plain && !first.is_uppercase() && letters.len() > 1);
            let latin = letters.iter().all(|&c| script(c) == Some(Script::Latin));
            words.ordinary |= plain && latin && letters.len() > 2;
        }
        words
    }

    /// Whether it is more than a name or a word that two languages share.
    fn says_something(&self) -> bool {
        self.count >= 2 && self.small >= 1 && self.letters >= LETTERS
    }
}
