//! Words that stand for facts: days of the week, months, money, numbers with their units.
//!
//! In: a line of a pack, and how a language types. Out: the words, with what they say. Names
//! that the file of a language does not have are those of CLDR. Knows nothing about facts.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;

use super::line::{Line, folded};
use super::number::Number;
use super::speech::{MONEY, Speech};
use crate::content::model::{Pack, Piece, PieceKind, Written};
use crate::content::table::language::pattern::Pattern;
use crate::content::table::language::typed::Typed;
use crate::content::{Languages, Unit};
use crate::frame::Date;
use crate::lang::{Cldr, calendar, is_spaced};

/// What words say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Says {
    /// A day of the week, from Monday on.
    Weekday(usize),
    /// Some days of the week.
    Days,
    /// A month.
    Month(u32),
    /// That money is meant.
    Money,
    /// So many of something.
    Number(f64),
    /// The same in one word, such as "fortnight".
    Span,
}

/// A word in a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Its first character.
    pub(super) from: usize,
    /// The character behind its last.
    pub(super) to: usize,
    /// What it says.
    pub(super) says: Says,
}

/// A word as it is compared.
struct Entry {
    text: Vec<char>,
    /// Whether it begins with a capital letter, also inside of a sentence.
    is_capital: bool,
    /// `None` for a name, in which such a word says nothing.
    says: Option<Says>,
}

/// The words of a language that stand for facts.
pub(super) struct Vocabulary {
    entries: Vec<Entry>,
    /// With which characters they begin.
    firsts: BTreeSet<char>,
    units: Vec<Vec<char>>,
    /// Whether units stand before their numbers, too.
    units_first: bool,
    /// The short names of the days, which count where several stand together.
    short: Vec<Vec<char>>,
    /// Words and signs of money, the short ones, too.
    money: Vec<Vec<char>>,
}

/// Numbers from here on: the word for one is an article in half of all languages.
pub(super) const FEWEST: f64 = 2.0;

/// A name of fewer letters is too often another word.
const SHORTEST: usize = 4;

/// An ending has so many letters at most: Monday-s, понеділк-ами.
const ENDING: usize = 3;

/// Whether a pattern for a unit has its number at the end: සෙ.මී. {n}.
fn puts_unit_first(pattern: &Written) -> bool {
    let mut pieces = pattern.pieces.iter().map(|piece| &piece.kind);
    pattern.key.starts_with("formats.units.") && matches!(pieces.next(), Some(PieceKind::Text(_)))
}

/// The names of units of length, weight and volume. A letter alone is a word of many languages.
fn measures(cldr: Cldr) -> impl Iterator<Item = Vec<char>> {
    let forms = Unit::ALL.iter().flat_map(move |unit| cldr.forms(&format!("unit.{}", unit.key())));
    let names = forms.map(|form| folded(form.replace("{0}", "").trim()));
    names.filter(|name| name.len() > if name.iter().all(char::is_ascii) { 2 } else { 1 })
}

impl Vocabulary {
    /// The words of the language of a pack.
    pub(super) fn of(pack: &Pack, languages: &Languages) -> Self {
        let none = Typed::default();
        let typed = languages.get(&pack.language).map_or(&none, |it| &it.own.typed);
        let cldr = Cldr::of(&pack.language);
        let own = typed.units.iter().map(|unit| folded(unit));
        let mut words = Self {
            entries: Vec::new(),
            firsts: BTreeSet::new(),
            units: own.chain(cldr.into_iter().flat_map(measures)).collect(),
            units_first: pack.formats().any(puts_unit_first),
            short: Vec::new(),
            money: Vec::new(),
        };
        for text in &typed.days {
            words.add(text, Says::Days);
        }
        for text in &typed.spans {
            words.add(text, Says::Span);
        }
        words.name_days_and_months(pack);
        words.name_other_months(typed, cldr);
        let prices = pack.formats().filter(|it| it.key.starts_with("formats.price."));
        let prices = prices.map(|it| it.pieces.as_slice());
        let own = typed.prices.iter().map(|Pattern { pieces, .. }| pieces.as_slice());
        for piece in prices.chain(own).flatten() {
            if let PieceKind::Text(text) = &piece.kind {
                words.money.push(folded(text.trim()));
                if text.trim().chars().count() > 2 {
                    words.add(text.trim(), Says::Money);
                }
            }
        }
        words.money.retain(|text| !text.is_empty());
        // Last: where a name and a word in it end alike, it is the name.
        for Pattern { pieces, .. } in &typed.names {
            if let [Piece { kind: PieceKind::Text(text), .. }] = &pieces[..] {
                words.enter(text.trim(), None);
            }
        }
        words
    }

    fn add(&mut self, text: &str, says: Says) {
        self.enter(text, Some(says));
    }

    fn enter(&mut self, text: &str, says: Option<Says>) {
        let is_capital = text.chars().next().is_some_and(char::is_uppercase);
        let text: Vec<char> = folded(text);
        if let Some(first) = text.first() {
            self.firsts.insert(*first);
            self.entries.push(Entry { text, is_capital, says });
        }
    }

    /// The names of the days of the week and of the months.
    fn name_days_and_months(&mut self, pack: &Pack) {
        let mut named: Vec<String> = Vec::new();
        for string in pack.formats() {
            let text: String = string.read().map(|(_, c)| c).collect();
            let number = |rest: &str| rest.rsplit('.').next().and_then(|it| it.parse().ok());
            if let Some(rest) = string.key.strip_prefix("formats.week.") {
                let list = rest.split('.').next().unwrap_or_default();
                let Some(day) = number(rest).filter(|day: &usize| *day < 7) else { continue };
                match list {
                    "names" | "on" | "of_month" => {
                        named.push(text.to_lowercase());
                        self.add(&text, Says::Weekday(day));
                    }
                    "short" => self.short.push(folded(&text)),
                    _ => {}
                }
            } else if let Some(month) = string.key.strip_prefix("formats.months.").and_then(number)
            {
                let is_name = text.chars().count() >= SHORTEST
                    && !text.contains(|c: char| c.is_ascii_digit());
                let month = u32::try_from(month + 1).unwrap_or_default();
                if is_name {
                    self.add(&text, Says::Month(month));
                }
            }
        }
        for day in 0..7_u8 {
            // 2024-01-01 was a Monday.
            let date = Date { year: 2024, month: 1, day: day + 1 };
            let name = calendar::weekday(date, &pack.speech);
            let lower = name.to_lowercase();
            let is_long =
                name.chars().count() >= SHORTEST || !name.is_ascii() && !lower.contains(' ');
            if is_long && !named.iter().any(|own| own.contains(&lower)) && lower.chars().count() > 1
            {
                self.add(&name, Says::Weekday(usize::from(day)));
            }
            self.short.push(folded(&calendar::weekday_short(date, &pack.speech)));
        }
    }

    /// Names of months in other forms than in `formats`.
    fn name_other_months(&mut self, typed: &Typed, cldr: Option<Cldr>) {
        let known = cldr.map(|cldr| cldr.series("months")).unwrap_or_default();
        let known = known.into_iter().zip(1..);
        let known = known.flat_map(|(forms, month)| forms.into_iter().map(move |it| (it, month)));
        let own = typed.months.iter().zip(1..);
        let own = own.flat_map(|(forms, month)| forms.split('|').map(move |form| (form, month)));
        for (name, month) in known.chain(own) {
            // Where words are not told apart, a short form stands in many others.
            let is_name = name.chars().count() > SHORTEST
                && name.starts_with(is_spaced)
                && !name.contains(|c: char| c.is_ascii_digit() || c == '.');
            if is_name {
                self.add(name, Says::Month(month));
            }
        }
    }

    /// The words of a line that say something.
    pub(super) fn words(&self, line: &Line<'_>, speech: &Speech) -> Vec<Word> {
        let mut words = Vec::new();
        let mut at = 0;
        while at < line.len() {
            let (to, word) = match self.entry(line, at) {
                Some((to, says)) => (to, says.map(|says| Word { from: at, to, says })),
                None => {
                    let word = self.counted(line, speech, at);
                    let word = word.or_else(|| self.short_days(line, at));
                    (word.as_ref().map_or(at, |word| word.to), word)
                }
            };
            at = to.max(at + 1);
            words.extend(word);
        }
        words
    }

    /// A list of short names of days: 월·수·금, Mon/Wed.
    fn short_days(&self, line: &Line<'_>, at: usize) -> Option<Word> {
        let end = |at: usize| self.short.iter().filter_map(|name| line.word(at, name)).max();
        if !line.starts_word(at) {
            return None;
        }
        let (mut to, mut count) = (end(at)?, 1);
        let shortest = to - at;
        while matches!(line.at(to), '・' | '/' | ',' | '、') {
            let Some(end) = end(line.skip(to + 1)) else { break };
            (to, count) = (end, count + 1);
        }
        // A letter alone may be the name of many things.
        let fewest = if shortest > 1 { 2 } else { 3 };
        (count >= fewest && line.starts_word(to)).then_some(Word { from: at, to, says: Says::Days })
    }

    /// Where the entry ends that begins at an index, and what it says.
    fn entry(&self, line: &Line<'_>, at: usize) -> Option<(usize, Option<Says>)> {
        // Where words are not told apart, each character might begin one.
        if !line.starts_word(at) || !self.firsts.contains(&line.at(at)) {
            return None;
        }
        let is_capital = line.folded[at].raw.is_uppercase();
        let found = self.entries.iter().filter(|entry| is_capital || !entry.is_capital);
        let found = found.filter_map(|entry| {
            let to = line.word(at, &entry.text)?;
            // An ending may follow; Korean and Nepali hang particles on words.
            let end = (to..=to + ENDING).find(|end| line.ends_word(*end))?;
            Some((end, entry.says.clone()))
        });
        found.max_by_key(|(end, _)| *end)
    }

    /// A number in words with its unit behind it, or before it where the language has it so.
    fn counted(&self, line: &Line<'_>, speech: &Speech, at: usize) -> Option<Word> {
        if line.digit(at) {
            return None;
        }
        if self.units_first
            && line.starts_word(at)
            && let Some(unit) = self.units.iter().filter_map(|unit| line.word(at, unit)).max()
            && line.at(unit) == ' '
            && let Some(number) = Number::at(line, speech, line.skip(unit))
            && !number.in_digits
            && number.value >= FEWEST
        {
            return Some(Word { from: at, to: number.to, says: Says::Number(number.value) });
        }
        // "In three hours" as the language counts them, in words.
        if let Some((to, value)) = speech.count_in_words(line, at) {
            return Some(Word { from: at, to, says: Says::Number(value) });
        }
        let number = Number::at(line, speech, at);
        let number = number.filter(|it| !it.in_digits && it.value >= FEWEST)?;
        // 二次元, 四十万人: characters that go on in a word are none.
        let from = line.skip(number.to);
        let units = self.units.iter().filter_map(|unit| line.word(from, unit));
        let unit = units.filter(|to| !is_combining_mark(line.at(*to))).max()?;
        let to = (unit..=unit + ENDING).find(|end| line.ends_word(*end))?;
        Some(Word { from: at, to, says: Says::Number(number.value) })
    }

    /// Whether a line gives short names of days: several of them, or one in brackets.
    pub(super) fn has_short_days(&self, line: &Line<'_>) -> bool {
        let ends = |at: usize| self.short.iter().filter_map(|name| line.word(at, name)).max();
        let is_mark = |c: char| {
            matches!(c, '(' | ')' | '・' | ',' | '、' | '~' | '-' | '/' | '\0' | '（' | '）')
        };
        let alone = (0..line.len()).filter(|at| {
            ends(*at).is_some_and(|to| is_mark(line.before(*at)) && is_mark(line.at(to)))
        });
        alone.count() > 0
    }

    /// Whether a line speaks of money.
    pub(super) fn has_money(&self, line: &Line<'_>) -> bool {
        (0..line.len()).any(|at| {
            MONEY.contains(line.at(at)) || self.money.iter().any(|it| line.word(at, it).is_some())
        })
    }

    /// Every number in words, with a unit or without.
    pub(super) fn numbers(line: &Line<'_>, speech: &Speech) -> Vec<f64> {
        (0..line.len()).filter_map(|at| Some(Number::at(line, speech, at)?.value)).collect()
    }
}
