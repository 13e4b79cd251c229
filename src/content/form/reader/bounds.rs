//! Bounds within which a TOML file stays, so that whatever stands in it is read
//! in little time and memory.
//!
//! In: the text of a file, then its table. Out: a message if it is out of
//! bounds; such a file is better not read at all. Knows nothing about flyers.

use std::borrow::Cow;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::super::codes;
use super::{Origin, shortened};
use crate::diag::Diagnostic;

/// The most keys and list entries of a file. A pack of four pages has about two
/// hundred, the glossary of a city in 30 languages some hundred for each term. Each takes a hundred times the memory of the few bytes it is
/// written with, and each can be a message.
const VALUES: usize = 40_000;

/// The most parts of a key, and the most tables and lists in each other: deeper
/// ones would exhaust the stack of what walks over them.
const LEVELS: usize = 16;

/// The most characters of a key.
const KEY: usize = 100;

/// The most characters of a text: more than a full A4 page holds of the smallest
/// type. To choose the lines of a longer one can take time that grows with the
/// square of its length.
pub(crate) const TEXT: usize = 10_000;

/// Looks at the text of a file, before anything is made of it.
///
/// # Errors
/// Says what there is too much of.
pub(super) fn of_text(origin: Origin<'_>) -> Result<(), Diagnostic> {
    let mut values = 0;
    let mut dots = 0;
    for token in Source::new(origin.text).lex() {
        let span = || origin.span(token.span().start()..token.span().end());
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::Atom
            | TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::Whitespace => {}
            TokenKind::Equals
            | TokenKind::Comma
            | TokenKind::LeftSquareBracket
            | TokenKind::LeftCurlyBracket => {
                dots = 0;
                values += 1;
            }
            TokenKind::RightSquareBracket
            | TokenKind::RightCurlyBracket
            | TokenKind::Comment
            | TokenKind::Newline
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Eof => dots = 0,
        }
        if dots > LEVELS {
            let message = format!("a key has more than {LEVELS} parts");
            return Err(codes::TOO_LARGE
                .at(span(), message)
                .label("one too many")
                .hint("nothing reads tables that deep: see the other packs"));
        }
        if values > VALUES {
            let message = format!("the file has more than {VALUES} keys and list entries");
            return Err(codes::TOO_LARGE
                .at(span(), message)
                .label("one too many")
                .hint("a pack has a few hundred: take out what no flyer prints"));
        }
    }
    Ok(())
}

/// Looks at the table of a file.
///
/// # Errors
/// Says what is too long or too deep.
pub(super) fn of_table(origin: Origin<'_>, table: &DeTable<'_>) -> Result<(), Diagnostic> {
    table.iter().try_for_each(|(key, value)| of_entry(origin, key, value, 1))
}

fn of_entry(
    origin: Origin<'_>,
    key: &TomlSpanned<Cow<'_, str>>,
    value: &TomlSpanned<DeValue<'_>>,
    level: usize,
) -> Result<(), Diagnostic> {
    if is_longer(key.get_ref(), KEY) {
        let message =
            format!("the key `{}` has more than {KEY} characters", shortened(key.get_ref()));
        return Err(codes::TOO_LONG
            .at(origin.span(key.span()), message)
            .label("a key is a short name")
            .hint("nothing reads such a key: take it out"));
    }
    of_value(origin, value, level)
}

fn of_value(
    origin: Origin<'_>,
    value: &TomlSpanned<DeValue<'_>>,
    level: usize,
) -> Result<(), Diagnostic> {
    if level > LEVELS {
        let message = format!("more than {LEVELS} tables and lists stand in each other");
        return Err(codes::TOO_LARGE
            .at(origin.span(value.span()), message)
            .label("one too many")
            .hint("nothing reads tables that deep: see the other packs"));
    }
    match value.get_ref() {
        DeValue::String(text) if is_longer(text, TEXT) => {
            let message = format!("a text has more than {TEXT} characters");
            Err(codes::TOO_LONG
                .at(origin.span(value.span()), message)
                .label("longer than a full page")
                .hint("shorten it, or part it into the entries of a list"))
        }
        DeValue::Array(items) => {
            items.iter().try_for_each(|item| of_value(origin, item, level + 1))
        }
        DeValue::Table(table) => {
            table.iter().try_for_each(|(key, value)| of_entry(origin, key, value, level + 1))
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => Ok(()),
    }
}

fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().nth(most).is_some()
}
