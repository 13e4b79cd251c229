//! Terms as public bodies print them: `content/glossary.toml`.
//!
//! In: the file, if there is one. Out: the terms and how each language calls them.
//! Knows nothing about packs.

use anyhow::Result;

use crate::content::codes;
use crate::content::form::kind::{
    Kind, any, choice, chosen, placed, read_chosen, table, tag_of, text, text_like,
};
use crate::content::form::literal::{Literal, is_forbidden};
use crate::content::form::reader::Parsed;
use crate::content::form::shape::{ANY, Shape, TAG};
use crate::content::form::{form, words};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::{File, Sources, Spanned};

/// Its path.
const PATH: &str = "content/glossary.toml";

/// A thing that all languages must call by its official name.
#[derive(Debug, Clone, Hash)]
pub struct Term {
    /// Its name in the glossary.
    pub id: String,
    /// What it means.
    pub about: String,
    /// How languages call it.
    pub forms: Vec<(Tag, TermForm)>,
}

form! {
    /// A term as the file has it.
    struct Entry {
        /// What the term means, so that a translator finds the word for it.
        about: String = text(),
        ..forms: TermForm = (TAG, table::<TermForm>()),
    }
}

form! {
    /// How one language calls a thing.
    #[derive(Debug, Clone, Hash)]
    pub struct TermForm {
        /// The word that every pack of this language uses.
        pub term: Spanned<String> = placed(name()),
        /// Other words that are right, too.
        pub also: Vec<String> = any(name()),
        /// Words that are wrong and reported wherever they stand, such as a misspelt name.
        pub wrong: Vec<String> = any(name()),
        /// Where the term comes from.
        pub source: String = text(),
        /// How sure the term is.
        pub confidence: Confidence = choice::<Confidence>(),
    }
}

words! {
    /// How sure a term is.
    #[derive(Debug, Clone, Copy, Hash)]
    pub enum Confidence {
        /// Someone looked it up in the source.
        Confirmed = "confirmed",
        /// Concluded from other texts; a native speaker should look at it.
        Inferred = "inferred",
    }
}

impl TermForm {
    /// All right names.
    pub fn right(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.term.value.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// A name that can be found in a pack.
fn name() -> impl Kind<Read = String> {
    text_like(Shape::text, |literal, sink| is_name(literal, sink).then(|| literal.text.to_owned()))
}

/// Whether a text can be found in a pack; reports what no text of a pack has.
fn is_name(literal: Literal<'_>, sink: &mut Sink) -> bool {
    let found = literal.text.chars().find(|&c| is_forbidden(c));
    if let Some(found) = found {
        let message = format!("control character U+{:04X} in a name", u32::from(found));
        sink.report(
            codes::CONTROL_CHARACTER
                .at(literal.span, message)
                .label("no text of a pack has it")
                .hint("take it out"),
        );
    }
    found.is_none()
}

/// The shape of the file.
pub(crate) fn shape() -> Shape {
    chosen(ANY, table::<Entry>()).shape()
}

/// The file of the terms, if there is one.
///
/// # Errors
/// Fails if it is there and cannot be read.
pub(crate) fn file(sources: &mut Sources) -> Result<Option<File>> {
    sources.open_if_there(PATH)
}

/// Reads the terms.
pub(crate) fn read(file: &File, sink: &mut Sink) -> Vec<Term> {
    let parsed = Parsed::new(file, sink);
    let entries = read_chosen(&mut parsed.table(None), &table::<Entry>(), sink);
    let term = |(name, entry): (Spanned<String>, Entry)| {
        let mut form = |(tag, form): (Spanned<String>, TermForm)| {
            Some((tag_of(&tag.value, tag.span, sink)?, form))
        };
        let forms = entry.forms.into_iter().filter_map(&mut form).collect();
        Term { id: name.value, about: entry.about, forms }
    };
    entries.into_iter().map(term).collect()
}
