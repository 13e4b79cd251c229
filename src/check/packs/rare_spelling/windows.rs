//! Stretches of scripts without blanks that are spelled nearly as others.
//!
//! In: the texts of a language. Out: stretches that stand once.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::char::is_combining_mark;

use super::Odd;
use crate::check::letters::{is_alphabetic, is_blank, is_han, is_han_or_kana};
use crate::content::model::Written;
use crate::lang::is_spaced;

/// So many clusters are compared: of four, some are alike by chance.
const LENGTH: usize = 5;

/// How often the usual form must stand.
const OFTEN: usize = 3;

/// So many Chinese characters are a compound.
const COMPOUND: usize = 4;

/// A letter with its marks.
struct Cluster<'a> {
    string: &'a Written,
    place: (usize, usize),
    text: String,
}

/// The clusters of a stretch, as numbers.
type Window = [u32; LENGTH];

pub(super) fn odd<'a>(texts: &[&'a Written]) -> Vec<Odd<'a>> {
    let runs: Vec<Vec<Cluster<'a>>> = texts.iter().flat_map(|string| runs(string)).collect();
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut places: HashMap<Window, (usize, &[Cluster<'a>])> = HashMap::new();
    let mut windows = Vec::new();
    for run in &runs {
        for stretch in run.windows(LENGTH) {
            let mut window = [0; LENGTH];
            for (number, cluster) in window.iter_mut().zip(stretch) {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *number = *numbers.entry(&cluster.text).or_insert(next);
            }
            places.entry(window).or_insert((0, stretch)).0 += 1;
            windows.push(window);
        }
    }
    // Those that stand often, without one of their clusters.
    let mut often: HashMap<(usize, Window), &[Cluster<'a>]> = HashMap::new();
    for window in &windows {
        if let Some((_, stretch)) = places.get(window).filter(|(count, _)| *count >= OFTEN) {
            for at in 1..LENGTH - 1 {
                often.entry(without(*window, at)).or_insert(stretch);
            }
        }
    }
    let mut told = BTreeSet::new();
    let found = windows.iter().filter_map(|window| {
        let (_, stretch) = places.get(window).filter(|(count, _)| *count == 1)?;
        let usual = (1..LENGTH - 1).find_map(|at| {
            let usual = often.get(&without(*window, at))?;
            are_alike(stretch, usual, at).then_some((at, usual))
        });
        let (at, usual) = usual?;
        let string = stretch[0].string;
        let odd = stretch[at].place;
        let is_new = told.insert((string.span, odd));
        let place = (stretch[0].place.0, stretch[LENGTH - 1].place.1);
        let usual = usual.iter().map(|cluster| cluster.text.as_str()).collect();
        is_new.then_some(Odd { string, place, usual })
    });
    found.collect()
}

/// A stretch without one of its clusters.
fn without(mut window: Window, at: usize) -> (usize, Window) {
    window[at] = u32::MAX;
    (at, window)
}

/// Whether what differs in two stretches may be a slip: the marks of one letter, or a
/// Chinese character within a compound. Between kana it is another word: に届きます,
/// に聞きます.
fn are_alike(one: &[Cluster<'_>], other: &[Cluster<'_>], at: usize) -> bool {
    let letter = |cluster: &Cluster<'_>| cluster.text.chars().next();
    let count = one.iter().filter_map(letter).filter(|c| is_han(*c)).count();
    letter(&one[at]).zip(letter(&other[at])).is_some_and(|(one, other)| {
        one == other || is_han(one) && is_han(other) && count >= COMPOUND
    })
}

/// The stretches of letters of a text in scripts without blanks, cluster by cluster. Easy
/// Japanese has blanks between phrases.
fn runs(string: &Written) -> Vec<Vec<Cluster<'_>>> {
    let mut runs: Vec<Vec<Cluster<'_>>> = Vec::new();
    let mut is_open = false;
    for (at, c) in string.read() {
        let place = (at, at + c.len_utf8());
        let run = runs.last_mut().filter(|_| is_open);
        match run {
            Some(run) if is_attached(c) => {
                if let Some(last) = run.last_mut() {
                    last.text.push(c);
                    last.place.1 = place.1;
                }
            }
            Some(run) if is_letter(c) => run.push(Cluster { string, place, text: c.into() }),
            Some(run) if is_blank(c) => {
                let last = run.last().and_then(|last| last.text.chars().next());
                is_open = last.is_some_and(is_han_or_kana);
            }
            None if is_letter(c) => {
                runs.push(vec![Cluster { string, place, text: c.into() }]);
                is_open = true;
            }
            Some(_) | None => is_open = false,
        }
    }
    runs
}

fn is_letter(c: char) -> bool {
    is_alphabetic(c) && !is_spaced(c) && !is_attached(c)
}

/// Whether a character belongs to the letter before it: marks, and the vowels of Thai and
/// Lao that are letters of their own in Unicode.
fn is_attached(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c, '\u{E30}' | '\u{E32}' | '\u{E33}' | '\u{EB0}' | '\u{EB2}' | '\u{EB3}')
}
