//! How people who write a language type what facts say.
//!
//! In: what the language says of itself (`formats`, and `typed` for what `formats` does not
//! print). Out: its patterns and words, and which of them stands at a place. Knows nothing
//! about facts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::line::{Line, folded};
use super::number::{Number, power};
use super::shape::{First, Match, Says, Shape};
use crate::content::model::Pack;
use crate::content::table::language::pattern::Pattern;
use crate::content::table::language::typed::Typed;
use crate::content::{Languages, Unit};

/// What is typed in the same way in every language.
const EVERYWHERE: &[(&str, Says)] = &[
    ("{h}:{mm}", Says::Time),
    ("{y}-{m}-{d}", Says::Date),
    ("{y}/{m}/{d}", Says::Date),
    ("{y}.{m}.{d}", Says::Date),
    ("r{y}.{m}.{d}", Says::Date),
    ("{d}/{m}/{y}", Says::Date),
    ("{m}/{d}/{y}", Says::Date),
    ("{d}.{m}.{y}", Says::Date),
    ("{y}/{m}", Says::Date),
    ("{y}-{m}", Says::Date),
    ("{m}/{y}", Says::Date),
    ("{m}/{d}", Says::Part),
    ("{d}/{m}", Says::Part),
    ("{d}.{m}", Says::Part),
    ("{d}.{m}.", Says::Part),
    ("{n} cm", Says::Length(CM)),
    ("{n} × {n} cm", Says::Length(CM)),
    ("{n} mm", Says::Length(MM)),
    ("{n} × {n} mm", Says::Length(MM)),
    ("〒{n}-{n}", Says::Address),
    ("{n}-chome", Says::Address),
    ("step {n}", Says::Step),
];

/// Signs of money, before a number or behind it.
pub(super) const MONEY: &str = "¥$€£₩฿₫₱₹₮₴៛₭₨₽";

/// Millimetres of a unit.
const CM: f32 = 10.0;
const MM: f32 = 1.0;

/// The minutes of noon and of midnight.
const NOON: u32 = 12 * 60;
const MIDNIGHT: u32 = 24 * 60;

/// How far before a number, and behind one, a word can stand that says it is called.
const CALL_BEFORE: usize = 16;
const CALL_BEHIND: usize = 12;

/// A language as people type it.
#[derive(Debug, Default)]
pub(in crate::check::facts) struct Speech {
    shapes: Vec<Shape>,
    months: Vec<(Vec<char>, u32)>,
    periods: Vec<Vec<char>>,
    half: Vec<Vec<char>>,
    powers: Vec<(Vec<char>, f64)>,
    numbers: Vec<(Vec<char>, u32)>,
    calls: Vec<Vec<char>>,
    /// Which shapes can begin with what.
    begins: Begins,
}

/// Shapes by what they begin with, as indices. Most places in a text begin nothing, and
/// few shapes can begin at one that does.
#[derive(Debug, Default)]
struct Begins {
    /// With this letter of a text of their own.
    text: BTreeMap<char, Vec<usize>>,
    /// With a number.
    number: Vec<usize>,
    /// With anything else: a name of a month, a part of the day.
    other: Vec<usize>,
}

impl Begins {
    fn of(shapes: &[Shape]) -> Self {
        let mut begins = Self::default();
        for (index, shape) in shapes.iter().enumerate() {
            match shape.first() {
                First::Letter(letter) => begins.text.entry(letter).or_default().push(index),
                First::Number => begins.number.push(index),
                First::Other => begins.other.push(index),
            }
        }
        begins
    }
}

impl Speech {
    /// The language of a pack.
    pub(in crate::check::facts) fn of(pack: &Pack, languages: &Languages) -> Self {
        let profile = languages.get(&pack.language);
        let none = Typed::default();
        let mut speech = Self::new(profile.map_or(&none, |it| &it.own.typed));
        for string in pack.formats() {
            let key = string.key.as_str();
            let line = Line::of(string);
            let text: Vec<char> = line.text(0, line.len()).chars().collect();
            if let Some(month) = key.strip_prefix("formats.months.") {
                let month = month.parse().ok().and_then(|month: u32| month.checked_add(1));
                speech.months.extend(month.map(|month| (text, month)));
            } else if key.starts_with("formats.periods.") {
                speech.periods.push(text);
            } else {
                let shape = says(key, &string.text).and_then(|it| Shape::new(&string.pieces, it));
                speech.shapes.extend(shape);
            }
        }
        speech.begins = Begins::of(&speech.shapes);
        speech.months.sort_unstable();
        speech.numbers.sort_unstable();
        speech
    }

    fn new(typed: &Typed) -> Self {
        let lists: [(&[Pattern], Says); 12] = [
            (&typed.names, Says::Name),
            (&typed.times, Says::Time),
            (&typed.noon, Says::Clock(NOON)),
            (&typed.midnight, Says::Clock(MIDNIGHT)),
            (&typed.dates, Says::Date),
            (&typed.prices, Says::Price),
            (&typed.points, Says::Points),
            (&typed.cm, Says::Length(CM)),
            (&typed.mm, Says::Length(MM)),
            (&typed.addresses, Says::Address),
            (&typed.counts, Says::Count),
            (&typed.steps, Says::Step),
        ];
        let money = MONEY.chars().flat_map(|sign| [format!("{sign}{{n}}"), format!("{{n}}{sign}")]);
        let money = money.map(|text| (text, Says::Price));
        let everywhere = EVERYWHERE.iter().map(|(text, says)| ((*text).to_owned(), *says));
        let everywhere = everywhere
            .chain(money)
            .filter_map(|(text, says)| Shape::new(&Pattern::of(&text).pieces, says));
        let own = lists.iter().flat_map(|(list, says)| {
            list.iter().filter_map(|pattern| Shape::new(&pattern.pieces, *says))
        });
        let words = |words: &[String]| words.iter().map(|word| folded(word)).collect::<Vec<_>>();
        let scaled = |list: &[String], power: f64| {
            words(list).into_iter().map(move |word| (word, power)).collect::<Vec<_>>()
        };
        let counted = |list: &[String]| {
            let forms = list.iter().zip(1..).map(|(forms, n)| {
                // "40=forty": behind those that follow each other.
                let told = forms.split_once('=').and_then(|(n, it)| Some((it, n.parse().ok()?)));
                told.unwrap_or((forms.as_str(), n))
            });
            let forms = forms.flat_map(|(forms, n)| forms.split('|').map(move |form| (form, n)));
            forms.map(|(form, n)| (folded(form), n)).collect::<Vec<_>>()
        };
        Self {
            shapes: own.chain(everywhere).collect(),
            months: counted(&typed.months),
            periods: Vec::new(),
            half: words(&typed.half),
            powers: [
                scaled(&typed.hundred, 1e2),
                scaled(&typed.thousand, 1e3),
                scaled(&typed.ten_thousand, 1e4),
            ]
            .concat(),
            numbers: counted(&typed.numbers),
            calls: words(&typed.calls),
            begins: Begins::default(),
        }
    }

    /// What stands at a place as the longest pattern of those that are `wanted` says.
    pub(super) fn find(
        &self,
        line: &Line<'_>,
        at: usize,
        wanted: impl Fn(Says) -> bool,
    ) -> Option<Match> {
        let text = self.begins.text.get(&line.at(at)).into_iter().flatten();
        let is_number = || {
            line.digit(at)
                || Number::in_characters(line, at).is_some()
                || self.number_word(line, at).is_some()
                || self.bare_power(line, at).is_some()
        };
        let number = if self.begins.number.is_empty() || !is_number() {
            &[][..]
        } else {
            &self.begins.number
        };
        let can_begin = text.chain(number).chain(&self.begins.other);
        let found = can_begin.filter_map(|&index| {
            let shape = self.shapes.get(index).filter(|shape| wanted(shape.says))?;
            Some((shape.at(line, self, at)?, index))
        });
        // Of two that are as long the first counts.
        found.max_by_key(|(found, index)| (found.to, Reverse(*index))).map(|(found, _)| found)
    }

    /// The step that is named at a place.
    pub(in crate::check::facts) fn step(&self, line: &Line<'_>, at: usize) -> Option<Number> {
        self.find(line, at, |says| says == Says::Step)?.number
    }

    /// The index behind the word for a part of the day.
    pub(super) fn period(&self, line: &Line<'_>, at: usize) -> Option<usize> {
        let ends = self.periods.iter().filter_map(|word| line.word(at, word));
        ends.filter(|&end| line.ends_word(end)).max()
    }

    /// Half an hour behind the sign of the hour.
    pub(super) fn half(&self, line: &Line<'_>, at: usize) -> Option<Number> {
        let ends = self.half.iter().filter_map(|word| line.word(at, word));
        let to = ends.filter(|&end| line.ends_word(end)).max()?;
        Some(Number { from: at, to, value: 30.0, in_digits: true })
    }

    /// The month whose name stands at a place. A short name does not count where a word
    /// goes on: मे is May, मेसिन a machine.
    pub(super) fn month(&self, line: &Line<'_>, at: usize) -> Option<Number> {
        let names = beginning(&self.months, line.at(at)).filter_map(|(name, month)| {
            let to = line.word(at, name)?;
            let ends = if name.len() > 3 { line.ends_word(to) } else { line.starts_word(to) };
            ends.then_some((to, *month))
        });
        let (to, month) = names.max().filter(|_| line.starts_word(at))?;
        Some(Number { from: at, to, value: month.into(), in_digits: true })
    }

    /// The number whose word begins at a place, in its longest form.
    pub(super) fn number_word(&self, line: &Line<'_>, at: usize) -> Option<Number> {
        let hangul = |character: char| matches!(character, '가'..='힣');
        if !line.starts_word(at) || hangul(line.before(at)) && hangul(line.at(at)) {
            return None;
        }
        let ends = beginning(&self.numbers, line.at(at)).filter_map(|(word, number)| {
            line.word(at, word).filter(|&to| line.starts_word(to)).map(|to| (to, *number))
        });
        let (to, number) = ends.max()?;
        Some(Number { from: at, to, value: number.into(), in_digits: false })
    }

    /// The power of ten behind a number, and the index behind it.
    pub(super) fn power(&self, line: &Line<'_>, at: usize) -> Option<(usize, f64)> {
        let words = self.powers.iter().filter_map(|(word, power)| {
            line.word(at, word).filter(|&to| line.ends_word(to)).map(|to| (to, *power))
        });
        let longest = words.max_by_key(|(to, _)| *to);
        longest.or_else(|| power(line.at(at)).map(|power| (at + 1, power)))
    }

    /// Where a count ends that begins at a place and is in words, and what it says.
    pub(super) fn count_in_words(&self, line: &Line<'_>, at: usize) -> Option<(usize, f64)> {
        let found = self.find(line, at, |says| says == Says::Count)?;
        let number = found.number.filter(|number| !number.in_digits && number.value >= 2.0)?;
        Some((found.to, number.value))
    }

    /// A word such as `thousand` that is a number by itself: ألف ين. A letter is none.
    pub(super) fn bare_power(&self, line: &Line<'_>, at: usize) -> Option<Number> {
        let begins = line.starts_word(at) && !line.digit(at.wrapping_sub(1));
        let words = self.powers.iter().filter(|(word, _)| begins && word.len() > 1);
        let ends = words.filter_map(|(word, power)| {
            line.word(at, word).filter(|&to| line.starts_word(to)).map(|to| (to, *power))
        });
        let (to, value) = ends.max_by_key(|(to, _)| *to)?;
        Some(Number { from: at, to, value, in_digits: false })
    }

    /// Whether a word shortly before or behind a number says that it is called.
    pub(super) fn is_called(&self, line: &Line<'_>, from: usize, to: usize) -> bool {
        let near = from.saturating_sub(CALL_BEFORE)..from;
        let behind = to..line.len().min(to + CALL_BEHIND);
        let mut starts = near.chain(behind).filter(|&index| line.starts_word(index));
        let words = || self.calls.iter().map(Vec::as_slice).chain([&['☎'][..], &['t', 'e', 'l']]);
        starts.any(|index| words().any(|word| line.word(index, word).is_some()))
    }
}

/// Those of sorted words that begin with a letter.
fn beginning(words: &[(Vec<char>, u32)], letter: char) -> impl Iterator<Item = &(Vec<char>, u32)> {
    let from = words.partition_point(|(word, _)| word.first() < Some(&letter));
    words[from..].iter().take_while(move |(word, _)| word.first() == Some(&letter))
}

/// What a pattern of `formats` is a pattern of, as its key and its parts tell.
fn says(key: &str, pattern: &str) -> Option<Says> {
    let has = |parts: &[&str]| parts.iter().any(|part| pattern.contains(part));
    match key {
        "formats.time.midnight" => Some(Says::Clock(MIDNIGHT)),
        "formats.time.noon" => Some(Says::Clock(NOON)),
        _ if key.starts_with("formats.price.") => Some(Says::Price),
        _ if has(&["{h"]) => Some(Says::Time),
        _ if has(&["{y}", "{m}", "{mm}", "{month}", "{d}", "{dd}"]) => Some(Says::Date),
        _ => {
            let unit = Unit::ALL
                .iter()
                .find(|unit| key.strip_prefix("formats.units.") == Some(unit.key()));
            unit.and_then(|unit| unit.millimetres()).map(Says::Length)
        }
    }
}
