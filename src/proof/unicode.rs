//! What the codes of a font stand for.
//!
//! In: a font dictionary. Out: the text of the codes in a shown string, as the
//! font's own map has it (`ToUnicode`, ISO 32000-1, 9.10.3). Knows no content
//! stream, and guesses nothing: a code without an entry is U+FFFD.

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro::hayro_syntax::object::{Dict, Name, Stream};

/// The codes of one font.
pub(super) struct Codes {
    /// How many bytes make a code.
    width: usize,
    map: Option<CMap>,
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
        Self { width: if is_composite { 2 } else { 1 }, map }
    }

    /// Appends the text of a shown string.
    pub(super) fn read(&self, shown: &[u8], text: &mut String) {
        for code in shown.chunks(self.width) {
            let code = code.iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
            match self.map.as_ref().and_then(|map| map.lookup_bf_string(code)) {
                Some(BfString::Char(character)) => text.push(character),
                Some(BfString::String(string)) => text.push_str(&string),
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}
