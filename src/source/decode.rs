//! Bytes of a file as text.
//!
//! In: bytes, and the path of their file. Out: the text, and the first byte that
//! does not fit. Tables that cities and spreadsheets write may be in Shift_JIS
//! (Windows code page 932) or in UTF-16 with its mark at the start; all other files are UTF-8. Knows nothing of what the
//! text means.

use std::path::Path;
use std::sync::Arc;

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::Flaw;

/// How the names of tables of text end.
const TABLES: [&str; 3] = ["csv", "tsv", "txt"];

/// Bytes as text, and the first that is none.
pub(super) fn decoded(path: &str, bytes: Vec<u8>) -> (Arc<str>, Option<Flaw>) {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (text.into(), None),
        Err(error) => error,
    };
    if let Some(text) = of_table(path, error.as_bytes()) {
        return (text.into(), None);
    }
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes()).into();
    (text, Some(Flaw::NotUtf8(at)))
}

/// A table in UTF-16, as spreadsheets save "Unicode text"; `None` if it is broken.
fn of_utf_16(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains('\0')).then(|| text.into_owned())
}

/// A table in Shift_JIS; `None` if it may be in another encoding.
fn of_table(path: &str, bytes: &[u8]) -> Option<String> {
    let ending = Path::new(path).extension()?.to_str()?;
    if !TABLES.iter().any(|table| ending.eq_ignore_ascii_case(table)) {
        return None;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && [UTF_16LE, UTF_16BE].contains(&encoding)
    {
        return of_utf_16(encoding, &bytes[mark..]);
    }
    if bytes.contains(&0) {
        return None;
    }
    let decode = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    };
    let text = decode(SHIFT_JIS)?;
    // Kanji in EUC-JP look like katakana of half the width in Shift_JIS.
    let is_odd = |c: char| matches!(c, '\u{80}'..='\u{9F}' | '\u{FF61}'..='\u{FF9F}');
    if text.contains(is_odd) && decode(EUC_JP).is_some() {
        return None;
    }
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, encoding: &'static Encoding, text: &str) -> (String, Option<Flaw>) {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        let (text, flaw) = decoded(path, bytes.into_owned());
        (text.to_string(), flaw)
    }

    #[test]
    fn a_table_may_be_in_shift_jis() {
        for text in ["名称,住所\r\n第一小学校,表町①丁目―髙橋方～2\r\n", "ﾒｲｼｮｳ,住所\n", "ソ十表"]
        {
            assert_eq!(read("data/x.CSV", SHIFT_JIS, text), (text.to_owned(), None));
        }
        let flaw = read("ja.toml", SHIFT_JIS, "x = \"名称\"").1;
        assert_eq!(flaw, Some(Flaw::NotUtf8(5)));
    }

    #[test]
    fn what_is_not_shift_jis_for_sure_is_not_read() {
        assert_eq!(read("x.csv", EUC_JP, "名称,住所\n").1, Some(Flaw::NotUtf8(2)));
        for bytes in [&[0xFF][..], &[0x82], b"caf\xE9,x", b"\x96\xBC\0"] {
            let (_, flaw) = decoded("x.csv", bytes.into());
            assert!(matches!(flaw, Some(Flaw::NotUtf8(_))), "{bytes:?}");
        }
    }

    #[test]
    fn a_table_may_be_in_utf_16() {
        let text = "code\tname\r\n131016\t千代田区\r\n";
        let little = text.encode_utf16().flat_map(u16::to_le_bytes);
        let big = text.encode_utf16().flat_map(u16::to_be_bytes);
        let files: [Vec<u8>; 2] = [
            [0xFF, 0xFE].into_iter().chain(little).collect(),
            [0xFE, 0xFF].into_iter().chain(big).collect(),
        ];
        for bytes in files {
            let (found, flaw) = decoded("x.txt", bytes.clone());
            assert_eq!((&*found, flaw), (text, None));
            assert!(decoded("ja.toml", bytes).1.is_some());
        }
    }

    #[test]
    fn utf_8_is_read_first() {
        assert_eq!(&*decoded("x.csv", "\u{FEFF}名称".into()).0, "\u{FEFF}名称");
    }
}
