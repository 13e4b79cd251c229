//! The colour space of the page: an sRGB profile, made here.
//!
//! In: nothing. Out: the bytes of an ICC profile of version 2.1 (ICC.1:1998-09)
//! with the primaries and the curve of IEC 61966-2-1. Knows nothing about PDF.
//!
//! A profile is a header of 128 bytes, a table of tags, and the tags. It is
//! built instead of stored, so that every number in it can be read and nobody
//! else's file is shipped.

/// Points of the tone curve. 1024 are the usual number; their steps are finer
/// than those of eight-bit colours.
const CURVE_POINTS: u16 = 1024;

/// The primaries of sRGB and its white, adapted to the D50 of the profile
/// connection space (Bradford), as s15Fixed16 numbers; they are those of the
/// profile of IEC 61966-2-1 itself.
const COLORANTS: [(&[u8; 4], [i32; 3]); 4] = [
    (b"wtpt", [0xf351, 0x10000, 0x116cc]),
    (b"rXYZ", [0x6fa2, 0x38f5, 0x390]),
    (b"gXYZ", [0x6299, 0xb785, 0x18da]),
    (b"bXYZ", [0x24a0, 0xf84, 0xb6cf]),
];

const TRANSFER_CURVES: [&[u8; 4]; 3] = [b"rTRC", b"gTRC", b"bTRC"];

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let mut tags: Vec<([u8; 4], Vec<u8>)> = vec![
        (*b"desc", description("sRGB IEC61966-2.1")),
        (*b"cprt", text("No copyright, use freely")),
    ];
    for (name, xyz) in COLORANTS {
        tags.push((*name, colorant(xyz)));
    }
    tags.push((*TRANSFER_CURVES[0], curve()));
    assemble(&tags)
}

/// Puts header, tag table and tags together; the three curves share their data.
fn assemble(tags: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tags.len() + TRANSFER_CURVES.len() - 1;
    let mut table = Vec::new();
    let mut data = Vec::new();
    push(&mut table, count);
    for (name, content) in tags {
        let offset = 128 + 4 + 12 * count + data.len();
        let names: &[&[u8; 4]] =
            if name == TRANSFER_CURVES[0] { &TRANSFER_CURVES } else { &[name] };
        for name in names {
            table.extend_from_slice(*name);
            push(&mut table, offset);
            push(&mut table, content.len());
        }
        data.extend_from_slice(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(128 + table.len() + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The header (ICC.1:1998-09, 6.1): a display profile from RGB to XYZ.
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    push(&mut header, size);
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[2, 0x10, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    for part in [1998_u16, 2, 9, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    for part in [0xf6d6_i32, 0x10000, 0xd32d] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.resize(128, 0);
    header
}

/// A textDescriptionType (6.5.17): ASCII only, its Unicode and script parts empty.
fn description(content: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    push(&mut tag, content.len() + 1);
    tag.extend_from_slice(content.as_bytes());
    tag.resize(tag.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    tag
}

/// A textType (6.5.18).
fn text(content: &str) -> Vec<u8> {
    let mut tag = b"text\0\0\0\0".to_vec();
    tag.extend_from_slice(content.as_bytes());
    tag.push(0);
    tag
}

/// An XYZType (6.5.26).
fn colorant(xyz: [i32; 3]) -> Vec<u8> {
    let mut tag = b"XYZ \0\0\0\0".to_vec();
    for part in xyz {
        tag.extend_from_slice(&part.to_be_bytes());
    }
    tag
}

/// A curveType (6.5.3) with the transfer function of IEC 61966-2-1, 4.2.
fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0".to_vec();
    push(&mut tag, usize::from(CURVE_POINTS));
    for point in 0..CURVE_POINTS {
        let value = f64::from(point) / f64::from(CURVE_POINTS - 1);
        let linear =
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "linear lies between 0 and 1"
        )]
        let level = (linear * 65535.0).round() as u16;
        tag.extend_from_slice(&level.to_be_bytes());
    }
    tag
}

fn push(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_size() {
        let profile = srgb();
        let size = u32::from_be_bytes(profile[..4].try_into().unwrap());
        assert_eq!(size as usize, profile.len());
        assert_eq!(&profile[36..40], b"acsp");
    }

    #[test]
    fn the_primaries_add_up_to_the_white_of_the_connection_space() {
        let sum: Vec<i32> =
            (0..3).map(|axis| COLORANTS[1..].iter().map(|(_, xyz)| xyz[axis]).sum()).collect();
        for (sum, white) in sum.iter().zip([0xf6d6, 0x10000, 0xd32d]) {
            assert!((sum - white).abs() < 40, "{sum:x} {white:x}");
        }
    }
}
