//! What usvg has read → shapes.
//!
//! In: the tree of a picture. Out: shapes in drawing order, each with the clips
//! inside of which it is seen; what cannot be printed is reported. Knows nothing
//! about attributes and style sheets.

use std::sync::Arc;

use usvg::tiny_skia_path::{PathBuilder, Transform};
use usvg::{MaskType, Node, Paint};

use super::document::unsupported;
use super::outline::{area, even_scale, line, outline};
use crate::diag::Sink;
use crate::frame::{Cap, Clip, Color, Fill, Join, Segment, Shape, Stroke};
use crate::geom::{Em, Pt};
use crate::source::Span;

/// The most shapes of a picture, those that are drawn once for each part of a
/// clip counted each time.
const SHAPES: usize = 100_000;

/// The most parts of a clip.
const PARTS: usize = 1_000;

/// Where something is seen: everywhere, or inside a clip.
type Scope = Option<Arc<Clip>>;

/// Turns the tree of a picture into shapes.
pub(super) struct Walk<'a> {
    /// The place of the element with this id.
    pub(super) place: &'a dyn Fn(&str) -> Option<Span>,
    /// What messages about anything without an id point at.
    pub(super) at: Span,
    /// The shapes so far.
    pub(super) shapes: Vec<Shape>,
    pub(super) sink: &'a mut Sink,
}

impl Walk<'_> {
    /// Draws a group. All colours are opaque, so what is seen inside a clip of
    /// many parts is drawn once for each part.
    pub(super) fn group(&mut self, group: &usvg::Group, transform: Transform, scope: &Scope) {
        if group.opacity().get() == 0.0 {
            return;
        }
        let around = self.at;
        self.at = (self.place)(group.id()).unwrap_or(around);
        let transform = transform.pre_concat(group.transform());
        for scope in &self.scopes(group, transform, scope) {
            for node in group.children() {
                match node {
                    Node::Group(group) => self.group(group, transform, scope),
                    Node::Path(path) => self.path(path, transform, scope),
                    Node::Image(_) => self.refuse("<image>"),
                    Node::Text(_) => self.refuse("<text>"),
                }
                if self.shapes.len() > SHAPES {
                    return;
                }
            }
        }
        self.at = around;
    }

    /// Reports something that cannot be printed.
    fn refuse(&mut self, what: &str) {
        unsupported(self.at, what, self.sink);
    }

    /// Where the content of a group is seen.
    fn scopes(&mut self, group: &usvg::Group, transform: Transform, scope: &Scope) -> Vec<Scope> {
        if group.opacity().get() < 1.0 {
            self.refuse("opacity");
        }
        if group.blend_mode() != usvg::BlendMode::Normal {
            self.refuse("blending");
        }
        if !group.filters().is_empty() {
            self.refuse("a filter");
        }
        let mut scopes = vec![scope.clone()];
        if let Some(clip) = group.clip_path() {
            scopes = self.clip(clip, transform, &scopes);
        }
        if let Some(mask) = group.mask() {
            scopes = self.mask(mask, transform, &scopes);
        }
        scopes
    }

    fn clip(&mut self, clip: &usvg::ClipPath, transform: Transform, outer: &[Scope]) -> Vec<Scope> {
        let outer = match clip.clip_path() {
            Some(around) => self.clip(around, transform, outer),
            None => outer.to_vec(),
        };
        let mut parts = Vec::new();
        let transform = transform.pre_concat(clip.transform());
        self.clip_parts(clip.root(), transform, &outer, &mut parts);
        parts
    }

    fn clip_parts(
        &mut self,
        group: &usvg::Group,
        transform: Transform,
        outer: &[Scope],
        parts: &mut Vec<Scope>,
    ) {
        let transform = transform.pre_concat(group.transform());
        let outer = match group.clip_path() {
            Some(clip) => self.clip(clip, transform, outer),
            None => outer.to_vec(),
        };
        for node in group.children() {
            match node {
                Node::Group(group) => self.clip_parts(group, transform, &outer, parts),
                Node::Path(path) if path.is_visible() => {
                    let even_odd = path.fill().is_some_and(is_even_odd);
                    self.narrow(outline(path.data(), transform), even_odd, &outer, parts);
                }
                Node::Path(_) => {}
                Node::Image(_) | Node::Text(_) => self.refuse("a clip that is not a shape"),
            }
        }
    }

    /// Adds an outline to the parts of a clip or mask.
    fn narrow(
        &mut self,
        path: Vec<Segment>,
        even_odd: bool,
        outer: &[Scope],
        parts: &mut Vec<Scope>,
    ) {
        if parts.len() + outer.len() > PARTS {
            return self.refuse("a clip or mask of so many parts");
        }
        parts.extend(outer.iter().map(|within| {
            Some(Arc::new(Clip { path: path.clone(), even_odd, within: within.clone() }))
        }));
    }

    /// A mask that hides or shows, with nothing between, is a clip.
    fn mask(&mut self, mask: &usvg::Mask, transform: Transform, outer: &[Scope]) -> Vec<Scope> {
        let outer = match mask.mask() {
            Some(around) => self.mask(around, transform, outer),
            None => outer.to_vec(),
        };
        let mut area = Vec::new();
        let rect = outline(&PathBuilder::from_rect(mask.rect().to_rect()), transform);
        self.narrow(rect, false, &outer, &mut area);
        let mut parts = Vec::new();
        self.mask_parts(mask.root(), mask.kind(), transform, &area, &mut parts);
        parts
    }

    fn mask_parts(
        &mut self,
        group: &usvg::Group,
        kind: MaskType,
        transform: Transform,
        outer: &[Scope],
        parts: &mut Vec<Scope>,
    ) {
        let transform = transform.pre_concat(group.transform());
        let mut inner = Vec::new();
        for scope in outer {
            inner.extend(self.scopes(group, transform, scope));
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.mask_parts(group, kind, transform, &inner, parts),
                Node::Path(path) if path.is_visible() => {
                    if let Some(fill) = path.fill().filter(|fill| changes(path, fill, kind, parts))
                    {
                        self.shows(fill.paint(), fill.opacity().get(), kind);
                        let even_odd = is_even_odd(fill);
                        self.narrow(outline(path.data(), transform), even_odd, &inner, parts);
                    }
                    if let Some(stroke) = path.stroke() {
                        self.shows(stroke.paint(), stroke.opacity().get(), kind);
                        self.narrow(line(path.data(), stroke, transform), false, &inner, parts);
                    }
                }
                Node::Path(_) => {}
                Node::Image(_) | Node::Text(_) => self.refuse("a mask that is not a shape"),
            }
        }
    }

    /// Reports a colour of a mask that does not show everything.
    fn shows(&mut self, paint: &Paint, opacity: f32, kind: MaskType) {
        let whole = match paint {
            Paint::Color(color) => {
                kind == MaskType::Alpha
                    || (color.red, color.green, color.blue) == (u8::MAX, u8::MAX, u8::MAX)
            }
            Paint::LinearGradient(_) | Paint::RadialGradient(_) | Paint::Pattern(_) => false,
        };
        if !whole || opacity < 1.0 {
            self.refuse("a mask that is not plain white");
        }
    }

    fn path(&mut self, path: &usvg::Path, transform: Transform, scope: &Scope) {
        if !path.is_visible() {
            return;
        }
        let around = self.at;
        self.at = (self.place)(path.id()).unwrap_or(around);
        let fill = path.fill().and_then(|fill| {
            let color = self.color(fill.paint(), fill.opacity().get())?;
            Some(Fill { color, even_odd: is_even_odd(fill) })
        });
        let stroke = path
            .stroke()
            .and_then(|stroke| Some((stroke, self.color(stroke.paint(), stroke.opacity().get())?)));
        let inside = outline(path.data(), transform);
        let filled = area(&inside);
        let whole = filled.len() == inside.len();
        let area = fill.filter(|_| !filled.is_empty()).map(|fill| Shape {
            path: filled,
            fill: Some(fill),
            stroke: None,
            clip: scope.clone(),
        });
        let line_first = path.paint_order() == usvg::PaintOrder::StrokeAndFill;
        match (area, stroke) {
            (Some(mut area), Some((pen, color)))
                if !line_first && whole && is_plain(path, pen, transform) =>
            {
                area.stroke = even_scale(transform).map(|scale| plain(pen, color, scale));
                self.shapes.push(area);
            }
            (area, stroke) => {
                let mut line = stroke.map(|(pen, color)| Shape {
                    clip: scope.clone(),
                    ..along(path, inside, pen, color, transform)
                });
                let first = if line_first { line.take() } else { None };
                self.shapes.extend(first.into_iter().chain(area).chain(line));
            }
        }
        if self.shapes.len() > SHAPES {
            self.refuse(&format!("a picture of more than {SHAPES} shapes"));
        }
        self.at = around;
    }

    fn color(&mut self, paint: &Paint, opacity: f32) -> Option<Color> {
        if opacity < 1.0 {
            if opacity > 0.0 {
                self.refuse("a translucent colour");
            }
            return None;
        }
        match paint {
            Paint::Color(color) => {
                Some(Color { red: color.red, green: color.green, blue: color.blue })
            }
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => {
                self.refuse("a gradient");
                None
            }
            Paint::Pattern(_) => {
                self.refuse("a pattern");
                None
            }
        }
    }
}

/// Whether an area of a mask changes anything: nothing without extent does, nor
/// does black as long as nothing is shown.
fn changes(path: &usvg::Path, fill: &usvg::Fill, kind: MaskType, shown: &[Scope]) -> bool {
    let bounds = path.data().bounds();
    let black = match fill.paint() {
        Paint::Color(color) => (color.red, color.green, color.blue) == (0, 0, 0),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) | Paint::Pattern(_) => false,
    };
    let hides = kind == MaskType::Luminance && black;
    bounds.width() > 0.0 && bounds.height() > 0.0 && !(hides && shown.is_empty())
}

fn is_even_odd(fill: &usvg::Fill) -> bool {
    fill.rule() == usvg::FillRule::EvenOdd
}

/// Whether a PDF file draws the line as SVG does: one width in all directions,
/// and no square dots, which PDF leaves out.
fn is_plain(path: &usvg::Path, pen: &usvg::Stroke, transform: Transform) -> bool {
    let bounds = path.data().bounds();
    let dot = bounds.width().max(bounds.height()) == 0.0;
    even_scale(transform).is_some() && !(dot && pen.linecap() == usvg::LineCap::Square)
}

/// The line along a path.
fn along(
    path: &usvg::Path,
    inside: Vec<Segment>,
    pen: &usvg::Stroke,
    color: Color,
    transform: Transform,
) -> Shape {
    let scale = even_scale(transform).filter(|_| is_plain(path, pen, transform));
    match scale {
        Some(scale) => {
            Shape { path: inside, fill: None, stroke: Some(plain(pen, color, scale)), clip: None }
        }
        None => {
            let fill = Some(Fill { color, even_odd: false });
            Shape { path: line(path.data(), pen, transform), fill, stroke: None, clip: None }
        }
    }
}

fn plain(pen: &usvg::Stroke, color: Color, scale: f32) -> Stroke {
    let dash = pen.dasharray().unwrap_or_default().iter().map(|&length| Pt(length * scale));
    let dash: Vec<Pt> = dash.collect();
    // A PDF file has no negative phase; a whole period more is the same.
    let period: f32 = dash.iter().map(|length| length.0).sum();
    let start = pen.dashoffset() * scale;
    let start = if period > 0.0 { start.rem_euclid(period) } else { 0.0 };
    Stroke {
        color,
        width: Pt(pen.width().get() * scale),
        dash,
        dash_start: Pt(start),
        cap: match pen.linecap() {
            usvg::LineCap::Butt => Cap::Butt,
            usvg::LineCap::Round => Cap::Round,
            usvg::LineCap::Square => Cap::Square,
        },
        join: match pen.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => {
                Join::Miter(Em(pen.miterlimit().get()))
            }
            usvg::LineJoin::Round => Join::Round,
            usvg::LineJoin::Bevel => Join::Bevel,
        },
    }
}
