//! Languages: a tag, and how text in that language is set.
//!
//! In: rows of `content/languages.toml`, already typed by `load`. Out: a
//! [`Languages`] table that gives a [`Profile`] for a tag. Knows nothing about
//! texts or font files; fonts are named by family.

mod keep;
mod likely;
mod number;
mod script;

pub use keep::names;
pub use likely::{
    current, is_common, language_of_country, likely_script, same_script, same_writing,
};
pub use number::grouped;
pub use script::{is_control, is_like_hyphen, is_spaced, script_of};

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::geom::Em;

/// A language tag (BCP 47), such as `zh-Hans`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

/// The longest tag that every program must take (RFC 5646, 4.4.1).
const LONGEST: usize = 35;

impl Tag {
    /// Reads a tag: a language of two or three letters, then an optional
    /// script, region and variants, in the usual spelling (`pt-BR`, `zh-Hans`).
    ///
    /// # Errors
    /// Says what is wrong with it if it is not well formed (RFC 5646, 2.1) or
    /// not in the usual spelling.
    pub fn new(tag: &str) -> Result<Self, String> {
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        if !(2..=3).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_alphabetic())
        {
            return Err("does not begin with a language code of two or three letters".to_owned());
        }
        if tag.len() > LONGEST {
            return Err(format!("has more than {LONGEST} letters"));
        }
        let mut usual = language.to_ascii_lowercase();
        for part in parts {
            let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
            let alphanumeric = part.bytes().all(|b| b.is_ascii_alphanumeric());
            usual.push('-');
            match part.len() {
                4 if letters => {
                    usual.push_str(&part[..1].to_ascii_uppercase());
                    usual.push_str(&part[1..].to_ascii_lowercase());
                }
                2 if letters => usual.push_str(&part.to_ascii_uppercase()),
                3 if part.bytes().all(|b| b.is_ascii_digit()) => usual.push_str(part),
                5..=8 if alphanumeric => usual.push_str(&part.to_ascii_lowercase()),
                _ => {
                    return Err("has a part that is not a script, region or variant".to_owned());
                }
            }
        }
        if usual == tag { Ok(Self(Arc::from(tag))) } else { Err(format!("write it as `{usual}`")) }
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script, region and variants.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a line may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breaking {
    /// Between words, as UAX #14 has it; words of Thai, Lao, Khmer and Burmese
    /// come from a dictionary.
    Words,
    /// Between characters, with the strict rules for the start and the end of
    /// a line (JLREQ 3.1.7, CSS `line-break: strict`).
    Strict,
    /// Between words only, Hangul included (CSS `word-break: keep-all`).
    KeepAll,
}

/// How full-width marks and mixed scripts are spaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spacing {
    /// Nothing is added or taken away.
    None,
    /// Full-width marks next to each other close up, and a thin space stands
    /// between ideographs or kana and Latin letters or digits (JLREQ 3.1.5,
    /// CLREQ 3.2).
    Squeeze,
    /// The same for brackets and quotation marks. Commas and stops keep their
    /// square, in the middle of which they stand in Taiwan (CLREQ 3.1.6.1).
    Keep,
}

/// Whether marks stand in a full square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// 。，！？（）
    Full,
    /// .,!?()
    Half,
}

/// Which standard forms Chinese characters have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Han {
    /// Those of mainland China.
    Simplified,
    /// Those of Taiwan and Hong Kong.
    Traditional,
    /// Those of Japan.
    Japanese,
}

/// Numbering systems by their names in CLDR, each with its zero.
pub const DIGITS: [(&str, char); 14] = [
    ("latn", '0'),
    ("arab", '٠'),
    ("arabext", '۰'),
    ("beng", '০'),
    ("deva", '०'),
    ("gujr", '૦'),
    ("khmr", '០'),
    ("knda", '೦'),
    ("laoo", '໐'),
    ("mymr", '၀'),
    ("orya", '୦'),
    ("sinh", '෦'),
    ("telu", '౦'),
    ("thai", '๐'),
];

/// What a language is written with. Checks are silent about what is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Habits {
    /// Opening and closing quotation marks, the usual pair first.
    pub quotes: Vec<(char, char)>,
    /// The zero of the digits that are printed beside 0–9; `0` if none are.
    pub zero: Option<char>,
    /// The marks that end a sentence.
    pub stops: Option<String>,
    /// Whether its marks stand in a full square.
    pub marks: Option<Marks>,
    /// Its forms of Chinese characters.
    pub han: Option<Han>,
    /// Its small letters, if others of the same script are mistakes.
    pub letters: Option<String>,
    /// The marks before which, or after whose opening partner, a blank stands.
    pub spaced: String,
    /// Whether questions and exclamations have a mark at their beginning, too.
    pub inverted: bool,
    /// Whether it is Easy Japanese: readings on all kanji, short sentences.
    pub easy: bool,
    /// Names that are cut at the end of a line only where nothing else fits.
    pub keep: Vec<String>,
    /// Whether words of one or two letters do not stand at the end of a line.
    pub short_words: bool,
}

/// How text in one language is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The language.
    pub tag: Tag,
    /// The language that a screen reader is told: the tag without a variant
    /// that no registry knows (`ja` for `ja-simple`).
    pub speech: Tag,
    /// Whether the text runs from right to left.
    pub right_to_left: bool,
    /// Where lines may break.
    pub breaking: Breaking,
    /// How marks are spaced.
    pub spacing: Spacing,
    /// The distance of baselines in running text, in multiples of the size.
    pub pitch: Em,
    /// The least distance of baselines at which no ink collides.
    pub least_pitch: Em,
    /// How far the baseline stands under the middle of its line, so that the
    /// ink, ruby included, is centred in the line.
    pub baseline: Em,
    /// Font families in the order in which they are asked for a character.
    pub fonts: Vec<String>,
    /// The family for ASCII letters and digits, if it is not the first.
    pub ascii: Option<String>,
    /// What it is written with.
    pub habits: Habits,
}

/// The table of all known languages.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    rows: BTreeMap<Tag, Arc<Profile>>,
}

impl Languages {
    /// Adds a row; a second row for the same tag replaces the first.
    pub fn insert(&mut self, profile: Profile) {
        self.rows.insert(profile.tag.clone(), Arc::new(profile));
    }

    /// The row for exactly this tag.
    #[must_use]
    pub fn get(&self, tag: &Tag) -> Option<&Arc<Profile>> {
        self.rows.get(tag)
    }

    /// The row for this tag or else the first with the same language: `zh` is
    /// set like `zh-Hans`.
    #[must_use]
    pub fn nearest(&self, tag: &Tag) -> Option<&Arc<Profile>> {
        self.get(tag).or_else(|| self.rows.values().find(|row| row.tag.primary() == tag.primary()))
    }

    /// All rows, in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Profile>> {
        self.rows.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_tags_are_read() {
        for tag in ["ja", "ja-simple", "zh-Hans", "pt-BR", "fil", "es-419", "zh-Hant-TW"] {
            assert_eq!(Tag::new(tag).map(|t| t.to_string()), Ok(tag.to_owned()));
        }
    }

    #[test]
    fn wrong_tags_are_named() {
        assert_eq!(Tag::new("zh-hans"), Err("write it as `zh-Hans`".to_owned()));
        for tag in ["", "j", "japanese-language", "ja_JP", "ja-", "ja-x", "日本語"] {
            assert!(Tag::new(tag).is_err(), "{tag}");
        }
    }
}
