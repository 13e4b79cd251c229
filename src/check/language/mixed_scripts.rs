//! `mixed-scripts`: a letter of another alphabet inside a word.
//!
//! In: a string. Out: a message per word.

use std::ops::Range;

use super::Text;
use super::stretch::stretches;
use crate::check::letters::is_alphabetic;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "mixed-scripts",
        severity: Severity::Error,
        fixed: false,
        what: "A word in one alphabet has a letter of another that looks the same: a Latin i in a \
               Ukrainian word. A Cyrillic а in an English word is another case.",
        why: "Nobody sees it, but searching fails, a screen reader stumbles, and the font may \
              change.",
        remedy: "Type the word again with the keyboard of its language.",
        example: Some(Example {
            file: "content/my-number-card/uk.toml",
            wrong: r#"prompt = "Картка «i» паспорт""#,
            right: r#"prompt = "Картка і паспорт""#,
        }),
        source: "UTS #39, Unicode Security Mechanisms 4 and 5: mixed-script confusables",
    },
    run: Run::Text(run),
};

/// Letters that look alike in Latin and in Cyrillic or Greek. ö, v and ї are
/// typed for letters of Mongolian that keyboards lack.
const LATIN: &str = "aceijopsxykmuhbABCEHIJKMOPTXYöÖvëËɵƟüÜ";
const CYRILLIC: &str = "асеіјорѕхукмАВСЕНІЈКМОРТХУёЁҮүһҺ";
const GREEK: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΘονικυραθ";

/// Words of one Cyrillic letter that are Latin letters, too.
const SINGLE: &str = "iaoy";

/// An alphabet whose letters look like those of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Cyrillic,
    Greek,
}

impl Alphabet {
    fn of(c: char) -> Option<Self> {
        match c {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}' => {
                Some(Self::Latin)
            }
            '\u{370}'..='\u{3FF}' => Some(Self::Greek),
            '\u{400}'..='\u{52F}' => Some(Self::Cyrillic),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Cyrillic => "Cyrillic",
            Self::Greek => "Greek",
        }
    }
}

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let Some(main) = main_alphabet(&text.chars) else { return };
    for word in stretches(text.chars.len(), |index| is_alphabetic(text.chars[index])) {
        let letters = &text.chars[word.clone()];
        let Some(own) = alphabet_of(letters, main) else { continue };
        let odd = stretches(letters.len(), |at| {
            Alphabet::of(letters[at]).is_some_and(|other| other != own)
        });
        let Some(first) = odd.first() else {
            single(text, word.clone(), main, rule, sink);
            disguised(text, word, main, rule, sink);
            continue;
        };
        let look_alike =
            odd.iter().flat_map(|range| &letters[range.clone()]).all(|&c| is_look_alike(c));
        // Endings stand behind Latin words, not before them.
        let is_behind = own != Alphabet::Latin
            && odd.iter().any(|range| range.start > 0 || range.len() == 1)
            && odd.iter().flat_map(|range| &letters[range.clone()]).all(char::is_ascii_lowercase);
        if (look_alike || is_behind) && !is_acronym_with_ending(letters) {
            let range = word.start + first.start..word.start + first.end;
            let (c, is) = (
                text.words(range.clone()),
                Alphabet::of(letters[first.start]).map_or("", Alphabet::name),
            );
            let message =
                format!("`{c}` in `{}` is {is}, the rest {}", text.words(word), own.name());
            sink.report(
                text.at(rule, range, message)
                    .label(format!("U+{:04X}", u32::from(letters[first.start])))
                    .hint("type the word again with the keyboard of its language"),
            );
        }
    }
}

/// A Latin letter that stands for a word of one letter in Cyrillic: "картка i
/// паспорт".
fn single(text: &Text<'_>, word: Range<usize>, main: Alphabet, rule: &Rule, sink: &mut Sink) {
    let c = text.chars[word.start];
    let beside = |index: Option<usize>| {
        index.and_then(|index| text.get(index)).and_then(Alphabet::of) == Some(Alphabet::Cyrillic)
    };
    let is_wrong = word.len() == 1
        && main == Alphabet::Cyrillic
        && SINGLE.contains(c)
        && beside(word.start.checked_sub(2))
        && beside(Some(word.end + 1));
    if is_wrong {
        let message = format!("the word `{c}` is Latin, the rest Cyrillic");
        sink.report(
            text.at(rule, word, message)
                .label(format!("U+{:04X}", u32::from(c)))
                .hint("type it with the keyboard of the language"),
        );
    }
}

/// A whole word in Cyrillic or Greek that looks like a Latin one: "Оffice" with all of its
/// letters, or І for I.
fn disguised(text: &Text<'_>, word: Range<usize>, main: Alphabet, rule: &Rule, sink: &mut Sink) {
    let is_other = |c: char| Alphabet::of(c).is_some_and(|other| other != Alphabet::Latin);
    // α and ν are signs, too.
    let is_alike = |c: &char| CYRILLIC.contains(*c) || GREEK.contains(*c) && c.is_uppercase();
    let mut others = text.chars.iter().filter(|&&c| is_other(c));
    let is_wrong =
        main == Alphabet::Latin && is_other(text.chars[word.start]) && others.all(is_alike);
    if is_wrong {
        let is = Alphabet::of(text.chars[word.start]).map_or("", Alphabet::name);
        let message = format!("the word `{}` is {is}, the rest Latin", text.words(word.clone()));
        let label = format!("U+{:04X}", u32::from(text.chars[word.start]));
        sink.report(
            text.at(rule, word, message)
                .label(label)
                .hint("type it with the keyboard of the language"),
        );
    }
}

/// The alphabet of most letters of a string; `None` if there is only one.
fn main_alphabet(chars: &[char]) -> Option<Alphabet> {
    let is_beyond = |c: &char| matches!(c, '\u{370}'..='\u{52F}');
    if !chars.iter().any(is_beyond) {
        return None;
    }
    alphabet_of(chars, Alphabet::Latin)
}

/// The alphabet that most letters belong to; in doubt `otherwise`.
fn alphabet_of(chars: &[char], otherwise: Alphabet) -> Option<Alphabet> {
    let count =
        |script: Alphabet| chars.iter().filter(|&&c| Alphabet::of(c) == Some(script)).count();
    let counts = [Alphabet::Latin, Alphabet::Cyrillic, Alphabet::Greek]
        .map(|script| (count(script), script));
    let most = counts.iter().map(|(count, _)| *count).max().filter(|&most| most > 0)?;
    let mut best = counts.iter().filter(|(count, _)| *count == most);
    let first = best.next()?.1;
    Some(if best.any(|(_, script)| *script == otherwise) { otherwise } else { first })
}

fn is_look_alike(c: char) -> bool {
    LATIN.contains(c) || CYRILLIC.contains(c) || GREEK.contains(c)
}

/// Whether Cyrillic grammar follows a Latin abbreviation: "ATMаас" of Mongolian.
fn is_acronym_with_ending(letters: &[char]) -> bool {
    let capitals = letters.iter().take_while(|c| c.is_ascii_uppercase()).count();
    capitals >= 2 && letters[capitals..].iter().all(|c| c.is_lowercase() && !c.is_ascii())
}
