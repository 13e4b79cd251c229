//! Sets short texts for the tests of `export`: shapes them and breaks lines.
//!
//! In: strings. Out: display lists. A stand-in for the text stage, so that
//! export is tested by itself; as small as it can be.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use chirashi::content::load::{Request, load};
use chirashi::content::{Breaking, Habits, Languages, Profile, Spacing};
use chirashi::diag::Sink;
use chirashi::fonts::{FaceId, FontBook, Stack, Weight};
use chirashi::frame::{Color, Date, Frame, Glyph, GlyphRun, Item, Word};
use chirashi::geom::{Em, Point, Pt};
use chirashi::lang::Tag;
use chirashi::source::{FileId, Sources, Span};
use harfrust::{Buffer, Direction, Language, ShapeOptions, ShaperFont};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_bidi::{BidiInfo, Level};

/// What a text is set with.
pub(crate) struct Setter {
    pub(crate) book: Arc<FontBook>,
    file: FileId,
    languages: Languages,
}

/// How a text is set.
#[derive(Clone)]
pub(crate) struct Style {
    pub(crate) profile: Profile,
    pub(crate) weight: Weight,
    pub(crate) size: Pt,
    pub(crate) color: Color,
    /// Whether the blank at the end of a line is kept.
    pub(crate) trailing: bool,
}

impl Setter {
    /// Sets text with the fonts and languages of a project.
    pub(crate) fn new(root: &Path) -> Self {
        let mut sources = Sources::new(root);
        let today = Date { year: 2022, month: 7, day: 1 };
        let request = Request { flyers: Some(Vec::new()), ..Request::all(today) };
        let project = load(&mut sources, &request, &mut Sink::default()).unwrap();
        let file = sources.add("test", Arc::from(""), None);
        Self { book: project.fonts, file, languages: project.workspace.languages }
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.file, 0, 0)
    }

    pub(crate) fn style(&self, tag: &str, size: f32) -> Style {
        let profile = self.languages.get(&Tag::new(tag).unwrap()).unwrap();
        let mut profile = Profile::clone(profile);
        profile.habits = Habits::default();
        let size = Pt(size);
        Style { profile, weight: Weight::Regular, size, color: Color::BLACK, trailing: true }
    }

    /// Sets a paragraph into lines no wider than `measure`; returns the y of
    /// the next line.
    pub(crate) fn paragraph(
        &self,
        frame: &mut Frame,
        at: Point,
        measure: Pt,
        style: &Style,
        text: &str,
    ) -> Pt {
        let mut y = at.y;
        let words = words(text, &style.profile);
        let mut start = 0;
        while start < words.len() {
            let mut end = start + 1;
            while end < words.len() && self.width(&words[start..=end], style) <= measure {
                end += 1;
            }
            y += style.profile.setting.pitch.at(style.size);
            let last = end == words.len();
            self.line(frame, Point::new(at.x, y), measure, style, &words[start..end], last);
            start = end;
        }
        y
    }

    fn width(&self, words: &[&str], style: &Style) -> Pt {
        let text = words.concat();
        self.runs(text.trim_end(), &[], style).iter().map(|(_, run)| run.width()).sum()
    }

    fn line(
        &self,
        frame: &mut Frame,
        at: Point,
        measure: Pt,
        style: &Style,
        words: &[&str],
        is_last: bool,
    ) {
        let mut text = words.concat();
        if !style.trailing && !is_last {
            text.truncate(text.trim_end().len());
        }
        let mut runs = self.runs(&text, words, style);
        let width: Pt = runs.iter().map(|(_, run)| run.width()).sum();
        let mut x =
            if style.profile.setting.is_right_to_left() { at.x + measure - width } else { at.x };
        let mut placed = Vec::new();
        for (logical, run) in runs.drain(..) {
            let width = run.width();
            placed.push((logical, Point::new(x, at.y), run));
            x += width;
        }
        placed.sort_by_key(|(logical, ..)| *logical);
        for (_, at, run) in placed {
            frame.push(at, Item::Glyphs(run));
        }
    }

    /// The runs of a line in visual order, each with its logical start.
    fn runs(&self, text: &str, words: &[&str], style: &Style) -> Vec<(usize, GlyphRun)> {
        let level =
            if style.profile.setting.is_right_to_left() { Level::rtl() } else { Level::ltr() };
        let bidi = BidiInfo::new(text, Some(level));
        let Some(paragraph) = bidi.paragraphs.first() else { return Vec::new() };
        let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
        let stack = style.profile.setting.stack(&self.book);
        let mut runs = Vec::new();
        for range in ranges {
            let rtl = levels[range.start].is_rtl();
            let mut items = self.items(text, range, &stack, style.weight);
            if rtl {
                items.reverse();
            }
            for (face, range) in items {
                let start = range.start;
                runs.push((start, self.shape(text, range, words, face, rtl, style)));
            }
        }
        if style.profile.setting.spacing == Spacing::Squeeze {
            space_between(&mut runs);
        }
        runs
    }

    fn items(
        &self,
        text: &str,
        range: std::ops::Range<usize>,
        stack: &Stack,
        weight: Weight,
    ) -> Vec<(FaceId, std::ops::Range<usize>)> {
        let mut items: Vec<(FaceId, std::ops::Range<usize>)> = Vec::new();
        for (offset, character) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            let end = at + character.len_utf8();
            let neutral = character == ' ' || is_ignored(character);
            let face = match items.last() {
                Some((face, _)) if neutral => *face,
                _ => self.book.face_for(stack, weight, character).unwrap_or(FaceId(0)),
            };
            match items.last_mut() {
                Some((last, range)) if *last == face => range.end = end,
                _ => items.push((face, at..end)),
            }
        }
        items
    }

    fn shape(
        &self,
        line: &str,
        range: std::ops::Range<usize>,
        line_words: &[&str],
        face: FaceId,
        rtl: bool,
        style: &Style,
    ) -> GlyphRun {
        let text = &line[range.clone()];
        let font = self.book.face(face).font().unwrap();
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.set_language(Language::from_str(style.profile.speech.as_str()).ok());
        harfrust::shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).unwrap();
        let upem = f32::from(font.units_per_em());
        #[expect(clippy::cast_precision_loss, reason = "font units are small")]
        let em = |units: i32| Em(units as f32 / upem);
        let glyphs: Vec<Glyph> = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| Glyph {
                id: u16::try_from(info.glyph_id).unwrap(),
                advance: em(position.x_advance),
                x_offset: em(position.x_offset),
                y_offset: em(position.y_offset),
                cluster: info.cluster,
            })
            .collect();
        let words = word_ranges(line_words, &range, &glyphs, text.len());
        let mut run = GlyphRun {
            face,
            size: style.size,
            color: style.color,
            text: Arc::from(text),
            glyphs,
            words,
            span: self.span(),
        };
        if style.profile.setting.spacing == Spacing::Squeeze {
            squeeze(&mut run);
        }
        run
    }
}

/// The words of a run in visual order.
fn word_ranges(
    line_words: &[&str],
    run: &std::ops::Range<usize>,
    glyphs: &[Glyph],
    length: usize,
) -> Vec<Word> {
    let mut bounds = vec![0];
    let mut at = 0;
    for word in line_words {
        at += word.len();
        if at > run.start && at < run.end {
            bounds.push(at - run.start);
        }
    }
    bounds.push(length);
    let mut words: Vec<Word> = Vec::new();
    for pair in bounds.windows(2) {
        let inside = |glyph: &Glyph| (pair[0]..pair[1]).contains(&(glyph.cluster as usize));
        let first = glyphs.iter().position(inside);
        let last = glyphs.iter().rposition(inside);
        let number = |value: usize| u32::try_from(value).unwrap();
        match (first, last) {
            (Some(first), Some(last)) => words.push(Word {
                glyphs: number(first)..number(last + 1),
                text: number(pair[0])..number(pair[1]),
            }),
            _ => {
                if let Some(word) = words.last_mut() {
                    word.text.end = number(pair[1]);
                }
            }
        }
    }
    words.sort_by_key(|word| word.glyphs.start);
    words
}

/// The pieces of a text between which a line may break.
pub(crate) fn words<'t>(text: &'t str, profile: &Profile) -> Vec<&'t str> {
    let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
    let mut breaks: Vec<usize> = segmenter.segment_str(text).collect();
    if profile.setting.breaking == Breaking::KeepAll {
        breaks.retain(|&at| at == text.len() || text[..at].ends_with(' '));
    }
    let mut start = 0;
    let mut words = Vec::new();
    for end in breaks {
        if end > start {
            words.push(&text[start..end]);
            start = end;
        }
    }
    words
}

fn is_ignored(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{300}'..='\u{36f}')
}

fn is_closing(character: char) -> bool {
    "、。，．」』）〕】｝〉》”’".contains(character)
}

fn is_opening(character: char) -> bool {
    "「『（〔【｛〈《".contains(character)
}

/// Takes half an em from full-width marks next to each other.
fn squeeze(run: &mut GlyphRun) {
    let characters: Vec<(usize, char)> = run.text.char_indices().collect();
    for pair in characters.windows(2) {
        let ((a, first), (b, second)) = (pair[0], pair[1]);
        if !(is_closing(first) || is_opening(first)) || !(is_closing(second) || is_opening(second))
        {
            continue;
        }
        let glyph = |run: &GlyphRun, at: usize| {
            run.glyphs.iter().position(|glyph| glyph.cluster as usize == at).unwrap()
        };
        let target = if is_closing(first) { glyph(run, a) } else { glyph(run, b) };
        if run.glyphs[target].advance.0 < 0.99 {
            continue;
        }
        if is_closing(first) {
            run.glyphs[target].advance = Em(0.5);
        } else if is_opening(second) {
            run.glyphs[target].x_offset = Em(-0.5);
            run.glyphs[target].advance = Em(0.5);
        }
    }
}

/// Puts an eighth of an em between ideographs or kana and letters or digits.
fn space_between(runs: &mut [(usize, GlyphRun)]) {
    let wide = |character: char| matches!(character, '\u{3041}'..='\u{9fff}');
    for index in 1..runs.len() {
        let before = runs[index - 1].1.text.chars().next_back().unwrap();
        let after = runs[index].1.text.chars().next().unwrap();
        let narrow = |character: char| character.is_ascii_alphanumeric();
        if (wide(before) && narrow(after)) || (narrow(before) && wide(after)) {
            let last = runs[index - 1].1.glyphs.last_mut().unwrap();
            last.advance = Em(last.advance.0 + 0.125);
        }
    }
}
