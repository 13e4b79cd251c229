//! Offices: what a city puts into the contact box and the colophon.
//!
//! Nothing but data. Knows nothing about flyers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Days, Rich};
use crate::frame::Picture;
use crate::lang::Tag;
use crate::source::Span;

/// The office of a municipality that hands flyers out.
#[derive(Debug, Clone, Hash)]
pub struct Office {
    /// Its code of six digits (全国地方公共団体コード, JIS X 0401 and 0402 with a
    /// check digit).
    pub code: String,
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

/// When an office is open.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Opening {
    /// The days.
    pub days: Days,
    /// Opens at this minute of the day.
    pub open: u16,
    /// Closes at this minute of the day.
    pub close: u16,
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
    /// The name for readers of `language`, and the language that it is in: their
    /// own; else that of the country, for those who read its characters; else
    /// English, which is on the signs; else that of the country.
    #[must_use]
    pub fn in_language<'a>(&'a self, language: &'a Tag, japanese: &'a Tag) -> (&'a Tag, &'a Rich) {
        let same = |tag: &&Tag| tag.primary() == language.primary();
        if let Some((tag, name)) = self.others.get_key_value(language) {
            return (tag, name);
        }
        let reads_han = [japanese.primary(), "zh"].contains(&language.primary());
        if same(&japanese) {
            return (japanese, &self.japanese);
        }
        let near = self.others.keys().find(same);
        let english = self.others.keys().find(|tag| tag.primary() == "en" && !reads_han);
        match near.or(english).and_then(|tag| self.others.get_key_value(tag)) {
            Some((tag, name)) => (tag, name),
            None => (japanese, &self.japanese),
        }
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
        let others = ["en", "pt", "zh-Hans"].map(|name| (tag(name), rich(name)));
        let names = Names { japanese: rich("ja"), others: others.into() };
        let japanese = tag("ja");
        for (language, expected) in [
            ("ja", "ja"),
            ("ja-simple", "ja"),
            ("zh-Hans", "zh-Hans"),
            ("zh-Hant", "zh-Hans"),
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
