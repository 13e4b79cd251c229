//! QR codes on a page: where they stand, and what they say when they are read
//! from pixels.

use chirashi::frame::{Frame, Item, Role};
use chirashi::geom::{Mm, Point, Rect, Size};

use crate::support::raster::Raster;
use crate::support::walk::everything;

/// The codes of a page with their quiet zones: figures that are links.
pub(crate) fn codes(page: &Frame) -> Vec<Rect> {
    let mut codes = Vec::new();
    for seen in everything(page) {
        let in_link = seen.within.iter().any(|role| matches!(role, Role::Link { .. }));
        if let (true, Item::Group(Role::Figure { .. }, frame)) = (in_link, seen.item) {
            codes.push(Rect::new(seen.at, frame.size));
        }
    }
    codes
}

/// What is read when a camera points at `place` on a page of `dpi` dots per
/// inch and sees a little of what stands around it. `tone` is the brightness
/// of a pixel.
///
/// As any reader of photographs does, it looks between the pixels: `rqrr`
/// itself only looks at whole ones, so it gets the same picture with twice as
/// many, and not one detail more.
pub(crate) fn read_code(
    raster: &Raster,
    place: Rect,
    dpi: f32,
    tone: fn([u8; 3]) -> u8,
) -> Vec<String> {
    let around = Mm(3.0).pt();
    let origin = place.origin - Point::new(around, around);
    let size = Size::new(place.size.width + around * 2.0, place.size.height + around * 2.0);
    let pixels = |points: f32| (points * dpi / 72.0 * 2.0).max(0.0);
    let (left, top) = (pixels(origin.x.0), pixels(origin.y.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few inches")]
    let (width, height) = (pixels(size.width.0) as usize, pixels(size.height.0) as usize);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        between(raster, (left + number(x)) / 2.0, (top + number(y)) / 2.0, tone)
    });
    let grids = image.detect_grids();
    grids.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

fn number(pixel: usize) -> f32 {
    f32::from(u16::try_from(pixel).expect("a page has fewer pixels"))
}

/// The brightness at a place between pixels, mixed from the four around it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
fn between(raster: &Raster, x: f32, y: f32, tone: fn([u8; 3]) -> u8) -> u8 {
    let (left, top) = (x.floor(), y.floor());
    let at = |dx: usize, dy: usize| {
        let column = (left as usize + dx).min(raster.width - 1);
        let row = (top as usize + dy).min(raster.height - 1);
        f32::from(tone(raster.pixels[row * raster.width + column]))
    };
    let (right, down) = (x - left, y - top);
    let upper = at(0, 0) * (1.0 - right) + at(1, 0) * right;
    let lower = at(0, 1) * (1.0 - right) + at(1, 1) * right;
    (upper * (1.0 - down) + lower * down) as u8
}
