//! Codes that a phone cannot read, and some that it can.

use std::sync::Arc;

use chirashi::content::model::BlockKind;
use chirashi::frame::{Color, Frame, Item, Picture, Publication, Role, Segment, Shape};
use chirashi::geom::{Mm, Point, Pt, Rect, Size};
use chirashi::proof::{Code, Dpi, Modules, Percent, QUIET_ZONE, Raster, Unread, codes, quiet_zone};
use proptest::prelude::*;
use qrcode::{EcLevel, QrCode};

use crate::proof::flyers::{DPI, FLYERS, Flyer, around, file, photo, place, publication};
use crate::support::flyers::in_language;

pub(crate) const URL: &str = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html";

/// The drawing of the code in the shipped flyer.
fn picture() -> Arc<Picture> {
    let blocks = in_language("en").0.pages.iter().flat_map(|page| &page.blocks);
    let mut codes = blocks.filter_map(|block| {
        let BlockKind::Codes(codes) = &block.kind else { return None };
        Some(codes.codes[0].symbol.picture())
    });
    codes.next().unwrap()
}

/// The code of any address at level M, drawn with modules of a size.
fn drawn(url: &str, module: Mm) -> Arc<Picture> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).unwrap();
    let count = code.width();
    let at = |modules: usize| module.pt() * f32::from(u16::try_from(modules + 4).unwrap());
    let side = at(count) + at(0);
    let size = Size::new(side, side);
    let mut path = Vec::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            let place = Point::new(at(index % count), at(index / count));
            let square = Rect::new(place, Size::new(module.pt(), module.pt()));
            path.extend(Shape::rect(square, Pt::ZERO, Color::BLACK).path);
        }
    }
    let paper = Shape::rect(Rect::new(Point::ZERO, size), Pt::ZERO, Color::WHITE);
    let modules = Shape { path, ..Shape::rect(Rect::default(), Pt::ZERO, Color::BLACK) };
    let shapes = vec![paper, modules];
    Arc::new(Picture::drawn(url.to_owned(), size, shapes))
}

/// The code with its modules in another tone.
fn toned(tone: u8) -> Arc<Picture> {
    let picture = picture();
    let mut shapes = picture.shapes.clone();
    shapes[1].fill.as_mut().unwrap().color = grey(tone);
    let name = format!("code in {tone}");
    Arc::new(Picture::drawn(name, picture.size, shapes))
}

pub(crate) fn grey(tone: u8) -> Color {
    Color { red: tone, green: tone, blue: tone }
}

/// A page with nothing on it but a code whose top left corner lies at `at`, quiet
/// zone included, and rectangles over it. These are given as left, top, width
/// and height in modules, from the corner of the first module.
pub(crate) struct Page {
    code: Arc<Picture>,
    at: Point,
    shapes: Vec<Shape>,
}

impl Page {
    pub(crate) fn new() -> Self {
        Self { code: picture(), at: Point::new(Pt(100.0), Pt(100.0)), shapes: Vec::new() }
    }

    fn code(mut self, code: Arc<Picture>) -> Self {
        self.code = code;
        self
    }

    pub(crate) fn at(mut self, x: Pt, y: Pt) -> Self {
        self.at = Point::new(x, y);
        self
    }

    pub(crate) fn over(mut self, area: [f32; 4], color: Color) -> Self {
        let [x, y, width, height] = area.map(|modules| Mm(0.62 * modules).pt());
        let quiet = Mm(0.62 * 4.0).pt();
        let origin = self.at + Point::new(quiet + x, quiet + y);
        self.shapes.push(Shape::rect(Rect::new(origin, Size::new(width, height)), Pt::ZERO, color));
        self
    }

    fn publication(self) -> Publication {
        let mut publication = publication("en");
        let mut page = Frame::new(publication.pages[0].size);
        let mut figure = Frame::new(self.code.size);
        figure.push(Point::ZERO, Item::Picture(Arc::clone(&self.code), self.code.size));
        page.push(self.at, Item::Group(Role::Figure { alt: "code".to_owned() }, figure));
        for shape in self.shapes {
            page.push(Point::ZERO, Item::Shape(shape));
        }
        publication.pages = vec![page.into()];
        publication
    }

    /// What a phone sees that is held over the code.
    pub(crate) fn photo(self) -> Raster {
        let place = Rect::new(self.at, self.code.size);
        photo(&file(&self.publication()), 0, place)
    }

    fn codes(self) -> Vec<Code> {
        codes(&self.photo())
    }
}

fn texts(codes: &[Code]) -> Vec<&str> {
    codes.iter().filter_map(|code| code.text.as_deref().ok()).collect()
}

#[test]
fn a_code_is_read() {
    let codes = Page::new().codes();
    assert_eq!(texts(&codes), [URL]);
    assert_eq!(codes[0].modules, 33);
}

#[test]
fn a_code_on_its_side_is_read() {
    let picture = picture();
    let mut shapes = picture.shapes.clone();
    let side = picture.size.width;
    for turn in 1..4 {
        for segment in &mut shapes[1].path {
            if let Segment::Move(point) | Segment::Line(point) = segment {
                *point = Point::new(side - point.y, point.x);
            }
        }
        let name = format!("code turned by {turn} quarters");
        let shapes = shapes.clone();
        let code = Picture::drawn(name, picture.size, shapes);
        assert_eq!(texts(&Page::new().code(Arc::new(code)).codes()), [URL], "{turn} quarters");
    }
}

#[test]
fn a_code_with_tiny_modules_says_so() {
    let codes = Page::new().code(drawn(URL, Mm(0.3))).codes();
    let found: Vec<_> = codes.iter().map(|code| &code.text).collect();
    assert_eq!(found, [&Err(Unread::Small)]);
}

/// Expects that a phone finds the code on the pages of some flyers by itself.
fn expect_codes(flyers: impl Iterator<Item = &'static Flyer>) {
    for Flyer { document, publication, file } in flyers {
        for (number, page) in publication.pages.iter().enumerate() {
            let codes = codes(&file.draw(number, None, DPI).unwrap());
            let expected = if place(page).is_some() { &[URL][..] } else { &[] };
            assert_eq!(texts(&codes), expected, "{}, page {}", document.language, number + 1);
        }
    }
}

/// The languages differ in what stands around the code: letters that could be taken
/// for its marks.
#[test]
fn the_code_is_found_on_a_whole_page() {
    let some = ["ja", "ko", "my"];
    expect_codes(FLYERS.iter().filter(|it| some.contains(&it.document.language.as_str())));
}

mod slow {
    use super::*;

    #[test]
    #[ignore = "slow"]
    fn the_code_is_found_on_a_whole_page_in_every_language() {
        expect_codes(FLYERS.iter());
    }
}

/// Level M makes up for 15 % of its code words.
#[test]
fn a_blot_is_made_up_for() {
    for color in [Color::WHITE, Color::BLACK, grey(128)] {
        assert_eq!(texts(&Page::new().over([14.0, 14.0, 6.0, 6.0], color).codes()), [URL]);
        assert_eq!(texts(&Page::new().over([0.0, 16.4, 33.0, 0.2], color).codes()), [URL]);
    }
}

#[test]
fn a_code_that_is_covered_in_part_is_not_read() {
    let parts = [
        [9.0, 9.0, 15.0, 15.0],
        [0.0, 11.0, 33.0, 11.0],
        [16.0, 0.0, 17.0, 33.0],
        [-4.0, -4.0, 41.0, 41.0],
        // A fifth of the modules; of a sixth chance decides.
        [18.0, 18.0, 19.0, 19.0],
    ];
    for part in parts {
        for color in [Color::WHITE, Color::BLACK, grey(128)] {
            let codes = Page::new().over(part, color).codes();
            assert_eq!(texts(&codes), Vec::<&str>::new(), "{part:?} in {color:?}");
        }
    }
}

/// Without one of the marks a phone does not know where the code is.
#[test]
fn a_code_without_one_of_its_marks_is_not_read() {
    for mark in [[0.0, 0.0, 7.0, 7.0], [26.0, 0.0, 7.0, 7.0], [0.0, 26.0, 7.0, 7.0]] {
        for color in [Color::WHITE, Color::BLACK, grey(128)] {
            let codes = Page::new().over(mark, color).codes();
            assert_eq!(texts(&codes), Vec::<&str>::new(), "{mark:?} in {color:?}");
        }
    }
}

#[test]
fn a_code_whose_middle_is_damaged_is_seen_all_the_same() {
    let codes = Page::new().over([9.0, 9.0, 15.0, 15.0], Color::WHITE).codes();
    let [code] = codes.as_slice() else { panic!("{codes:?}") };
    assert_eq!(code.text, Err(Unread::Damaged));
}

#[test]
fn a_code_in_a_middle_tone_is_read() {
    for tone in [40, 90, 140, 180] {
        assert_eq!(texts(&Page::new().code(toned(tone)).codes()), [URL], "{tone}");
    }
}

#[test]
fn a_pale_code_is_not_read() {
    for (tone, percent) in [(215, 32), (225, 25), (235, 17)] {
        let codes = Page::new().code(toned(tone)).codes();
        let found: Vec<_> = codes.iter().map(|code| &code.text).collect();
        assert_eq!(found, [&Err(Unread::Pale(Percent(percent)))], "{tone}");
    }
    assert_eq!(texts(&Page::new().code(toned(252)).codes()), Vec::<&str>::new());
}

#[test]
fn a_pale_code_says_how_pale_it_is() {
    let codes = Page::new().code(toned(215)).codes();
    let message = codes[0].text.clone().unwrap_err().to_string();
    assert_eq!(message, "it is too pale: its contrast is 32 %, and 40 % are needed");
}

/// White on black: many phones cannot read it.
#[test]
fn a_code_in_negative_is_not_read() {
    let code = picture();
    let mut shapes = code.shapes.clone();
    shapes[0].fill.as_mut().unwrap().color = Color::BLACK;
    shapes[1].fill.as_mut().unwrap().color = Color::WHITE;
    let name = "negative".to_owned();
    let code = Picture::drawn(name, code.size, shapes);
    assert_eq!(texts(&Page::new().code(Arc::new(code)).codes()), Vec::<&str>::new());
}

#[test]
fn a_code_that_the_edge_of_the_page_cuts_is_not_read() {
    let width = Mm(210.0).pt();
    let module = Mm(0.62).pt();
    for kept in [4.0, 12.0, 20.0, 30.0, 34.0] {
        // `kept` modules are on the page, those of the quiet zone included.
        let codes = Page::new().at(width - module * kept, Pt(200.0)).codes();
        assert_eq!(texts(&codes), Vec::<&str>::new(), "right, {kept}");
        let codes = Page::new().at(module * (kept - 41.0), Pt(200.0)).codes();
        assert_eq!(texts(&codes), Vec::<&str>::new(), "left, {kept}");
        let codes = Page::new().at(Pt(200.0), module * (kept - 41.0)).codes();
        assert_eq!(texts(&codes), Vec::<&str>::new(), "top, {kept}");
    }
}

#[test]
fn what_lies_off_the_page_is_not_drawn() {
    let file = file(&Page::new().publication());
    let off = Rect::new(Point::new(Pt(700.0), Pt(10.0)), Size::new(Pt(50.0), Pt(50.0)));
    assert_eq!(file.draw(0, Some(off), DPI), None);
    assert_eq!(file.draw(1, None, DPI), None);
    let corner = Rect::new(Point::new(Pt(-50.0), Pt(-50.0)), Size::new(Pt(60.0), Pt(74.0)));
    let raster = file.draw(0, Some(corner), Dpi(72)).unwrap();
    assert_eq!((raster.origin, raster.width, raster.height()), (Point::ZERO, 10, 24));
}

#[test]
fn a_part_is_drawn_as_on_the_whole_page() {
    let file = file(&Page::new().publication());
    let page = file.draw(0, None, DPI).unwrap();
    assert_eq!((page.width, page.height()), (1241, 1754));
    let place = Rect::new(Point::new(Pt(90.3), Pt(111.7)), Size::new(Pt(71.0), Pt(40.0)));
    let part = file.draw(0, Some(around(place, Mm(1.0))), DPI).unwrap();
    let pixel =
        |length: Pt| (0_u16..).find(|&n| (part.pixel * f32::from(n) - length).abs() < Pt(0.01));
    let [left, top] = [part.origin.x, part.origin.y].map(|at| usize::from(pixel(at).unwrap()));
    for (row, pixels) in part.pixels.chunks(part.width).enumerate() {
        let start = (top + row) * page.width + left;
        for (found, expected) in pixels.iter().zip(&page.pixels[start..start + part.width]) {
            assert!(found.abs_diff(*expected) <= 2, "row {row}: {found}, {expected}");
        }
    }
    assert!(part.pixels.contains(&0), "the part shows some of the code");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    /// Any picture gets an answer.
    #[test]
    fn noise_does_not_panic(
        width in 0_usize..120,
        pixels in proptest::collection::vec(prop_oneof![Just(0_u8), Just(255), any::<u8>()], 0..9000),
    ) {
        let height = pixels.len().checked_div(width).unwrap_or(0);
        let pixels = pixels[..width * height].to_vec();
        let raster = Raster { origin: Point::ZERO, pixel: Pt(0.48), width, pixels };
        for code in codes(&raster) {
            prop_assert!(code.text.is_err());
            prop_assert!(quiet_zone(&raster, &code) >= Modules(0.0));
        }
    }

    /// Every clean code is read, however long its address, wherever it stands,
    /// down to the least size of modules.
    #[test]
    fn clean_codes_are_read(
        path in "[a-z0-9/._-]{1,280}",
        module in 0.4_f32..1.0,
        x in 60.0_f32..62.0,
        y in 60.0_f32..62.0,
    ) {
        let url = format!("https://www.city.example.lg.jp/{path}");
        let page = Page::new().at(Pt(x), Pt(y)).code(drawn(&url, Mm(module)));
        let photo = page.photo();
        let codes = codes(&photo);
        prop_assert_eq!(texts(&codes), [url.as_str()]);
        prop_assert!(quiet_zone(&photo, &codes[0]) >= QUIET_ZONE);
    }

    /// Blots on a code are made up for or make it unreadable; it never says
    /// anything else.
    #[test]
    fn a_code_with_blots_says_the_truth_or_nothing(
        blots in proptest::collection::vec((0.0_f32..33.0, 0.0_f32..33.0, 0.5_f32..9.0, 0.5_f32..9.0, any::<u8>()), 1..6),
    ) {
        let page = blots.into_iter().fold(Page::new(), |page, (x, y, width, height, tone)| {
            page.over([x, y, width, height], grey(tone))
        });
        let codes = page.codes();
        prop_assert!(texts(&codes).iter().all(|text| *text == URL), "{codes:?}");
    }
}
