//! The flyers of the test project in all languages.

use chirashi::content::model::{BlockKind, Document};
use chirashi::export::reading;
use chirashi::geom::{Mm, Pt};
use chirashi::proof::{QUIET_ZONE, Version, codes, difference, quiet_zone};

use crate::proof::flyers::{FLYERS, Flyer, photo, place};

/// The addresses that the pages of a flyer lead to.
fn addresses(document: &Document) -> Vec<Vec<&str>> {
    let pages = document.pages.iter();
    pages
        .map(|page| {
            let blocks = page.blocks.iter();
            blocks
                .filter_map(|block| {
                    let BlockKind::Codes(codes) = &block.kind else { return None };
                    Some(codes.codes[0].url.as_str())
                })
                .collect()
        })
        .collect()
}

#[test]
fn the_text_is_the_text_as_laid_out() {
    for Flyer { document, publication, file } in FLYERS.iter() {
        let found = file.text();
        assert_eq!(found.len(), publication.pages.len());
        for (number, (page, found)) in publication.pages.iter().zip(&found).enumerate() {
            let expected = reading::content(page).join("\n");
            let place = format!("{}, page {}", document.language, number + 1);
            assert!(expected.chars().count() > 100, "{place}");
            assert_eq!(difference(&expected, found), None, "{place}");
        }
    }
}

/// Line for line, so that blocks and lines come apart where they should.
#[test]
fn lines_are_the_lines_as_laid_out() {
    let trimmed = |lines: Vec<&str>| -> Vec<String> {
        lines.iter().map(|line| line.replace('\u{2060}', "").trim().to_owned()).collect()
    };
    for Flyer { document, publication, file } in FLYERS.iter() {
        for (page, found) in publication.pages.iter().zip(file.text()) {
            let expected = reading::content(page);
            let expected = trimmed(expected.iter().map(String::as_str).collect());
            assert_eq!(trimmed(found.lines().collect()), expected, "{}", document.language);
        }
    }
}

#[test]
fn every_code_leads_to_its_address_and_stands_free() {
    let mut count = 0;
    for Flyer { document, publication, file } in FLYERS.iter() {
        for (number, urls) in addresses(document).into_iter().enumerate() {
            let Some(place) = place(&publication.pages[number]) else {
                assert!(urls.is_empty(), "{}, page {number}", document.language);
                continue;
            };
            let photo = photo(file, number, place);
            let codes = codes(&photo);
            let [code] = codes.as_slice() else { panic!("{}: {codes:?}", document.language) };
            assert_eq!(urls, [code.text.as_deref().unwrap()], "{}", document.language);
            assert!(quiet_zone(&photo, code) >= QUIET_ZONE, "{}", document.language);
            // Four modules of 0.62 mm on all sides belong to the figure.
            let blank = Mm(0.62 * 4.0).pt();
            for (found, expected) in [
                (code.place.origin.x, place.origin.x + blank),
                (code.place.origin.y, place.origin.y + blank),
                (code.place.right(), place.right() - blank),
                (code.place.bottom(), place.bottom() - blank),
            ] {
                assert!((found - expected).abs() < Pt(0.1), "{}: {found:?}", document.language);
            }
            count += 1;
        }
    }
    assert_eq!(count, 2 * FLYERS.len(), "two pages of each flyer have a code");
}

#[test]
fn every_file_declares_what_it_is() {
    for Flyer { document, publication, file } in FLYERS.iter() {
        let declared = file.declared();
        let meta = &publication.meta;
        let place = &document.language;
        assert_eq!(declared.version, Version(1, 7), "{place}");
        assert_eq!(declared.info_title.as_deref(), Some(meta.title.as_str()), "{place}");
        assert_eq!(declared.xmp_title, declared.info_title, "{place}");
        assert_eq!(declared.language.as_deref(), Some(meta.language.as_str()), "{place}");
        assert!(declared.marked && declared.structured && declared.shows_title, "{place}");
        assert_eq!(declared.ua_part.as_deref(), Some("1"), "{place}");
        assert_eq!(declared.a_part.as_deref(), Some("2"), "{place}");
        assert_eq!(declared.a_conformance.as_deref(), Some("A"), "{place}");
        let sizes: Vec<_> = publication.pages.iter().map(|page| page.size).collect();
        assert_eq!(declared.pages.len(), sizes.len(), "{place}");
        for (found, expected) in declared.pages.iter().zip(&sizes) {
            assert!((found.width - expected.width).abs() < Pt(0.01), "{place}");
            assert!((found.height - expected.height).abs() < Pt(0.01), "{place}");
        }
        assert!(declared.fonts.len() > 1, "{place}");
        assert!(declared.fonts.iter().all(|font| font.embedded && font.mapped), "{place}");
        assert!(declared.bookmarks > 10, "{place}");
    }
}
