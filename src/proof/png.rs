//! Pages as PNG files.
//!
//! In: pixels. Out: a small file. Knows nothing about PDF.

use std::collections::BTreeMap;

use super::Painted;

/// The most colours that a palette holds.
const PALETTE: usize = 256;

impl Painted {
    /// The page as a PNG file; `None` if it has more pixels than such a file can
    /// have. Its colours are rounded to sixteen steps each: text stays sharp, and
    /// the file has half its size.
    #[must_use]
    pub fn png(&self) -> Option<Vec<u8>> {
        let step = |channel: u8| (channel / 17 + u8::from(channel % 17 > 8)) * 17;
        let pixels: Vec<[u8; 3]> = self.pixels.iter().map(|pixel| pixel.map(step)).collect();
        let mut palette: BTreeMap<[u8; 3], u8> = pixels.iter().map(|pixel| (*pixel, 0)).collect();
        let is_indexed = palette.len() <= PALETTE;
        let mut file = Vec::new();
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(self.height()).ok()?);
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
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&data).ok()?;
        writer.finish().ok()?;
        Some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_colours_need_no_palette() {
        let pixels = (0..=255).flat_map(|red| [[red, 0, 0], [0, red, red], [red, red, 255 - red]]);
        let pixels: Vec<[u8; 3]> = pixels.collect();
        for pixels in [pixels.clone(), pixels.iter().map(|it| [it[0], 0, 0]).collect()] {
            let page = Painted { width: 256, pixels };
            assert!(page.png().unwrap().starts_with(b"\x89PNG\r\n"));
        }
    }
}
