//! What is typed in packs where a reference belongs.
//!
//! In: the packs as they were written, and the facts. Out: each phone number,
//! time, date, … that is typed, once, under the kind that says most. All kinds
//! are looked for in one pass. Knows nothing about what a message weighs.

#[cfg(test)]
mod examples;
pub(super) mod fold;
pub(super) mod known;
pub(super) mod number;
mod number_words;
mod open;
mod scan;
pub(super) mod speech;

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::fold::Line;
use self::known::Known;
use self::speech::Speech;
use super::typed_number::{self, Expected};
use crate::check::Content;
use crate::content::model::{Flyer, Pack, Usage};
use crate::diag::{Rule, Sink};
use crate::source::Span;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An address on the web, or of mail.
    Link,
    /// A telephone number.
    Phone,
    /// A time of day.
    Time,
    /// A day, a month or a year.
    Date,
    /// A postal code, or where a house stands.
    Address,
    /// An amount of money or points.
    Price,
    /// A size.
    Measure,
    /// Another number.
    Number,
}

impl Kind {
    /// What it is called in messages.
    fn name(self) -> &'static str {
        match self {
            Self::Link => "an address on the web",
            Self::Phone => "a telephone number",
            Self::Time => "a time",
            Self::Date => "a date",
            Self::Address => "an address",
            Self::Price => "an amount",
            Self::Measure => "a size",
            Self::Number => "a number",
        }
    }
}

/// Something typed, in a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// What it is.
    pub(super) kind: Kind,
    /// Its first character.
    pub(super) from: usize,
    /// The character behind its last.
    pub(super) to: usize,
    /// What it says.
    pub(super) means: Means,
}

/// What something typed says, to find the fact that says the same.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Means {
    /// An address on the web.
    Link(String),
    /// The digits of a telephone number.
    Phone(String),
    /// Minutes of the day, in either half of it.
    Times(Vec<u32>),
    /// A year and a month, as far as they are said.
    Date(Option<u32>, Option<u32>),
    /// Where a house stands.
    Address,
    /// An amount.
    Price(Option<u32>),
    /// A size as it is written, with a point, and its unit in millimetres.
    Measure(String, Option<f32>),
    /// A number.
    Number(Option<u32>),
    /// A day such as the second Saturday, which no fact can say.
    Weekday,
    /// 24 hours, as hours that never end.
    RoundTheClock,
    /// The fact that the same text of other packs refers to.
    Reference(String),
}

/// Something typed, ready to be reported.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    kind: Kind,
    span: Span,
    message: String,
    hint: String,
}

/// Everything that is typed in the packs and in the files of the languages.
pub(crate) fn find(content: &Content<'_>) -> Vec<Typed> {
    let mut typed = Vec::new();
    for flyer in &content.workspace.flyers {
        let edition = flyer.documents.first().map(|document| document.edition);
        let known = Known::new(content.workspace, flyer.as_of, edition);
        let expected = expected(flyer);
        let packs: Vec<Vec<Typed>> =
            flyer.packs.par_iter().map(|pack| of_pack(pack, &known, &expected)).collect();
        typed.extend(packs.into_iter().flatten());
    }
    let known = Known::new(content.workspace, content.today, None);
    let nothing = BTreeMap::new();
    typed.extend(content.workspace.spoken.iter().flat_map(|pack| of_pack(pack, &known, &nothing)));
    typed
}

/// Reports what is of one kind.
pub(crate) fn report(typed: &[Typed], kind: Kind, rule: &Rule, sink: &mut Sink) {
    for one in typed.iter().filter(|typed| typed.kind == kind) {
        let message = rule.at(one.span, one.message.clone());
        sink.report(message.label("typed in the pack").hint(one.hint.clone()));
    }
}

/// How many packs refer to each fact, by kind and name.
type Counts<'a> = BTreeMap<(&'a str, &'a str), usize>;

/// The numbers that at least half of the packs refer to, by the key of the
/// text.
fn expected(flyer: &Flyer) -> BTreeMap<&str, Expected<'_>> {
    let mut counts: BTreeMap<&str, (usize, Counts<'_>)> = BTreeMap::new();
    for string in flyer.packs.iter().flat_map(|pack| &pack.strings) {
        let (packs, references) = counts.entry(&string.key).or_default();
        *packs += 1;
        let mut names = typed_number::references(string).collect::<Vec<_>>();
        names.sort_unstable();
        names.dedup();
        for name in names {
            *references.entry(name).or_default() += 1;
        }
    }
    let most = counts.into_iter().map(|(key, (packs, references))| {
        let often = references.into_iter().filter(|(_, count)| 2 * count >= packs);
        (key, often.map(|(name, _)| name).collect())
    });
    most.filter(|(_, names): &(_, Expected<'_>)| !names.is_empty()).collect()
}

fn of_pack<'a>(
    pack: &'a Pack,
    known: &Known<'_>,
    expected: &BTreeMap<&str, Expected<'_>>,
) -> Vec<Typed> {
    let speech = Speech::of(pack);
    let lines: Vec<(Usage, Line<'a>)> = pack
        .strings
        .iter()
        .filter(|string| !["pack.language", "pack.status"].contains(&string.key.as_str()))
        .map(|string| (string.usage, Line::of(string)))
        .collect();
    let contexts = typed_number::contexts(lines.iter().map(|(_, line)| line), known);
    let mut typed = Vec::new();
    for (usage, line) in &lines {
        let mut found = scan::scan(line, &speech);
        if *usage == Usage::Format {
            found.retain(|found| fits_no_pattern(found.kind, line.key()));
        } else {
            let missing = expected.get(line.key());
            typed_number::in_words(line, &speech, known, (missing, &contexts), &mut found);
        }
        typed.extend(found.iter().map(|found| Typed {
            kind: found.kind,
            span: line.place(found.from, found.to),
            message: format!(
                "{} is typed: `{}`",
                found.kind.name(),
                line.raw(found.from, found.to).trim()
            ),
            hint: known.hint(&found.means),
        }));
    }
    typed
}

/// Patterns that may be times by themselves.
const TIMES: [&str; 3] = ["formats.time.midnight", "formats.time.noon", "formats.time.all_day"];

/// Whether something can be no part of a pattern: the names of months hold
/// digits in some languages, the days of the week in others.
fn fits_no_pattern(kind: Kind, key: &str) -> bool {
    match kind {
        // Midnight, noon, a whole day and the parts of the day are times by themselves.
        Kind::Time if key.starts_with("formats.periods.") || TIMES.contains(&key) => false,
        Kind::Link | Kind::Phone | Kind::Time | Kind::Address | Kind::Price => {
            !key.starts_with("formats.months.")
        }
        Kind::Date => key == "formats.month",
        Kind::Measure | Kind::Number => false,
    }
}
