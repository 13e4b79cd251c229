//! The letters and marks with which a language is written.
//!
//! In: a tag. Out: what CLDR has as its exemplar characters. Knows nothing about texts.

use icu_locale::Locale;
use icu_locale::exemplar_chars::ExemplarCharacters;

use super::Tag;

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
