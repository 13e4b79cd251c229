//! Pictures print as Chromium shows them, or a message says what cannot be
//! printed.
//!
//! `corpus` holds a picture for each kind of thing that a drawing can say;
//! `chromium.png` is what Chromium shows of them, one below the other
//! (`record.py`).

#![expect(clippy::disallowed_methods, reason = "the tests read files and the clock themselves")]

mod photos;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chirashi::content::load;
use chirashi::diag::Sink;
use chirashi::export::pdf;
use chirashi::fonts::FontBook;
use chirashi::frame::{Date, Frame, Item, Meta, Picture, Publication};
use chirashi::geom::{Point, Pt, Size};
use chirashi::lang::Tag;
use chirashi::source::Sources;

use crate::support::raster::draw;

/// The edge of a picture in `chromium.png`.
const EDGE: usize = 120;

/// How much colours differ by rounding.
const SLACK: u8 = 16;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

/// The pictures of the corpus, by name.
fn corpus() -> Vec<PathBuf> {
    let files = folder().join("corpus").read_dir().expect("the corpus is there");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("it can be read").path()).collect();
    files.sort();
    files
}

/// Reads a picture; gives its messages, too.
fn read(name: &str, text: &str) -> (Picture, Vec<String>) {
    let mut sources = Sources::new(Path::new(""));
    let id = sources.add(name, text.into(), None);
    let mut sink = Sink::default();
    let picture = load::picture(name, &sources.file(id).clone(), &mut sink);
    (picture, sink.sorted().into_iter().map(|message| message.message).collect())
}

/// The pages of a file with one picture on each.
fn print(pictures: Vec<Picture>) -> Vec<u8> {
    let edge = Pt(90.0);
    let size = Size::new(edge, edge);
    let page = |picture: Picture| {
        let mut frame = Frame { size, ..Frame::default() };
        frame.push(Point::ZERO, Item::Picture(Arc::new(picture), size));
        Arc::new(frame)
    };
    let meta = Meta {
        title: "Pictures".to_owned(),
        language: Tag::new("en").expect("a tag"),
        author: None,
        date: Date { year: 2026, month: 11, day: 29 },
        right_to_left: false,
    };
    let pages = pictures.into_iter().map(page).collect();
    let publication = Publication { meta, pages, shared: 0 };
    let mut sink = Sink::default();
    pdf::pdf(&publication, &FontBook::default(), &mut sink).expect("it can be written")
}

/// How many pixels differ by more than the edges of shapes do: one that is darker
/// or paler than all that lies within one step in the other picture.
fn differing(ours: &[[u8; 3]], theirs: &[[u8; 3]]) -> usize {
    let inner = 1..EDGE - 1;
    let spots = inner.clone().flat_map(|y| inner.clone().map(move |x| (x, y)));
    let differs = |x: usize, y: usize, channel: usize| {
        let around = (y - 1..=y + 1).flat_map(|y| (x - 1..=x + 1).map(move |x| y * EDGE + x));
        let around: Vec<u8> = around.map(|at| theirs[at][channel]).collect();
        let (least, most) = (around.iter().min(), around.iter().max());
        let own = ours[y * EDGE + x][channel];
        least.is_some_and(|least| own < least.saturating_sub(SLACK))
            || most.is_some_and(|most| own > most.saturating_add(SLACK))
    };
    spots.filter(|&(x, y)| (0..3).any(|channel| differs(x, y, channel))).count()
}

#[test]
fn pictures_print_as_chromium_shows_them() {
    let theirs = image::open(folder().join("chromium.png")).expect("it was recorded").to_rgb8();
    let theirs: Vec<[u8; 3]> = theirs.pixels().map(|pixel| pixel.0).collect();
    let files = corpus();
    assert_eq!(theirs.len(), files.len() * EDGE * EDGE, "record chromium.png again");
    let mut failures = Vec::new();
    let mut pictures = Vec::new();
    for path in &files {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let text = fs::read_to_string(path).expect("it can be read");
        let (picture, messages) = read(name, &text);
        if !messages.is_empty() {
            failures.push(format!("{name}: {messages:?}"));
        }
        pictures.push(picture);
    }
    let names: Vec<String> = pictures.iter().map(|picture| picture.name.clone()).collect();
    let file = print(pictures);
    for (number, name) in names.iter().enumerate() {
        let page = draw(&file, number, 96.0);
        assert_eq!((page.width, page.height), (EDGE, EDGE));
        let theirs = &theirs[number * EDGE * EDGE..(number + 1) * EDGE * EDGE];
        // Both ways: what we lack, and what we have too much.
        let most = differing(&page.pixels, theirs).max(differing(theirs, &page.pixels));
        if most > 4 {
            failures.push(format!("{name}: {most} pixels differ"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_cannot_be_printed_is_told() {
    let shape = "d=\"M5 5H55V55H5Z\"";
    for (inside, expected) in [
        ("<path D fill=\"#C0000\"/>", "`#C0000` is not a colour that can be printed"),
        ("<path D fill=\"oklch(0.6 0.2 30)\"/>", "is not a colour"),
        ("<path D fill=\"device-cmyk(0 1 1 0)\"/>", "is not a colour"),
        ("<path D fill=\"#C00 icc-color(A, 0, 1, 1, 0)\"/>", "is not a colour"),
        ("<g color=\"rde\"><path D fill=\"currentColor\"/></g>", "`rde` is not a colour"),
        ("<style>path{--a:red}</style><path D fill=\"var(--a,#00f)\"/>", "is not a colour"),
        ("<linearGradient id=\"a\"><stop/></linearGradient><path D fill=\"url(#a)\"/>", "gradient"),
        ("<filter id=\"a\"/><path D filter=\"url(#a)\"/>", "`filter` cannot be printed"),
        ("<mask id=\"a\"><path D fill=\"#888\"/></mask><path D mask=\"url(#a)\"/>", "plain white"),
        ("<g opacity=\".5\"><path D/></g>", "opacity cannot be printed"),
        ("<path D fill=\"#cc000080\"/>", "a translucent colour cannot be printed"),
        ("<path D stroke=\"red\" stroke-width=\"2em\"/>", "`2em` is not a length"),
        ("<path D style=\"vector-effect:non-scaling-stroke\"/>", "`non-scaling-stroke` is not"),
        ("<path D style=\"mix-blend-mode:multiply\"/>", "`multiply` is not"),
        ("<style>@media print{path{fill:red}}</style><path D/>", "`@media` in <style>"),
        ("<style>@import \"a.css\";</style><path D/>", "`@import` in <style>"),
        ("<style>path:nth-child(2){fill:red}</style><path D/>", "the selector `:nth-child`"),
        ("<text>a</text><path D/>", "<text> cannot be printed"),
        ("<image href=\"a.png\" width=\"9\" height=\"9\"/><path D/>", "<image> cannot be printed"),
        ("<cirlce r=\"9\"/><path D/>", "<cirlce> cannot be printed"),
    ] {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 60\">{}</svg>",
            inside.replace('D', shape)
        );
        let (_, messages) = read("a.svg", &text);
        assert_eq!(messages.len(), 1, "{inside}: {messages:?}");
        assert!(messages[0].contains(expected), "{inside}: {messages:?}");
    }
}

/// Each would take minutes, were every rule tried on every element.
#[test]
fn style_sheets_end_soon() {
    let many =
        |count: usize, rule: &dyn Fn(usize) -> String| (0..count).map(rule).collect::<String>();
    for (rules, inside) in [
        (many(40_000, &|n| format!(".c{n}{{fill:#f00}}")), "<rect width=\"5\" height=\"5\"/>"),
        (many(140_000, &|_| "a{}".to_owned()), "<rect width=\"5\" height=\"5\"/>"),
        (many(20_000, &|_| "*{}".to_owned()), "<g><path d=\"M0 0H9V9Z\"/></g>"),
        (many(2_000, &|_| "g g g g g g g p{}".to_owned()), "<g><path d=\"M0 0H9V9Z\"/></g>"),
        (many(20_000, &|_| "g~path{}".to_owned()), "<g/><path d=\"M0 0H9V9Z\"/>"),
    ] {
        let start = Instant::now();
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 60\"><style>{rules}</style>{}</svg>",
            inside.repeat(5_000)
        );
        let (picture, messages) = read("a.svg", &text);
        assert!(!picture.shapes.is_empty() || messages.len() == 1, "{messages:?}");
        // In a debug build on a busy machine; a release build takes a tenth.
        assert!(start.elapsed().as_secs() < 20, "{:?}: {}", start.elapsed(), &rules[..20]);
    }
}
