//! Words that must differ: yes and no, free and charged, from and until.
//!
//! In: the file of a language. Out: one text for two things. What the words mean is told by
//! CLDR for yes and no alone. Knows nothing about patterns.

use super::Kind;
use super::likeness::is_same;
use super::said::{Said, words};
use crate::content::model::Written;

/// Keys whose texts all differ.
const GROUPS: [&[&str]; 8] = [
    &["words.info", "words.tip", "words.warning", "words.danger"],
    &["screen.open", "screen.closed", "screen.closed_today", "screen.closed_holiday"],
    &["formats.marks.frame", "formats.marks.yes", "formats.marks.no"],
    &["formats.cost.free", "formats.cost.charged"],
    &["formats.phone", "formats.fax"],
    &["formats.fax", "formats.extension"],
    &["formats.date.from", "formats.date.until"],
    &["formats.time.noon", "formats.time.midnight"],
];

/// Tables whose texts all differ.
const TABLES: [&str; 4] = ["formats.days", "formats.week.days", "habits.keep", "habits.quotes"];

/// Looks at all words that must differ.
pub(super) fn look(said: &mut Said<'_>) {
    for group in GROUPS {
        let texts: Vec<_> = group.iter().filter_map(|key| said.text(key)).collect();
        look_for_twins(&texts, said);
    }
    for table in TABLES {
        let texts: Vec<_> = said.below(table).into_iter().map(|(_, text)| text).collect();
        look_for_twins(&texts, said);
    }
    look_at_yes_and_no(said);
}

fn look_for_twins(texts: &[&Written], said: &mut Said<'_>) {
    for (at, text) in texts.iter().enumerate() {
        let is_twin = |other: &&&Written| match text.key.starts_with("habits.") {
            true => other.text == text.text,
            false => is_same(&words(other), &words(text)),
        };
        if let Some(twin) = texts.iter().take(at).find(is_twin) {
            let message = format!("`{}` says the same as `{}`", text.key, twin.key);
            let hint = "readers must be able to tell the two apart";
            said.fault(Kind::SameWords, text, message, "the same words", hint);
        }
    }
}

fn look_at_yes_and_no(said: &mut Said<'_>) {
    let Some(cldr) = said.cldr else { return };
    for (own, other) in [("yes", "no"), ("no", "yes")] {
        let Some(text) = said.text(&format!("formats.marks.{own}")) else { continue };
        let is = |key: &str| cldr.forms(key).iter().any(|form| is_same(form, &text.text));
        if is(other) && !is(own) {
            let message = format!("`{}` is {other}, not {own}", text.text);
            let hint = format!("CLDR has `{}`", cldr.forms(own).join("`, `"));
            said.fault(Kind::SameWords, text, message, "the opposite", hint);
        }
    }
}
