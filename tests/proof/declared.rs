//! Files that do not declare what they should.

use chirashi::proof::{Declared, open};

use crate::proof::flyers::{bytes, publication};
use crate::proof::loose::Loose;

fn flyer() -> Loose {
    Loose::of(&bytes(&publication("en")))
}

fn declared(loose: &Loose) -> Declared {
    open(loose.bytes()).unwrap().declared()
}

/// What is put together again says the same as before.
#[test]
fn a_file_that_was_taken_apart_declares_the_same() {
    let publication = publication("en");
    let whole = open(bytes(&publication)).unwrap().declared();
    assert_eq!(declared(&flyer()), whole);
}

/// Changes one thing in a file and expects that to be the only difference.
fn only(from: &str, to: &str, change: impl Fn(&mut Declared)) {
    let mut expected = declared(&flyer());
    change(&mut expected);
    assert_eq!(declared(&flyer().replace(from, to)), expected, "{from} → {to}");
}

#[test]
fn what_is_missing_is_seen() {
    only("<pdfuaid:part>1</pdfuaid:part>", "", |declared| declared.ua_part = None);
    only("<pdfaid:part>2</pdfaid:part>", "", |declared| declared.a_part = None);
    only("<pdfaid:conformance>A</pdfaid:conformance>", "", |declared| {
        declared.a_conformance = None
    });
    only("/Lang(en)", "", |declared| declared.language = None);
    only("/MarkInfo<</Marked true>>", "", |declared| declared.marked = false);
    only("/StructTreeRoot 3 0 R", "", |declared| declared.structured = false);
    only("/DisplayDocTitle true", "", |declared| declared.shows_title = false);
    only("/ViewerPreferences", "/NoPreferences", |declared| declared.shows_title = false);
    let outlines = format!("/Outlines {}", flyer().reference("/Outlines"));
    only(&outlines, "", |declared| declared.bookmarks = 0);
    only("/Title(Get your", "/Subject(Get your", |declared| declared.info_title = None);
}

#[test]
fn what_is_wrong_is_seen() {
    let some = |text: &str| Some(text.to_owned());
    only("<pdfuaid:part>1<", "<pdfuaid:part>2<", |declared| declared.ua_part = some("2"));
    only("conformance>A<", "conformance>B<", |declared| declared.a_conformance = some("B"));
    only("/Lang(en)", "/Lang(ja)", |declared| declared.language = some("ja"));
    only("/Marked true", "/Marked false", |declared| declared.marked = false);
    only("DisplayDocTitle true", "DisplayDocTitle false", |declared| declared.shows_title = false);
    let title = "\"x-default\">Get your";
    only(title, "\"x-default\">Lose your", |declared| {
        declared.xmp_title = declared.xmp_title.as_ref().map(|it| it.replace("Get", "Lose"));
    });
}

#[test]
fn a_packet_that_is_no_xml_declares_nothing() {
    let broken = declared(&flyer().replace("</rdf:RDF>", "<rdf:RDF>"));
    assert_eq!((broken.xmp_title, broken.ua_part, broken.a_part), (None, None, None));
    let none = declared(&flyer().replace("/Metadata 5 0 R", ""));
    assert_eq!((none.xmp_title, none.ua_part, none.a_part), (None, None, None));
}

/// XMP may write a property as an attribute (ISO 16684-1, 7.9.2.2), and under
/// any prefix.
#[test]
fn properties_are_known_in_every_form() {
    let packet = |inner: &str| {
        let packet = format!(
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>{inner}</rdf:RDF>"
        );
        let catalog = "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>";
        let pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 144]>>";
        let objects = [
            (catalog, None),
            (pages, None),
            (page, None),
            ("<</Type/Metadata/Subtype/XML>>", Some(packet.as_str())),
        ];
        declared(&Loose::written(&objects))
    };
    let ua = "xmlns:u='http://www.aiim.org/pdfua/ns/id/'";
    let attribute = packet(&format!("<rdf:Description {ua} u:part='1'/>"));
    assert_eq!(attribute.ua_part.as_deref(), Some("1"));
    let element = packet(&format!("<rdf:Description {ua}><u:part>1</u:part></rdf:Description>"));
    assert_eq!(element.ua_part.as_deref(), Some("1"));
    let other = packet("<rdf:Description xmlns:pdfuaid='http://x' pdfuaid:part='1'/>");
    assert_eq!(other.ua_part, None);
    let titles = packet(
        "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title><rdf:Alt>\
         <rdf:li xml:lang='ja'>題</rdf:li><rdf:li xml:lang='x-default'>Title</rdf:li>\
         </rdf:Alt></dc:title></rdf:Description>",
    );
    assert_eq!(titles.xmp_title.as_deref(), Some("Title"));
    assert_eq!((titles.pages.len(), titles.marked, titles.fonts.len()), (1, false, 0));
}

#[test]
fn fonts_that_are_not_in_the_file_are_named() {
    let fonts = declared(&flyer().replace("/FontFile2 ", "/FontFileX ")).fonts;
    assert!(fonts.iter().any(|font| !font.embedded && font.name.contains("NotoSans")), "{fonts:?}");
    let fonts = declared(&flyer().replace("/ToUnicode ", "/ToNothing ")).fonts;
    assert!(fonts.iter().all(|font| font.embedded && !font.mapped), "{fonts:?}");
}

/// A circle of bookmarks ends some time.
#[test]
fn bookmarks_in_a_circle_do_not_hang() {
    let file = flyer();
    let next = format!("/Next {}", file.reference("/Next"));
    let back = format!("/Next {}", file.reference("/First"));
    assert!(open(file.replace(&next, &back).bytes()).unwrap().declared().bookmarks > 0);
}
