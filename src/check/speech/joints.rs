//! Signs between numbers and words: the decimal sign, what stands in lists.
//!
//! In: the file of a language. Out: signs that are not those of CLDR, blanks that are lost.
//! Knows nothing about what is listed.

use super::Kind;
use super::likeness::{fold, is_same};
use super::names::unlike;
use super::said::Said;
use crate::content::model::Written;
use crate::lang::{Cldr, decimal_sign, is_spaced};

/// What stands between the entries of lists, and before the last one.
const COMMAS: [&str; 4] =
    ["formats.list", "formats.week.list", "formats.week.also", "formats.week.rows"];
const ANDS: [&str; 3] = ["formats.and", "formats.pair", "formats.week.and"];

/// Commas behind which a blank stands.
const NARROW: [char; 4] = [',', ';', '،', '؛'];

/// Looks at all signs.
pub(super) fn look(said: &mut Said<'_>) {
    look_at_decimal(said);
    // A file that is being written has empty lists.
    let is_filled = said.text("formats.date.range").is_some();
    let empty = |it: &&Written| it.key == "formats.list" && it.text.is_empty();
    if let Some(text) = said.file.strings.iter().find(empty).filter(|_| is_filled) {
        let hint = "write the sign that stands there, with its blank";
        said.fault(Kind::Sign, text, "the entries of a list run together", "nothing", hint);
    }
    let joints = COMMAS.iter().chain(&ANDS).flat_map(|key| {
        said.file.strings.iter().filter(move |it| it.key == *key && !it.text.is_empty())
    });
    for text in joints {
        look_at_blanks(text, said);
        if let Some(cldr) = said.cldr {
            look_at_word(cldr, text, said);
        }
    }
}

fn look_at_decimal(said: &mut Said<'_>) {
    let Some(text) = said.text("formats.decimal") else { return };
    let (own, usual) = (text.text.as_str(), decimal_sign(said.tag()));
    if let Some(usual) = usual.filter(|usual| said.cldr.is_some() && own != usual.to_string()) {
        let message = format!("the decimal sign of this language is `{usual}`, not `{own}`");
        let hint = "CLDR has it so, and groups of thousands are written to match; if it is right, say why on the line above: `# differs: …`";
        said.fault(Kind::Sign, text, message, "another sign", hint);
    }
}

fn look_at_blanks(text: &Written, said: &mut Said<'_>) {
    let joint = text.text.trim_end();
    let ends_in_comma = joint.ends_with(NARROW) && joint == text.text;
    if ends_in_comma {
        let hint = "write the blank behind the sign";
        said.fault(Kind::Sign, text, "no blank stands behind this sign", "runs together", hint);
    }
}

/// The words of a list: "and", and not "or", with its blanks.
fn look_at_word(cldr: Cldr, text: &Written, said: &mut Said<'_>) {
    let word = text.text.trim();
    if fold(word).is_empty() {
        return;
    }
    let said_in = |key: &str| -> Vec<(String, &'static str)> {
        let forms = cldr.forms(key).into_iter();
        forms.map(|form| (form.replace("{0}", "").replace("{1}", ""), form)).collect()
    };
    let (ands, ors) = (said_in("and"), said_in("or"));
    let is_in = |forms: &[(String, &str)]| forms.iter().any(|(form, _)| is_same(form, word));
    if is_in(&ors) && !is_in(&ands) {
        let message = format!("`{word}` is \"or\", not \"and\"");
        let usual = ands.first().map_or("", |(form, _)| form.trim());
        said.fault(Kind::Sign, text, message, "another word", format!("CLDR has `{usual}`"));
        return;
    }
    let lists = said_in("list");
    let is_comma = COMMAS.contains(&text.key.as_str()) && text.key != "formats.week.also";
    if is_comma && is_in(&ands) && !is_in(&lists) {
        let message = format!("`{word}` stands between all entries, not before the last alone");
        let hint = "write it at `and`, and the comma here";
        said.fault(Kind::Sign, text, message, "another place", hint);
        return;
    }
    let Some((_, form)) = ands.iter().find(|(form, _)| is_same(form, word)) else { return };
    let inner = form.trim_start_matches("{0}").trim_end_matches("{1}");
    let lost = |has: fn(&str) -> bool| has(inner) && !has(&text.text);
    let begins: fn(&str) -> bool =
        |text| text.starts_with(|c: char| c.is_whitespace() || !is_word(c));
    let ends: fn(&str) -> bool = |text| text.ends_with(char::is_whitespace);
    if word.chars().next().is_some_and(is_spaced) && (lost(begins) || lost(ends)) {
        let message = format!("a blank is missing beside `{word}`");
        said.fault(Kind::Sign, text, message, "runs together", unlike(form));
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}
