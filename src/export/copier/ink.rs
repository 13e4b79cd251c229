//! Colours to greys.
//!
//! In: a page or a picture. Out: the same without colour. Knows nothing about files.

use std::sync::Arc;

use crate::frame::{Color, Fill, Frame, GlyphRun, Item, Picture, Shape, Stroke};

/// A page without colour.
pub(super) fn page(frame: &Frame, picture: &dyn Fn(&Arc<Picture>) -> Arc<Picture>) -> Frame {
    let items = frame.items.iter().map(|(at, item)| {
        let item = match item {
            Item::Group(role, inner) => Item::Group(role.clone(), page(inner, picture)),
            Item::Glyphs(run) => Item::Glyphs(text(run)),
            Item::Ruby(run) => Item::Ruby(text(run)),
            Item::Shape(drawn) => Item::Shape(shape(drawn)),
            Item::Picture(drawn, size) => Item::Picture(picture(drawn), *size),
        };
        (*at, item)
    });
    Frame { size: frame.size, items: items.collect() }
}

/// A picture without colour.
pub(super) fn picture(picture: &Picture) -> Picture {
    let shapes = picture.shapes.iter().map(shape).collect();
    Picture { name: picture.name.clone(), size: picture.size, shapes }
}

/// Text in black, unless it is as good as white.
fn text(run: &GlyphRun) -> GlyphRun {
    let is_light = run.color.contrast(Color::WHITE) < 1.5;
    let color = if is_light { Color::WHITE } else { Color::BLACK };
    GlyphRun { color, ..run.clone() }
}

fn shape(shape: &Shape) -> Shape {
    let fill = shape.fill.map(|fill| Fill { color: fill.color.grey(), ..fill });
    let grey = |stroke: &Stroke| Stroke { color: stroke.color.grey(), ..stroke.clone() };
    let stroke = shape.stroke.as_ref().map(grey);
    Shape { path: shape.path.clone(), fill, stroke, clip: shape.clip.clone() }
}
