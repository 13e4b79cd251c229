//! Words that stand for one of a few known values, and bare names of files.
//!
//! In: a string of a content file. Out: what it stands for, or a message that
//! names what is known. Knows nothing about keys.

use super::literal::Literal;
use super::reader::shortened;
use super::{codes, suggest};
use crate::diag::Sink;

/// What `word` stands for among `known`.
pub(crate) fn choose<T: Clone>(
    word: Literal<'_>,
    known: &[(&str, T)],
    sink: &mut Sink,
) -> Option<T> {
    let found = known.iter().find(|(name, _)| *name == word.text).map(|(_, value)| value.clone());
    if found.is_none() {
        let message = format!("`{}` cannot be used here", shortened(word.text));
        sink.report(
            codes::BAD_VALUE
                .at(word.span, message)
                .label("unknown value")
                .hint(suggest::hint(word.text, known.iter().map(|(name, _)| *name))),
        );
    }
    found
}

/// Whether `name` is a bare name; reports it if it leads to another folder.
pub(crate) fn is_bare(name: &Literal<'_>, sink: &mut Sink) -> bool {
    let text = name.text;
    let odd = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    let bare = !text.contains(odd) && !text.starts_with('.');
    if !bare {
        let message = format!("`{}` is not a bare name", shortened(text));
        sink.report(
            codes::BAD_NAME
                .at(name.span, message)
                .label("leads to another folder, or holds a control character")
                .hint("write the name alone, without a folder"),
        );
    }
    bare
}
