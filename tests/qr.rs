//! The QR codes on the pages, read back from what a PDF viewer shows.

#![expect(clippy::disallowed_methods, reason = "the test compares with facts.toml itself")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;

use chirashi::content::model::{BlockKind, Document};
use chirashi::diag::Sink;
use chirashi::export::pdf::pdf;
use chirashi::layout::Layout;

use crate::support::codes::{codes, read_code};
use crate::support::flyers::{PROJECT, in_language, laid_out};
use crate::support::project::UNCHANGED;
use crate::support::raster::draw;

/// What a plain office scanner gives.
const DPI: f32 = 150.0;

/// The address that `facts.toml` gives for the code, read without the program.
fn portal() -> String {
    let text = fs::read_to_string(UNCHANGED.path("content/facts.toml")).unwrap();
    let facts: toml::Table = text.parse().unwrap();
    facts["link"]["portal"]["url"].as_str().unwrap().to_owned()
}

/// How many blocks with a code each page has.
fn asked_for(document: &Document) -> Vec<usize> {
    let is_code = |kind: &BlockKind| matches!(kind, BlockKind::Codes(_));
    let pages = document.pages.iter();
    pages.map(|page| page.blocks.iter().filter(|block| is_code(&block.kind)).count()).collect()
}

fn file(layout: &Layout) -> Vec<u8> {
    let mut sink = Sink::default();
    let file = pdf(&layout.publication, &PROJECT.fonts, &mut sink);
    file.unwrap_or_else(|| panic!("no file: {:?}", sink.sorted()))
}

fn grey([red, green, blue]: [u8; 3]) -> u8 {
    let weighted = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(weighted / 1000).unwrap()
}

/// A copy of a copy: black is dark grey and paper is grey.
fn faded(pixel: [u8; 3]) -> u8 {
    100 + grey(pixel) / 4
}

#[test]
fn every_code_of_every_language_leads_to_the_address_of_the_facts() {
    let url = portal();
    for (document, layout) in laid_out() {
        assert_eq!(asked_for(document), [1, 0, 1, 0], "{}", document.language);
        let file = file(layout);
        for (number, count) in asked_for(document).into_iter().enumerate() {
            let places = codes(&layout.publication.pages[number]);
            let place = format!("{}, page {}", document.language, number + 1);
            assert_eq!(places.len(), count, "{place}");
            if places.is_empty() {
                continue;
            }
            let page = draw(&file, number, DPI);
            for code in places {
                let read = |tone| read_code(&page, code, DPI, tone);
                assert_eq!(read(grey), [url.as_str()], "{place}");
                assert_eq!(read(faded), [url.as_str()], "{place}, a faded copy");
            }
        }
    }
}

#[test]
fn a_damaged_code_is_not_taken_for_a_good_one() {
    let (_, layout) = in_language("ja");
    let file = file(layout);
    let code = codes(&layout.publication.pages[0])[0];
    let mut page = draw(&file, 0, DPI);
    assert_eq!(read_code(&page, code, DPI, grey).len(), 1);
    let stripe = page.width * 12;
    for (index, pixel) in page.pixels.iter_mut().enumerate() {
        if (index / stripe).is_multiple_of(2) {
            *pixel = [255; 3];
        }
    }
    assert_eq!(read_code(&page, code, DPI, grey), Vec::<String>::new());
}
