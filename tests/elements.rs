//! Elements say all that a document says, and their HTML says what they do.

use chirashi::content::compose::compose;
use chirashi::content::element::Element;
use chirashi::content::model::{Document, Rich};

use crate::support::flyers::documents;
use crate::support::html::html;

/// The texts of a document's elements in reading order, without blanks.
fn said(document: &Document) -> Vec<String> {
    let sheets = compose(document, None);
    let parts = sheets.iter().flat_map(|sheet| &sheet.parts);
    let texts = parts.flat_map(|part| &part.elements).flat_map(Element::texts);
    texts.map(Rich::plain).map(|text| without_blanks(&text)).collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn elements_say_every_text_of_every_block() {
    for document in documents() {
        let said = said(document).concat();
        for block in document.pages.iter().flat_map(|page| &page.blocks) {
            for text in block.texts() {
                let text = without_blanks(&text.plain());
                assert!(said.contains(&text), "{}: {text}", document.language);
            }
        }
    }
}

#[test]
fn every_tag_of_html_is_closed_where_it_was_opened() {
    let html = html(&compose(&documents()[0], None));
    let mut open = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag) {
        let name = tag.split(' ').next().unwrap_or(tag);
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed)),
            None if ["img", "image", "circle"].contains(&name.trim_end_matches('/')) => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty() && html.contains("<h1>"), "{open:?}");
}

#[test]
fn headings_are_counted_from_what_stands_above_them() {
    for document in documents() {
        let html = html(&compose(document, None));
        let tags = html.split("<h").skip(1);
        let levels: Vec<u32> = tags.filter_map(|tag| tag.chars().next()?.to_digit(10)).collect();
        assert_eq!(levels.first(), Some(&1), "{}", document.language);
        let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
        assert!(!skips && levels.contains(&4), "{}: {levels:?}", document.language);
    }
}
