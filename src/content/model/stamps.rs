//! Stamps: which reference text each string of a pack was compared with, which
//! string that was, and who has read it.
//!
//! Nothing but data; how a pack stands to its stamps is said in `standing`.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::frame::Date;
use crate::source::Spanned;

/// What remains of a text to recognise it: the first 32 bits of its SHA-256,
/// without the marks that only say where lines break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub(super) u32);

impl Fingerprint {
    /// The fingerprint of a string as TOML means it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = without_break_marks(text);
        let digest = Sha256::digest(words.as_bytes());
        Self(digest.iter().take(4).fold(0, |bits, &byte| bits << 8 | u32::from(byte)))
    }

    /// Reads a fingerprint as it is printed: eight hexadecimal digits in lower
    /// case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        let well_formed = text.len() == 8 && text.bytes().all(digit);
        u32::from_str_radix(text, 16).ok().filter(|_| well_formed).map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// A text without U+200B, U+2060 and U+00AD, which say where a line may break
/// and change no words.
#[must_use]
pub fn without_break_marks(text: &str) -> String {
    text.replace(['\u{200B}', '\u{2060}', '\u{AD}'], "")
}

/// Who has read a text, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// A name, or what the reader is: a section, a role.
    pub by: String,
    /// The day.
    pub on: Date,
}

/// What a pack's file of stamps says of one string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The reference text with which the string was compared; `None` in the
    /// reference pack itself.
    pub from: Option<Fingerprint>,
    /// The string; `None` in files of older versions, which do not remember it.
    pub text: Option<Fingerprint>,
    /// Who has read it, if somebody has.
    pub review: Option<Review>,
}

/// The stamps of a pack by the keys of its strings, with their places.
pub type Stamps = BTreeMap<String, Spanned<Stamp>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn break_marks_are_no_words() {
        assert_eq!(Fingerprint::of("a\u{200B}b\u{2060}c\u{AD}d"), Fingerprint::of("abcd"));
        assert_ne!(Fingerprint::of("a b"), Fingerprint::of("ab"));
    }

    #[test]
    fn a_fingerprint_is_read_as_it_is_printed() {
        let printed = Fingerprint::of("abc").to_string();
        assert_eq!(printed, "ba7816bf", "SHA-256 of abc, FIPS 180-4");
        assert_eq!(Fingerprint::parse(&printed), Some(Fingerprint::of("abc")));
        for wrong in ["", "ba7816b", "ba7816bf0", "BA7816BF", "+a7816bf", "ba7816bz", "日本"] {
            assert_eq!(Fingerprint::parse(wrong), None, "{wrong}");
        }
    }
}
