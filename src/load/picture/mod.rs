//! Pictures: SVG → [`Picture`].
//!
//! In: an SVG file. Out: absolute outlines with solid colours, all groups and
//! transforms worked in; anything else in the file is reported. Opens no file
//! that an SVG refers to. Knows nothing about pages.

mod document;

use usvg::tiny_skia_path::{PathSegment, Point as SvgPoint, Transform};
use usvg::{ImageHrefResolver, Node, Options, Paint, Tree, roxmltree};

use super::{codes, flaw};
use crate::diag::Sink;
use crate::frame::{Color, Encoded, Fill, Picture, Segment, Shape, Stroke};
use crate::geom::{Point, Pt, Size};
use crate::source::{File, FileId, Span};

use document::{FARTHEST, span, unsupported};

/// How wide and high a drawing can be in its own units. Beyond this, numbers
/// lose the digits that they need.
const EDGE: std::ops::RangeInclusive<f32> = 0.1..=100_000.0;

/// Reads a picture. What is broken is reported, and the picture left empty.
pub(crate) fn read(name: &str, id: FileId, file: &File, sink: &mut Sink) -> Picture {
    let mut picture = Picture {
        name: name.to_owned(),
        size: Size::new(Pt(1.0), Pt(1.0)),
        shapes: Vec::new(),
        encoded: Encoded::default(),
    };
    if let Some(flaw) = flaw::message(id, file) {
        sink.report(flaw);
        return picture;
    }
    let Some(document) = document::read(id, &file.text, sink) else { return picture };
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let root = span(id, &document.root_element());
    let broken = |message: String, hint: &str| {
        codes::BAD_PICTURE.at(root, message).label("this picture").hint(hint)
    };
    let tree = match Tree::from_xmltree(&document, &options) {
        Ok(tree) => tree,
        Err(error) => {
            let hint = "give it a viewBox, or a width and a height, such as viewBox=\"0 0 100 60\"";
            sink.report(broken(format!("{name}.svg cannot be printed: {error}"), hint));
            return picture;
        }
    };
    let size = tree.size();
    if ![size.width(), size.height()].iter().all(|edge| EDGE.contains(edge)) {
        let message = format!("{name}.svg is {} × {} units large", size.width(), size.height());
        let hint = format!("width and height are from {} to {}", EDGE.start(), EDGE.end());
        sink.report(broken(message, &hint));
        return picture;
    }
    let mut walk = Walk { file: id, root, document: &document, shapes: Vec::new() };
    walk.group(tree.root(), sink);
    if walk.shapes.is_empty() {
        let message = format!("{name}.svg shows nothing that can be printed");
        sink.report(broken(message, "draw with shapes in solid colours"));
    } else if !walk.shapes.iter().all(is_near) {
        let message = format!("{name}.svg has a point that is too far away for any paper");
        sink.report(broken(message, &format!("coordinates are below {FARTHEST}")));
        return picture;
    }
    picture.size = Size::new(Pt(size.width()), Pt(size.height()));
    picture.shapes = walk.shapes;
    picture
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

struct Walk<'d, 't> {
    file: FileId,
    root: Span,
    document: &'d roxmltree::Document<'t>,
    shapes: Vec<Shape>,
}

impl Walk<'_, '_> {
    /// The place of the element with this id, or else of the whole picture.
    fn place(&self, id: &str) -> Span {
        let mut nodes = self.document.descendants().filter(roxmltree::Node::is_element);
        let node = nodes.find(|node| !id.is_empty() && node.attribute("id") == Some(id));
        node.map_or(self.root, |node| span(self.file, &node))
    }

    fn group(&mut self, group: &usvg::Group, sink: &mut Sink) {
        if group.should_isolate() {
            let what = "a group with opacity, blending, clipping, a mask or a filter";
            unsupported(self.place(group.id()), what, sink);
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, sink),
                Node::Path(path) => self.path(path, sink),
                Node::Image(image) => unsupported(self.place(image.id()), "<image>", sink),
                Node::Text(text) => unsupported(self.place(text.id()), "<text>", sink),
            }
        }
    }

    fn path(&mut self, path: &usvg::Path, sink: &mut Sink) {
        if !path.is_visible() {
            return;
        }
        let transform = path.abs_transform();
        let outline = outline(path.data(), transform);
        let fill = path.fill().and_then(|fill| {
            let even_odd = fill.rule() == usvg::FillRule::EvenOdd;
            let color = self.color(path, fill.paint(), fill.opacity().get(), sink)?;
            Some(Fill { color, even_odd })
        });
        let stroke = path.stroke().and_then(|stroke| self.stroke(path, stroke, transform, sink));
        let both = fill.is_some() && stroke.is_some();
        if both && path.paint_order() == usvg::PaintOrder::StrokeAndFill {
            self.shapes.push(Shape { path: outline.clone(), fill: None, stroke });
            self.shapes.push(Shape { path: outline, fill, stroke: None });
        } else if fill.is_some() || stroke.is_some() {
            self.shapes.push(Shape { path: outline, fill, stroke });
        }
    }

    fn stroke(
        &self,
        path: &usvg::Path,
        stroke: &usvg::Stroke,
        transform: Transform,
        sink: &mut Sink,
    ) -> Option<Stroke> {
        let color = self.color(path, stroke.paint(), stroke.opacity().get(), sink)?;
        let (x, y) = transform.get_scale();
        let skewed = transform.sx * transform.kx + transform.ky * transform.sy;
        if (x - y).abs() > 0.001 * x.max(y) || skewed.abs() > 0.001 * x * y {
            unsupported(self.place(path.id()), "a line that is stretched or skewed", sink);
        }
        let dash: Vec<Pt> =
            stroke.dasharray().unwrap_or_default().iter().map(|&length| Pt(length * x)).collect();
        if stroke.dashoffset() != 0.0 {
            unsupported(self.place(path.id()), "an offset of dashes", sink);
        }
        let round = self.round(path, stroke, sink);
        Some(Stroke { color, width: Pt(stroke.width().get() * x), dash, round })
    }

    /// Whether ends and corners are round. An outline without ends or without
    /// corners does not care about the other.
    fn round(&self, path: &usvg::Path, stroke: &usvg::Stroke, sink: &mut Sink) -> bool {
        let cap = match stroke.linecap() {
            usvg::LineCap::Butt => false,
            usvg::LineCap::Round => true,
            usvg::LineCap::Square => {
                unsupported(self.place(path.id()), "a square line end", sink);
                false
            }
        };
        let join = match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => false,
            usvg::LineJoin::Round => true,
            usvg::LineJoin::Bevel => {
                unsupported(self.place(path.id()), "a bevelled corner", sink);
                false
            }
        };
        let closed = stroke.dasharray().is_none() && is_closed(path.data());
        if closed { join } else { cap || join }
    }

    fn color(
        &self,
        path: &usvg::Path,
        paint: &Paint,
        opacity: f32,
        sink: &mut Sink,
    ) -> Option<Color> {
        if opacity < 1.0 {
            if opacity > 0.0 {
                unsupported(self.place(path.id()), "a translucent colour", sink);
            }
            return None;
        }
        match paint {
            Paint::Color(color) => {
                Some(Color { red: color.red, green: color.green, blue: color.blue })
            }
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => {
                unsupported(self.place(path.id()), "a gradient", sink);
                None
            }
            Paint::Pattern(_) => {
                unsupported(self.place(path.id()), "a pattern", sink);
                None
            }
        }
    }
}

/// Whether every part of an outline ends where it began.
fn is_closed(path: &usvg::tiny_skia_path::Path) -> bool {
    let mut open = false;
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(_) if open => return false,
            PathSegment::MoveTo(_) => {}
            PathSegment::LineTo(_) | PathSegment::QuadTo(..) | PathSegment::CubicTo(..) => {
                open = true;
            }
            PathSegment::Close => open = false,
        }
    }
    !open
}

/// The outline with the transform worked in, quadratic curves as cubic ones.
fn outline(path: &usvg::tiny_skia_path::Path, transform: Transform) -> Vec<Segment> {
    let map = |mut point: SvgPoint| {
        transform.map_point(&mut point);
        Point::new(Pt(point.x), Pt(point.y))
    };
    let mut last = Point::ZERO;
    let mut start = Point::ZERO;
    let mut outline = Vec::new();
    for segment in path.segments() {
        outline.push(match segment {
            PathSegment::MoveTo(to) => {
                last = map(to);
                start = last;
                Segment::Move(last)
            }
            PathSegment::LineTo(to) => {
                last = map(to);
                Segment::Line(last)
            }
            PathSegment::QuadTo(control, to) => {
                let (control, to) = (map(control), map(to));
                let toward = |from: Point| {
                    let delta = control - from;
                    from + Point::new(delta.x * (2.0 / 3.0), delta.y * (2.0 / 3.0))
                };
                let curve = Segment::Curve(toward(last), toward(to), to);
                last = to;
                curve
            }
            PathSegment::CubicTo(first, second, to) => {
                last = map(to);
                Segment::Curve(map(first), map(second), last)
            }
            PathSegment::Close => {
                last = start;
                Segment::Close
            }
        });
    }
    outline
}
