//! What a language is written with: optional keys of `content/languages.toml`.
//!
//! In: a row of the table. Out: its habits; what is not said stays unknown.
//! Knows nothing about texts.

use super::choice::choose;
use super::codes;
use super::literal::Literal;
use super::reader::{Table, shortened};
use crate::diag::Sink;
use crate::lang::{DIGITS, Habits, Han, Marks};

/// Reads the habits of a row.
pub(crate) fn read<'a>(row: &mut Table<'a>, sink: &mut Sink) -> Habits {
    let quotes = row.optional("quotes").and_then(|value| value.array(sink)).unwrap_or_default();
    let quotes: Vec<_> = quotes.iter().filter_map(|item| item.filled_string(sink)).collect();
    let quotes = quotes.into_iter().filter_map(|literal| pair(literal, sink)).collect();
    let zero = row.optional_string("digits", sink).and_then(|word| choose(word, &DIGITS, sink));
    let marks = row.optional_string("marks", sink).and_then(|word| {
        let known = [("full", Marks::Full), ("half", Marks::Half)];
        choose(word, &known, sink)
    });
    let han = row.optional_string("han", sink).and_then(|word| {
        let known = [
            ("simplified", Han::Simplified),
            ("traditional", Han::Traditional),
            ("japanese", Han::Japanese),
        ];
        choose(word, &known, sink)
    });
    let mut text = |key: &'a str, sink: &mut Sink| {
        row.optional_string(key, sink).map(|literal| literal.text.to_owned())
    };
    let (stops, letters) = (text("stops", sink), text("letters", sink));
    let spaced = text("spaced", sink).unwrap_or_default();
    let mut flag = |key: &'a str, sink: &mut Sink| {
        row.optional(key).and_then(|value| value.boolean(sink)).unwrap_or(false)
    };
    let (inverted, easy) = (flag("inverted", sink), flag("easy", sink));
    let short_words = flag("short_words", sink);
    let keep = row.optional("keep").and_then(|value| value.array(sink)).unwrap_or_default();
    let keep: Vec<_> = keep.iter().filter_map(|item| item.filled_string(sink)).collect();
    let keep = keep.into_iter().map(|name| name.text.to_owned()).collect();
    Habits { quotes, zero, stops, marks, han, letters, spaced, inverted, easy, keep, short_words }
}

fn pair(literal: Literal<'_>, sink: &mut Sink) -> Option<(char, char)> {
    let mut chars = literal.text.chars();
    if let (Some(open), Some(close), None) = (chars.next(), chars.next(), chars.next()) {
        return Some((open, close));
    }
    let message = format!("`{}` is not a pair of quotation marks", shortened(literal.text));
    sink.report(
        codes::BAD_VALUE
            .at(literal.span, message)
            .label("not two characters")
            .hint("write the opening and the closing mark side by side: \"“”\""),
    );
    None
}
