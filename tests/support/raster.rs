//! Draws a page of a PDF file as pixels, with an interpreter that shares no
//! code with the exporter.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Pixels, row by row, red, green and blue.
pub(crate) struct Raster {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<[u8; 3]>,
}

/// Draws the page with the index `number` at `dpi` dots per inch on white.
pub(crate) fn draw(file: &[u8], number: usize, dpi: f32) -> Raster {
    let pdf = Pdf::new(file.to_vec()).expect("the file is a PDF");
    let scale = dpi / 72.0;
    let pixmap = render(
        &pdf.pages()[number],
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings { hinting: false, ..RenderSettings::default() },
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    let pixels: Vec<[u8; 3]> =
        pixmap.data_as_u8_slice().chunks(4).map(|rgba| [rgba[0], rgba[1], rgba[2]]).collect();
    assert_eq!(pixels.len(), width * height);
    Raster { width, height, pixels }
}
