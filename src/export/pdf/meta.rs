//! What the file says about itself.
//!
//! In: the publication's [`Meta`]. Out: the information dictionary and the XMP
//! packet, which must say the same (ISO 19005-2, 6.6.3), and the output intent.
//! Knows nothing about pages.

use std::fmt::Write;
use std::sync::LazyLock;

use pdf_writer::types::OutputIntentSubtype;
use pdf_writer::writers::{Catalog, DocumentInfo};
use pdf_writer::{Filter, Name, Ref, Str, TextStr};

use super::icc;
use super::objects::Objects;
use super::stream::deflate;
use crate::frame::{Date, Meta};

/// The program that wrote the file.
const PRODUCER: &str = concat!("Chirashi ", env!("CARGO_PKG_VERSION"));

/// Writes the information dictionary (ISO 32000-1, 14.3.3).
pub(super) fn write_info(objects: &mut Objects, id: Ref, meta: &Meta) {
    let Date { year, month, day } = meta.date;
    // Midnight UTC, spelled out: not every reader takes a bare `Z`.
    let date = format!("D:{year:04}{month:02}{day:02}000000+00'00'");
    let mut info: DocumentInfo<'_> = objects.at(id).indirect(id).start();
    info.title(TextStr(&meta.title)).producer(TextStr(PRODUCER));
    if let Some(author) = &meta.author {
        info.author(TextStr(author));
    }
    info.pair(Name(b"CreationDate"), Str(date.as_bytes()));
    info.pair(Name(b"ModDate"), Str(date.as_bytes()));
}

/// Writes the XMP packet (ISO 19005-2, 6.6; ISO 14289-1, clause 5). The stream
/// is not compressed, so that tools that know nothing about PDF can read its.
pub(super) fn write_xmp(objects: &mut Objects, id: Ref, meta: &Meta) {
    let packet = xmp(meta);
    objects.at(id).metadata(id, packet.as_bytes());
}

fn xmp(meta: &Meta) -> String {
    let title = escape(&meta.title);
    let language = escape(meta.language.as_str());
    let Date { year, month, day } = meta.date;
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let creator = meta.author.as_ref().map_or_else(String::new, |author| {
        format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", escape(author))
    });
    let mut packet =
        String::from("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    // Writing into a string does not fail.
    let _ = write!(
        packet,
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{creator}<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{EXTENSION_SCHEMA}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#
    );
    packet
}

/// PDF/A knows the schema of PDF/UA only if the file describes it (ISO
/// 19005-2, 6.6.2.3.3).
const EXTENSION_SCHEMA: &str = r#"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"#;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Writes the profile of the output intent (ISO 19005-2, 6.2.3).
pub(super) fn write_profile(objects: &mut Objects, id: Ref) {
    static PROFILE: LazyLock<Vec<u8>> = LazyLock::new(|| deflate(&icc::srgb()));
    objects.at(id).icc_profile(id, &PROFILE).n(3).filter(Filter::FlateDecode);
}

/// Writes the output intent into the catalog.
pub(super) fn write_intent(catalog: &mut Catalog<'_>, profile: Ref) {
    let mut intents = catalog.output_intents();
    let mut intent = intents.push();
    intent
        .subtype(OutputIntentSubtype::PDFA)
        .output_condition_identifier(TextStr("sRGB IEC61966-2.1"))
        .info(TextStr("sRGB IEC61966-2.1"))
        .registry_name(TextStr("http://www.color.org"))
        .output_condition(TextStr("sRGB"))
        .dest_output_profile(profile);
}
