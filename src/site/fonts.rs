//! The fonts of the paper for the pages of a language.
//!
//! In: the characters of all its pages. Out: a style sheet that names files, each with
//! the characters of one face that these pages show, and the files. A browser loads what
//! a page shows, and no more. Knows nothing about elements.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::cut::cut;
use super::letters::Letters;
use super::{Files, Order};
use crate::fonts::FaceId;
use crate::key::{Key, PROGRAM};
use crate::lang::Tag;

/// Where the style sheet with the fonts of a language stands.
pub(super) fn sheet(language: &Tag) -> String {
    format!("fonts/{language}.css")
}

/// The style sheets of all languages with their fonts, and where the fonts of each language
/// stand.
pub(super) fn fonts<'a>(
    order: &Order<'_>,
    letters: &'a BTreeMap<Tag, Letters>,
) -> (Files, BTreeMap<&'a Tag, Vec<String>>) {
    let shown: Vec<(&Tag, Shown)> =
        letters.par_iter().map(|(language, letters)| (language, shown(order, letters))).collect();
    let mut files = Files::new();
    let (mut wanted, mut places) = (BTreeMap::new(), BTreeMap::<&Tag, Vec<String>>::new());
    for (language, Shown { faces, families }) in shown {
        let mut sheet = String::new();
        for (face, characters) in faces {
            let path = path(order, face, &characters);
            sheet += &rule(order, face, &path, &characters);
            places.entry(language).or_default().push(path.clone());
            wanted.insert(path, (face, characters));
        }
        sheet += &stacks(order, language, &families);
        files.insert(self::sheet(language), sheet.into_bytes());
    }
    let made = wanted.into_par_iter().filter_map(|(path, (face, characters))| {
        // The name says what the file is made of.
        let made = (order.made)(&path).or_else(|| cut(order.fonts.face(face), &characters))?;
        Some((path, made))
    });
    files.extend(made.collect::<Vec<_>>());
    (files, places)
}

/// What the pages of a language show.
#[derive(Default)]
struct Shown {
    /// The characters of each face.
    faces: BTreeMap<FaceId, BTreeSet<char>>,
    /// The families of each language in them.
    families: BTreeMap<Tag, BTreeSet<String>>,
}

fn shown(order: &Order<'_>, letters: &Letters) -> Shown {
    let mut shown = Shown::default();
    for ((language, weight), characters) in letters {
        let Some(profile) = order.workspace.languages.nearest(language) else { continue };
        let stack = profile.setting.stack(order.fonts);
        let families = shown.families.entry(language.clone()).or_default();
        for &character in characters {
            let Some(face) = order.fonts.face_for(&stack, *weight, character) else { continue };
            families.insert(family(&order.fonts.face(face).name).to_owned());
            let kept = shown.faces.entry(face).or_default();
            kept.insert(character);
            kept.extend(
                parts(character).filter(|&part| order.fonts.face(face).glyph(part).is_some()),
            );
        }
    }
    shown
}

/// What browsers take a letter of India or Southeast Asia apart into before they shape it:
/// a vowel that stands on both sides of its consonant, or Thai am (OpenType, "Script
/// specific development").
fn parts(character: char) -> impl Iterator<Item = char> {
    let is_split = matches!(character, '\u{900}'..='\u{10ff}');
    let has_e = matches!(character, '\u{17be}'..='\u{17c0}' | '\u{17c4}' | '\u{17c5}');
    let split = std::iter::once(character).nfkd().filter(move |_| is_split);
    split.chain(has_e.then_some('\u{17c1}'))
}

/// The family of a face.
fn family(face: &str) -> &str {
    face.rsplit_once('-').map_or(face, |(family, _)| family)
}

/// Where the file of a face with some characters stands.
fn path(order: &Order<'_>, face: FaceId, characters: &BTreeSet<char>) -> String {
    let face = order.fonts.face(face);
    let key = Key::of(&(PROGRAM, face.fingerprint(), characters));
    format!("fonts/{}.woff2", &key.to_string()[..16])
}

/// The rule that names a file.
fn rule(order: &Order<'_>, face: FaceId, path: &str, characters: &BTreeSet<char>) -> String {
    let name = &order.fonts.face(face).name;
    let weight = match name.ends_with("-Bold") {
        true => 700,
        false => 400,
    };
    let (family, file) = (family(name), path.trim_start_matches("fonts/"));
    let ranges = ranges(characters);
    format!(
        "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; font-display: swap; \
         src: url(\"{file}\") format(\"woff2\"); unicode-range: {ranges}; }}\n"
    )
}

/// The families of a page, and of the passages in other languages on it.
fn stacks(order: &Order<'_>, language: &Tag, families: &BTreeMap<Tag, BTreeSet<String>>) -> String {
    let mut rules = String::new();
    for (tag, families) in families {
        let names: Vec<String> = families.iter().map(|family| format!("\"{family}\"")).collect();
        let names = names.join(", ");
        let speech = super::speech(&order.workspace.languages, tag).0;
        rules += &match tag == language {
            true => format!("body {{ font-family: {names}, sans-serif; }}\n"),
            false => format!("main [lang=\"{speech}\"] {{ font-family: {names}, sans-serif; }}\n"),
        };
    }
    rules
}

/// Characters as CSS writes them.
fn ranges(characters: &BTreeSet<char>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in characters.iter().map(|&c| u32::from(c)) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            Some(_) | None => ranges.push((code, code)),
        }
    }
    let range = |(first, last): &(u32, u32)| match first == last {
        true => format!("U+{first:X}"),
        false => format!("U+{first:X}-{last:X}"),
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_bring_what_they_are_taken_apart_into() {
        assert_eq!(parts('\u{e33}').collect::<String>(), "\u{e4d}\u{e32}");
        assert_eq!(parts('\u{17c4}').collect::<String>(), "\u{17c1}");
        assert_eq!(parts('가').count(), 0);
    }

    #[test]
    fn neighbours_are_one_range() {
        assert_eq!(ranges(&"abcx字".chars().collect()), "U+61-63,U+78,U+5B57");
    }
}
