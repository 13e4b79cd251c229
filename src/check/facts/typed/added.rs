//! What a translation says and its reference text does not.
//!
//! In: what is typed in a pack, the words in it that stand for facts, and the reference
//! texts with the facts to which they refer. Out: what is to be reported. Knows nothing about
//! files.

use std::collections::{BTreeMap, BTreeSet};

use super::known::Known;
use super::line::Line;
use super::remarks::Remarks;
use super::scan::scan;
use super::speech::Speech;
use super::words::{FEWEST, Says, Vocabulary};
use super::{Kind, Spotted, Typed, Worded};
use crate::check::translation::{by_key, pairs};
use crate::content::model::{Pack, PieceKind, Set, Workspace, Written};
use crate::content::{Fact, FactKind, Sense, referred};
use crate::frame::Date;

/// What the texts of the reference say, by their keys.
pub(super) struct Said<'a> {
    texts: BTreeMap<&'a str, Text>,
    reference: Option<&'a Pack>,
}

/// How the reference types.
struct Language {
    speech: Speech,
    vocabulary: Vocabulary,
}

/// What a text says, typed or by facts.
#[derive(Default)]
struct Text {
    senses: Vec<Sense>,
    words: Vec<Says>,
    /// Whether it says days, or money, in a way that is not compared.
    days: bool,
    money: bool,
}

impl<'a> Said<'a> {
    /// What the reference of a set says on a day.
    pub(super) fn of(set: Set<'a>, known: &Known, workspace: &'a Workspace) -> Self {
        let is_it = |pack: &&Pack| set.reference == Some(&pack.language);
        let reference = set.packs.iter().find(is_it);
        let texts = reference.map(|pack| {
            let language = Language {
                speech: Speech::of(pack, &workspace.languages),
                vocabulary: Vocabulary::of(pack, &workspace.languages),
            };
            let text = |string: &'a Written| {
                (string.key.as_str(), Text::of(string, &language, (&workspace.facts, known.day)))
            };
            pack.strings.iter().map(text).collect()
        });
        Self { texts: texts.unwrap_or_default(), reference }
    }

    /// What is typed in a pack, if its reference text does not say it.
    pub(super) fn lacks(&self, one: &Spotted<'_>) -> Option<Typed> {
        let is_compared = one.kind.may_be_fixed() && one.is_translated;
        let text = self.texts.get(one.key).filter(|_| is_compared)?;
        (!text.says(&one.means)).then(|| told(one.kind.name(), &one.shown, one.span))
    }

    /// The words in the packs that say what their reference texts do not.
    pub(super) fn words(
        &self,
        set: Set<'_>,
        worded: &[Vec<Worded<'_>>],
        remarks: &mut Remarks<'_>,
    ) -> Vec<Typed> {
        let Some(reference) = self.reference else { return Vec::new() };
        let strings = by_key(reference);
        let mut typed = Vec::new();
        for (pack, words) in set.packs.iter().zip(worded) {
            let lacks = |word: &&Worded<'_>| {
                self.texts.get(word.key).is_some_and(|text| !text.has(&word.says))
            };
            let words: Vec<&Worded<'_>> = words.iter().filter(lacks).collect();
            if words.is_empty() || pack.language == reference.language {
                continue;
            }
            let compared: BTreeSet<&str> =
                pairs(pack, &strings).map(|pair| pair.string.key.as_str()).collect();
            for word in words.into_iter().filter(|word| compared.contains(word.key)) {
                if !remarks.excuse(pack, word.key) {
                    typed.push(told(name(&word.says), &word.shown, word.span));
                }
            }
        }
        typed
    }
}

/// What words are called in messages.
fn name(says: &Says) -> &'static str {
    match says {
        Says::Weekday(_) | Says::Days => "a day of the week",
        Says::Money => "an amount",
        Says::Month(_) => "a month",
        Says::Number(_) | Says::Span => "a number",
    }
}

fn told(name: &str, shown: &str, span: crate::source::Span) -> Typed {
    let message = format!("`{shown}`: the reference text does not say {name} here, or another one");
    let hints =
        vec!["take it out, or say it in all languages: by a fact, if it can change".to_owned()];
    let answer = Some("if it is right, write `# fixed: why` on the line above its key");
    Typed { kind: Kind::Added, span, message, label: "in this pack alone", hints, answer }
}

impl Text {
    fn of(string: &Written, language: &Language, (facts, day): (&[Fact], Date)) -> Self {
        let Language { speech, vocabulary } = language;
        let line = Line::of(string);
        let mut text = Self {
            senses: scan(&line, speech).into_iter().map(|found| found.means).collect(),
            words: vocabulary.words(&line, speech).into_iter().map(|word| word.says).collect(),
            ..Self::default()
        };
        text.words.extend(Vocabulary::numbers(&line, speech).into_iter().map(Says::Number));
        text.days = text.words.contains(&Says::Days) || vocabulary.has_short_days(&line);
        text.money = vocabulary.has_money(&line);
        for piece in &string.pieces {
            let PieceKind::Reference(reference) = &piece.kind else { continue };
            match referred(reference) {
                Some((kind, name, _)) => text.refer((kind, name), facts, day),
                // The month of the edition.
                None => text.days |= reference.kind == "month",
            }
        }
        text
    }

    /// Adds what a fact says, and those that it names.
    fn refer(&mut self, (kind, name): (FactKind, &str), facts: &[Fact], day: Date) {
        self.money |= kind == FactKind::Price;
        self.days |= match kind {
            FactKind::Hours
            | FactKind::Days
            | FactKind::Closure
            | FactKind::Date
            | FactKind::Period
            | FactKind::Event
            | FactKind::Contact => true,
            FactKind::Phone
            | FactKind::Time
            | FactKind::Price
            | FactKind::Number
            | FactKind::Measure
            | FactKind::Link
            | FactKind::Email
            | FactKind::Place => false,
        };
        let fact = facts.iter().find(|fact| fact.called() == (kind, name));
        let Some(version) = fact.and_then(|fact| fact.on(day)) else { return };
        self.senses.extend(version.value.senses().into_iter().map(|(_, sense)| sense));
        for (kind, name) in version.value.names() {
            if kind == FactKind::Hours {
                self.refer((kind, &name.value), facts, day);
            }
        }
    }

    /// Whether a text says something typed.
    fn says(&self, means: &Sense) -> bool {
        let times = || {
            self.senses.iter().filter_map(|sense| match sense {
                Sense::Times(times) => Some(times),
                Sense::Phone(_)
                | Sense::Link(_)
                | Sense::Date(..)
                | Sense::Address(_)
                | Sense::Amount(_)
                | Sense::Length(_)
                | Sense::Number(_) => None,
            })
        };
        let is_part = match means {
            Sense::Times(typed) => {
                let all: Vec<u32> = times().flatten().map(|time| time % 720).collect();
                typed.iter().all(|time| all.contains(&(time % 720)))
            }
            Sense::Date(year, month, day) => self.senses.iter().any(|sense| match sense {
                Sense::Date(of, in_month, on) => {
                    let same = |own: &Option<u32>, other: &Option<u32>| {
                        own.is_none() || other.is_none() || own == other
                    };
                    same(year, of) && same(month, in_month) && same(day, on)
                }
                Sense::Phone(_)
                | Sense::Link(_)
                | Sense::Times(_)
                | Sense::Address(_)
                | Sense::Amount(_)
                | Sense::Length(_)
                | Sense::Number(_) => false,
            }),
            Sense::Amount(typed) | Sense::Number(typed) => {
                self.numbers().any(|number| number == *typed)
            }
            Sense::Phone(_) | Sense::Link(_) | Sense::Address(_) | Sense::Length(_) => false,
        };
        is_part || self.senses.iter().any(|sense| means.is_said_by(sense))
    }

    fn numbers(&self) -> impl Iterator<Item = f64> {
        let typed = self.senses.iter().filter_map(|sense| match sense {
            Sense::Number(number) | Sense::Amount(number) => Some(*number),
            Sense::Phone(_)
            | Sense::Link(_)
            | Sense::Times(_)
            | Sense::Date(..)
            | Sense::Address(_)
            | Sense::Length(_) => None,
        });
        let words = self.words.iter().filter_map(|says| match says {
            Says::Number(number) => Some(*number),
            Says::Weekday(_) | Says::Days | Says::Month(_) | Says::Money | Says::Span => None,
        });
        typed.chain(words)
    }

    /// Whether a text says what words say.
    fn has(&self, says: &Says) -> bool {
        match says {
            Says::Weekday(_) => self.days || self.words.contains(says),
            Says::Days => self.days || self.words.iter().any(|own| matches!(own, Says::Weekday(_))),
            Says::Money => {
                self.money || self.senses.iter().any(|it| matches!(it, Sense::Amount(_)))
            }
            Says::Month(month) => {
                let typed =
                    |sense: &Sense| matches!(sense, Sense::Date(_, of, _) if *of == Some(*month));
                self.days || self.words.contains(says) || self.senses.iter().any(typed)
            }
            Says::Number(number) => self.numbers().any(|own| own == *number),
            // Half a year is six months; the 一 of 一緒 is none.
            Says::Span => {
                let typed = |it: &Sense| matches!(it, Sense::Number(_) | Sense::Amount(_));
                self.days
                    || self.words.contains(says)
                    || self.senses.iter().any(typed)
                    || self.numbers().any(|it| it >= FEWEST)
            }
        }
    }
}
