//! How far the ink of words reaches above and under the baseline.
//!
//! In: a family, and words of one script. Out: [`Ink`] in ems, of both weights together, by
//! the bounds of the shaped glyphs. Knows nothing about lines.

use harfrust::{Buffer, Direction, Font, GlyphId, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::{Face, Family, FontBook};
use crate::geom::Em;
use crate::lang::Tag;

/// The ink of a glyph or of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Ink {
    /// How far it reaches above the baseline.
    pub top: Em,
    /// How far it reaches under the baseline.
    pub bottom: Em,
}

impl Ink {
    /// The ink of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { top: self.top.max(other.top), bottom: self.bottom.max(other.bottom) }
    }

    /// From its highest to its lowest place.
    #[must_use]
    pub fn height(self) -> Em {
        self.top + self.bottom
    }
}

/// The bounds of a glyph's ink, from its origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Up and down.
    pub ink: Ink,
    /// Its left end.
    pub left: Em,
    /// Its right end.
    pub right: Em,
}

impl Face {
    /// The bounds of a glyph; `None` if it has no ink.
    #[must_use]
    pub fn bounds(&self, glyph: u16) -> Option<Bounds> {
        let font = self.font()?;
        let bounds = font.glyph_metrics().extents(GlyphId::from(glyph))?;
        let em = |value: f32| Em(value / f32::from(font.units_per_em().max(1)));
        let top = em(bounds.y_bearing);
        let ink = Ink { top, bottom: em(bounds.height.abs()) - top };
        let (left, width) = (em(bounds.x_bearing), em(bounds.width));
        (bounds.height != 0.0).then(|| Bounds { ink, left, right: left + width })
    }
}

/// Measures words of one script in one family.
pub struct Measure<'a> {
    faces: Vec<(&'a Face, ShaperFont<'a, 'a>, ShapePlan)>,
    buffer: Buffer,
    direction: Direction,
    script: Script,
}

impl<'a> Measure<'a> {
    /// Measures words of a language; `None` if there is no such family.
    #[must_use]
    pub fn new(
        fonts: &'a FontBook,
        family: &str,
        script: unicode_script::Script,
        (language, right_to_left): (&Tag, bool),
    ) -> Option<Self> {
        let Family { regular, bold } = *fonts.families.get(family)?;
        let tag = harfrust::Tag::from_be_bytes(script.as_iso15924_tag().to_be_bytes());
        let script = Script::from_iso15924_tag(tag)?;
        let direction = if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let language = harfrust::Language::new(language.as_str());
        let face = |id| {
            let face = fonts.face(id);
            let font: &Font = face.font()?;
            let plan = ShapePlan::new(font, direction, Some(script), language.as_ref(), &[]);
            Some((face, ShaperFont::new(font), plan))
        };
        let faces = [regular, bold].into_iter().filter_map(face).collect();
        Some(Self { faces, buffer: Buffer::new(), direction, script })
    }

    /// The ink of a word in both weights.
    pub fn ink(&mut self, word: &str) -> Ink {
        let mut ink: Option<Ink> = None;
        for (face, shaper, plan) in &mut self.faces {
            let units = face.font().map_or(1.0, |font| f32::from(font.units_per_em().max(1)));
            self.buffer.clear();
            for (at, c) in word.char_indices() {
                self.buffer.push(u32::from(c), u32::try_from(at).unwrap_or(u32::MAX));
            }
            self.buffer.set_direction(self.direction);
            self.buffer.set_script(Some(self.script));
            let options = ShapeOptions::new().plan(Some(plan));
            if harfrust::shape(shaper, &mut self.buffer, options).is_err() {
                continue;
            }
            let glyphs = self.buffer.glyph_infos().iter().zip(self.buffer.glyph_positions());
            for (info, position) in glyphs {
                let glyph = u16::try_from(info.glyph_id).unwrap_or(0);
                let Some(Bounds { ink: own, .. }) = face.bounds(glyph) else { continue };
                #[expect(clippy::cast_precision_loss, reason = "font units stay below 2^24")]
                let rise = Em(position.y_offset as f32 / units);
                let own = Ink { top: own.top + rise, bottom: own.bottom - rise };
                ink = Some(ink.map_or(own, |ink| ink.with(own)));
            }
        }
        ink.unwrap_or_default()
    }
}

impl FontBook {
    /// The names of all families.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.families.keys().map(String::as_str)
    }

    /// The characters that a family lacks, in one weight at least.
    pub fn lacking(&self, family: &str, characters: &[char]) -> Vec<char> {
        let Some(Family { regular, bold }) = self.families.get(family) else {
            return characters.to_vec();
        };
        let lacks = |c: &char| [regular, bold].iter().any(|id| self.face(**id).glyph(*c).is_none());
        characters.iter().copied().filter(lacks).collect()
    }

    /// The width of the blank of a family.
    #[must_use]
    pub fn blank(&self, family: &str) -> Option<Em> {
        let face = self.face(self.families.get(family)?.regular);
        let (font, glyph) = (face.font()?, face.glyph(' ')?);
        let units = f32::from(font.units_per_em().max(1));
        Some(Em(font.glyph_metrics().h_advance(GlyphId::from(glyph)) / units))
    }
}
