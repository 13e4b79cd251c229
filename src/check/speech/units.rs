//! Units: cm, kg, L, and how people type them.
//!
//! In: the file of a language. Out: a unit under the name of another, or otherwise than in
//! CLDR. Points behind abbreviations are a matter of style. Knows nothing about prices.

use super::Kind;
use super::likeness::{fold, is_same, is_short_for};
use super::names::unlike;
use super::said::{Part, Said, parts, words};
use crate::content::Unit;
use crate::content::model::Written;
use crate::lang::{Cldr, script_of};
use unicode_script::Script;

/// Looks at all units.
pub(super) fn look(said: &mut Said<'_>) {
    let Some(cldr) = said.cldr else { return };
    look_at_script(cldr, said);
    for table in ["formats.units", "typed"] {
        for &unit in Unit::ALL {
            for (_, text) in said.below(&format!("{table}.{}", unit.key())) {
                look_at(cldr, unit, text, said);
                if table == "formats.units" {
                    look_at_side(cldr, unit, text, said);
                }
            }
        }
    }
}

/// A symbol in Latin letters among units in the letters of the language, where CLDR has it in
/// those.
fn look_at_script(cldr: Cldr, said: &mut Said<'_>) {
    let units = said.below("formats.units");
    let is_latin = |text: &str| {
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(|c| script_of(c) == Script::Latin)
    };
    let latin: Vec<_> = units.iter().filter(|(_, text)| is_latin(&words(text))).collect();
    if latin.len() * 2 >= units.len() {
        return;
    }
    for (key, text) in latin {
        let forms = cldr.forms(&format!("unit.{key}"));
        if let Some(usual) = forms.first().filter(|_| !forms.iter().any(|form| is_latin(form))) {
            let message = format!("`{}` is in other letters than the units beside it", words(text));
            said.fault(Kind::Unlike, text, message, "otherwise than in CLDR", unlike(usual.trim()));
        }
    }
}

/// The forms of a unit, and its symbol, which is the same in all languages.
fn forms(cldr: Cldr, unit: Unit) -> Vec<String> {
    let known = cldr.forms(&format!("unit.{}", unit.key())).into_iter();
    let known = known.map(|form| form.replace("{0}", ""));
    known.chain([unit.key().to_owned()]).collect()
}

fn look_at(cldr: Cldr, unit: Unit, text: &Written, said: &mut Said<'_>) {
    let word = words(text);
    let own = forms(cldr, unit);
    if own.iter().any(|form| is_same(form, &word)) {
        return;
    }
    let others = Unit::ALL.iter().filter(|other| **other != unit);
    let mut others = others;
    let other = others.find(|other| forms(cldr, **other).iter().any(|form| is_same(form, &word)));
    let is_typed = text.key.starts_with("typed.");
    if let Some(other) = other {
        let message = format!("`{word}` is {}, not {}", other.key(), unit.key());
        let hint = format!("CLDR has `{}`", own.first().map_or("", |form| form.trim()));
        said.fault(Kind::Unit, text, message, "another unit", hint);
    } else if !is_typed && !own.iter().any(|form| is_abbreviation(&word, form)) {
        let message = format!("`{word}` is not in CLDR for {}", unit.key());
        let usual = own.first().map_or("", |form| form.trim());
        said.fault(Kind::Unlike, text, message, "otherwise than in CLDR", unlike(usual));
    }
}

/// Whether a word is short for another; or is of another script, in which CLDR has but a
/// symbol.
fn is_abbreviation(word: &str, form: &str) -> bool {
    let (own, other) = (fold(word), fold(form));
    let is_foreign = || match (own.first(), other.first()) {
        (Some(one), Some(two)) => script_of(*one) != script_of(*two) && other.len() < 3,
        _ => false,
    };
    is_short_for(word, form) || is_foreign()
}

/// On which side of its number a unit stands.
fn look_at_side(cldr: Cldr, unit: Unit, text: &Written, said: &mut Said<'_>) {
    let is_behind = matches!(parts(text).first(), Some(Part::Token(_)));
    let forms = cldr.forms(&format!("unit.{}", unit.key()));
    let sides = forms.iter().filter(|form| form.contains("{0}"));
    let sides: Vec<bool> = sides.map(|form| form.starts_with("{0}")).collect();
    // The symbol behind its number is read everywhere, as SI has it.
    let is_symbol = is_behind && words(text) == unit.key();
    if !sides.is_empty() && !sides.contains(&is_behind) && !is_symbol {
        let message = "the unit stands on the other side of its number than in CLDR";
        let usual = forms.first().map_or("", |form| form);
        said.fault(Kind::Unlike, text, message, "otherwise than in CLDR", unlike(usual));
    }
}
