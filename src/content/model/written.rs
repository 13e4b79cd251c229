//! The words of a pack as its author wrote them: keys, markup, places.
//!
//! For those who compare packs with each other and with the facts: a
//! [`crate::content::model::Document`] has all references already written out. Nothing
//! but data.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::stamps::Stamps;
use super::{FactName, Status};
use crate::content::form::literal::Literal;
use crate::content::printed::printed;
use crate::content::{Languages, Piece, PieceKind, Printed, Reference, referred};
use crate::lang::Tag;
use crate::source::{FileId, Places, Span};

/// A pack as it was written.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Its language.
    pub language: Tag,
    /// What a screen reader is told, where that differs: `ja` for `ja-simple`.
    pub speech: Tag,
    /// How far it can be trusted, as it says itself.
    pub status: Status,
    /// Its file.
    pub file: FileId,
    /// All its strings, in the order of the file.
    pub strings: Vec<Written>,
    /// Its remarks that what is typed in a text is right for good.
    pub fixed: Vec<Fixed>,
    /// What the file of its language says, for those who need to know how the
    /// references in it are written out.
    pub spoken: Arc<[Written]>,
    /// Which of them were compared with which reference texts, and read; `None` if that
    /// cannot be told because the file of the stamps is broken, which was reported.
    pub stamps: Option<Stamps>,
}

impl Hash for Pack {
    /// A pack is what it says: not where it stands, nor when it was translated.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { language, speech, status, file: _, strings, fixed: _, spoken, stamps: _ } = self;
        (language, speech, status, strings, spoken).hash(state);
    }
}

impl Pack {
    /// Texts of another file in one language, as a pack that checks can look at.
    pub(crate) fn of_texts(
        file: FileId,
        language: Tag,
        languages: &Languages,
        strings: Vec<Written>,
    ) -> Self {
        let profile = languages.get(&language);
        Self {
            speech: profile.map_or_else(|| language.clone(), |it| it.speech.clone()),
            language,
            status: Status::Draft,
            file,
            strings,
            fixed: Vec::new(),
            spoken: Arc::from([]),
            stamps: Some(Stamps::new()),
        }
    }

    /// How its language writes values: the patterns of its file, or else its own.
    pub fn formats(&self) -> impl Iterator<Item = &Written> {
        let all = self.spoken.iter().chain(&self.strings);
        all.filter(|written| written.usage == Usage::Format)
    }
}

/// A remark `# fixed: reason` above a key: what is typed there is right for good.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The key below it; all keys below that are meant, too. Empty if there is none.
    pub key: String,
    /// Why it is right; empty if that is not said.
    pub reason: String,
    /// Where it stands.
    pub span: Span,
}

/// Whether a key with dots is `whole` or stands below it.
#[must_use]
pub fn is_within(key: &str, whole: &str) -> bool {
    key.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A string of a pack.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its key with dots; entries of a list count from 0: `photo.good.1`.
    pub key: String,
    /// What it is for.
    pub usage: Usage,
    /// Where it stands, quotes included.
    pub span: Span,
    /// The string as TOML means it.
    pub text: String,
    /// Its pieces; what is broken was reported and stands there as text.
    pub pieces: Vec<Piece>,
    /// Its characters as they are printed or read out.
    pub shown: Vec<Printed>,
    /// The places of its characters.
    pub places: Places,
}

/// What a string of a pack is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Words of a block.
    Words,
    /// Words that are read out and not printed: the alternative text of a
    /// picture. By convention their keys end in `alt`.
    Spoken,
    /// How the language writes values, in the table `formats`.
    Format,
    /// What the language calls a language, in the table `languages`.
    LanguageName,
    /// What the pack says of itself, in the table `pack`, and what the language is
    /// called, at the top of its file.
    Head,
}

impl Usage {
    /// What the string at a key is for.
    #[must_use]
    pub fn of_key(key: &str) -> Self {
        match key.split('.').next() {
            Some("pack") => Self::Head,
            Some("name" | "japanese") if !key.contains('.') => Self::Head,
            Some("formats") => Self::Format,
            Some("languages") => Self::LanguageName,
            Some(_) | None if is_spoken(key) => Self::Spoken,
            Some(_) | None => Self::Words,
        }
    }

    /// Whether such a string is a translation of the reference's: languages
    /// differ in which formats they need, and what a pack says of itself is its
    /// own.
    #[must_use]
    pub fn is_translated(self) -> bool {
        match self {
            Self::Words | Self::Spoken | Self::LanguageName => true,
            Self::Format | Self::Head => false,
        }
    }
}

fn is_spoken(key: &str) -> bool {
    let mut parts = key.rsplit('.').skip_while(|part| part.bytes().all(|b| b.is_ascii_digit()));
    parts.next().is_some_and(|name| matches!(name, "alt" | "alts") || name.ends_with("_alt"))
}

impl Hash for Written {
    /// Its pieces are the same where its text is.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { key, usage, span: _, text, pieces: _, shown: _, places: _ } = self;
        (key, usage, text).hash(state);
    }
}

impl Written {
    /// A string with its pieces.
    pub(crate) fn new(
        key: String,
        usage: Usage,
        literal: &Literal<'_>,
        pieces: Vec<Piece>,
    ) -> Self {
        let shown = printed(literal.text, &pieces);
        let (span, text, places) = (literal.span, literal.text.to_owned(), literal.places());
        Self { key, usage, span, text, pieces, shown, places }
    }

    /// A sentence of a pack, for tests.
    #[cfg(test)]
    pub(crate) fn sample(text: &str) -> Self {
        let sources = &mut crate::source::Sources::new(std::path::Path::new("."));
        let file = sources.add("x.toml", text.into(), None);
        let literal = Literal::new(text, text, Span::new(file, 0, text.len()));
        let pieces = crate::content::markup::parse(&literal, &mut crate::diag::Sink::default());
        Self::new("x".to_owned(), Usage::Words, &literal, pieces)
    }

    /// The facts that it refers to.
    pub(crate) fn facts(&self) -> impl Iterator<Item = FactName<'_>> {
        let references = self.references().into_iter();
        references.filter_map(|(_, reference)| {
            let (kind, name, _) = referred(reference)?;
            Some((kind, name))
        })
    }

    /// Its references, each with the index of its [`OBJECT`](super::OBJECT) among
    /// the characters that are shown.
    #[must_use]
    pub fn references(&self) -> Vec<(usize, &Reference)> {
        let references = self.pieces.iter().filter_map(|piece| {
            let PieceKind::Reference(reference) = &piece.kind else { return None };
            let index = self.shown.partition_point(|it| it.start < piece.at.start);
            Some((index, reference))
        });
        references.collect()
    }

    /// The characters of one sentence, each with its first byte: those of
    /// [`Self::shown`] without the words for other numbers and without marks of line
    /// breaks.
    pub fn read(&self) -> impl DoubleEndedIterator<Item = (usize, char)> {
        let is_read = |it: &&Printed| {
            !it.is_aside && !matches!(it.character, '\u{200B}' | '\u{2060}' | '\u{AD}')
        };
        self.shown.iter().filter(is_read).map(|it| (it.start, it.character))
    }

    /// The place of the bytes `start..end` of the text.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> Span {
        self.places.span(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_what_a_string_is_for() {
        let cases = [
            ("pack.label", Usage::Head),
            ("japanese", Usage::Head),
            ("name.heading", Usage::Words),
            ("formats.time.hour", Usage::Format),
            ("languages.th", Usage::LanguageName),
            ("title.picture_alt", Usage::Spoken),
            ("photo.bad_alt.2", Usage::Spoken),
            ("codes.alts.1", Usage::Spoken),
            ("photo.bad.2", Usage::Words),
            ("salt.heading", Usage::Words),
        ];
        for (key, usage) in cases {
            assert_eq!(Usage::of_key(key), usage, "{key}");
        }
    }
}
