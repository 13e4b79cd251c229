//! Text strings of PDF (ISO 32000-1, 7.9.2.2).
//!
//! In: the bytes of a string. Out: its characters. Knows nothing about objects
//! of a file.

/// What stands for a byte that means nothing.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// The characters of `PDFDocEncoding` that are not those of Latin-1: the bytes
/// 0x18 to 0x1f and 0x80 to 0xa0 (ISO 32000-1, D.2).
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', UNKNOWN, '€',
];

/// The characters of a text string. A byte or unit that means nothing becomes
/// U+FFFD.
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(b"\xfe\xff") {
        let (units, rest) = units.as_chunks::<2>();
        let units = units.iter().map(|unit| u16::from_be_bytes(*unit));
        let decoded = char::decode_utf16(units).map(|unit| unit.unwrap_or(UNKNOWN));
        return decoded.chain((!rest.is_empty()).then_some(UNKNOWN)).collect();
    }
    if let Some(text) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(text).into_owned();
    }
    bytes.iter().map(|&byte| character(byte)).collect()
}

fn character(byte: u8) -> char {
    match byte {
        0x18..=0x1f => LOW[usize::from(byte - 0x18)],
        0x80..=0xa0 => HIGH[usize::from(byte - 0x80)],
        0x7f | 0xad => UNKNOWN,
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_told_by_the_first_bytes() {
        assert_eq!(text(b"caf\xe9 \x84 \xa0 1"), "café — € 1");
        assert_eq!(text(b"\xfe\xff\x67\x2a\xd8\x40\xdc\x3e"), "未\u{2003e}");
        assert_eq!(text(b"\xef\xbb\xbf\xe6\x9c\xaa"), "未");
    }

    #[test]
    fn what_means_nothing_is_marked() {
        assert_eq!(text(b"\xfe\xff\xd8\x40\x00"), "\u{fffd}\u{fffd}");
        assert_eq!(text(b"\x9f\x7f\xad"), "\u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(text(b""), "");
    }
}
