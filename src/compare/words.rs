//! The words of a passage, and how two passages differ in them.
//!
//! In: lines as they stand on a page. Out: one text in which line breaks, break
//! marks and the width of blanks play no part, and for two such texts which words
//! are the same. Knows nothing about pages.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::lang::{is_control, is_spaced};

/// The text of a passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Words {
    /// The text on one line.
    pub(super) text: String,
    /// The text without blanks.
    pub(super) letters: String,
    /// Behind which bytes of `letters` there is a blank.
    blanks: Vec<usize>,
    /// Behind which bytes of `letters` a line ends: whether a blank stands there
    /// cannot be told.
    ends: Vec<usize>,
    /// Where in `text` each line begins.
    starts: Vec<usize>,
}

impl Words {
    /// Joins lines.
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = Self {
            text: String::new(),
            letters: String::new(),
            blanks: Vec::new(),
            ends: Vec::new(),
            starts: Vec::new(),
        };
        let mut is_blank = false;
        for line in lines {
            is_blank = words.line(line, is_blank);
        }
        words
    }

    /// Appends a line; `is_blank` says whether a blank ended the one before.
    /// Returns whether one ends this.
    fn line(&mut self, line: &str, mut is_blank: bool) -> bool {
        self.starts.push(self.text.len());
        let mut is_first = true;
        for character in line.chars() {
            if character.is_whitespace() {
                is_blank = true;
                continue;
            }
            if is_control(character) {
                continue;
            }
            if is_first && !self.letters.is_empty() {
                self.ends.push(self.letters.len());
                let before = self.letters.chars().next_back();
                if is_blank || (before.is_some_and(is_spaced) && is_spaced(character)) {
                    self.text.push(' ');
                }
            } else if is_blank && !is_first {
                self.blanks.push(self.letters.len());
                self.text.push(' ');
            }
            (is_blank, is_first) = (false, false);
            self.letters.push(character);
            self.text.push(character);
        }
        is_blank
    }

    /// The lines that these bytes of the text touch; without any, the line in
    /// which that place is.
    pub(super) fn lines(&self, bytes: Range<usize>) -> Range<usize> {
        let line = |at: usize| self.starts.partition_point(|&start| start <= at).saturating_sub(1);
        let last = bytes.end.saturating_sub(1).max(bytes.start);
        line(bytes.start)..line(last) + 1
    }

    /// Whether another text has the same words, however its lines are broken.
    pub(super) fn same(&self, other: &Self) -> bool {
        let told = |at: &usize| !self.ends.contains(at) && !other.ends.contains(at);
        let all_in = |these: &[usize], those: &[usize]| {
            these.iter().filter(|at| told(at)).all(|at| those.contains(at))
        };
        self.letters == other.letters
            && all_in(&self.blanks, &other.blanks)
            && all_in(&other.blanks, &self.blanks)
    }
}

/// A stretch of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Both have it.
    Same(&'a str),
    /// Only the old one has it.
    Old(&'a str),
    /// Only the new one has it.
    New(&'a str),
}

/// Where two texts are the same and where not, from the start to the end; blanks
/// between changed words belong to the change.
pub(super) fn parts<'a>(old: &'a str, new: &'a str) -> Vec<Part<'a>> {
    let (old, new) = (tokens(old), tokens(new));
    let mut parts = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, old_words, new_words) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            parts.extend(old[old_words].iter().map(|word| Part::Same(word)));
        } else {
            parts.extend(old[old_words].iter().map(|word| Part::Old(word)));
            parts.extend(new[new_words].iter().map(|word| Part::New(word)));
        }
    }
    parts
}

/// The words of a text, with the blanks and marks between them; a time, a span of
/// time and a telephone number are one.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    let mut tokens: Vec<&str> = Vec::new();
    let mut start = 0;
    for pair in ends.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if to < text.len() && is_number_joint(&text[..to], &text[to..]) {
            continue;
        }
        if from < to {
            tokens.push(&text[start..to]);
        }
        start = to;
    }
    tokens
}

/// Whether a number goes on over this place: `10:|00`, `10|–19`, `1| 741`.
fn is_number_joint(before: &str, behind: &str) -> bool {
    let group = behind.trim_start_matches(' ');
    let digits = group.chars().take_while(|c| c.is_numeric()).count();
    let is_blank = group.len() < behind.len() || before.ends_with(' ');
    if is_blank && before.trim_end_matches(' ').ends_with(char::is_numeric) {
        return digits == 3;
    }
    let is_joint = |c: char| matches!(c, ':' | '.' | ',' | '-' | '–' | '～' | '〜' | '：' | '/');
    let mut before = before.chars().rev();
    let mut behind = behind.chars();
    match (before.next(), behind.next()) {
        (Some(last), Some(next)) if last.is_numeric() && is_joint(next) => {
            behind.next().is_some_and(char::is_numeric)
        }
        (Some(last), Some(next)) if is_joint(last) && next.is_numeric() => {
            before.next().is_some_and(char::is_numeric)
        }
        (_, _) => false,
    }
}

/// How alike two texts are, from 0 to 1: the share of the pairs of neighbouring
/// letters that they have in common (Dice).
pub(super) fn likeness(one: &Words, other: &Words) -> f32 {
    if one.letters == other.letters {
        return 1.0;
    }
    let pairs = |words: &Words| {
        let letters: Vec<char> = words.letters.chars().collect();
        let mut pairs: Vec<(char, char)> = letters.windows(2).map(|it| (it[0], it[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let (mut at, mut common) = (0, 0_u16);
    for pair in &one {
        while other.get(at).is_some_and(|it| it < pair) {
            at += 1;
        }
        if other.get(at) == Some(pair) {
            at += 1;
            common = common.saturating_add(1);
        }
    }
    let all = u16::try_from(one.len() + other.len()).unwrap_or(u16::MAX);
    2.0 * f32::from(common) / f32::from(all.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &[&str], other: &[&str]) -> bool {
        Words::of(one.iter().copied()).same(&Words::of(other.iter().copied()))
    }

    #[test]
    fn where_lines_break_is_no_change() {
        assert!(same(&["Apply", "online now"], &["Apply online", "now"]));
        assert!(same(&["填写交付", "申请书"], &["填写交付申请书"]));
        assert!(same(&["a\u{200b}b\u{ad}c\u{2060}"], &["abc"]));
        assert!(same(&["one ", "two"], &["one  two"]));
    }

    #[test]
    fn a_blank_inside_a_line_is_a_change() {
        assert!(!same(&["Apply online"], &["Applyonline"]));
        assert!(!same(&["申請 書"], &["申請書"]));
        assert!(!same(&["one"], &["two"]));
    }

    #[test]
    fn lines_are_joined_as_their_script_wants() {
        assert_eq!(Words::of(["Apply", "online"]).text, "Apply online");
        assert_eq!(Words::of(["填写交付", "申请书"]).text, "填写交付申请书");
    }

    #[test]
    fn lines_are_found_by_their_bytes() {
        let words = Words::of(["one two", "three", "four"]);
        assert_eq!(words.text, "one two three four");
        assert_eq!(
            (words.lines(0..3), words.lines(4..10), words.lines(14..18)),
            (0..1, 0..2, 2..3)
        );
        assert_eq!((words.lines(18..18), words.lines(0..0)), (2..3, 0..1));
    }

    #[test]
    fn times_and_numbers_are_whole() {
        assert_eq!(tokens("daily 10:00–19:00"), ["daily", " ", "10:00–19:00"]);
        assert_eq!(tokens("0570-064-738,"), ["0570-064-738", ","]);
        assert_eq!(tokens("in 1 741 towns"), ["in", " ", "1 741", " ", "towns"]);
        assert_eq!(tokens("5 10"), ["5", " ", "10"]);
        assert_eq!(tokens(""), Vec::<&str>::new());
        assert_eq!(tokens("a. 1"), ["a", ".", " ", "1"]);
    }

    #[test]
    fn only_changed_words_are_told_apart() {
        let told = parts("open 10:00–19:00 daily", "open 9:00–18:00 daily");
        let expected = [
            Part::Same("open"),
            Part::Same(" "),
            Part::Old("10:00–19:00"),
            Part::New("9:00–18:00"),
            Part::Same(" "),
            Part::Same("daily"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn likeness_goes_from_nothing_to_everything() {
        let likeness = |one, other| likeness(&Words::of([one]), &Words::of([other]));
        assert_eq!(likeness("abc", "abc"), 1.0);
        assert_eq!(likeness("abc", "xyz"), 0.0);
        assert!(likeness("10:00–19:00", "9:00–18:00") > 0.4);
        assert_eq!(likeness("a", "b"), 0.0);
    }
}
