//! The page for a browser.

use std::fs;

use roxmltree::{Document, Node, ParsingOptions};

use crate::diff::done;
use crate::support::project::TempProject;

/// The page for the planned change.
fn page(project: &TempProject, languages: &str) -> String {
    for (day, out) in [("2023-09-30", "before"), ("2023-10-01", "after")] {
        done(project, &["build", "--as-of", day, "--out", out, "--lang", languages]);
    }
    done(project, &["diff", "before", "after", "--html", "diff.html"]);
    fs::read_to_string(project.path("diff.html")).unwrap()
}

fn is<'a>(name: &'a str, class: &'a str) -> impl Fn(&Node<'_, '_>) -> bool + 'a {
    move |node| {
        node.tag_name().name() == name && node.attribute("class").is_none_or(|it| it == class)
    }
}

/// The bytes behind a `data:` address.
fn decoded(address: &str) -> Vec<u8> {
    let text = address.strip_prefix("data:image/png;base64,").unwrap();
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text.bytes().filter(|&byte| byte != b'=').collect();
    let mut bytes = Vec::new();
    for chunk in letters.chunks(4) {
        let bits = chunk.iter().fold(0, |bits, &byte| bits << 6 | digit(byte));
        let bits = bits << (6 * (4 - chunk.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..chunk.len()]);
    }
    bytes
}

/// Where a mark lies, in hundredths of its page: left, top, width, height.
fn shares(style: &str) -> [f32; 4] {
    let share = |it: &str| it.split_once(':').unwrap().1.trim_end_matches('%').parse().unwrap();
    let shares: Vec<f32> = style.split(';').map(share).collect();
    shares.try_into().unwrap()
}

#[test]
fn the_page_is_whole_and_every_mark_is_in_the_list() {
    let project = TempProject::new();
    let html = page(&project, "en,th");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&html, options).unwrap();
    let nodes = || document.descendants().filter(Node::is_element);
    assert!(!nodes().any(|node| ["script", "link", "iframe"].contains(&node.tag_name().name())));
    let ids: Vec<&str> = nodes().filter_map(|node| node.attribute("id")).collect();
    for target in nodes().filter_map(|node| node.attribute("href")) {
        assert!(ids.contains(&target.strip_prefix('#').unwrap()), "{target}");
    }

    let images: Vec<Node<'_, '_>> =
        nodes().filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "img"))).collect();
    // Old and new of pages 3 and 4 in two languages.
    assert_eq!(images.len(), 2 * 2 * 2);
    for image in images {
        assert!(image.attribute("alt").unwrap().starts_with("Page "));
        let picture = image::load_from_memory(&decoded(image.attribute("src").unwrap())).unwrap();
        let size = |name| image.attribute(name).unwrap().parse::<u32>().unwrap();
        assert_eq!((picture.width(), picture.height()), (size("width"), size("height")));
        assert!((780..810).contains(&picture.width()), "{}", picture.width());
    }

    let marks: Vec<Node<'_, '_>> = nodes()
        .filter(|node| node.attribute("class") == Some("mark"))
        .filter(is("a", "mark"))
        .collect();
    assert!(marks.len() > 40, "{}", marks.len());
    for mark in &marks {
        let style = mark.attribute("style").unwrap();
        let [left, top, width, height] = shares(style);
        assert!(left >= 0.0 && top >= 0.0 && width > 0.5 && height > 0.5, "{style}");
        assert!(left + width <= 100.01 && top + height <= 100.01, "{style}");
        let number = mark.descendants().find(is("span", "")).unwrap().text().unwrap();
        let target = mark.attribute("href").unwrap().strip_prefix('#').unwrap();
        let item = nodes().find(|node| node.attribute("id") == Some(target)).unwrap();
        assert_eq!(item.attribute("value"), Some(number));
    }
    // Every change of the list is marked somewhere.
    for item in nodes().filter(is("li", "")) {
        let target = format!("#{}", item.attribute("id").unwrap());
        assert!(marks.iter().any(|mark| mark.attribute("href") == Some(&target)), "{target}");
    }
}

#[test]
fn the_same_editions_give_the_same_page() {
    let project = TempProject::new();
    assert_eq!(page(&project, "my"), page(&project, "my"));
}

#[test]
fn a_picture_that_changed_is_shown_and_marked() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en", "--out", "before"]);
    let path = project.path("content/my-number-card/images/photo-good.svg");
    let picture = fs::read_to_string(&path).unwrap();
    let skin = picture.find("fill=\"#").expect("the picture has colours") + "fill=\"".len();
    let colour = &picture[skin..skin + "#rrggbb".len()];
    fs::write(&path, picture.replace(colour, "#123456")).unwrap();
    done(&project, &["build", "--lang", "en", "--out", "after"]);
    done(&project, &["diff", "before", "after", "--html", "diff.html"]);
    let html = fs::read_to_string(project.path("diff.html")).unwrap();
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&html, options).unwrap();
    let named = |name: &'static str| {
        document.descendants().filter(move |node| node.tag_name().name() == name)
    };
    assert_eq!(named("img").count(), 2, "old and new of page 3");
    assert!(named("h3").all(|heading| heading.text() == Some("Page 3")));
    let marks: Vec<_> = named("div").filter(is("div", "mark")).collect();
    assert_eq!(marks.len(), 2);
    for mark in marks {
        // The picture is a small part of the page, in its upper left quarter.
        let style = mark.attribute("style").unwrap();
        let [left, top, width, height] = shares(style);
        assert!(left + width < 50.0 && top + height < 50.0, "{style}");
        assert!(width > 5.0 && height > 2.0, "{style}");
    }
}

#[test]
fn a_page_without_differences_says_so() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en"]);
    done(&project, &["diff", "output", "output", "--html", "deep/diff.html"]);
    let html = fs::read_to_string(project.path("deep/diff.html")).unwrap();
    assert!(html.contains("nothing changed from output to output") && !html.contains("<img"));
}
