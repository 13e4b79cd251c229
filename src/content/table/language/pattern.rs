//! Patterns with parts to fill in: `"{from} to {to}"`.
//!
//! In: a string, and the parts that it may and must have. Out: a [`Pattern`], or a
//! message; and the shape of such strings. Does not know what the parts mean.

use crate::content::codes;
use crate::content::form::kind::Kind;
use crate::content::form::literal::Literal;
use crate::content::form::reader::{Field, shortened};
use crate::content::form::shape::Shape;
use crate::content::form::suggest;
use crate::content::markup::{Piece, PieceKind, parse};
use crate::diag::Sink;
use crate::source::Span;

/// A string with parts to fill in.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Pattern {
    /// What it is made of.
    pub(crate) pieces: Vec<Piece>,
    /// Where it stands.
    pub(crate) span: Span,
}

impl Pattern {
    /// A pattern that stands in no file.
    pub(crate) fn of(text: &str) -> Self {
        let literal = Literal::new(text, text, Span::default());
        Self { pieces: parse(&literal, &mut Sink::default()), span: Span::default() }
    }

    /// Whether the pattern has a part of this name.
    pub(crate) fn uses(&self, part: &str) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(&piece.kind, PieceKind::Token(name) if name == part))
    }
}

/// Names of parts.
type Parts = &'static [&'static str];

/// A pattern that may have the parts `allowed`, and has one of each group in
/// `needed`.
pub(crate) fn pattern(allowed: Parts, needed: &'static [Parts]) -> impl Kind<Read = Pattern> {
    Parted { allowed, needed: needed.to_vec(), may_be_empty: false }
}

/// A pattern that has all of these parts.
pub(crate) fn parts(all: Parts) -> impl Kind<Read = Pattern> {
    let needed = all.iter().map(std::slice::from_ref).collect();
    Parted { allowed: all, needed, may_be_empty: false }
}

/// Words without parts.
pub(crate) fn words() -> impl Kind<Read = Pattern> {
    pattern(&[], &[])
}

/// What stands between other texts: blanks, or nothing.
pub(crate) fn joint() -> impl Kind<Read = Pattern> {
    Parted { allowed: &[], needed: Vec::new(), may_be_empty: true }
}

struct Parted {
    allowed: Parts,
    needed: Vec<Parts>,
    may_be_empty: bool,
}

impl Kind for Parted {
    type Read = Pattern;

    fn shape(&self) -> Shape {
        let groups: Vec<String> = self.needed.iter().map(|group| one_of(group)).collect();
        match &groups[..] {
            [] if self.may_be_empty => Shape::any_text(),
            [] => Shape::text(),
            groups => Shape::matching(&in_any_order(groups)),
        }
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Pattern> {
        let literal = match self.may_be_empty {
            true => field.value.string(sink)?,
            false => field.value.filled_string(sink)?,
        };
        let pattern = Pattern { pieces: parse(&literal, sink), span: literal.span };
        self.report_unknown(&pattern, sink);
        self.report_missing(&pattern, &literal, sink);
        Some(pattern)
    }
}

impl Parted {
    fn report_unknown(&self, pattern: &Pattern, sink: &mut Sink) {
        for piece in &pattern.pieces {
            let name = match &piece.kind {
                PieceKind::Token(name) if self.allowed.contains(&name.as_str()) => continue,
                PieceKind::Token(name) => name,
                PieceKind::Reference(reference) => &reference.kind,
                PieceKind::Text(_) | PieceKind::Ruby(_) | PieceKind::Foreign(..) => continue,
            };
            let message = format!("a pattern cannot have `{}` here", shortened(name));
            sink.report(
                codes::UNKNOWN_REFERENCE
                    .at(piece.span, message)
                    .label("nothing fills this")
                    .hint(suggest::hint(name, self.allowed.iter().copied())),
            );
        }
    }

    fn report_missing(&self, pattern: &Pattern, literal: &Literal<'_>, sink: &mut Sink) {
        for group in &self.needed {
            if !group.iter().any(|name| pattern.uses(name)) {
                let names: Vec<String> = group.iter().map(|name| format!("{{{name}}}")).collect();
                let message = format!("the pattern lacks {}", names.join(" or "));
                let message = codes::MISSING_TOKEN.at(literal.span, message);
                sink.report(message.label("says too little"));
            }
        }
    }
}

/// A regular expression that finds one of these parts.
pub(super) fn one_of(parts: &[&str]) -> String {
    match parts {
        [part] => format!(r"\{{{part}\}}"),
        parts => format!(r"\{{({})\}}", parts.join("|")),
    }
}

/// A regular expression that finds all of these, in any order.
fn in_any_order(all: &[String]) -> String {
    let [first, rest @ ..] = all else { return String::new() };
    if rest.is_empty() {
        return first.clone();
    }
    let orders = (0..all.len()).map(|at| {
        let others: Vec<String> = all
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, it)| it.clone())
            .collect();
        let behind = in_any_order(&others);
        let behind = if others.len() > 1 { format!("({behind})") } else { behind };
        format!("{}.*{behind}", all[at])
    });
    orders.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_ask_for_the_parts_in_any_order() {
        let shape = |needed| pattern(&[], needed).shape().json();
        assert_eq!(shape(&[&["n"]])["pattern"], r"\{n\}");
        assert_eq!(
            shape(&[&["y"], &["m", "mm"]])["pattern"],
            r"\{y\}.*\{(m|mm)\}|\{(m|mm)\}.*\{y\}"
        );
        assert_eq!(shape(&[])["pattern"], r"\S");
    }
}
