//! Texts of a pack with all references written out the way its language does.
//!
//! In: strings of a pack, its formats, the facts. Out: [`Rich`] texts and plain
//! ones. Knows nothing about blocks.

mod date;
mod days;
mod hours;
mod pattern;
pub(crate) mod rich;
mod saying;
mod time;
mod tongue;
mod values;

use std::cell::Cell;
use std::collections::BTreeSet;

pub(crate) use date::{DatePart, Said};
pub(crate) use saying::Saying;
pub(crate) use tongue::Tongue;

use self::rich::{append, emphasise, foreign, length, mark_japanese, rich, set_language};
use crate::content::form::literal::Literal;
use crate::content::form::reader::{TEXT, shortened};
use crate::content::form::{Word, suggest};
use crate::content::load::facts::{Facts, When};
use crate::content::model::{FactName, Inline, Mark, Piece, PieceKind, Reference, Rich, Written};
use crate::content::table::fact::{CHANGE, SHORT, referred};
use crate::content::table::language::LanguageNames;
use crate::content::{FactKind, FactUse, Hours, Measure, NUMBER, codes};
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::{Plural, Tag};
use crate::source::{Span, Spanned};

/// What references mean in one pack.
pub(crate) struct Voice<'a> {
    /// How the language writes values.
    pub(crate) tongue: Tongue<'a>,
    /// The language of the pack.
    pub(crate) language: &'a Tag,
    /// What the language calls other languages; `None` if that is missing or broken.
    pub(crate) names: Option<&'a LanguageNames>,
    /// The facts.
    pub(crate) facts: &'a Facts,
    /// The strings of the pack in the order of its file.
    pub(crate) strings: &'a [Written],
    /// The facts for which the blocks of the flyer ask.
    pub(crate) uses: &'a [Vec<FactUse>],
    /// Since which day the files from which rows come were compared with their sources.
    pub(crate) rows_checked: Option<Date>,
    /// Japanese.
    pub(crate) own_japanese: &'a Tag,
    /// Japanese, where characters of it are foreign in the pack.
    pub(crate) japanese: Option<&'a Tag>,
    /// The edition of the flyer.
    pub(crate) edition: Date,
    /// How many characters the texts of the flyer may still have: [`IN_ALL`] at
    /// the start.
    pub(crate) room: Cell<usize>,
    /// Whether something of the row that is read is over; `None` outside of rows.
    pub(crate) over: Cell<Option<bool>>,
}

/// The most characters of all texts of a flyer in one language, references
/// written out: as many as fill fifty pages. A few short references can stand
/// for far more than memory holds.
pub(crate) const IN_ALL: usize = 250_000;

/// The references that are not to facts: the parts of each.
const OTHERS: [(&str, &[&str]); 2] =
    [("month", &["edition", "checked"]), ("mark", &["frame", "yes", "no"])];

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
                PieceKind::Foreign(language, words) => foreign(words, language, piece.span),
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
                PieceKind::Text(_) | PieceKind::Foreign(..) | PieceKind::Token(_) => false,
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
                PieceKind::Text(words) | PieceKind::Foreign(_, words) => plain.push_str(words),
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
        let written = match referred(reference) {
            Some((kind, name, part)) => {
                let span = reference.name_span;
                let name = Spanned { value: name, span };
                return self.fact((kind, &name, part), reference, &self.at(when, at), sink);
            }
            None => self.other(reference, at, when, sink),
        };
        if !reference.forms.is_empty() {
            not_a_number(reference, at, sink);
        }
        written
    }

    fn at(&self, when: When, at: Span) -> Saying<'_> {
        Saying { voice: self, when, at }
    }

    /// What a part of a fact is.
    fn fact(
        &self,
        (kind, name, part): (FactKind, &Spanned<&str>, &str),
        reference: &Reference,
        how: &Saying<'_>,
        sink: &mut Sink,
    ) -> Option<Rich> {
        let (fact, value) = self.facts.find(kind, name, how.when, sink)?;
        if part == CHANGE {
            let Some((from, next)) = fact.next(how.when.day, how.when.last) else {
                return Some(Rich::default());
            };
            let next = next.value.voiced("", how, sink)?;
            return Some(self.tongue.change(from, next, how.at, sink));
        }
        if let Some(number) = value.number(part) {
            return Some(self.counted(number, reference, how.at, sink));
        }
        if !reference.forms.is_empty() {
            not_a_number(reference, how.at, sink);
        }
        let written = value.voiced(part, how, sink);
        if written.is_none() && (part.is_empty() || !kind.parts().contains(&part)) {
            let part = Spanned { value: part, span: name.span };
            let known = kind.parts().iter().copied().chain([CHANGE]).collect::<Vec<_>>();
            let message = format!("`{}` has no part `{}`", kind.key(), shortened(part.value));
            sink.report(
                codes::UNKNOWN_REFERENCE
                    .at(part.span, message)
                    .label("unknown")
                    .hint(suggest::hint(part.value, known)),
            );
            return None;
        }
        written
    }

    /// A sign that is drawn, with what is read out for it.
    fn mark(&self, mark: Mark, name: &str, at: Span, sink: &mut Sink) -> Rich {
        let marks = &self.tongue.formats.marks;
        let words = match mark {
            Mark::Frame => &marks.frame,
            Mark::Yes => &marks.yes,
            Mark::No => &marks.no,
        };
        if words.is_none() {
            no_words_for_mark(name, at, sink);
        }
        let alt = words.as_deref().unwrap_or_default().trim().to_owned();
        Rich(vec![Inline::Mark { mark, alt, span: at }])
    }

    /// What a reference to something else than a fact stands for.
    fn other(&self, reference: &Reference, at: Span, when: When, sink: &mut Sink) -> Option<Rich> {
        let name = Spanned { value: reference.name.as_str(), span: reference.name_span };
        match (reference.kind.as_str(), name.value) {
            ("month", "edition") => Some(self.tongue.month(self.edition, at)),
            ("month", "checked") => {
                let facts = self.facts.checked(self.asked(), when.day);
                let checked = facts.into_iter().chain(self.rows_checked).min()?;
                Some(self.tongue.month(checked, at))
            }
            ("mark", name) if let Some((_, mark)) = Mark::NAMES.iter().find(|it| it.0 == name) => {
                Some(self.mark(*mark, name, at, sink))
            }
            (kind, _) => match OTHERS.iter().find(|(other, _)| *other == kind) {
                Some((kind, known)) => unknown(kind, &name, known, sink),
                None => {
                    let kind = Spanned { value: kind, span: reference.kind_span };
                    let facts = FactKind::WORDS.iter().map(|(word, ..)| *word);
                    let short = SHORT.iter().map(|(short, ..)| *short);
                    let others = OTHERS.iter().map(|(other, _)| *other);
                    let known: Vec<&str> = facts.chain(short).chain(others).collect();
                    unknown("kind of reference", &kind, &known, sink)
                }
            },
        }
    }

    /// The facts for which the blocks and the words of the pack ask.
    fn asked(&self) -> BTreeSet<FactName<'_>> {
        let blocks = self.uses.iter().flatten().map(|used| (used.kind, used.name.as_str()));
        blocks.chain(self.strings.iter().flat_map(Written::facts)).collect()
    }

    /// A number, or the words that the language has for numbers of its category.
    fn counted(&self, number: u32, reference: &Reference, at: Span, sink: &mut Sink) -> Rich {
        if reference.forms.is_empty() {
            return self.tongue.number(number, at);
        }
        self.check_forms(reference, at, sink);
        let of = |plural: Plural| reference.forms.iter().find(|form| form.plural == plural);
        let form = of(Plural::of(number, self.tongue.speech)).or(of(Plural::Other));
        let mut words = Rich::default();
        for (index, part) in form.map_or("", |form| &form.text).split(NUMBER).enumerate() {
            if index > 0 {
                append(&mut words, self.tongue.number(number, at));
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
        let (needed, known) =
            (Plural::needed(self.tongue.speech), Plural::known(self.tongue.speech));
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

    /// A size; reports at the patterns if there is none for its unit.
    pub(crate) fn measure(&self, measure: &Measure, at: Span, sink: &mut Sink) -> Rich {
        self.tongue.measure(measure, at).unwrap_or_else(|| {
            let path = format!("formats.units.{}", measure.unit.key());
            lacks(self.tongue.formats.units.span, &path, sink);
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
                append(&mut list, self.tongue.formats.list.fill(at, false, &[]));
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
                lacks(names.span, &format!("languages.{code}"), sink);
            }
            name
        });
        let name = name.map(|(_, name)| name.fill(at, true, &[])).unwrap_or_default();
        let Some(own) = self.facts.own_names.get(code) else { return name };
        if own.name == name.plain() {
            return name;
        }
        let mut own_name = rich(own.name.clone(), true, at);
        if own.speech.primary() == self.tongue.speech.primary() {
            // Readers look for their language by the name that it gives itself.
            return own_name;
        }
        if own.speech != *self.tongue.speech {
            set_language(&mut own_name, &own.speech);
        }
        glued(self.tongue.formats.language.fill(at, true, &[("own", own_name), ("name", name)]), at)
    }
}

/// Reports a key that a language needs for what is printed. It is the same message at
/// the same place wherever it is needed, and shown once.
fn lacks(table: Span, path: &str, sink: &mut Sink) {
    let (inside, key) = path.rsplit_once('.').unwrap_or(("formats", path));
    sink.report(
        codes::MISSING_KEY
            .at(table, format!("`{path}` is missing"))
            .label("in this table")
            .hint(format!("add `{key} = \"…\"` to [{inside}] here: a flyer prints it")),
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

fn no_words_for_mark(name: &str, span: Span, sink: &mut Sink) {
    let message = format!("nothing says what this language calls {{mark:{name}}}");
    sink.report(codes::SILENT_MARK.at(span, message).label("drawn, but not read out").hint(format!(
        "beside [formats] of the language, add [formats.marks] with the word `{name}`, such as \"{}\"",
        if name == "frame" { "red frame" } else { name }
    )));
}

/// Reports forms of words beside what is not a number.
fn not_a_number(reference: &Reference, at: Span, sink: &mut Sink) {
    let message = format!("`{}` is not a number", shortened(&reference.kind));
    sink.report(
        codes::PLURAL_FORMS
            .at(at, message)
            .label("only numbers choose between forms of words")
            .hint("write {number:…|…} or {count:…|…}, or take the forms out"),
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
