//! The blank room around codes.

use chirashi::frame::Color;
use chirashi::geom::{Mm, Pt};
use chirashi::proof::{Modules, QUIET_ZONE, codes, quiet_zone};

use crate::proof::codes::{Page, URL, grey};

/// How much room there is around the only code of a page.
fn room(page: Page) -> Modules {
    let photo = page.photo();
    let codes = codes(&photo);
    let [code] = codes.as_slice() else { panic!("{codes:?}") };
    assert_eq!(code.text.as_deref(), Ok(URL));
    quiet_zone(&photo, code)
}

#[test]
fn a_code_alone_has_all_the_room_that_is_seen() {
    // The photo shows three millimetres beyond the quiet zone.
    assert!(room(Page::new()) >= Modules(8.5));
}

#[test]
fn what_stands_nearest_takes_the_room() {
    for (near, expected) in [(1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (3.5, 3.5), (4.0, 4.0), (5.0, 5.0)]
    {
        let left = Page::new().over([-near - 2.0, 10.0, 2.0, 3.0], Color::BLACK);
        assert_eq!(room(left), Modules(expected), "left");
        let right = Page::new().over([33.0 + near, 30.0, 2.0, 3.0], Color::BLACK);
        assert_eq!(room(right), Modules(expected), "right");
        let top = Page::new().over([3.0, -near - 2.0, 5.0, 2.0], Color::BLACK);
        assert_eq!(room(top), Modules(expected), "top");
        let bottom = Page::new().over([3.0, 33.0 + near, 5.0, 2.0], Color::BLACK);
        assert_eq!(room(bottom), Modules(expected), "bottom");
    }
    assert_eq!(QUIET_ZONE, Modules(4.0));
}

#[test]
fn a_letter_in_a_corner_counts() {
    assert_eq!(room(Page::new().over([-4.0, -4.0, 1.0, 1.0], grey(90))), Modules(3.0));
}

#[test]
fn what_touches_the_code_leaves_no_room() {
    assert_eq!(room(Page::new().over([33.0, 12.0, 6.0, 6.0], grey(120))), Modules(0.0));
}

#[test]
fn a_tint_does_no_harm() {
    let tinted = Page::new().over([-4.0, -4.0, 41.0, 2.0], grey(235));
    assert!(room(tinted) > QUIET_ZONE);
}

/// Beyond the edge of the paper there is a table, or another flyer.
#[test]
fn the_edge_of_the_page_ends_the_room() {
    let module = Mm(0.62).pt();
    assert_eq!(room(Page::new().at(module * -2.0, Pt(300.0))), Modules(2.0));
    assert_eq!(room(Page::new().at(Pt(300.0), module * -3.0)), Modules(1.0));
}
