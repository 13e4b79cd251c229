//! Pictures: SVG → [`Picture`].
//!
//! ```text
//! SVG ─document─▶ XML ─plain─▶ SVG without style sheets ─usvg, walk─▶ shapes
//!                        ├ sheet, selector   which declarations an element has
//!                        └ property, color   what their values mean
//! ```
//!
//! In: an SVG file. Out: absolute outlines with solid colours and clips, all
//! groups and transforms worked in; anything else in the file is reported. Opens
//! no file that an SVG refers to. Knows nothing about pages.

mod cascade;
mod color;
mod document;
mod outline;
pub(super) mod photo;
mod plain;
mod property;
mod selector;
mod sheet;
mod walk;

use usvg::tiny_skia_path::Transform;
use usvg::{ImageHrefResolver, Options, Tree};

use super::{codes, flaw};
use crate::diag::{Severity, Sink};
use crate::frame::{Picture, Segment, Shape};
use crate::geom::{Point, Pt, Size};
use crate::source::File;

use document::{FARTHEST, span};
use walk::Walk;

/// How wide and high a drawing can be in its own units. Beyond this, numbers
/// lose the digits that they need.
const EDGE: std::ops::RangeInclusive<f32> = 0.1..=100_000.0;

/// Reads a picture. What is broken is reported, and the picture left empty.
pub fn read(name: &str, file: &File, sink: &mut Sink) -> Picture {
    let mut picture = Picture::empty(name);
    if let Some((size, shapes)) = drawn(file, sink) {
        picture.size = size;
        picture.shapes = shapes;
    }
    picture
}

/// The size of a picture and what it shows, unless it is broken.
fn drawn(file: &File, sink: &mut Sink) -> Option<(Size, Vec<Shape>)> {
    if let Some(flaw) = flaw::message(file) {
        sink.report(flaw);
        return None;
    }
    let text = document::without_doctype(&file.text);
    let document = document::read(file.id, &text, sink)?;
    let root = span(file.id, &document.root_element());
    let path = &file.path;
    let broken = |message: String, hint: &str| {
        codes::BAD_PICTURE.at(root, message).label("this picture").hint(hint)
    };
    let before = sink.count(Severity::Error);
    let plain = plain::plain(file.id, &document, sink);
    if sink.count(Severity::Error) > before {
        return None;
    }
    let tree = match Tree::from_str(&plain.text, &alone()) {
        Ok(tree) => tree,
        Err(error) => {
            let hint = "give it a viewBox, or a width and a height, such as viewBox=\"0 0 100 60\"";
            sink.report(broken(format!("{path} cannot be printed: {error}"), hint));
            return None;
        }
    };
    let size = tree.size();
    if ![size.width(), size.height()].iter().all(|edge| EDGE.contains(edge)) {
        let message = format!("{path} is {} × {} units large", size.width(), size.height());
        let hint = format!("width and height are from {} to {}", EDGE.start(), EDGE.end());
        sink.report(broken(message, &hint));
        return None;
    }
    let place = |id: &str| plain.place(id);
    let mut walk = Walk { place: &place, at: root, shapes: Vec::new(), sink };
    walk.group(tree.root(), Transform::default(), &None);
    let shapes = walk.shapes;
    if sink.count(Severity::Error) > before {
        return None;
    }
    if shapes.is_empty() {
        let message = format!("{path} shows nothing that can be printed");
        sink.report(broken(message, "draw with shapes in solid colours"));
    } else if !shapes.iter().all(is_near) {
        let message = format!("{path} has a point that is too far away for any paper");
        sink.report(broken(message, &format!("coordinates are below {FARTHEST}")));
        return None;
    }
    Some((Size::new(Pt(size.width()), Pt(size.height())), shapes))
}

/// How `usvg` reads a picture: alone, without the files that it refers to.
fn alone() -> Options<'static> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// Whether no number of a shape is too large, or none at all.
fn is_near(shape: &Shape) -> bool {
    let small = |length: &Pt| f64::from(length.0).abs() <= FARTHEST;
    let near = |point: &Point| small(&point.x) && small(&point.y);
    let path = shape.path.iter().all(|segment| match segment {
        Segment::Move(to) | Segment::Line(to) => near(to),
        Segment::Curve(first, second, to) => near(first) && near(second) && near(to),
        Segment::Close => true,
    });
    path && shape.stroke.as_ref().is_none_or(|s| small(&s.width) && s.dash.iter().all(small))
}
