//! How a language writes numbers: 1,741 or 1.741 or 1 741, and 0.5 or 0,5.
//!
//! In: a number and a tag. Out: its digits in groups, or the decimal sign, as CLDR has them. Knows
//! nothing about sentences.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::Locale;

use super::Tag;

/// A number in the digits 0 to 9, in groups where the language has them.
#[must_use]
pub fn grouped(number: u32, language: &Tag) -> String {
    // The digits are those of times and telephone numbers, whatever the script.
    let locale = Locale::try_from_str(&format!("{language}-u-nu-latn"));
    let options = DecimalFormatterOptions::default();
    let formatter = locale.ok().and_then(|l| DecimalFormatter::try_new((&l).into(), options).ok());
    match formatter {
        Some(formatter) => formatter.format(&Decimal::from(number)).to_string(),
        None => number.to_string(),
    }
}

/// The decimal sign of a language, as CLDR has it.
#[must_use]
pub fn decimal_sign(language: &Tag) -> Option<char> {
    let locale = Locale::try_from_str(&format!("{language}-u-nu-latn")).ok()?;
    let options = DecimalFormatterOptions::default();
    let formatter = DecimalFormatter::try_new((&locale).into(), options).ok()?;
    let half = formatter.format(&"0.5".parse::<Decimal>().ok()?).to_string();
    half.chars().find(|c| !c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_as_each_language_does() {
        let cases = [
            ("ja", "1,741", "100,000"),
            ("en", "1,741", "100,000"),
            ("zh-Hans", "1,741", "100,000"),
            ("zh-Hant", "1,741", "100,000"),
            ("ko", "1,741", "100,000"),
            ("fil", "1,741", "100,000"),
            ("th", "1,741", "100,000"),
            ("mn", "1,741", "100,000"),
            ("my", "1,741", "100,000"),
            ("km", "1,741", "100,000"),
            ("vi", "1.741", "100.000"),
            ("id", "1.741", "100.000"),
            ("tr", "1.741", "100.000"),
            ("pt-BR", "1.741", "100.000"),
            ("es", "1741", "100.000"),
            ("uk", "1\u{A0}741", "100\u{A0}000"),
            ("ne", "1,741", "1,00,000"),
            ("hi", "1,741", "1,00,000"),
            ("ar", "1,741", "100,000"),
        ];
        for (tag, thousand, more) in cases {
            let tag = Tag::new(tag).unwrap();
            assert_eq!(
                (&*grouped(1741, &tag), &*grouped(100_000, &tag)),
                (thousand, more),
                "{tag}"
            );
            assert_eq!((&*grouped(0, &tag), &*grouped(999, &tag)), ("0", "999"), "{tag}");
        }
    }
}
