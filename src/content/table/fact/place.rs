//! Places: a hall, a school, a counter.
//!
//! In: the table of a fact. Out: a [`Place`]. The Japanese name and address stay, for
//! the signs and the taxi.

use std::fmt;

use super::link::address as web_address;
use super::{Sense, Voiced};
use crate::content::codes;
use crate::content::form::form;
use crate::content::form::kind::{Kind, checked, chosen, optional, placed, tag_of, text};
use crate::content::form::literal::Literal;
use crate::content::form::shape::TAG;
use crate::content::markup::parse;
use crate::content::model::{Inline, PieceKind, Rich};
use crate::content::voice::Saying;
use crate::content::voice::rich::{mark_japanese, rich, set_language};
use crate::diag::Sink;
use crate::lang::{Tag, same_writing, writes_ideographs};
use crate::source::{Span, Spanned};

form! {
    /// A place.
    #[derive(Debug, Clone)]
    pub struct Place {
        /// What it is called, by language: `name.ja` is on the sign, `name.en` for those who read Latin letters, and `name.ja-simple` may have readings above kanji, as in packs.
        pub name: Spanned<Vec<(Spanned<String>, String)>> = in_languages(),
        /// Where it is, by language: `address.ja` is for the taxi.
        pub address: Option<Spanned<Vec<(Spanned<String>, String)>>> = optional(in_languages()),
        /// Where a map of it is, from https:// on: pages on the screen open it from the address. Without it they ask the map of the project, if `[site]` in chirashi.toml names one.
        pub map: Option<Spanned<String>> = optional(web_address()),
    }
}

/// The same in several languages, Japanese among them.
pub(super) fn in_languages() -> impl Kind<Read = Spanned<Vec<(Spanned<String>, String)>>> {
    checked(placed(chosen(TAG, text())), |names, sink| {
        for (tag, words) in &names.value {
            let found = tag_of(&tag.value, tag.span, sink);
            if found.is_some_and(|tag| has_readings(&tag)) {
                // What is wrong with the readings is told here, not where they are printed.
                for piece in parse(&Literal::new(words, "", tag.span), sink) {
                    if matches!(piece.kind, PieceKind::Reference(_) | PieceKind::Token(_)) {
                        let message = "a name can have readings, but no references";
                        sink.report(
                            codes::BAD_VALUE
                                .at(tag.span, message)
                                .label("this name")
                                .hint("write it out: a name is the same on every flyer"),
                        );
                    }
                }
            }
        }
        if !names.value.iter().any(|(tag, _)| tag.value == "ja") {
            sink.report(
                codes::MISSING_KEY
                    .at(names.span, "the Japanese one is missing")
                    .label("in this table")
                    .hint("add `ja = \"…\"`: it is what is on the sign"),
            );
        }
    })
}

/// The words for readers of a language, with the language that they are in: their own,
/// else for those who read kanji the Japanese ones, else the English ones.
pub(super) fn for_reader<'a>(
    words: &'a [(Spanned<String>, String)],
    reader: &Tag,
) -> Option<(&'a str, &'a str)> {
    let of = |is_it: &dyn Fn(&Tag) -> bool| {
        words.iter().find(|(tag, _)| Tag::new(&tag.value).is_ok_and(|tag| is_it(&tag)))
    };
    let japanese = || of(&|tag| tag.primary() == "ja");
    let own = of(&|tag| tag == reader).or_else(|| of(&|tag| same_writing(tag, reader)));
    let english = || of(&|tag| tag.primary() == "en").filter(|_| !writes_ideographs(reader));
    let (tag, words) = own.or_else(english).or_else(japanese)?;
    Some((tag.value.as_str(), words.as_str()))
}

/// Whether names in a language have readings above kanji: {市役所|しやくしょ}.
fn has_readings(tag: &Tag) -> bool {
    tag.primary() == "ja" && tag.as_str() != "ja"
}

/// Words as a page in a language shows them: with readings if it has any, and marked if
/// they are in another language; `speech` is what its readers speak.
pub(super) fn on_page(
    words: &Spanned<Vec<(Spanned<String>, String)>>,
    language: &Tag,
    speech: &Tag,
) -> Rich {
    if let Some(easy) = with_readings(&words.value, language, words.span) {
        return easy;
    }
    let found = for_reader(&words.value, speech);
    found.map_or_else(Rich::default, |found| marked(found, speech, words.span))
}

/// Words with the language that they are in, said to those who speak `speech`.
fn marked((tag, words): (&str, &str), speech: &Tag, at: Span) -> Rich {
    let mut name = rich(words, false, at);
    if let Ok(tag) = Tag::new(tag)
        && tag.primary() != speech.primary()
    {
        set_language(&mut name, &tag);
    }
    name
}

/// Words in Easy Japanese, with their readings, where there are such.
fn with_readings(words: &[(Spanned<String>, String)], language: &Tag, at: Span) -> Option<Rich> {
    let mut own = words.iter().filter(|(tag, _)| tag.value == language.as_str());
    let (tag, words) = own.next().filter(|_| has_readings(language))?;
    // What is wrong with them was reported where they stand.
    let pieces = parse(&Literal::new(words, "", tag.span), &mut Sink::default());
    let inlines = pieces.into_iter().flat_map(|piece| match piece.kind {
        PieceKind::Text(words) | PieceKind::Foreign(_, words) => rich(words, false, at).0,
        PieceKind::Ruby(readings) => vec![Inline::Ruby { readings, strong: false, span: at }],
        PieceKind::Reference(_) | PieceKind::Token(_) => Vec::new(),
    });
    Some(Rich(inlines.collect()))
}

impl Place {
    /// Its addresses, the Japanese one first.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        let all = || self.address.iter().flat_map(|address| &address.value);
        let is_japanese = |(tag, _): &&(Spanned<String>, String)| tag.value == "ja";
        let others = all().filter(move |it| !is_japanese(it));
        all().filter(is_japanese).chain(others).map(|(_, words)| words.as_str())
    }

    fn japanese(words: &[(Spanned<String>, String)]) -> &str {
        words.iter().find(|(tag, _)| tag.value == "ja").map_or("", |(_, words)| words)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::japanese(&self.name.value))?;
        let address = self.address.as_ref().map(|address| Self::japanese(&address.value));
        address.map_or(Ok(()), |address| write!(f, ", {address}"))
    }
}

impl Voiced for Place {
    const PARTS: &'static [&'static str] = &["name", "address", "japanese"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let address = self.address.as_ref().map_or(&[][..], |address| &address.value);
        if address.is_empty() && ["address", "japanese"].contains(&part) {
            how.says_no("place", "address", sink);
        }
        Some(match part {
            "" => how.both(&self.name.value, sink),
            "name" => how.in_reader_language(&self.name.value),
            "address" => how.both(address, sink),
            "japanese" => how.in_japanese(Self::japanese(address)),
            _ => return None,
        })
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        let address = self.address.as_ref().map_or("", |address| Self::japanese(&address.value));
        Sense::addresses(address).map(|address| ("address", address)).collect()
    }
}

impl Saying<'_> {
    /// Words for the reader, and the Japanese ones beside them.
    pub(super) fn both(&self, words: &[(Spanned<String>, String)], sink: &mut Sink) -> Rich {
        if let Some(easy) = with_readings(words, self.voice.language, self.at) {
            return easy;
        }
        let japanese = Place::japanese(words);
        let speech = self.voice.tongue.speech;
        let own =
            for_reader(words, speech).filter(|(tag, words)| *tag != "ja" && *words != japanese);
        if own.is_none() || speech.primary() == "ja" {
            return self.in_japanese(japanese);
        }
        let parts =
            [("name", self.in_reader_language(words)), ("japanese", self.in_japanese(japanese))];
        let pattern = self.voice.tongue.formats.place.as_ref();
        self.tongue().fill(("formats.place", pattern), &parts, self.at, sink)
    }

    /// Words for the reader alone.
    pub(super) fn in_reader_language(&self, words: &[(Spanned<String>, String)]) -> Rich {
        if let Some(easy) = with_readings(words, self.voice.language, self.at) {
            return easy;
        }
        let speech = self.voice.tongue.speech;
        match for_reader(words, speech) {
            Some(("ja", words)) => self.in_japanese(words),
            Some(found) => marked(found, speech, self.at),
            None => Rich::default(),
        }
    }

    /// Japanese words, marked as such in a flyer of another language.
    pub(super) fn in_japanese(&self, words: &str) -> Rich {
        let mut name = rich(words, false, self.at);
        if self.voice.tongue.speech.primary() != self.voice.own_japanese.primary() {
            // Readers compare it with the sign in front of them.
            name = mark_japanese(name, self.voice.own_japanese);
            set_language(&mut name, self.voice.own_japanese);
        }
        name
    }
}
