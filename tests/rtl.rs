//! Right to left: an Arabic flyer is mirrored where it must be and only there.

#![expect(clippy::disallowed_methods, reason = "the test reads the file that was built")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;

use chirashi::export::reading;
use chirashi::frame::{Frame, GlyphRun, Item, Role};
use chirashi::geom::{Point, Pt, Rect};
use chirashi::layout::Layout;

use crate::support::arabic::arabic_project;
use crate::support::codes::{codes, read_code};
use crate::support::content::load_project;
use crate::support::objects::{Object, objects};
use crate::support::pages::lay_out;
use crate::support::raster::{Raster, draw};
use crate::support::walk::everything;

const PHONE: &str = "03-1245-6789";
const URL: &str = "https://www.example.jp/ar/card";
const DPI: f32 = 150.0;

fn laid_out() -> Layout {
    let project = arabic_project();
    let loaded = load_project(&project.path("."));
    lay_out(&loaded, &loaded.workspace.flyers[0].documents[0])
}

/// The runs of a frame on the page, in reading order.
fn runs(frame: &Frame) -> Vec<(Point, &GlyphRun)> {
    let runs = everything(frame).into_iter().filter_map(|seen| match seen.item {
        Item::Glyphs(run) => Some((seen.at, run)),
        Item::Group(..) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => None,
    });
    runs.collect()
}

/// The first character of each glyph's cluster, with its left edge, from left
/// to right.
fn drawn(at: Point, run: &GlyphRun) -> Vec<(f32, char)> {
    let mut x = at.x.0;
    let mut drawn = Vec::new();
    for glyph in &run.glyphs {
        let cluster = &run.text[usize::try_from(glyph.cluster).unwrap()..];
        drawn.push((x, cluster.chars().next().unwrap()));
        x += glyph.advance.at(run.size).0;
    }
    drawn
}

/// What a person sees who reads each line of a frame from left to right.
fn seen_from_the_left(frame: &Frame) -> Vec<String> {
    let mut lines: Vec<(Pt, Vec<(f32, char)>)> = Vec::new();
    for (at, run) in runs(frame) {
        match lines.iter_mut().find(|(y, _)| (*y - at.y).abs() < Pt(0.1)) {
            Some((_, line)) => line.extend(drawn(at, run)),
            None => lines.push((at.y, drawn(at, run))),
        }
    }
    let sorted = |(_, mut line): (Pt, Vec<(f32, char)>)| {
        line.sort_by(|a, b| a.0.total_cmp(&b.0));
        line.into_iter().map(|(_, character)| character).collect()
    };
    lines.into_iter().map(sorted).collect()
}

#[test]
fn digits_of_a_number_run_from_left_to_right() {
    let layout = laid_out();
    let mut found = Vec::new();
    for (number, page) in layout.publication.pages.iter().enumerate() {
        let lines = seen_from_the_left(page);
        found.extend(lines.iter().filter(|line| line.contains(PHONE)).map(|_| number));
        let backwards: String = PHONE.chars().rev().collect();
        assert!(lines.iter().all(|line| !line.contains(&backwards)), "{lines:?}");
    }
    assert_eq!(found, [0, 1], "in the paragraph of page 1 and beside the receiver of page 2");
}

#[test]
fn hours_run_from_left_to_right_inside_and_from_right_to_left_as_a_range() {
    let lines = seen_from_the_left(&laid_out().publication.pages[1]);
    let line = lines.iter().find(|line| line.contains("17:30")).expect("the hours are printed");
    let (open, close) = (line.find("9:05").unwrap(), line.find("17:30").unwrap());
    assert!(close < open, "it opens at the right and closes at the left: {line}");
}

#[test]
fn foreign_words_stay_between_their_neighbours() {
    let lines = seen_from_the_left(&laid_out().publication.pages[1]);
    let row = lines.iter().find(|line| line.contains("日本語")).expect("the languages are printed");
    let place = |sign: &str| row.find(sign).unwrap_or_else(|| panic!("{sign}: {row}"));
    assert!(place("日本語") < place("،"), "`日本語` stands to the left of the comma: {row}");
    assert!(place("(").max(place(")")) < place("日本語"), "and to the right of its gloss: {row}");

    let foot = lines.last().unwrap();
    let own = foot.split("アラビア語").nth(1).expect("the foot has the Japanese name");
    assert!(own.starts_with("  "), "blanks stand between the two names: {foot:?}");
}

#[test]
fn what_is_not_arabic_keeps_its_own_order() {
    let lines = seen_from_the_left(&laid_out().publication.pages[0]);
    for words in
        ["1-2-1 Kudan-minami, Chiyoda-ku, Tokyo", "東京都千代田区九段南1-2-1", "マイナンバー！"]
    {
        assert!(lines.iter().any(|line| line.contains(words)), "{words}: {lines:?}");
    }
}

/// The words of the pack's longest paragraph.
const LONG: &str = "يصل الإشعار إلى منزلك";

#[test]
fn every_line_begins_at_the_right() {
    let layout = laid_out();
    let page = &layout.publication.pages[0];
    let mut paragraphs = 0;
    for seen in everything(page) {
        let Item::Group(Role::Paragraph, frame) = seen.item else { continue };
        if !reading::lines(frame).concat().starts_with(LONG) {
            continue;
        }
        paragraphs += 1;
        assert!(reading::lines(frame).len() >= 2, "the paragraph has several lines");
        let right = frame.size.width;
        let mut last = None;
        for (at, run) in runs(frame) {
            if last.replace(at.y) == Some(at.y) {
                continue;
            }
            // The first run of a line in reading order.
            let edge = at.x + run.width();
            assert!((edge - right).abs() < Pt(0.5), "{}: {edge:?} of {right:?}", run.text);
            let on_line: Vec<_> = runs(frame).into_iter().filter(|(p, _)| p.y == at.y).collect();
            let glyphs = on_line.iter().flat_map(|(at, run)| drawn(*at, run));
            let rightmost = glyphs.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
            assert_eq!(Some(rightmost.1), run.text.chars().next(), "{}", run.text);
        }
    }
    assert_eq!(paragraphs, 1);
}

#[test]
fn text_is_read_in_the_order_of_the_pack() {
    let layout = laid_out();
    let page = reading::lines(&layout.publication.pages[0]).concat();
    for words in [LONG, &format!("على الرقم {PHONE} أو زر"), "اكتب الاسم والعنوان"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(layout.publication.meta.right_to_left);
}

/// The left edges of the groups with a role that stand in one group, with
/// nothing that means something between them; each list in reading order.
fn edges(page: &Frame, parent: &Role, is_child: fn(&Role) -> bool) -> Vec<Vec<f32>> {
    let mut found: Vec<Vec<f32>> = Vec::new();
    for seen in everything(page) {
        let Item::Group(role, _) = seen.item else { continue };
        let around = seen.within.iter().rev().find(|role| ***role != Role::Plain);
        if around == Some(&parent)
            && is_child(role)
            && let Some(edges) = found.last_mut()
        {
            edges.push(seen.at.x.0);
        } else if role == parent {
            found.push(Vec::new());
        }
    }
    found.retain(|edges| !edges.is_empty());
    found
}

fn descends(edges: &[f32]) -> bool {
    edges.windows(2).all(|pair| pair[0] > pair[1] + 1.0)
}

#[test]
fn columns_signs_and_ways_are_mirrored() {
    let layout = laid_out();
    let page = &layout.publication.pages[1];
    let rows = edges(page, &Role::Row, |role| matches!(role, Role::HeaderCell(_) | Role::Cell));
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3], "a head and a row");
    assert!(rows.iter().all(|row| descends(row)), "the first column is at the right: {rows:?}");

    let is_part = |role: &Role| matches!(role, Role::Label | Role::Body);
    let items = edges(page, &Role::ListItem, is_part);
    assert_eq!(items.len(), 5, "the steps of both ways");
    for item in &items {
        assert!(item.len() == 2 && descends(item), "the number is at the right: {items:?}");
    }

    let ways = edges(page, &Role::Section, |role| *role == Role::Section);
    assert_eq!(ways.len(), 1);
    assert!(ways[0].len() == 2 && descends(&ways[0]), "the first way is at the right: {ways:?}");
}

/// How many dark pixels stand together at the left and at the right end of the
/// lowest row of a code. A code has its squares in three corners, not in the
/// lower right one, and most readers do not care if it is a mirror image.
fn lowest_row(page: &Raster, code: Rect) -> (usize, usize) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the page")]
    let pixel = |points: Pt| (points.0 * DPI / 72.0).round() as usize;
    let row = |y: usize| {
        let pixels = &page.pixels[y * page.width..][pixel(code.origin.x)..pixel(code.right())];
        pixels.iter().map(|[red, ..]| *red < 128).collect::<Vec<bool>>()
    };
    let rows = (pixel(code.origin.y)..pixel(code.bottom())).rev().map(row);
    let lowest = rows.into_iter().find(|row| row.contains(&true)).unwrap();
    let run = |row: &mut dyn Iterator<Item = &bool>| {
        row.skip_while(|dark| !**dark).take_while(|dark| **dark).count()
    };
    (run(&mut lowest.iter()), run(&mut lowest.iter().rev()))
}

#[test]
fn the_file_is_built_and_its_code_is_not_mirrored() {
    let project = arabic_project();
    let output = project.command(&["build", "--flyer", "arabic", "--lang", "ar"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = fs::read(project.path("output/arabic/ar.pdf")).unwrap();
    let objects = objects(&file);
    let says = |object: &Object, what: &str| object.head.replace(' ', "").contains(what);
    let has = |what: &str| objects.0.iter().any(|object| says(object, what));
    assert!(has("/WritingMode/RlTb"), "the tags say that the text runs from right to left");
    assert!(!has("/Direction"), "pdfium would turn addresses on the web around");

    let layout = laid_out();
    let places = codes(&layout.publication.pages[0]);
    let [code] = places[..] else { panic!("{places:?}") };
    let width = layout.publication.pages[0].size.width;
    assert!(code.right() < width / 2.0, "the code stands at the left: {code:?}");
    let tone = |[red, green, blue]: [u8; 3]| red.min(green).min(blue);
    let page = draw(&file, 0, DPI);
    assert_eq!(read_code(&page, code, DPI, tone), [URL]);
    let (left, right) = lowest_row(&page, code);
    assert!(left > 20, "a square of seven modules is at the lower left: {left} pixels");
    assert!(right < left / 2, "and none at the lower right: {right} pixels");
}
