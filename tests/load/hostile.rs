//! Input that nobody meant to write: it is reported, and nothing panics.

use proptest::prelude::*;

use crate::load::town::Town;

const FILES: [&str; 8] = [
    "content/languages/ja.toml",
    "content/facts.toml",
    "content/templates/plain.toml",
    "content/town/flyer.toml",
    "content/town/ja.toml",
    "content/town/en.toml",
    "content/town/images/dot.svg",
    "fonts/fonts.toml",
];

/// Loads the town with one file replaced, which must not panic. A font that is
/// named but not there is a failure, and none of content.
fn survives(path: &str, bytes: &[u8]) {
    let town = Town::new();
    town.write(path, bytes);
    town.try_load();
}

/// Codes of the messages that the town gives with one file replaced.
fn codes(path: &str, bytes: impl AsRef<[u8]>) -> Vec<&'static str> {
    let town = Town::new();
    town.write(path, bytes);
    town.load().diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn random_bytes_do_not_panic(
        file in 0..FILES.len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        survives(FILES[file], &bytes);
    }

    #[test]
    fn random_toml_marks_do_not_panic(
        file in 0..FILES.len(),
        text in "[\\[\\]{}\"'=.,#\\\\|*:a-z0-9 \n日\u{0}\u{A0}-]{0,300}",
    ) {
        survives(FILES[file], text.as_bytes());
    }

    #[test]
    fn mutated_files_do_not_panic(
        file in 0..FILES.len(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0..40usize, "[\\[\\]{}\"=.\\\\|*:a\n日-]{0,4}"), 1..6),
    ) {
        let town = Town::new();
        let mut bytes = town.text(FILES[file]).into_bytes();
        for (at, length, insert) in cuts {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, insert.into_bytes());
        }
        town.write(FILES[file], bytes);
        town.try_load();
    }
}

#[test]
fn deep_nesting_and_size_are_refused() {
    let deep = 200_000;
    for text in [
        "[".repeat(deep),
        format!("a = {}", "[".repeat(deep)),
        format!("a = {}", "{a=".repeat(deep)),
        format!("{}a = 1", "a.".repeat(deep)),
        format!("[{}a]", "a.".repeat(deep)),
        format!("[x\n{}a = 1\n[y]", "\"=\".".repeat(deep)),
        format!("a = {}", "{a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = ".repeat(75)),
    ] {
        let codes = codes("content/town/en.toml", text);
        assert!(codes.iter().any(|code| ["too-large", "toml-syntax"].contains(code)), "{codes:?}");
    }
    let large = format!("# {}", "x".repeat(1 << 20));
    assert_eq!(codes("content/town/en.toml", large), ["too-large"]);
}

#[test]
fn hostile_pictures_are_refused() {
    let svg = |inside: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
    };
    let laughs = "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
    let external = "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><svg>&a;</svg>";
    let deep = svg(&format!("{}{}", "<g>".repeat(50_000), "</g>".repeat(50_000)));
    let pictures = [
        laughs.to_owned(),
        external.to_owned(),
        deep,
        svg("<image href=\"../../facts.toml\"/>"),
        svg("<image href=\"data:image/svg+xml,&lt;svg/>\"/>"),
        svg("<g opacity=\"0.5\"><path d=\"M0 0H9V9Z\"/></g>"),
        svg("<path d=\"M0 0H9V9Z\" fill-opacity=\"0.5\"/>"),
        svg("<linearGradient id=\"a\"/><path d=\"M0 0H9V9Z\" fill=\"url(#a)\"/>"),
        svg("<text>no</text>"),
        "<svg/>".to_owned(),
        String::new(),
    ];
    for picture in pictures {
        let codes = codes("content/town/images/dot.svg", &picture);
        let all = !codes.is_empty() && codes.iter().all(|&code| code == "bad-picture");
        assert!(all, "{codes:?} {}", &picture[..picture.len().min(100)]);
    }
}

#[cfg(unix)]
#[test]
fn a_picture_that_is_a_link_out_of_the_content_is_refused() {
    let town = Town::new();
    let picture = town.path("content/town/images/dot.svg");
    std::fs::rename(&picture, town.path("dot.svg")).unwrap();
    std::os::unix::fs::symlink("../../../dot.svg", &picture).unwrap();
    let drawn = town.load().drawn;
    let message = "error[bad-name]: content/town/images/dot.svg is behind a link that leads out";
    assert!(drawn.contains(message), "{drawn}");
}

#[test]
fn other_encodings_are_told_and_a_byte_order_mark_is_taken() {
    let town = Town::new();
    let mut bytes = town.text("content/town/en.toml").into_bytes();
    let at = town.text("content/town/en.toml").find("Free").unwrap();
    bytes[at] = 0xE9;
    town.write("content/town/en.toml", bytes);
    let drawn = town.load().drawn;
    assert!(drawn.contains("error[not-utf8]") && drawn.contains("en.toml:11:10"), "{drawn}");
    let town = Town::new();
    town.write("content/town/en.toml", format!("\u{FEFF}{}", town.text("content/town/en.toml")));
    let text = town.text("content/facts.toml").replace('\n', "\r\n");
    town.write("content/facts.toml", text);
    assert_eq!(town.load().drawn, "");
}
