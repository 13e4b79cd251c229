//! Texts whose words are those of another pack.
//!
//! In: all packs. Out: the language whose words a string has, if most words of
//! a stretch stand in other texts of that language and in no other text of its
//! own. Languages in the same script are compared: by words, or by characters
//! where ideographs are written. Uses no dictionary: the packs serve as one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unicode_script::Script;

use crate::check::letters::{folded, is_alphabetic, scripts};
use crate::check::scripts::Scripts;
use crate::check::words::words;
use crate::content::model::{Workspace, Written};
use crate::lang::Tag;

/// A language with fewer different words than this cannot be told from others.
const LEAST: usize = 100;

/// Words of more letters than this are forms of one if so many are the same.
const STEM: usize = 8;

/// More languages than this are not compared.
const MOST: usize = 128;

/// The words of all languages.
pub(super) struct Vocabulary {
    languages: BTreeMap<Tag, Language>,
    seen: HashMap<String, Seen>,
}

/// A language and those in the same script.
struct Language {
    place: usize,
    unit: Unit,
    others: Vec<(usize, Tag)>,
    /// How many different words it has.
    size: usize,
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Word,
    Character,
}

/// The languages in which a word stands, a bit for each.
#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    /// In one text or more.
    once: u128,
    /// In two texts or more.
    twice: u128,
}

impl Vocabulary {
    /// The words of all packs.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let packs = || workspace.packs();
        let mut written: BTreeMap<Tag, Scripts> = BTreeMap::new();
        for pack in packs() {
            written.entry(pack.language.clone()).or_insert_with(|| Scripts::of(pack));
        }
        let mut languages: BTreeMap<Tag, Language> = BTreeMap::new();
        for (place, (tag, own)) in written.iter().take(MOST).enumerate() {
            let others = written.iter().take(MOST).enumerate().filter(|(_, (other, theirs))| {
                other != &tag && theirs.first() == own.first() && own.first().is_some()
            });
            let others = others.map(|(place, (other, _))| (place, other.clone())).collect();
            let unit = if own.write_han() { Unit::Character } else { Unit::Word };
            languages.insert(tag.clone(), Language { place, unit, others, size: 0 });
        }
        let mut seen: HashMap<String, Seen> = HashMap::new();
        // The same text at several keys is one text.
        let mut known: BTreeSet<(usize, String)> = BTreeSet::new();
        for pack in packs() {
            let Some(language) = languages.get_mut(&pack.language) else { continue };
            if language.others.is_empty() {
                continue;
            }
            let bit = 1 << language.place;
            for string in pack.strings.iter().filter(|string| string.usage.is_translated()) {
                if !known.insert((language.place, folded(&string.text))) {
                    continue;
                }
                let units: BTreeSet<String> =
                    units(string, language.unit).into_iter().map(|(unit, _)| unit).collect();
                let kin: BTreeSet<String> = units.iter().flat_map(|unit| kin(unit)).collect();
                let mut note = |word: String| {
                    let seen = seen.entry(word).or_default();
                    let is_new = seen.once & bit == 0;
                    seen.twice |= seen.once & bit;
                    seen.once |= bit;
                    is_new
                };
                kin.difference(&units).for_each(|word| _ = note(word.clone()));
                let new = units.into_iter().filter_map(|unit| note(unit).then_some(())).count();
                language.size += new;
            }
        }
        Self { languages, seen }
    }

    /// How many of some words stand in two texts of a language or more, so also
    /// in another one than that which they come from.
    pub(super) fn elsewhere(&self, language: &Tag, words: &[String]) -> usize {
        let Some(language) = self.languages.get(language) else { return 0 };
        let seen = words.iter().filter_map(|word| self.seen.get(word));
        seen.filter(|seen| seen.twice & 1 << language.place != 0).count()
    }

    /// Whether a word, or another form of it, stands in another text of a language than
    /// that which it comes from. `is_seen` says whether that text is one of those that
    /// the words are taken from.
    pub(super) fn knows(&self, language: &Tag, word: &str, is_seen: bool) -> bool {
        let Some(language) = self.languages.get(language) else { return false };
        let mut forms = kin(word).chain([word.to_owned()]);
        forms.any(|form| {
            let seen = self.seen.get(&form).copied().unwrap_or_default();
            let texts = if is_seen { seen.twice } else { seen.once };
            texts & 1 << language.place != 0
        })
    }

    /// The language whose words a string of the language `own` has. The
    /// languages `twins` have the same text: it is not evidence for them.
    pub(super) fn other_language(
        &self,
        own: &Tag,
        string: &Written,
        twins: &BTreeSet<&Tag>,
    ) -> Option<&Tag> {
        let language = self.languages.get(own).filter(|language| language.size >= LEAST)?;
        if language.others.is_empty() {
            return None;
        }
        let units = units(string, language.unit);
        // A Japanese sentence is not written in ideographs alone.
        if own.primary() == "ja" && scripts(string).any(|s| s == Script::Hiragana) {
            return None;
        }
        let (window, needed) = match (language.unit, units.len()) {
            (Unit::Word, 0..=3) | (Unit::Character, 0..=9) => return None,
            (Unit::Word, few @ 4..=5) => (few, 4),
            (Unit::Word, _) => (6, 4),
            (Unit::Character, _) => (10, 5),
        };
        let seen: Vec<(Seen, bool)> = units
            .iter()
            .map(|(unit, is_name)| (self.seen.get(unit).copied().unwrap_or_default(), *is_name))
            .collect();
        let own = 1 << language.place;
        let is_foreign = |(place, tag): &&(usize, Tag)| {
            let is_twin = twins.contains(tag);
            // A word of the other language counts for it, one of its own against it.
            let score = |(seen, is_name): &(Seen, bool)| {
                let there = if is_twin { seen.twice } else { seen.once } & 1 << place != 0;
                let here = seen.twice & own != 0;
                if *is_name { 0 } else { i32::from(there) - i32::from(here) }
            };
            seen.windows(window).any(|words| words.iter().map(score).sum::<i32>() >= needed)
        };
        language.others.iter().find(is_foreign).map(|(_, other)| other)
    }
}

/// What else a word speaks for: the word behind an elided one, as in
/// `l’information`, and other forms of a long word, which begin alike.
fn kin(word: &str) -> impl Iterator<Item = String> {
    let behind = word.rsplit(['’', '\'']).next().filter(|behind| *behind != word);
    let stem = |word: &str| {
        let (end, _) = word.char_indices().nth(STEM)?;
        Some(format!("{}-", &word[..end]))
    };
    behind.map(str::to_owned).into_iter().chain(stem(behind.unwrap_or(word)))
}

/// The words of a text outside of parentheses, in small letters, and whether
/// each may be a name; or its letters one by one.
fn units(string: &Written, unit: Unit) -> Vec<(String, bool)> {
    let words = words(string, |c| is_alphabetic(c).then_some(()));
    let words = words.iter().filter(|word| !word.inside).map(|word| word.text.as_str());
    match unit {
        Unit::Word => {
            words.map(|word| (word.to_lowercase(), word.starts_with(char::is_uppercase))).collect()
        }
        Unit::Character => {
            words.flat_map(str::chars).map(|character| (character.to_string(), false)).collect()
        }
    }
}
