//! Words that stand for one of a few known values.
//!
//! In: a string of a content file. Out: what it stands for, or a message that
//! names what is known; and all words with their help, for schemas.

use super::literal::Literal;
use super::reader::shortened;
use super::{codes, suggest};
use crate::diag::Sink;

/// An enumeration whose values are words in files; made by [`words!`].
pub(crate) trait Word: Copy + 'static {
    /// All values with their words, and what they are for.
    const WORDS: &'static [(&'static str, &'static [&'static str], Self)];

    /// The words, each with its help in one line.
    fn described() -> Vec<(&'static str, String)> {
        Self::WORDS.iter().map(|&(word, help, _)| (word, super::help(help))).collect()
    }

    /// The value that a word stands for.
    fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, ..)| *known == word).map(|&(.., value)| value)
    }

    /// The value that a text stands for; reports it if there is none.
    fn choose(literal: Literal<'_>, sink: &mut Sink) -> Option<Self> {
        let found = Self::of(literal.text);
        if found.is_none() {
            let message = format!("`{}` cannot be used here", shortened(literal.text));
            sink.report(
                codes::BAD_VALUE
                    .at(literal.span, message)
                    .label("unknown value")
                    .hint(Self::hint(literal.text)),
            );
        }
        found
    }

    /// Names the word that was meant, or else all words.
    fn hint(word: &str) -> String {
        suggest::hint(word, Self::WORDS.iter().map(|&(known, ..)| known))
    }
}

/// Defines an enumeration whose values are words in files: its doc comments are
/// the help that editors show.
macro_rules! words {
    (
        $(#[$outer:meta])*
        $vis:vis enum $name:ident {
            $($(#[doc = $help:literal])+ $value:ident = $word:literal,)+
        }
    ) => {
        $(#[$outer])*
        $vis enum $name {
            $($(#[doc = $help])+ $value,)+
        }

        impl $name {
            /// All values, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The word that stands for it in files.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)+
                }
            }
        }

        impl $crate::content::form::Word for $name {
            const WORDS: &'static [(&'static str, &'static [&'static str], Self)] =
                &[$(($word, &[$($help),+], Self::$value)),+];
        }
    };
}

pub(crate) use words;
