//! Fonts as browsers load them: WOFF2 (W3C, Web Open Font Format 2.0).
//!
//! In: the tables of a font. Out: one file, compressed. Outlines are stored as they are,
//! which the format calls the null transform.

use brotli::enc::BrotliEncoderParams;

/// A table of a font: its tag and its bytes.
pub(super) type Table = ([u8; 4], Vec<u8>);

/// The tags that the format has a number for, as far as fonts here have them (5.1).
const KNOWN: [&[u8; 4]; 30] = [
    b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"OS/2", b"post", b"cvt ", b"fpgm",
    b"glyf", b"loca", b"prep", b"CFF ", b"VORG", b"EBDT", b"EBLC", b"gasp", b"hdmx", b"kern",
    b"LTSH", b"PCLT", b"VDMX", b"vhea", b"vmtx", b"BASE", b"GDEF", b"GPOS", b"GSUB", b"EBSC",
];

/// How hard the file is compressed, from 0 to 11: 9 takes twenty times as long, most of it
/// to clear memory, for files that are 1.4 % smaller.
const QUALITY: i32 = 5;

/// Writes a font; its tables stand in the order of their tags.
pub(super) fn woff2(mut tables: Vec<Table>) -> Option<Vec<u8>> {
    let is_cff = tables.iter().any(|(tag, _)| tag == b"CFF ");
    let flavor: [u8; 4] = if is_cff { *b"OTTO" } else { [0, 1, 0, 0] };
    let mut directory = Vec::new();
    let mut data = Vec::new();
    let mut whole = 12;
    for (tag, bytes) in &mut tables {
        if tag == b"head" {
            // Bit 11 of the flags: what comes out is not the very file that went in (5).
            *bytes.get_mut(16)? |= 0b1000;
        }
        // The null transform of outlines is number 3, and of all else 0.
        let version: u8 = if tag == b"glyf" || tag == b"loca" { 3 } else { 0 };
        let number = KNOWN.iter().position(|known| *known == tag);
        match number.and_then(|number| u8::try_from(number).ok()) {
            Some(number) => directory.push(version << 6 | number),
            None => {
                directory.push(0b11_1111);
                directory.extend(&*tag);
            }
        }
        base128(&mut directory, u32::try_from(bytes.len()).ok()?);
        whole += 16 + bytes.len().next_multiple_of(4);
        data.extend(&*bytes);
    }
    let mut packed = Vec::new();
    let how = BrotliEncoderParams { quality: QUALITY, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut data.as_slice(), &mut packed, &how).ok()?;
    let length = (48 + directory.len() + packed.len()).next_multiple_of(4);
    let mut file = Vec::with_capacity(length);
    file.extend(b"wOF2");
    file.extend(flavor);
    file.extend(u32::try_from(length).ok()?.to_be_bytes());
    file.extend(u16::try_from(tables.len()).ok()?.to_be_bytes());
    file.extend([0; 2]);
    file.extend(u32::try_from(whole).ok()?.to_be_bytes());
    file.extend(u32::try_from(packed.len()).ok()?.to_be_bytes());
    // A version, and no metadata.
    file.extend([0; 24]);
    file.extend(directory);
    file.extend(packed);
    file.resize(length, 0);
    Some(file)
}

/// A number of seven bits a byte, the highest first (4.1).
fn base128(out: &mut Vec<u8>, number: u32) {
    let groups = (32 - number.leading_zeros()).div_ceil(7).max(1);
    for group in (0..groups).rev() {
        let bits = u8::try_from(number >> (7 * group) & 0x7f).unwrap_or_default();
        out.push(if group > 0 { bits | 0x80 } else { bits });
    }
}

#[cfg(test)]
mod tests {
    use super::base128;

    #[test]
    fn numbers_take_as_few_bytes_as_they_need() {
        let written = |number| {
            let mut out = Vec::new();
            base128(&mut out, number);
            out
        };
        assert_eq!(written(0), [0]);
        assert_eq!(written(127), [127]);
        assert_eq!(written(128), [0x81, 0]);
        assert_eq!(written(63), [0x3f]);
        assert_eq!(written(u32::MAX), [0x8f, 0xff, 0xff, 0xff, 0x7f]);
    }
}
