//! Shaping: runs in, clusters of glyphs out.
//!
//! In: a flat text and its runs. Out: [`Cluster`]s in the order of the text,
//! with advances in ems. Knows nothing about lines.

use std::collections::BTreeMap;
use std::ops::Range;

use harfrust::{Buffer, Direction, GlyphId, Language, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::class;
use super::flatten::{Flat, MARK, is_control};
use super::itemise::{Item, Items, Stacks, itemise};
use super::marks;
use crate::content::Profile;
use crate::content::model::Mark;
use crate::diag::Sink;
use crate::fonts::{FaceId, FontBook};
use crate::frame::Glyph;
use crate::geom::Em;
use crate::lang::Tag;

/// The smallest piece of a text that has glyphs of its own.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    /// Its bytes in the flat text, without controls at its end.
    pub(super) text: Range<usize>,
    /// Its glyphs, in visual order.
    pub(super) glyphs: Range<usize>,
    /// Its run.
    pub(super) item: usize,
    /// Its piece.
    pub(super) piece: usize,
    /// Its first printed character.
    pub(super) first: char,
    /// Its last printed character.
    pub(super) last: char,
    /// Whether it is a blank that hangs over the end of a line.
    pub(super) blank: bool,
    /// Whether a reading unit begins here.
    pub(super) word: bool,
    /// Its width.
    pub(super) advance: Em,
    /// What is added between it and the cluster before on the same line.
    pub(super) before: Em,
    /// What is added between it and the cluster behind on the same line.
    pub(super) after: Em,
    /// What is added before it at the start of a line.
    pub(super) start: Em,
    /// What is added behind it at the end of a line.
    pub(super) end: Em,
}

/// A shaped text before lines and spacing are thought of.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// The runs.
    pub(super) items: Vec<Item>,
    /// All glyphs; clusters point here.
    pub(super) glyphs: Vec<Glyph>,
    /// The clusters in the order of the text.
    pub(super) clusters: Vec<Cluster>,
}

/// The shaper with its caches.
pub(super) struct Shaper<'a> {
    fonts: &'a FontBook,
    stacks: Stacks<'a>,
    faces: BTreeMap<FaceId, ShaperFont<'a, 'a>>,
    plans: BTreeMap<(FaceId, Script, bool, Tag), ShapePlan>,
    buffer: Buffer,
}

impl<'a> Shaper<'a> {
    /// A shaper with empty caches.
    pub(super) fn new(fonts: &'a FontBook) -> Self {
        Self {
            fonts,
            stacks: Stacks::new(fonts),
            faces: BTreeMap::new(),
            plans: BTreeMap::new(),
            buffer: Buffer::new(),
        }
    }

    /// The fonts.
    pub(super) fn fonts(&self) -> &'a FontBook {
        self.fonts
    }

    /// Shapes all runs of a text.
    pub(super) fn shape(&mut self, flat: &Flat, profile: &Profile, sink: &mut Sink) -> Clusters {
        let Items { items, replaced } = itemise(flat, profile, &mut self.stacks, sink);
        let mut out = Clusters::default();
        for (number, item) in items.iter().enumerate() {
            if let Some((drawn, _)) = &flat.pieces[item.piece].mark {
                let start = out.glyphs.len();
                out.glyphs.extend(self.blank(item));
                let glyphs = start..out.glyphs.len();
                out.clusters.push(mark(*drawn, item, number, glyphs));
                continue;
            }
            let language = &flat.pieces[item.piece].profile.speech;
            let Some(units) = self.run(&flat.text, item, &replaced, language) else { continue };
            collect(&self.buffer, flat, (number, item), units, &mut out);
        }
        out.items = items;
        out
    }

    /// The blank of an item's font, for places where none is in the text.
    pub(super) fn blank(&self, item: &Item) -> Option<Glyph> {
        let face = self.fonts.face(item.face);
        let id = face.glyph(' ')?;
        let font = face.font()?;
        let units = f32::from(font.units_per_em().max(1));
        let advance = font.glyph_metrics().h_advance(GlyphId::from(id)) / units;
        Some(Glyph { id, advance: Em(advance), x_offset: Em::ZERO, y_offset: Em::ZERO, cluster: 0 })
    }

    /// Shapes one run into the buffer; gives the units of an em.
    fn run(
        &mut self,
        text: &str,
        item: &Item,
        replaced: &BTreeMap<usize, Option<char>>,
        language: &Tag,
    ) -> Option<f32> {
        let font = self.fonts.face(item.face).font()?;
        let shaper = self.faces.entry(item.face).or_insert_with(|| ShaperFont::new(font));
        let tag = harfrust::Tag::from_be_bytes(item.script.as_iso15924_tag().to_be_bytes());
        let script = Script::from_iso15924_tag(tag)?;
        let direction =
            if item.level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight };
        let key = (item.face, script, item.level.is_rtl(), language.clone());
        let plan = self.plans.entry(key).or_insert_with(|| {
            let language = Language::new(language.as_str());
            ShapePlan::new(font, direction, Some(script), language.as_ref(), &[])
        });
        self.buffer.clear();
        self.buffer.set_pre_context(&text[..item.range.start]);
        for (offset, c) in text[item.range.clone()].char_indices() {
            let at = item.range.start + offset;
            let c = replaced.get(&at).copied().unwrap_or(Some(c)).filter(|&c| !is_control(c));
            if let Some(c) = c {
                self.buffer.push(u32::from(c), u32::try_from(at).ok()?);
            }
        }
        self.buffer.set_post_context(&text[item.range.end..]);
        self.buffer.set_direction(direction);
        self.buffer.set_script(Some(script));
        self.buffer.set_language(Language::new(language.as_str()));
        harfrust::shape(shaper, &mut self.buffer, ShapeOptions::new().plan(Some(plan))).ok()?;
        Some(f32::from(font.units_per_em().max(1)))
    }
}

/// The cluster of a drawn mark.
fn mark(drawn: Mark, item: &Item, number: usize, glyphs: Range<usize>) -> Cluster {
    let advance = marks::advance(drawn);
    Cluster { advance, ..cluster(item.range.clone(), glyphs, number, item.piece) }
}

fn cluster(text: Range<usize>, glyphs: Range<usize>, item: usize, piece: usize) -> Cluster {
    Cluster {
        text,
        glyphs,
        item,
        piece,
        first: MARK,
        last: MARK,
        blank: false,
        word: false,
        advance: Em::ZERO,
        before: Em::ZERO,
        after: Em::ZERO,
        start: Em::ZERO,
        end: Em::ZERO,
    }
}

/// Reads the shaped run out of the buffer as clusters.
fn collect(buffer: &Buffer, flat: &Flat, run: (usize, &Item), units: f32, out: &mut Clusters) {
    let (number, item) = run;
    let base = out.glyphs.len();
    let em = |value: i32| Em(f32_from(value) / units);
    for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        out.glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: em(position.x_advance),
            x_offset: em(position.x_offset),
            y_offset: em(position.y_offset),
            cluster: info.cluster,
        });
    }
    if let Some(width) = flat.pieces[item.piece].profile.setting.blank {
        let is_blank =
            |glyph: &Glyph| flat.text[glyph.cluster as usize..].starts_with([' ', '\u{A0}']);
        let blanks = out.glyphs[base..].iter_mut().filter(|glyph| is_blank(glyph));
        blanks.for_each(|blank| blank.advance = width);
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in base..out.glyphs.len() {
        match ranges.last_mut() {
            Some(range) if out.glyphs[range.start].cluster == out.glyphs[at].cluster => {
                range.end = at + 1;
            }
            Some(_) | None => ranges.push(at..at + 1),
        }
    }
    if item.level.is_rtl() {
        ranges.reverse();
    }
    let start_of = |range: &Range<usize>| out.glyphs[range.start].cluster as usize;
    let mut piece = item.piece;
    for (at, range) in ranges.iter().enumerate() {
        let start = start_of(range);
        let end = ranges.get(at + 1).map_or(item.range.end, &start_of);
        while flat.pieces[piece].range.end <= start {
            piece += 1;
        }
        let text = flat.text[start..end].trim_end_matches(is_control);
        let mut printed = text.chars().filter(|&c| !is_control(c));
        let mut cluster = cluster(start..start + text.len(), range.clone(), number, piece);
        cluster.first = printed.next().unwrap_or(' ');
        cluster.last = printed.next_back().unwrap_or(cluster.first);
        cluster.blank = class::is_blank(cluster.first);
        cluster.advance = out.glyphs[range.clone()].iter().map(|glyph| glyph.advance).sum();
        out.clusters.push(cluster);
    }
}

/// Font units fit an `f32` exactly: they have 16 bits, sums of them a few more.
fn f32_from(value: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "font units stay below 2^24")]
    {
        value as f32
    }
}
