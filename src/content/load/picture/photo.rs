//! Photos: PNG and JPEG → [`Picture`].
//!
//! In: the bytes of a file, as telephones and picture programs write them. Out: its
//! pixels upright, in sRGB or grey, no more of them than the largest page can show;
//! what cannot be printed is reported with what to do about it. Knows nothing about
//! pages.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use sha2::{Digest, Sha256};

use super::{codes, flaw};
use crate::diag::Sink;
use crate::frame::{Colors, Photo, Picture};
use crate::geom::{Pt, Size};
use crate::source::{File, Span};

/// The most pixels of a file: four times those of a good telephone. More only take
/// memory, 150 MB for these.
const PIXELS: u64 = 50_000_000;

/// The most memory that a file may take while it is read: as many pixels in 16 bits with
/// transparency. A few bytes can stand for far more.
const MEMORY: u64 = PIXELS * 8;

/// The longest edge that is kept: the long edge of A3 at 300 dpi.
const EDGE: u32 = 4961;

/// Reads a photo. What is broken is reported, and the picture left empty.
pub(in crate::content::load) fn read(
    name: &str,
    (file, bytes): (&File, &[u8]),
    sink: &mut Sink,
) -> Picture {
    let mut picture = Picture::empty(name);
    if let Some(flaw) = flaw::message(file) {
        sink.report(flaw);
        return picture;
    }
    match pixels(bytes) {
        Ok((size, photo)) => {
            picture.size = size;
            picture.photo = Some(photo.into());
        }
        Err(Wrong { what, hint }) => {
            let message = format!("{} {what}", file.path);
            let place = Span::new(file.id, 0, 0);
            sink.report(codes::BAD_PICTURE.at(place, message).label("this photo").hint(hint));
        }
    }
    picture
}

/// Why a photo cannot be printed.
struct Wrong {
    what: String,
    hint: &'static str,
}

impl Wrong {
    fn new(what: impl Into<String>, hint: &'static str) -> Self {
        Self { what: what.into(), hint }
    }
}

impl From<ImageError> for Wrong {
    fn from(error: ImageError) -> Self {
        Self::new(
            format!("cannot be read: {error}"),
            "open it in a picture program and save it again as PNG or JPEG",
        )
    }
}

/// The size of a photo in pixels as it was taken, and its pixels.
fn pixels(bytes: &[u8]) -> Result<(Size, Photo), Wrong> {
    let format = image::guess_format(bytes).ok();
    let format = format.filter(|it| matches!(it, ImageFormat::Png | ImageFormat::Jpeg));
    let Some(format) = format else {
        return Err(Wrong::new(
            "is neither PNG nor JPEG, whatever its name says",
            "open it in a picture program and save it as PNG or JPEG",
        ));
    };
    let is_lossy = format == ImageFormat::Jpeg;
    if let Some(what) = broken(bytes).filter(|_| is_lossy) {
        return Err(Wrong::new(what, "copy the file once more from where it comes from"));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS {
        let millions = u64::from(width) * u64::from(height) / 1_000_000;
        return Err(Wrong::new(
            format!("has {millions} million pixels"),
            "save it smaller: 12 million pixels are enough for a poster",
        ));
    }
    if is_lossy && components(bytes) == Some(4) {
        return Err(Wrong::new(
            "has the colours of a printing press (CMYK)",
            "save it in the colours of a screen (RGB, sRGB) in a picture program",
        ));
    }
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(turn);
    let (width, height) = (image.width(), image.height());
    // A picture is at most a few hundred thousand units wide, which f32 holds exactly.
    let size = Size::new(Pt(width as f32), Pt(height as f32));
    let image = reduced(image);
    let (colors, alpha) = split(&image, profile.as_deref());
    let digest = Sha256::digest(bytes).into();
    let pixels = [image.width(), image.height()];
    Ok((size, Photo { pixels, colors, alpha, is_lossy, digest }))
}

/// What is wrong with a JPEG file as far as the marks in and behind its first scan say
/// (ISO 10918-1, B.1). What follows behind the mark of its end, such as a film, does not
/// matter. Decoders go on over damage; data that was overwritten without marks looks like
/// any other.
fn broken(bytes: &[u8]) -> Option<&'static str> {
    const CUT_OFF: Option<&str> = Some("is cut off: its end is missing");
    let is_mark = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF);
    let scan = segments(bytes).find(|(kind, _)| *kind == 0xDA);
    let mut rest = scan.map_or(&[][..], |(_, at)| &bytes[at..]);
    while let Some(at) = rest.windows(2).position(is_mark) {
        match rest[at + 1] {
            0xD9 => return None,
            // Tables, lengths, remarks and the next scan.
            0xC4 | 0xDA..=0xDD | 0xE0..=0xEF | 0xFE => {}
            _ => return Some("is damaged: its data holds marks that mean nothing"),
        }
        let Some(&[high, low]) = rest.get(at + 2..at + 4) else { return CUT_OFF };
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        let Some(behind) = rest.get(end..) else { return CUT_OFF };
        rest = behind;
    }
    CUT_OFF
}

/// The segments of a JPEG file up to its first scan, each with its kind and where its mark
/// stands.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, usize)> {
    let mut next = Some(2);
    std::iter::from_fn(move || {
        let mut at = next?;
        // Marks may stand behind any number of fill bytes.
        while bytes.get(at..at + 2)? == [0xFF, 0xFF] {
            at += 1;
        }
        let [0xFF, kind] = *bytes.get(at..at + 2)? else { return None };
        let length = bytes.get(at + 2..at + 4)?;
        let end = at + 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
        next = (kind != 0xDA).then_some(end);
        Some((kind, at))
    })
}

/// How many colours each pixel of a JPEG file is made of: four are those of a printing
/// press (ISO 10918-1, B.2.2). Decoders convert them without asking for their profile.
fn components(bytes: &[u8]) -> Option<u8> {
    // The marks of a frame, but for those of tables (DHT, JPG, DAC).
    let is_frame = |kind: u8| matches!(kind, 0xC0..=0xCF) && !matches!(kind, 0xC4 | 0xC8 | 0xCC);
    let (_, at) = segments(bytes).find(|(kind, _)| is_frame(*kind))?;
    bytes.get(at + 9).copied()
}

/// A photo with no more pixels than can be printed.
fn reduced(image: DynamicImage) -> DynamicImage {
    let longest = image.width().max(image.height());
    if longest <= EDGE { image } else { image.thumbnail(EDGE, EDGE) }
}

/// The colours of a photo in sRGB or grey, and how opaque it is, unless it is wholly so.
fn split(image: &DynamicImage, profile: Option<&[u8]>) -> (Colors, Option<Vec<u8>>) {
    let alpha = image.color().has_alpha().then(|| {
        let pixels = image.to_luma_alpha8();
        pixels.pixels().map(|pixel| pixel.0[1]).collect::<Vec<u8>>()
    });
    let alpha = alpha.filter(|alpha| alpha.iter().any(|&opaque| opaque < u8::MAX));
    let colors = if image.color().has_color() {
        let rgb = image.to_rgb8().into_raw();
        Colors::Rgb(profile.and_then(|profile| in_srgb(&rgb, profile)).unwrap_or(rgb))
    } else {
        Colors::Gray(image.to_luma8().into_raw())
    };
    (colors, alpha)
}

/// Colours of another space in sRGB; `None` if they are in sRGB already, or if nobody
/// can tell what they are in.
fn in_srgb(rgb: &[u8], profile: &[u8]) -> Option<Vec<u8>> {
    let own = ColorProfile::new_from_slice(profile).ok()?;
    if own.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions { prefer_fixed_point: true, ..TransformOptions::default() };
    let transform = own.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options).ok()?;
    let mut converted = vec![0; rgb.len()];
    transform.transform(rgb, &mut converted).ok()?;
    Some(converted)
}
