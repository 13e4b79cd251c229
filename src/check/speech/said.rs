//! The file of a language as its checks look at it.
//!
//! In: a file as it was written. Out: texts by their keys, taken apart, and what was found
//! wrong. Knows nothing about what is looked for.

use super::{Fault, Kind};
use crate::content::PieceKind;
use crate::content::model::{Fixed, LanguageFile, Workspace, Written, is_within};
use crate::lang::{Cldr, Tag, likely_script};
use crate::source::Span;

/// The file of a language, and what was found wrong with it.
pub(super) struct Said<'a> {
    /// The file.
    pub(super) file: &'a LanguageFile,
    /// All content.
    pub(super) workspace: &'a Workspace,
    /// What CLDR says of the language, if it knows it.
    pub(super) cldr: Option<Cldr>,
    faults: Vec<Fault>,
    /// Which remarks were needed.
    needed: Vec<bool>,
}

/// A stretch of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Words, without readings.
    Words(String),
    /// What is filled in.
    Token(&'a str),
}

impl<'a> Said<'a> {
    /// Nothing is found yet.
    pub(super) fn new(file: &'a LanguageFile, workspace: &'a Workspace) -> Self {
        let needed = vec![false; file.differs.len()];
        Self { file, workspace, cldr: Cldr::of(&file.language), faults: Vec::new(), needed }
    }

    /// The language.
    pub(super) fn tag(&self) -> &'a Tag {
        &self.file.language
    }

    /// The script in which the language is usually written: `Latn`.
    pub(super) fn script(&self) -> String {
        likely_script(self.tag()).unwrap_or_default()
    }

    /// The text at a key, if it says something.
    pub(super) fn text(&self, key: &str) -> Option<&'a Written> {
        self.file.strings.iter().find(|it| it.key == key && !it.text.trim().is_empty())
    }

    /// The texts at and below a key that say something, each with the rest of its key.
    pub(super) fn below(&self, key: &str) -> Vec<(&'a str, &'a Written)> {
        let strings = self.file.strings.iter().filter(|it| !it.text.trim().is_empty());
        let inside = strings.filter(|it| is_within(&it.key, key));
        inside.map(|it| (it.key[key.len()..].trim_start_matches('.'), it)).collect()
    }

    /// A list of just so many texts; `None` if there is none, or not all are filled in.
    pub(super) fn list(&self, key: &str, length: usize) -> Option<Vec<&'a Written>> {
        let list: Vec<_> = self.below(key).into_iter().map(|(_, text)| text).collect();
        (list.len() == length).then_some(list)
    }

    /// Notes that a text is wrong, unless a remark says why it differs.
    pub(super) fn fault(
        &mut self,
        kind: Kind,
        at: &Written,
        message: impl Into<String>,
        label: &'static str,
        hint: impl Into<String>,
    ) {
        self.fault_at(kind, (&at.key, at.span), message, label, hint);
    }

    /// The same for what is no text.
    pub(super) fn fault_at(
        &mut self,
        kind: Kind,
        (key, span): (&str, Span),
        message: impl Into<String>,
        label: &'static str,
        hint: impl Into<String>,
    ) {
        let file = self.file;
        let mut excuses = false;
        for (remark, needed) in file.differs.iter().zip(&mut self.needed) {
            if is_within(key, &remark.key) {
                *needed = true;
                excuses |= !remark.reason.is_empty();
            }
        }
        if !excuses {
            self.plain_fault(kind, span, message, label, hint);
        }
    }

    /// Notes what no remark excuses.
    pub(super) fn plain_fault(
        &mut self,
        kind: Kind,
        span: Span,
        message: impl Into<String>,
        label: &'static str,
        hint: impl Into<String>,
    ) {
        let (message, hint, is_printed) = (message.into(), hint.into(), self.file.is_printed);
        self.faults.push(Fault { kind, span, message, label, hint, is_printed });
    }

    /// Whether something at or below a key is otherwise than in CLDR, and no check minds: CLDR
    /// has one way to write these of several.
    fn is_beyond(&self, key: &str) -> bool {
        let Some(cldr) = self.cldr else { return true };
        let is_known = |text: &Written| {
            let said = words(text);
            let has = |forms: Vec<&str>| forms.iter().any(|form| form.trim() == said);
            let last = text.key.rsplit('.').next().unwrap_or_default();
            if text.key.starts_with("formats.units.") {
                let forms = cldr.forms(&format!("unit.{last}"));
                forms.iter().any(|form| form.replace("{0}", "").trim() == said)
            } else if text.key.starts_with("languages.") {
                cldr.names().any(|(code, forms)| code == last && has(forms))
            } else if text.key.starts_with("formats.week.short") {
                cldr.series("days").into_iter().any(has)
            } else {
                text.key != "formats.month"
            }
        };
        self.below(key).iter().any(|(_, text)| !is_known(text))
    }

    /// All that was found, remarks included that excuse nothing.
    pub(super) fn faults(mut self) -> Vec<Fault> {
        let idle = self.file.differs.iter().zip(&self.needed);
        let idle = idle.filter_map(|(remark, needed)| {
            let stands = *needed || self.is_beyond(&remark.key);
            remark_fault(remark, stands)
        });
        let (kind, is_printed) = (Kind::Remark, self.file.is_printed);
        let faults = idle.map(|(message, label, hint)| Fault {
            kind,
            span: message.1,
            message: message.0.to_owned(),
            label,
            hint: hint.to_owned(),
            is_printed,
        });
        self.faults.extend(faults.collect::<Vec<_>>());
        self.faults
    }
}

type Idle = ((&'static str, Span), &'static str, &'static str);

fn remark_fault(remark: &Fixed, needed: bool) -> Option<Idle> {
    let at = remark.span;
    if remark.reason.is_empty() {
        let hint = "say why it is right: `# differs: newspapers write it so`";
        return Some((("a remark `# differs:` gives no reason", at), "excuses nothing", hint));
    }
    (!needed).then_some((
        ("a remark `# differs:` excuses nothing", at),
        "nothing below differs",
        "take it out, or put it on the line above the key that it means",
    ))
}

/// The words of a pattern and its parts, in their order.
pub(super) fn parts(written: &Written) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for piece in &written.pieces {
        match &piece.kind {
            PieceKind::Text(words) | PieceKind::Foreign(_, words) => add(words, &mut parts),
            PieceKind::Ruby(readings) => readings.iter().for_each(|it| add(&it.base, &mut parts)),
            PieceKind::Token(name) => parts.push(Part::Token(name)),
            PieceKind::Reference(_) => {}
        }
    }
    parts
}

fn add(words: &str, parts: &mut Vec<Part<'_>>) {
    match parts.last_mut() {
        Some(Part::Words(last)) => last.push_str(words),
        Some(Part::Token(_)) | None => parts.push(Part::Words(words.to_owned())),
    }
}

/// The words of a text without its parts, a blank in the place of each.
pub(super) fn words(written: &Written) -> String {
    let parts = parts(written).into_iter().map(|part| match part {
        Part::Words(words) => words,
        Part::Token(_) => " ".to_owned(),
    });
    parts.collect::<String>().trim().to_owned()
}

/// The names of the parts of a pattern, in their order.
pub(super) fn tokens(written: &Written) -> Vec<&str> {
    let pieces = written.pieces.iter().filter_map(|piece| match &piece.kind {
        PieceKind::Token(name) => Some(name.as_str()),
        PieceKind::Text(_)
        | PieceKind::Ruby(_)
        | PieceKind::Reference(_)
        | PieceKind::Foreign(..) => None,
    });
    pieces.collect()
}

/// The numbers that are typed in a text.
pub(super) fn numbers(text: &str) -> Vec<u32> {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    digits.filter_map(|digits| digits.parse().ok()).collect()
}
