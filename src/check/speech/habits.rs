//! What a language is written with, and how it is set: quotation marks, digits, stops,
//! letters, direction.
//!
//! In: the file of a language. Out: what CLDR and the script of the language tell otherwise.
//! Knows nothing about words.

use super::Kind;
use super::said::Said;
use crate::content::Digits;
use crate::content::form::Word;
use crate::content::model::Written;
use crate::lang::{Cldr, Letters, is_ideographic, is_right_to_left, primary, script_of};
use crate::source::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Pairs of quotation marks of which the first opens, in whatever language.
const PAIRS: [&str; 15] = [
    "“”", "‘’", "«»", "‹›", "「」", "『』", "„“", "„”", "‚‘", "‚’", "〈〉", "《》", "〝〟", "\"\"",
    "''",
];

/// Looks at habits and setting.
pub(super) fn look(said: &mut Said<'_>) {
    look_at_quotes(said);
    look_at_script(said);
    match Letters::of(&said.file.speech) {
        Some(letters) => {
            look_at_stops(&letters, said);
            look_at_letters(&letters, said);
        }
        None => look_at_foreign(said),
    }
    look_at_setting(said);
}

fn look_at_quotes(said: &mut Said<'_>) {
    let own: Vec<&str> = said.cldr.map_or_else(Vec::new, quotes);
    let is_elsewhere = |pair: &str| Cldr::all().flat_map(quotes).any(|it| it == pair);
    let is_square = is_ideographic(&said.script()) || said.script() == "Kore";
    for (_, text) in said.below("habits.quotes") {
        let pair = text.text.as_str();
        if own.contains(&pair) || pair.chars().count() != 2 {
            continue;
        }
        let turned: String = pair.chars().rev().collect();
        let is_full = pair.starts_with(['「', '『', '〈', '《', '〝']);
        let message = if pair.starts_with(['"', '\'']) {
            format!("`{pair}` are straight marks of a typewriter")
        } else if is_full && !is_square {
            format!("`{pair}` are marks of a full square, and the script of the language has none")
        } else if !PAIRS.contains(&pair) {
            match PAIRS.contains(&turned.as_str()) || is_elsewhere(&turned) {
                true => format!("`{pair}` closes before it opens in this language"),
                false => format!("`{pair}` is not a pair"),
            }
        } else {
            continue;
        };
        let hint = format!("CLDR has {} for this language", own.join(" and "));
        said.fault(Kind::Habit, text, message, "not of this language", hint);
    }
}

fn quotes(cldr: Cldr) -> Vec<&'static str> {
    cldr.forms("quotes").into_iter().flat_map(|all| all.split(' ')).collect()
}

/// What follows from the script in which a language is written.
fn look_at_script(said: &mut Said<'_>) {
    let script = said.script();
    let is_square = is_ideographic(&script);
    if let Some(text) = said.text("habits.digits") {
        let usual = said.cldr.and_then(|cldr| cldr.forms("digits").first().copied());
        let known = ["latn"].into_iter().chain(usual);
        let digits = Digits::of(&text.text);
        let of_script = digits.is_some_and(|digits| {
            let own = Script::from_short_name(&script);
            own.is_some_and(|own| digits.zero().script_extension().contains_script(own))
        });
        if !known.clone().any(|it| it == text.text) && !of_script {
            let hint = format!("CLDR has {}", known.collect::<Vec<_>>().join(" and "));
            let message = format!("`{}` are not digits of this language", text.text);
            said.fault(Kind::Habit, text, message, "digits of another", hint);
        }
    }
    if let Some(text) = said.text("habits.marks")
        && (text.text == "full") != is_square
        && !script.is_empty()
    {
        let (own, usual) = (&text.text, if is_square { "full" } else { "half" });
        let message = format!("marks of this script are not `{own}`");
        said.fault(Kind::Habit, text, message, "of another script", format!("write \"{usual}\""));
    }
    let han = match (script.as_str(), said.tag().primary()) {
        ("Hans", _) => Some("simplified"),
        ("Hant", _) => Some("traditional"),
        (_, "ja") => Some("japanese"),
        _ => None,
    };
    if let Some(text) = said.text("habits.han").filter(|text| Some(text.text.as_str()) != han) {
        let message = format!("this language does not have `{}` forms of characters", text.text);
        let hint = han.map_or("take the key out".to_owned(), |han| format!("write \"{han}\""));
        said.fault(Kind::Habit, text, message, "of another language", hint);
    }
    flag(
        "habits.easy",
        said.tag().primary() == "ja",
        "take it out: Easy Japanese is Japanese",
        said,
    );
}

/// Reports what is said to be true and cannot be.
fn flag(key: &str, can_be: bool, hint: &str, said: &mut Said<'_>) {
    let flags = said.file.flags.iter();
    let is_set: Option<Span> =
        flags.filter(|(it, is, _)| it == key && *is).map(|(_, _, span)| *span).next();
    if let Some(span) = is_set.filter(|_| !can_be) {
        let message = format!("`{key}` is not true of this language");
        said.fault_at(Kind::Habit, (key, span), message, "of another language", hint);
    }
}

/// Letters and stops of another script, in a language that CLDR does not have (UAX #24,
/// `Script_Extensions`).
fn look_at_foreign(said: &mut Said<'_>) {
    let Some(script) = Script::from_short_name(&said.script()) else { return };
    for key in ["habits.letters", "habits.stops"] {
        let Some(text) = said.text(key) else { continue };
        let belongs = |c: char| {
            let own = c.script_extension();
            own.is_common() || own.contains_script(script)
        };
        if let Some(foreign) = text.text.chars().find(|&c| !belongs(c)) {
            let message = format!("`{foreign}` belongs to another script");
            said.fault(Kind::Habit, text, message, "of another script", "take it out".to_owned());
        }
    }
}

fn look_at_stops(letters: &Letters, said: &mut Said<'_>) {
    let has_inverted = letters.marks.contains(&'¿');
    flag("habits.inverted", has_inverted, "take it out: CLDR has no ¿ in this language", said);
    let is_set = said.file.flags.iter().any(|(key, is, _)| key == "habits.inverted" && *is);
    if let Some(text) = said.text("habits.stops")
        && has_inverted
        && letters.marks.contains(&'¡')
        && said.script() == "Latn"
        && !is_set
    {
        let message = "questions of this language begin with ¿, and nothing says so";
        let hint = "write inverted = true in [habits]";
        said.fault(Kind::Habit, text, message, "a habit is missing", hint);
    }
    let Some(text) = said.text("habits.stops") else { return };
    let is_known = |c: &char| {
        letters.marks.contains(c)
            || matches!(c, '.' | '!' | '?' | '…')
            || *c == '॥' && letters.marks.contains(&'।')
    };
    if let Some(strange) = text.text.chars().find(|c| !is_known(c)) {
        let message = format!("`{strange}` is not a mark of this language");
        let hint = "CLDR does not have it among the marks of the language";
        said.fault(Kind::Habit, text, message, "of another language", hint);
        return;
    }
    let is_full = |c: char| matches!(c, '。' | '！' | '？' | '．');
    let wide = text.text.chars().filter(|&c| is_full(c)).count();
    let is_mixed = wide > 0 && wide < text.text.chars().count();
    let marks = said.text("habits.marks").map(|marks| marks.text == "full");
    if is_mixed || marks.is_some_and(|full| full != (wide > 0)) {
        let message = "the marks are not as wide as `marks` says";
        let hint = "full: 。！？, half: .!?";
        said.fault(Kind::Habit, text, message, "of another width", hint);
    } else if let Some(own) = own_stop(letters)
        .filter(|own| *own != '。' || wide > 0)
        .filter(|own| !text.text.contains(*own))
    {
        let message = format!("the stop of this language, `{own}`, is missing");
        said.fault(Kind::Habit, text, message, "not all marks", format!("add {own}"));
    }
}

/// The stop of a script that has one of its own.
fn own_stop(letters: &Letters) -> Option<char> {
    ['。', '।', '။', '។', '።', '۔'].into_iter().find(|stop| letters.marks.contains(stop))
}

fn look_at_letters(letters: &Letters, said: &mut Said<'_>) {
    let Some(text) = said.text("habits.letters") else { return };
    let own: Vec<char> = text.text.chars().collect();
    // CLDR has letters such as ড় as their parts.
    let parts: Vec<char> = text.text.nfd().collect();
    let has_script = |c: char| !matches!(script_of(c), Script::Common | Script::Inherited);
    let needed =
        letters.main.iter().filter(|c| c.is_alphabetic() && !c.is_uppercase() && has_script(**c));
    let missing: Vec<String> = needed
        .filter(|c| !own.contains(c) && !parts.contains(c))
        .map(|c| format!("`{c}`"))
        .collect();
    if !missing.is_empty() {
        let message = match &missing[..] {
            [one] => format!("the letter {one} is missing"),
            all => format!("the letters {} are missing", all.join(" ")),
        };
        let hint = "CLDR has them among the letters of the language";
        said.fault(Kind::Habit, text, message, "not all letters", hint);
    }
    // Latin letters come with names from elsewhere, those of Arabic with Arabic words; in
    // other scripts the letters of another language are mistakes.
    let script = said.script();
    let has_guests = ["Latn", "Arab", "Aran"].contains(&script.as_str());
    let is_known = |c: &char| {
        letters.main.contains(c)
            || [*c].iter().copied().nfd().all(|part| letters.main.contains(&part))
            || has_guests && letters.auxiliary.contains(c)
            || script == "Latn" && c.is_ascii_lowercase()
            || is_apostrophe(*c)
    };
    let script = own.iter().map(|c| script_of(*c)).next();
    // Marks on letters, such as the vowel signs of Arabic, belong to the script of the letter.
    let is_of = |c: char| {
        script_of(c) == Script::Inherited || Some(script_of(c)) == script || is_apostrophe(c)
    };
    let strange = own.iter().find(|&&c| !is_known(&c) || !is_of(c));
    if let Some(strange) = strange {
        let message = format!("`{strange}` is not a letter of this language");
        let hint = "CLDR does not have it among the letters of the language";
        said.fault(Kind::Habit, text, message, "of another language", hint);
    }
    let twin = own.iter().enumerate().find(|(at, c)| own[..*at].contains(c) && !is_apostrophe(**c));
    if let Some((_, twin)) = twin {
        let message = format!("the letter `{twin}` stands here twice");
        said.fault(Kind::Habit, text, message, "twice", "write each letter once");
    }
}

/// Letters of Uzbek and others that look like an apostrophe.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2BB}' | '\u{2BC}')
}

fn look_at_setting(said: &mut Said<'_>) {
    if let Some(text) = said.text("setting.speech") {
        let own = said.file.language.primary();
        if primary(&text.text) != own {
            let message = format!("a screen reader would take this language for `{}`", text.text);
            let hint = format!("write \"{own}\", or a tag that begins so");
            said.fault(Kind::Habit, text, message, "another language", hint);
        }
    }
    let is_left = is_right_to_left(&said.file.language);
    let direction = said.text("setting.direction");
    if direction.is_some_and(|text| text.text == "rtl") != is_left {
        let at: Option<&Written> =
            direction.or_else(|| said.below("setting").first().map(|(_, text)| *text));
        let Some(at) = at else { return };
        let (way, usual) = match is_left {
            true => ("from right to left", "rtl"),
            false => ("from left to right", "ltr"),
        };
        let message = format!("the script of this language runs {way}");
        let hint = format!("write direction = \"{usual}\" in [setting]");
        said.fault(Kind::Habit, at, message, "the other direction", hint);
    }
}
