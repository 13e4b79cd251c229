//! Pages as pixels.
//!
//! In: a file, a page, and a part of it. Out: what a viewer shows there on white
//! paper, in shades of grey or in colour. Knows nothing of what is drawn.
//!
//! Only the part is drawn, though all operators of the page are read, so a part
//! of the size of a QR code takes an eighth of the time of a whole page.

use hayro::hayro_interpret::{InterpreterSettings, TransformExt};
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::File;
use crate::geom::{Point, Pt, Rect, Size};

/// The most pixels on a side of a raster: a page of half a metre at 1200 dpi.
const MOST: f32 = 24_000.0;

/// Dots per inch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dpi(pub u16);

/// A part of a page in shades of grey.
#[derive(Debug, Clone, PartialEq)]
pub struct Raster {
    /// Where the top left corner of the first pixel lies on the page.
    pub origin: Point,
    /// The edge of a pixel.
    pub pixel: Pt,
    /// How many pixels a row has.
    pub width: usize,
    /// The pixels, row by row from the top: 0 is black and 255 is white.
    pub pixels: Vec<u8>,
}

/// A page in colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painted {
    /// How many pixels a row has.
    pub width: usize,
    /// The pixels, row by row from the top: red, green and blue.
    pub pixels: Vec<[u8; 3]>,
}

impl Painted {
    /// How many rows there are.
    #[must_use]
    pub fn height(&self) -> usize {
        self.pixels.len().checked_div(self.width).unwrap_or(0)
    }
}

impl Raster {
    /// How many rows there are.
    #[must_use]
    pub fn height(&self) -> usize {
        self.pixels.len().checked_div(self.width).unwrap_or(0)
    }
}

impl File {
    /// Draws what of `area` lies on the page with the index `page`, or all of
    /// the page; the edges are moved outwards to whole pixels. `None` if there is
    /// no such page, nothing of the area is on it, or it has too many pixels.
    #[must_use]
    pub fn draw(&self, page: usize, area: Option<Rect>, dpi: Dpi) -> Option<Raster> {
        let (origin, pixel, pixmap) = self.drawn(page, area, dpi)?;
        let (pixels, _) = pixmap.data_as_u8_slice().as_chunks::<4>();
        let pixels = pixels.iter().map(|&[red, green, blue, _]| grey(red, green, blue)).collect();
        Some(Raster { origin, pixel, width: usize::from(pixmap.width()), pixels })
    }

    /// Draws all of the page with the index `page` in colour; `None` as for
    /// [`File::draw`].
    #[must_use]
    pub fn paint(&self, page: usize, dpi: Dpi) -> Option<Painted> {
        let (_, _, pixmap) = self.drawn(page, None, dpi)?;
        let (pixels, _) = pixmap.data_as_u8_slice().as_chunks::<4>();
        let pixels = pixels.iter().map(|&[red, green, blue, _]| [red, green, blue]).collect();
        Some(Painted { width: usize::from(pixmap.width()), pixels })
    }

    /// The size of the page with the index `page` as a viewer shows it.
    #[must_use]
    pub fn size(&self, page: usize) -> Option<Size> {
        let (width, height) = self.pdf.pages().get(page)?.render_dimensions();
        Some(Size::new(Pt(width), Pt(height)))
    }

    /// The pixels of a part of a page on white, where they begin, and how large
    /// they are.
    fn drawn(&self, page: usize, area: Option<Rect>, dpi: Dpi) -> Option<(Point, Pt, Pixmap)> {
        let page = self.pdf.pages().get(page)?;
        let (width, height) = page.render_dimensions();
        let pixel = Pt(72.0 / f32::from(dpi.0.max(1)));
        let area = area.unwrap_or(Rect::new(Point::ZERO, Size::new(Pt(width), Pt(height))));
        let (left, right) = span(area.origin.x, area.right(), Pt(width), pixel)?;
        let (top, bottom) = span(area.origin.y, area.bottom(), Pt(height), pixel)?;
        let origin = Point::new(pixel * f32::from(left), pixel * f32::from(top));

        let mut context = RenderContext::new(right - left, bottom - top);
        let scale = 1.0 / f64::from(pixel.0);
        let place = Affine::scale(scale)
            * Affine::translate((-f64::from(origin.x.0), -f64::from(origin.y.0)))
            * page.initial_transform(true).to_kurbo();
        // A cache of glyph images only pays if much text is drawn.
        let settings =
            RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
        let reading = InterpreterSettings::default();
        render_into(page, &RenderCache::new(), &reading, &settings, &mut context, place);
        context.flush();
        let mut pixmap = Pixmap::new(context.width(), context.height());
        let paper =
            RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
        context.render_with(&mut pixmap, &mut Resources::default(), paper);
        Some((origin, pixel, pixmap))
    }
}

/// The first pixel and the one behind the last that an area touches.
fn span(start: Pt, end: Pt, most: Pt, pixel: Pt) -> Option<(u16, u16)> {
    let most = (most / pixel).ceil();
    let (start, end) = ((start / pixel).floor().max(0.0), (end / pixel).ceil().min(most));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to MOST")]
    (start < end && end <= MOST).then_some((start as u16, end as u16))
}

/// The brightness of a colour as eyes and cameras see it (ITU-R BT.601).
fn grey(red: u8, green: u8, blue: u8) -> u8 {
    let weighted = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(weighted / 1000).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_widened_to_whole_pixels_of_the_page() {
        let pixel = Pt(0.5);
        assert_eq!(span(Pt(1.2), Pt(3.1), Pt(10.0), pixel), Some((2, 7)));
        assert_eq!(span(Pt(-4.0), Pt(40.0), Pt(10.1), pixel), Some((0, 21)));
        assert_eq!(span(Pt(11.0), Pt(12.0), Pt(10.0), pixel), None);
        assert_eq!(span(Pt(0.0), Pt(f32::NAN), Pt(f32::NAN), pixel), None);
        assert_eq!(span(Pt(0.0), Pt(1e9), Pt(1e9), pixel), None);
    }

    #[test]
    fn white_stays_white() {
        assert_eq!((grey(255, 255, 255), grey(0, 0, 0)), (255, 0));
    }
}
