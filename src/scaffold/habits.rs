//! What a new language is written with: the table `habits` of its file.
//!
//! In: the languages of the same script, and what CLDR has of the language. Out: the table,
//! each key with where its value comes from, and the other keys as remarks.

use super::comment::{comment, shown};
use super::speech::left_out;
use crate::content::form::Word;
use crate::content::table::language::shape;
use crate::content::{Digits, Habits, Profile};
use crate::lang::{Cldr, Letters, Tag, is_ideographic, likely_script};

/// The table `habits`.
pub(super) fn habits(tag: &Tag, alike: &[&Profile], letters: &Letters) -> String {
    let shape = shape();
    let Some(habits) = shape.key("habits") else { return String::new() };
    let cldr = Cldr::of(tag);
    let mut text = comment("", &habits.help) + "[habits]\n";
    for key in habits.shape.keys() {
        let agreed = match key.name.as_str() {
            "digits" => agreed(alike, |habits| Some(habits.digits?.key().to_owned())),
            "stops" => agreed(alike, |habits| habits.stops.clone()),
            "marks" => agreed(alike, |habits| Some(habits.marks?.key().to_owned())),
            _ => None,
        };
        let some = |text: String| Some(text).filter(|text| !text.is_empty()).map(quoted);
        let of_cldr = || match key.name.as_str() {
            "quotes" => quotes(cldr?),
            "digits" => digits(cldr?),
            "stops" => some(letters.stops()),
            "letters" => some(letters.small()),
            _ => None,
        };
        let of_script = || (key.name == "marks").then(|| quoted(marks(tag).to_owned()));
        let value = agreed.map(|said| (quoted(said), "As all languages of this script here."));
        let value = value.or_else(|| Some((of_cldr()?, "From CLDR.")));
        let value = value.or_else(|| Some((of_script()?, "By the script.")));
        text += &match value {
            Some((value, from)) => {
                comment("", &format!("{} {from}", key.help)) + &format!("{} = {value}\n", key.name)
            }
            None => left_out(key),
        };
    }
    text
}

fn quoted(text: String) -> String {
    format!("\"{}\"", shown(&text))
}

/// The pairs of quotation marks, the usual one first.
fn quotes(cldr: Cldr) -> Option<String> {
    let pairs = cldr.forms("quotes").into_iter().flat_map(|all| all.split(' '));
    let pairs: Vec<String> = pairs.map(|pair| quoted(pair.to_owned())).collect();
    (!pairs.is_empty()).then(|| format!("[{}]", pairs.join(", ")))
}

/// The digits beside 0–9.
fn digits(cldr: Cldr) -> Option<String> {
    let usual = Digits::of(cldr.forms("digits").first()?).unwrap_or(Digits::Latin);
    Some(quoted(usual.key().to_owned()))
}

/// How wide marks are in the script.
fn marks(tag: &Tag) -> &'static str {
    let is_square = likely_script(tag).is_some_and(|script| is_ideographic(&script));
    if is_square { "full" } else { "half" }
}

/// What all languages say, if they say the same.
fn agreed(alike: &[&Profile], said: impl Fn(&Habits) -> Option<String>) -> Option<String> {
    let mut theirs = alike.iter().map(|profile| said(&profile.habits));
    let first = theirs.next()??;
    theirs.all(|other| other.as_ref() == Some(&first)).then_some(first)
}
