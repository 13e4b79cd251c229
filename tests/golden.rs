//! The flyers of the test project: their text with its line breaks, the tags of a
//! few, the elements of one as HTML, and a few clips of what a viewer shows. A difference is not a mistake by itself:
//! look at it, and if it is wanted, update the files with
//!
//! ```sh
//! UPDATE_GOLDENS=1 cargo test golden
//! ```

#![expect(clippy::disallowed_methods, reason = "golden files are read and written here")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chirashi::content::compose::compose;
use chirashi::content::load::Project;
use chirashi::diag::Sink;
use chirashi::export::{dump, pdf::pdf, reading};
use chirashi::frame::{Frame, Item, Role};
use chirashi::geom::{Point, Rect};
use chirashi::layout::Layout;
use image::RgbImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use crate::support::arabic::arabic_project;
use crate::support::content::load_project;
use crate::support::flyers::{PROJECT, in_language, laid_out};
use crate::support::html::html;
use crate::support::pages::lay_out;
use crate::support::raster::{Raster, draw};
use crate::support::walk::everything;

const HOW: &str = "If the difference is wanted: UPDATE_GOLDENS=1 cargo test golden";

/// How many lines of a difference are shown.
const SHOWN: usize = 6;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn updates() -> bool {
    env::var_os("UPDATE_GOLDENS").is_some_and(|value| value == "1")
}

/// The languages whose tags are kept: all have the same, but for ruby, and for words
/// that say their text themselves.
const TAGGED: [&str; 3] = ["ja-simple", "en", "my"];

/// All golden texts by the names of their files.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (document, layout) in laid_out() {
        let tag = document.language.as_str();
        texts.push((format!("{tag}.txt"), lines(layout)));
        if TAGGED.contains(&tag) {
            texts.push((format!("{tag}.tags.txt"), dump::tags(&layout.publication)));
        }
        if tag == "en" {
            // One page has nearly all there is.
            texts.push((format!("{tag}-page-2.html"), html(&compose(document, None)[1..2])));
        }
    }
    texts
}

/// The lines of a flyer as they are read.
fn lines(layout: &Layout) -> String {
    let mut text = format!("density {}\n", layout.density);
    for (number, page) in layout.publication.pages.iter().enumerate() {
        writeln!(text, "\n--- page {}", number + 1).unwrap();
        for line in reading::lines(page) {
            writeln!(text, "{line}").unwrap();
        }
    }
    text
}

/// The first lines that differ, each with its number and the line before.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let mut shown = format!("{} lines expected, {} found\n", old.len(), new.len());
    let mut count = 0;
    for number in 0..old.len().max(new.len()) {
        let (before, after) = (old.get(number), new.get(number));
        if before == after {
            continue;
        }
        count += 1;
        if count > SHOWN {
            continue;
        }
        if let Some(context) = number.checked_sub(1).and_then(|above| new.get(above)) {
            writeln!(shown, "{number:5}   {context}").unwrap();
        }
        for (sign, line) in [('-', before), ('+', after)] {
            if let Some(line) = line {
                writeln!(shown, "{:5} {sign} {line}", number + 1).unwrap();
            }
        }
    }
    writeln!(shown, "{count} lines differ").unwrap();
    shown
}

/// Compares texts with golden files, or writes the files.
fn compare(goldens: &[(String, String)]) {
    let mut wrong = String::new();
    for (name, found) in goldens {
        let path = folder().join(name);
        if updates() {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, found).unwrap();
            continue;
        }
        match fs::read_to_string(&path) {
            Ok(expected) if expected == *found => {}
            Ok(expected) => {
                writeln!(wrong, "tests/golden/{name}: {}", difference(&expected, found)).unwrap();
            }
            Err(_) => writeln!(wrong, "tests/golden/{name} is missing\n").unwrap(),
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n{HOW}");
}

#[test]
fn lines_and_tags_are_as_before() {
    compare(&texts());
}

/// A clip of a page as a golden picture.
struct Clip {
    name: &'static str,
    /// Dots per inch.
    dpi: f32,
    /// The part of the page, in points.
    part: Rect,
    raster: Raster,
}

/// The first group on a page for which `is_wanted` holds, with its place.
fn part(page: &Frame, is_wanted: impl Fn(&Role, &Frame) -> bool) -> Rect {
    let found = everything(page).into_iter().find_map(|seen| {
        let Item::Group(role, frame) = seen.item else { return None };
        // The foot of a page stands on all of them and shows nothing new.
        let is_read = !seen.within.contains(&&Role::Artifact);
        (is_read && is_wanted(role, frame)).then_some(Rect::new(seen.at, frame.size))
    });
    found.expect("the page has this part")
}

/// Running text with readings over many characters.
fn has_ruby(role: &Role, frame: &Frame) -> bool {
    let ruby = |(_, item): &(Point, Item)| matches!(item, Item::Ruby(_));
    *role == Role::Paragraph && frame.items.iter().filter(|item| ruby(item)).count() >= 8
}

/// A part of a page at a resolution.
fn clip(
    name: &'static str,
    (project, layout): (&Project, &Layout),
    page: usize,
    part: Rect,
    dpi: f32,
) -> Clip {
    let mut sink = Sink::default();
    let file = pdf(&layout.publication, &project.fonts, &mut sink).unwrap();
    Clip { name, dpi, part, raster: draw(&file, page, dpi) }
}

fn clips() -> Vec<Clip> {
    let flyer = |tag: &str| (&*PROJECT, in_language(tag).1);
    let page = |tag: &str, number: usize| &flyer(tag).1.publication.pages[number];
    let whole = |page: &Frame| Rect::new(Point::ZERO, page.size);
    let ruby = part(page("ja-simple", 0), has_ruby);
    let steps = part(page("my", 1), |role, _| *role == Role::List);
    let arabic = arabic_project();
    let arabic = load_project(&arabic.path("."));
    let arabic_layout = lay_out(&arabic, &arabic.workspace.flyers[0].documents[0]);
    let first = whole(&arabic_layout.publication.pages[0]);
    vec![
        clip("zh-Hans-page-1", flyer("zh-Hans"), 0, whole(page("zh-Hans", 0)), 24.0),
        clip("ja-simple-ruby", flyer("ja-simple"), 0, ruby, 72.0),
        clip("my-list", flyer("my"), 1, steps, 72.0),
        clip("ar-page-1", (&arabic, &arabic_layout), 0, first, 24.0),
    ]
}

/// The part of the pixels that a clip shows, in sixteen steps of each colour
/// to keep the files small.
fn cut(clip: &Clip) -> RgbImage {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the page")]
    let pixel = |points: f32| (points * clip.dpi / 72.0).max(0.0) as usize;
    let Clip { part, raster, .. } = clip;
    let (left, top) = (pixel(part.origin.x.0), pixel(part.origin.y.0));
    let right = pixel(part.right().0).min(raster.width);
    let bottom = pixel(part.bottom().0).min(raster.height);
    let small = |length: usize| u32::try_from(length).unwrap();
    RgbImage::from_fn(small(right - left), small(bottom - top), |x, y| {
        let (x, y) = (usize::try_from(x).unwrap(), usize::try_from(y).unwrap());
        image::Rgb(raster.pixels[(top + y) * raster.width + left + x].map(|c| c / 16 * 17))
    })
}

/// What is wrong with a picture: another size, or pixels that differ by more
/// than machines do among each other.
fn fault(expected: &RgbImage, found: &RgbImage) -> Option<String> {
    if expected.dimensions() != found.dimensions() {
        let (old, new) = (expected.dimensions(), found.dimensions());
        return Some(format!("{old:?} pixels expected, {new:?} found"));
    }
    let pairs = expected.pixels().zip(found.pixels());
    let differ = |(old, new): &(&image::Rgb<u8>, &image::Rgb<u8>)| {
        old.0.iter().zip(new.0).any(|(old, new)| old.abs_diff(new) > 24)
    };
    let count = pairs.filter(differ).count();
    let all = expected.pixels().len();
    (count * 1000 > all).then(|| format!("{count} of {all} pixels differ"))
}

#[test]
fn clips_look_as_before() {
    let mut wrong = String::new();
    for clip in clips() {
        let (found, name) = (cut(&clip), format!("{}.png", clip.name));
        let path = folder().join(&name);
        let mut bytes = Vec::new();
        let encoder =
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
        found.write_with_encoder(encoder).unwrap();
        assert!(bytes.len() <= 20 * 1024, "{name} has {} bytes", bytes.len());
        if updates() {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, bytes).unwrap();
            continue;
        }
        let said = match fs::read(&path) {
            Err(_) => Some("is missing".to_owned()),
            Ok(golden) => fault(&image::load_from_memory(&golden).unwrap().into_rgb8(), &found),
        };
        if let Some(said) = said {
            let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name);
            fs::write(&seen, bytes).unwrap();
            writeln!(wrong, "tests/golden/{name}: {said}; found: {}", seen.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n{HOW}");
}

#[test]
fn every_golden_file_belongs_to_a_test() {
    let mut known: BTreeSet<String> =
        clips().iter().map(|clip| format!("{}.png", clip.name)).collect();
    known.extend(texts().into_iter().map(|(name, _)| name));
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(&name), "tests/golden/{name} belongs to no test: remove it");
    }
}

#[test]
fn differences_are_noticed_and_shown() {
    let shown = difference("a\nb\nc\n", "a\nB\nc\nd\n");
    for line in ["    1   a", "    2 - b", "    2 + B", "    4 + d", "2 lines differ"] {
        assert!(shown.lines().any(|other| other == line), "{line}: {shown}");
    }

    let plain = RgbImage::from_pixel(20, 20, image::Rgb([255; 3]));
    let mut other = plain.clone();
    assert_eq!(fault(&plain, &other), None);
    other.put_pixel(3, 3, image::Rgb([240; 3]));
    assert_eq!(fault(&plain, &other), None, "as machines differ");
    other.put_pixel(3, 3, image::Rgb([0; 3]));
    assert_eq!(fault(&plain, &other), Some("1 of 400 pixels differ".to_owned()));
    assert!(fault(&plain, &RgbImage::new(20, 21)).is_some());
}
