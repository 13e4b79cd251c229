//! `wrong-reading`: a reading that the word cannot have.

use std::collections::BTreeSet;

use super::lexicon::{Kanji, common, counted, word};
use super::ruby_inconsistent::{NUMBERS, closes, voices};
use super::{Ruby, Side, is_hiragana, is_katakana, rubies};
use crate::check::letters::is_han;
use crate::check::{Check, Run};
use crate::content::model::{OBJECT, Pack};
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-reading",
        severity: Severity::Warning,
        fixed: false,
        what: "A reading is not one that the word can have: しんせえ for 申請, はは for 父. Common \
              words have the readings of a dictionary; others have those of their kanji, one \
              after the other, with the changes of sound that words bring (はつ, ひょう: はっぴょう). \
              Words with a number are known up to 31 (八日, 三階). Readings in \
              katakana, other numbers and names of places are let through.",
        why: "Readers learn the word from its reading, and a screen reader says it.",
        remedy: "Write the reading as the word is said. A name of a person that is read in a \
              way of its own can stay.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"prompt = "«{申請|しん|せえ}»して ください""#,
            right: r#"prompt = "{申請|しん|せい}して ください""#,
        }),
        source: "UniDic 2.1.2; 常用漢字表 (2010)",
    },
    run: Run::Pack(run),
};

/// Longer words are not judged: nobody reads them in one breath.
const LONGEST: usize = 12;

/// What stands behind a name of a place or a person.
const BEHIND_NAMES: &[char] =
    &['市', '区', '町', '村', '県', '郡', '駅', '島', '山', '川', '橋', '様', '氏', 'さ'];

/// What can stand behind a noun: particles and marks.
const BEHIND_NOUNS: &str = "がをにはでとものへやか、。，．（）「」『』・！？：\u{3000} ";

fn run(pack: &Pack, rule: &Rule, sink: &mut Sink) {
    for ruby in rubies(pack) {
        let Some(due) = fault(&ruby) else { continue };
        let (base, read) = (ruby.base(), reading(&ruby));
        let message = format!("`{base}` is not read {read}");
        let diagnostic = rule.at(ruby.span, message).label("not its reading");
        sink.report(match due.as_slice() {
            [] => diagnostic.hint("write how the word is said"),
            due => diagnostic.hint(format!("it is read {}", due.join(" or "))),
        });
    }
}

/// The whole reading.
fn reading(ruby: &Ruby<'_>) -> String {
    ruby.readings.iter().map(|reading| reading.reading.as_str()).collect()
}

/// The readings that are known, if another one stands there that cannot be.
fn fault(ruby: &Ruby<'_>) -> Option<Vec<&'static str>> {
    let base: Vec<char> = ruby.base().chars().collect();
    let read: Vec<char> = reading(ruby).chars().collect();
    if let Some(known) = with_number(ruby, &base) {
        let is_known = known.iter().any(|known| known.chars().eq(read.iter().copied()));
        return (!is_known).then_some(known);
    }
    if let Some(known) = counter(ruby, &base) {
        let is_known = known.iter().any(|known| reading(ruby).starts_with(known));
        return (!is_known).then_some(known);
    }
    let is_judged = (1..=LONGEST).contains(&base.len())
        && base.iter().any(|&c| is_han(c))
        && base.iter().all(|&c| (is_han(c) || is_hiragana(c)) && !NUMBERS.contains(c))
        && read.len() <= base.len() * 6
        && read.iter().all(|&c| is_hiragana(c) && !is_katakana(c));
    if !is_judged {
        return None;
    }
    let neighbours = [ruby.beside(Side::Before), ruby.beside(Side::Behind)];
    let mut search = Search {
        base: &base,
        read: &read,
        inside: [Side::Before, Side::Behind].map(|side| is_inside(ruby, side)),
        behind: ruby.kana_behind(),
        dead: BTreeSet::new(),
        is_known: true,
    };
    let is_possible = search.fits(0, 0, 0) || !search.is_known;
    let is_name = || {
        let last = base.last().filter(|_| base.len() > 1);
        last.into_iter().chain(&neighbours[1]).any(|c| BEHIND_NAMES.contains(c))
            && common(&ruby.base()).is_none()
    };
    if !is_possible {
        let known = match base.as_slice() {
            [kanji] => Kanji::of(*kanji)?.alone().take(4).collect(),
            _ => common(&ruby.base()).into_iter().flatten().collect(),
        };
        return (!is_name()).then_some(known);
    }
    let [kanji] = base.as_slice() else { return None };
    // A noun of one kanji: あま is rain in words such as 雨具 alone.
    let begins = neighbours[0].is_none_or(|c| BEHIND_NOUNS.contains(c) && !is_hiragana(c));
    let ends = neighbours[1].is_none_or(|c| BEHIND_NOUNS.contains(c));
    let alone: Vec<&str> = Kanji::of(*kanji)?.alone().collect();
    let is_among = alone.iter().any(|known| known.chars().eq(read.iter().copied()));
    (begins && ends && !alone.is_empty() && !is_among).then_some(alone)
}

/// The readings of a word with a number, if they are known and the word does not go on.
fn with_number(ruby: &Ruby<'_>, base: &[char]) -> Option<Vec<&'static str>> {
    let is_number = |c: &char| NUMBERS.contains(*c) || c.is_ascii_digit();
    let goes_on = |side| ruby.beside(side).is_some_and(is_of_word);
    if !base.iter().any(is_number) || goes_on(Side::Before) || goes_on(Side::Behind) {
        return None;
    }
    let digits: String = base.iter().take_while(|c| c.is_ascii_digit()).collect();
    let rest: String = base[digits.len()..].iter().collect();
    let number = digits.parse().ok().map_or_else(String::new, in_characters);
    counted(&(number + &rest)).map(Iterator::collect)
}

/// How the word behind a number is read that says what is counted: 年 and 回, and the 月 of か月.
/// That of 日 and 月 depends on the number.
fn counter(ruby: &Ruby<'_>, base: &[char]) -> Option<Vec<&'static str>> {
    const READ: [(char, &[&str]); 12] = [
        ('年', &["ねん"]),
        ('回', &["かい"]),
        ('円', &["えん"]),
        ('枚', &["まい"]),
        ('歳', &["さい"]),
        ('時', &["じ"]),
        ('分', &["ふん", "ぷん"]),
        ('週', &["しゅう"]),
        ('度', &["ど"]),
        ('階', &["かい", "がい"]),
        ('人', &["にん", "り"]),
        ('名', &["めい"]),
    ];
    let first = *base.first()?;
    let before = ruby.beside(Side::Before)?;
    if first == '月' && matches!(before, 'か' | 'カ' | 'ヶ' | 'ケ') {
        return Some(vec!["げつ"]);
    }
    let is_number = before.is_ascii_digit() || ruby.is_behind_number();
    let (_, read) = READ.iter().find(|(counter, _)| is_number && *counter == first)?;
    Some(read.to_vec())
}

/// A number up to 99 in characters: 二十四; nothing for another one.
fn in_characters(number: usize) -> String {
    let figure = |figure: usize| NUMBERS.chars().nth(figure).map(String::from).unwrap_or_default();
    let ones = if number.is_multiple_of(10) { String::new() } else { figure(number % 10) };
    match number / 10 {
        0 => ones,
        1 => format!("十{ones}"),
        tens @ 2..=9 => format!("{}十{ones}", figure(tens)),
        _ => String::new(),
    }
}

/// Whether a word goes on, with another one, a number or Latin letters: 第3|版(ばん).
fn is_inside(ruby: &Ruby<'_>, side: Side) -> bool {
    ruby.touches(side) || ruby.beside(side).is_some_and(is_of_word)
}

/// Whether a character makes one word with the one that it touches.
fn is_of_word(character: char) -> bool {
    character == OBJECT || character.is_alphanumeric() && !is_hiragana(character)
}

/// Looks for a way to read a word.
struct Search<'a> {
    base: &'a [char],
    read: &'a [char],
    /// Whether the word is a part of a longer one, on either side.
    inside: [bool; 2],
    /// The kana behind the word, which may belong to it: 下書|したが き.
    behind: String,
    /// What was tried: where the unit before begins, where the next one does, and in the
    /// reading.
    dead: BTreeSet<(usize, usize, usize)>,
    /// Whether the readings of all kanji that were asked for are known.
    is_known: bool,
}

impl Search<'_> {
    /// Whether the rest of the word can be read as the rest of the reading. Words are not
    /// put together from parts: 図書 is read as the dictionary says.
    fn fits(&mut self, before: usize, from: usize, at: usize) -> bool {
        if from == self.base.len() {
            return at == self.read.len();
        }
        if !self.dead.insert((before, from, at)) {
            return false;
        }
        let first = self.base[from];
        if is_hiragana(first) {
            return self.read.get(at) == Some(&first) && self.fits(from, from + 1, at + 1);
        }
        for to in (from + 1..=self.base.len()).rev() {
            let glued: String = self.base[before..to].iter().collect();
            if before < from && common(&glued).is_some() {
                continue;
            }
            for known in self.readings(from, to) {
                for length in self.matches(&known, from, to, at) {
                    if self.fits(from, to, at + length) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// The readings of a unit.
    fn readings(&mut self, from: usize, to: usize) -> Vec<Vec<char>> {
        let chars = |reading: &str| reading.chars().collect();
        if to - from > 1 {
            let unit: String = self.base[from..to].iter().collect();
            return word(&unit).map(chars).collect();
        }
        let kanji = match self.base[from] {
            '々' if from > 0 => self.base[from - 1],
            kanji => kanji,
        };
        let Some(kanji) = Kanji::of(kanji) else {
            self.is_known = false;
            return Vec::new();
        };
        kanji.all().map(chars).collect()
    }

    /// How much of the reading a unit can take.
    fn matches(&self, known: &[char], from: usize, to: usize, at: usize) -> Vec<usize> {
        let begins = from == 0 && !self.inside[0];
        let is_last = to == self.base.len();
        let ends = is_last && !self.inside[1];
        let rest = &self.read[at..];
        let same = |(place, (&is, &due)): (usize, (&char, &char))| {
            is == due
                || place == 0 && !begins && voices(due, is)
                || place + 1 == known.len() && place > 0 && !ends && closes(due, is)
        };
        let both = rest.iter().zip(known).enumerate();
        let count = both.take_while(|&pair| same(pair)).count();
        let mut lengths = Vec::new();
        if count == known.len() {
            lengths.push(count);
        } else if is_last && count > 0 && count == rest.len() {
            let more: String = known[count..].iter().collect();
            if self.behind.starts_with(&more) {
                lengths.push(count);
            }
        }
        lengths
    }
}
