//! What is typed in packs where a reference belongs.
//!
//! In: the packs as they were written, and the facts. Out: what is typed and is a fact:
//! telephone numbers and links always, the rest where a fact says the same, or where two
//! packs say the same in the same text, unless a remark excuses it. All kinds are looked
//! for in one pass. Knows nothing about what a message weighs.

mod added;
mod count;
mod date;
#[cfg(test)]
mod examples;
mod known;
pub(super) mod line;
mod link;
pub(super) mod number;
mod phone;
mod remarks;
pub(crate) mod rules;
mod scan;
mod shape;
pub(super) mod speech;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use self::known::{Known, new_fact};
use self::line::Line;
use self::remarks::Remarks;
use self::speech::Speech;
use self::words::{Says, Vocabulary, Word};
use crate::check::Content;
use crate::content::model::{Pack, Set, Usage, Workspace, Written};
use crate::content::{Languages, Sense};
use crate::diag::{Rule, Sink};
use crate::source::Span;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Any of these that the reference does not say.
    Added,
    /// A remark that excuses what is typed.
    Remark,
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
            Self::Added => "something that the reference does not say",
            Self::Remark => "a remark",
        }
    }

    /// What something typed is, by what it says.
    fn of(means: &Sense) -> Self {
        match means {
            Sense::Phone(_) => Self::Phone,
            Sense::Link(_) => Self::Link,
            Sense::Times(_) => Self::Time,
            Sense::Date(..) => Self::Date,
            Sense::Address(_) => Self::Address,
            Sense::Amount(_) => Self::Price,
            Sense::Length(_) => Self::Measure,
            Sense::Number(_) => Self::Number,
        }
    }

    /// Whether a text can have it for good. Telephone numbers and addresses on the web
    /// change, and are dialled and scanned.
    fn may_be_fixed(self) -> bool {
        match self {
            Self::Link | Self::Phone | Self::Remark => false,
            Self::Time
            | Self::Date
            | Self::Address
            | Self::Price
            | Self::Measure
            | Self::Number
            | Self::Added => true,
        }
    }
}

/// Something typed in a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Its first character.
    pub(super) from: usize,
    /// The character behind its last.
    pub(super) to: usize,
    /// What it says.
    pub(super) means: Sense,
}

/// Something typed in a pack.
struct Spotted<'a> {
    key: &'a str,
    kind: Kind,
    span: Span,
    shown: String,
    means: Sense,
    /// Whether it stands in a translation.
    is_translated: bool,
    /// Whether translations follow its text.
    is_followed: bool,
}

impl Spotted<'_> {
    /// What the same says in another pack, too: times in the other half of the day, dates
    /// without their year.
    fn value(&self) -> String {
        match &self.means {
            Sense::Times(times) => {
                format!("{:?}", times.iter().map(|time| time % 720).collect::<Vec<_>>())
            }
            Sense::Date(_, Some(month), day) => format!("{month} {day:?}"),
            Sense::Length(length) => format!("{length:.1} mm"),
            Sense::Phone(_)
            | Sense::Link(_)
            | Sense::Date(..)
            | Sense::Address(_)
            | Sense::Amount(_)
            | Sense::Number(_) => format!("{:?}", self.means),
        }
    }

    /// What to do about it, if it is wrong to type it. `packs` is in how many packs the same
    /// text says the same.
    fn advice(&self, packs: usize, known: &Known) -> Option<String> {
        let written: Vec<String> =
            known.references(&self.means).iter().map(|name| format!("{{{name}}}")).collect();
        let is_fact = packs > 1 || self.is_followed || !self.kind.may_be_fixed();
        match &written.join(" or ")[..] {
            "" => is_fact.then(|| new_fact(&self.means)),
            // Any number can be the same by chance.
            written if self.kind == Kind::Number => {
                Some(format!("if this is {written}, write that"))
            }
            written => Some(format!("write {written}")),
        }
    }

    /// The message, with this advice.
    fn told(&self, packs: usize, advice: String) -> Typed {
        let also = if packs > 1 { format!(" in {packs} packs") } else { String::new() };
        let message = format!("{} is typed{also}: `{}`", self.kind.name(), self.shown);
        let fixed = "if it is right for good, such as the year in which something was founded, \
                     write `# fixed: why` on the line above its key in the reference pack";
        let answer = self.kind.may_be_fixed().then_some(fixed);
        let (kind, span, label) = (self.kind, self.span, "typed in the pack");
        Typed { kind, span, message, label, hints: vec![advice], answer }
    }
}

/// Something typed that is wrong, ready to be reported.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    kind: Kind,
    span: Span,
    message: String,
    label: &'static str,
    hints: Vec<String>,
    /// What to do if it is right as it is.
    answer: Option<&'static str>,
}

/// Everything that is typed in the packs and in the files of the languages and
/// belongs elsewhere.
pub(crate) fn find(content: &Content<'_>) -> Vec<Typed> {
    let mut typed = Vec::new();
    for flyer in &content.workspace.flyers {
        let edition = flyer.documents.first().map(|document| document.edition);
        let known = Known::new(content.workspace, flyer.as_of, edition);
        let set = Set { packs: &flyer.packs, reference: flyer.reference.as_ref() };
        typed.extend(in_set(set, &known, content.workspace));
    }
    let known = Known::new(content.workspace, content.today, None);
    let spoken = Set { packs: &content.workspace.spoken, reference: None };
    typed.extend(in_set(spoken, &known, content.workspace));
    typed
}

/// Reports what is of one kind.
pub(crate) fn report(typed: &[Typed], kind: Kind, rule: &Rule, sink: &mut Sink) {
    for one in typed.iter().filter(|typed| typed.kind == kind) {
        let message = rule.at(one.span, one.message.clone()).label(one.label);
        let message = one.hints.iter().fold(message, |message, hint| message.hint(hint));
        sink.report(match one.answer {
            Some(answer) => message.answer(answer),
            None => message,
        });
    }
}

/// What is wrong in texts that say the same in several languages.
fn in_set(set: Set<'_>, known: &Known, workspace: &Workspace) -> Vec<Typed> {
    let (spotted, worded): (Vec<Vec<Spotted<'_>>>, Vec<Vec<Worded<'_>>>) =
        set.packs.par_iter().map(|pack| spotted(pack, set, &workspace.languages)).unzip();
    let mut packs: BTreeMap<(&str, Kind, String), usize> = BTreeMap::new();
    for some in &spotted {
        let values: BTreeSet<_> = some.iter().map(|one| (one.key, one.kind, one.value())).collect();
        values.into_iter().for_each(|value| *packs.entry(value).or_default() += 1);
    }
    let mut remarks = Remarks::of(set);
    let said = added::Said::of(set, known, workspace);
    let mut typed = Vec::new();
    for (pack, some) in set.packs.iter().zip(&spotted) {
        for one in some {
            if one.kind.may_be_fixed() && remarks.excuse(pack, one.key) {
                // What is right for good in the reference is no other number here.
                let is_own = remarks.is_own(pack, one.key);
                typed.extend(said.lacks(one).filter(|_| !is_own && one.kind == Kind::Number));
                continue;
            }
            let count = packs.get(&(one.key, one.kind, one.value())).copied().unwrap_or(1);
            match one.advice(count, known) {
                Some(advice) => typed.push(one.told(count, advice)),
                None => typed.extend(said.lacks(one)),
            }
        }
    }
    typed.extend(said.words(set, &worded, &mut remarks));
    typed.extend(remarks.faults(workspace.whole));
    typed
}

/// A word in a pack that stands for a fact.
struct Worded<'a> {
    key: &'a str,
    says: Says,
    span: Span,
    shown: String,
}

/// Everything that is typed in a pack, and the words that stand for facts.
fn spotted<'a>(
    pack: &'a Pack,
    set: Set<'_>,
    languages: &Languages,
) -> (Vec<Spotted<'a>>, Vec<Worded<'a>>) {
    let is_followed = set.reference == Some(&pack.language) && set.packs.len() > 1;
    let speech = Speech::of(pack, languages);
    let vocabulary = Vocabulary::of(pack, languages);
    let mut worded = Vec::new();
    let named = |string: &&Written| !["pack.language", "pack.status"].contains(&&*string.key);
    let mut spotted = Vec::new();
    for string in pack.strings.iter().filter(named) {
        let line = Line::of(string);
        let all = scan::scan(&line, &speech);
        if matches!(string.usage, Usage::Words | Usage::Spoken) {
            let words = vocabulary.words(&line, &speech).into_iter();
            let is_typed =
                |word: &Word| all.iter().any(|it| it.from < word.to && word.from < it.to);
            for Word { from, to, says } in words.filter(|word| !is_typed(word)) {
                let (key, span) = (string.key.as_str(), line.place(from, to));
                let shown = line.raw(from, to).trim().to_owned();
                // What others are compared with cannot be compared itself.
                if let (Says::Number(number), true) = (&says, is_followed) {
                    let (kind, means) = (Kind::Number, Sense::Number(*number));
                    let is_translated = string.usage.is_translated();
                    spotted.push(Spotted {
                        key,
                        kind,
                        span,
                        shown,
                        means,
                        is_translated,
                        is_followed,
                    });
                } else {
                    worded.push(Worded { key, says, span, shown });
                }
            }
        }
        for found in all {
            let kind = Kind::of(&found.means);
            if string.usage == Usage::Format && !fits_no_pattern(kind, &string.key) {
                continue;
            }
            spotted.push(Spotted {
                key: &string.key,
                kind,
                span: line.place(found.from, found.to),
                shown: line.raw(found.from, found.to).trim().to_owned(),
                means: found.means,
                is_translated: string.usage.is_translated(),
                is_followed,
            });
        }
    }
    (spotted, worded)
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
        Kind::Measure | Kind::Number | Kind::Added | Kind::Remark => false,
    }
}
