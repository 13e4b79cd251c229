//! Languages by their tags, and what Unicode knows about them.
//!
//! In: tags. Out: scripts, likely languages, names that stay whole. How text in
//! a language is set stands in its file in `content/languages`.

pub mod calendar;
mod cldr;
mod keep;
mod letters;
mod likely;
mod number;
mod plural;
mod script;

pub use cldr::Cldr;
pub use keep::names;
pub use letters::Letters;
pub use likely::{
    current, is_common, is_ideographic, is_right_to_left, language_of_country, likely_script,
    same_script, same_writing, writes_ideographs,
};
pub use number::{decimal_sign, grouped};
pub use plural::Plural;
pub use script::{is_control, is_like_hyphen, is_spaced, needs_dictionary, script_of};

use std::fmt;
use std::sync::Arc;

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
        primary(&self.0)
    }
}

/// The language of a tag or of a code of the facts, without script, region and
/// variants.
#[must_use]
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
