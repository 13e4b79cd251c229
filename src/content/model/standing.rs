//! How the strings of a pack stand to their stamps and to the reference.
//!
//! In: the texts of the reference, those of a pack, and its stamps. Out: a
//! [`Standing`] for each string of the pack; an entry that is put into a list moves
//! those behind it and changes none of them. Knows nothing about files or TOML.

use std::collections::BTreeMap;

use super::stamps::{Fingerprint, Review, Stamp, Stamps};

/// Lists with more pairs of entries than this are compared by their numbers.
const MOST_PAIRS: usize = 1 << 20;

/// The keys of the texts that may say nothing, or be left out: what closes a sentence in
/// some languages only, and that nobody on the line speaks the language.
const MAY_BE_EMPTY: [&str; 2] = ["end", "not_your_language"];

/// Whether the text at a key may say nothing, or be left out.
#[must_use]
pub fn may_be_empty(key: &str) -> bool {
    key.rsplit('.').next().is_some_and(|name| MAY_BE_EMPTY.contains(&name))
}

/// A text with its key.
pub type Keyed<'a> = (&'a str, &'a str);

/// How a string of a pack stands to the reference and to its stamp.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// Its key in the pack.
    pub key: &'a str,
    /// The string; nothing if it was left out, as one may be that says nothing.
    pub text: &'a str,
    /// The text of the reference that it must translate now; `None` if the
    /// reference has it no more, and in the reference itself.
    pub reference: Option<&'a str>,
    /// What was stamped, if somebody did so.
    pub stamp: Option<&'a Stamp>,
    /// Whether its pack is the reference itself.
    is_original: bool,
    own: Fingerprint,
    now: Option<Fingerprint>,
}

/// Whether a string is the one that was stamped, and follows the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It is as it was stamped, and the reference is so, too; or it says nothing, as it
    /// may.
    Current,
    /// The reference has another text now.
    Stale,
    /// The string itself has changed.
    Changed,
    /// Nobody has stamped it, or in an older version, which did not remember it.
    Unstamped,
}

impl Standing<'_> {
    /// Whether the string is the one that was stamped, and follows the reference.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        let Some(stamp) = self.stamp else {
            return if self.is_silent() { Freshness::Current } else { Freshness::Unstamped };
        };
        if !self.is_original {
            match stamp.from {
                None => return Freshness::Unstamped,
                from if from != self.now => return Freshness::Stale,
                Some(_) => {}
            }
        }
        match stamp.text {
            None if self.is_silent() => Freshness::Current,
            None => Freshness::Unstamped,
            Some(then) if then == self.own => Freshness::Current,
            Some(_) => Freshness::Changed,
        }
    }

    /// Whether the string is the one that was stamped, whatever became of the
    /// reference.
    #[must_use]
    pub fn is_as_stamped(&self) -> bool {
        self.stamp.is_some_and(|stamp| stamp.text == Some(self.own))
    }

    /// Who has read the string as it is now.
    #[must_use]
    pub fn review(&self) -> Option<&Review> {
        self.stamp?.review.as_ref().filter(|_| self.is_as_stamped())
    }

    /// Whether it says nothing, as it may.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        may_be_empty(self.key) && self.text.trim().is_empty()
    }
}

/// How the strings of a pack stand, in its order; strings that the reference lacks
/// and never had are left out. `reference` is `None` if the pack is the reference
/// itself.
#[must_use]
pub fn standings<'a>(
    reference: Option<&[Keyed<'a>]>,
    pack: &[Keyed<'a>],
    stamps: &'a Stamps,
) -> Vec<Standing<'a>> {
    let mut own = pack.to_vec();
    let mut texts = reference.unwrap_or(pack).to_vec();
    add_silent((&mut texts, &mut own), reference.is_none().then_some(stamps));
    let mut lists: BTreeMap<&str, List<'a>> = BTreeMap::new();
    for &(key, text) in &texts {
        let text = (key, text, Fingerprint::of(text));
        lists.entry(list_key(key)).or_default().texts.push(text);
    }
    for &(key, text) in &own {
        let text = (key, text, Fingerprint::of(text));
        lists.entry(list_key(key)).or_default().own.push(text);
    }
    for (key, stamp) in stamps {
        lists.entry(list_key(key)).or_default().stamps.push((key, &stamp.value));
    }
    let is_original = reference.is_none();
    let found: BTreeMap<&str, Standing<'_>> = lists
        .into_values()
        .flat_map(|list| list.standings(is_original))
        .filter(|standing| standing.now.is_some() || standing.stamp.is_some())
        .map(|standing| (standing.key, standing))
        .collect();
    own.iter().filter_map(|(key, _)| found.get(key).copied()).collect()
}

/// Adds to the texts of a reference and of a pack what one of them leaves out
/// because it says nothing there. `stamps` are those of the reference, if the pack is the
/// reference itself: what it leaves out is seen from them alone.
pub fn add_silent<'a>(
    (reference, pack): (&mut Vec<Keyed<'a>>, &mut Vec<Keyed<'a>>),
    stamps: Option<&'a Stamps>,
) {
    let silent = |keys: &mut dyn Iterator<Item = &'a str>, to: &[Keyed<'a>]| {
        let there = |key: &str| to.iter().any(|(other, _)| *other == key);
        let lacking = keys.filter(|key| may_be_empty(key) && !there(key));
        lacking.map(|key| (key, "")).collect::<Vec<_>>()
    };
    pack.extend(silent(&mut stamps.into_iter().flat_map(Stamps::keys).map(String::as_str), pack));
    pack.extend(silent(&mut reference.iter().map(|(key, _)| *key), pack));
    reference.extend(silent(&mut pack.iter().map(|(key, _)| *key), reference));
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
    texts: Vec<(&'a str, &'a str, Fingerprint)>,
    own: Vec<(&'a str, &'a str, Fingerprint)>,
    stamps: Vec<(&'a str, &'a Stamp)>,
}

impl<'a> List<'a> {
    fn standings(mut self, is_original: bool) -> Vec<Standing<'a>> {
        // Keys may come in their order as text: 1, 10, 2.
        self.texts.sort_by_key(|(key, ..)| entry_number(key));
        self.own.sort_by_key(|(key, ..)| entry_number(key));
        self.stamps.sort_by_key(|(key, _)| entry_number(key));
        let now: Vec<_> = self.texts.iter().map(|&(.., print)| Some(print)).collect();
        let then = self.stamps.iter().map(|(_, stamp)| stamp);
        let then: Vec<_> =
            then.map(|stamp| if is_original { stamp.text } else { stamp.from }).collect();
        let stamp_of = align(&then, &now);
        // In a pack that has not followed a change of the list's length, or that has lost
        // an entry, each entry is the one that is most like what was stamped.
        let alone = (self.own.len() != self.texts.len()).then(|| {
            let own: Vec<_> = self.own.iter().map(|&(.., print)| Some(print)).collect();
            let then: Vec<_> = self.stamps.iter().map(|(_, stamp)| stamp.text).collect();
            align(&then, &own)
        });
        let standing = |(place, &(key, text, own)): (usize, &(&'a str, &'a str, _))| {
            let (of, stamp) = match &alone {
                None => (Some(place), stamp_of.get(place).copied().flatten()),
                Some(alone) => {
                    let stamp = alone.get(place).copied().flatten();
                    let of = stamp.and_then(|it| stamp_of.iter().position(|of| *of == Some(it)));
                    (of, stamp)
                }
            };
            let of = of.and_then(|of| self.texts.get(of));
            Standing {
                key,
                text,
                reference: of.filter(|_| !is_original).map(|&(_, text, _)| text),
                stamp: stamp.and_then(|stamp| self.stamps.get(stamp)).map(|&(_, stamp)| stamp),
                is_original,
                own,
                now: of.map(|&(.., print)| print),
            }
        };
        self.own.iter().enumerate().map(standing).collect()
    }
}

/// For each text, the stamp that is its own: as many as are the same in the same
/// order, and between those one after the other. Lists of the same length are
/// compared by their numbers: nothing was put in or taken out.
fn align(stamps: &[Option<Fingerprint>], texts: &[Option<Fingerprint>]) -> Vec<Option<usize>> {
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
    use crate::source::{Sources, Span, Spanned};

    fn keyed<'a>(keys: &'a [String], texts: &'a [String]) -> Vec<Keyed<'a>> {
        keys.iter().zip(texts).map(|(key, text)| (key.as_str(), text.as_str())).collect()
    }

    /// How the strings `x.0`, `x.1`, … stand: `.` current, `s`tale, `c`hanged,
    /// `u`nstamped. Each letter of `from`, `stamped`, `reference` and `pack` is a text;
    /// `reference` is `None` in the reference itself.
    fn list((from, stamped): (&str, &str), reference: Option<&str>, pack: &str) -> String {
        let file = Sources::new(Path::new(".")).add("x.toml", "".into(), None);
        let keys: Vec<String> = (0..20).map(|place| format!("x.{place}")).collect();
        let letters = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        let stamps = keys.iter().zip(letters(from).into_iter().zip(letters(stamped)));
        let stamps = stamps.map(|(key, (from, text))| {
            let span = Span::new(file, 0, 0);
            let from = reference.map(|_| Fingerprint::of(&from));
            let text = (text != "-").then(|| Fingerprint::of(&text));
            let stamp = Stamp { from, text, review: None };
            (key.clone(), Spanned { value: stamp, span })
        });
        let stamps = stamps.collect();
        let (pack, reference) = (letters(pack), reference.map(letters));
        let texts = reference.as_ref().map(|texts| keyed(&keys, texts));
        standings(texts.as_deref(), &keyed(&keys, &pack), &stamps)
            .iter()
            .map(|standing| match standing.freshness() {
                Freshness::Current => '.',
                Freshness::Stale => 's',
                Freshness::Changed => 'c',
                Freshness::Unstamped => 'u',
            })
            .collect()
    }

    #[test]
    fn only_what_changed_is_told() {
        let then = ("abc", "ABC");
        assert_eq!(list(then, Some("abc"), "ABC"), "...");
        assert_eq!(list(then, Some("aXc"), "ABC"), ".s.");
        assert_eq!(list(then, Some("acb"), "ABC"), ".ss", "the order of a list is part of it");
        assert_eq!(list(("ab", "AB"), Some("abc"), "ABC"), "..u");
        assert_eq!(list(("", ""), Some("abc"), "ABC"), "uuu");
        assert_eq!(list(then, Some("abc"), "AXC"), ".c.");
        assert_eq!(list(then, Some("abc"), "ACB"), ".cc", "two entries were swapped");
        assert_eq!(list(then, Some("aXc"), "AYC"), ".s.", "both: it is to be compared anyway");
    }

    #[test]
    fn an_entry_that_is_put_in_moves_those_behind_it_and_changes_none() {
        let then = ("abc", "ABC");
        assert_eq!(list(then, Some("aXbc"), "ABC"), "...", "the pack has not followed yet");
        assert_eq!(list(then, Some("aXbc"), "AXBC"), ".u..", "the pack has followed");
        assert_eq!(list(then, Some("aXbc"), "AXZC"), ".uc.");
        assert_eq!(list(then, Some("aXbY"), "AXBC"), ".u.s");
        let long = ("abcdefghijklm", "ABCDEFGHIJKLM");
        assert_eq!(list(long, Some("Xabcdefghijklm"), "XABCDEFGHIJKLM"), "u.............");
    }

    #[test]
    fn an_entry_that_is_taken_out_leaves_its_translation_stale() {
        let then = ("abc", "ABC");
        assert_eq!(list(then, Some("ac"), "ABC"), ".s.", "the pack has not followed yet");
        assert_eq!(list(then, Some("ac"), "AC"), "..", "the pack has followed");
        assert_eq!(list(then, Some("abc"), "AC"), "..", "lost here alone: the length is told");
    }

    #[test]
    fn the_reference_has_no_text_to_follow() {
        let then = ("---", "abc");
        assert_eq!(list(then, None, "abc"), "...");
        assert_eq!(list(then, None, "aXc"), ".c.");
        assert_eq!(list(then, None, "aXbc"), ".u..");
        assert_eq!(list(then, None, "ac"), "..");
    }

    #[test]
    fn a_stamp_of_an_older_version_remembers_no_translation() {
        assert_eq!(list(("abc", "---"), Some("abc"), "ABC"), "uuu");
        assert_eq!(list(("abc", "---"), Some("aXc"), "ABC"), "usu");
        assert_eq!(list(("abc", "---"), Some("aXbc"), "ABC"), "uuu");
    }

    #[test]
    fn what_may_say_nothing_is_the_same_left_out_and_empty() {
        let file = Sources::new(Path::new(".")).add("x.toml", "".into(), None);
        let span = Span::new(file, 0, 0);
        let stamp = |from: &str, text: &str| Stamp {
            from: Some(Fingerprint::of(from)),
            text: Some(Fingerprint::of(text)),
            review: None,
        };
        let freshness = |reference: &[Keyed<'static>], pack: &[Keyed<'static>], stamp: Stamp| {
            let stamps = Stamps::from([("call.end".to_owned(), Spanned { value: stamp, span })]);
            let standings = standings(Some(reference), pack, &stamps);
            standings.iter().map(Standing::freshness).collect::<Vec<_>>()
        };
        let (none, empty, said) = ([], [("call.end", "")], [("call.end", "!")]);
        assert_eq!(freshness(&none, &said, stamp("", "!")), [Freshness::Current]);
        assert_eq!(freshness(&none, &said, stamp("", "?")), [Freshness::Changed]);
        assert_eq!(freshness(&said, &none, stamp("!", "")), [Freshness::Current]);
        assert_eq!(freshness(&said, &none, stamp("!", "!")), [Freshness::Changed], "it is gone");
        assert_eq!(freshness(&empty, &none, stamp("!", "")), [Freshness::Stale]);
        let stamps = Stamps::from([(
            "call.end".to_owned(),
            Spanned { value: Stamp { from: None, ..stamp("", "!") }, span },
        )]);
        let original = standings(None, &none, &stamps);
        assert_eq!(original[0].freshness(), Freshness::Changed, "gone from the reference");
    }

    #[test]
    fn long_lists_are_compared_by_their_numbers() {
        let many = |count: u32| (0..count).map(|it| Some(Fingerprint(it))).collect::<Vec<_>>();
        let aligned = align(&many(2000), &many(3000));
        assert_eq!((aligned[1999], aligned[2000]), (Some(1999), None));
    }
}
