//! One page.
//!
//! In: the frame of a page. Out: its content stream, and the marked content,
//! links and headings on it. Walks the frame in reading order; everything drawn
//! is either content of an element or an artifact (PDF/UA-1, 7.1). Knows
//! nothing about the objects of the file.

use std::sync::Arc;

use pdf_writer::types::ArtifactType;
use pdf_writer::{Content, Name, Rect};

use super::annotation::Annotation;
use super::draw::{self, Pictures, Plane, State};
use super::font::Fonts;
use super::outline::Heading;
use super::ruby::Outlines;
use super::tags::{ElementId, Place, ROOT, Tags};
use super::text;
use crate::diag::Sink;
use crate::export::reading;
use crate::fonts::FontBook;
use crate::frame::{Frame, GlyphRun, Item, Picture, Role};
use crate::geom::{Point, Size};

/// What the pages of a file share.
#[derive(Clone)]
pub(super) struct Shared<'a> {
    pub(super) book: &'a FontBook,
    pub(super) fonts: Fonts<'a>,
    pub(super) pictures: Pictures,
    pub(super) outlines: Outlines,
    pub(super) tags: Tags,
    pub(super) headings: Vec<Heading>,
}

/// The marked content that is open in the stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Element(ElementId),
    Artifact,
}

/// The tag of what is drawn and never read.
const ARTIFACT: Name<'_> = Name(b"Artifact");

struct Painter<'p, 'a> {
    shared: &'p mut Shared<'a>,
    sink: &'p mut Sink,
    content: Content,
    state: State,
    page: usize,
    height: f32,
    mark: Option<Mark>,
    in_text: bool,
}

/// Draws a page.
pub(super) fn paint(
    shared: &mut Shared<'_>,
    sink: &mut Sink,
    page: usize,
    frame: &Frame,
) -> Vec<u8> {
    shared.tags.page();
    shared.pictures.collect(frame);
    let mut painter = Painter {
        shared,
        sink,
        content: draw::content(),
        state: State::default(),
        page,
        height: frame.size.height.0,
        mark: None,
        in_text: false,
    };
    painter.frame(frame, Point::ZERO, Place::Element(ROOT));
    painter.close();
    painter.content.finish().into_vec()
}

impl Painter<'_, '_> {
    fn frame(&mut self, frame: &Frame, origin: Point, place: Place) {
        for (at, item) in &frame.items {
            let at = origin + *at;
            match item {
                Item::Group(role, inner) => self.group(role, inner, at, place),
                Item::Glyphs(run) => self.glyphs(run, at, place),
                Item::Shape(shape) => {
                    self.open_drawing(place);
                    let plane = Plane { origin: at, flip: Some(self.height) };
                    draw::shapes(&mut self.content, &mut self.state, [shape], plane);
                }
                Item::Picture(picture, size) => {
                    self.open_drawing(place);
                    self.picture(picture, at, *size);
                }
                Item::Ruby(run) => self.ruby(run, at, place),
            }
        }
    }

    fn group(&mut self, role: &Role, frame: &Frame, at: Point, place: Place) {
        let rect = self.rect(at, frame.size);
        let inner = self.shared.tags.enter(place, role, rect);
        if let (Role::Heading(level), Place::Element(_)) = (role, inner) {
            self.shared.headings.push(Heading {
                level: *level,
                title: reading::title(frame),
                page: self.page,
                left: draw::tidy(at.x.0),
                top: draw::tidy(self.height - at.y.0),
            });
        }
        if let (Role::Label, Place::Element(label)) = (role, inner) {
            self.shared.tags.label(label, &reading::title(frame));
        }
        self.frame(frame, at, inner);
        if let (Role::Link { url, alt }, Place::Element(element)) = (role, inner) {
            let annotation =
                Annotation { page: self.page, element, rect, url: url.clone(), alt: alt.clone() };
            self.shared.tags.annotate(annotation);
        }
    }

    fn rect(&self, at: Point, size: Size) -> Rect {
        Rect::new(
            draw::tidy(at.x.0),
            draw::tidy(self.height - at.y.0 - size.height.0),
            draw::tidy(at.x.0 + size.width.0),
            draw::tidy(self.height - at.y.0),
        )
    }

    fn glyphs(&mut self, run: &GlyphRun, at: Point, place: Place) {
        if run.glyphs.is_empty() {
            return;
        }
        self.check(run);
        let mark = match place {
            Place::Element(element) => Mark::Element(self.shared.tags.text_parent(element)),
            Place::Figure(figure) => Mark::Element(figure),
            Place::Artifact => Mark::Artifact,
        };
        self.open_text(mark);
        self.state.fill(&mut self.content, run.color);
        let Shared { fonts, tags, .. } = &mut *self.shared;
        let Some(font) = fonts.of_run(run) else { return };
        let start = (at.x.0, self.height - at.y.0);
        let is_open = self.mark == Some(mark);
        match mark {
            Mark::Element(element) => {
                let tag = tags.name(element).to_name();
                let mut identify = || tags.content(element);
                let mut marks = text::Marks { tag, identify: Some(&mut identify), is_open };
                text::show(&mut self.content, &mut marks, font, run, start);
                self.mark = marks.is_open.then_some(mark);
            }
            Mark::Artifact => {
                let mut marks = text::Marks { tag: ARTIFACT, identify: None, is_open };
                text::show(&mut self.content, &mut marks, font, run, start);
            }
        }
    }

    /// Reports glyphs that stand for a missing one (PDF/UA-1, 7.21.8).
    fn check(&mut self, run: &GlyphRun) {
        if let Some(glyph) = run.glyphs.iter().find(|glyph| glyph.id == 0) {
            let character = run
                .text
                .get(glyph.cluster as usize..)
                .and_then(|text| text.chars().next())
                .unwrap_or(char::REPLACEMENT_CHARACTER);
            let name = &self.shared.book.face(run.face).name;
            let message = format!(
                "`{character}` (U+{:04X}) cannot be shown: {name} has no glyph for it",
                u32::from(character)
            );
            self.sink.report(
                super::BLANK_GLYPH
                    .at(run.span, message)
                    .hint("use another character, or a font that has it"),
            );
        }
    }

    fn ruby(&mut self, run: &GlyphRun, at: Point, place: Place) {
        self.open_drawing(place);
        self.state.fill(&mut self.content, run.color);
        let (x, y) = (at.x.0, self.height - at.y.0);
        self.shared.outlines.draw(&mut self.content, self.shared.book, run, x, y);
    }

    fn picture(&mut self, picture: &Arc<Picture>, at: Point, size: Size) {
        let natural = picture.size;
        let x_scale = size.width.0 / natural.width.0.max(f32::MIN_POSITIVE);
        let y_scale = size.height.0 / natural.height.0.max(f32::MIN_POSITIVE);
        self.content.save_state();
        let top = draw::tidy(self.height - at.y.0);
        self.content.transform([x_scale, 0.0, 0.0, -y_scale, draw::tidy(at.x.0), top]);
        if let Some(form) = self.shared.pictures.form(picture) {
            draw::show_form(&mut self.content, &draw::form_name(form));
        }
        self.content.restore_state();
    }

    /// Makes sure that what is drawn next belongs to the figure, or is decoration.
    fn open_drawing(&mut self, place: Place) {
        let mark = match place {
            Place::Figure(figure) => Mark::Element(figure),
            Place::Element(_) | Place::Artifact => Mark::Artifact,
        };
        if self.mark == Some(mark) && !self.in_text {
            return;
        }
        self.close();
        self.begin(mark);
    }

    /// Opens a text object for content of `mark`. Sequences of marked content stand
    /// inside the text object, so that they can end in it; those of elements are
    /// begun by [`text::Marks`], when there is something to show.
    fn open_text(&mut self, mark: Mark) {
        if self.mark == Some(mark) && self.in_text {
            return;
        }
        if self.in_text {
            self.end_mark();
        } else {
            self.close();
            self.content.begin_text();
            self.in_text = true;
        }
        if mark == Mark::Artifact {
            self.begin(mark);
        }
    }

    fn begin(&mut self, mark: Mark) {
        match mark {
            Mark::Element(element) => {
                let identifier = self.shared.tags.content(element);
                let name = self.shared.tags.name(element).to_name();
                let mut sequence = self.content.begin_marked_content_with_properties(name);
                sequence.properties().identify(identifier);
            }
            Mark::Artifact => {
                let mut sequence = self.content.begin_marked_content_with_properties(ARTIFACT);
                sequence.properties().artifact().kind(ArtifactType::Layout);
            }
        }
        self.mark = Some(mark);
    }

    fn end_mark(&mut self) {
        if self.mark.take().is_some() {
            self.content.end_marked_content();
        }
    }

    fn close(&mut self) {
        self.end_mark();
        if self.in_text {
            self.content.end_text();
            self.in_text = false;
        }
    }
}
