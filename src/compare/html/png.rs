//! Pages as PNG files, small enough to stand in a report.
//!
//! In: pixels. Out: a `data:` address. Knows no report.

use std::collections::BTreeMap;

use crate::compare::Fault;
use crate::proof::Painted;

/// The most colours that a palette holds.
const PALETTE: usize = 256;

/// The address of a page as a picture. Its colours are rounded to sixteen steps
/// each: text stays sharp, and the file has half its size.
pub(super) fn address(page: &Painted) -> Result<String, Fault> {
    let step = |channel: u8| (channel / 17 + u8::from(channel % 17 > 8)) * 17;
    let pixels: Vec<[u8; 3]> = page.pixels.iter().map(|pixel| pixel.map(step)).collect();
    let mut palette: BTreeMap<[u8; 3], u8> = pixels.iter().map(|pixel| (*pixel, 0)).collect();
    let is_indexed = palette.len() <= PALETTE;
    let mut file = Vec::new();
    let (width, height) = (u32::try_from(page.width)?, u32::try_from(page.height())?);
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_depth(png::BitDepth::Eight);
    let data: Vec<u8> = if is_indexed {
        for (number, (_, index)) in (0..=u8::MAX).zip(&mut palette) {
            *index = number;
        }
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.keys().flatten().copied().collect::<Vec<u8>>());
        pixels.iter().map(|pixel| palette[pixel]).collect()
    } else {
        encoder.set_color(png::ColorType::Rgb);
        pixels.concat()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(format!("data:image/png;base64,{}", base64(&file)))
}

/// Bytes as letters (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_letters() {
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")];
        for (bytes, letters) in cases {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
    }

    #[test]
    fn many_colours_need_no_palette() {
        let pixels = (0..=255).flat_map(|red| [[red, 0, 0], [0, red, red], [red, red, 255 - red]]);
        let pixels: Vec<[u8; 3]> = pixels.collect();
        for pixels in [pixels.clone(), pixels.iter().map(|it| [it[0], 0, 0]).collect()] {
            let page = Painted { width: 256, pixels };
            assert!(address(&page).unwrap().starts_with("data:image/png;base64,iVBOR"));
        }
    }
}
