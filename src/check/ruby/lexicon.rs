//! How Japanese words and kanji are read.
//!
//! In: a word or a kanji. Out: its readings. Knows nothing about ruby.
//!
//! The tables are taken from UniDic 2.1.2 (BSD, see `readings/LICENSE`): `words.txt` has
//! the nouns of kanji alone that are common enough to have a weight of their own there,
//! with all their readings; `unusual.txt` has other words, and names of places and
//! families, whose readings are not made of those of their kanji; `kanji.txt` has the
//! readings of kanji that stand alone or before kana, and, behind a tab, those that they
//! have inside of words alone, as three words or more of UniDic show them. `numbers.txt` was
//! written for this program: what is counted is read in ways that no rule tells.

use super::lines::behind;

const KANJI: &str = include_str!("readings/kanji.txt");
const WORDS: &str = include_str!("readings/words.txt");
const NUMBERS: &str = include_str!("readings/numbers.txt");
const UNUSUAL: &str = include_str!("readings/unusual.txt");

/// The readings of a kanji.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kanji {
    alone: &'static str,
    inside: &'static str,
}

impl Kanji {
    /// A kanji, if it is among the 6,355 of JIS X 0208.
    pub(super) fn of(kanji: char) -> Option<Self> {
        let line = behind(KANJI, kanji.encode_utf8(&mut [0; 4])).next()?;
        let (alone, inside) = line.split_once('\t')?;
        Some(Self { alone, inside })
    }

    /// As a word, or before kana.
    pub(super) fn alone(self) -> impl Iterator<Item = &'static str> {
        self.alone.split_whitespace()
    }

    /// Wherever it stands.
    pub(super) fn all(self) -> impl Iterator<Item = &'static str> {
        self.alone().chain(self.inside.split_whitespace())
    }
}

/// All readings of a word with a number, in kanji: 八日.
pub(super) fn counted(word: &str) -> Option<impl Iterator<Item = &'static str>> {
    behind(NUMBERS, word).next().map(str::split_whitespace)
}

/// All common words.
pub(in crate::check) fn common_words() -> impl Iterator<Item = &'static str> {
    WORDS.lines().filter_map(|line| Some(line.split_once('\t')?.0))
}

/// All readings of a common word.
pub(in crate::check) fn common(word: &str) -> Option<impl Iterator<Item = &'static str>> {
    behind(WORDS, word).next().map(str::split_whitespace)
}

/// The readings of a word of several kanji, as far as they are known.
pub(super) fn word(word: &str) -> impl Iterator<Item = &'static str> {
    let unusual = behind(UNUSUAL, word).flat_map(str::split_whitespace);
    common(word).into_iter().flatten().chain(unusual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_in_kana() {
        for table in [KANJI, WORDS, UNUSUAL, NUMBERS] {
            let keys = table.lines().map(|line| line.split('\t').next().unwrap_or_default());
            assert!(keys.is_sorted());
            for line in table.lines() {
                let (_, readings) = line.split_once('\t').unwrap();
                let is_kana = |c: char| super::super::is_hiragana(c) || matches!(c, ' ' | '\t');
                assert!(readings.chars().all(is_kana), "{line}");
            }
        }
    }

    #[test]
    fn readings_are_found() {
        assert_eq!(word("申請").collect::<Vec<_>>(), ["しんせい"]);
        assert!(word("長谷川").any(|reading| reading == "はせがわ"));
        assert!(Kanji::of('紙').unwrap().alone().any(|reading| reading == "かみ"));
        assert!(Kanji::of('申').unwrap().all().any(|reading| reading == "しん"));
    }
}
