//! Faces cut down to the characters of a page.
//!
//! In: a face and characters. Out: a font file for browsers that has these and what they
//! turn into: forms in words, marks in their places. Knows nothing about pages.

use std::collections::BTreeSet;

use read_fonts::collections::IntSet;
use read_fonts::tables::glyf::Glyf;
use read_fonts::types::Tag;
use read_fonts::{FontRef, TopLevelTable};
use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use subsetter::GlyphRemapper;

use super::woff2::{Table, woff2};
use crate::fonts::Face;

/// Cuts a face; `None` if its file is broken.
pub(super) fn cut(face: &Face, characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let font = FontRef::from_index(face.data.as_ref(), face.index).ok()?;
    let has_glyf = font.table_data(Glyf::TAG).is_some();
    let mut tables = match has_glyf {
        true => with_layout(&font, characters)?,
        false => compact(&font, face, characters)?,
    };
    tables.sort_by_key(|(tag, _)| *tag);
    woff2(tables)
}

/// A face with outlines of TrueType, with all that shapes its letters.
fn with_layout(font: &FontRef<'_>, characters: &BTreeSet<char>) -> Option<Vec<Table>> {
    let all = |tags: &[Tag]| tags.iter().copied().collect();
    let mut scripts = IntSet::empty();
    scripts.invert();
    let mut names = IntSet::empty();
    // The copyright and the licence stay in the file.
    names.extend([0, 1, 2, 4, 6, 13, 14].map(Into::into));
    let plan = Plan::new(
        &IntSet::empty(),
        &characters.iter().map(|&c| u32::from(c)).collect(),
        font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &all(DEFAULT_DROP_TABLES),
        &scripts,
        &all(DEFAULT_LAYOUT_FEATURES),
        &names,
        &IntSet::from([0x409]),
    );
    let cut = subset_font(font, &plan).ok()?;
    Some(tables(&FontRef::new(&cut).ok()?))
}

/// A face with outlines of PostScript: Chinese, Japanese and Korean, whose letters stand
/// beside each other as they are. What shapes them is left out.
fn compact(font: &FontRef<'_>, face: &Face, characters: &BTreeSet<char>) -> Option<Vec<Table>> {
    let mut glyphs = GlyphRemapper::new();
    let pairs = characters.iter().filter_map(|&c| Some((c, face.glyph(c)?)));
    let map: Vec<(char, u16)> = pairs.map(|(c, glyph)| (c, glyphs.remap(glyph))).collect();
    let cut = subsetter::subset(face.data.as_ref(), face.index, &glyphs).ok()?;
    let mut tables = tables(&FontRef::new(&cut).ok()?);
    tables.push((*b"cmap", cmap(&map)?));
    tables.push((*b"OS/2", font.table_data(Tag::new(b"OS/2"))?.as_bytes().to_vec()));
    Some(tables)
}

fn tables(font: &FontRef<'_>) -> Vec<Table> {
    let records = font.table_directory().table_records().iter();
    let table = |tag: Tag| Some((tag.to_be_bytes(), font.table_data(tag)?.as_bytes().to_vec()));
    records.filter_map(|record| table(record.tag())).collect()
}

/// Which glyph each character has: a table of format 12, with a group for each character
/// (OpenType, "cmap").
fn cmap(map: &[(char, u16)]) -> Option<Vec<u8>> {
    let count = u32::try_from(map.len()).ok()?;
    let mut table = Vec::new();
    // Windows, all of Unicode; 12 bytes from here.
    for word in [0_u16, 1, 3, 10, 0, 12, 12, 0] {
        table.extend(word.to_be_bytes());
    }
    for long in [16 + 12 * count, 0, count] {
        table.extend(long.to_be_bytes());
    }
    for &(character, glyph) in map {
        for long in [u32::from(character), u32::from(character), u32::from(glyph)] {
            table.extend(long.to_be_bytes());
        }
    }
    Some(table)
}
