//! Finished files that are not as they should be: what was damaged must be found.

use std::sync::Arc;

use crate::support::project::UNCHANGED;
use chirashi::check::{self, Finished, News};
use chirashi::content::load::{Project, Request, load};
use chirashi::content::model::Document;
use chirashi::diag::{Sink, human};
use chirashi::export::Variant;
use chirashi::export::pdf::pdf;
use chirashi::frame::{Color, Frame, Item, Publication, Shape};
use chirashi::geom::{Point, Pt, Rect, Size};
use chirashi::known::Known;
use chirashi::lang::Tag;
use chirashi::layout::{Layout, layout};
use chirashi::proof;
use chirashi::source::Sources;

/// The shipped flyer in English and Thai.
struct Shipped {
    sources: Sources,
    project: Project,
}

impl Shipped {
    fn new() -> Self {
        let mut sources = Sources::new(&UNCHANGED.path("."));
        let languages = ["en", "th"].map(|tag| Tag::new(tag).unwrap());
        let today = "2022-07-01".parse().unwrap();
        let request = Request { languages: Some(languages.to_vec()), ..Request::all(today) };
        let project = load(&mut sources, &request, &mut Sink::default()).unwrap();
        Self { sources, project }
    }

    fn document(&self, index: usize) -> &Document {
        &self.project.workspace.flyers[0].documents[index]
    }

    fn layout(&self, index: usize) -> Layout {
        let Project { workspace, fonts, .. } = &self.project;
        let document = self.document(index);
        layout(document, &workspace.languages, fonts, &mut Sink::default()).unwrap()
    }

    fn pdf(&self, publication: &Publication) -> Vec<u8> {
        pdf(publication, &self.project.fonts, &mut Sink::default()).unwrap()
    }

    /// The codes of what is said of a file that was to be the flyer in English,
    /// and the messages as people see them.
    fn said(&self, layout: &Layout, bytes: Vec<u8>) -> (Vec<&'static str>, String) {
        let mut sink = Sink::default();
        let document = self.document(0);
        match proof::open(bytes) {
            Ok(file) => check::file(
                &Finished {
                    document,
                    variant: Variant::Screen,
                    layout,
                    news: News { pages: &[], known: &Known::default() },
                    file: &file,
                },
                &mut sink,
            ),
            Err(why) => check::broken_file(document, why, &mut sink),
        }
        let messages = sink.sorted();
        let mut codes: Vec<_> = messages.iter().map(|message| message.code).collect();
        codes.dedup();
        (codes, human::draw(&messages, &self.sources, false))
    }
}

/// Replaces bytes that stand in a file once by as many others.
fn replace(bytes: &mut [u8], from: &str, to: &str) {
    assert_eq!(from.len(), to.len());
    let at = bytes.windows(from.len()).position(|window| window == from.as_bytes());
    let at = at.unwrap_or_else(|| panic!("the file has no {from}"));
    bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
}

/// Changes the first item of a frame that `change` wants to change.
fn change(frame: &mut Frame, wanted: &mut dyn FnMut(&mut Item) -> bool) -> bool {
    frame.items.iter_mut().any(|(_, item)| {
        wanted(item) || if let Item::Group(_, inner) = item { change(inner, wanted) } else { false }
    })
}

#[test]
fn nothing_is_said_of_a_whole_file() {
    let shipped = Shipped::new();
    let layout = shipped.layout(0);
    let bytes = shipped.pdf(&layout.publication);
    assert_eq!(shipped.said(&layout, bytes).1, "");
}

#[test]
fn the_file_of_another_language_is_noticed() {
    let shipped = Shipped::new();
    let bytes = shipped.pdf(&shipped.layout(1).publication);
    let (codes, drawn) = shipped.said(&shipped.layout(0), bytes);
    assert!(codes.contains(&"text-differs") && codes.contains(&"undeclared"), "{drawn}");
    assert!(drawn.contains("declares another language"), "{drawn}");
}

#[test]
fn a_text_that_got_lost_is_shown_in_the_pack() {
    let shipped = Shipped::new();
    let layout = shipped.layout(0);
    let mut damaged = layout.publication.clone();
    let lose = &mut |item: &mut Item| {
        let Item::Glyphs(run) = item else { return false };
        let found = run.text.contains("mailbox");
        if found {
            *item = Item::Shape(Shape { path: Vec::new(), fill: None, stroke: None, clip: None });
        }
        found
    };
    assert!(damaged.pages.iter_mut().any(|page| change(Arc::make_mut(page), lose)));
    let (codes, drawn) = shipped.said(&layout, shipped.pdf(&damaged));
    assert_eq!(codes, ["text-differs"], "{drawn}");
    assert!(drawn.contains("\"Drop it in a mailbox.\""), "{drawn}");
}

#[test]
fn a_code_that_is_covered_or_crowded_is_noticed() {
    let shipped = Shipped::new();
    let layout = shipped.layout(0);
    // What is drawn over the code: from which share of its edge to which.
    for (from, to, why) in [(0.3, 0.7, "covered"), (0.0, 0.06, "blank room")] {
        let mut damaged = layout.publication.clone();
        let mut cover = None;
        let find = &mut |item: &mut Item| {
            let Item::Picture(picture, size) = item else { return false };
            let found = picture.name.starts_with("QR code");
            if found {
                let (start, edge) = (size.width * from, size.width * (to - from));
                let rect = Rect::new(Point::new(start, size.height * 0.4), Size::new(edge, edge));
                cover = Some((item.clone(), Shape::rect(rect, Pt::ZERO, Color::BLACK)));
            }
            found
        };
        assert!(damaged.pages.iter_mut().any(|page| change(Arc::make_mut(page), find)));
        let (code, shape) = cover.unwrap();
        let mut both = Frame::new(Size::default());
        both.push(Point::ZERO, code);
        both.push(Point::ZERO, Item::Shape(shape));
        let place = &mut |item: &mut Item| {
            let Item::Picture(picture, _) = &*item else { return false };
            let found = picture.name.starts_with("QR code");
            if found {
                *item = Item::Group(chirashi::frame::Role::Plain, std::mem::take(&mut both));
            }
            found
        };
        assert!(damaged.pages.iter_mut().any(|page| change(Arc::make_mut(page), place)));
        let (codes, drawn) = shipped.said(&layout, shipped.pdf(&damaged));
        assert_eq!(codes, ["code-unreadable"], "{drawn}");
        assert!(drawn.contains(why), "{drawn}");
    }
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_noticed() {
    let shipped = Shipped::new();
    let layout = shipped.layout(0);
    let whole = shipped.pdf(&layout.publication);
    let cases = [
        ("<pdfuaid:part>1", "<pdfuaid:part>2", "does not declare PDF/UA-1"),
        ("<pdfaid:conformance>A", "<pdfaid:conformance>B", "does not declare PDF/A-2a"),
        ("/DisplayDocTitle true", "/DisplayDocTitle null", "show its title"),
        ("/Marked true", "/Marked null", "is not tagged"),
    ];
    for (from, to, expected) in cases {
        let mut bytes = whole.clone();
        replace(&mut bytes, from, to);
        let (codes, drawn) = shipped.said(&layout, bytes);
        assert_eq!(codes, ["undeclared"], "{drawn}");
        assert!(drawn.contains(expected), "{drawn}");
    }
    let (codes, drawn) = shipped.said(&layout, whole[..whole.len() / 2].to_vec());
    assert_eq!(codes, ["undeclared"], "{drawn}");
    assert!(drawn.contains("broken"), "{drawn}");
}
