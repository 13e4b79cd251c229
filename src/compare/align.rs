//! Which passage of one file answers which of the other.
//!
//! In: the passages of two files. Out: what was changed, added and taken away, in
//! the order in which it is read. Knows no bytes.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::words::{Words, likeness};
use super::{Change, Spot};
use crate::geom::Rect;
use crate::proof::{Kind, Passage};

/// How alike two passages must be to be one that was changed.
const ALIKE: f32 = 0.35;

/// So many pairs of passages are compared; where there are more, passages answer
/// each other in their order.
const MOST_PAIRS: usize = 40_000;

/// A passage and where it stands.
struct Found<'a> {
    passage: &'a Passage,
    words: Words,
    page: usize,
    /// What the first cell of its row says, if it is another cell.
    row: Option<String>,
}

/// The passages of the old and the new file.
struct Both<'a> {
    old: Vec<Found<'a>>,
    new: Vec<Found<'a>>,
}

/// The changes from the pages of one file to those of another.
pub(super) fn changes(old: &[Vec<Passage>], new: &[Vec<Passage>]) -> Vec<Change> {
    let both = Both { old: found(old), new: found(new) };
    let keys = |found: &[Found<'_>]| -> Vec<(Kind, String)> {
        found.iter().map(|it| (it.passage.kind, it.words.letters.clone())).collect()
    };
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(&both.old), &keys(&both.new)) {
        let (tag, old, new) = op.as_tag_tuple();
        match tag {
            DiffTag::Equal => {
                let pairs = old.zip(new);
                let changed =
                    pairs.filter(|(old, new)| !both.old[*old].words.same(&both.new[*new].words));
                changes.extend(changed.map(|(old, new)| both.changed(old, new)));
            }
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                both.between(old, new, &mut changes)
            }
        }
    }
    by_row(changes)
}

/// Makes one change of the cells of a row that are all gone, or all new.
fn by_row(changes: Vec<Change>) -> Vec<Change> {
    let mut merged: Vec<Change> = Vec::new();
    // What the first cell of the row says in which the last change stands.
    let mut head: Option<String> = None;
    for mut change in changes {
        let last = merged.last_mut().filter(|last| {
            change.row.is_some() && change.row == head && last.pages == change.pages
        });
        match (last, &mut change) {
            (
                Some(Change { old: Some(last), new: None, .. }),
                Change { old: Some(cell), new: None, .. },
            )
            | (
                Some(Change { old: None, new: Some(last), .. }),
                Change { old: None, new: Some(cell), .. },
            ) if last.page == cell.page => append(last, cell),
            (_, _) => {
                let spot =
                    change.old.as_ref().filter(|_| change.new.is_none()).or(change.new.as_ref());
                head = change.row.clone().or_else(|| spot.map(|spot| spot.text.clone()));
                merged.push(change);
            }
        }
    }
    merged
}

fn append(last: &mut Spot, cell: &Spot) {
    last.text.push_str(" | ");
    last.text.push_str(&cell.text);
    last.place = match (last.place, cell.place) {
        (Some(one), Some(other)) => Some(one.union(&other)),
        (one, other) => one.or(other),
    };
}

fn found(pages: &[Vec<Passage>]) -> Vec<Found<'_>> {
    let mut found: Vec<Found<'_>> = Vec::new();
    for (page, passages) in pages.iter().enumerate() {
        let mut head: Option<(usize, String)> = None;
        for passage in passages {
            let words = Words::of(passage.lines.iter().map(|line| &*line.text));
            let row = match (passage.row, &head) {
                (Some(row), Some((of, name))) if *of == row => Some(name.clone()),
                (Some(row), _) => {
                    head = Some((row, words.text.clone()));
                    None
                }
                (None, _) => None,
            };
            // A drawing without words says nothing that could change.
            if !words.letters.is_empty() {
                found.push(Found { passage, words, page, row });
            }
        }
    }
    found
}

impl Both<'_> {
    /// Passages between two that are the same.
    fn between(&self, old: Range<usize>, new: Range<usize>, changes: &mut Vec<Change>) {
        let (mut from_old, mut from_new) = (old.start, new.start);
        for (left, right) in self.pairs(old.clone(), new.clone()) {
            changes.extend((from_old..left).map(|at| self.gone(at, from_new)));
            changes.extend((from_new..right).map(|at| self.added(left, at)));
            changes.push(self.changed(left, right));
            (from_old, from_new) = (left + 1, right + 1);
        }
        changes.extend((from_old..old.end).map(|at| self.gone(at, from_new)));
        changes.extend((from_new..new.end).map(|at| self.added(old.end, at)));
    }

    /// The pairs that are most alike in all, in their order.
    fn pairs(&self, old: Range<usize>, new: Range<usize>) -> Vec<(usize, usize)> {
        if old.is_empty() || new.is_empty() {
            return Vec::new();
        }
        let is_simple = old.len() == new.len() && old.len() == 1;
        if is_simple || old.len().saturating_mul(new.len()) > MOST_PAIRS {
            let same_kind = |(old, new): &(usize, usize)| {
                self.old[*old].passage.kind == self.new[*new].passage.kind
            };
            return old.zip(new).filter(same_kind).collect();
        }
        let (rows, columns) = (old.len(), new.len());
        let alike: Vec<Vec<f32>> =
            old.clone().map(|old| new.clone().map(|new| self.alike(old, new)).collect()).collect();
        // best[i][j]: the most that the pairs behind i and j can be alike.
        let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
        for i in (0..rows).rev() {
            for j in (0..columns).rev() {
                let paired = alike[i][j] + best[i + 1][j + 1];
                best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(paired);
            }
        }
        let (mut i, mut j) = (0, 0);
        let mut pairs = Vec::new();
        while i < rows && j < columns {
            if alike[i][j] > 0.0 && best[i][j] <= alike[i][j] + best[i + 1][j + 1] {
                pairs.push((old.start + i, new.start + j));
                (i, j) = (i + 1, j + 1);
            } else if best[i + 1][j] >= best[i][j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
        pairs
    }

    /// How alike two passages are; 0 if they are different things.
    fn alike(&self, old: usize, new: usize) -> f32 {
        let (old, new) = (&self.old[old], &self.new[new]);
        if old.passage.kind != new.passage.kind
            || old.passage.row.is_some() != new.passage.row.is_some()
        {
            return 0.0;
        }
        let alike = likeness(&old.words, &new.words);
        // Cells of the same row are the same cell, whatever they say.
        let same_row = old.row.is_some() && old.row == new.row;
        if alike >= ALIKE || same_row { alike.max(ALIKE) } else { 0.0 }
    }

    fn changed(&self, old: usize, new: usize) -> Change {
        let (old, new) = (&self.old[old], &self.new[new]);
        Change {
            kind: new.passage.kind,
            row: new.row.clone().or_else(|| old.row.clone()),
            old: Some(spot(old)),
            new: Some(spot(new)),
            pages: (old.page, new.page),
        }
    }

    /// A passage that is no more; what stands before `new` stands in its place.
    fn gone(&self, old: usize, new: usize) -> Change {
        let old = &self.old[old];
        Change {
            kind: old.passage.kind,
            row: old.row.clone(),
            old: Some(spot(old)),
            new: None,
            pages: (old.page, neighbour(&self.new, new)),
        }
    }

    /// A passage that was not there before.
    fn added(&self, old: usize, new: usize) -> Change {
        let new = &self.new[new];
        Change {
            kind: new.passage.kind,
            row: new.row.clone(),
            old: None,
            new: Some(spot(new)),
            pages: (neighbour(&self.old, old), new.page),
        }
    }
}

/// The page of the passage before a place; that of the place itself if it is the
/// first.
fn neighbour(found: &[Found<'_>], at: usize) -> usize {
    let before = at.checked_sub(1).and_then(|at| found.get(at));
    before.or(found.get(at)).map_or(0, |found| found.page)
}

fn spot(found: &Found<'_>) -> Spot {
    let places = found.passage.lines.iter().filter_map(|line| line.place);
    Spot {
        page: found.page,
        text: found.words.text.clone(),
        place: places.reduce(|one: Rect, other| one.union(&other)),
    }
}
