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

/// What answers something in the other file as a whole: a row of a table with all
/// its cells, or any other passage. Cells say the same in many rows, so that none
/// can tell alone in which row it stands.
struct Unit {
    /// Its passages.
    passages: Range<usize>,
    /// What all of them say.
    words: Words,
    is_row: bool,
}

/// One of the files.
struct Side<'a> {
    found: Vec<Found<'a>>,
    units: Vec<Unit>,
}

/// The old and the new file.
struct Both<'a> {
    old: Side<'a>,
    new: Side<'a>,
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
    let both = Both { old: Side::new(old), new: Side::new(new) };
    let mut steps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &both.old.keys(), &both.new.keys()) {
        let (tag, old, new) = op.as_tag_tuple();
        match tag {
            DiffTag::Equal => {
                old.zip(new).for_each(|(old, new)| both.answer(old, new, &mut steps));
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

impl<'a> Side<'a> {
    fn new(pages: &'a [Vec<Passage>]) -> Self {
        let found = found(pages);
        let mut units = Vec::new();
        let mut start = 0;
        let row = |found: &Found<'_>| found.passage.row.map(|row| (found.page, row));
        for passages in found.chunk_by(|a, b| row(a).is_some() && row(a) == row(b)) {
            let end = start + passages.len();
            let lines = passages.iter().flat_map(|it| &it.passage.lines);
            let words = Words::of(lines.map(|line| &*line.text));
            let is_row = passages.iter().any(|it| row(it).is_some());
            units.push(Unit { passages: start..end, words, is_row });
            start = end;
        }
        Self { found, units }
    }

    /// What each unit is and says; the same for units that say the same.
    fn keys(&self) -> Vec<(bool, Vec<(Kind, &str)>)> {
        let of_unit = |unit: &Unit| {
            let passages = self.found[unit.passages.clone()].iter();
            (unit.is_row, passages.map(|it| (it.passage.kind, &*it.words.letters)).collect())
        };
        self.units.iter().map(of_unit).collect()
    }

    /// The passages of some units.
    fn passages(&self, units: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.units.get(at).map(|unit| unit.passages.start);
        let end = self.found.len();
        place(units.start).unwrap_or(end)..place(units.end).unwrap_or(end)
    }
}

impl Step {
    fn pair(old: usize, new: usize) -> Self {
        Self { old: Some(old), new: Some(new), at: 0 }
    }
}

impl Both<'_> {
    /// Units between two that are the same.
    fn between(&self, old: Range<usize>, new: Range<usize>, steps: &mut Vec<Step>) {
        let gone = |old, at| Step { old: Some(old), new: None, at };
        let added = |new, at| Step { old: None, new: Some(new), at };
        let (all_old, all_new) = (self.old.passages(&old), self.new.passages(&new));
        let (mut from_old, mut from_new) = (all_old.start, all_new.start);
        // One between the same two is one that changed, whatever it says.
        let is_one = old.len() == 1 && new.len() == 1 && self.is_same_kind(old.start, new.start);
        let alike = |old, new| if is_one { 1.0 } else { self.alike(old, new) };
        for (left, right) in pairs(old, new, alike) {
            let (old, new) = (&self.old.units[left].passages, &self.new.units[right].passages);
            steps.extend((from_old..old.start).map(|it| gone(it, from_new)));
            steps.extend((from_new..new.start).map(|it| added(it, old.start)));
            self.answer(left, right, steps);
            (from_old, from_new) = (old.end, new.end);
        }
        steps.extend((from_old..all_old.end).map(|it| gone(it, from_new)));
        steps.extend((from_new..all_new.end).map(|it| added(it, all_old.end)));
    }

    /// What changed from a unit to the one that answers it.
    fn answer(&self, old: usize, new: usize, steps: &mut Vec<Step>) {
        let (old, new) = (&self.old.units[old].passages, &self.new.units[new].passages);
        let kinds = |side: &Side<'_>, passages: &Range<usize>| -> Vec<Kind> {
            side.found[passages.clone()].iter().map(|it| it.passage.kind).collect()
        };
        let is_regular = kinds(&self.old, old) == kinds(&self.new, new);
        let pairs: Vec<(usize, usize)> = if is_regular {
            old.clone().zip(new.clone()).collect()
        } else {
            pairs(old.clone(), new.clone(), |old, new| self.alike_passages(old, new))
        };
        let (mut from_old, mut from_new) = (old.start, new.start);
        for (left, right) in pairs.into_iter().chain([(old.end, new.end)]) {
            let gone = |old| Step { old: Some(old), new: None, at: from_new };
            steps.extend((from_old..left).map(gone));
            let added = |new| Step { old: None, new: Some(new), at: left };
            steps.extend((from_new..right).map(added));
            let both = self.old.found.get(left).zip(self.new.found.get(right));
            let is_pair = left < old.end && right < new.end;
            if both.is_some_and(|(old, new)| is_pair && !old.words.same(&new.words)) {
                steps.push(Step::pair(left, right));
            }
            (from_old, from_new) = (left + 1, right + 1);
        }
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
            let (gone, new) = (&self.old.found[gone], &self.new.found[new]);
            if gone.passage.kind == Kind::Text || gone.page != new.page {
                at += 1;
            } else {
                steps.remove(at);
            }
        }
    }

    fn is_moved(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.found[old], &self.new.found[new]);
        let in_rows = old.passage.row.is_some() || new.passage.row.is_some();
        !in_rows && old.passage.kind == new.passage.kind && old.words.same(&new.words)
    }

    fn is_same_kind(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.units[old], &self.new.units[new]);
        let kind = |side: &Side<'_>, unit: &Unit| side.found[unit.passages.start].passage.kind;
        old.is_row == new.is_row && kind(&self.old, old) == kind(&self.new, new)
    }

    /// How alike two units are; 0 if they are different things.
    fn alike(&self, old: usize, new: usize) -> f32 {
        let (old, new) = (&self.old.units[old], &self.new.units[new]);
        let heads = (old.passages.start, new.passages.start);
        if old.is_row != new.is_row {
            return 0.0;
        }
        if !old.is_row {
            return self.alike_passages(heads.0, heads.1);
        }
        // The first cell says what the row is about.
        let (old_head, new_head) = (&self.old.found[heads.0], &self.new.found[heads.1]);
        let head = likeness(&old_head.words, &new_head.words);
        let alike = (head + likeness(&old.words, &new.words)) / 2.0;
        let is_same = old_head.words.letters == new_head.words.letters;
        if alike >= ALIKE || is_same { alike.max(ALIKE) } else { 0.0 }
    }

    /// How alike two passages are; 0 if they are different things.
    fn alike_passages(&self, old: usize, new: usize) -> f32 {
        let (old, new) = (&self.old.found[old], &self.new.found[new]);
        if old.passage.kind != new.passage.kind {
            return 0.0;
        }
        Some(likeness(&old.words, &new.words)).filter(|alike| *alike >= ALIKE).unwrap_or(0.0)
    }

    fn change(&self, step: &Step) -> Change {
        let old = step.old.map(|at| &self.old.found[at]);
        let new = step.new.map(|at| &self.new.found[at]);
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
            pages: (page(old, &self.old.found), page(new, &self.new.found)),
        }
    }
}

/// The pairs that are most alike in all, in their order.
fn pairs(
    old: Range<usize>,
    new: Range<usize>,
    alike: impl Fn(usize, usize) -> f32,
) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return old.zip(new).filter(|(old, new)| alike(*old, *new) > 0.0).collect();
    }
    let (rows, columns) = (old.len(), new.len());
    let alike: Vec<Vec<f32>> =
        old.clone().map(|old| new.clone().map(|new| alike(old, new)).collect()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::Placed;

    /// A page with a table: the cells of each row.
    fn page(rows: &[&[&str]]) -> Vec<Vec<Passage>> {
        let cell = |row: usize, text: &str| Passage {
            kind: Kind::Text,
            row: Some(row),
            lines: vec![Placed { text: text.to_owned(), place: None }],
        };
        let rows = (1..).zip(rows);
        vec![rows.flat_map(|(row, cells)| cells.iter().map(move |it| cell(row, it))).collect()]
    }

    fn told(old: &[&[&str]], new: &[&[&str]]) -> Vec<(Option<String>, Option<String>)> {
        let text = |spot: Option<Spot>| spot.map(|spot| spot.text);
        let changes = changes(&page(old), &page(new)).into_iter();
        changes.map(|it| (text(it.old), text(it.new))).collect()
    }

    fn pair(old: &str, new: &str) -> (Option<String>, Option<String>) {
        (Some(old.to_owned()), Some(new.to_owned()))
    }

    #[test]
    fn a_cell_is_answered_by_a_cell_of_the_same_row() {
        // The last row that goes has hours more like the new ones than the old hours.
        let old: [&[&str]; 3] = [
            &["ภาษาไทย、नेपाली भाषा、Bahasa Indonesia", "毎日", "午前9時30分から午後6時まで"],
            &["Tiếng Việt、Pilipino", "毎日", "午前10時から午後7時まで"],
            &["English、中文、한국어、Español、Português", "毎日", "午前9時から午後8時まで"],
        ];
        let new: [&[&str]; 1] = [&[
            "ภาษาไทย、नेपाली भाषा、Bahasa Indonesia、Tiếng Việt、Pilipino",
            "毎日",
            "午前9時から午後6時まで",
        ]];
        let gone = |row: &[&str]| (Some(row.join(" | ")), None);
        let expected =
            [pair(old[0][0], new[0][0]), pair(old[0][2], new[0][2]), gone(old[1]), gone(old[2])];
        assert_eq!(told(&old, &new), expected);
    }

    #[test]
    fn rows_that_say_the_same_but_for_one_cell_are_told_by_that_cell() {
        let old: [&[&str]; 2] = [&["月", "休み", "はい"], &["火", "9時", "はい"]];
        let new: [&[&str]; 2] = [&["月", "9時", "はい"], &["火", "9時", "はい"]];
        assert_eq!(told(&old, &new), [pair("休み", "9時")]);
        assert_eq!(told(&new, &old), [pair("9時", "休み")]);
        assert_eq!(told(&old, &old), []);
    }

    #[test]
    fn a_row_with_one_cell_more_is_still_that_row() {
        let old: [&[&str]; 1] = [&["窓口", "月曜日から金曜日まで"]];
        let new: [&[&str]; 1] = [&["窓口", "月曜日から土曜日まで", "予約が必要"]];
        let added = (None, Some("予約が必要".to_owned()));
        assert_eq!(told(&old, &new), [pair(old[0][1], new[0][1]), added]);
    }
}
