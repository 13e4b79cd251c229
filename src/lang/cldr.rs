//! What CLDR says of a language, beside what ICU4X has: names of languages, days, months and
//! parts of the day, units, quotation marks.
//!
//! In: a tag. Out: its words in CLDR, from `cldr/table.txt`, which `cldr/make.py` writes.
//! Nothing is printed from it: checks compare the files of languages with it.

use std::sync::LazyLock;

use super::{Tag, likely_script};

/// A section for each locale, a line `key: value` for each thing; forms of one thing have a
/// bar between them, things of a series a semicolon.
const TABLE: &str = include_str!("cldr/table.txt");

static LOCALES: LazyLock<Vec<Cldr>> = LazyLock::new(|| {
    let sections = TABLE.split("\n\n[").skip(1).filter_map(|section| section.split_once("]\n"));
    sections.map(|(locale, section)| Cldr { locale, section }).collect()
});

/// What CLDR says of one language.
#[derive(Debug, Clone, Copy)]
pub struct Cldr {
    /// The locale.
    pub locale: &'static str,
    section: &'static str,
}

impl Cldr {
    /// The locale of a tag, or else that of its script, or of its language; `None` if CLDR
    /// has too little of the language.
    #[must_use]
    pub fn of(tag: &Tag) -> Option<Self> {
        let script = likely_script(tag).map(|script| format!("{}-{script}", tag.primary()));
        let wanted = [Some(tag.as_str().to_owned()), script, Some(tag.primary().to_owned())];
        wanted.into_iter().flatten().find_map(|locale| Self::all().find(|it| it.locale == locale))
    }

    /// All locales.
    pub fn all() -> impl Iterator<Item = Self> {
        LOCALES.iter().copied()
    }

    /// The lines whose key begins so, each with the rest of its key.
    pub fn lines(self, start: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = self.section.lines().filter_map(|line| line.split_once(": "));
        lines.filter_map(move |(key, value)| Some((key.strip_prefix(start)?, value)))
    }

    /// The forms of a thing; none if CLDR has none.
    #[must_use]
    pub fn forms(self, key: &str) -> Vec<&'static str> {
        let line = self.lines(key).find(|(rest, _)| rest.is_empty());
        line.map(|(_, value)| value.split('|').collect()).unwrap_or_default()
    }

    /// The forms of each thing of a series.
    #[must_use]
    pub fn series(self, key: &str) -> Vec<Vec<&'static str>> {
        let line = self.lines(key).find(|(rest, _)| rest.is_empty());
        let things = line.into_iter().flat_map(|(_, value)| value.split(';'));
        things.map(|thing| thing.split('|').filter(|form| !form.is_empty()).collect()).collect()
    }

    /// What the language calls languages: their codes, and the forms of each name.
    pub fn names(self) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        let names = self.lines("names").flat_map(|(_, value)| value.split(';'));
        names.filter_map(|name| {
            let (code, forms) = name.split_once('=')?;
            Some((code, forms.split('|').collect()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cldr(tag: &str) -> Cldr {
        Cldr::of(&Tag::new(tag).unwrap()).unwrap()
    }

    #[test]
    fn languages_have_their_words() {
        let name = |tag: &str, code: &str| {
            let (_, forms) = cldr(tag).names().find(|(it, _)| *it == code).unwrap();
            forms[0]
        };
        assert_eq!(name("uk", "ja"), "японська");
        assert_eq!(cldr("ja-simple").series("days")[6], ["日曜日", "日"]);
        assert_eq!(cldr("es").series("months").len(), 12);
        assert_eq!(name("zh-TW", "zh-Hant"), "繁體中文");
        assert_eq!(cldr("zh-Hans").locale, "zh");
        assert_eq!(cldr("en").forms("noon")[0], "noon");
        assert!(cldr("ar").lines("period.").count() > 3);
        assert!(Cldr::of(&Tag::new("tlh").unwrap()).is_none());
    }
}
