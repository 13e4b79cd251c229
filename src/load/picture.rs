//! Pictures: SVG → [`Picture`].
//!
//! In: the text of an SVG file. Out: absolute outlines with solid colours, all
//! groups and transforms worked in; anything else in the file is reported.
//! Opens no file that an SVG refers to. Knows no page.

use usvg::tiny_skia_path::{PathSegment, Point as SvgPoint, Transform};
use usvg::{ImageHrefResolver, Node, Options, Paint, Tree, roxmltree};

use super::codes;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::frame::{Color, Encoded, Fill, Picture, Segment, Shape, Stroke};
use crate::geom::{Point, Pt, Size};
use crate::source::{FileId, Span};

/// Elements that cannot be printed, whatever their attributes; usvg would leave
/// some of them out in silence.
const UNSUPPORTED: [&str; 19] = [
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "clipPath",
    "filter",
    "font",
    "foreignObject",
    "image",
    "linearGradient",
    "marker",
    "mask",
    "meshgradient",
    "pattern",
    "radialGradient",
    "script",
    "set",
    "switch",
    "text",
];

/// Deeper nesting would exhaust the stack of what walks over the tree.
const DEEPEST: usize = 64;

/// Reads a picture. What is broken is reported, and the picture left empty.
pub(crate) fn read(name: &str, file: FileId, text: &str, sink: &mut Sink) -> Picture {
    let mut picture = Picture {
        name: name.to_owned(),
        size: Size::new(Pt(1.0), Pt(1.0)),
        shapes: Vec::new(),
        encoded: Encoded::default(),
    };
    let Some(document) = document(file, text, sink) else { return picture };
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = match Tree::from_xmltree(&document, &options) {
        Ok(tree) => tree,
        Err(error) => {
            let message = format!("{name}.svg cannot be printed: {error}");
            sink.report(Diagnostic::error(codes::BAD_PICTURE, Span::new(file, 0, 0), message));
            return picture;
        }
    };
    picture.size = Size::new(Pt(tree.size().width()), Pt(tree.size().height()));
    let root = span(file, &document.root_element());
    let mut walk = Walk { file, root, document: &document, shapes: Vec::new() };
    walk.group(tree.root(), sink);
    if walk.shapes.is_empty() {
        let message = format!("{name}.svg shows nothing that can be printed");
        sink.report(Diagnostic::error(codes::BAD_PICTURE, root, message).label("an empty picture"));
    }
    picture.shapes = walk.shapes;
    picture
}

/// Reads the XML and reports what cannot be printed in it.
fn document<'t>(file: FileId, text: &'t str, sink: &mut Sink) -> Option<roxmltree::Document<'t>> {
    // Without DTD there are no entities, so none can grow without bounds.
    let document = match roxmltree::Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let at = offset(text, error.pos());
            sink.report(
                Diagnostic::error(codes::BAD_PICTURE, Span::new(file, at, at), "this is no SVG")
                    .label(error.to_string()),
            );
            return None;
        }
    };
    if let Some(node) = too_deep(&document) {
        unsupported(span(file, &node), &format!("more than {DEEPEST} groups in each other"), sink);
        return None;
    }
    let before = sink.count(Severity::Error);
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let element = node.tag_name().name();
        if UNSUPPORTED.contains(&element) {
            unsupported(span(file, &node), &format!("<{element}>"), sink);
        }
        for attribute in node.attributes() {
            let elsewhere = attribute.name() == "href" && !attribute.value().starts_with('#');
            if elsewhere || attribute.name() == "style" && attribute.value().contains("url(") {
                let range = attribute.range();
                let span = Span::new(file, range.start, range.end);
                unsupported(span, &format!("a link in <{element}>"), sink);
            }
        }
    }
    (sink.count(Severity::Error) == before).then_some(document)
}

/// The first element that stands deeper than [`DEEPEST`].
fn too_deep<'d, 't>(document: &'d roxmltree::Document<'t>) -> Option<roxmltree::Node<'d, 't>> {
    let mut depths: Vec<usize> = Vec::new();
    document.descendants().find(|node| {
        let parent = node.parent().and_then(|parent| depths.get(parent.id().get_usize()));
        let depth = parent.map_or(0, |depth| depth + 1);
        depths.push(depth);
        depth > DEEPEST
    })
}

/// The byte at a row and column as roxmltree counts them, in characters.
fn offset(text: &str, position: roxmltree::TextPos) -> usize {
    let row = usize::try_from(position.row.saturating_sub(1)).unwrap_or(0);
    let column = usize::try_from(position.col.saturating_sub(1)).unwrap_or(0);
    let start: usize = text.split_inclusive('\n').take(row).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

/// The start tag of an element.
fn span(file: FileId, node: &roxmltree::Node<'_, '_>) -> Span {
    let range = node.range();
    let text = &node.document().input_text()[range.clone()];
    let end = text.find('>').map_or(range.end, |at| range.start + at + 1);
    Span::new(file, range.start, end)
}

fn unsupported(span: Span, what: &str, sink: &mut Sink) {
    let message = format!("{what} cannot be printed");
    sink.report(
        Diagnostic::error(codes::BAD_PICTURE, span, message)
            .label("not supported in pictures")
            .hint("draw with shapes in solid colours; turn text into outlines"),
    );
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
