//! Where a pack uses names of the glossary, right or wrong ones.
//!
//! In: a pack and the glossary. Out: places. Letters are compared without
//! case, blanks are folded to one, break marks and readings do not count. Knows
//! nothing about messages.

use memchr::memmem;

use crate::content::model::Printed;
use crate::content::model::{Pack, Usage, Written};
use crate::content::{Term, TermForm};
use crate::source::Span;

/// A name that stands in a pack.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match<'a> {
    /// The term.
    pub(super) term: &'a Term,
    /// How the language of the pack calls it.
    pub(super) form: &'a TermForm,
    /// The name that was found, as the glossary has it.
    pub(super) name: &'a str,
    /// The string in which it stands.
    pub(super) string: &'a Written,
    /// Where it stands in the folded text of the pack.
    start: usize,
    end: usize,
    /// Its place in the file.
    pub(super) place: Span,
}

impl Match<'_> {
    /// Whether the match stands inside a longer one.
    pub(super) fn inside(&self, other: &Match<'_>) -> bool {
        other.start <= self.start
            && self.end <= other.end
            && other.end - other.start > self.end - self.start
    }
}

/// The printed words of a pack, folded, and where each character comes from.
pub(super) struct Folded<'a> {
    text: String,
    /// For each byte of the text, which character of which string it is.
    origins: Vec<(usize, Printed)>,
    strings: Vec<&'a Written>,
    without_blanks: bool,
}

impl<'a> Folded<'a> {
    pub(super) fn of(pack: &'a Pack) -> Self {
        // Easy Japanese puts blanks between phrases, also inside long names.
        let without_blanks = pack.language.as_str() == "ja-simple";
        let mut folded = Self {
            text: String::new(),
            origins: Vec::new(),
            strings: pack.strings.iter().filter(|string| is_words(string.usage)).collect(),
            without_blanks,
        };
        for index in 0..folded.strings.len() {
            for &printed in &folded.strings[index].shown {
                folded.push(index, printed);
            }
            // No name goes on in the next string.
            folded.text.push('\n');
            folded
                .origins
                .push((index, Printed { character: '\n', start: 0, end: 0, is_aside: false }));
        }
        folded
    }

    fn push(&mut self, index: usize, printed: Printed) {
        let before = self.text.len();
        fold(printed.character, self.without_blanks, &mut self.text);
        self.origins.extend(std::iter::repeat_n((index, printed), self.text.len() - before));
    }

    /// All places of a name.
    fn find(&self, name: &str) -> Vec<(usize, usize)> {
        let mut folded = String::new();
        name.chars().for_each(|c| fold(c, self.without_blanks, &mut folded));
        if folded.is_empty() {
            return Vec::new();
        }
        let places = memmem::find_iter(self.text.as_bytes(), folded.as_bytes());
        places.map(|at| (at, at + folded.len())).collect()
    }

    /// Whether a match begins and ends where words do, in scripts that put
    /// blanks between words. Endings are attached to names in scripts other than
    /// Latin, so that there only the beginning counts; in Hangul not even that.
    fn is_word(&self, start: usize, end: usize) -> bool {
        let first = self.text[start..].chars().next();
        let last = self.text[..end].chars().next_back();
        let before = self.text[..start].chars().next_back();
        let after = self.text[end..].chars().next();
        let joined = |one: Option<char>, other: Option<char>, counts: fn(char) -> bool| {
            one.zip(other).is_some_and(|(one, other)| counts(one) && counts(other))
        };
        !joined(before, first, has_word_starts) && !joined(last, after, has_word_ends)
    }

    /// Where the right names of all terms stand.
    pub(super) fn right<'m>(&'m self, terms: &'m [Term], pack: &Pack) -> Vec<Match<'m>> {
        self.matches(terms, pack, |form| form.right().collect())
    }

    /// Where wrong names stand that are not part of a longer right one, the
    /// longest at each place.
    pub(super) fn wrong<'m>(&'m self, terms: &'m [Term], pack: &Pack) -> Vec<Match<'m>> {
        let mut wrong =
            self.matches(terms, pack, |form| form.wrong.iter().map(String::as_str).collect());
        wrong.retain(|found| self.is_word(found.start, found.end));
        if wrong.is_empty() {
            return wrong;
        }
        let right = self.right(terms, pack);
        wrong.retain(|found| !right.iter().any(|other| found.inside(other)));
        let all = wrong.clone();
        wrong.retain(|found| !all.iter().any(|other| found.inside(other)));
        wrong
    }

    fn matches<'m>(
        &'m self,
        terms: &'m [Term],
        pack: &Pack,
        names: impl Fn(&'m TermForm) -> Vec<&'m str>,
    ) -> Vec<Match<'m>> {
        let mut found = Vec::new();
        for term in terms {
            for (_, form) in term.forms.iter().filter(|(tag, _)| *tag == pack.language) {
                for name in names(form) {
                    for (start, end) in self.find(name) {
                        let (index, first) = self.origins[start];
                        let (_, last) = self.origins[end - 1];
                        let string = self.strings[index];
                        let place = string.place(first.start, last.end);
                        found.push(Match { term, form, name, string, start, end, place });
                    }
                }
            }
        }
        found
    }
}

fn is_words(usage: Usage) -> bool {
    match usage {
        Usage::Words | Usage::Spoken => true,
        Usage::Format | Usage::LanguageName | Usage::Head => false,
    }
}

/// Appends a character as it is compared.
fn fold(c: char, without_blanks: bool, text: &mut String) {
    match c {
        '\u{200B}' | '\u{2060}' | '\u{AD}' => {}
        c if c.is_whitespace() => {
            if !without_blanks && !text.ends_with(' ') {
                text.push(' ');
            }
        }
        // Its full lower case has a dot of its own, which no text types.
        'İ' => text.push('i'),
        c => text.extend(c.to_lowercase()),
    }
}

/// Whether a word of the character's script begins behind a blank or mark.
fn has_word_starts(c: char) -> bool {
    matches!(c, '\0'..='\u{FFF}' | '\u{1E00}'..='\u{1FFF}') && c.is_alphanumeric() && !is_thai(c)
}

/// Whether a name in the character's script ends with a word.
fn has_word_ends(c: char) -> bool {
    matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphanumeric()
}

/// Thai and Lao put no blanks between words.
fn is_thai(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}')
}
