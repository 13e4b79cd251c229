//! Ruby as drawings.
//!
//! In: glyph runs of ruby. Out: their outlines as form XObjects, one per glyph
//! and face in a file. Knows nothing about texts: readings stand beside words that already
//! say the same, and what is drawn cannot be read twice, copied or found
//! by any reader, not even by one that ignores tags.

use std::collections::BTreeMap;
use std::sync::Arc;

use pdf_writer::{Content, Filter, Name, Rect, Ref};
use skrifa::outline::OutlinePen;

use super::draw::{content, tidy};
use super::objects::Objects;
use super::stream::deflate;
use crate::fonts::{FaceId, FontBook};
use crate::frame::GlyphRun;

/// The outlines of a file.
#[derive(Default, Clone)]
pub(super) struct Outlines {
    /// The faces in the order in which they are first used.
    faces: Vec<FaceId>,
    /// By the number of the face among them, and the glyph.
    glyphs: BTreeMap<(usize, u16), Option<Arc<Outline>>>,
}

/// A glyph as a path in thousandths of the size.
struct Outline {
    /// Compressed.
    content: Vec<u8>,
    bounds: Rect,
}

impl Outlines {
    /// Draws a run whose baseline starts at `x`, `y`. The caller has set the
    /// colour.
    pub(super) fn draw(
        &mut self,
        content: &mut Content,
        book: &FontBook,
        run: &GlyphRun,
        x: f32,
        y: f32,
    ) {
        let mut place = x;
        let scale = run.size.0 / 1000.0;
        let found = self.faces.iter().position(|&face| face == run.face);
        let number = found.unwrap_or(self.faces.len());
        if found.is_none() {
            self.faces.push(run.face);
        }
        for glyph in &run.glyphs {
            let key = (number, glyph.id);
            let make = || outline(book, run.face, glyph.id).map(Arc::new);
            let outline = self.glyphs.entry(key).or_insert_with(make);
            if outline.is_some() {
                let left = tidy(place + glyph.x_offset.at(run.size).0);
                let base = tidy(y + glyph.y_offset.at(run.size).0);
                content.save_state();
                content.transform([scale, 0.0, 0.0, scale, left, base]);
                content.x_object(Name(&name(key)));
                content.restore_state();
            }
            place += glyph.advance.at(run.size).0;
        }
    }

    /// The forms: their names in content streams, in a fixed order.
    pub(super) fn names(&self) -> impl Iterator<Item = Vec<u8>> + '_ {
        self.glyphs.iter().filter(|(_, outline)| outline.is_some()).map(|(&key, _)| name(key))
    }

    /// Writes the forms, in the order of their names.
    pub(super) fn write(&self, objects: &mut Objects, ids: &[Ref]) {
        for (outline, &id) in self.glyphs.values().flatten().zip(ids) {
            let mut form = objects.at(id).form_xobject(id, &outline.content);
            form.filter(Filter::FlateDecode);
            form.bbox(outline.bounds);
            form.resources();
        }
    }
}

fn name((face, glyph): (usize, u16)) -> Vec<u8> {
    format!("G{face}.{glyph}").into_bytes()
}

fn outline(book: &FontBook, face: FaceId, glyph: u16) -> Option<Outline> {
    let pen =
        |units| Pen { content: content(), scale: 1000.0 / units, at: (0.0, 0.0), bounds: None };
    let mut pen = book.face(face).outline(glyph, pen)?;
    pen.content.fill_nonzero();
    let bounds = pen.bounds?;
    Some(Outline { content: deflate(&pen.content.finish()), bounds })
}

/// Writes an outline as path operators.
struct Pen {
    content: Content,
    scale: f32,
    at: (f32, f32),
    bounds: Option<Rect>,
}

impl Pen {
    fn map(&mut self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = ((x * self.scale).round(), (y * self.scale).round());
        let old = self.bounds.unwrap_or(Rect::new(x, y, x, y));
        self.bounds = Some(Rect::new(old.x1.min(x), old.y1.min(y), old.x2.max(x), old.y2.max(y)));
        (x, y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        let (x, y) = self.map(x, y);
        self.content.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        let (x, y) = self.map(x, y);
        self.content.line_to(x, y);
    }

    /// A quadratic curve is the cubic whose control points lie two thirds of
    /// the way to the one it has.
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (x0, y0) = self.at;
        let toward = |from: f32, control: f32| from + (control - from) * 2.0 / 3.0;
        self.curve_to(toward(x0, cx), toward(y0, cy), toward(x, cx), toward(y, cy), x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.at = (x, y);
        let ((x1, y1), (x2, y2)) = (self.map(x1, y1), self.map(x2, y2));
        let (x, y) = self.map(x, y);
        self.content.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.content.close_path();
    }
}
