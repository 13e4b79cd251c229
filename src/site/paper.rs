//! Pages of paper as drawings for a browser.
//!
//! In: a page as it is laid out. Out: SVG that needs no other file, with each glyph drawn
//! once and used wherever it stands; and where which text stands. Knows nothing about
//! elements.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

use skrifa::outline::OutlinePen;

use super::drawing::{self, hex, number};
use crate::embedded;
use crate::fonts::{FaceId, FontBook};
use crate::frame::{Frame, GlyphRun, Item, Picture};
use crate::geom::{Point, Pt, Rect, Size};
use crate::source::Span;

/// A page for the screen.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The drawing.
    pub svg: String,
    /// How large the page is.
    pub size: Size,
    /// Its texts, line by line.
    pub spots: Vec<Spot>,
}

/// Where a piece of a text stands.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// On the page.
    pub rect: Rect,
    /// In its file.
    pub span: Span,
}

/// The outlines of glyphs, for all pages that show them in the same fonts.
#[derive(Default)]
pub struct Outlines(Mutex<Glyphs>);

/// Outlines by face and glyph; `None` for a glyph without ink.
type Glyphs = BTreeMap<(FaceId, u16), Option<Arc<Outline>>>;

impl Outlines {
    fn get(&self, fonts: &FontBook, key: (FaceId, u16)) -> Option<Arc<Outline>> {
        // A thread that panicked meanwhile leaves whole entries behind.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert_with(|| outline(fonts, key).map(Arc::new)).clone()
    }
}

/// Draws a page.
#[must_use]
pub fn paper(page: &Frame, fonts: &FontBook, outlines: &Outlines) -> Paper {
    let mut drawn = Drawn {
        fonts,
        outlines,
        glyphs: BTreeMap::new(),
        body: String::new(),
        clips: 0,
        spots: Vec::new(),
    };
    drawn.frame(page, Point::ZERO);
    let Drawn { glyphs, body, spots, .. } = drawn;
    let (width, height) = (number(page.size.width), number(page.size.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n<defs>\n"
    );
    for ((FaceId(face), glyph), outline) in &glyphs {
        if let Some(outline) = outline {
            // Writing to a string cannot fail.
            let _ = writeln!(svg, "<path id=\"g{face}-{glyph}\" d=\"{}\"/>", outline.path);
        }
    }
    svg += &format!("</defs>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
    svg += &body;
    Paper { svg: svg + "</svg>\n", size: page.size, spots }
}

/// A page that is being drawn.
struct Drawn<'a> {
    fonts: &'a FontBook,
    outlines: &'a Outlines,
    /// Those that the page shows.
    glyphs: Glyphs,
    body: String,
    clips: usize,
    spots: Vec<Spot>,
}

/// A glyph in the units of its font.
struct Outline {
    path: String,
    units: f32,
}

impl Drawn<'_> {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in &frame.items {
            let at = origin + *at;
            match item {
                Item::Group(_, inner) => self.frame(inner, at),
                Item::Glyphs(run) | Item::Ruby(run) => self.run(run, at),
                Item::Shape(shape) => {
                    let _ = writeln!(self.body, "<g transform=\"{}\">", translated(at));
                    drawing::shape(shape, &mut self.clips, &mut self.body);
                    self.body += "</g>\n";
                }
                Item::Picture(picture, size) => self.picture(picture, at, *size),
            }
        }
    }

    fn run(&mut self, run: &GlyphRun, at: Point) {
        // From the top of capitals with their marks to the bottom of letters that hang.
        let (top, height) = (run.size * 0.9, run.size * 1.2);
        let rect = Rect::new(Point::new(at.x, at.y - top), Size::new(run.width(), height));
        self.spots.push(Spot { rect, span: run.span });
        let mut x = Pt::ZERO;
        let (fill, place) = (hex(run.color), translated(at));
        let _ = writeln!(self.body, "<g fill=\"{fill}\" transform=\"{place}\">");
        for glyph in &run.glyphs {
            let key = (run.face, glyph.id);
            let (fonts, outlines) = (self.fonts, self.outlines);
            let outline = self.glyphs.entry(key).or_insert_with(|| outlines.get(fonts, key));
            if let Some(outline) = outline {
                let scale = run.size.0 / outline.units;
                let left = number(x + glyph.x_offset.at(run.size));
                let rise = number(Pt::ZERO - glyph.y_offset.at(run.size));
                let (FaceId(face), id) = key;
                let _ = writeln!(
                    self.body,
                    "<use href=\"#g{face}-{id}\" \
                     transform=\"matrix({scale:.5} 0 0 -{scale:.5} {left} {rise})\"/>"
                );
            }
            x += glyph.advance.at(run.size);
        }
        self.body += "</g>\n";
    }

    fn picture(&mut self, picture: &Picture, at: Point, size: Size) {
        let place = format!(
            "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            number(at.x),
            number(at.y),
            number(size.width),
            number(size.height)
        );
        match drawing::photo(picture) {
            Some((bytes, ending)) => {
                let kind = if ending == "png" { "image/png" } else { "image/jpeg" };
                let photo = embedded::address(kind, &bytes);
                let _ = writeln!(
                    self.body,
                    "<image {place} preserveAspectRatio=\"none\" href=\"{photo}\"/>"
                );
            }
            None => {
                // Nothing is printed beyond the picture's edges.
                let (wide, high) = (number(picture.size.width), number(picture.size.height));
                let _ = writeln!(
                    self.body,
                    "<svg {place} viewBox=\"0 0 {wide} {high}\" preserveAspectRatio=\"none\">"
                );
                for shape in &picture.shapes {
                    drawing::shape(shape, &mut self.clips, &mut self.body);
                }
                self.body += "</svg>\n";
            }
        }
    }
}

fn translated(at: Point) -> String {
    format!("translate({} {})", number(at.x), number(at.y))
}

fn outline(fonts: &FontBook, (face, glyph): (FaceId, u16)) -> Option<Outline> {
    let drawn = fonts.face(face).outline(glyph, |units| Outline { path: String::new(), units });
    drawn.filter(|outline| !outline.path.is_empty())
}

impl Outline {
    fn step(&mut self, letter: char, numbers: &[f32]) {
        self.path.push(letter);
        for number in numbers {
            #[expect(clippy::cast_possible_truncation, reason = "fonts have 2^15 units at most")]
            let number = number.round() as i32;
            let _ = write!(self.path, "{number} ");
        }
    }
}

/// Writes an outline as a path of SVG. Fonts have whole units; where a curve of a face with
/// variations has parts of one, nobody sees it.
impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[x, y]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.step('Q', &[cx, cy, x, y]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', &[x1, y1, x2, y2, x, y]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
