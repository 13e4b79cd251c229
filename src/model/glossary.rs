//! Terms as public bodies print them: `content/glossary.toml`.
//!
//! Nothing but data.

use crate::lang::Tag;
use crate::source::{Span, Spanned};

/// A thing that all languages must call by its official name.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its name in the glossary.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// How languages call it.
    pub forms: Vec<Form>,
}

/// How one language calls a thing.
#[derive(Debug, Clone)]
pub struct Form {
    /// The language.
    pub language: Tag,
    /// The official name.
    pub term: Spanned<String>,
    /// Other right names: short forms, inflected forms or their stems.
    pub also: Vec<String>,
    /// Names that are wrong.
    pub wrong: Vec<String>,
}

impl Form {
    /// All right names.
    pub fn right(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.term.value.as_str()).chain(self.also.iter().map(String::as_str))
    }
}
