//! The stamps of a pack: `content/<flyer>/stamps/<tag>.toml`.
//!
//! In: that file, or stamps that are to be written to it. Out: stamps, or the
//! text of the file. Its keys are those of the pack's strings with dots; it is
//! written by a program, flat and sorted, one text a line. Knows neither the pack nor
//! the reference.

use std::collections::BTreeMap;

use super::reader::{Parsed, Value, shortened};
use super::{CONTENT, codes, suggest};
use crate::content::model::{Fingerprint, Review, Stamp, Stamps};
use crate::diag::{Diagnostic, Sink};
use crate::lang::Tag;
use crate::source::Spanned;

/// What the file begins with.
const HEAD: &str = "\
    # `text` is the text of this pack, `from` the one of the reference with which it was\n\
    # compared, `by` who has read it. Written by the command `chirashi stamp`; nothing to\n\
    # translate here.\n\n";

/// What a stamp may say.
const KEYS: [&str; 4] = ["from", "text", "reviewed", "by"];

/// What to do with a broken stamp.
const REMEDY: &str = "take the line out and run `chirashi stamp`, which writes this file";

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
        match stamp(value) {
            Ok(stamp) => {
                let stamp = Spanned { value: stamp, span: name.span };
                stamps.insert(name.value.to_owned(), stamp);
            }
            Err(fault) => sink.report(fault.hint(REMEDY)),
        }
    }
    Some(stamps)
}

/// One stamp; or what is wrong with it.
fn stamp(value: Value<'_>) -> Result<Stamp, Diagnostic> {
    let Some(entries) = value.entries() else {
        // Older versions wrote the fingerprint of the reference alone.
        let from = Some(fingerprint(value)?);
        return Ok(Stamp { from, text: None, review: None });
    };
    let odd =
        |message: &str, label: &str| Err(codes::BAD_STAMP.at(value.span(), message).label(label));
    let (mut from, mut text, mut on, mut by) = (None, None, None, None);
    for (name, value) in entries {
        match name {
            "from" => from = Some(fingerprint(value)?),
            "text" => text = Some(fingerprint(value)?),
            "reviewed" => {
                on = Some(value.date(&mut Sink::default()).ok_or_else(|| {
                    codes::BAD_STAMP
                        .at(value.span(), "this is not a day")
                        .label("expected a date without quotes, such as 2022-07-01")
                })?)
            }
            "by" => by = Some(reader(value)?),
            _ => {
                let message = format!("a stamp has no `{}`", shortened(name));
                return Err(codes::BAD_STAMP
                    .at(value.span(), message)
                    .label(suggest::hint(name, KEYS)));
            }
        }
    }
    let review = match (by, on) {
        (Some(by), Some(on)) => Some(Review { by, on }),
        (None, None) => None,
        (Some(_), None) => return odd("a review without its day", "lacks `reviewed`"),
        (None, Some(_)) => return odd("a review by nobody", "lacks `by`"),
    };
    match text {
        Some(text) => Ok(Stamp { from, text: Some(text), review }),
        None => odd("a stamp of no text", "lacks `text`"),
    }
}

/// A fingerprint as it is printed.
fn fingerprint(value: Value<'_>) -> Result<Fingerprint, Diagnostic> {
    let expected = "expected eight digits from 0 to f, in quotes";
    let Some(literal) = value.string(&mut Sink::default()) else {
        return Err(codes::BAD_STAMP.at(value.span(), "this is not a stamp").label(expected));
    };
    let wrong = || literal.is_not("a stamp", &codes::BAD_STAMP).label(expected);
    Fingerprint::parse(literal.text).ok_or_else(wrong)
}

/// Who has read a text.
fn reader(value: Value<'_>) -> Result<String, Diagnostic> {
    let name = value.filled_string(&mut Sink::default()).map(|literal| literal.text.to_owned());
    name.ok_or_else(|| {
        codes::BAD_STAMP.at(value.span(), "this is not a name").label("expected who has read it")
    })
}

/// The text of a file with these stamps.
pub(super) fn to_toml(stamps: &BTreeMap<String, Stamp>) -> String {
    let mut text = HEAD.to_owned();
    for (key, stamp) in stamps {
        text.push_str(&format!("{} = {}\n", quoted(key), line(stamp)));
    }
    text
}

/// One stamp as it is read again.
fn line(stamp: &Stamp) -> String {
    let Stamp { from, text, review } = stamp;
    let Some(text) = text else {
        // Nobody has compared the text since an older version stamped it.
        return from.map(|from| format!("\"{from}\"")).unwrap_or_default();
    };
    let mut parts = Vec::new();
    parts.extend(from.map(|from| format!("from = \"{from}\"")));
    parts.push(format!("text = \"{text}\""));
    if let Some(Review { by, on }) = review {
        parts.push(format!("reviewed = {on}, by = {}", quoted(by)));
    }
    format!("{{ {} }}", parts.join(", "))
}

/// A text as a basic string, on one line whatever is in it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
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
    fn what_is_written_is_read_again_whatever_the_keys_and_names() {
        let odd = ["a.b.0", "with \"quotes\"", "back\\slash", "日本", "it's", " ", "a\u{7}b\nc"];
        let on = "2026-11-30".parse().unwrap();
        let mut stamps = BTreeMap::new();
        for (number, odd) in odd.into_iter().enumerate() {
            let print = Fingerprint::of(odd);
            let review = (number % 2 == 0).then(|| Review { by: odd.to_owned(), on });
            let from = (number % 3 != 0).then_some(print);
            let stamp = Stamp { from, text: Some(print), review };
            stamps.insert(odd.to_owned(), stamp);
        }
        let old = Stamp { from: Some(Fingerprint::of("old")), text: None, review: None };
        stamps.insert(String::new(), old);
        let mut sources = Sources::new(Path::new("."));
        let id = sources.add("stamps.toml", to_toml(&stamps).into(), None);
        let mut sink = Sink::default();
        let parsed = Parsed::new(sources.file(id), &mut sink);
        let read = read(&parsed, &mut sink).unwrap();
        assert_eq!(sink.sorted(), []);
        let read: BTreeMap<String, Stamp> =
            read.into_iter().map(|(key, stamp)| (key, stamp.value)).collect();
        assert_eq!(read, stamps);
    }
}
