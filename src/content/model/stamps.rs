//! Stamps: from which reference text each string of a pack was translated.
//!
//! In: the texts of the reference, the keys of a pack and its stamps. Out: how
//! each string of the pack stands to the reference as it is now; an entry that
//! is put into a list moves those behind it and makes none of them stale. Knows
//! nothing about files or TOML.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::source::Span;

/// Lists with more pairs of entries than this are compared by their numbers.
const MOST_PAIRS: usize = 1 << 20;

/// What remains of a text to recognise it: the first 32 bits of its SHA-256,
/// without the marks that only say where lines break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(u32);

impl Fingerprint {
    /// The fingerprint of a string as TOML means it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = without_break_marks(text);
        let digest = Sha256::digest(words.as_bytes());
        Self(digest.iter().take(4).fold(0, |bits, &byte| bits << 8 | u32::from(byte)))
    }

    /// Reads a fingerprint as it is printed: eight hexadecimal digits in lower
    /// case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        let well_formed = text.len() == 8 && text.bytes().all(digit);
        u32::from_str_radix(text, 16).ok().filter(|_| well_formed).map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// A text without U+200B, U+2060 and U+00AD, which say where a line may break
/// and change no words.
#[must_use]
pub fn without_break_marks(text: &str) -> String {
    text.replace(['\u{200B}', '\u{2060}', '\u{AD}'], "")
}

/// What a pack's file of stamps says of one string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The reference text from which the string was translated.
    pub fingerprint: Fingerprint,
    /// Where the stamp stands.
    pub span: Span,
}

/// The stamps of a pack by the keys of its strings.
pub type Stamps = BTreeMap<String, Stamp>;

/// How a string of a pack stands to the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Its key in the pack.
    pub key: &'a str,
    /// The text of the reference that it must translate now; `None` if the
    /// reference has it no more.
    pub reference: Option<&'a str>,
    /// The text from which it was translated, if somebody said so.
    pub stamp: Option<Fingerprint>,
}

/// Whether a translation follows the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It was made from the text that the reference has now.
    Current,
    /// It was made from another text.
    Stale,
    /// Nobody has said from which text it was made.
    Unstamped,
}

impl Standing<'_> {
    /// Whether the string follows the reference.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        match (self.reference.map(Fingerprint::of), self.stamp) {
            (_, None) => Freshness::Unstamped,
            (now, then) if now == then => Freshness::Current,
            (_, Some(_)) => Freshness::Stale,
        }
    }
}

/// How the strings of a pack stand to the reference, in the order of `pack`;
/// strings that the reference lacks and never had are left out. `reference` has
/// keys and texts, `pack` the keys of the strings that are translated.
#[must_use]
pub fn standings<'a>(
    reference: &[(&'a str, &'a str)],
    pack: &[&'a str],
    stamps: &'a Stamps,
) -> Vec<Standing<'a>> {
    let mut lists: BTreeMap<&str, List<'a>> = BTreeMap::new();
    for &(key, text) in reference {
        lists.entry(list_key(key)).or_default().texts.push((key, text));
    }
    for &key in pack {
        lists.entry(list_key(key)).or_default().keys.push(key);
    }
    for (key, stamp) in stamps {
        let list = lists.entry(list_key(key)).or_default();
        list.stamps.push((key, stamp.fingerprint));
    }
    let found: BTreeMap<&str, Standing<'_>> = lists
        .into_values()
        .flat_map(List::standings)
        .filter(|standing| standing.reference.is_some() || standing.stamp.is_some())
        .map(|standing| (standing.key, standing))
        .collect();
    pack.iter().filter_map(|key| found.get(key).copied()).collect()
}

/// The key of the list that an entry stands in: `photo.good` for `photo.good.1`;
/// the key itself if it is not an entry of a list.
#[must_use]
pub fn list_key(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((list, _)) if entry_number(key).is_some() => list,
        Some(_) | None => key,
    }
}

fn entry_number(key: &str) -> Option<usize> {
    let (_, number) = key.rsplit_once('.')?;
    number.bytes().all(|b| b.is_ascii_digit()).then(|| number.parse().ok()).flatten()
}

/// A list in the reference, in a pack and in its stamps; a text that is in no
/// list counts as a list of one.
#[derive(Debug, Default)]
struct List<'a> {
    texts: Vec<(&'a str, &'a str)>,
    keys: Vec<&'a str>,
    stamps: Vec<(&'a str, Fingerprint)>,
}

impl<'a> List<'a> {
    fn standings(mut self) -> Vec<Standing<'a>> {
        // Keys may come in their order as text: 1, 10, 2.
        self.texts.sort_by_key(|(key, _)| entry_number(key));
        self.keys.sort_by_key(|key| entry_number(key));
        self.stamps.sort_by_key(|(key, _)| entry_number(key));
        let then: Vec<Fingerprint> = self.stamps.iter().map(|(_, stamp)| *stamp).collect();
        let now: Vec<Fingerprint> =
            self.texts.iter().map(|(_, text)| Fingerprint::of(text)).collect();
        let stamp_of = align(&then, &now);
        // A pack that has not followed a change of the list's length is still
        // as it was stamped.
        let follows = self.keys.len() == self.texts.len() || self.stamps.len() == self.texts.len();
        let standing = |(place, &key): (usize, &&'a str)| {
            let (text, stamp) = if follows {
                (Some(place), stamp_of.get(place).copied().flatten())
            } else {
                (stamp_of.iter().position(|stamp| *stamp == Some(place)), Some(place))
            };
            Standing {
                key,
                reference: text.and_then(|text| self.texts.get(text)).map(|(_, text)| *text),
                stamp: stamp.and_then(|stamp| then.get(stamp)).copied(),
            }
        };
        self.keys.iter().enumerate().map(standing).collect()
    }
}

/// For each text, the stamp that is its own: as many as are the same in the same
/// order, and between those one after the other. Lists of the same length are
/// compared by their numbers: nothing was put in or taken out.
fn align(stamps: &[Fingerprint], texts: &[Fingerprint]) -> Vec<Option<usize>> {
    let (n, m) = (stamps.len(), texts.len());
    if n == m || n.saturating_mul(m) > MOST_PAIRS {
        return (0..m).map(|place| (place < n).then_some(place)).collect();
    }
    // The longest common subsequence of what stands behind (i, j).
    let mut longest = vec![vec![0_usize; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            longest[i][j] = if stamps[i] == texts[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let mut aligned = vec![None; m];
    let (mut i, mut j) = (0, 0);
    let mut gap = (Vec::new(), Vec::new());
    while i < n || j < m {
        if i < n && j < m && stamps[i] == texts[j] {
            close(&mut gap, &mut aligned);
            aligned[j] = Some(i);
            (i, j) = (i + 1, j + 1);
        } else if j == m || i < n && longest[i + 1][j] >= longest[i][j + 1] {
            gap.0.push(i);
            i += 1;
        } else {
            gap.1.push(j);
            j += 1;
        }
    }
    close(&mut gap, &mut aligned);
    aligned
}

/// Gives the texts of a gap the stamps of the same gap, one after the other.
fn close(gap: &mut (Vec<usize>, Vec<usize>), aligned: &mut [Option<usize>]) {
    for (stamp, text) in gap.0.drain(..).zip(gap.1.drain(..)) {
        aligned[text] = Some(stamp);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::Sources;

    /// How the strings `x.0`, `x.1`, … stand: `c`urrent, `s`tale, `u`nstamped;
    /// each letter of `stamps` and `texts` is a text.
    fn list(stamps: &str, texts: &str, entries: usize) -> String {
        let file = Sources::new(Path::new(".")).add("x.toml", "".into(), None);
        let keys: Vec<String> = (0..20).map(|place| format!("x.{place}")).collect();
        let letters = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        let (stamped, texts) = (letters(stamps), letters(texts));
        let stamps = keys.iter().zip(&stamped).map(|(key, text)| {
            let span = Span::new(file, 0, 0);
            (key.clone(), Stamp { fingerprint: Fingerprint::of(text), span })
        });
        let stamps: Stamps = stamps.collect();
        let reference: Vec<(&str, &str)> =
            keys.iter().zip(&texts).map(|(key, text)| (key.as_str(), text.as_str())).collect();
        let pack: Vec<&str> = keys.iter().take(entries).map(String::as_str).collect();
        let standings = standings(&reference, &pack, &stamps);
        let letter = |standing: &Standing<'_>| match standing.freshness() {
            Freshness::Current => 'c',
            Freshness::Stale => 's',
            Freshness::Unstamped => 'u',
        };
        standings.iter().map(letter).collect()
    }

    #[test]
    fn only_what_changed_is_stale() {
        assert_eq!(list("abc", "abc", 3), "ccc");
        assert_eq!(list("abc", "aXc", 3), "csc");
        assert_eq!(list("abc", "acb", 3), "css", "the order of a list is part of it");
        assert_eq!(list("ab", "abc", 3), "ccu");
        assert_eq!(list("", "abc", 3), "uuu");
    }

    #[test]
    fn an_entry_that_is_put_in_moves_those_behind_it_and_changes_none() {
        assert_eq!(list("abc", "aXbc", 3), "ccc", "the pack has not followed yet");
        assert_eq!(list("abc", "aXbc", 4), "cucc", "the pack has followed");
        assert_eq!(list("abc", "aXbY", 4), "cucs");
        assert_eq!(list("abcdefghijklm", "Xabcdefghijklm", 14), "uccccccccccccc");
    }

    #[test]
    fn an_entry_that_is_taken_out_leaves_its_translation_stale() {
        assert_eq!(list("abc", "ac", 3), "csc", "the pack has not followed yet");
        assert_eq!(list("abc", "ac", 2), "cc", "the pack has followed");
    }

    #[test]
    fn long_lists_are_compared_by_their_numbers() {
        let many = |count: u32| (0..count).map(Fingerprint).collect::<Vec<_>>();
        let aligned = align(&many(2000), &many(3000));
        assert_eq!((aligned[1999], aligned[2000]), (Some(1999), None));
    }

    #[test]
    fn break_marks_are_no_words() {
        assert_eq!(Fingerprint::of("a\u{200B}b\u{2060}c\u{AD}d"), Fingerprint::of("abcd"));
        assert_ne!(Fingerprint::of("a b"), Fingerprint::of("ab"));
    }

    #[test]
    fn a_fingerprint_is_read_as_it_is_printed() {
        let printed = Fingerprint::of("abc").to_string();
        assert_eq!(printed, "ba7816bf", "SHA-256 of abc, FIPS 180-4");
        assert_eq!(Fingerprint::parse(&printed), Some(Fingerprint::of("abc")));
        for wrong in ["", "ba7816b", "ba7816bf0", "BA7816BF", "+a7816bf", "ba7816bz", "日本"] {
            assert_eq!(Fingerprint::parse(wrong), None, "{wrong}");
        }
    }
}
