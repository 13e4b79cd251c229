//! Which form of a word a language puts beside a number: 1 month, 2 months.
//!
//! In: a number and a tag. Out: its category in CLDR, and the categories that whole
//! numbers of the language have. Knows nothing about words.

use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use super::Tag;

/// A category of numbers, in the order of CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plural {
    /// `zero`: 0 in Arabic, 10 to 20 in Latvian.
    Zero,
    /// `one`: 1, in Ukrainian 21 and 31, too.
    One,
    /// `two`: 2 in Arabic and Slovenian.
    Two,
    /// `few`: 2 to 4 in Ukrainian, 3 to 10 in Arabic.
    Few,
    /// `many`: 5 to 20 in Ukrainian, 11 to 99 in Arabic, a million in Spanish.
    Many,
    /// `other`: the form of all other numbers.
    Other,
}

impl Plural {
    /// All categories.
    pub const ALL: [Self; 6] =
        [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Its name in CLDR, as packs write it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category of this name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plural| plural.key() == key)
    }

    /// The category of a whole number.
    #[must_use]
    pub fn of(number: u32, language: &Tag) -> Self {
        rules(language).map_or(Self::Other, |rules| rules.category_for(number).into())
    }

    /// The categories that the language has.
    #[must_use]
    pub fn known(language: &Tag) -> Vec<Self> {
        let Some(rules) = rules(language) else { return vec![Self::Other] };
        let mut known: Vec<Self> = rules.categories().map(Self::from).collect();
        known.sort();
        known
    }

    /// Those that numbers below a thousand have: the others are those of fractions,
    /// and of a round million.
    #[must_use]
    pub fn needed(language: &Tag) -> Vec<Self> {
        let Some(rules) = rules(language) else { return vec![Self::Other] };
        let mut needed: Vec<Self> =
            (0..1000_u32).map(|number| rules.category_for(number).into()).collect();
        needed.sort();
        needed.dedup();
        needed
    }
}

impl From<PluralCategory> for Plural {
    fn from(category: PluralCategory) -> Self {
        match category {
            PluralCategory::Zero => Self::Zero,
            PluralCategory::One => Self::One,
            PluralCategory::Two => Self::Two,
            PluralCategory::Few => Self::Few,
            PluralCategory::Many => Self::Many,
            PluralCategory::Other => Self::Other,
        }
    }
}

fn rules(language: &Tag) -> Option<PluralRules> {
    let locale = Locale::try_from_str(language.as_str()).ok()?;
    PluralRules::try_new((&locale).into(), PluralRulesOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::Plural::{Few, Many, One, Other, Two, Zero};
    use super::*;

    fn tag(tag: &str) -> Tag {
        Tag::new(tag).unwrap()
    }

    /// The examples of CLDR's chart "Language Plural Rules".
    #[test]
    fn numbers_have_the_categories_of_the_language() {
        let cases: [(&str, &[(u32, Plural)]); 7] = [
            ("ru", &[(1, One), (21, One), (2, Few), (24, Few), (0, Many), (5, Many), (11, Many)]),
            ("uk", &[(1, One), (31, One), (3, Few), (12, Many), (100, Many)]),
            (
                "ar",
                &[(0, Zero), (1, One), (2, Two), (3, Few), (110, Few), (11, Many), (100, Other)],
            ),
            ("fil", &[(1, One), (2, One), (4, Other), (6, Other), (9, Other), (10, One)]),
            ("en", &[(0, Other), (1, One), (2, Other), (21, Other)]),
            ("ja", &[(0, Other), (1, Other)]),
            ("es", &[(1, One), (2, Other), (1_000_000, Many)]),
        ];
        for (language, numbers) in cases {
            for &(number, plural) in numbers {
                assert_eq!(Plural::of(number, &tag(language)), plural, "{language} {number}");
            }
        }
    }

    #[test]
    fn only_categories_that_small_whole_numbers_have_are_needed() {
        let needed = |language: &str| Plural::needed(&tag(language));
        assert_eq!(needed("ru"), [One, Few, Many]);
        assert_eq!(needed("uk"), [One, Few, Many]);
        assert_eq!(needed("ar"), [Zero, One, Two, Few, Many, Other]);
        assert_eq!(needed("fil"), [One, Other]);
        assert_eq!(needed("en"), [One, Other]);
        assert_eq!(needed("es"), [One, Other]);
        assert_eq!(needed("ja"), [Other]);
        assert_eq!(needed("ja-simple"), [Other]);
        assert_eq!(Plural::known(&tag("es")), [One, Many, Other]);
        assert_eq!(Plural::known(&tag("ru")), [One, Few, Many, Other]);
    }
}
