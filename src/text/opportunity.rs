//! Where lines may break, and how good each place is.
//!
//! In: a flat text. Out: [`Boundaries`]: line breaks after UAX #14 with the
//! dictionaries for Thai, Lao, Khmer and Burmese, filtered by JLREQ 3.1.7,
//! CLREQ 3.1.1 and CSS `keep-all`; and the boundaries of dictionary words.
//! Knows nothing about glyphs or widths.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::class;
use super::flatten::{Flat, MARK, is_control};
use super::phrase::{self, Phrases};
use crate::content::Breaking;
use crate::lang;

/// What a line break in a name costs that the language keeps whole: more than
/// another line.
const IN_NAME: f32 = 1.0e5;

/// What it costs to end a line with a short word, such as a preposition, in a language
/// that minds it.
const SHORT_WORD: f32 = 40.0;

/// What it costs in the others to end a line with a word of one letter.
const ONE_LETTER: f32 = 12.0;

/// What it costs to part a number and what it counts: `6 months`.
const COUNTED: f32 = 40.0;

/// What it costs to cut a range of numbers: `2 to 3`.
const IN_RANGE: f32 = 40.0;

/// What it costs to cut a Japanese phrase: more than another line, which costs less where
/// phrases are known.
const IN_PHRASE: f32 = 200.0;

/// A place where a line may end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Opportunity {
    /// The first byte of the next line.
    pub(super) at: usize,
    /// How bad the place is, as the square of a raggedness in ems.
    pub(super) penalty: f32,
    /// Whether it is used only where a line would be too wide otherwise.
    pub(super) emergency: bool,
}

/// Where a text may be cut.
pub(super) struct Boundaries {
    /// Line breaks in the order of the text, its end not included.
    pub(super) lines: Vec<Opportunity>,
    /// Where words begin that stand without blanks.
    pub(super) words: Vec<usize>,
    /// Whether the phrases of Japanese in it are known.
    pub(super) phrased: bool,
}

/// Finds all places.
pub(super) fn find(flat: &Flat) -> Boundaries {
    let urls = urls(&flat.text);
    let names = names(flat);
    let phrases = Phrases::find(flat);
    let judge = Judge { flat, urls: &urls, names: &names, phrases: &phrases };
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let text = for_segmenter(flat);
    let (mut lines, mut words) = (Vec::new(), Vec::new());
    for at in LineSegmenter::new_dictionary(options).segment_str(&text) {
        if at == 0 || at >= text.len() {
            continue;
        }
        let (before, behind) = flat.text.split_at(at);
        let within_word = before.ends_with(lang::needs_dictionary);
        if within_word && class::continues_syllable(behind)
            || before.ends_with(class::awaits_consonant)
        {
            continue;
        }
        if behind.starts_with(lang::needs_dictionary) {
            words.push(at);
        }
        lines.extend(judge.judge(at));
    }
    for url in &urls {
        let cuts = flat.text[url.clone()].match_indices(['/', '.', '_', '?', '&', '=']);
        lines.extend(cuts.map(|(offset, _)| emergency(url.start + offset + 1)).filter(|cut| {
            let next = flat.text[cut.at..].chars().next();
            cut.at < url.end && next.is_some_and(|c| c.is_ascii_alphanumeric())
        }));
    }
    lines.sort_by_key(|place| (place.at, place.emergency));
    lines.dedup_by_key(|place| place.at);
    Boundaries { lines, words, phrased: !matches!(phrases, Phrases::None) }
}

/// Where names stand that the language of their first letter keeps whole.
fn names(flat: &Flat) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut done = Vec::new();
    for piece in &flat.pieces {
        let profile = &piece.profile;
        if done.contains(&&profile.tag) {
            continue;
        }
        done.push(&profile.tag);
        let places = lang::names(&flat.text, &profile.habits.keep).into_iter();
        names.extend(places.filter(|place| flat.piece_at(place.start).profile.tag == profile.tag));
    }
    names
}

fn emergency(at: usize) -> Opportunity {
    Opportunity { at, penalty: 20.0, emergency: true }
}

/// The text as the segmenter should see it, byte for byte as long: a drawn mark
/// breaks like an ideograph, and curly quotes beside ideographs break like
/// brackets (UAX #14 leaves quotes unresolved; CLREQ 3.1.1 does not).
fn for_segmenter(flat: &Flat) -> String {
    let mut text = String::with_capacity(flat.text.len());
    for piece in &flat.pieces {
        let strict = piece.profile.setting.breaking == Breaking::Strict;
        let mut before = text.chars().next_back();
        let mut rest = flat.text[piece.range.clone()].chars().peekable();
        while let Some(c) = rest.next() {
            let narrow = |c: Option<char>| c.is_some_and(class::is_narrow_letter);
            let apostrophe = c == '’' && narrow(before) && narrow(rest.peek().copied());
            text.push(match c {
                MARK => '一',
                '“' | '‘' if strict => '「',
                '”' | '’' if strict && !apostrophe => '」',
                _ => c,
            });
            before = Some(c);
        }
    }
    text
}

/// Decides on the places that UAX #14 allows.
struct Judge<'a> {
    flat: &'a Flat,
    urls: &'a [Range<usize>],
    names: &'a [Range<usize>],
    phrases: &'a Phrases,
}

impl Judge<'_> {
    fn judge(&self, at: usize) -> Option<Opportunity> {
        let text = &self.flat.text;
        if self.urls.iter().any(|url| url.start < at && at < url.end) {
            // A hyphen at the end of a line is taken for one that is not in the address.
            return (!text[..at].ends_with(is_hyphen)).then(|| emergency(at));
        }
        let inside = |range: &Range<usize>| range.start < at && at < range.end;
        let kept = self.flat.pieces.iter().any(|piece| piece.keep && inside(&piece.range));
        if kept || self.flat.annotations.iter().any(|annotation| inside(&annotation.base)) {
            return None;
        }
        let previous = text[..at].chars().next_back()?;
        if previous == '\u{AD}' {
            // Words are not hyphenated: the hyphen is not printed.
            return None;
        }
        if previous == '\u{200B}' {
            return Some(Opportunity { at, penalty: 0.0, emergency: false });
        }
        let next = text[at..].chars().find(|&c| !is_control(c))?;
        let blank = class::is_blank(previous);
        let ink = text[..at].chars().rev().find(|&c| !class::is_blank(c) && !is_control(c))?;
        let hyphen = is_hyphen(ink);
        if self.is_in_range(at) {
            return None;
        }
        let profile = &self.flat.piece_before(at).profile;
        let breaking = profile.setting.breaking;
        let allowed = !class::never_starts_anywhere(next)
            && match breaking {
                Breaking::KeepAll => blank,
                Breaking::Words => {
                    (next.is_ascii() || !class::never_starts(next))
                        && (blank || !hyphen || !self.joins_letters(at))
                }
                Breaking::Strict => {
                    !class::never_starts(next)
                        && !class::never_ends(ink)
                        && (blank || !(hyphen || self.is_counted(at, next)))
                }
            };
        let counted = blank && self.is_number_before(at) && next.is_alphabetic();
        // Where words stand without blanks, a blank is a place for a breath, which a
        // number and its counter have none between them.
        if allowed && (self.names.iter().any(inside) || counted && lang::needs_dictionary(next)) {
            return Some(Opportunity { at, penalty: IN_NAME, emergency: true });
        }
        let penalty = if counted {
            COUNTED
        } else if blank {
            self.penalty_of_blank(at, profile.habits.short_words)
        } else {
            let cuts_phrase = phrase::is_japanese(profile) && self.phrases.are_cut(at);
            penalty((ink, next), breaking, cuts_phrase)
        };
        allowed.then_some(Opportunity { at, penalty, emergency: false })
    }

    /// Whether a place stands behind the dash of a range: `④–⑤`, `2～3`.
    fn is_in_range(&self, at: usize) -> bool {
        let (before, behind) = self.flat.text.split_at(at);
        let mut before = before.chars().rev().filter(|&c| !is_control(c));
        before.next().is_some_and(|c| "–～~〜".contains(c))
            && before.next().is_some_and(char::is_numeric)
            && behind.chars().find(|&c| !is_control(c)).is_some_and(char::is_numeric)
    }

    /// Whether a number of the facts stands before a blank. Of a date, a time or a telephone
    /// number nothing is counted.
    fn is_number_before(&self, at: usize) -> bool {
        let before = self.flat.text[..at].trim_end_matches(|c| class::is_blank(c) || is_control(c));
        if before.is_empty() {
            return false;
        }
        let piece = self.flat.piece_before(before.len());
        let mut chars = self.flat.text[piece.range.clone()].chars().filter(|&c| !is_control(c));
        piece.keep && !piece.phone && chars.all(|c| c.is_numeric() || ".,".contains(c))
    }

    /// How bad a break is at a blank: bad behind a short word, if the language
    /// minds that, and in a range of numbers.
    fn penalty_of_blank(&self, at: usize, short_words: bool) -> f32 {
        let (before, behind) = self.flat.text.split_at(at);
        let before = before.trim_end_matches(|c| class::is_blank(c) || is_control(c));
        let rest = before.trim_end_matches(char::is_alphabetic);
        let letters = before[rest.len()..].chars().count();
        let apart = rest.chars().next_back().is_none_or(|c| class::is_blank(c) || class::opens(c));
        let numeric = |text: &str, end: bool| {
            let mut chars = text.chars().filter(|&c| !class::is_blank(c) && !is_control(c));
            let c = if end { chars.next_back() } else { chars.next() };
            c.is_some_and(char::is_numeric)
        };
        let next = behind.trim_start_matches(char::is_alphabetic);
        let joins = |word: usize, rest: &str| {
            (1..=8).contains(&word) && rest.starts_with(class::is_blank) && numeric(rest, false)
        };
        let behind_word = letters > 0 && numeric(rest, true) && numeric(behind, false);
        let before_word = numeric(before, true)
            && joins(behind[..behind.len() - next.len()].chars().count(), next);
        if short_words && apart && (1..=2).contains(&letters) {
            SHORT_WORD
        } else if apart && letters == 1 && before.ends_with(char::is_lowercase) {
            ONE_LETTER
        } else if behind_word && apart || before_word {
            IN_RANGE
        } else {
            0.0
        }
    }

    /// Whether the hyphen before a place stands between letters. A line that
    /// ends in such a hyphen looks hyphenated, and readers of the file would
    /// take the hyphen out: `cartão-postal`, `e-Tax`.
    fn joins_letters(&self, at: usize) -> bool {
        let (before, behind) = self.flat.text.split_at(at);
        before.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && behind.chars().next().is_some_and(char::is_alphabetic)
    }

    /// Whether a place stands between a number and what it counts: `6か月`,
    /// `16种语言`, `3つ`.
    fn is_counted(&self, at: usize, next: char) -> bool {
        let counts = |c: char| class::is_han(c) || "かヶヵケつこ".contains(c);
        let mut before = self.flat.text[..at].chars().rev().filter(|&c| !is_control(c));
        let Some(previous) = before.next() else { return false };
        let digit = |c: char| c.is_ascii_digit();
        (digit(previous) && counts(next))
            || ("かヶヵケ".contains(previous)
                && class::is_han(next)
                && before.next().is_some_and(digit))
    }
}

/// How bad a break is between two characters that no blank parts.
fn penalty((before, next): (char, char), breaking: Breaking, cuts_phrase: bool) -> f32 {
    // A particle belongs to the words in brackets before it.
    let particle = class::is_hiragana(next) && "）」』】〕》〉］｝)”’".contains(before);
    let between_marks = !particle && (class::closes(before) || class::opens(next));
    let base = match (kind(before), kind(next)) {
        _ if is_hyphen(before) => 2.0,
        _ if particle => 8.0,
        _ if between_marks || before.is_ascii_punctuation() => 0.0,
        (Kind::Katakana, Kind::Katakana) => 8.0,
        // A Japanese word in another language stays whole if it can.
        (Kind::Han, Kind::Han) if breaking == Breaking::Words => 4.0,
        (Kind::Han, Kind::Han) => 1.2,
        (Kind::Han, Kind::Hiragana) => 1.0,
        (Kind::Katakana, Kind::Hiragana) => 0.7,
        (Kind::Hiragana, Kind::Hiragana) => 0.5,
        // Japanese phrases mostly end where hiragana does.
        (Kind::Hiragana, Kind::Han | Kind::Katakana) => 0.0,
        (Kind::Han, Kind::Katakana) | (Kind::Katakana, Kind::Han) => 0.4,
        (Kind::Other, Kind::Other) if lang::needs_dictionary(before) => 1.5,
        (Kind::Other, _) | (_, Kind::Other) => 0.2,
    };
    match (cuts_phrase, between_marks || before == '・') {
        (false, _) => base,
        (true, true) => 2.0,
        (true, false) => base * 4.0 + IN_PHRASE,
    }
}

/// What Japanese words are written with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Han,
    Hiragana,
    Katakana,
    Other,
}

fn kind(c: char) -> Kind {
    if class::is_han(c) {
        Kind::Han
    } else if class::is_hiragana(c) {
        Kind::Hiragana
    } else if class::is_katakana(c) {
        Kind::Katakana
    } else {
        Kind::Other
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// The addresses in a text: stretches of ASCII with a scheme, `www.` or a dot
/// between a name and two letters or more.
fn urls(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    let mut urls = Vec::new();
    let mut start = 0;
    while let Some(offset) = text[start..].find(is_part) {
        start += offset;
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        let end = [')', '.', ',', ';', ':', '!', '?'];
        let token = text[start..start + length].trim_end_matches(end);
        let address = token.trim_start_matches('(');
        if is_url(address) {
            urls.push(start + token.len() - address.len()..start + token.len());
        }
        start += length;
    }
    urls
}

fn is_url(token: &str) -> bool {
    let host = token.split('/').next().unwrap_or(token);
    let top = host.rsplit('.').next().unwrap_or(host);
    token.contains("://")
        || token.starts_with("www.")
        || (host.contains('.')
            && host.split('.').all(|label| label.len() >= 2)
            && top.bytes().all(|b| b.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found() {
        let text = "見る：https://example.jp/a-b、(www.example.com) e-Tax 6.5 a.m. nta.go.jp.";
        let found: Vec<&str> = urls(text).into_iter().map(|url| &text[url]).collect();
        assert_eq!(found, ["https://example.jp/a-b", "www.example.com", "nta.go.jp"]);
    }
}
