//! What the codes of a font stand for, and how wide they are.
//!
//! In: a font dictionary. Out: the text of the codes in a shown string, as the
//! font's own map has it (`ToUnicode`, ISO 32000-1, 9.10.3), and how far they
//! move the pen (9.7.4.3). Knows nothing about content streams, and guesses nothing: a code
//! without an entry is U+FFFD.

use std::collections::BTreeMap;

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// The width of a code of which the font says nothing, in thousandths of the
/// size (ISO 32000-1, table 117).
const USUAL: f64 = 1000.0;

/// The codes of one font.
pub(super) struct Codes {
    /// How many bytes make a code.
    width: usize,
    map: Option<CMap>,
    /// How far a code moves the pen that is not in `advances`.
    usual: f64,
    /// How far codes move the pen: the first code, the last one and the width.
    advances: BTreeMap<u32, (u32, f64)>,
}

impl Codes {
    /// Reads the map of a font. Codes have two bytes in composite fonts, since
    /// all predefined encodings but those for old East Asian files have them,
    /// and one in simple fonts.
    pub(super) fn of(font: &Dict<'_>) -> Self {
        let kind = font.get::<Name<'_>>(b"Subtype");
        let is_composite = kind.is_some_and(|kind| kind.as_ref() == b"Type0");
        let stream = font.get::<Stream<'_>>(b"ToUnicode");
        let data = stream.and_then(|stream| stream.decoded_data().ok());
        let map = data.and_then(|data| CMap::parse(&data, |_| None));
        let inner = font.get::<Array<'_>>(b"DescendantFonts");
        let inner = inner.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let usual = inner.as_ref().and_then(|inner| inner.get::<f64>(b"DW")).unwrap_or(USUAL);
        let widths = inner.and_then(|inner| inner.get::<Array<'_>>(b"W"));
        let advances = widths.map(|widths| advances(&widths)).unwrap_or_default();
        Self { width: if is_composite { 2 } else { 1 }, map, usual, advances }
    }

    /// How far a shown string moves the pen, in thousandths of the size; codes
    /// are numbers of glyphs (`Identity-H`).
    pub(super) fn advance(&self, shown: &[u8]) -> f64 {
        let codes = shown.chunks(self.width).map(code);
        codes
            .map(|code| match self.advances.range(..=code).next_back() {
                Some((_, (last, advance))) if code <= *last => *advance,
                Some(_) | None => self.usual,
            })
            .sum()
    }

    /// Appends the text of a shown string.
    pub(super) fn read(&self, shown: &[u8], text: &mut String) {
        for code in shown.chunks(self.width).map(code) {
            match self.map.as_ref().and_then(|map| map.lookup_bf_string(code)) {
                Some(BfString::Char(character)) => text.push(character),
                Some(BfString::String(string)) => text.push_str(&string),
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

/// The number of a code.
fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code, &byte| code << 8 | u32::from(byte))
}

/// The widths of a composite font: `first [width …]` and `first last width`
/// (ISO 32000-1, 9.7.4.3).
fn advances(widths: &Array<'_>) -> BTreeMap<u32, (u32, f64)> {
    let mut advances = BTreeMap::new();
    let mut numbers: Vec<f64> = Vec::new();
    for object in widths.iter::<Object<'_>>() {
        match (object, numbers.as_slice()) {
            (Object::Array(list), [first]) => {
                let first = whole(*first);
                for (at, advance) in (0_u32..).zip(list.iter::<f64>()) {
                    let code = first.saturating_add(at);
                    advances.insert(code, (code, advance));
                }
                numbers.clear();
            }
            (Object::Number(advance), [first, last]) => {
                advances.insert(whole(*first), (whole(*last), advance.as_f64()));
                numbers.clear();
            }
            (Object::Number(number), _) => numbers.push(number.as_f64()),
            // What is not of this form says nothing.
            (_, _) => numbers.clear(),
        }
    }
    advances
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "stops at the ends")]
fn whole(number: f64) -> u32 {
    number as u32
}
