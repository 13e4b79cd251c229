//! Markup inside strings: `**strong**`, ruby, references, escapes.
//!
//! In: a string with its place. Out: its pieces, each with its own place; what
//! is broken is reported and printed as it stands. Knows neither facts nor
//! which references exist.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::content::codes;
use crate::content::form::literal::{Literal, is_forbidden};
use crate::content::form::reader::shortened;
use crate::diag::{Rule, Sink};
use crate::lang::{Plural, Tag};
use crate::source::{Places, Span};

/// The signs that a backslash makes characters like any other: those of markup,
/// and their full-width forms, which may be taken for it.
pub const ESCAPED: [char; 10] = ['\\', '{', '}', '*', '|', '＼', '｛', '｝', '＊', '｜'];

/// A stretch of a string.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Whether it is emphasised.
    pub strong: bool,
    /// Its bytes in the string as TOML means it.
    pub at: Range<usize>,
    /// Where it stands.
    pub span: Span,
}

/// What a stretch of a string is.
#[derive(Debug, Clone, PartialEq)]
pub enum PieceKind {
    /// Characters.
    Text(String),
    /// Base characters with readings.
    Ruby(Vec<Reading>),
    /// `{kind:name}`.
    Reference(Reference),
    /// `{ja:避難指示}`: words in another language.
    Foreign(Tag, String),
    /// `{name}`, a part of a pattern.
    Token(String),
}

/// `{kind:name}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What stands before the colon.
    pub kind: String,
    /// Where that stands.
    pub kind_span: Span,
    /// What stands behind it.
    pub name: String,
    /// Where that stands.
    pub name_span: Span,
    /// What is printed for each kind of number; none if the number alone is.
    pub forms: Vec<Form>,
}

/// `one=# month`: the words for numbers of one category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The category.
    pub plural: Plural,
    /// The words, with [`NUMBER`] for the number.
    pub text: String,
    /// Where the words begin in the string.
    pub start: usize,
    /// Where the form stands.
    pub span: Span,
}

/// What stands for the number in a form of words, as in ICU's message format.
pub const NUMBER: char = '#';

/// A base and its reading.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The base characters.
    pub base: String,
    /// The kana above them.
    pub reading: String,
}

/// Reads the markup of a string.
pub(crate) fn parse(literal: &Literal<'_>, sink: &mut Sink) -> Vec<Piece> {
    read(literal, true, sink)
}

/// Reads a string in which every sign stands for itself.
pub(crate) fn unmarked(literal: &Literal<'_>, sink: &mut Sink) -> Vec<Piece> {
    read(literal, false, sink)
}

fn read(literal: &Literal<'_>, is_marked: bool, sink: &mut Sink) -> Vec<Piece> {
    let mut parser = Parser {
        text: literal.text,
        is_marked,
        places: literal.places(),
        backslash: literal.backslash(),
        at: 0,
        plain: String::new(),
        plain_start: 0,
        strong: None,
        pieces: Vec::new(),
    };
    if let Some((start, end)) = marks(literal.text) {
        let span = parser.places.span(start, end);
        let message = format!("more than {MARKS} marks on one letter");
        sink.report(
            codes::TOO_LONG
                .at(span, message)
                .label("no script has so many")
                .hint("take the marks out that no reader needs"),
        );
    }
    parser.run(sink);
    parser.pieces
}

/// The most marks on one letter: as many as normalised text may have (UAX #15,
/// Stream-Safe Text Format).
pub const MARKS: usize = 30;

/// The first run of more than [`MARKS`] marks, as its first byte and the one
/// behind its last.
fn marks(text: &str) -> Option<(usize, usize)> {
    let is_mark = |c: char| c >= '\u{300}' && is_combining_mark(c);
    let mut start = 0;
    while let Some(offset) = text[start..].find(is_mark) {
        start += offset;
        let length = text[start..].find(|c| !is_mark(c)).unwrap_or(text.len() - start);
        if text[start..start + length].chars().nth(MARKS).is_some() {
            return Some((start, start + length));
        }
        start += length;
    }
    None
}

struct Parser<'a> {
    text: &'a str,
    is_marked: bool,
    places: Places,
    /// What the author types for one backslash.
    backslash: &'static str,
    at: usize,
    plain: String,
    plain_start: usize,
    /// Where the emphasis began that is still open.
    strong: Option<usize>,
    pieces: Vec<Piece>,
}

impl Parser<'_> {
    fn run(&mut self, sink: &mut Sink) {
        while let Some(character) = self.text[self.at..].chars().next() {
            match character {
                c if is_forbidden(c) => self.forbidden(c, sink),
                c if !self.is_marked => self.push(c),
                '\\' => self.escape(sink),
                '*' => self.star(sink),
                '{' => self.brace(sink),
                '}' => {
                    self.report(codes::UNBALANCED, self.at, self.at + 1, "`}` without `{`", sink);
                    self.push('}');
                }
                c => self.push(c),
            }
        }
        self.flush();
        if let Some(open) = self.strong {
            self.report(codes::UNBALANCED, open, open + 2, "`**` is never closed", sink);
        }
    }

    /// Reports and leaves out a run of characters that no text can have.
    fn forbidden(&mut self, first: char, sink: &mut Sink) {
        let rest = &self.text[self.at..];
        let length = rest.find(|c| !is_forbidden(c)).unwrap_or(rest.len());
        let name = match first {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => "line break",
            '\t' => "tab",
            _ => "control character",
        };
        let what = format!("{name} U+{:04X}", u32::from(first));
        let message = match rest[..length].replace("\r\n", "\n").chars().count() {
            0 | 1 => format!("{what} in a text"),
            more => format!("{what} in a text, and {} more behind it", more - 1),
        };
        let end = self.at + length;
        self.report(codes::CONTROL_CHARACTER, self.at, end, &message, sink);
        self.at = end;
    }

    fn push(&mut self, character: char) {
        if self.plain.is_empty() {
            self.plain_start = self.at;
        }
        self.plain.push(character);
        self.at += character.len_utf8();
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            let text = std::mem::take(&mut self.plain);
            let at = self.plain_start..self.at;
            let span = self.places.span(at.start, at.end);
            let strong = self.strong.is_some();
            self.pieces.push(Piece { kind: PieceKind::Text(text), strong, at, span });
        }
    }

    fn report(&self, rule: Rule, start: usize, end: usize, message: &str, sink: &mut Sink) {
        let span = self.places.span(start, end);
        let b = self.backslash;
        let hint = match rule {
            codes::UNBALANCED => format!("to print the sign itself, write `{b}` before it"),
            codes::BAD_ESCAPE => {
                format!("known are `{b}{b}`, `{b}{{`, `{b}}}`, `{b}*` and `{b}|`")
            }
            codes::CONTROL_CHARACTER => {
                "take it out: a text is one paragraph; its lines are broken and its direction is \
                 set for you"
                    .to_owned()
            }
            _ => {
                "ruby is {漢字|かんじ}, or {漢字|かん|じ} with one reading per character".to_owned()
            }
        };
        sink.report(rule.at(span, message).label("here").hint(hint));
    }

    fn escape(&mut self, sink: &mut Sink) {
        let next = self.text[self.at + 1..].chars().next();
        match next {
            Some(c) if ESCAPED.contains(&c) => {
                if self.plain.is_empty() {
                    self.plain_start = self.at;
                }
                self.plain.push(c);
                self.at += 1 + c.len_utf8();
            }
            Some(_) | None => {
                let end = self.at + 1 + next.map_or(0, char::len_utf8);
                self.report(codes::BAD_ESCAPE, self.at, end, "this needs no backslash", sink);
                self.push('\\');
            }
        }
    }

    fn star(&mut self, sink: &mut Sink) {
        if !self.text[self.at..].starts_with("**") {
            self.report(codes::UNBALANCED, self.at, self.at + 1, "a single `*`", sink);
            return self.push('*');
        }
        self.flush();
        self.strong = match self.strong {
            Some(_) => None,
            None => Some(self.at),
        };
        self.at += 2;
    }

    fn brace(&mut self, sink: &mut Sink) {
        let inner = self.at + 1;
        let length = self.text[inner..].find(['{', '}']);
        let Some(length) = length.filter(|&l| self.text[inner + l..].starts_with('}')) else {
            self.report(codes::UNBALANCED, self.at, inner, "`{` without `}`", sink);
            return self.push('{');
        };
        self.flush();
        let (start, end) = (self.at, inner + length + 1);
        let content = &self.text[inner..inner + length];
        let kind = if let Some((head, forms)) = plural(content) {
            let forms = self.forms(forms, inner + head.len() + 1, sink);
            Some(PieceKind::Reference(self.reference(head, inner, forms)))
        } else if let Some((language, words)) = foreign(content) {
            if words.chars().any(|c| is_forbidden(c) || matches!(c, '\\' | '*' | '|')) {
                let message = "no markup belongs into words of another language";
                self.report(codes::BAD_RUBY, start, end, message, sink);
            }
            Some(PieceKind::Foreign(language, words.to_owned()))
        } else if content.contains('|') {
            self.ruby(content, start, end, sink)
        } else if content.contains(':') {
            Some(PieceKind::Reference(self.reference(content, inner, Vec::new())))
        } else {
            Some(PieceKind::Token(content.to_owned()))
        };
        let span = self.places.span(start, end);
        let strong = self.strong.is_some();
        self.pieces.extend(kind.map(|kind| Piece { kind, strong, at: start..end, span }));
        self.at = end;
    }

    /// The reference `kind:name` that begins at `start`.
    fn reference(&self, content: &str, start: usize, forms: Vec<Form>) -> Reference {
        let (kind, name) = content.split_once(':').unwrap_or((content, ""));
        let colon = start + kind.len();
        Reference {
            kind: kind.to_owned(),
            kind_span: self.places.span(start, colon),
            name: name.to_owned(),
            name_span: self
                .places
                .span((colon + 1).min(start + content.len()), start + content.len()),
            forms,
        }
    }

    /// The forms of words that begin at `start`; what is none is reported.
    fn forms(&self, content: &str, start: usize, sink: &mut Sink) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        let mut at = start;
        for part in content.split('|') {
            let span = self.places.span(at, at + part.len());
            let start = at + part.find('=').map_or(0, |sign| sign + 1);
            at += part.len() + 1;
            let (name, text) = part.split_once('=').unwrap_or((part, ""));
            let plural = Plural::of_key(name);
            let fault = match plural {
                None => Some(format!("`{}` is not a kind of number", shortened(name))),
                Some(_) if text.trim().is_empty() => Some(format!("`{name}` has no words")),
                Some(_) if text.contains(|c| is_forbidden(c) || matches!(c, '\\' | '*')) => {
                    Some("no markup belongs into the words beside a number".to_owned())
                }
                Some(plural) if forms.iter().any(|form| form.plural == plural) => {
                    Some(format!("`{name}` stands twice"))
                }
                Some(_) => None,
            };
            match (fault, plural) {
                (None, Some(plural)) => forms.push(Form { plural, text: text.to_owned(), start, span }),
                (Some(fault), _) => sink.report(codes::PLURAL_FORMS.at(span, fault).label("here").hint(
                    "forms are written {number:name|one=# month|other=# months}: each is zero, one, \
                     two, few, many or other, and # stands for the number",
                )),
                (None, None) => {}
            }
        }
        forms
    }

    fn ruby(&self, content: &str, start: usize, end: usize, sink: &mut Sink) -> Option<PieceKind> {
        let mut parts = content.split('|');
        let base = parts.next().unwrap_or_default();
        let readings: Vec<&str> = parts.collect();
        if base.is_empty() || readings.iter().any(|reading| reading.is_empty()) {
            self.report(codes::BAD_RUBY, start, end, "a base or a reading is empty", sink);
            return None;
        }
        if content.chars().any(|c| is_forbidden(c) || matches!(c, '\\' | '*')) {
            self.report(codes::BAD_RUBY, start, end, "no markup belongs into ruby", sink);
            return None;
        }
        let reading = |base: &str, reading: &str| Reading {
            base: base.to_owned(),
            reading: reading.to_owned(),
        };
        if let [all] = readings[..] {
            return Some(PieceKind::Ruby(vec![reading(base, all)]));
        }
        let bases = characters(base);
        if bases.len() != readings.len() {
            let (count, given) = (bases.len(), readings.len());
            let message =
                format!("`{}` has {count} characters, but {given} readings", shortened(base));
            self.report(codes::BAD_RUBY, start, end, &message, sink);
            return None;
        }
        Some(PieceKind::Ruby(
            bases.into_iter().zip(readings).map(|(base, r)| reading(base, r)).collect(),
        ))
    }
}

/// Words in another language: `ja:避難指示`. Kinds of references have four letters or
/// more, languages two or three.
fn foreign(content: &str) -> Option<(Tag, &str)> {
    let (tag, words) = content.split_once(':')?;
    let language = tag.split('-').next().unwrap_or_default();
    let tag = Tag::new(tag).ok().filter(|_| (2..=3).contains(&language.len()))?;
    (!words.trim().is_empty()).then_some((tag, words))
}

/// A reference with forms of words behind it: `number:name` and `one=…|other=…`.
pub(crate) fn plural(content: &str) -> Option<(&str, &str)> {
    let (head, forms) = content.split_once('|')?;
    let (kind, _) = head.split_once(':')?;
    let is_word = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_lowercase());
    (is_word && forms.contains('=')).then_some((head, forms))
}

/// The characters of a base, each with the variation selectors behind it.
fn characters(base: &str) -> Vec<&str> {
    let is_selector = |c: char| matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    let starts: Vec<usize> =
        base.char_indices().filter(|&(_, c)| !is_selector(c)).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([base.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &base[start..end]).collect()
}

#[cfg(test)]
mod tests;
