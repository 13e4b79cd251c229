//! Texts of a pack with all references written out the way its language does.
//!
//! In: strings of a pack, its formats, the facts. Out: [`Rich`] texts and plain
//! ones. Knows nothing about blocks.

use std::cell::Cell;

use super::facts::{Facts, When};
use super::literal::Literal;
use super::reader::{TEXT, shortened};
use super::rich::{append, emphasise, length, mark_japanese, number, rich, set_language};
use super::{codes, suggest};
use crate::content::NUMBER;
use crate::content::model::{Inline, Piece, PieceKind, Reference, Rich, Written};
use crate::content::table::language::LanguageNames;
use crate::content::table::language::formats::Formats;
use crate::content::{Email, Hours, Link, Measure, Number, Phone};
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::{Plural, Tag, grouped};
use crate::source::{Span, Spanned};

/// What references mean in one pack.
pub(crate) struct Voice<'a> {
    /// How the language writes values.
    pub(crate) formats: &'a Formats,
    /// What the language calls other languages; `None` if that is missing or broken.
    pub(crate) names: Option<&'a LanguageNames>,
    /// The facts.
    pub(crate) facts: &'a Facts,
    /// The strings of the pack in the order of its file.
    pub(crate) strings: &'a [Written],
    /// The language that a screen reader is told.
    pub(crate) speech: &'a Tag,
    /// Japanese, where characters of it are foreign in the pack.
    pub(crate) japanese: Option<&'a Tag>,
    /// The edition of the flyer.
    pub(crate) edition: Date,
    /// How many characters the texts of the flyer may still have: [`IN_ALL`] at
    /// the start.
    pub(crate) room: Cell<usize>,
}

/// The most characters of all texts of a flyer in one language, references
/// written out: as many as fill fifty pages. A few short references can stand
/// for far more than memory holds.
pub(crate) const IN_ALL: usize = 250_000;

/// The kinds of references that are numbers, so that words may depend on them.
const COUNTED: [&str; 2] = ["number", "count"];

/// The kinds of references.
const KINDS: [&str; 12] = [
    "phone",
    "cost",
    "hours",
    "times",
    "number",
    "measure",
    "link",
    "email",
    "count",
    "month",
    "languages",
    "mark",
];

impl Voice<'_> {
    /// A text with markup.
    pub(crate) fn rich(&self, literal: &Literal<'_>, when: When, sink: &mut Sink) -> Rich {
        let mut whole = Rich::default();
        if !self.spend(literal.text.len(), literal.span, sink) {
            return whole;
        }
        for piece in self.pieces(literal) {
            let mut next = match &piece.kind {
                PieceKind::Text(words) => rich(words.as_str(), false, piece.span),
                PieceKind::Ruby(readings) => {
                    let readings = readings.clone();
                    Rich(vec![Inline::Ruby { readings, strong: false, span: piece.span }])
                }
                PieceKind::Reference(reference) => {
                    let written = self.reference(reference, piece.span, when, sink);
                    self.within(written.unwrap_or_default(), piece.span, sink)
                }
                PieceKind::Token(name) => {
                    not_a_reference(name, piece.span, sink);
                    Rich::default()
                }
            };
            if piece.strong {
                emphasise(&mut next);
            }
            append(&mut whole, next);
        }
        match self.japanese {
            Some(japanese) => mark_japanese(whole, japanese),
            None => whole,
        }
    }

    /// The pieces of a string of the pack.
    fn pieces(&self, literal: &Literal<'_>) -> &[Piece] {
        let place = self.strings.binary_search_by_key(&literal.span, |string| string.span);
        place.map_or(&[], |place| &self.strings[place].pieces)
    }

    /// A text that is spoken or matched as a whole: references, but no markup.
    pub(crate) fn plain(&self, literal: &Literal<'_>, when: When, sink: &mut Sink) -> String {
        let mut plain = String::new();
        if !self.spend(literal.text.len(), literal.span, sink) {
            return plain;
        }
        for piece in self.pieces(literal) {
            let drawn = match &piece.kind {
                PieceKind::Text(_) | PieceKind::Token(_) => false,
                PieceKind::Ruby(_) => true,
                PieceKind::Reference(reference) => reference.kind == "mark",
            };
            if drawn || piece.strong {
                sink.report(
                    codes::MARKUP_IN_PLAIN
                        .at(piece.span, "this text is read out, so it can have no markup")
                        .label("markup")
                        .hint("write the characters alone"),
                );
            }
            match &piece.kind {
                PieceKind::Text(words) => plain.push_str(words),
                PieceKind::Ruby(readings) => {
                    plain.extend(readings.iter().map(|reading| reading.base.as_str()));
                }
                PieceKind::Reference(reference) => {
                    let words = self.reference(reference, piece.span, when, sink);
                    let words = self.within(words.unwrap_or_default(), piece.span, sink);
                    plain.push_str(&words.plain());
                }
                PieceKind::Token(name) => not_a_reference(name, piece.span, sink),
            }
        }
        plain
    }

    /// A text that was written out for `at`, if it is not too long.
    pub(crate) fn within(&self, written: Rich, at: Span, sink: &mut Sink) -> Rich {
        let length = length(&written);
        if length > TEXT {
            let message = format!("what this stands for has more than {TEXT} characters");
            sink.report(
                codes::TOO_LONG
                    .at(at, message)
                    .label("longer than a full page when it is written out")
                    .hint("shorten the patterns and names of which it is made"),
            );
            return Rich::default();
        }
        if self.spend(length, at, sink) { written } else { Rich::default() }
    }

    /// Whether the flyer has room for so many characters more; reports once if
    /// it has not.
    fn spend(&self, length: usize, at: Span, sink: &mut Sink) -> bool {
        let room = self.room.get();
        self.room.set(room.saturating_sub(length));
        if room > 0 && room <= length {
            let message = format!("the texts of this flyer have more than {IN_ALL} characters");
            sink.report(
                codes::TOO_LONG
                    .at(at, message)
                    .label("nothing from here on is read")
                    .hint("make several flyers of it"),
            );
        }
        room > length
    }

    /// What a reference at `at` stands for.
    fn reference(
        &self,
        reference: &Reference,
        at: Span,
        when: When,
        sink: &mut Sink,
    ) -> Option<Rich> {
        let name = Spanned { value: reference.name.as_str(), span: reference.name_span };
        let facts = self.facts;
        if !(reference.forms.is_empty() || COUNTED.contains(&reference.kind.as_str())) {
            let message = format!("`{}` is not a number", shortened(&reference.kind));
            sink.report(
                codes::PLURAL_FORMS
                    .at(at, message)
                    .label("only numbers choose between forms of words")
                    .hint("write {number:…|…} or {count:…|…}, or take the forms out"),
            );
        }
        Some(match reference.kind.as_str() {
            "phone" => number(facts.get::<Phone>(&name, when, sink)?.number.value.as_str(), at),
            "cost" => {
                let cost = self.formats.cost(facts.get::<Phone>(&name, when, sink)?, at);
                if cost.is_none() {
                    no_words_for_cost(reference.kind_span, sink);
                }
                cost?
            }
            "number" => {
                let number = facts.get::<Number>(&name, when, sink)?.value;
                return Some(self.counted(number, reference, at, sink));
            }
            "link" => rich(facts.get::<Link>(&name, when, sink)?.url.value.clone(), false, at),
            "email" => rich(facts.get::<Email>(&name, when, sink)?.address.clone(), false, at),
            "measure" => self.measure(facts.get::<Measure>(&name, when, sink)?, at, sink),
            "hours" => self.formats.hours(facts.get::<Hours>(&name, when, sink)?, at),
            "times" => self.formats.times(facts.get::<Hours>(&name, when, sink)?, at),
            "count" => {
                let hours = facts.get::<Hours>(&name, when, sink)?;
                let number = u32::try_from(hours.languages.len()).unwrap_or(u32::MAX);
                return Some(self.counted(number, reference, at, sink));
            }
            "languages" => self.languages(facts.get::<Hours>(&name, when, sink)?, at, sink),
            "month" => match name.value {
                "edition" => self.formats.month(self.edition, at),
                "checked" => self.formats.month(facts.checked(when.day)?, at),
                _ => return unknown("month", &name, &["edition", "checked"], sink),
            },
            "mark" => match name.value {
                "frame" => {
                    let words = self.formats.marks.frame.as_deref();
                    if words.is_none() {
                        no_words_for_frame(at, sink);
                    }
                    let alt = words.unwrap_or_default().trim().to_owned();
                    Rich(vec![Inline::FrameMark { alt, span: at }])
                }
                _ => return unknown("mark", &name, &["frame"], sink),
            },
            kind => {
                let kind = Spanned { value: kind, span: reference.kind_span };
                return unknown("kind of reference", &kind, &KINDS, sink);
            }
        })
    }

    /// A number, or the words that the language has for numbers of its category.
    fn counted(&self, number: u32, reference: &Reference, at: Span, sink: &mut Sink) -> Rich {
        if reference.forms.is_empty() {
            return self.number(number, at);
        }
        self.check_forms(reference, at, sink);
        let of = |plural: Plural| reference.forms.iter().find(|form| form.plural == plural);
        let form = of(Plural::of(number, self.speech)).or(of(Plural::Other));
        let mut words = Rich::default();
        for (index, part) in form.map_or("", |form| &form.text).split(NUMBER).enumerate() {
            if index > 0 {
                append(&mut words, self.number(number, at));
            }
            append(&mut words, rich(part, false, at));
        }
        words
    }

    /// Reports forms of words that the language lacks, and those it does not have.
    fn check_forms(&self, reference: &Reference, at: Span, sink: &mut Sink) {
        let names = |plurals: &[Plural]| {
            let names: Vec<String> = plurals.iter().map(|it| format!("`{}`", it.key())).collect();
            names.join(", ")
        };
        let (needed, known) = (Plural::needed(self.speech), Plural::known(self.speech));
        let has = |plural: &Plural| reference.forms.iter().any(|form| form.plural == *plural);
        let missing: Vec<Plural> = needed.iter().copied().filter(|plural| !has(plural)).collect();
        let hint = format!("numbers of this language are {}", names(&needed));
        if !missing.is_empty() {
            let verb = if missing.len() == 1 { "is" } else { "are" };
            let message = format!("{} {verb} missing", names(&missing));
            let message = codes::PLURAL_FORMS.at(at, message).label("some numbers have no words");
            sink.report(message.hint(hint.as_str()));
        }
        for form in reference.forms.iter().filter(|form| !known.contains(&form.plural)) {
            let message = format!("no number of this language is `{}`", form.plural.key());
            let message = codes::PLURAL_FORMS.at(form.span, message).label("is never printed");
            sink.report(message.hint(hint.as_str()));
        }
    }

    /// A number; no line breaks inside.
    fn number(&self, number: u32, at: Span) -> Rich {
        rich(grouped(number, self.speech), true, at)
    }

    /// A size; reports at the patterns if there is none for its unit.
    pub(crate) fn measure(&self, measure: &Measure, at: Span, sink: &mut Sink) -> Rich {
        self.formats.measure(measure, at).unwrap_or_else(|| {
            lacks(self.formats.units.span, "formats.units", measure.unit.key(), sink);
            Rich::default()
        })
    }

    /// The languages of a line, each by its own name and by its name here.
    pub(crate) fn languages(&self, hours: &Hours, at: Span, sink: &mut Sink) -> Rich {
        let mut list = Rich::default();
        for (index, code) in hours.codes().enumerate() {
            if length(&list) > TEXT {
                // It is reported where it is printed.
                break;
            }
            if index > 0 {
                append(&mut list, self.formats.list.fill(at, false, &[]));
            }
            append(&mut list, self.language(code, at, sink));
        }
        list
    }

    fn language(&self, code: &str, at: Span, sink: &mut Sink) -> Rich {
        let name = self.names.and_then(|names| {
            let name = names.value.iter().find(|(known, _)| known.value == code);
            // What the facts do not know was reported there.
            if name.is_none() && self.facts.own_names.contains_key(code) {
                lacks(names.span, "languages", code, sink);
            }
            name
        });
        let name = name.map(|(_, name)| name.fill(at, true, &[])).unwrap_or_default();
        let Some(own) = self.facts.own_names.get(code) else { return name };
        if own.name == name.plain() {
            return name;
        }
        let mut own_name = rich(own.name.clone(), true, at);
        if own.speech.primary() == self.speech.primary() {
            // Readers look for their language by the name that it gives itself.
            return own_name;
        }
        if own.speech != *self.speech {
            set_language(&mut own_name, &own.speech);
        }
        glued(self.formats.language.fill(at, true, &[("own", own_name), ("name", name)]), at)
    }
}

/// Reports a key that a language needs for what is printed. It is the same message at
/// the same place wherever it is needed, and shown once.
fn lacks(table: Span, path: &str, key: &str, sink: &mut Sink) {
    sink.report(
        codes::MISSING_KEY
            .at(table, format!("`{path}.{key}` is missing"))
            .label("in this table")
            .hint(format!("add `{key} = \"…\"` here: a flyer prints it")),
    );
}

/// The same text with no line break anywhere: a name and its translation are
/// found by the eye as one.
fn glued(parts: Rich, at: Span) -> Rich {
    let mut whole = Rich::default();
    for (index, part) in parts.0.into_iter().enumerate() {
        if index > 0 {
            append(&mut whole, rich("\u{2060}", true, at));
        }
        append(&mut whole, Rich(vec![part]));
    }
    whole
}

/// Reports a name that is not known, and guesses which one was meant.
fn unknown(what: &str, name: &Spanned<&str>, known: &[&str], sink: &mut Sink) -> Option<Rich> {
    if sink.is_full() {
        return None;
    }
    let message = format!("there is no {what} `{}`", shortened(name.value));
    sink.report(
        codes::UNKNOWN_REFERENCE
            .at(name.span, message)
            .label("unknown")
            .hint(suggest::hint(name.value, known.iter().copied())),
    );
    None
}

fn no_words_for_frame(span: Span, sink: &mut Sink) {
    sink.report(
        codes::SILENT_MARK
            .at(span, "nothing says what this language calls the frame")
            .label("drawn, but not read out")
            .hint("beside [formats] of the language, add [formats.marks] with the word `frame`, such as \"red frame\""),
    );
}

fn no_words_for_cost(span: Span, sink: &mut Sink) {
    sink.report(
        codes::UNKNOWN_REFERENCE
            .at(span, "nothing says what this language calls free and charged calls")
            .label("no words for it")
            .hint("beside [formats] of the language, add [formats.cost] with the words `free` and `charged`"),
    );
}

fn not_a_reference(name: &str, span: Span, sink: &mut Sink) {
    let message = format!("`{{{}}}` refers to nothing", shortened(name));
    sink.report(
        codes::UNKNOWN_REFERENCE
            .at(span, message)
            .label("a reference has a kind and a name")
            .hint("for example {phone:card}; ruby is {漢字|かんじ}; a brace itself is `\\\\{`"),
    );
}
