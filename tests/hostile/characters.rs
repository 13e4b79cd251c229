//! Characters that nobody prints, and bytes that are none.

use std::fs;

use crate::hostile::verdict::{
    edited, failed, failed_on_pages, refused, refused_with, taken, with,
};
use crate::hostile::{FACTS, FLYER, PACK, PICTURE};
use crate::support::project::TempProject;

/// A pack whose heading begins with `text`.
fn heading(text: &str) -> TempProject {
    edited(PACK, "heading = \"What is", &format!("heading = \"{text}What is"))
}

#[test]
#[ignore = "slow"]
fn marks_without_end_on_one_letter_are_refused() {
    refused(&heading(&"\u{301}".repeat(100_000)), "too-long", PACK);
    for marks in ["\u{301}\u{316}\u{489}".repeat(3000), "\u{301}".repeat(3000)] {
        refused_with(&heading(&format!("e{marks}")), "too-long", PACK);
    }
    refused_with(&heading(&format!("e{}", "\\u0301".repeat(31))), "too-long", PACK);
    taken(&heading("q\u{301}"));
}

#[test]
#[ignore = "slow"]
fn directions_that_are_switched_by_hand_are_refused() {
    refused(&heading(&"\u{202E}".repeat(500_000 / 3)), "too-long", PACK);
    for control in ['\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}'] {
        let err = refused(&heading(&control.to_string().repeat(500)), "control-character", PACK);
        assert!(err.contains(&format!("U+{:04X}", u32::from(control))), "{err}");
    }
    // Isolates and marks have their use beside Arabic alone.
    for controls in ["\u{2068}", "\u{2069}\u{200E}", &"\u{2067}".repeat(3000)] {
        let err = refused(&heading(controls), "invisible-character", PACK);
        let first = controls.chars().next().map(u32::from).unwrap();
        assert!(err.contains(&format!("U+{first:04X}")), "{err}");
    }
}

#[test]
#[ignore = "slow"]
fn a_text_of_nothing_that_is_printed_is_empty() {
    for invisible in ["\u{200B}", "\u{2060}\u{200E}", "\u{FEFF}", "\u{AD}", "\u{3000}\u{200B} "] {
        let project = edited(PACK, "\"What is the My Number Card?\"", &format!("\"{invisible}\""));
        refused_with(&project, "empty-text", PACK);
    }
}

#[test]
#[ignore = "slow"]
fn control_characters_are_refused() {
    for control in ['\0', '\u{1}', '\u{8}', '\u{1B}', '\u{7F}', '\u{85}', '\u{9B}', '\n', '\t'] {
        let escape = format!("\\u{:04X}", u32::from(control));
        for times in [1, 1000] {
            let err = refused(&heading(&escape.repeat(times)), "control-character", PACK);
            assert!(err.contains(&format!("U+{:04X}", u32::from(control))), "{err}");
        }
        refused(&heading(&escape.repeat(100_000)), "too-long", PACK);
    }
    // TOML has no place for them but in escapes.
    for control in ["\0", "\u{1}", "\u{1B}[2J", "\u{7F}", "\r"] {
        let err = failed(&heading(control), 1);
        assert!(
            err.contains("error[toml-syntax]") && err.contains(&format!("--> {PACK}:")),
            "{err}"
        );
        failed(&heading(&control.repeat(200_000)), 1);
    }
    for path in [PACK, FACTS, FLYER] {
        failed(&with(path, vec![0; 1 << 20]), 1);
    }
    for control in ["\u{2028}", "\u{2029}", "\u{85}", "\u{9B}31m"] {
        refused(&heading(control), "control-character", PACK);
    }
}

#[test]
#[ignore = "slow"]
fn bytes_that_are_no_text_are_one_error() {
    let text = fs::read(TempProject::new().path(PACK)).unwrap();
    let at = text.windows(8).position(|bytes| bytes == b"What is ").unwrap();
    let mut latin = text.clone();
    latin[at] = 0xE9;
    let mut cut = text.clone();
    cut.extend("あ".as_bytes()[..2].iter());
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.iter().flat_map(|&b| [b, 0])).collect();
    // Without its mark it is valid UTF-8, with a byte 0 beside each letter.
    let unmarked: Vec<u8> = text.iter().flat_map(|&b| [b, 0]).collect();
    let surrogate = [&text[..at], &[0xED, 0xA0, 0x80], &text[at..]].concat();
    let overlong = [&text[..at], &[0xC0, 0x80], &text[at..]].concat();
    for bytes in
        [latin, cut, utf16, unmarked, surrogate, overlong, vec![0xFF; 1 << 20], vec![0x80; 300_000]]
    {
        refused(&with(PACK, &bytes), "not-utf8", PACK);
    }
    for path in [FACTS, FLYER] {
        refused(&with(path, vec![0xFF; 1 << 20]), "not-utf8", path);
    }
    refused(&with(PICTURE, vec![0xFF; 1 << 20]), "not-utf8", PICTURE);
}

#[test]
#[ignore = "slow"]
fn other_ways_to_write_text_are_taken() {
    let text = fs::read_to_string(TempProject::new().path(PACK)).unwrap();
    taken(&with(PACK, format!("\u{FEFF}{text}")));
    taken(&with(PACK, text.replace('\n', "\r\n")));
    taken(&with(PACK, format!("\u{FEFF}{}", text.replace('\n', "\r\n"))));
    let svg = fs::read_to_string(TempProject::new().path(PICTURE)).unwrap();
    taken(&with(PICTURE, format!("\u{FEFF}{}", svg.replace('\n', "\r\n"))));
    // A mark in the middle of a file is none of its order of bytes.
    failed(&with(PACK, format!("\u{FEFF}\u{FEFF}{text}")), 1);
    failed(&with(PACK, text.replace('\n', "\r")), 1);
    failed(&with(PACK, ""), 1);
    failed(&with(PICTURE, ""), 1);
}

#[test]
#[ignore = "slow"]
fn characters_that_no_font_has_are_named() {
    for odd in ["\u{FDD0}", "\u{10FFFF}"] {
        refused(&heading(odd), "unprintable-character", PACK);
    }
    let err = failed_on_pages(&heading("\u{13000}"), "en");
    assert!(err.contains("error[missing-glyph]") && err.contains(&format!("--> {PACK}:")), "{err}");
    let all: String = (0xE000..0xF000).filter_map(char::from_u32).collect();
    failed_on_pages(&heading(&all), "en");
}
