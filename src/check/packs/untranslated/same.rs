//! Texts that are word for word those of another pack.
//!
//! In: the strings of all packs of a flyer. Out: the pack whose text a string still has.
//! Short texts that languages can share by chance are let through.

use std::collections::{BTreeMap, HashMap};

use unicode_script::Script;

use super::Subject;
use super::vocabulary::Vocabulary;
use crate::check::letters::folded;
use crate::check::letters::{is_alphabetic, is_alphanumeric, is_han, script, scripts, weighs};
use crate::check::scripts::Scripts;
use crate::content::model::{OBJECT, Pack, Usage, Written};
use crate::lang::Tag;

/// Ideographs mean much the same in Japanese and Chinese: texts this heavy are
/// not the same by chance, …
const HAN: usize = 16;

/// … nor these, in the two ways to write Chinese, …
const CHINESE: usize = 24;

/// … nor these in Japanese and Easy Japanese, which puts ruby and blanks.
const JAPANESE: usize = 12;

/// Texts of two words and so many letters are not the same as English ones by
/// chance.
const LETTERS: usize = 8;

/// Which packs have the same folded text at the same key.
pub(super) struct Texts<'a> {
    /// The places of the packs that share a text, for each text of a key.
    groups: Vec<Vec<usize>>,
    /// The group of each text, for each pack by key.
    by_key: Vec<BTreeMap<&'a str, usize>>,
}

impl<'a> Texts<'a> {
    pub(super) fn of(packs: &'a [Pack]) -> Self {
        let mut texts = Self { groups: Vec::new(), by_key: Vec::new() };
        let mut known: HashMap<(&str, String), usize> = HashMap::new();
        for (place, pack) in packs.iter().enumerate() {
            let mut by_key = BTreeMap::new();
            for string in pack.strings.iter().filter(|string| string.usage != Usage::Head) {
                let text = (string.key.as_str(), folded(&string.text));
                let group = *known.entry(text).or_insert(texts.groups.len());
                if group == texts.groups.len() {
                    texts.groups.push(Vec::new());
                }
                texts.groups[group].push(place);
                by_key.insert(string.key.as_str(), group);
            }
            texts.by_key.push(by_key);
        }
        texts
    }

    /// The places of the other packs that have the same text at the same key.
    pub(super) fn twins(&self, place: usize, string: &Written) -> Vec<usize> {
        let group = self.by_key[place].get(string.key.as_str());
        let all = group.map(|&group| self.groups[group].as_slice()).unwrap_or_default();
        all.iter().copied().filter(|&at| at != place).collect()
    }
}

/// The language of one of the packs `twins`, if a string should not have the
/// same text.
pub(super) fn same<'a>(
    subject: &Subject<'a>,
    string: &Written,
    twins: &[usize],
    vocabulary: &Vocabulary,
) -> Option<&'a Tag> {
    let set = subject.set;
    let own = &subject.pack.language;
    // What is true of the whole pack is said of it.
    let copies = subject.copies;
    let is_copy =
        twins.iter().any(|place| copies.binary_search_by_key(place, |copy| copy.pack).is_ok());
    if twins.is_empty() || is_copy || set.reference == Some(own) {
        return None;
    }
    let words = Words::of(string);
    let found: Vec<Script> = scripts(string).collect();
    let has_own = found.iter().any(|&script| subject.scripts.have(script));
    twins.iter().find_map(|&place| {
        let other = &set.packs[place].language;
        let is_model = set.reference == Some(other) || other.primary() == "en";
        let variants = other.primary() == own.primary();
        let suspect = if !has_own {
            // A name is the same in most languages, a word in one or two.
            words.ordinary && twins.len() * 3 < set.packs.len()
        } else if subject.scripts.write_han() {
            is_model && weighs(string, least(subject, variants)) && has_han(string)
        } else {
            is_model && !variants && words.are_of(own, other, vocabulary)
        };
        let letters = |scripts: &Scripts| found.iter().filter(|&&s| scripts.have(s)).count();
        // Else the other pack is the one that is not in its language.
        let in_its_language =
            || letters(&subject.all_scripts[place]) >= letters(subject.scripts).max(1);
        (suspect && in_its_language()).then_some(other)
    })
}

/// How heavy a text must be that two languages with ideographs share.
fn least(subject: &Subject<'_>, variants: bool) -> usize {
    match (variants, subject.scripts.have(Script::Hiragana)) {
        (true, true) => JAPANESE,
        (true, false) => CHINESE,
        (false, _) => HAN,
    }
}

fn has_han(string: &Written) -> bool {
    string.read().any(|(_, c)| is_han(c))
}

/// What the words of a text look like.
struct Words {
    all: Vec<String>,
    /// How many are written in small letters.
    small: usize,
    letters: usize,
    /// Whether one of them is Latin and neither a sign (PIN) nor a name with
    /// signs (e-Tax).
    ordinary: bool,
    /// Whether the vocabulary has them.
    seen: bool,
}

impl Words {
    fn of(string: &Written) -> Self {
        let read = string.read().map(|(_, c)| if c == OBJECT { ' ' } else { c });
        let read: String = read.collect();
        let seen = string.usage.is_translated();
        let mut words = Self { all: Vec::new(), small: 0, letters: 0, ordinary: false, seen };
        for word in read.split_whitespace() {
            let word = word.trim_matches(|c: char| !is_alphanumeric(c));
            let letters: Vec<char> = word.chars().filter(|&c| is_alphabetic(c)).collect();
            let Some((first, rest)) = letters.split_first() else { continue };
            words.letters += letters.len();
            let plain = rest.iter().all(|c| !c.is_uppercase());
            words.small += usize::from(plain && !first.is_uppercase() && letters.len() > 1);
            let latin = letters.iter().all(|&c| script(c) == Some(Script::Latin));
            words.ordinary |= plain && latin && letters.len() > 2;
            words.all.push(word.to_lowercase());
        }
        words
    }

    /// Whether they are words of `other`, not of `own`; two languages can share
    /// a name, or a word.
    fn are_of(&self, own: &Tag, other: &Tag, vocabulary: &Vocabulary) -> bool {
        let elsewhere = |language: &Tag| vocabulary.elsewhere(language, &self.all);
        match self.all.as_slice() {
            [word] => {
                let is_known = vocabulary.knows(own, word, self.seen);
                word.chars().count() > 3 && !is_known && elsewhere(other) > 0
            }
            _ => self.small >= 1 && self.letters >= LETTERS && elsewhere(own) <= elsewhere(other),
        }
    }
}
