//! Changes in words, the same for every form of the answer.
//!
//! In: changes. Out: short texts without marks of their own. Knows nothing about outputs.

use super::words::{Part, parts};
use super::{About, Change, Comparison, FactChange, Fate, What};
use crate::proof::Kind;

/// How many letters of what stayed the same are shown beside what changed.
const AROUND: usize = 24;

/// How many letters of the first cell of a row name the row.
const ROW: usize = 32;

/// The texts of a passage before and after, what stayed the same shortened to
/// what stands beside the change.
pub(super) struct Shown {
    pub(super) old: Vec<Piece>,
    pub(super) new: Vec<Piece>,
}

/// A stretch of a shown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Whether it changed.
    pub(super) changed: bool,
}

impl Shown {
    /// The texts of a change.
    pub(super) fn of(change: &Change) -> Self {
        let text = |spot: &Option<super::Spot>| {
            spot.as_ref().map(|spot| spot.text.clone()).unwrap_or_default()
        };
        let (old, new) = (text(&change.old), text(&change.new));
        if change.old.is_none() || change.new.is_none() {
            return Self { old: whole(old), new: whole(new) };
        }
        let parts = shortened(&parts(&old, &new));
        let side = |is_old: bool| {
            let own = parts.iter().filter_map(|part| match *part {
                Part::Same(text) => Some((text, false)),
                Part::Old(text) => is_old.then_some((text, true)),
                Part::New(text) => (!is_old).then_some((text, true)),
            });
            joined(own)
        };
        Self { old: side(true), new: side(false) }
    }
}

/// Leaves out the words that are the same and stand far from what changed, on
/// both sides the same ones.
fn shortened<'a>(parts: &[Part<'a>]) -> Vec<Part<'a>> {
    let is_same = |part: &Part<'_>| matches!(part, Part::Same(_));
    let mut shown = Vec::new();
    let mut rest = parts;
    while !rest.is_empty() {
        let end = rest.iter().position(|part| !is_same(part)).unwrap_or(rest.len());
        let (same, behind) = rest.split_at(end);
        let kept = (!shown.is_empty(), !behind.is_empty());
        shown.extend(beside(same, kept));
        let end = behind.iter().position(is_same).unwrap_or(behind.len());
        let (changed, behind) = behind.split_at(end);
        shown.extend(changed);
        rest = behind;
    }
    shown
}

/// The words of a stretch that stand near its ends, where `kept` says that
/// something changed before and behind it.
fn beside<'a>(same: &[Part<'a>], kept: (bool, bool)) -> Vec<Part<'a>> {
    let length = |part: &Part<'_>| match part {
        Part::Same(text) | Part::Old(text) | Part::New(text) => text.chars().count(),
    };
    let near = |parts: &mut dyn Iterator<Item = &Part<'a>>| {
        let mut room = AROUND;
        let fits = |part: &&Part<'_>| {
            let fits = length(part) <= room;
            room = room.saturating_sub(length(part));
            fits
        };
        parts.take_while(fits).count()
    };
    let head = if kept.0 { near(&mut same.iter()) } else { 0 };
    let tail = if kept.1 { near(&mut same.iter().rev()) } else { 0 };
    let left_out = same.get(head..same.len().saturating_sub(tail)).unwrap_or_default();
    // A few words are as short as what would stand for them.
    if left_out.iter().map(length).sum::<usize>() <= AROUND || !(kept.0 || kept.1) {
        return same.to_vec();
    }
    let (head, tail) = (&same[..head], &same[same.len() - tail..]);
    [head, &[Part::Same("…")], tail].concat()
}

fn whole(text: String) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text, changed: false }] }
}

/// Puts neighbours together; blanks between changed words change with them.
fn joined<'a>(parts: impl Iterator<Item = (&'a str, bool)>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (text, changed) in parts {
        if let Some(last) = pieces.last_mut()
            && last.changed == changed
        {
            last.text.push_str(text);
        } else {
            pieces.push(Piece { text: text.to_owned(), changed });
        }
    }
    let mut at = 1;
    while at + 1 < pieces.len() {
        if !pieces[at].changed && pieces[at].text.trim().is_empty() {
            let blank = pieces.remove(at).text;
            let behind = pieces.remove(at).text;
            pieces[at - 1].text.push_str(&blank);
            pieces[at - 1].text.push_str(&behind);
        } else {
            at += 1;
        }
    }
    pieces
}

/// The page of a change, and in which row it stands: `page 4`, `page 3, now 4`.
pub(super) fn place(change: &Change) -> String {
    let pages =
        (change.old.as_ref().map(|it| it.page + 1), change.new.as_ref().map(|it| it.page + 1));
    match pages {
        (Some(old), Some(new)) if old != new => format!("page {old}, now {new}"),
        (Some(page), _) | (None, Some(page)) => format!("page {page}"),
        (None, None) => String::new(),
    }
}

/// Whether a passage says what it said, in another place.
pub(super) fn is_moved(change: &Change) -> bool {
    let texts = change.old.as_ref().zip(change.new.as_ref());
    texts.is_some_and(|(old, new)| old.text == new.text)
}

/// The row of a change, by the beginning of its first cell.
pub(super) fn row(change: &Change) -> Option<String> {
    let row = change.row.as_ref()?;
    if row.chars().count() <= ROW {
        return Some(row.clone());
    }
    let start: String = row.chars().take(ROW).collect();
    Some(format!("{}…", start.trim_end()))
}

/// What a change is about, if not printed text.
pub(super) fn kind(change: &Change) -> Option<&'static str> {
    match change.kind {
        Kind::Text => None,
        Kind::Drawing => Some("text for screen readers"),
        Kind::Link => Some("link"),
    }
}

/// What of a fact changed, if not its value, behind its name.
pub(super) fn what(change: &FactChange) -> &'static str {
    match change.what {
        What::Value => "",
        What::Times => ", when it holds",
        What::Checked => ", last checked",
    }
}

/// So many things.
fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// What is known of a file and changed: `status draft → reviewed`.
pub(super) fn abouts([old, new]: &[About; 2]) -> Vec<String> {
    let pairs = [
        ("status", &old.status, &new.status),
        ("edition", &old.edition, &new.edition),
        ("density", &old.density, &new.density),
    ];
    let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
    let mut abouts: Vec<String> =
        changed.map(|(name, old, new)| format!("{name} {old} → {new}")).collect();
    if old.pages != new.pages {
        abouts.push(format!("pages {} → {}", old.pages, new.pages));
    }
    abouts
}

/// Which pages say the same and look different, if any does.
pub(super) fn looks(pages: &[usize]) -> Option<String> {
    let numbers: Vec<String> = pages.iter().map(|page| (page + 1).to_string()).collect();
    match pages {
        [] => None,
        [page] => Some(format!("page {} only looks different", page + 1)),
        _ => Some(format!("pages {} only look different", numbers.join(", "))),
    }
}

/// What became of a file, in a few words.
pub(super) fn fate(fate: &Fate) -> String {
    match fate {
        Fate::Added(about) => format!("new, {} of {}", counted(about.pages, "page"), about.edition),
        Fate::Gone(_) => "no longer made".to_owned(),
        Fate::Changed { about, changes, looks } => {
            let mut told = abouts(about);
            if changes.is_empty() {
                let only = if told.is_empty() { "layout only" } else { "no text" };
                told.push(only.to_owned());
            } else {
                told.insert(0, counted(changes.len(), "text"));
            }
            told.extend(self::looks(looks));
            told.join(", ")
        }
    }
}

/// The answer in one sentence.
pub(super) fn summary(comparison: &Comparison) -> String {
    let [(old, _), (new, _)] = &comparison.sides;
    if comparison.is_empty() {
        return format!(
            "nothing changed from {old} to {new}: {} the same",
            counted(comparison.same, "file")
        );
    }
    let texts = comparison.leaflets.iter().map(|(_, fate)| match fate {
        Fate::Changed { changes, .. } => changes.len(),
        Fate::Added(_) | Fate::Gone(_) => 0,
    });
    let facts =
        comparison.facts.as_ref().map(|facts| format!("{}, ", counted(facts.len(), "fact")));
    format!(
        "from {old} to {new}: {}{} in {} changed, {} the same",
        facts.unwrap_or_default(),
        counted(texts.sum(), "text"),
        counted(comparison.leaflets.len(), "file"),
        counted(comparison.same, "file"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Spot;
    use crate::proof::Kind;

    fn told(old: &str, new: &str) -> [String; 2] {
        let spot = |text: &str| Some(Spot { page: 0, text: text.to_owned(), place: None });
        let (old, new) = (spot(old), spot(new));
        let change = Change { kind: Kind::Text, row: None, old, new, pages: (0, 0) };
        let Shown { old, new } = Shown::of(&change);
        [old, new].map(|pieces| {
            let marked = |piece: &Piece| match piece.changed {
                true => format!("[{}]", piece.text),
                false => piece.text.clone(),
            };
            pieces.iter().map(marked).collect()
        })
    }

    #[test]
    fn words_far_from_the_change_are_left_out_on_both_sides() {
        let around = "one two three four five six seven eight nine ten eleven twelve";
        let [old, new] = told(&format!("{around} a {around}"), &format!("{around} b c {around}"));
        assert_eq!(old, "… nine ten eleven twelve [a] one two three four five…");
        assert_eq!(new, "… nine ten eleven twelve [b c] one two three four five…");
        assert_eq!(told("x 1", "x 2"), ["x [1]", "x [2]"]);
        assert_eq!(told("x y", "x z y"), ["x y", "x [z ]y"]);
    }
}
