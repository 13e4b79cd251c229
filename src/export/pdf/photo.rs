//! Photos, as streams of a file.
//!
//! In: pixels, and how large they are printed. Out: an image (ISO 32000-1, 8.9) with no
//! more pixels than 300 to the inch, and its mask if parts of it are translucent. A photo
//! is saved anew always, so that no place or camera that a telephone wrote into its file
//! goes out with a flyer. Knows nothing about pages.

use std::borrow::Cow;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, GrayImage, RgbImage, imageops};
use pdf_writer::{Filter, Name, Ref};

use super::objects::Objects;
use super::stream::deflate;
use crate::export::kept::Kept;
use crate::frame::{Colors, Photo};
use crate::geom::{Mm, Pt, Size};

/// How many pixels an inch has on paper: more are not seen in print.
const DPI: f32 = 300.0;

/// How well a photo is kept, of 100; beyond this, files grow faster than photos get better.
const QUALITY: u8 = 82;

/// How many times larger a lossless photo may be than a lossy one before it is taken for a
/// photo: drawings of few colours compress well without loss.
const DRAWN: usize = 3;

/// The photos of a size that files show, encoded.
pub(super) type Photos = Kept<Photo, Arc<Encoded>>;

/// A photo as it is written.
pub(super) struct Encoded {
    pixels: [u32; 2],
    is_gray: bool,
    colors: Stream,
    alpha: Option<Vec<u8>>,
}

/// Bytes, and how they are packed.
enum Stream {
    Lossy(Vec<u8>),
    Lossless(Vec<u8>),
}

/// Writes a photo that is at most `size` large.
pub(super) fn write(objects: &mut Objects, photo: &Arc<Photo>, size: Size, known: &Photos) -> Ref {
    let pixels = printed(photo, size);
    let encoded = known.of_form(photo, pixels[0], || Arc::new(encode(photo, pixels)));
    let (id, mask) = (objects.next(), encoded.alpha.as_ref().map(|_| objects.next()));
    let [width, height] = encoded.pixels.map(|pixels| i32::try_from(pixels).unwrap_or(i32::MAX));
    let (data, filter) = match &encoded.colors {
        Stream::Lossy(data) => (data, Filter::DctDecode),
        Stream::Lossless(data) => (data, Filter::FlateDecode),
    };
    let mut image = objects.at(id).image_xobject(id, data);
    image.filter(filter);
    image.width(width).height(height).bits_per_component(8);
    let space: &[u8] = if encoded.is_gray { b"DeviceGray" } else { b"DeviceRGB" };
    image.color_space_name(Name(space));
    image.interpolate(false);
    if let Some(mask) = mask {
        image.s_mask(mask);
    }
    drop(image);
    if let Some((mask, alpha)) = mask.zip(encoded.alpha.as_ref()) {
        let mut image = objects.at(mask).image_xobject(mask, alpha);
        image.filter(Filter::FlateDecode);
        image.width(width).height(height).bits_per_component(8);
        image.color_space_name(Name(b"DeviceGray")).interpolate(false);
    }
    id
}

/// How many pixels show a photo in a size; no more than it has.
fn printed(photo: &Photo, size: Size) -> [u32; 2] {
    let [width, height] = photo.pixels;
    [wanted(size.width, width), wanted(size.height, height)]
}

/// How many of its own pixels a length on paper shows.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page is some metres wide: 100,000 pixels, and no length is below 0"
)]
fn wanted(length: Pt, own: u32) -> u32 {
    const INCH: Mm = Mm(25.4);
    let pixels = (length / INCH.pt() * DPI).ceil().max(1.0);
    (pixels as u32).min(own)
}

/// A photo of so many pixels, packed.
fn encode(photo: &Photo, pixels: [u32; 2]) -> Encoded {
    let (colors, kind) = match &photo.colors {
        Colors::Rgb(_) => (scaled_rgb(photo, pixels), ExtendedColorType::Rgb8),
        Colors::Gray(bytes) => (scaled_gray(bytes, photo.pixels, pixels), ExtendedColorType::L8),
    };
    let may_be_lossy = photo.is_lossy || photo.alpha.is_none();
    let lossy = may_be_lossy.then(|| jpeg(&colors, pixels, kind)).flatten();
    let colors = match lossy {
        Some(lossy) if photo.is_lossy => Stream::Lossy(lossy),
        Some(lossy) => {
            let whole = deflate(&colors);
            let is_photo = whole.len() > lossy.len() * DRAWN;
            if is_photo { Stream::Lossy(lossy) } else { Stream::Lossless(whole) }
        }
        None => Stream::Lossless(deflate(&colors)),
    };
    let alpha =
        photo.alpha.as_ref().map(|alpha| deflate(&scaled_gray(alpha, photo.pixels, pixels)));
    Encoded { pixels, is_gray: kind == ExtendedColorType::L8, colors, alpha }
}

/// The colours of so many pixels. Where a photo is translucent, each pixel counts by how
/// opaque it is: what cannot be seen gives no colour to the edges.
fn scaled_rgb(photo: &Photo, to: [u32; 2]) -> Cow<'_, [u8]> {
    let from = photo.pixels;
    let bytes = match &photo.colors {
        Colors::Rgb(bytes) | Colors::Gray(bytes) => bytes,
    };
    if from == to {
        return Cow::Borrowed(bytes);
    }
    let scaled = |bytes: Vec<u8>| {
        let image = RgbImage::from_raw(from[0], from[1], bytes);
        image.map(|it| imageops::thumbnail(&it, to[0], to[1]).into_raw()).unwrap_or_default()
    };
    let Some(alpha) = &photo.alpha else { return Cow::Owned(scaled(bytes.clone())) };
    let pixels = bytes.chunks_exact(3).zip(alpha);
    let weighed = pixels.flat_map(|(rgb, alpha)| [0, 1, 2].map(|at| times(rgb[at], *alpha)));
    let mut colors = scaled(weighed.collect());
    let opaque = scaled_gray(alpha, from, to);
    for (rgb, alpha) in colors.chunks_exact_mut(3).zip(opaque.iter()) {
        rgb.iter_mut().for_each(|channel| *channel = over(*channel, *alpha));
    }
    Cow::Owned(colors)
}

/// A channel times how opaque it is, of 255.
fn times(channel: u8, alpha: u8) -> u8 {
    let product = u16::from(channel) * u16::from(alpha);
    u8::try_from((product + 127) / 255).unwrap_or(u8::MAX)
}

/// The channel whose product with how opaque it is this is.
fn over(product: u8, alpha: u8) -> u8 {
    let alpha = u16::from(alpha.max(1));
    u8::try_from((u16::from(product) * 255 + alpha / 2) / alpha).unwrap_or(u8::MAX)
}

fn scaled_gray(bytes: &[u8], from: [u32; 2], to: [u32; 2]) -> Cow<'_, [u8]> {
    if from == to {
        return Cow::Borrowed(bytes);
    }
    let image = GrayImage::from_raw(from[0], from[1], bytes.to_vec());
    Cow::Owned(
        image.map(|it| imageops::thumbnail(&it, to[0], to[1]).into_raw()).unwrap_or_default(),
    )
}

/// Pixels as JPEG; `None` beyond 65,535 of them side by side, which the format cannot say.
fn jpeg(bytes: &[u8], [width, height]: [u32; 2], kind: ExtendedColorType) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, QUALITY).encode(bytes, width, height, kind).ok()?;
    Some(file)
}
