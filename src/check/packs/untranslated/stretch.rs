//! Stretches of a text in letters that its language does not write.
//!
//! In: a string and the scripts of its pack. Out: the stretch, if it is more
//! than a name, a sign, or a gloss in parentheses.

use unicode_script::Script;

use crate::check::letters::{is_alphabetic, is_kana, script};
use crate::check::scripts::Scripts;
use crate::check::words::{Word, words};
use crate::content::model::Written;

/// The longest Japanese gloss in parentheses, in characters: names of offices
/// are long.
const GLOSS: usize = 24;

/// So many hiragana make a sentence, also in parentheses.
const SENTENCE: usize = 6;

/// Ideographs outside of parentheses in a language that does not write them.
const IDEOGRAPHS: usize = 5;

/// Letters of any other script.
const OTHERS: usize = 4;

/// What a stretch is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Latin letters.
    Latin,
    /// Kana and ideographs.
    Japanese,
    /// Another script.
    Other(Script),
}

/// A stretch that is foreign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Foreign {
    /// What it is written in.
    pub(super) kind: Kind,
    /// Where in the string; `None` if most of it is foreign.
    pub(super) place: Option<(usize, usize)>,
}

/// The first stretch of a string that is not in its language.
pub(super) fn foreign(own: &Scripts, string: &Written) -> Option<Foreign> {
    // A word in a script of the language has no kind.
    let words = words(string, |c| script(c).map(|script| kind(own, script)));
    // A text that is wholly in parentheses is not a gloss.
    let all_inside = words.iter().all(|word| word.inside);
    let inside = |word: &Word<_>| word.inside && !all_inside;
    let own_words = words.iter().filter(|word| word.class.is_none() && !inside(word));
    let own_letters: usize = own_words.map(|word| word.text.chars().count()).sum();
    let runs = words.chunk_by(|a, b| (a.class, a.group) == (b.class, b.group));
    let mut runs =
        runs.filter_map(|words| Some(Run::of(words, words[0].class?, inside(&words[0]))));
    if own_letters > 0 {
        let run = runs.find(Run::is_sentence)?;
        let place = (own_letters * 2 > run.letters).then_some(run.place);
        return Some(Foreign { kind: run.kind, place });
    }
    let run = runs.find(|run| run.is_sentence() || run.is_word())?;
    Some(Foreign { kind: run.kind, place: None })
}

fn kind(own: &Scripts, script: Script) -> Option<Kind> {
    if own.have(script) {
        return None;
    }
    Some(if script == Script::Latin {
        Kind::Latin
    } else if matches!(script, Script::Han | Script::Hiragana | Script::Katakana) {
        Kind::Japanese
    } else {
        Kind::Other(script)
    })
}

/// Words of one foreign kind next to each other.
#[derive(Debug)]
struct Run {
    kind: Kind,
    place: (usize, usize),
    inside: bool,
    letters: usize,
    kana: usize,
    hiragana: usize,
    words: usize,
    /// Words in small letters.
    small: usize,
}

impl Run {
    fn of(words: &[Word<Option<Kind>>], kind: Kind, inside: bool) -> Self {
        let letters = || words.iter().flat_map(|word| word.text.chars());
        let is_small = |word: &&Word<_>| {
            let mut letters = word.text.chars().filter(|&c| is_alphabetic(c));
            letters.all(char::is_lowercase) && word.text.chars().nth(1).is_some()
        };
        Self {
            kind,
            place: (words[0].place.0, words[words.len() - 1].place.1),
            inside,
            letters: letters().filter(|&c| is_alphabetic(c)).count(),
            kana: letters().filter(|&c| is_kana(c)).count(),
            hiragana: letters().filter(|&c| script(c) == Some(Script::Hiragana)).count(),
            words: words.len(),
            small: words.iter().filter(is_small).count(),
        }
    }

    /// Whether it is more than a text in another script can quote.
    fn is_sentence(&self) -> bool {
        match (self.kind, self.inside) {
            (Kind::Latin, false) => self.words >= 4 && self.small >= 3,
            (Kind::Latin, true) => self.words >= 6 && self.small >= 4,
            (Kind::Japanese, false) => self.letters >= IDEOGRAPHS || self.kana >= 1,
            (Kind::Japanese, true) => self.letters > GLOSS || self.hiragana >= SENTENCE,
            (Kind::Other(_), false) => self.letters >= OTHERS,
            (Kind::Other(_), true) => self.letters > GLOSS,
        }
    }

    /// Whether it is a word that is to be translated where nothing else is
    /// said: no name, no sign.
    fn is_word(&self) -> bool {
        match self.kind {
            Kind::Latin => {
                self.words >= 2 && self.small >= 1 || self.words == self.small && self.letters >= 4
            }
            Kind::Japanese | Kind::Other(_) => true,
        }
    }
}
