//! What a new language is written with: the table `habits` of its file.
//!
//! In: the languages of the same script. Out: the table with what all of them have, and
//! the other keys as remarks. Knows nothing about the language itself.

use super::comment::comment;
use super::speech::left_out;
use crate::content::table::language::shape;
use crate::content::{Habits, Profile};

/// The table `habits`. Quotation marks are left out: languages of one script differ in
/// them, and `check` says nothing about what is not said.
pub(super) fn habits(alike: &[&Profile]) -> String {
    let shape = shape();
    let Some(habits) = shape.key("habits") else { return String::new() };
    let mut text = comment("", &habits.help);
    text += &comment("", "What stands here already is what all languages of this script have.");
    text += "[habits]\n";
    for key in habits.shape.keys() {
        let known = match key.name.as_str() {
            "digits" => agreed(alike, |habits| Some(habits.digits?.key().to_owned())),
            "stops" => agreed(alike, |habits| habits.stops.clone()),
            "marks" => agreed(alike, |habits| Some(habits.marks?.key().to_owned())),
            _ => None,
        };
        text += &match known {
            Some(known) => comment("", &key.help) + &format!("{} = \"{known}\"\n", key.name),
            None => left_out(key),
        };
    }
    text
}

/// What all languages say, if they say the same.
fn agreed(alike: &[&Profile], said: impl Fn(&Habits) -> Option<String>) -> Option<String> {
    let mut theirs = alike.iter().map(|profile| said(&profile.habits));
    let first = theirs.next()??;
    theirs.all(|other| other.as_ref() == Some(&first)).then_some(first)
}
