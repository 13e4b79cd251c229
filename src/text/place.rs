//! Lines of clusters as display items.
//!
//! In: a shaped text and a setting. Out: a [`Paragraph`]. Knows nothing about
//! rules of breaking or fonts.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::class;
use super::fit;
use super::flatten::{MARK, is_control};
use super::marks;
use super::ruby;
use super::shaped::Shaped;
use super::{Align, Paragraph, Setting, TooWide};
use crate::frame::{Color, Frame, Glyph, GlyphRun, Item, Role, Word};
use crate::geom::{Em, Point, Pt, Size};
use crate::source::Span;

/// How far the baseline of readings stands above that of their bases: just
/// above the ink of a Japanese font.
const RUBY_RISE: Em = Em(0.93);

/// Breaks a shaped text into lines and places them. The line box is as high as
/// the pitch; the baseline stands where the language's ink is centred in it.
#[must_use]
pub fn set(shaped: &Shaped, setting: &Setting) -> Paragraph {
    let measure = Em(setting.width / setting.size);
    let lines = fit::lines(shaped, measure, setting.balance);
    let pitch = setting.pitch.at(setting.size);
    let first = (setting.pitch / 2.0 + shaped.profile.setting.baseline).at(setting.size);
    let mut ink_width = Pt::ZERO;
    let mut items = Vec::new();
    let mut top = Pt::ZERO;
    for clusters in &lines {
        let width = shaped.line_width(clusters.clone()).at(setting.size);
        ink_width = ink_width.max(width);
        let line = Line::new(shaped, setting, clusters, start_of(shaped, setting, width));
        line.place(top, top + first, &mut items);
        top += pitch;
    }
    Paragraph {
        size: Size::new(setting.width, top),
        ink_width,
        first_baseline: first,
        last_baseline: if lines.is_empty() { first } else { top - pitch + first },
        lines: lines.len(),
        too_wide: too_wide(shaped, &lines, setting),
        items,
    }
}

/// The widest line, if it sticks out of the measure.
fn too_wide(shaped: &Shaped, lines: &[Range<usize>], setting: &Setting) -> Option<TooWide> {
    let width = |line: &&Range<usize>| shaped.line_width((*line).clone()).at(setting.size);
    let widest = lines.iter().max_by(|one, other| width(one).0.total_cmp(&width(other).0))?;
    let excess = width(&widest) - setting.width;
    if excess <= setting.size * 0.005 {
        return None;
    }
    let inked = widest.start..shaped.ink_end(widest);
    let text = shaped.clusters.get(inked)?;
    let words = text.first()?.text.start..text.last()?.text.end;
    let words = shaped.text.get(words)?.chars().filter(|&c| !is_control(c)).collect();
    Some(TooWide { words, excess })
}

/// The left end of a line's ink.
fn start_of(shaped: &Shaped, setting: &Setting, width: Pt) -> Pt {
    let free = setting.width - width;
    match (setting.align, shaped.profile.setting.is_right_to_left()) {
        (Align::Start, false) | (Align::End, true) => Pt::ZERO,
        (Align::Center, _) => free / 2.0,
        (Align::Start, true) | (Align::End, false) => free,
    }
}

/// Clusters of one font, style and direction.
struct Segment {
    clusters: Range<usize>,
    level: Level,
}

/// What pieces of a line can be besides their characters, from the outermost group
/// to the innermost.
const GROUPS: [Group; 3] = [Group::Link, Group::Language, Group::Said];

/// See [`GROUPS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    /// A number that a tap dials.
    Link,
    /// A change of language.
    Language,
    /// A sign for which a screen reader says something else.
    Said,
}

/// A line with its clusters at their places.
struct Line<'a> {
    shaped: &'a Shaped,
    setting: &'a Setting,
    clusters: Range<usize>,
    ink_end: usize,
    segments: Vec<Segment>,
    /// The left end of each cluster.
    lefts: Vec<Pt>,
}

impl<'a> Line<'a> {
    fn new(shaped: &'a Shaped, setting: &'a Setting, clusters: &Range<usize>, start: Pt) -> Self {
        let mut line = Self {
            shaped,
            setting,
            clusters: clusters.clone(),
            ink_end: shaped.ink_end(clusters),
            segments: Vec::new(),
            lefts: Vec::new(),
        };
        line.segments = line.cut();
        line.stand(start);
        line
    }

    /// The level of a cluster; blanks at the end of a line have that of the
    /// paragraph (UAX #9, L1).
    fn level(&self, at: usize) -> Level {
        if at < self.ink_end {
            return self.shaped.items[self.shaped.clusters[at].item].level;
        }
        if self.shaped.profile.setting.is_right_to_left() { Level::rtl() } else { Level::ltr() }
    }

    fn cut(&self) -> Vec<Segment> {
        let clusters = &self.shaped.clusters;
        // Pieces that look alike make one run, so that readers of the file see
        // one word where the pack has one.
        let look = |at: usize| {
            let piece = &self.shaped.pieces[clusters[at].piece];
            let face = self.shaped.items[clusters[at].item].face;
            let alone = (piece.phone || piece.mark.is_some()).then_some(clusters[at].piece);
            (face, piece.strong, alone, &piece.profile.speech)
        };
        let is_said = |at: usize| self.number(at).is_some();
        let mut segments: Vec<Segment> = Vec::new();
        for at in self.clusters.clone() {
            let level = self.level(at);
            match segments.last_mut() {
                Some(last)
                    if last.level == level
                        && look(at - 1) == look(at)
                        && !(is_said(at - 1) || is_said(at))
                        && !self.is_parted(at) =>
                {
                    last.clusters.end = at + 1;
                }
                Some(_) | None => segments.push(Segment { clusters: at..at + 1, level }),
            }
        }
        segments
    }

    /// Whether an isolate begins or ends before a cluster (UAX #9, 2.4.2).
    fn is_parted(&self, at: usize) -> bool {
        if !self.shaped.profile.setting.is_right_to_left() {
            return false;
        }
        let isolates = |c: char| ('\u{2066}'..='\u{2069}').contains(&c);
        let (before, behind) = (&self.shaped.clusters[at - 1], &self.shaped.clusters[at]);
        let between = self.shaped.text.get(before.text.end..behind.text.start);
        between.is_some_and(|text| text.contains(isolates))
    }

    /// Finds the place of every cluster, from left to right (UAX #9, L2).
    fn stand(&mut self, start: Pt) {
        // Between isolates stands a character that is not printed, at the level
        // of the paragraph (UAX #9, 3.3.2 and 6.1): without it two isolates next
        // to each other would change places.
        let base = self.level(self.clusters.end);
        let mut levels = Vec::new();
        let mut segments = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            if number > 0 && self.is_parted(segment.clusters.start) {
                levels.push(base);
                segments.push(None);
            }
            levels.push(segment.level);
            segments.push(Some(number));
        }
        let hanging: Em = (self.ink_end..self.clusters.end).map(|at| self.room(at)).sum();
        let mut x = start;
        if self.shaped.profile.setting.is_right_to_left() {
            x -= hanging.at(self.setting.size);
        }
        let mut lefts = vec![Pt::ZERO; self.clusters.len()];
        for place in BidiInfo::reorder_visual(&levels) {
            let Some(number) = segments[place] else { continue };
            let segment = &self.segments[number];
            let clusters = segment.clusters.clone();
            let mut step = |at: usize| {
                lefts[at - self.clusters.start] = x;
                x += self.room(at).at(self.setting.size);
            };
            if segment.level.is_rtl() {
                clusters.rev().for_each(&mut step);
            } else {
                clusters.for_each(&mut step);
            }
        }
        self.lefts = lefts;
    }

    /// What stands before and behind a cluster on this line.
    fn sides(&self, at: usize) -> (Em, Em) {
        let cluster = &self.shaped.clusters[at];
        let before = if at == self.clusters.start { cluster.start } else { cluster.before };
        let after = if at + 1 == self.ink_end { cluster.end } else { cluster.after };
        (before, after)
    }

    /// The room that a cluster takes with its spacing.
    fn room(&self, at: usize) -> Em {
        let (before, after) = self.sides(at);
        before + self.shaped.clusters[at].advance + after
    }

    fn left(&self, at: usize) -> Pt {
        self.lefts[at - self.clusters.start]
    }

    /// The number that a cluster is, where it is drawn as one character.
    fn number(&self, at: usize) -> Option<u32> {
        let cluster = &self.shaped.clusters[at];
        class::enclosed_number(cluster.first).filter(|_| cluster.first == cluster.last)
    }

    /// Appends the items of the line in reading order; pieces that are more than
    /// their characters stand in groups that say so.
    fn place(&self, top: Pt, baseline: Pt, items: &mut Vec<(Point, Item)>) {
        self.place_groups(&self.segments, &GROUPS, (top, baseline), items);
    }

    fn place_groups(
        &self,
        segments: &[Segment],
        groups: &[Group],
        (top, baseline): (Pt, Pt),
        items: &mut Vec<(Point, Item)>,
    ) {
        let Some((group, inner)) = groups.split_first() else {
            for segment in segments {
                self.place_segment(segment, baseline, items);
            }
            return;
        };
        let role = |segment: &Segment| self.role(segment, *group);
        let is_one = |a: &Segment, b: &Segment| match (role(a), role(b)) {
            (None, None) => true,
            // Two numbers are said one by one.
            (a, b) => *group != Group::Said && a == b,
        };
        for segments in segments.chunk_by(is_one) {
            let Some(role) = segments.first().and_then(role) else {
                self.place_groups(segments, inner, (top, baseline), items);
                continue;
            };
            let mut own = Vec::new();
            self.place_groups(segments, inner, (top, baseline), &mut own);
            let (left, right) = self.sides_of(segments);
            let origin = Point::new(left, top);
            let height = self.setting.pitch.at(self.setting.size);
            let mut frame = Frame::new(Size::new(right - left, height));
            frame.items.extend(own.into_iter().map(|(at, item)| (at - origin, item)));
            items.push((origin, Item::Group(role, frame)));
        }
    }

    /// What a segment is, besides its characters.
    fn role(&self, segment: &Segment, group: Group) -> Option<Role> {
        let at = segment.clusters.start;
        let piece = &self.shaped.pieces[self.shaped.clusters[at].piece];
        match group {
            Group::Link if piece.phone => Role::call(&self.shaped.text[piece.range.clone()]),
            Group::Link => None,
            Group::Language => {
                let tag = &piece.profile.speech;
                (*tag != self.shaped.profile.speech).then(|| Role::Span(tag.clone()))
            }
            Group::Said => match &piece.mark {
                Some((_, alt)) => (!alt.is_empty()).then(|| Role::Mark { alt: alt.clone() }),
                None => self.number(at).map(|number| Role::Said { alt: number.to_string() }),
            },
        }
    }

    /// The left and the right end of some segments.
    fn sides_of(&self, segments: &[Segment]) -> (Pt, Pt) {
        let clusters = segments.iter().flat_map(|segment| segment.clusters.clone());
        let left = clusters.clone().map(|at| self.left(at)).reduce(Pt::min);
        let right =
            clusters.map(|at| self.left(at) + self.room(at).at(self.setting.size)).reduce(Pt::max);
        (left.unwrap_or_default(), right.unwrap_or_default())
    }

    fn place_segment(&self, segment: &Segment, baseline: Pt, items: &mut Vec<(Point, Item)>) {
        let first = &self.shaped.clusters[segment.clusters.start];
        let piece = &self.shaped.pieces[first.piece];
        let size = self.setting.size;
        let color = if piece.strong { self.setting.strong_color } else { self.setting.color };
        if let Some((mark, _)) = &piece.mark {
            let at = Point::new(self.left(segment.clusters.start), baseline);
            items.push((at, Item::Shape(marks::drawn(*mark, size, color))));
        }
        let face = self.shaped.items[first.item].face;
        let (text, glyphs, words) = self.glyphs(segment);
        let left = segment.clusters.clone().map(|at| self.left(at)).reduce(Pt::min);
        let run =
            GlyphRun { face, size, color, text: text.into(), glyphs, words, span: piece.span };
        items.push((Point::new(left.unwrap_or_default(), baseline), Item::Glyphs(run)));
        let readings = &self.shaped.readings;
        let from = readings.partition_point(|r| r.base.start < segment.clusters.start);
        for reading in &readings[from..] {
            if reading.base.start >= segment.clusters.end {
                break;
            }
            self.place_reading(reading, (color, piece.span), baseline, items);
        }
    }

    /// The text of a segment, its glyphs from left to right and its words in
    /// the same order.
    fn glyphs(&self, segment: &Segment) -> (String, Vec<Glyph>, Vec<Word>) {
        let first = &self.shaped.clusters[segment.clusters.start];
        let last = &self.shaped.clusters[segment.clusters.end - 1];
        let mut text = String::with_capacity(last.text.end.saturating_sub(first.text.start));
        let mut starts = Vec::with_capacity(segment.clusters.len() + 1);
        for at in segment.clusters.clone() {
            starts.push(u32_from(text.len()));
            let own = &self.shaped.text[self.shaped.clusters[at].text.clone()];
            let read = |c| if c == MARK { ' ' } else { c };
            text.extend(own.chars().filter(|&c| !is_control(c)).map(read));
        }
        starts.push(u32_from(text.len()));
        let mut glyphs = Vec::with_capacity(segment.clusters.len() + 8);
        let mut words: Vec<Word> = Vec::with_capacity(8);
        let base = segment.clusters.start;
        let count = segment.clusters.len();
        for step in 0..count {
            let rtl = segment.level.is_rtl();
            let at = if rtl { count - 1 - step } else { step };
            let begun = u32_from(glyphs.len());
            self.push_glyphs(base + at, starts[at], &mut glyphs);
            let done = u32_from(glyphs.len());
            // From left to right a word begins with its first cluster, from
            // right to left it is entered through its last.
            let fresh = if rtl {
                at + 1 == count || self.shaped.clusters[base + at + 1].word
            } else {
                self.shaped.clusters[base + at].word
            };
            match words.last_mut() {
                Some(word) if !fresh => {
                    word.glyphs.end = done;
                    word.text.start = word.text.start.min(starts[at]);
                    word.text.end = word.text.end.max(starts[at + 1]);
                }
                Some(_) | None => {
                    words.push(Word { glyphs: begun..done, text: starts[at]..starts[at + 1] })
                }
            }
        }
        (text, glyphs, words)
    }

    fn push_glyphs(&self, at: usize, start: u32, glyphs: &mut Vec<Glyph>) {
        let cluster = &self.shaped.clusters[at];
        let (before, after) = self.sides(at);
        for glyph in &self.shaped.glyphs[cluster.glyphs.clone()] {
            glyphs.push(Glyph { cluster: start, x_offset: glyph.x_offset + before, ..*glyph });
        }
        if let Some(last) = glyphs.last_mut() {
            last.advance += before + after;
        }
    }

    /// Places a reading over its base.
    fn place_reading(
        &self,
        reading: &ruby::Reading,
        (color, span): (Color, Span),
        baseline: Pt,
        items: &mut Vec<(Point, Item)>,
    ) {
        let size = self.setting.size;
        let (before, _) = self.sides(reading.base.start);
        let left = self.left(reading.base.start) + (before + reading.offset).at(size);
        let mut at = Point::new(left, baseline - RUBY_RISE.at(size));
        for run in &reading.runs {
            let glyphs = u32_from(run.glyphs.len());
            let run = GlyphRun {
                face: run.face,
                size: size * ruby::SCALE,
                color,
                text: run.text.as_str().into(),
                glyphs: run.glyphs.clone(),
                words: vec![Word { glyphs: 0..glyphs, text: 0..u32_from(run.text.len()) }],
                span,
            };
            let width = run.width();
            items.push((at, Item::Ruby(run)));
            at.x += width;
        }
    }
}

fn u32_from(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
