//! Bytes that are no file of ours: they are told apart, and nothing panics.

use std::sync::LazyLock;

use chirashi::geom::{Point, Pt, Rect, Size};
use chirashi::proof::{Broken, Dpi, codes, open};
use proptest::prelude::*;

use crate::proof::codes::URL;
use crate::proof::flyers::{bytes, publication};
use crate::proof::loose::Loose;

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| bytes(&publication("en")));

fn reason(bytes: Vec<u8>) -> Option<Broken> {
    open(bytes).err()
}

#[test]
fn what_is_no_file_is_told_apart() {
    assert_eq!(reason(Vec::new()), Some(Broken::NoHeader));
    assert_eq!(reason(b"<html>".to_vec()), Some(Broken::NoHeader));
    assert_eq!(reason(b"%PDF-1.7\n".to_vec()), Some(Broken::NoEnd));
    assert_eq!(reason(b"%PDF-1.7\nstartxref\n7\n%%EOF".to_vec()), Some(Broken::NoTable));
    assert_eq!(reason(b"%PDF-1.7\nstartxref\nx\n%%EOF".to_vec()), Some(Broken::NoTable));
    assert_eq!(reason(FILE.clone()), None);
}

#[test]
fn a_file_that_is_cut_off_is_not_read() {
    for cut in [1, 3, 10, 100, 1000, 50_000, FILE.len() - 9] {
        let rest = FILE[..FILE.len() - cut].to_vec();
        assert_eq!(reason(rest), Some(Broken::NoEnd), "without the last {cut} bytes");
    }
}

#[test]
fn a_file_in_whose_middle_bytes_are_missing_is_not_read() {
    let mut short = FILE.clone();
    short.drain(5000..5010);
    assert_eq!(reason(short), Some(Broken::NoTable));
}

#[test]
fn a_file_without_pages_is_not_read() {
    let none = |pages| Loose::written(&[("<</Type/Catalog/Pages 2 0 R>>", None), (pages, None)]);
    assert_eq!(reason(none("<</Type/Pages/Kids[]/Count 0>>").bytes()), Some(Broken::NoPages));
    assert_eq!(reason(none("<</Kids[]>>").bytes()), Some(Broken::NoPages));
    assert_eq!(reason(none("null").bytes()), Some(Broken::NoPages));
    let gone = Loose::of(&FILE).replace("/Pages 2 0 R", "");
    assert_eq!(reason(gone.bytes()), Some(Broken::NoPages));
}

#[test]
fn a_file_with_a_password_is_not_read() {
    let mut locked = Loose::of(&FILE);
    locked.trailer = locked.trailer.replace(
        "<<",
        "<</Encrypt<</Filter/Standard/V 1/R 2/P -4/O<00112233445566778899AABBCCDDEEFF\
         00112233445566778899AABBCCDDEEFF>/U<00112233445566778899AABBCCDDEEFF\
         00112233445566778899AABBCCDDEEFF>>>",
    );
    assert_eq!(reason(locked.bytes()), Some(Broken::Locked));
}

/// Asks a file for everything. Whatever is broken, a code says its address or
/// nothing.
fn read(bytes: Vec<u8>) {
    let Ok(file) = open(bytes) else { return };
    let pages = file.declared().pages.len();
    assert_eq!(file.text().len(), pages);
    let place = Rect::new(Point::new(Pt(460.0), Pt(670.0)), Size::new(Pt(110.0), Pt(110.0)));
    for page in 0..pages.min(2) {
        if let Some(raster) = file.draw(page, Some(place), Dpi(150)) {
            for code in codes(&raster) {
                assert!(code.text.is_err() || code.text.as_deref() == Ok(URL), "{code:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn random_bytes_do_not_panic(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        let framed = [b"%PDF-1.7\n", bytes.as_slice(), b"\nstartxref\n9\n%%EOF"].concat();
        read(bytes);
        read(framed.clone());
        read([&framed[..9], b"xref\n", &framed[9..]].concat());
    }

    #[test]
    fn changed_bytes_do_not_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let mut bytes = FILE.clone();
        for (at, to) in changes {
            let at = at.index(bytes.len());
            bytes[at] = to;
        }
        read(bytes);
    }

    /// The structure is text; there changes do more.
    #[test]
    fn changed_structure_does_not_panic(
        changes in proptest::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[0-9]{1,3}|[\\[\\]<>/() ]|-1|99999999999|null"),
            1..10,
        ),
    ) {
        let mut loose = Loose::of(&FILE);
        for (object, at, text) in changes {
            let object = object.index(loose.objects.len());
            let head = &mut loose.objects[object].head;
            let at = at.index(head.len().saturating_sub(4).max(1)) + 2;
            if head.is_char_boundary(at) && head.is_char_boundary(at + 1) {
                head.replace_range(at..=at, &text);
            }
        }
        read(loose.bytes());
    }
}
