//! Runs that one call of the shaper can take.
//!
//! In: a flat text. Out: [`Item`]s of one font, script, direction and language,
//! and the characters that are printed as others. Knows nothing about widths.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_script::Script;

use super::class;
use super::flatten::{Flat, Piece, is_control};
use crate::content::Profile;
use crate::diag::Sink;
use crate::fonts::{FaceId, FontBook, Stack, Weight};
use crate::lang::{Tag, script_of};

/// A run for the shaper, or a drawn mark.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its bytes in the flat text.
    pub(super) range: Range<usize>,
    /// Its font.
    pub(super) face: FaceId,
    /// Its script; the marks and digits around letters take theirs.
    pub(super) script: Script,
    /// Its embedding level (UAX #9): odd runs from right to left.
    pub(super) level: Level,
    /// The piece in which it begins.
    pub(super) piece: usize,
}

/// The runs of a text.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// The runs in the order of the text.
    pub(super) items: Vec<Item>,
    /// Characters that are printed as another one, or not at all, by their
    /// first byte.
    pub(super) replaced: BTreeMap<usize, Option<char>>,
}

/// A base character with its marks.
struct Grapheme {
    range: Range<usize>,
    piece: usize,
    script: Option<Script>,
    face: Option<FaceId>,
}

/// Splits a text into runs and reports characters that no font has.
pub(super) fn itemise(
    flat: &Flat,
    profile: &Profile,
    stacks: &mut Stacks<'_>,
    sink: &mut Sink,
) -> Items {
    let mut graphemes = graphemes(flat);
    resolve_scripts(&mut graphemes);
    let mut items = Items::default();
    choose_faces(flat, &mut graphemes, stacks, &mut items.replaced, sink);
    let levels = levels(&flat.text, profile.setting.is_right_to_left());
    for grapheme in &graphemes {
        let level = levels.as_ref().map_or(Level::ltr(), |levels| levels[grapheme.range.start]);
        push(&mut items.items, grapheme, level, &flat.pieces);
    }
    if let (Some(first), false) = (items.items.first_mut(), flat.text.is_empty()) {
        first.range.start = 0;
    }
    items
}

/// The embedding level of every byte; `None` if all is from left to right.
fn levels(text: &str, right_to_left: bool) -> Option<Vec<Level>> {
    let ltr_only = |c: char| c < '\u{590}' || ('\u{900}'..'\u{2000}').contains(&c);
    if !right_to_left && text.chars().all(ltr_only) {
        return None;
    }
    let level = if right_to_left { Level::rtl() } else { Level::ltr() };
    let info = ParagraphBidiInfo::new(text, Some(level));
    (right_to_left || info.has_rtl()).then_some(info.levels)
}

/// Splits a text at grapheme boundaries (UAX #29) and between pieces.
fn graphemes(flat: &Flat) -> Vec<Grapheme> {
    let mut graphemes = Vec::new();
    for (number, piece) in flat.pieces.iter().enumerate() {
        let text = &flat.text[piece.range.clone()];
        let mut start = 0;
        for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
            let script = text[start..end].chars().find_map(own_script);
            let range = piece.range.start + start..piece.range.start + end;
            graphemes.push(Grapheme { range, piece: number, script, face: None });
            start = end;
        }
    }
    graphemes
}

/// The script of a character, if it belongs to one. Han and kana are shaped
/// together: the fonts treat them alike.
fn own_script(c: char) -> Option<Script> {
    let script = script_of(c);
    if class::is_kana(c) || script == Script::Bopomofo || class::is_square_sign(c) {
        Some(Script::Han)
    } else {
        let belongs = !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
        belongs.then_some(script)
    }
}

/// Gives characters without a script that of the one before, or else of the
/// one behind (UAX #24, 5.1).
fn resolve_scripts(graphemes: &mut [Grapheme]) {
    let first = graphemes.iter().find_map(|grapheme| grapheme.script);
    let mut last = first.unwrap_or(Script::Common);
    for grapheme in graphemes {
        last = *grapheme.script.get_or_insert(last);
    }
}

/// Adds a grapheme to the last run or begins a new one.
fn push(items: &mut Vec<Item>, grapheme: &Grapheme, level: Level, pieces: &[Piece]) {
    let Some(face) = grapheme.face else {
        if let Some(last) = items.last_mut() {
            last.range.end = grapheme.range.end;
        }
        return;
    };
    let script = grapheme.script.unwrap_or(Script::Common);
    let piece = &pieces[grapheme.piece];
    if let Some(last) = items.last_mut() {
        let before = &pieces[last.piece];
        let same_style = before.mark.is_none()
            && piece.mark.is_none()
            && before.profile.tag == piece.profile.tag;
        if same_style && (last.face, last.script, last.level) == (face, script, level) {
            last.range.end = grapheme.range.end;
            return;
        }
    }
    items.push(Item { range: grapheme.range.clone(), face, script, level, piece: grapheme.piece });
}

/// Font stacks by language, looked up once.
pub(super) struct Stacks<'a> {
    fonts: &'a FontBook,
    stacks: BTreeMap<Tag, Stack>,
}

impl<'a> Stacks<'a> {
    /// No stacks yet.
    pub(super) fn new(fonts: &'a FontBook) -> Self {
        Self { fonts, stacks: BTreeMap::new() }
    }

    /// The first face that has a character.
    pub(super) fn face(&mut self, piece: &Piece, c: char) -> Option<FaceId> {
        let profile = &piece.profile;
        if !self.stacks.contains_key(&profile.tag) {
            self.stacks.insert(profile.tag.clone(), profile.setting.stack(self.fonts));
        }
        let stack = self.stacks.get(&profile.tag)?;
        self.fonts.face_for(stack, piece.weight, c)
    }

    /// The first face that has all forms that variation selectors ask for.
    fn face_of_variants(
        &mut self,
        piece: &Piece,
        base: char,
        variants: &[(char, char)],
    ) -> Option<FaceId> {
        // Looks the stack up.
        self.face(piece, base)?;
        let stack = self.stacks.get(&piece.profile.tag)?;
        self.fonts.faces_for(stack, piece.weight, base).find(|&id| self.has_variants(id, variants))
    }

    fn has_variants(&self, face: FaceId, variants: &[(char, char)]) -> bool {
        let face = self.fonts.face(face);
        variants.iter().all(|&(base, selector)| face.has_variant(base, selector))
    }

    fn has(&self, face: FaceId, c: char) -> bool {
        self.fonts.face(face).glyph(c).is_some()
    }
}

/// Chooses a face for every grapheme: first for letters, then for the marks,
/// digits and blanks between them, which stay in the font of the letters if it
/// has them.
fn choose_faces(
    flat: &Flat,
    graphemes: &mut [Grapheme],
    stacks: &mut Stacks<'_>,
    replaced: &mut BTreeMap<usize, Option<char>>,
    sink: &mut Sink,
) {
    let mut unselected = BTreeSet::new();
    for grapheme in graphemes.iter_mut() {
        let piece = &flat.pieces[grapheme.piece];
        let text = &flat.text[grapheme.range.clone()];
        if decides(text, &piece.profile) {
            grapheme.face = face_of_variant(text, piece, stacks, &mut unselected, sink)
                .or_else(|| face_of_all(text, piece, stacks));
        }
    }
    let mut reported = BTreeSet::new();
    for at in 0..graphemes.len() {
        let grapheme = &graphemes[at];
        let text = &flat.text[grapheme.range.clone()];
        if grapheme.face.is_some() || text.chars().all(is_control) {
            continue;
        }
        let piece = &flat.pieces[grapheme.piece];
        let near = neighbour(graphemes, at, &flat.pieces).filter(|_| sticks(text, &piece.profile));
        let start = grapheme.range.start;
        let face = near
            .filter(|&face| has_all(text, face, stacks))
            .or_else(|| replace(text, start, near, replaced, stacks))
            .or_else(|| face_of_all(text, piece, stacks));
        graphemes[at].face = face.or_else(|| {
            let mut missing = Missing { piece, stacks, reported: &mut reported, replaced, sink };
            missing.handle(text, start)
        });
    }
}

/// Whether a grapheme chooses its font itself: letters, and in a language with
/// a font for ASCII its digits too.
fn decides(text: &str, profile: &Profile) -> bool {
    text.chars()
        .any(|c| own_script(c).is_some() || (profile.setting.ascii.is_some() && c.is_ascii_digit()))
}

/// Whether a mark may stay in the font of its neighbour. Where ASCII has its
/// own font, other marks (quotes, dashes, …) belong to the first font.
fn sticks(text: &str, profile: &Profile) -> bool {
    profile.setting.ascii.is_none() || text.is_ascii() || text.chars().all(class::is_word_blank)
}

/// The face of the nearest letter of the same style, rather before than behind.
fn neighbour(graphemes: &[Grapheme], at: usize, pieces: &[Piece]) -> Option<FaceId> {
    let style = |grapheme: &Grapheme| -> (&Tag, Weight) {
        let piece = &pieces[grapheme.piece];
        (&piece.profile.tag, piece.weight)
    };
    let same = |other: &&Grapheme| style(other) == style(&graphemes[at]);
    let before = graphemes[..at].iter().rev().take_while(same).find_map(|other| other.face);
    before.or_else(|| graphemes[at..].iter().take_while(same).find_map(|other| other.face))
}

/// Whether a face can print a grapheme, composed as the shaper would compose
/// it.
fn has_all(text: &str, face: FaceId, stacks: &Stacks<'_>) -> bool {
    let has = |c| is_invisible(c) || stacks.has(face, c);
    if is_composed(text) { text.chars().all(has) } else { text.nfc().all(has) }
}

/// Whether a text is known to be composed already (UAX #15, 9).
fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The first face that has all characters of a grapheme.
fn face_of_all(text: &str, piece: &Piece, stacks: &mut Stacks<'_>) -> Option<FaceId> {
    let of_all = |c| {
        let face = stacks.face(piece, c)?;
        has_all(text, face, stacks).then_some(face)
    };
    if is_composed(text) { text.chars().find_map(of_all) } else { text.nfc().find_map(of_all) }
}

/// The first face that has the form which a variation selector asks for; `None`
/// if there is no selector, or no such face, which is reported.
fn face_of_variant(
    text: &str,
    piece: &Piece,
    stacks: &mut Stacks<'_>,
    reported: &mut BTreeSet<(char, char)>,
    sink: &mut Sink,
) -> Option<FaceId> {
    if text.is_ascii() {
        return None;
    }
    let pairs = text.chars().zip(text.chars().skip(1));
    let variants: Vec<_> = pairs.filter(|&(_, next)| is_selector(next)).collect();
    let &(base, selector) = variants.first()?;
    let face =
        stacks.face_of_variants(piece, base, &variants).filter(|&face| has_all(text, face, stacks));
    if face.is_none() && reported.insert((base, selector)) {
        let (tag, code) = (&piece.profile.tag, u32::from(selector));
        let message = format!(
            "no font of `{tag}` has the form of `{base}` that U+{code:04X} behind it asks for"
        );
        sink.report(
            super::MISSING_VARIANT.at(piece.span, message).label("the plain form is printed").hint(
                "take the selector out if the plain form is right, or add a font that has the \
                     form to `fonts` in content/languages",
            ),
        );
    }
    face
}

/// Whether a character asks for a form of the one before. Those that ask for a
/// picture, or against it, are left to the checks.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}')
}

/// Prints hyphens that the font of the text lacks as `-`, and blanks as the
/// ASCII blank.
fn replace(
    text: &str,
    start: usize,
    near: Option<FaceId>,
    replaced: &mut BTreeMap<usize, Option<char>>,
    stacks: &Stacks<'_>,
) -> Option<FaceId> {
    let other = match text {
        "\u{2010}" | "\u{2011}" => '-',
        "\u{A0}" | "\u{202F}" => ' ',
        _ => return None,
    };
    let face = near.filter(|&face| stacks.has(face, other))?;
    replaced.insert(start, Some(other));
    Some(face)
}

/// Whether a character selects or joins and has no glyph of its own.
fn is_invisible(c: char) -> bool {
    is_control(c)
        || matches!(c, '\u{34F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// What is done about characters that no font has.
struct Missing<'m, 'a> {
    piece: &'m Piece,
    stacks: &'m mut Stacks<'a>,
    reported: &'m mut BTreeSet<char>,
    replaced: &'m mut BTreeMap<usize, Option<char>>,
    sink: &'m mut Sink,
}

impl Missing<'_, '_> {
    /// Reports what is missing and finds a face for the rest; `〓` stands in
    /// for a base.
    fn handle(&mut self, text: &str, start: usize) -> Option<FaceId> {
        if self.piece.mark.is_some() {
            return self.stacks.face(self.piece, ' ').or(Some(FaceId(0)));
        }
        let base = text.chars().find(|&c| !is_invisible(c))?;
        let own = self.stacks.face(self.piece, base);
        let face = own.or_else(|| self.stacks.face(self.piece, '〓'));
        for (offset, c) in text.char_indices().filter(|&(_, c)| !is_invisible(c)) {
            if face.is_some_and(|face| self.stacks.has(face, c)) {
                continue;
            }
            self.report(c);
            let stand_in = (c == base && face.is_some()).then_some('〓');
            self.replaced.insert(start + offset, stand_in);
        }
        face
    }

    fn report(&mut self, c: char) {
        if !self.reported.insert(c) {
            return;
        }
        let code = u32::from(c);
        self.sink.report(
            super::MISSING_GLYPH.at(self.piece.span,
                format!("no font of `{}` has the character U+{code:04X}", self.piece.profile.tag),
            )
            .label(format!("‘{c}’ would be printed as 〓"))
            .hint("write it with other characters, or add a font to `fonts` of the language in content/languages"),
        );
    }
}
