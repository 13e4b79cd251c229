//! The scripts that a pack is written in.
//!
//! In: a pack. Out: its scripts: those of its language where they are known,
//! else the one that most of its letters have. Knows nothing about checks.

use unicode_script::Script;

use super::letters::scripts;
use crate::content::model::{Pack, Usage};

/// The scripts of languages with a script of their own (Unicode CLDR, likely
/// subtags); a language that is not listed is looked at.
const KNOWN: [(&str, &[Script]); 31] = [
    ("am", &[Script::Ethiopic]),
    ("ar", &[Script::Arabic]),
    ("as", &[Script::Bengali]),
    ("be", &[Script::Cyrillic]),
    ("bg", &[Script::Cyrillic]),
    ("bn", &[Script::Bengali]),
    ("el", &[Script::Greek]),
    ("fa", &[Script::Arabic]),
    ("he", &[Script::Hebrew]),
    ("hi", &[Script::Devanagari]),
    ("hy", &[Script::Armenian]),
    ("ja", &[Script::Han, Script::Hiragana, Script::Katakana]),
    ("ka", &[Script::Georgian]),
    ("kk", &[Script::Cyrillic]),
    ("km", &[Script::Khmer]),
    ("ko", &[Script::Hangul]),
    ("ky", &[Script::Cyrillic]),
    ("lo", &[Script::Lao]),
    ("mn", &[Script::Cyrillic]),
    ("mr", &[Script::Devanagari]),
    ("my", &[Script::Myanmar]),
    ("ne", &[Script::Devanagari]),
    ("ru", &[Script::Cyrillic]),
    ("si", &[Script::Sinhala]),
    ("ta", &[Script::Tamil]),
    ("te", &[Script::Telugu]),
    ("th", &[Script::Thai]),
    ("uk", &[Script::Cyrillic]),
    ("ur", &[Script::Arabic]),
    ("yue", &[Script::Han]),
    ("zh", &[Script::Han]),
];

/// The scripts of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scripts(Vec<Script>);

impl Scripts {
    /// The scripts that a pack should be written in.
    pub(super) fn of(pack: &Pack) -> Self {
        let mut parts = pack.language.as_str().split('-').skip(1);
        let named = parts.find_map(|part| (part.len() == 4).then(|| Script::from_short_name(part)));
        if let Some(script) = named.flatten() {
            return Self(vec![script]);
        }
        let known = KNOWN.iter().find(|(language, _)| *language == pack.language.primary());
        known.map_or_else(
            || Self(Self::most(pack).into_iter().collect()),
            |(_, scripts)| Self(scripts.to_vec()),
        )
    }

    /// The script that most letters of a pack have.
    fn most(pack: &Pack) -> Option<Script> {
        let mut counts: Vec<(Script, usize)> = Vec::new();
        for string in pack.strings.iter().filter(|string| string.usage != Usage::Head) {
            for script in scripts(string) {
                match counts.iter_mut().find(|(known, _)| *known == script) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((script, 1)),
                }
            }
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(script, _)| script)
    }

    /// Whether one of them is `script`.
    pub(super) fn have(&self, script: Script) -> bool {
        self.0.contains(&script)
    }

    /// Whether the language writes ideographs.
    pub(super) fn write_han(&self) -> bool {
        self.have(Script::Han)
    }

    /// The first of them, by which languages are grouped.
    pub(super) fn first(&self) -> Option<Script> {
        self.0.first().copied()
    }
}
