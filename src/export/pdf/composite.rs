//! Letters made of several glyphs, added to a font.
//!
//! In: a TrueType font that was cut down, and letters: some of its glyphs, each
//! with its place. Out: the same font with a composite glyph for each letter
//! behind its own (OpenType, `glyf`, "Composite Glyph Description"). Knows
//! nothing about texts.

use skrifa::FontRef;
use skrifa::raw::TableProvider;
use skrifa::raw::types::{GlyphId, Tag};

/// A letter as it is drawn, in units of its font.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Letter {
    /// How far the next one stands.
    pub(super) advance: u16,
    /// What is drawn. Without ink there are two points at its ends, which nobody sees:
    /// some readers (pdfium) drop what has no box.
    pub(super) parts: Vec<Part>,
}

/// A glyph of a letter, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) glyph: u16,
    pub(super) x: i16,
    pub(super) y: i16,
}

impl Letter {
    /// The letter in numbers, after one that no glyph has.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u16> + '_ {
        let place = |part: &Part| [part.glyph, part.x.cast_unsigned(), part.y.cast_unsigned()];
        [u16::MAX, self.advance].into_iter().chain(self.parts.iter().flat_map(place))
    }
}

/// Where the boxes of all letters of a line overlap, in ems above the baseline.
pub(super) const STRIP: [f32; 2] = [0.1, 0.2];

/// Flags of a component: its place is two words, and more components follow.
const PLACED: u16 = 0x0001 | 0x0002;
const MORE: u16 = 0x0020;

/// Where a table has what changes as glyphs are added.
const LONG_METRICS: usize = 34;
const CHECKSUM: usize = 8;
const LONG_OFFSETS: usize = 50;
const GLYPHS: usize = 4;
/// The most points and contours of a glyph, and of a composite one.
const POINTS: [[usize; 2]; 2] = [[6, 10], [8, 12]];
const ELEMENTS: usize = 28;
const DEPTH: usize = 30;

/// Adds letters to a font, whose glyphs have the numbers that the parts name. The
/// result has the number of the first letter. `None` if the font is not whole.
pub(super) fn add(font: &[u8], letters: &[Letter]) -> Option<(Vec<u8>, u16)> {
    let font = FontRef::new(font).ok()?;
    let first = font.maxp().ok()?.num_glyphs();
    // The strip is the last.
    let count = first.checked_add(u16::try_from(letters.len() + 1).ok()?)?;
    let mut outlines = font.glyf().ok()?.offset_data().as_bytes().to_vec();
    let offsets = font.loca(None).ok()?;
    let mut ends = Vec::with_capacity(usize::from(count) + 1);
    for glyph in 0..=first {
        ends.push(offsets.get_raw(usize::from(glyph))?);
    }
    outlines.truncate(usize::try_from(*ends.last()?).ok()?);
    let mut metrics = metrics(&font, first)?;
    let strip = Strip::of(&font, count - 1)?;
    for letter in letters {
        let left = composite(&font, letter, &strip, &mut outlines)?;
        ends.push(u32::try_from(outlines.len()).ok()?);
        metrics.extend_from_slice(&letter.advance.to_be_bytes());
        metrics.extend_from_slice(&left.to_be_bytes());
    }
    strip.draw(&mut outlines);
    ends.push(u32::try_from(outlines.len()).ok()?);
    metrics.extend_from_slice(&[0; 4]);
    let most = letters.iter().map(|letter| letter.parts.len() + 1).max().unwrap_or(0);
    let mut tables = Vec::new();
    for record in font.table_directory().table_records() {
        let tag = record.tag();
        let mut table = font.table_data(tag)?.as_bytes().to_vec();
        match &tag.to_be_bytes() {
            b"glyf" => table.clone_from(&outlines),
            b"loca" => table = ends.iter().flat_map(|end| end.to_be_bytes()).collect(),
            b"hmtx" => table.clone_from(&metrics),
            b"hhea" => put(&mut table, LONG_METRICS, count)?,
            b"head" => put(&mut table, LONG_OFFSETS, 1)?,
            b"maxp" => grow(&mut table, count, u16::try_from(most).ok()?)?,
            // It names glyphs, and the letters have no names.
            b"post" => continue,
            _ => {}
        }
        tables.push((tag, table));
    }
    Some((file(&mut tables)?, first))
}

/// The advance and the left bearing of each glyph.
fn metrics(font: &FontRef<'_>, count: u16) -> Option<Vec<u8>> {
    let table = font.hmtx().ok()?;
    let mut metrics = Vec::with_capacity(usize::from(count) * 4);
    for glyph in 0..count {
        let glyph = GlyphId::from(glyph);
        metrics.extend_from_slice(&table.advance(glyph)?.to_be_bytes());
        metrics.extend_from_slice(&table.side_bearing(glyph)?.to_be_bytes());
    }
    Some(metrics)
}

/// Two points, one above the other, which nobody sees. With them the boxes of all
/// letters of a line overlap: where they do not, as in letters that run down from
/// right to left, a reader (pdfium) sees a new line.
struct Strip {
    /// Its number in the font.
    glyph: u16,
    low: i16,
    high: i16,
}

impl Strip {
    fn of(font: &FontRef<'_>, glyph: u16) -> Option<Self> {
        let em = f32::from(font.head().ok()?.units_per_em());
        #[expect(clippy::cast_possible_truncation, reason = "less than an em")]
        let [low, high] = STRIP.map(|edge| (edge * em) as i16);
        Some(Self { glyph, low, high })
    }

    fn draw(&self, into: &mut Vec<u8>) {
        points([[0, self.low], [0, self.high]], into);
    }
}

/// Appends a glyph of two points.
fn points([[left, low], [right, high]]: [[i16; 2]; 2], into: &mut Vec<u8>) {
    let (width, height) = (right.saturating_sub(left), high.saturating_sub(low));
    // Two outlines and their box, their last points, no instructions, how the points
    // are written, and how far it is from each to the next.
    let words = [2, left, low, right, high, 0, 1, 0, 0x0101, left, width, low, height];
    into.extend(words.iter().flat_map(|word| word.to_be_bytes()));
    into.resize(into.len().next_multiple_of(4), 0);
}

/// Appends the outline of a letter. The result is its left edge.
fn composite(
    font: &FontRef<'_>,
    letter: &Letter,
    strip: &Strip,
    into: &mut Vec<u8>,
) -> Option<i16> {
    let (loca, glyf) = (font.loca(None).ok()?, font.glyf().ok()?);
    let mut drawn: Vec<Part> = Vec::new();
    let mut bounds: Option<[i16; 4]> = None;
    for part in &letter.parts {
        let Some(glyph) = loca.get_glyf(GlyphId::from(part.glyph), &glyf).ok()? else { continue };
        let own = [
            part.x.checked_add(glyph.x_min())?,
            part.y.checked_add(glyph.y_min())?,
            part.x.checked_add(glyph.x_max())?,
            part.y.checked_add(glyph.y_max())?,
        ];
        bounds = Some(bounds.map_or(own, |other| union(own, other)));
        drawn.push(*part);
    }
    let Some(mut bounds) = bounds else {
        points([[0, strip.low], [i16::try_from(letter.advance).ok()?, strip.high]], into);
        return Some(0);
    };
    let left = bounds[0];
    if bounds[1] > strip.low || bounds[3] < strip.high {
        bounds = union(bounds, [left, strip.low, left, strip.high]);
        drawn.push(Part { glyph: strip.glyph, x: left, y: 0 });
    }
    let mut words = vec![-1];
    words.extend(bounds);
    for (number, part) in drawn.iter().enumerate() {
        let flags = if number + 1 < drawn.len() { PLACED | MORE } else { PLACED };
        words.extend([flags.cast_signed(), part.glyph.cast_signed(), part.x, part.y]);
    }
    into.extend(words.iter().flat_map(|word| word.to_be_bytes()));
    into.resize(into.len().next_multiple_of(4), 0);
    Some(left)
}

/// The smallest box around two.
fn union([a, b, c, d]: [i16; 4], [e, f, g, h]: [i16; 4]) -> [i16; 4] {
    [a.min(e), b.min(f), c.max(g), d.max(h)]
}

/// Says how large glyphs are now (OpenType, `maxp`). A part may be a composite itself.
fn grow(maxp: &mut [u8], count: u16, most: u16) -> Option<()> {
    put(maxp, GLYPHS, count)?;
    for [simple, composite] in POINTS {
        let part = get(maxp, simple)?.max(get(maxp, composite)?);
        put(maxp, composite, part.saturating_mul(most.max(1)))?;
    }
    let elements = get(maxp, ELEMENTS)?.max(most);
    put(maxp, ELEMENTS, elements)?;
    let depth = get(maxp, DEPTH)?.saturating_add(1);
    put(maxp, DEPTH, depth)
}

fn get(table: &[u8], at: usize) -> Option<u16> {
    table.get(at..)?.first_chunk().map(|bytes| u16::from_be_bytes(*bytes))
}

fn put(table: &mut [u8], at: usize, number: u16) -> Option<()> {
    *table.get_mut(at..)?.first_chunk_mut()? = number.to_be_bytes();
    Some(())
}

/// A font file of these tables (OpenType, "Organization of an OpenType Font").
fn file(tables: &mut [(Tag, Vec<u8>)]) -> Option<Vec<u8>> {
    tables.sort_by_key(|(tag, _)| *tag);
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16 << power;
    let mut file = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, range, u16::try_from(power).ok()?, (count * 16).checked_sub(range)?] {
        file.extend_from_slice(&number.to_be_bytes());
    }
    let mut offset = file.len() + tables.len() * 16;
    let mut adjustment = None;
    for (tag, table) in tables.iter_mut() {
        if *tag == Tag::new(b"head") {
            table.get_mut(CHECKSUM..CHECKSUM + 4)?.fill(0);
            adjustment = Some(offset + CHECKSUM);
        }
        file.extend_from_slice(&tag.to_be_bytes());
        for number in
            [checksum(table), u32::try_from(offset).ok()?, u32::try_from(table.len()).ok()?]
        {
            file.extend_from_slice(&number.to_be_bytes());
        }
        offset = (offset + table.len()).next_multiple_of(4);
    }
    for (_, table) in &*tables {
        file.extend_from_slice(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let whole = 0xb1b0_afba_u32.wrapping_sub(checksum(&file));
    file.get_mut(adjustment?..)?.first_chunk_mut().map(|at| *at = whole.to_be_bytes())?;
    Some(file)
}

/// The sum of a table's words.
fn checksum(table: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        u32::from_be_bytes([byte(0), byte(1), byte(2), byte(3)])
    };
    table.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use skrifa::MetadataProvider;
    use skrifa::instance::{LocationRef, Size};
    use subsetter::GlyphRemapper;

    use super::*;

    #[expect(clippy::disallowed_methods, reason = "the test reads a font")]
    fn font() -> Vec<u8> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::read(root.join("fonts/NotoSansArabic-Regular.ttf")).unwrap()
    }

    /// The font cut down to the glyphs of some characters, and the same with letters.
    fn cut(characters: &str, letters: &[Letter]) -> (Vec<u8>, u16) {
        let font = font();
        let charmap = FontRef::new(&font).unwrap().charmap();
        let mut glyphs = GlyphRemapper::new();
        for character in characters.chars() {
            glyphs.remap(u16::try_from(charmap.map(character).unwrap().to_u32()).unwrap());
        }
        let subset = subsetter::subset(&font, 0, &glyphs).unwrap();
        add(&subset, letters).unwrap()
    }

    fn bounds(font: &[u8], glyph: u16) -> Option<[f32; 4]> {
        let font = FontRef::new(font).unwrap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let bounds = metrics.bounds(GlyphId::from(glyph))?;
        Some([bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max])
    }

    #[test]
    fn a_letter_is_as_wide_as_its_parts_and_advances_as_it_says() {
        let parts = vec![Part { glyph: 1, x: 0, y: 0 }, Part { glyph: 2, x: -700, y: 40 }];
        let (file, first) = cut("ست", &[Letter { advance: 321, parts }]);
        let (one, other) = (bounds(&file, 1).unwrap(), bounds(&file, 2).unwrap());
        let moved = [other[0] - 700.0, other[1] + 40.0, other[2] - 700.0, other[3] + 40.0];
        let both = [
            one[0].min(moved[0]),
            one[1].min(moved[1]),
            one[2].max(moved[2]),
            one[3].max(moved[3]),
        ];
        assert_eq!(bounds(&file, first), Some(both));
        let metrics = FontRef::new(&file).unwrap().hmtx().unwrap();
        assert_eq!(metrics.advance(GlyphId::from(first)), Some(321));
        assert_eq!(checksum(&file), 0xb1b0_afba, "as OpenType wants it of a file");
    }

    #[test]
    fn a_letter_without_ink_has_a_box() {
        let (file, first) = cut("س", &[Letter { advance: 200, parts: Vec::new() }]);
        assert_eq!(bounds(&file, first), Some([0.0, 100.0, 200.0, 200.0]));
    }

    #[test]
    fn boxes_of_letters_overlap() {
        let high = Letter { advance: 300, parts: vec![Part { glyph: 1, x: 0, y: 1500 }] };
        let low = Letter { advance: 300, parts: vec![Part { glyph: 1, x: 0, y: -1500 }] };
        let (file, first) = cut("س", &[high, low]);
        let (high, low) = (bounds(&file, first).unwrap(), bounds(&file, first + 1).unwrap());
        assert!(high[1] < low[3], "{high:?} {low:?}");
    }

    #[test]
    fn what_is_no_font_gets_no_letters() {
        assert_eq!(add(b"no font", &[]), None);
        let font = font();
        assert_eq!(add(&font[..font.len() / 2], &[]), None);
    }
}
