//! What a file is made of, as one number.
//!
//! In: a document and what it is set with. Out: a [`Key`] that is the same if
//! and only if the file would be: a comment in a pack changes nothing, an hour
//! only the languages that print it.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::manifest::read_text;
use crate::content::{Languages, Profile, Setting};
use crate::fonts::FontBook;
use crate::lang::Tag;
use crate::model::{Document, Inline, Page, Rich};
use crate::source::Sources;

/// The program: its version and its code.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("CHIRASHI_CODE"));

/// What a file is made of, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 16]);

impl Key {
    /// The key of things that can be hashed, in this order.
    pub(crate) fn of<T: Hash + ?Sized>(things: &T) -> Self {
        let mut hasher = Gathered(Vec::new());
        things.hash(&mut hasher);
        let digest = Sha256::digest(hasher.0);
        let mut key = [0; 16];
        key.copy_from_slice(&digest[..16]);
        Self(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer)
    }
}

impl FromStr for Key {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = u128::from_str_radix(text, 16).map_err(|_| ())?;
        Ok(Self(number.to_be_bytes()))
    }
}

/// The key of all content as it was read: of the files with what they say, and of
/// what was wanted of them.
pub(crate) fn content_key(sources: &Sources, wanted: &impl Hash) -> Key {
    let files: Vec<_> = sources.files().map(|file| (&*file.path, &*file.text)).collect();
    Key::of(&(PROGRAM, files, wanted))
}

/// The key of what a document is printed from: its content, the languages of
/// its texts and their fonts, and the program.
pub(super) fn key(document: &Document, languages: &Languages, fonts: &FontBook) -> Key {
    let Document {
        flyer,
        language,
        span: _,
        keep: _,
        status,
        has_drafts,
        completeness: _,
        label,
        label_japanese,
        title_japanese,
        title,
        edition,
        issuer,
        template,
        pages,
    } = document;
    let names = (PROGRAM, flyer, language, (status, has_drafts), edition, issuer);
    let texts = (label, label_japanese, title_japanese, title);
    let labels = [label, label_japanese].into_iter().chain(title_japanese);
    let tags = labels.chain(texts_of(pages)).flat_map(languages_of).chain([language]);
    let set = settings(tags, languages, fonts);
    Key::of(&(names, texts, template, pages, set))
}

/// The key of a document that an office fills in: the key of the document, and
/// what is new in it.
pub(super) fn filled_key(
    key: Key,
    (document, filled): (&Document, &Document),
    languages: &Languages,
    fonts: &FontBook,
) -> Key {
    let pairs = document.pages.iter().zip(&filled.pages);
    let new: Vec<_> =
        pairs.filter(|(old, new)| !Arc::ptr_eq(old, new)).map(|(_, new)| new).collect();
    let set = settings(texts_of(new.iter().copied()).flat_map(languages_of), languages, fonts);
    Key::of(&(key, &filled.issuer, &new, set))
}

fn texts_of<'a>(pages: impl IntoIterator<Item = &'a Arc<Page>>) -> impl Iterator<Item = &'a Rich> {
    pages.into_iter().flat_map(|page| &page.blocks).flat_map(|block| block.texts())
}

/// How the languages of some texts are set, in the order of their tags.
fn settings<'a>(
    tags: impl Iterator<Item = &'a Tag>,
    languages: &'a Languages,
    fonts: &FontBook,
) -> Vec<(Seen<'a>, u64)> {
    let tags: BTreeSet<&Tag> = tags.collect();
    tags.into_iter()
        .filter_map(|tag| languages.nearest(tag))
        .map(|profile| {
            (
                Seen(profile),
                fonts.stack_fingerprint(
                    &fonts.stack(profile.setting.families(), profile.setting.ascii_family()),
                ),
            )
        })
        .collect()
}

fn languages_of(text: &Rich) -> impl Iterator<Item = &Tag> {
    text.0.iter().filter_map(|inline| match inline {
        Inline::Text(text) => text.language.as_ref(),
        Inline::Ruby { .. } | Inline::FrameMark { .. } => None,
    })
}

/// What of a language is seen on paper.
struct Seen<'a>(&'a Profile);

impl Hash for Seen<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Profile { tag, speech, setting, habits } = self.0;
        let Setting { fonts, ascii, breaking, spacing, pitch, least_pitch, baseline, .. } = setting;
        let families: Vec<&str> = fonts.iter().map(|family| family.value.as_str()).collect();
        (tag, speech, setting.is_right_to_left(), breaking, spacing).hash(state);
        (pitch, least_pitch.value, baseline, families).hash(state);
        ascii.as_ref().map(|family| &family.value).hash(state);
        (&habits.keep, habits.short_words).hash(state);
    }
}

/// What a type hashes, in the same order of bytes on every machine: gathered for
/// SHA-256, which is slow with many small pieces.
struct Gathered(Vec<u8>);

impl Hasher for Gathered {
    /// Not used: the digest is longer than this.
    fn finish(&self) -> u64 {
        0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn write_u16(&mut self, number: u16) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn write_u64(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn write_u128(&mut self, number: u128) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.0.extend_from_slice(&(number as i64).to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let key = Key::of(&"a flyer");
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_ne!(key, Key::of(&"another"));
        assert!("not a key".parse::<Key>().is_err());
    }

    #[test]
    fn places_are_no_content() {
        use crate::source::{Sources, Span};
        let file = Sources::new(std::path::Path::new("")).add("a", "".into(), None);
        let at = |start| Rich::literal("same", Span::new(file, start, start + 4));
        assert_eq!(Key::of(&at(0)), Key::of(&at(7)));
    }
}
