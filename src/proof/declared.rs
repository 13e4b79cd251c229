//! What a file declares of itself.
//!
//! In: a file. Out: the entries by which other programs know it for an
//! accessible file for the archive: those of the catalog (ISO 32000-1, 7.7.2),
//! of the information dictionary (14.3.3) and of the XMP packet (ISO 19005-2,
//! 6.6; ISO 14289-1, clause 5). Judges nothing, and believes nothing: whether
//! the file keeps what it promises is for validators.

use std::collections::BTreeMap;

use hayro::hayro_syntax::PdfVersion;
use hayro::hayro_syntax::object::{Array, Dict, Name, Stream, String as Bytes};
use roxmltree::{Document, Node};

use super::{File, strings};
use crate::geom::{Pt, Size};

/// The namespaces of the properties that are looked up.
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PDF_A: &str = "http://www.aiim.org/pdfa/ns/id/";
const PDF_UA: &str = "http://www.aiim.org/pdfua/ns/id/";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// The most bookmarks that are counted, since a broken file may have circles.
const MOST_BOOKMARKS: usize = 10_000;

/// What a file says of itself. What it does not say is `None` or `false`.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// The version of PDF.
    pub version: Version,
    /// The title in the information dictionary.
    pub info_title: Option<String>,
    /// The title in the XMP packet, `dc:title`.
    pub xmp_title: Option<String>,
    /// The language of the text, `Lang`.
    pub language: Option<String>,
    /// Whether the content is tagged, `MarkInfo` with `Marked`.
    pub marked: bool,
    /// Whether there is a structure tree, `StructTreeRoot`.
    pub structured: bool,
    /// Whether windows show the title instead of the file's name,
    /// `DisplayDocTitle`.
    pub shows_title: bool,
    /// The part of PDF/UA, `pdfuaid:part`.
    pub ua_part: Option<String>,
    /// The part of PDF/A, `pdfaid:part`.
    pub a_part: Option<String>,
    /// The level of PDF/A, `pdfaid:conformance`.
    pub a_conformance: Option<String>,
    /// The size of each page, as its media box has it.
    pub pages: Vec<Size>,
    /// The fonts that the pages name, in the order of their names.
    pub fonts: Vec<Font>,
    /// How many bookmarks there are on all levels.
    pub bookmarks: usize,
}

/// A version of PDF, such as 1.7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u8, pub u8);

/// A font of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Font {
    /// Its PostScript name, `BaseFont`.
    pub name: String,
    /// Whether its glyphs are in the file.
    pub embedded: bool,
    /// Whether its codes say which characters they are, `ToUnicode`.
    pub mapped: bool,
}

impl File {
    /// What the file declares.
    #[must_use]
    pub fn declared(&self) -> Declared {
        let catalog = self.catalog().unwrap_or_default();
        let metadata = catalog.get::<Stream<'_>>(b"Metadata");
        let packet = metadata.and_then(|stream| stream.decoded_data().ok()).unwrap_or_default();
        let packet = String::from_utf8_lossy(&packet);
        let packet = Document::parse(packet.trim_start_matches('\u{feff}')).ok();
        let property =
            |namespace, name| packet.as_ref().and_then(|it| property(it, namespace, name));
        let dict = |key: &[u8]| catalog.get::<Dict<'_>>(key);
        let is_set = |within: &[u8], key: &[u8]| dict(within)?.get::<bool>(key);
        let title = self.pdf.metadata().title.as_deref();
        let sizes = self.pdf.pages().iter().map(|page| page.media_box());
        Declared {
            version: version(self.pdf.version()),
            info_title: title.map(strings::text),
            xmp_title: property(DC, "title"),
            language: catalog.get::<Bytes<'_>>(b"Lang").map(|lang| strings::text(lang.as_bytes())),
            marked: is_set(b"MarkInfo", b"Marked").unwrap_or(false),
            structured: dict(b"StructTreeRoot").is_some(),
            shows_title: is_set(b"ViewerPreferences", b"DisplayDocTitle").unwrap_or(false),
            ua_part: property(PDF_UA, "part"),
            a_part: property(PDF_A, "part"),
            a_conformance: property(PDF_A, "conformance"),
            pages: sizes
                .map(|size| Size::new(points(size.width()), points(size.height())))
                .collect(),
            fonts: self.fonts(),
            bookmarks: dict(b"Outlines").map_or(0, |outlines| bookmarks(&outlines)),
        }
    }

    /// The fonts of all pages.
    fn fonts(&self) -> Vec<Font> {
        let mut fonts = BTreeMap::new();
        for page in self.pdf.pages().iter() {
            let named = &page.resources().fonts;
            for font in named.keys().filter_map(|key| named.get::<Dict<'_>>(key)) {
                fonts.entry(font.data()).or_insert_with(|| self::font(&font));
            }
        }
        let mut fonts: Vec<Font> = fonts.into_values().collect();
        fonts.sort_by(|one, other| one.name.cmp(&other.name));
        fonts
    }
}

/// A composite font leaves its glyphs to its descendant (ISO 32000-1, 9.7.6).
fn font(font: &Dict<'_>) -> Font {
    let inner = font.get::<Array<'_>>(b"DescendantFonts");
    let inner = inner.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let owner = inner.as_ref().unwrap_or(font);
    let descriptor = owner.get::<Dict<'_>>(b"FontDescriptor");
    let programs: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    let has = |key: &[u8]| {
        descriptor.as_ref().is_some_and(|descriptor| descriptor.get::<Stream<'_>>(key).is_some())
    };
    Font {
        name: font
            .get::<Name<'_>>(b"BaseFont")
            .map_or_else(String::new, |name| String::from_utf8_lossy(name.as_ref()).into_owned()),
        embedded: programs.into_iter().any(has),
        mapped: font.get::<Stream<'_>>(b"ToUnicode").is_some(),
    }
}

/// Counts the items of an outline (ISO 32000-1, 12.3.3).
fn bookmarks(outlines: &Dict<'_>) -> usize {
    let mut count = 0;
    let mut open: Vec<Dict<'_>> = outlines.get(b"First").into_iter().collect();
    while let Some(item) = open.pop() {
        count += 1;
        if count == MOST_BOOKMARKS {
            break;
        }
        open.extend(item.get::<Dict<'_>>(b"Next"));
        open.extend(item.get::<Dict<'_>>(b"First"));
    }
    count
}

/// A property of an XMP packet: an element or an attribute of a description; of
/// a list of languages, the default.
fn property(packet: &Document<'_>, namespace: &str, name: &str) -> Option<String> {
    let descriptions = packet.descendants().filter(|node| node.has_tag_name((RDF, "Description")));
    descriptions.into_iter().find_map(|description| {
        let attribute = description.attribute((namespace, name));
        let element = || description.children().find(|node| node.has_tag_name((namespace, name)));
        attribute.map(str::to_owned).or_else(|| element().map(value))
    })
}

fn value(property: Node<'_, '_>) -> String {
    let items = property.descendants().filter(|node| node.has_tag_name((RDF, "li")));
    let items: Vec<Node<'_, '_>> = items.collect();
    let is_default =
        |node: &&Node<'_, '_>| node.attribute((roxmltree::NS_XML_URI, "lang")) == Some("x-default");
    let default = items.iter().find(is_default);
    let node = default.or(items.first()).copied().unwrap_or(property);
    node.text().unwrap_or_default().to_owned()
}

fn version(version: PdfVersion) -> Version {
    match version {
        PdfVersion::Pdf10 => Version(1, 0),
        PdfVersion::Pdf11 => Version(1, 1),
        PdfVersion::Pdf12 => Version(1, 2),
        PdfVersion::Pdf13 => Version(1, 3),
        PdfVersion::Pdf14 => Version(1, 4),
        PdfVersion::Pdf15 => Version(1, 5),
        PdfVersion::Pdf16 => Version(1, 6),
        PdfVersion::Pdf17 => Version(1, 7),
        PdfVersion::Pdf20 => Version(2, 0),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a page is smaller than 2^24 points")]
fn points(length: f64) -> Pt {
    Pt(length as f32)
}
