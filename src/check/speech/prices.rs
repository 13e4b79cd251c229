//! Amounts of yen, by the kind of number.
//!
//! In: the file of a language. Out: forms that the language does not have or lacks, and words
//! that are not those of yen. Knows nothing about units.

use super::Kind;
use super::likeness::{fold, is_same, likeness};
use super::names::unlike;
use super::said::{Part, Said, parts, words};
use crate::content::model::Written;
use crate::lang::{Cldr, Plural, script_of};
use unicode_script::Script;

/// How like the word must be to that of CLDR: languages spell it in several ways.
const LIKE: u32 = 280;

/// Signs that are yen in every language.
const SIGNS: [&str; 4] = ["¥", "￥", "円", "JPY"];

/// Looks at the table `price`.
pub(super) fn look(said: &mut Said<'_>) {
    let prices = said.below("formats.price");
    let known = Plural::known(said.tag());
    let written: Vec<Plural> = prices.iter().filter_map(|(key, _)| Plural::of_key(key)).collect();
    for (key, text) in &prices {
        let Some(plural) = Plural::of_key(key) else { continue };
        if known.contains(&plural) {
            if let Some(cldr) = said.cldr {
                look_at_word(cldr, plural, text, said);
            }
        } else {
            let message = format!("no number of this language is `{key}`");
            let hint = format!("numbers of this language are {}", keys(&known));
            said.fault(Kind::Unit, text, message, "is never printed", hint);
        }
    }
    let is_behind = |text: &Written| matches!(parts(text).first(), Some(Part::Token(_)));
    let usual = prices.last().is_some_and(|(_, text)| is_behind(text));
    for (_, text) in prices.iter().filter(|(_, text)| is_behind(text) != usual) {
        let message = "the word stands on another side of the number than in the other forms";
        let hint = "a language writes it on one side";
        said.fault(Kind::Unit, text, message, "the other side", hint);
    }
    let needed = Plural::needed(said.tag());
    let missing: Vec<Plural> = needed.into_iter().filter(|it| !written.contains(it)).collect();
    // One form for all numbers is right where the word has but one.
    if let Some((_, text)) = prices.first()
        && written != [Plural::Other]
        && !missing.is_empty()
    {
        let message = format!("`formats.price` lacks {}", keys(&missing));
        let hint = "write a form for each kind of number, or `other` alone for all";
        said.fault(Kind::Unit, text, message, "some numbers have no form", hint);
    }
}

fn keys(plurals: &[Plural]) -> String {
    let keys: Vec<String> = plurals.iter().map(|it| format!("`{}`", it.key())).collect();
    keys.join(", ")
}

/// Whether the word is that of yen, and in the form of its number.
fn look_at_word(cldr: Cldr, plural: Plural, text: &Written, said: &mut Said<'_>) {
    let own = words(text);
    if SIGNS.iter().any(|sign| own.to_lowercase().contains(&sign.to_lowercase())) {
        return;
    }
    let known: Vec<(&str, &str)> = cldr.lines("yen.").collect();
    let is_in = |form: &str| {
        let form = fold(form);
        let mut words = own.split_whitespace().map(fold).filter(|word| !word.is_empty());
        // 元 alone is the money of China, and 日元 that of Japan.
        let is_han = |word: &[char]| script_of(word[0]) == Script::Han;
        words.any(|word| match is_han(&word) {
            true => form.starts_with(&word),
            false => form.windows(word.len()).any(|it| it == word),
        })
    };
    // The first ideograph says whose currency it is: 日圆 and 日元, not 美元.
    let is_of_one_land = |word: &str| {
        let (one, other) = (fold(&own), fold(word));
        let is_han = one.first().is_some_and(|c| script_of(*c) == Script::Han);
        is_han && one.first() == other.first() && one.len() == other.len()
    };
    let is_like = |form: &str| {
        let mut words = form.split([' ', '\u{200B}']);
        words.any(|word| likeness(&own, word) >= LIKE || is_of_one_land(word))
    };
    if !known.is_empty() && !known.iter().any(|(_, form)| is_in(form) || is_like(form)) {
        let usual = known.last().map_or("", |(_, form)| form);
        let message = format!("`{own}` is not yen in CLDR");
        said.fault(Kind::Unlike, text, message, "otherwise than in CLDR", unlike(usual));
        return;
    }
    let has = |form: &str| form.split(' ').any(|word| is_same(word, &own));
    let form = known.iter().find(|(key, _)| *key == plural.key());
    let other = known.iter().find(|(_, form)| has(form));
    if let (Some((_, form)), Some((other, _))) = (form.filter(|(_, form)| !has(form)), other) {
        let message = format!("`{own}` is the form for `{other}`");
        let hint = format!("CLDR has `{form}` here");
        said.fault(Kind::Unit, text, message, "the form of other numbers", hint);
    }
}
