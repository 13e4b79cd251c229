//! Which passage of one file answers which of the other.
//!
//! In: the passages of two files. Out: what was changed, added and taken away, in
//! the order in which it is read. Knows nothing about bytes.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::words::{Part, Words, likeness, parts};
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

/// A passage of the old file and what answers it in the new one.
struct Step {
    old: Option<usize>,
    new: Option<usize>,
    /// Where the passage that is missing would stand.
    at: usize,
}

/// The changes from the pages of one file to those of another.
pub(super) fn changes(old: &[Vec<Passage>], new: &[Vec<Passage>]) -> Vec<Change> {
    let both = Both { old: found(old), new: found(new) };
    let keys = |found: &[Found<'_>]| -> Vec<(Kind, String)> {
        found.iter().map(|it| (it.passage.kind, it.words.letters.clone())).collect()
    };
    let mut steps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(&both.old), &keys(&both.new)) {
        let (tag, old, new) = op.as_tag_tuple();
        match tag {
            DiffTag::Equal => {
                let pairs = old.zip(new);
                let changed =
                    pairs.filter(|(old, new)| !both.old[*old].words.same(&both.new[*new].words));
                steps.extend(changed.map(|(old, new)| Step::pair(old, new)));
            }
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                both.between(old, new, &mut steps);
            }
        }
    }
    both.join_moved(&mut steps);
    by_row(steps.iter().map(|step| both.change(step)).collect())
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

impl Step {
    fn pair(old: usize, new: usize) -> Self {
        Self { old: Some(old), new: Some(new), at: 0 }
    }
}

impl Both<'_> {
    /// Passages between two that are the same.
    fn between(&self, old: Range<usize>, new: Range<usize>, steps: &mut Vec<Step>) {
        let gone = |old, at| Step { old: Some(old), new: None, at };
        let added = |new, at| Step { old: None, new: Some(new), at };
        let (mut from_old, mut from_new) = (old.start, new.start);
        for (left, right) in self.pairs(old.clone(), new.clone()) {
            steps.extend((from_old..left).map(|it| gone(it, from_new)));
            steps.extend((from_new..right).map(|it| added(it, left)));
            steps.push(Step::pair(left, right));
            (from_old, from_new) = (left + 1, right + 1);
        }
        steps.extend((from_old..old.end).map(|it| gone(it, from_new)));
        steps.extend((from_new..new.end).map(|it| added(it, old.end)));
    }

    /// Makes one step of a passage that is gone here and new there, saying the
    /// same. A drawing or a link that is read earlier or later on its page has
    /// only been laid out in another way. Rows of tables are left alone: cells
    /// say the same in many of them.
    fn join_moved(&self, steps: &mut Vec<Step>) {
        let new = |step: &Step| step.new.filter(|_| step.old.is_none());
        let old = |step: &Step| step.old.filter(|_| step.new.is_none());
        let mut at = 0;
        while at < steps.len() {
            let answer = old(&steps[at]).and_then(|gone| {
                steps.iter().position(|step| new(step).is_some_and(|new| self.is_moved(gone, new)))
            });
            let Some(answer) = answer else {
                at += 1;
                continue;
            };
            let new_place = steps.remove(answer).new;
            at -= usize::from(answer < at);
            steps[at].new = new_place;
            let (Some(gone), Some(new)) = (steps[at].old, steps[at].new) else { continue };
            let (gone, new) = (&self.old[gone], &self.new[new]);
            if gone.passage.kind == Kind::Text || gone.page != new.page {
                at += 1;
            } else {
                steps.remove(at);
            }
        }
    }

    fn is_moved(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old[old], &self.new[new]);
        let in_rows = old.passage.row.is_some() || new.passage.row.is_some();
        !in_rows && old.passage.kind == new.passage.kind && old.words.same(&new.words)
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

    fn change(&self, step: &Step) -> Change {
        let old = step.old.map(|at| &self.old[at]);
        let new = step.new.map(|at| &self.new[at]);
        let (changed_old, changed_new) = match (old, new) {
            (Some(old), Some(new)) => changed_lines(&old.words, &new.words),
            (_, _) => (Vec::new(), Vec::new()),
        };
        let page =
            |found: Option<&Found<'_>>, all| found.map_or(neighbour(all, step.at), |it| it.page);
        Change {
            kind: new.or(old).map_or(Kind::Text, |it| it.passage.kind),
            row: new.and_then(|it| it.row.clone()).or(old.and_then(|it| it.row.clone())),
            old: old.map(|it| spot(it, &changed_old)),
            new: new.map(|it| spot(it, &changed_new)),
            pages: (page(old, &self.old), page(new, &self.new)),
        }
    }
}

/// The page of the passage before a place; that of the place itself if it is the
/// first.
fn neighbour(found: &[Found<'_>], at: usize) -> usize {
    let before = at.checked_sub(1).and_then(|at| found.get(at));
    before.or(found.get(at)).map_or(0, |found| found.page)
}

/// A passage on its page; of many lines only those that changed are shown, if
/// any is known to have.
fn spot(found: &Found<'_>, changed: &[usize]) -> Spot {
    let lines = found.passage.lines.iter().enumerate();
    let lines = lines.filter(|(at, _)| changed.is_empty() || changed.contains(at));
    let places = lines.filter_map(|(_, line)| line.place);
    Spot {
        page: found.page,
        text: found.words.text.clone(),
        place: places.reduce(|one: Rect, other| one.union(&other)),
    }
}

/// The lines of both texts in which words changed, or between whose words some
/// are missing.
fn changed_lines(old: &Words, new: &Words) -> (Vec<usize>, Vec<usize>) {
    let (mut in_old, mut in_new) = (Vec::new(), Vec::new());
    let (mut at_old, mut at_new) = (0, 0);
    for part in parts(&old.text, &new.text) {
        match part {
            Part::Same(text) => {
                at_old += text.len();
                at_new += text.len();
            }
            Part::Old(text) => {
                in_old.extend(old.lines(at_old..at_old + text.len()));
                in_new.extend(new.lines(at_new..at_new));
                at_old += text.len();
            }
            Part::New(text) => {
                in_new.extend(new.lines(at_new..at_new + text.len()));
                in_old.extend(old.lines(at_old..at_old));
                at_new += text.len();
            }
        }
    }
    (in_old, in_new)
}
