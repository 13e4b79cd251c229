//! The fonts: `fonts/fonts.toml` → [`FontBook`].
//!
//! In: the parsed list of families. Out: the book with all files mapped, not
//! read: a face is opened when a text first asks for it. Knows nothing about texts.

use anyhow::Result;

use super::choice::is_bare;
use super::codes;
use super::literal::Literal;
use super::reader::{Parsed, Table};
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::source::{MappedFile, Sources};

/// The folder of the fonts.
const FOLDER: &str = "fonts";

/// Maps all files of all families.
///
/// # Errors
/// Fails if a font file cannot be mapped.
pub(crate) fn read<'a>(
    parsed: &'a Parsed<'a>,
    sources: &Sources,
    sink: &mut Sink,
) -> Result<(FontBook, Vec<&'a str>)> {
    let mut book = FontBook::default();
    let mut names = Vec::new();
    for (name, rows) in parsed.table(None).named_tables(false, sink) {
        names.push(name.value);
        for mut row in rows {
            let face = row.optional("face");
            let index = face.and_then(|face| face.integer(&(0..=255), sink)).unwrap_or(0);
            let regular = row.string("regular", sink);
            let regular = map(regular, index, sources, sink)?;
            let bold = optional_bold(&mut row, sink);
            let bold = map(bold, index, sources, sink)?;
            row.finish(sink);
            if let Some(regular) = regular {
                book.add(name.value, regular, bold, index);
            }
        }
    }
    Ok((book, names))
}

fn optional_bold<'a>(row: &mut Table<'a>, sink: &mut Sink) -> Option<Literal<'a>> {
    row.optional_string("bold", sink)
}

fn map(
    name: Option<Literal<'_>>,
    index: u32,
    sources: &Sources,
    sink: &mut Sink,
) -> Result<Option<MappedFile>> {
    let Some(name) = name else { return Ok(None) };
    if !is_bare(&name, sink) {
        return Ok(None);
    }
    let file = sources.map(&format!("{FOLDER}/{}", name.text))?;
    if let Some(why) = not_a_font(file.as_ref(), index) {
        let message = format!("{} cannot be used", name.text);
        sink.report(codes::BAD_FONT.at(name.span, message).label(why));
        return Ok(None);
    }
    Ok(Some(file))
}

/// Why the bytes hold no face of that number; only the head of the file is
/// looked at (OpenType 1.9, "Organization of an OpenType font").
fn not_a_font(data: &[u8], index: u32) -> Option<String> {
    let word = |at: usize| {
        let bytes = data.get(at..at + 4)?;
        Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    };
    match data.get(..4) {
        Some(b"ttcf") => {
            let faces = word(8).unwrap_or(0);
            (index >= faces).then(|| format!("a collection of {faces} has no face {index}"))
        }
        Some(b"OTTO" | b"true" | [0, 1, 0, 0]) => {
            (index > 0).then(|| format!("no collection, so there is no face {index}"))
        }
        Some(_) | None => Some("no OpenType font".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fonts_are_taken_for_fonts() {
        let collection = b"ttcf\0\x02\0\0\0\0\0\x04";
        assert_eq!(not_a_font(collection, 3), None);
        assert!(not_a_font(collection, 4).is_some());
        assert_eq!(not_a_font(b"OTTO....", 0), None);
        assert!(not_a_font(b"OTTO....", 1).is_some());
        assert!(not_a_font(b"<html>", 0).is_some());
        assert!(not_a_font(b"", 0).is_some());
        assert!(not_a_font(b"ttcf", 0).is_some());
    }
}
