//! The text in content streams.
//!
//! In: a page. Out: pieces of its text in the order in which they are shown,
//! each with the marked content it stands in and the line it stands on (ISO
//! 32000-1, 9.4 and 14.6). Artifacts are left out, and what has an `ActualText`
//! is read as that says (14.9.4). Knows nothing about structure trees. How letters and words
//! are spaced by operators of their own (9.3.2, 9.3.3) is not looked at: our
//! files move the pen instead.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Dict, Name, Number, Object, Stream, String as Bytes};
use hayro::hayro_syntax::page::{Page, Resources};
use hayro::kurbo::{Affine, Rect};

use super::strings;
use super::unicode::Codes;

/// How deep forms may stand in forms.
const DEEPEST: usize = 8;

/// How far letters rise above the baseline and hang below it, in multiples of
/// the size: what most scripts need, and what marks on marks seldom exceed.
const RISE: f64 = 0.95;
const HANG: f64 = 0.3;

/// Where a baseline lies on the page, and the size of type on it, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) baseline: f64,
    pub(super) size: f64,
}

/// Text that was shown or said at once.
#[derive(Debug)]
pub(super) struct Piece {
    /// The identifier of the marked content it belongs to, if any (14.7.4.2).
    pub(super) mark: Option<i32>,
    pub(super) line: Line,
    /// Where it lies, in the coordinates of the page.
    pub(super) place: Option<Rect>,
    pub(super) text: String,
}

/// What content says itself.
struct Said {
    text: String,
    /// The line on which it was first shown, and where all of it lies.
    line: Option<Line>,
    place: Option<Rect>,
}

/// Open marked content.
struct Mark {
    is_artifact: bool,
    /// Its identifier on the page.
    identifier: Option<i32>,
    said: Option<Said>,
}

/// The part of the graphics state that text needs (ISO 32000-1, 8.4.1).
#[derive(Clone)]
struct State {
    transform: Affine,
    font: Option<Rc<Codes>>,
    size: f64,
    leading: f64,
}

/// The fonts that were met so far, by the bytes of their dictionaries.
pub(super) type Fonts<'a> = BTreeMap<&'a [u8], Rc<Codes>>;

struct Reader<'f, 'a> {
    fonts: &'f mut Fonts<'a>,
    state: State,
    saved: Vec<State>,
    /// The matrices of the next glyph and of the start of its line.
    text: Affine,
    start: Affine,
    /// How far the pen has moved since the matrix was set.
    pen: f64,
    marks: Vec<Mark>,
    pieces: Vec<Piece>,
}

/// Reads a page. `fonts` is shared by the pages of a file.
pub(super) fn pieces<'a>(page: &Page<'a>, fonts: &mut Fonts<'a>) -> Vec<Piece> {
    let state = State { transform: Affine::IDENTITY, font: None, size: 0.0, leading: 0.0 };
    let mut reader = Reader {
        fonts,
        state,
        saved: Vec::new(),
        text: Affine::IDENTITY,
        start: Affine::IDENTITY,
        pen: 0.0,
        marks: Vec::new(),
        pieces: Vec::new(),
    };
    reader.stream(page.typed_operations(), page.resources(), 0);
    reader.pieces
}

impl<'a> Reader<'_, 'a> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "other operators change no text")]
    fn stream(&mut self, mut operators: TypedIter<'_>, resources: &Resources<'a>, depth: usize) {
        use TypedInstruction as Op;
        while let Some(operator) = operators.next() {
            match operator {
                Op::SaveState(_) => self.saved.push(self.state.clone()),
                Op::RestoreState(_) => self.state = self.saved.pop().unwrap_or(self.state.clone()),
                Op::Transform(m) => {
                    self.state.transform *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                }
                Op::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
                Op::TextFont(font) => {
                    self.state.font = self.font(font.0, resources);
                    self.state.size = font.1.as_f64();
                }
                Op::BeginText(_) => self.set(Affine::IDENTITY),
                Op::SetTextMatrix(m) => self.set(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
                Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    self.state.leading = -by.1.as_f64();
                    self.next_line(by.0.as_f64(), by.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
                Op::ShowText(shown) => self.show(&[Object::String(shown.0.clone())]),
                Op::ShowTexts(shown) => {
                    let steps: Vec<Object<'_>> = shown.0.iter().collect();
                    self.show(&steps);
                }
                Op::NextLineAndShowText(shown) => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(&[Object::String(shown.0.clone())]);
                }
                Op::ShowTextWithParameters(shown) => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(&[Object::String(shown.2.clone())]);
                }
                Op::BeginMarkedContent(mark) => self.begin(mark.0, None),
                Op::BeginMarkedContentWithProperties(mark) => {
                    let properties = match mark.1 {
                        Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
                        other => other.clone().into_dict(),
                    };
                    self.begin(mark.0, properties.as_ref());
                }
                Op::EndMarkedContent(_) => self.end(),
                Op::XObject(name) if depth < DEEPEST => self.form(name.0, resources, depth),
                _ => {}
            }
        }
    }

    /// Goes into a form. A form without fonts shows no text.
    fn form(&mut self, name: &Name<'_>, resources: &Resources<'a>, depth: usize) {
        let Some(form) = resources.get_x_object(name) else { return };
        let is_form =
            form.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Form");
        let own = form.dict().get::<Dict<'a>>(b"Resources").map(Resources::new);
        if !is_form || own.as_ref().is_some_and(|own| own.fonts.is_empty()) {
            return;
        }
        let Ok(data) = form.decoded_data() else { return };
        let (outer, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        let marks = self.marks.len();
        if let Some(by) = form_matrix(&form) {
            self.state.transform *= by;
        }
        self.stream(TypedIter::new(&data), own.as_ref().unwrap_or(resources), depth + 1);
        while self.marks.len() > marks {
            self.end();
        }
        (self.state, self.saved) = (outer, saved);
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Option<Rc<Codes>> {
        let font = resources.get_font(name)?;
        let codes = self.fonts.entry(font.data()).or_insert_with(|| Rc::new(Codes::of(&font)));
        Some(Rc::clone(codes))
    }

    fn set(&mut self, matrix: Affine) {
        (self.text, self.start, self.pen) = (matrix, matrix, 0.0);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set(self.start * Affine::translate((x, y)));
    }

    /// The line on which the next glyph is shown. Where on it the glyph stands
    /// does not matter; that it is raised does not make another line.
    fn line(&self) -> Line {
        let placed = self.state.transform * self.text;
        let [_, _, _, scale, _, baseline] = placed.as_coeffs();
        Line { baseline, size: (self.state.size * scale).abs() }
    }

    /// Shows the strings of a text operator; numbers between them move the pen
    /// back (ISO 32000-1, 9.4.3).
    fn show(&mut self, steps: &[Object<'_>]) {
        let (line, start) = (self.line(), self.pen);
        let (mut text, mut end) = (String::new(), start);
        for step in steps {
            if let Object::String(shown) = step {
                self.pen += self.advance(shown.as_bytes()) * self.state.size / 1000.0;
                end = self.pen;
                match &self.state.font {
                    Some(codes) => codes.read(shown.as_bytes(), &mut text),
                    None => text.push(char::REPLACEMENT_CHARACTER),
                }
            } else if let Object::Number(back) = step {
                self.pen -= back.as_f64() * self.state.size / 1000.0;
            }
        }
        let place = self.place(start, end);
        if self.is_hidden() {
            return;
        }
        if let Some(said) = self.marks.iter_mut().find_map(|mark| mark.said.as_mut()) {
            said.line.get_or_insert(line);
            said.place = union(said.place, place);
            return;
        }
        self.push(line, place, text);
    }

    fn advance(&self, shown: &[u8]) -> f64 {
        self.state.font.as_ref().map_or(0.0, |codes| codes.advance(shown))
    }

    /// Where what is shown between two places of the pen lies; nowhere if it has
    /// no width.
    fn place(&self, start: f64, end: f64) -> Option<Rect> {
        let size = self.state.size;
        let drawn = Rect::new(start, -size * HANG, end, size * RISE).abs();
        let placed = self.state.transform * self.text;
        (drawn.width() > 0.0 && placed.is_finite()).then(|| placed.transform_rect_bbox(drawn))
    }

    fn push(&mut self, line: Line, place: Option<Rect>, text: String) {
        let mark = self.marks.iter().rev().find_map(|mark| mark.identifier);
        self.pieces.push(Piece { mark, line, place, text });
    }

    fn is_hidden(&self) -> bool {
        self.marks.iter().any(|mark| mark.is_artifact)
    }

    fn begin(&mut self, tag: &Name<'_>, properties: Option<&Dict<'_>>) {
        let said = properties.and_then(|found| found.get::<Bytes<'_>>(b"ActualText"));
        self.marks.push(Mark {
            is_artifact: tag.as_ref() == b"Artifact",
            identifier: properties.and_then(|found| found.get::<i32>(b"MCID")),
            said: said.map(|said| Said {
                text: strings::text(said.as_bytes()),
                line: None,
                place: None,
            }),
        });
    }

    /// Closes marked content. If it says its text itself, and nothing around it
    /// does, that is read now.
    fn end(&mut self) {
        let said = self.marks.last_mut().and_then(|mark| mark.said.take());
        if let Some(Said { text, line, place }) = said
            && !self.is_hidden()
            && self.marks.iter().all(|mark| mark.said.is_none())
        {
            self.push(line.unwrap_or_else(|| self.line()), place, text);
        }
        self.marks.pop();
    }
}

/// The smallest rectangle that holds both.
pub(super) fn union(one: Option<Rect>, other: Option<Rect>) -> Option<Rect> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.union(other)),
        (one, other) => one.or(other),
    }
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// The matrix of a form (ISO 32000-1, 8.10.1).
fn form_matrix(form: &Stream<'_>) -> Option<Affine> {
    form.dict().get::<[f64; 6]>(b"Matrix").map(Affine::new)
}
