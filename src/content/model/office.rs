//! Offices: what a city puts into the contact box and the colophon.
//!
//! Nothing but data. Knows nothing about flyers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Rich;
use crate::content::{Closure, Hours};
use crate::frame::Picture;
use crate::lang::{Tag, same_writing, writes_ideographs};
use crate::source::Span;

/// The office of a municipality that hands flyers out.
#[derive(Debug, Clone, Hash)]
pub struct Office {
    /// Its code of six digits (全国地方公共団体コード, JIS X 0401 and 0402 with a
    /// check digit).
    pub code: String,
    /// Which of the counters of the municipality it is, if there are several.
    pub counter: Option<String>,
    /// Where its row begins.
    pub span: Span,
    /// The municipality.
    pub name: Names,
    /// The section in charge.
    pub section: Option<Names>,
    /// Where to go or write to.
    pub address: Option<Names>,
    /// The number to call.
    pub phone: Option<(String, Span)>,
    /// When it is open.
    pub hours: Option<Opening>,
    /// Its page on the web.
    pub link: Option<(String, Span)>,
    /// Its emblem.
    pub logo: Option<Arc<Picture>>,
    /// The registration number of the print (刊行物登録番号).
    pub registration: Option<(String, Span)>,
}

impl Office {
    /// The office with the name of its section for a counter, if its code is one of
    /// several rows and nothing else tells it from them.
    #[must_use]
    pub(crate) fn told_apart(mut self, repeated: &BTreeSet<String>) -> Self {
        if self.counter.is_none() && repeated.contains(&self.code) {
            let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
            let section = self.section.as_ref().map(|section| section.japanese.plain());
            self.counter = section.map(|section| section.chars().map(plain).collect());
        }
        self
    }

    /// The name of its folder: its code, and its counter if it has one.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.counter {
            Some(counter) => format!("{}-{counter}", self.code),
            None => self.code.clone(),
        }
    }
}

/// A column of a table of offices whose cells are texts.
#[derive(Debug, Clone)]
pub struct OfficeColumn {
    /// What it holds: `name`, `section` or `address`.
    pub stem: &'static str,
    /// The language of its cells.
    pub language: Tag,
    /// Where its name stands.
    pub span: Span,
}

/// When an office is open.
#[derive(Debug, Clone, Hash)]
pub struct Opening {
    /// The days and times.
    pub hours: Hours,
    /// When it is closed all the same.
    pub closures: Vec<Closure>,
    /// Where that stands.
    pub span: Span,
}

/// A name in the languages in which it is known; Japanese always.
#[derive(Debug, Clone, Hash)]
pub struct Names {
    /// The Japanese name.
    pub japanese: Rich,
    /// The others.
    pub others: BTreeMap<Tag, Rich>,
}

impl Names {
    /// The name for readers of `language`, and the language that it is in. This
    /// is the one place that says which name stands in for another: that of the
    /// same language in the same script (never Simplified for Traditional
    /// Chinese); else the Japanese one for those who read kanji; else the
    /// English one, which is on the signs; else the Japanese one.
    #[must_use]
    pub fn in_language<'a>(&'a self, language: &'a Tag, japanese: &'a Tag) -> (&'a Tag, &'a Rich) {
        let own = self.others.get_key_value(language);
        if own.is_none() && language.primary() == japanese.primary() {
            return (japanese, &self.japanese);
        }
        let near = || self.others.iter().find(|(tag, _)| same_writing(tag, language));
        let english = || {
            let english = self.others.iter().find(|(tag, _)| tag.primary() == "en");
            english.filter(|_| !writes_ideographs(language))
        };
        own.or_else(near).or_else(english).unwrap_or((japanese, &self.japanese))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::Sources;

    #[test]
    fn a_name_is_given_in_the_language_that_the_reader_knows_best() {
        let file = Sources::new(Path::new("")).add("offices.csv", "".into(), None);
        let rich = |text: &str| Rich::literal(text, Span::new(file, 0, 0));
        let tag = |tag: &str| Tag::new(tag).unwrap();
        let others = ["en", "pt", "zh-CN", "zh-Hans"].map(|name| (tag(name), rich(name)));
        let names = Names { japanese: rich("ja"), others: others.into() };
        let japanese = tag("ja");
        for (language, expected) in [
            ("ja", "ja"),
            ("ja-simple", "ja"),
            ("zh-Hans", "zh-Hans"),
            ("zh-Hant", "ja"),
            ("zh-TW", "ja"),
            ("zh-SG", "zh-CN"),
            ("ko", "en"),
            ("pt-BR", "pt"),
            ("my", "en"),
        ] {
            let language = tag(language);
            let (found, name) = names.in_language(&language, &japanese);
            assert_eq!((found.as_str(), name.plain().as_str()), (expected, expected));
        }
        let alone = Names { japanese: rich("ja"), others: BTreeMap::new() };
        assert_eq!(alone.in_language(&tag("my"), &japanese).0, &japanese);
    }
}
