//! Pictures as files that browsers show.
//!
//! In: a picture. Out: SVG made of nothing but shapes; a photo as JPEG or PNG, saved
//! anew, so that no place or camera goes out with it. Knows nothing about pages.

use std::fmt::Write;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage, RgbaImage};

use crate::frame::{Cap, Clip, Color, Colors, Join, Photo, Picture, Segment, Shape};
use crate::geom::{Point, Pt};

/// How many pixels wide a photo is at most: twice as many as a line of text is wide.
const WIDEST: u32 = 1280;

/// How well a photo is kept, of 100.
const QUALITY: u8 = 80;

/// A picture as the bytes of a file, and the ending of its name.
pub(super) fn file(picture: &Picture) -> (Vec<u8>, &'static str) {
    photo(picture).unwrap_or_else(|| (svg(picture).into_bytes(), "svg"))
}

/// A picture that is a photo as the bytes of a file, and the ending of its name.
pub(super) fn photo(picture: &Picture) -> Option<(Vec<u8>, &'static str)> {
    picture.photo.as_ref().and_then(|photo| encoded(photo))
}

/// A photo with no more pixels than screens show.
fn encoded(photo: &Photo) -> Option<(Vec<u8>, &'static str)> {
    let [width, height] = photo.pixels;
    let image: DynamicImage = match (&photo.colors, &photo.alpha) {
        (Colors::Gray(bytes), None) => GrayImage::from_raw(width, height, bytes.clone())?.into(),
        (Colors::Rgb(bytes), None) => RgbImage::from_raw(width, height, bytes.clone())?.into(),
        (Colors::Gray(bytes), Some(alpha)) => {
            let pixels = bytes.iter().zip(alpha).flat_map(|(&grey, &a)| [grey, grey, grey, a]);
            RgbaImage::from_raw(width, height, pixels.collect())?.into()
        }
        (Colors::Rgb(bytes), Some(alpha)) => {
            let pixels = bytes.chunks_exact(3).zip(alpha);
            let pixels = pixels.flat_map(|(rgb, &a)| [rgb[0], rgb[1], rgb[2], a]);
            RgbaImage::from_raw(width, height, pixels.collect())?.into()
        }
    };
    let image = match width > WIDEST {
        true => image.thumbnail(WIDEST, u32::MAX),
        false => image,
    };
    let mut bytes = Vec::new();
    if photo.is_lossy && photo.alpha.is_none() {
        image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).ok()?;
        return Some((bytes, "jpg"));
    }
    image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?;
    Some((bytes, "png"))
}

/// A drawing as SVG.
fn svg(picture: &Picture) -> String {
    let (width, height) = (number(picture.size.width), number(picture.size.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n"
    );
    let mut clips = 0;
    picture.shapes.iter().for_each(|it| shape(it, &mut clips, &mut svg));
    svg + "</svg>\n"
}

/// Writes a shape, with the outlines in which it is seen; `clips` counts these.
pub(super) fn shape(shape: &Shape, clips: &mut usize, svg: &mut String) {
    let clip = shape.clip.as_ref().map(|clip| clipped(clip, clips, svg));
    let clip = clip.map(|id| format!(" clip-path=\"url(#c{id})\"")).unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = writeln!(svg, "<path d=\"{}\"{}{clip}/>", path(&shape.path), paint(shape));
}

/// Writes the outline in which something is seen, and those around it; gives its number.
fn clipped(clip: &Clip, clips: &mut usize, svg: &mut String) -> usize {
    let within = clip.within.as_ref().map(|outer| clipped(outer, clips, svg));
    let within = within.map(|id| format!(" clip-path=\"url(#c{id})\"")).unwrap_or_default();
    *clips += 1;
    let rule = if clip.even_odd { " clip-rule=\"evenodd\"" } else { "" };
    let d = path(&clip.path);
    let _ = writeln!(svg, "<clipPath id=\"c{clips}\"{within}><path d=\"{d}\"{rule}/></clipPath>");
    *clips
}

/// How a shape is filled and stroked.
fn paint(shape: &Shape) -> String {
    let mut paint = match shape.fill {
        Some(fill) if fill.even_odd => {
            format!(" fill=\"{}\" fill-rule=\"evenodd\"", hex(fill.color))
        }
        Some(fill) => format!(" fill=\"{}\"", hex(fill.color)),
        None => " fill=\"none\"".to_owned(),
    };
    let Some(stroke) = &shape.stroke else { return paint };
    let (color, width) = (hex(stroke.color), number(stroke.width));
    paint += &format!(" stroke=\"{color}\" stroke-width=\"{width}\"");
    paint += match stroke.cap {
        Cap::Butt => "",
        Cap::Round => " stroke-linecap=\"round\"",
        Cap::Square => " stroke-linecap=\"square\"",
    };
    paint += &match stroke.join {
        Join::Miter(limit) => format!(" stroke-miterlimit=\"{}\"", number(Pt(limit.0))),
        Join::Round => " stroke-linejoin=\"round\"".to_owned(),
        Join::Bevel => " stroke-linejoin=\"bevel\"".to_owned(),
    };
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().copied().map(number).collect();
        let start = number(stroke.dash_start);
        paint += &format!(" stroke-dasharray=\"{}\" stroke-dashoffset=\"{start}\"", dash.join(" "));
    }
    paint
}

fn path(segments: &[Segment]) -> String {
    let at = |point: &Point| format!("{} {}", number(point.x), number(point.y));
    let segment = |segment: &Segment| match segment {
        Segment::Move(to) => format!("M{}", at(to)),
        Segment::Line(to) => format!("L{}", at(to)),
        Segment::Curve(one, two, to) => format!("C{} {} {}", at(one), at(two), at(to)),
        Segment::Close => "Z".to_owned(),
    };
    segments.iter().map(segment).collect()
}

/// A length with two digits behind the point, and none that say nothing.
pub(super) fn number(length: Pt) -> String {
    let text = format!("{:.2}", length.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A colour as CSS writes it.
pub(super) fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}
