//! `fonts/fonts.toml`: the font families → [`FontBook`].
//!
//! In: the parsed file. Out: the book with all font files mapped; of each only what it
//! says of itself is read: a face is opened when a text first asks for it. Knows nothing about texts.

use std::collections::BTreeSet;

use anyhow::Result;

use super::face;
use crate::content::codes;
use crate::content::form::form;
use crate::content::form::kind::{
    Kind, chosen, integer, optional, placed, read_chosen, table, text_like,
};
use crate::content::form::literal::is_bare;
use crate::content::form::reader::Parsed;
use crate::content::form::said::Said;
use crate::content::form::shape::{ANY, Shape};
use crate::content::form::suggest;
use crate::content::table::Languages;
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::source::{MappedFile, Sources, Spanned};

/// The folder of the fonts.
const FOLDER: &str = "fonts";

form! {
    /// A font family.
    struct Family {
        /// The file of the regular weight, in this folder.
        regular: Spanned<String> = file(),
        /// The file of the bold weight; without it the regular one serves for both.
        bold: Option<Spanned<String>> = optional(file()),
        /// Which face of a collection (.ttc) it is, counted from 0.
        face: Option<Spanned<u32>> = optional(placed(integer(0..=255))),
    }
}

/// The name of a font file.
fn file() -> impl Kind<Read = Spanned<String>> {
    placed(text_like(Shape::bare_name, |name, sink| {
        is_bare(&name, sink).then(|| name.text.to_owned())
    }))
}

/// The shape of the file.
pub(crate) fn shape() -> Shape {
    chosen(ANY, table::<Family>()).shape()
}

/// Maps all files of all families; with the names of the families.
///
/// # Errors
/// Fails if a font file cannot be mapped.
pub(crate) fn read(
    parsed: &Parsed<'_>,
    sources: &Sources,
    sink: &mut Sink,
) -> Result<(FontBook, Vec<String>)> {
    let mut book = FontBook::default();
    let names = parsed.keys().into_iter().map(str::to_owned).collect();
    for (name, family) in read_chosen(&mut parsed.table(None), &table::<Family>(), sink) {
        let face = family.face.as_ref().map_or(0, |face| face.value);
        let regular = map(&family.regular, face, sources, sink)?;
        let bold = family.bold.as_ref();
        let bold_file = bold.map(|bold| map(bold, face, sources, sink)).transpose()?;
        let bold_file = bold_file.flatten();
        if let Some(file) = regular {
            let place = family.face.as_ref().map_or(name.span, |face| face.span);
            face::check_face((&name.value, place), file.as_ref(), face, sink);
            if let Some((bold, bold_file)) = bold.zip(bold_file.as_ref()) {
                let (names, files) = ((&family.regular, bold), (file.as_ref(), bold_file.as_ref()));
                face::check_weights(names, files, face, sink);
            }
            book.add(&name.value, file, bold_file, face);
        }
    }
    Ok((book, names))
}

/// Reports families of which one weight lacks letters that the other has: its file is
/// another one, or it was cut down. Asked for are letters and digits of ASCII and those
/// with which languages write their own names.
pub(crate) fn compare(
    parsed: &Parsed<'_>,
    book: &FontBook,
    languages: &Languages,
    sink: &mut Sink,
) {
    let ascii = ('0'..='9').chain('A'..='Z').chain('a'..='z');
    let names = languages.iter().filter_map(|row| match &row.own.name {
        Said::This(name) => Some(name.words().plain()),
        Said::Nothing | Said::Broken => None,
    });
    let letters: BTreeSet<char> =
        ascii.chain(names.collect::<String>().chars()).filter(|c| c.is_alphanumeric()).collect();
    let letters: String = letters.into_iter().collect();
    // What is wrong with the file was reported when the fonts were mapped.
    let families = read_chosen(&mut parsed.table(None), &table::<Family>(), &mut Sink::default());
    for (name, family) in families {
        let Some(bold) = &family.bold else { continue };
        let [regular_lacks, bold_lacks] = book.unlike(&name.value, &letters);
        let sides = [(&family.regular, bold, regular_lacks), (bold, &family.regular, bold_lacks)];
        // The one that lacks more is the one to blame.
        let worst = sides.into_iter().max_by_key(|(.., lacking)| lacking.chars().count());
        let Some((file, other, lacking)) = worst.filter(|(.., lacking)| !lacking.is_empty()) else {
            continue;
        };
        let count = lacking.chars().count();
        let shown: Vec<String> = lacking.chars().take(5).map(|c| format!("`{c}`")).collect();
        let message = format!("{} lacks {count} letters that {} has", file.value, other.value);
        sink.report(
            codes::BAD_FONT
                .at(file.span, message)
                .label(format!("no {}", shown.join(", ")))
                .hint("both weights of a family have the same letters: is the file a whole one?"),
        );
    }
}

fn map(
    name: &Spanned<String>,
    index: u32,
    sources: &Sources,
    sink: &mut Sink,
) -> Result<Option<MappedFile>> {
    let path = format!("{FOLDER}/{}", name.value);
    if !sources.contains(&path) {
        let message = format!("there is no file {path}");
        let files = sources.list(FOLDER).unwrap_or_default();
        let hint = suggest::hint(&name.value, files.iter().map(String::as_str));
        sink.report(codes::BAD_FONT.at(name.span, message).label("no such font").hint(hint));
        return Ok(None);
    }
    let file = sources.map(&path)?;
    if let Some(why) = not_a_font(file.as_ref(), index) {
        let message = format!("{} cannot be used", name.value);
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
            (index > 0).then(|| format!("not a collection, so there is no face {index}"))
        }
        Some(_) | None => Some("not an OpenType font".to_owned()),
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
