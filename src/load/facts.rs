//! Facts: `content/facts.toml` → typed values, each with the time in which it
//! holds.
//!
//! In: the parsed file. Out: [`Facts`], which are asked by kind, name and day.
//! Knows nothing about packs or flyers.

use std::collections::{BTreeMap, BTreeSet};

use super::facts_value as value;
use super::literal::Literal;
use super::reader::{Parsed, Table, shortened};
use super::{codes, suggest};
use crate::content::form::kind::tag_of as tag;
use crate::diag::{Diagnostic, Sink};
use crate::frame::Date;
use crate::lang::{Languages, Tag};
use crate::model::{
    Days, Fact, FactKind, FactValue, FactVersion, Hours, Link, Measure, Phone, Unit,
};
use crate::source::{Span, Spanned};

/// All facts.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Telephone lines.
    pub(crate) phones: Kind<Phone>,
    /// Hours of telephone lines.
    pub(crate) hours: Kind<Hours>,
    /// Numbers.
    pub(crate) numbers: Kind<u32>,
    /// Sizes.
    pub(crate) measures: Kind<Measure>,
    /// Addresses on the web.
    pub(crate) links: Kind<Link>,
    /// How each language writes its own name, by the code used in the facts.
    pub(crate) own_names: BTreeMap<String, OwnName>,
    /// All of them as they stand in the file.
    pub(crate) all: Vec<Fact>,
}

/// How a language writes its own name.
#[derive(Debug, Clone)]
pub(crate) struct OwnName {
    /// The name.
    pub(crate) name: String,
    /// What a screen reader is told.
    pub(crate) speech: Tag,
}

/// The facts of one kind.
#[derive(Debug)]
pub(crate) struct Kind<T> {
    /// A fact without versions is broken, and was reported as such.
    facts: BTreeMap<String, Vec<Version<T>>>,
}

impl<T> Default for Kind<T> {
    fn default() -> Self {
        Self { facts: BTreeMap::new() }
    }
}

/// A fact in the time in which it holds.
#[derive(Debug)]
struct Version<T> {
    value: T,
    span: Span,
    from: Option<Date>,
    until: Option<Date>,
}

/// For which day facts are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct When {
    /// The day.
    pub(crate) day: Date,
    /// Whether the block that asks is printed: one that is over may refer to
    /// facts that are over too.
    pub(crate) printed: bool,
}

impl Facts {
    /// The day since which every fact that holds on `day` was compared with its
    /// source: the reader is told of the one that was left longest.
    pub(crate) fn checked(&self, day: Date) -> Option<Date> {
        let versions = self.all.iter().flat_map(|fact| &fact.versions);
        let holding = versions.filter(|version| version.holds(day));
        holding.filter_map(|version| Some(version.checked.as_ref()?.value)).min()
    }
}

impl<T> Kind<T> {
    /// The fact `name` as it holds on a day; reports why if there is none.
    pub(crate) fn get(
        &self,
        kind: &str,
        name: &Spanned<&str>,
        when: When,
        sink: &mut Sink,
    ) -> Option<&T> {
        let Some(versions) = self.facts.get(name.value) else {
            if sink.is_full() {
                return None;
            }
            let message = format!("there is no {kind} `{}`", shortened(name.value));
            sink.report(
                codes::UNKNOWN_FACT
                    .at(name.span, message)
                    .label(format!("no {kind} of this name in content/facts.toml"))
                    .hint(suggest::hint(name.value, self.facts.keys().map(String::as_str))),
            );
            return None;
        };
        let holds = versions.iter().find(|version| version.holds(when.day));
        if holds.is_none() && when.printed && !versions.is_empty() {
            sink.report(over(kind, name, versions, when.day));
        }
        holds.or(versions.last()).map(|version| &version.value)
    }

    fn insert(&mut self, name: &str, versions: Vec<Version<T>>, sink: &mut Sink) {
        for (index, version) in versions.iter().enumerate() {
            if versions[..index].iter().any(|earlier| earlier.overlaps(version)) {
                let message = format!("two versions of `{}` hold on the same day", shortened(name));
                sink.report(
                    codes::BAD_PERIOD
                        .at(version.span, message)
                        .label("begins before another one ends, or ends after it begins")
                        .hint(
                            "give each version `from` and `until` so that they follow each other",
                        ),
                );
            }
        }
        self.facts.insert(name.to_owned(), versions);
    }
}

impl Facts {
    /// The units in which sizes are given.
    pub(crate) fn units(&self) -> BTreeSet<Unit> {
        let versions = self.measures.facts.values().flatten();
        versions.map(|version| version.value.unit).collect()
    }
}

impl<T> Version<T> {
    fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let ends_before =
            |a: &Self, b: &Self| matches!((a.until, b.from), (Some(u), Some(f)) if u < f);
        !ends_before(self, other) && !ends_before(other, self)
    }
}

fn over<T>(kind: &str, name: &Spanned<&str>, versions: &[Version<T>], day: Date) -> Diagnostic {
    let day = written(day);
    let message = format!("the {kind} `{}` does not hold on {day}", shortened(name.value));
    let periods: Vec<String> = versions
        .iter()
        .map(|version| {
            let from = version.from.map(|from| format!("from {}", written(from)));
            let until = version.until.map(|until| format!("until {}", written(until)));
            from.into_iter().chain(until).collect::<Vec<_>>().join(" ")
        })
        .collect();
    codes::FACT_OVER
        .at(name.span, message)
        .label("it is over, or has not begun")
        .hint(format!("it holds {}", periods.join(", and ")))
        .hint("add a version that holds to content/facts.toml, or give the block `until` or `from`")
}

/// A day as TOML writes it.
pub(crate) fn written(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// Reads all facts.
pub(crate) fn read<'a>(parsed: &'a Parsed<'a>, languages: &Languages, sink: &mut Sink) -> Facts {
    let mut file = parsed.table(None);
    let mut facts = Facts { own_names: own_names(&mut file, languages, sink), ..Facts::default() };
    let names = std::mem::take(&mut facts.own_names);
    let all = &mut facts.all;
    let mut hours = |table: &mut Table<'a>, sink: &mut Sink| value::hours(table, &names, sink);
    let (phones, measures) = (&mut facts.phones, &mut facts.measures);
    kind(&mut file, (FactKind::Phone, FactValue::Phone), phones, all, sink, &mut value::phone);
    kind(&mut file, (FactKind::Hours, FactValue::Hours), &mut facts.hours, all, sink, &mut hours);
    let numbers = &mut facts.numbers;
    kind(&mut file, (FactKind::Number, FactValue::Number), numbers, all, sink, &mut value::number);
    let measure = (FactKind::Measure, FactValue::Measure as fn(Measure) -> FactValue);
    kind(&mut file, measure, measures, all, sink, &mut value::measure);
    kind(
        &mut file,
        (FactKind::Link, FactValue::Link),
        &mut facts.links,
        all,
        sink,
        &mut value::link,
    );
    file.finish(sink);
    facts.own_names = names;
    facts
}

/// Reads the facts of one kind, both as what texts ask for and as what stands
/// in the file.
fn kind<'a, T: Clone>(
    file: &mut Table<'a>,
    (kind, wrap): (FactKind, fn(T) -> FactValue),
    into: &mut Kind<T>,
    all: &mut Vec<Fact>,
    sink: &mut Sink,
    read: &mut dyn FnMut(&mut Table<'a>, &mut Sink) -> Option<T>,
) {
    let mut table = file.optional_table(kind.key(), sink);
    for (fact, tables) in table.named_tables(true, sink) {
        let mut versions = Vec::new();
        let mut written = Vec::new();
        for mut table in tables {
            let value = read(&mut table, sink);
            let (from, until) = period(&mut table, sink);
            table.string("source", sink);
            let place = table.optional("checked").map(|value| value.span());
            let checked = table.date("checked", sink).zip(place);
            let checked = checked.map(|(value, span)| Spanned { value, span });
            let span = table.span();
            table.finish(sink);
            let Some(value) = value else { continue };
            let copy = wrap(value.clone());
            written.push(FactVersion { value: copy, span, from, until, checked });
            versions.push(Version { value, span, from, until });
        }
        into.insert(fact.value, versions, sink);
        let name = Spanned { value: fact.value.to_owned(), span: fact.span };
        all.push(Fact { kind, name, versions: written });
    }
}

/// Reads `from` and `until`, the first and the last day on which something
/// holds.
pub(crate) fn period(table: &mut Table<'_>, sink: &mut Sink) -> (Option<Date>, Option<Date>) {
    let place = table.optional("until").map(|value| value.span());
    let from = table.optional_date("from", sink);
    let until = table.optional_date("until", sink);
    if let (Some(first), Some(last), Some(span)) = (from, until, place)
        && last < first
    {
        sink.report(
            codes::BAD_PERIOD
                .at(span, "this ends before it begins")
                .label(format!("before `from`, {}", written(first))),
        );
    }
    (from, until)
}

fn own_names<'a>(
    file: &mut Table<'a>,
    languages: &Languages,
    sink: &mut Sink,
) -> BTreeMap<String, OwnName> {
    let mut names = BTreeMap::new();
    for (code, value) in file.optional_table("languages", sink).named_values() {
        let name = value.filled_string(sink);
        let Some(tag) = tag(code.value, code.span, sink) else { continue };
        let Some(profile) = languages.nearest(&tag) else {
            let message = format!("nothing says how `{tag}` is set");
            sink.report(
                codes::UNKNOWN_LANGUAGE
                    .at(code.span, message)
                    .label("no row in content/languages.toml")
                    .hint(format!("add a table [{tag}] there")),
            );
            continue;
        };
        if let Some(name) = name {
            let own = OwnName { name: name.text.to_owned(), speech: profile.speech.clone() };
            names.insert(code.value.to_owned(), own);
        }
    }
    names
}

/// Reads the days of a line.
pub(crate) fn days(word: Literal<'_>, sink: &mut Sink) -> Option<Days> {
    let found = Days::ALL.into_iter().find(|days| days.key() == word.text);
    if found.is_none() {
        let known = Days::ALL.map(Days::key);
        let message = format!("`{}` are not days that can be printed", shortened(word.text));
        sink.report(
            codes::BAD_VALUE
                .at(word.span, message)
                .label("unknown value")
                .hint(suggest::hint(word.text, known))
                .hint("other days and closed days cannot be said yet: link a page that has them"),
        );
    }
    found
}
