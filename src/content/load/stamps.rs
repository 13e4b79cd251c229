//! The stamps of a pack: `content/<flyer>/stamps/<tag>.toml`.
//!
//! In: that file, or stamps that are to be written to it. Out: stamps, or the
//! text of the file. Its keys are those of the pack's strings with dots, its
//! values fingerprints of reference texts; it is written by a program, flat and
//! sorted. Knows neither the pack nor the reference.

use std::collections::BTreeMap;

use super::reader::Parsed;
use super::{CONTENT, codes};
use crate::content::model::{Fingerprint, Stamp, Stamps};
use crate::diag::Sink;
use crate::lang::Tag;

/// What the file begins with.
const HEAD: &str = "# From which text of the reference each text was translated. Written by the\n\
                    # command `chirashi stamp`; nothing to translate here.\n\n";

/// The path of the stamps of a language.
pub(super) fn path(flyer: &str, tag: &Tag) -> String {
    format!("{}/{tag}.toml", folder(flyer))
}

/// The folder of the stamps of a flyer.
pub(super) fn folder(flyer: &str) -> String {
    format!("{CONTENT}/{flyer}/stamps")
}

/// Reads a file of stamps; what is not a stamp is reported and left out. `None` if
/// the syntax of the file is broken.
pub(super) fn read(parsed: &Parsed<'_>, sink: &mut Sink) -> Option<Stamps> {
    if parsed.is_broken() {
        return None;
    }
    let mut stamps = Stamps::new();
    for (name, value) in parsed.table(None).named_values() {
        let Some(literal) = value.string(sink) else { continue };
        if let Some(fingerprint) = Fingerprint::parse(literal.text) {
            let stamp = Stamp { fingerprint, span: name.span };
            stamps.insert(name.value.to_owned(), stamp);
        } else {
            sink.report(
                literal
                    .is_not("a stamp", &codes::BAD_STAMP)
                    .label("a stamp has eight digits from 0 to f")
                    .hint("take the line out and run `chirashi stamp`, which writes this file"),
            );
        }
    }
    Some(stamps)
}

/// The text of a file with these stamps.
pub(super) fn to_toml(stamps: &BTreeMap<String, Fingerprint>) -> String {
    let mut text = HEAD.to_owned();
    for (key, fingerprint) in stamps {
        text.push_str(&format!("{} = \"{fingerprint}\"\n", quoted(key)));
    }
    text
}

/// A key as a basic string, on one line whatever is in it.
fn quoted(key: &str) -> String {
    let mut quoted = String::from("\"");
    for character in key.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::Sources;

    #[test]
    fn what_is_written_is_read_again_whatever_the_keys() {
        let keys = ["a.b.0", "with \"quotes\"", "back\\slash", "日本", "it's", "", "a\u{7}b\nc"];
        let stamps: BTreeMap<String, Fingerprint> =
            keys.iter().map(|key| ((*key).to_owned(), Fingerprint::of(key))).collect();
        let text = to_toml(&stamps);
        let mut sources = Sources::new(Path::new("."));
        let id = sources.add("stamps.toml", text.into(), None);
        let mut sink = Sink::default();
        let parsed = Parsed::new(id, sources.file(id), &mut sink);
        let read = read(&parsed, &mut sink).unwrap();
        assert_eq!(sink.sorted(), []);
        let read: BTreeMap<String, Fingerprint> =
            read.into_iter().map(|(key, stamp)| (key, stamp.fingerprint)).collect();
        assert_eq!(read, stamps);
    }
}
