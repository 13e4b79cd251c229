//! Outlines of pictures, with all transforms worked in.
//!
//! In: paths as usvg gives them. Out: [`Segment`]s in the units of the picture.
//! Knows nothing about colours.

use usvg::tiny_skia_path::{self as skia, Path, PathSegment, Point as SvgPoint, Transform};

use crate::frame::Segment;
use crate::geom::{Point, Pt};

/// How finely the edge of a line is drawn: parts of a unit of the picture.
const FINENESS: f32 = 16.0;

/// The outline of a path; quadratic curves become cubic ones.
pub(super) fn outline(path: &Path, transform: Transform) -> Vec<Segment> {
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

/// Below this, two places are one in a file, which has three decimals.
const NOTHING: f32 = 0.000_5;

/// The parts of an outline that have an area. PDF paints a hairline where a part
/// without area is filled, SVG nothing.
pub(super) fn area(outline: &[Segment]) -> Vec<Segment> {
    let starts =
        outline.iter().enumerate().filter(|(_, segment)| matches!(segment, Segment::Move(_)));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).chain([outline.len()]).collect();
    starts.dedup();
    let parts = starts.windows(2).map(|pair| &outline[pair[0]..pair[1]]);
    parts.filter(|part| !is_flat(part)).flatten().copied().collect()
}

/// Whether all points of an outline lie on one line.
fn is_flat(part: &[Segment]) -> bool {
    let mut points = Vec::new();
    for segment in part {
        match *segment {
            Segment::Move(to) | Segment::Line(to) => points.push(to),
            Segment::Curve(first, second, to) => points.extend([first, second, to]),
            Segment::Close => {}
        }
    }
    let Some(&start) = points.first() else { return true };
    let away = |point: &Point| (point.x - start.x).0.hypot((point.y - start.y).0);
    let Some(end) = points.iter().max_by(|one, other| away(one).total_cmp(&away(other))) else {
        return true;
    };
    let length = away(end);
    let (x, y) = ((end.x - start.x).0, (end.y - start.y).0);
    length < NOTHING
        || points.iter().all(|point| {
            let across = (point.x - start.x).0 * y - (point.y - start.y).0 * x;
            (across / length).abs() < NOTHING
        })
}

/// The outline of the line along a path, for lines that are stretched or skewed
/// and so have no one width, and for lines that are masks.
pub(super) fn line(path: &Path, stroke: &usvg::Stroke, transform: Transform) -> Vec<Segment> {
    let scale = skia::PathStroker::compute_resolution_scale(&transform) * FINENESS;
    let pen = skia::Stroke {
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => skia::LineCap::Butt,
            usvg::LineCap::Round => skia::LineCap::Round,
            usvg::LineCap::Square => skia::LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => skia::LineJoin::Miter,
            usvg::LineJoin::Round => skia::LineJoin::Round,
            usvg::LineJoin::Bevel => skia::LineJoin::Bevel,
        },
        dash: None,
    };
    let dashes = stroke.dasharray().map(<[f32]>::to_vec);
    let dashes = dashes.and_then(|lengths| skia::StrokeDash::new(lengths, stroke.dashoffset()));
    let dashed = dashes.and_then(|dashes| path.dash(&dashes, scale));
    let whole = dashed.as_ref().unwrap_or(path);
    let edge = whole.stroke(&pen, scale);
    edge.map_or_else(Vec::new, |edge| outline(&edge, transform))
}

/// By how much a transform makes lines thicker; `None` if not by the same in all
/// directions.
pub(super) fn even_scale(transform: Transform) -> Option<f32> {
    let (x, y) = transform.get_scale();
    let skewed = transform.sx * transform.kx + transform.ky * transform.sy;
    let even = (x - y).abs() <= 0.001 * x.max(y) && skewed.abs() <= 0.001 * x * y;
    even.then_some(x)
}
