//! Text that does not come out of a file as it went in, and all the ways in
//! which a file can say its text.

use chirashi::export::reading;
use chirashi::proof::{Difference, difference, open};

use crate::proof::flyers::{bytes, publication};
use crate::proof::loose::Loose;

/// A flyer in which most words say their text themselves.
fn thai() -> Loose {
    Loose::of(&bytes(&publication("th")))
}

/// Where a file of the flyer first differs from the flyer.
fn wrong(loose: &Loose) -> Option<(usize, Difference)> {
    let pages = publication("th").pages;
    let found = open(loose.bytes()).unwrap().text();
    let pairs = pages.iter().zip(found).enumerate();
    pairs
        .filter_map(|(number, (page, found))| {
            difference(&reading::content(page).join("\n"), &found).map(|it| (number, it))
        })
        .next()
}

#[test]
fn a_file_that_was_taken_apart_says_the_same() {
    assert_eq!(wrong(&thai()), None);
}

/// The first `ActualText` of the first page, as the file has it.
fn first_said(loose: &Loose) -> String {
    let streams = loose.objects.iter().filter_map(|object| object.stream.as_ref());
    let content = streams.filter_map(|stream| std::str::from_utf8(stream).ok());
    let mut said = content.filter_map(|content| content.split_once("/ActualText"));
    let (_, rest) = said.next().expect("words say their text");
    rest[..=rest.find('>').unwrap()].to_owned()
}

/// The content streams hold codes as bytes; here they must be text.
fn readable(mut loose: Loose) -> Loose {
    for object in &mut loose.objects {
        if let Some(stream) = &mut object.stream
            && stream.windows(11).any(|part| part == b"/ActualText")
        {
            *stream = hexed(stream);
        }
    }
    loose
}

/// A content stream with its literal strings in hexadecimal digits.
fn hexed(content: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut bytes = content.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte != b'(' {
            plain.push(byte);
            continue;
        }
        let (mut depth, mut string) = (1, Vec::new());
        loop {
            let byte = bytes.next().unwrap();
            match byte {
                b'\\' => {
                    let next = bytes.next().unwrap();
                    string.push(match next {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        b'0'..=b'7' => {
                            let digits = [next, bytes.next().unwrap(), bytes.next().unwrap()];
                            u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 8).unwrap()
                        }
                        other => other,
                    });
                    continue;
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            string.push(byte);
        }
        let digits: String = string.iter().map(|byte| format!("{byte:02X}")).collect();
        plain.extend(format!("<{digits}>").bytes());
    }
    plain
}

#[test]
fn a_word_that_says_something_else_is_found() {
    let file = readable(thai());
    assert_eq!(wrong(&file), None);
    let said = first_said(&file);
    let (page, difference) = wrong(&file.replace(&said, "<FEFF0041>")).unwrap();
    assert_eq!(page, 0);
    assert!(difference.found.contains('A'), "{difference:?}");
    assert!(!difference.expected.contains('A'), "{difference:?}");
}

#[test]
fn a_word_that_says_nothing_is_found() {
    let file = readable(thai());
    let said = first_said(&file);
    assert!(wrong(&file.replace(&said, "<FEFF>")).is_some());
}

/// Without `ActualText` the codes speak, and these spell the words too. What the
/// codes cannot spell is lost.
#[test]
fn codes_spell_what_is_not_said() {
    let plain = readable(thai()).replace("/ActualText", "/NoText");
    let found = open(plain.bytes()).unwrap().text();
    assert!(found[0].contains("มายนัมเบอร์"), "{}", found[0]);
}

#[test]
fn codes_without_a_meaning_are_found() {
    let (_, difference) = wrong(&readable(thai()).replace("/ToUnicode ", "/ToNothing ")).unwrap();
    assert!(difference.found.contains('\u{fffd}'), "{difference:?}");
}

#[test]
fn text_that_no_element_holds_is_not_read() {
    let file = thai();
    let heading = file.objects.iter().find(|object| object.head.contains("/S/H1/")).unwrap();
    let kids = heading.head.split_once("/K").unwrap().1;
    let kids = &kids[..=kids.find([']', '/']).unwrap_or(kids.len() - 3)];
    let from = heading.head.clone();
    let to = from.replace(&format!("/K{kids}"), "/K[]/");
    assert!(wrong(&file.replace(&from, &to)).is_some());
}

#[test]
fn without_a_tree_the_content_is_read_as_it_comes() {
    let file = thai().replace("/StructTreeRoot 3 0 R", "");
    let found = open(file.bytes()).unwrap().text();
    for (page, found) in publication("th").pages.iter().zip(found) {
        let letters =
            |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let expected = letters(&reading::content(page).concat());
        assert_eq!(letters(&found).replace('\u{2060}', ""), expected);
    }
}

/// A file with one page, a font with the letters `A` to `Z`, a content stream
/// and elements; the first is the root.
fn small(content: &str, elements: &[&str]) -> Vec<String> {
    let map = "1 begincodespacerange <00> <ff> endcodespacerange \
               1 beginbfrange <41> <5a> <0041> endbfrange";
    let form = "q /F 5 Tf BT (OLD) Tj ET Q";
    let resources = "<</Font<</F 5 0 R>>/XObject<</Form 8 0 R>>\
                     /Properties<</Said<</ActualText(named)>>>>>>";
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources {resources}>>"
    );
    let other = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>";
    let root = if elements.is_empty() { "" } else { "/StructTreeRoot 9 0 R" };
    let catalog = format!("<</Type/Catalog/Pages 2 0 R{root}>>");
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Plain/ToUnicode 6 0 R>>";
    let inner = "<</Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>>>";
    let mut objects: Vec<(&str, Option<&str>)> = vec![
        (&catalog, None),
        ("<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>", None),
        (&page, None),
        ("<<>>", Some(content)),
        (font, None),
        ("<<>>", Some(map)),
        (other, None),
        (inner, Some(form)),
    ];
    objects.extend(elements.iter().map(|&element| (element, None)));
    open(Loose::written(&objects).bytes()).unwrap().text()
}

fn first(content: &str) -> String {
    small(content, &[]).swap_remove(0)
}

#[test]
fn every_operator_that_shows_text_is_read() {
    assert_eq!(first("BT /F 9 Tf (AB) Tj [(C) -200 (D)] TJ ET"), "ABCD");
    assert_eq!(first("BT /F 9 Tf 10 TL (A) Tj (B) ' 0 0 (C) \" T* (D) Tj ET"), "A\nB\nC\nD");
    assert_eq!(first("BT /F 9 Tf (A) Tj 0 -10 TD (B) Tj T* (C) Tj 5 0 Td (D) Tj ET"), "A\nB\nCD");
    assert_eq!(first("BT /F 9 Tf 1 0 0 1 5 50 Tm (A) Tj 1 0 0 1 9 51 Tm (B) Tj ET"), "AB");
    assert_eq!(first("BT /F 9 Tf (A) Tj ET q 1 0 0 1 0 50 cm BT (B) Tj ET Q"), "A\nB");
}

#[test]
fn a_raised_letter_stays_on_its_line() {
    assert_eq!(first("BT /F 9 Tf (A) Tj 5 Ts (B) Tj 0 Ts (C) Tj ET"), "ABC");
}

#[test]
fn the_font_comes_back_with_the_graphics_state() {
    assert_eq!(first("/F 9 Tf q /None 9 Tf BT (A) Tj ET Q BT (B) Tj ET"), "\u{fffd}B");
    assert_eq!(first("Q Q BT /F 9 Tf (B) Tj ET"), "B");
}

#[test]
fn codes_that_the_font_does_not_know_are_marked() {
    assert_eq!(first("BT /F 9 Tf (AaB) Tj ET"), "A\u{fffd}B");
    assert_eq!(first("BT (A) Tj ET"), "\u{fffd}");
}

#[test]
fn artifacts_are_left_out() {
    assert_eq!(first("/F 9 Tf BT (A) Tj ET /Artifact BMC BT (B) Tj ET EMC BT (C) Tj ET"), "AC");
    let nested = "/F 9 Tf /Artifact<</Type/Layout>> BDC /Span<</ActualText(no)>> BDC \
                  BT (B) Tj ET EMC EMC BT (C) Tj ET";
    assert_eq!(first(nested), "C");
}

#[test]
fn what_is_said_stands_for_what_is_shown() {
    let said = "/F 9 Tf /Span<</ActualText(caf\\351)>> BDC BT (AB) Tj (C) Tj ET EMC BT (D) Tj ET";
    assert_eq!(first(said), "caféD");
    assert_eq!(first("/F 9 Tf /Span/Said BDC BT (A) Tj ET EMC"), "named");
    let nested = "/F 9 Tf /Span<</ActualText(outer)>> BDC /Span<</ActualText(inner)>> BDC \
                  BT (A) Tj ET EMC BT (B) Tj ET EMC";
    assert_eq!(first(nested), "outer");
    let utf16 = "/F 9 Tf /Span<</ActualText<FEFF672A>>> BDC BT (A) Tj ET EMC";
    assert_eq!(first(utf16), "未");
}

#[test]
fn forms_are_read_where_they_are_shown() {
    assert_eq!(first("/F 9 Tf BT (A) Tj ET /Form Do BT (B) Tj ET"), "AOLDB");
    assert_eq!(first("/Artifact BMC /Form Do EMC"), "");
    assert_eq!(first("/Nothing Do"), "");
}

const TWO: &str = "/F 9 Tf /P<</MCID 0>> BDC BT (A) Tj ET EMC /P<</MCID 1>> BDC BT (B) Tj ET EMC \
                   /P<</MCID 2>> BDC BT (C) Tj ET EMC";

#[test]
fn the_order_is_that_of_the_elements() {
    let elements = ["<</K 10 0 R>>", "<</S/P/Pg 3 0 R/K[2 0 1]>>"];
    assert_eq!(small(TWO, &elements), ["CAB", ""]);
    let blocks = [
        "<</K[10 0 R 11 0 R]>>",
        "<</S/P/Pg 3 0 R/K 1>>",
        "<</S/P/Pg 3 0 R/K[<</Type/MCR/MCID 0>><</Type/OBJR/Obj 1 0 R>>12 0 R]>>",
        "<</S/Span/K 2>>",
    ];
    assert_eq!(small(TWO, &blocks), ["B\nAC", ""]);
}

#[test]
fn content_is_found_on_the_page_that_is_named() {
    let elements = ["<</K 10 0 R>>", "<</S/P/Pg 3 0 R/K[0<</Type/MCR/Pg 7 0 R/MCID 1>>2 9]>>"];
    // The second page shows the same without a font.
    assert_eq!(small(TWO, &elements), ["AC", "\u{fffd}"]);
}

#[test]
fn what_an_element_says_stands_for_its_content() {
    let elements = ["<</K 10 0 R>>", "<</S/P/Pg 3 0 R/ActualText(said)/K[0 1 2]>>"];
    assert_eq!(small(TWO, &elements), ["said", ""]);
}

#[test]
fn circles_in_the_tree_end() {
    let elements =
        ["<</K 10 0 R>>", "<</S/P/Pg 3 0 R/K[0 10 0 R 9 0 R 11 0 R]>>", "<</K[10 0 R 1]>>"];
    assert_eq!(small(TWO, &elements), ["A\nB", ""]);
}

#[test]
fn content_that_is_held_twice_is_read_twice() {
    let elements = ["<</K[10 0 R]>>", "<</S/P/Pg 3 0 R/K[0 0]>>"];
    assert_eq!(small(TWO, &elements), ["AA", ""]);
}
