//! The letters and marks with which a language is written.
//!
//! In: a tag. Out: what CLDR has as its exemplar characters. Knows nothing about texts.

use icu_locale::Locale;
use icu_locale::exemplar_chars::ExemplarCharacters;

use unicode_script::Script;

use super::{Tag, script_of};

/// What CLDR says a language is written with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letters {
    /// Those that every text needs.
    pub main: Vec<char>,
    /// Those of names and of words from elsewhere.
    pub auxiliary: Vec<char>,
    /// Commas, stops and other marks.
    pub marks: Vec<char>,
}

impl Letters {
    /// The letters and marks of a language; `None` if CLDR does not know it.
    #[must_use]
    pub fn of(tag: &Tag) -> Option<Self> {
        let locale = Locale::try_from_str(tag.as_str()).ok()?;
        let locale = (&locale).into();
        let main = ExemplarCharacters::try_new_main(&locale).ok()?;
        let auxiliary = ExemplarCharacters::try_new_auxiliary(&locale).ok()?;
        let marks = ExemplarCharacters::try_new_punctuation(&locale).ok()?;
        let main: Vec<char> = main.code_points().iter_chars().collect();
        (!main.is_empty()).then(|| Self {
            main,
            auxiliary: auxiliary.code_points().iter_chars().collect(),
            marks: marks.code_points().iter_chars().collect(),
        })
    }
}

/// Marks that end a sentence (Unicode, Sentence_Terminal) in living scripts; those that
/// only one script has stand first.
const STOPS: &str = "。！？।॥။។៕።፧།༎۔؟.!?";

impl Letters {
    /// The marks of the language that end a sentence, without the Latin full stop where it
    /// has one of its own.
    #[must_use]
    pub fn stops(&self) -> String {
        let mut stops: String = STOPS.chars().filter(|c| self.marks.contains(c)).collect();
        if stops.starts_with(|c| "。।။።།۔".contains(c)) {
            stops.retain(|c| c != '.');
        }
        stops
    }

    /// The small letters of the language, with those of names from elsewhere in Latin
    /// script.
    #[must_use]
    pub fn small(&self) -> String {
        let is_small =
            |c: &char| c.is_alphabetic() && !c.is_uppercase() && script_of(*c) != Script::Common;
        let mut small: Vec<char> = self.main.iter().copied().filter(is_small).collect();
        if small.iter().any(char::is_ascii_lowercase) {
            small.extend(('a'..='z').filter(|c| !self.main.contains(c)));
        }
        small.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_language() {
        let of = |tag: &str| Letters::of(&Tag::new(tag).unwrap()).unwrap();
        assert!(of("uk").main.contains(&'ґ') && !of("uk").main.contains(&'ы'));
        assert!(of("es").marks.contains(&'¿') && !of("en").marks.contains(&'¿'));
        assert!(of("pt-BR").main.contains(&'ã'));
        assert!(of("zh-Hant").marks.contains(&'「'));
    }
}
