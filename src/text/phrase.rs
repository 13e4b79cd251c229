//! The phrases of a Japanese text: a word with the particles that belong to it.
//!
//! In: a flat text. Out: [`Phrases`], which say of a place whether it is inside of one.
//! Blanks tell in easy Japanese; elsewhere BudouX finds them, as in browsers
//! (CSS Text 4 `word-break: auto-phrase`). Knows nothing about lines.

use budoux_phf_rs::Parser;

use super::class;
use super::flatten::{Flat, Piece, is_control};
use crate::content::Profile;

/// What is known of the phrases of a text.
pub(super) enum Phrases {
    /// It has none: it is not Japanese.
    None,
    /// Blanks part them.
    Blanks,
    /// They begin here.
    Begin(Vec<usize>),
}

impl Phrases {
    /// Finds them.
    pub(super) fn find(flat: &Flat) -> Self {
        if !flat.text.contains(class::is_kana) || pieces(flat).next().is_none() {
            Self::None
        } else if are_parted(&flat.text) {
            Self::Blanks
        } else {
            Self::Begin(begin(flat))
        }
    }

    /// Whether a place in Japanese, at which there is no blank, is inside of a phrase.
    pub(super) fn are_cut(&self, at: usize) -> bool {
        match self {
            Self::None => false,
            Self::Blanks => true,
            Self::Begin(places) => places.binary_search(&at).is_err(),
        }
    }
}

/// Whether a language is Japanese, easy Japanese too.
pub(super) fn is_japanese(profile: &Profile) -> bool {
    profile.speech.as_str() == "ja"
}

/// The pieces in Japanese.
fn pieces(flat: &Flat) -> impl Iterator<Item = &Piece> {
    flat.pieces.iter().filter(|piece| is_japanese(&piece.profile))
}

/// Whether text has blanks between its phrases, as easy Japanese has (a phrase
/// has about seven characters).
fn are_parted(text: &str) -> bool {
    let is_japanese = |c: char| class::is_kana(c) || class::is_han(c) || class::closes(c);
    let pairs = text.chars().zip(text.chars().skip(1));
    let blanks = pairs.filter(|&(before, c)| c == ' ' && is_japanese(before)).count();
    blanks * 14 >= text.chars().count()
}

/// Where phrases begin; what only steers and what is in other languages is left out.
fn begin(flat: &Flat) -> Vec<usize> {
    let (mut text, mut places) = (String::with_capacity(flat.text.len()), Vec::new());
    for range in pieces(flat).map(|piece| &piece.range) {
        let chars = flat.text[range.clone()].char_indices().filter(|&(_, c)| !is_control(c));
        for (at, c) in chars {
            places.push((text.len(), range.start + at));
            text.push(c);
        }
    }
    let mut begin = Vec::new();
    let mut end = 0;
    Parser::japanese_parser().parse_with(&text, |phrase| {
        end += phrase.len();
        let next = places.partition_point(|&(own, _)| own < end);
        begin.extend(places.get(next).map(|&(_, at)| at));
    });
    begin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_japanese_is_known_by_its_blanks() {
        assert!(are_parted("カードを つくって、便利に 暮らしましょう！"));
        assert!(!are_parted("カードをつくって、便利に暮らしましょう！"));
        assert!(!are_parted("つながらないときは、0570-064-738 にかけてください"));
    }
}
