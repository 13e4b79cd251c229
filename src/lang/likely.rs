//! What a tag leaves unsaid: the script in which a language is usually written,
//! and the language that a country usually speaks.
//!
//! In: tags and codes of countries. Out: what CLDR's likely subtags (UTS #35)
//! say about them. Knows nothing about rows of languages.

use icu_locale::{
    LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander,
};

use super::Tag;

/// The script in which a language is usually written, as its tag or CLDR says.
#[must_use]
pub fn likely_script(tag: &Tag) -> Option<String> {
    let id = LanguageIdentifier::try_from_str(tag.as_str()).ok()?;
    let script = LocaleExpander::new_extended().get_likely_script(&id)?;
    Some(script.to_string())
}

/// Whether the script of a language runs from right to left.
#[must_use]
pub fn is_right_to_left(tag: &Tag) -> bool {
    let id = LanguageIdentifier::try_from_str(tag.as_str());
    id.is_ok_and(|id| LocaleDirectionality::new_extended().is_right_to_left(&id))
}

/// Whether two languages are usually written in the same script.
#[must_use]
pub fn same_script(one: &Tag, other: &Tag) -> bool {
    matches!((likely_script(one), likely_script(other)), (Some(one), Some(other)) if one == other)
}

/// Whether a language is written in Chinese characters, so that its readers know those
/// of Japanese names.
#[must_use]
pub fn writes_ideographs(tag: &Tag) -> bool {
    likely_script(tag).is_some_and(|script| is_ideographic(&script))
}

/// Whether a script is that of Chinese characters, whose marks are full squares.
#[must_use]
pub fn is_ideographic(script: &str) -> bool {
    ["Jpan", "Hans", "Hant", "Hani"].contains(&script)
}

/// Whether readers of one tag can read the other: the same language in the same
/// script, as `pt` and `pt-BR`, or `zh-TW` and `zh-Hant`.
#[must_use]
pub fn same_writing(one: &Tag, other: &Tag) -> bool {
    one == other || one.primary() == other.primary() && same_script(one, other)
}

/// The language, with its script, that is spoken most in a country: `zh-Hant`
/// for `tw`. `None` if there is no such country.
#[must_use]
pub fn language_of_country(code: &str) -> Option<Tag> {
    let mut id = LanguageIdentifier::try_from_str(&format!("und-{code}")).ok()?;
    id.region?;
    LocaleExpander::new_extended().maximize(&mut id);
    let tag = format!("{}-{}", id.language, id.script?);
    Tag::new(&tag).ok().filter(|_| !id.language.is_unknown())
}

/// The tag that has taken the place of another: `en` for `eng`, `fil` for `tl`.
#[must_use]
pub fn current(tag: &Tag) -> Tag {
    let Ok(mut locale) = Locale::try_from_str(tag.as_str()) else { return tag.clone() };
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    Tag::new(&locale.to_string()).unwrap_or_else(|_| tag.clone())
}

/// Whether a language is one that programs are commonly translated into.
#[must_use]
pub fn is_common(tag: &Tag) -> bool {
    let Ok(mut id) = LanguageIdentifier::try_from_str(tag.primary()) else { return false };
    LocaleExpander::new_common().maximize(&mut id);
    id.script.is_some()
}

#[cfg(test)]
mod tests {
    #[test]
    fn readers_of_chinese_characters_are_told_by_their_script() {
        let writes = |tag: &str| writes_ideographs(&Tag::new(tag).unwrap());
        assert!(["ja", "ja-simple", "zh-Hans", "zh-TW", "yue"].into_iter().all(writes));
        assert!(!["ko", "vi", "en", "mn"].into_iter().any(writes));
    }

    use super::*;

    fn tag(text: &str) -> Tag {
        Tag::new(text).unwrap()
    }

    #[test]
    fn chinese_of_two_scripts_is_not_one_writing() {
        for (one, other) in [("zh-TW", "zh-Hant"), ("zh-CN", "zh-Hans"), ("pt-BR", "pt")] {
            assert!(same_writing(&tag(one), &tag(other)), "{one} {other}");
        }
        for (one, other) in [("zh-TW", "zh-Hans"), ("zh-Hant", "zh-Hans"), ("pt", "es")] {
            assert!(!same_writing(&tag(one), &tag(other)), "{one} {other}");
        }
    }

    #[test]
    fn countries_and_old_codes_lead_to_a_language() {
        for (country, language) in
            [("kr", "ko-Kore"), ("vn", "vi-Latn"), ("tw", "zh-Hant"), ("mm", "my-Mymr")]
        {
            assert_eq!(language_of_country(country).unwrap().as_str(), language);
        }
        assert_eq!(language_of_country("english"), None);
        for (old, new) in [("eng", "en"), ("tl", "fil"), ("jpn", "ja"), ("ko", "ko")] {
            assert_eq!(current(&tag(old)).as_str(), new);
        }
    }

    #[test]
    fn codes_of_countries_are_hardly_ever_common_languages() {
        for code in ["kr", "vn", "cn", "jp", "np", "kh", "mm", "ua", "ph", "us", "gb"] {
            assert!(!is_common(&tag(code)), "{code}");
        }
        for code in ["ar", "fr", "ca", "de", "si"] {
            assert!(is_common(&tag(code)), "{code}");
        }
    }
}
