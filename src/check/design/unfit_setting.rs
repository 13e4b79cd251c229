//! `unfit-setting`: the file of a language says what does not fit the language.

use unicode_script::{Script, UnicodeScript};

use crate::check::{Check, Content, Run};
use crate::content::{Breaking, Direction, Profile, Spacing};
use crate::content::{Digits, Han, Marks};
use crate::diag::{Rule, Severity, Sink};
use crate::lang::{is_ideographic, is_right_to_left, likely_script};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "unfit-setting",
        severity: Severity::Warning,
        fixed: false,
        what: "A key of the language's file does not fit its script. Such are right to left \
              for Thai, breaks between all characters for English, simplified characters for \
              zh-Hant, a pitch at which lines touch.",
        why: "It was copied from another language, or mistyped. Every flyer in the language \
              is set and checked by it.",
        remedy: "Write the value that fits the script; the message names it.",
        example: None,
        source: "CLDR, likely subtags and numbering systems; UAX #14, #24 and #9",
    },
    run: Run::Content(run),
};

/// Scripts with signs above and below their letters.
const HIGH: [&str; 16] = [
    "Arab", "Aran", "Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Sinh",
    "Taml", "Telu", "Thai", "Tibt",
];

/// Languages that open questions with ¿.
const INVERTED: [&str; 6] = ["an", "ast", "es", "ext", "gl", "oc"];

/// What is wrong: the key, and what would be right.
type Fault = (&'static str, String, String);

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for profile in content.workspace.languages.iter() {
        let Some(script) = likely_script(&profile.tag) else { continue };
        let faults = [setting(profile, &script), habits(profile, &script)].concat();
        for (key, what, hint) in faults {
            let Some(&place) = profile.places.get(key) else { continue };
            let message = format!("{what} does not fit {}", profile.tag);
            let diagnostic = rule.at(place, message).label(format!("the script is {script}"));
            sink.report(diagnostic.hint(hint));
        }
    }
}

fn setting(profile: &Profile, script: &str) -> Vec<Fault> {
    let setting = &profile.setting;
    let mut faults = Vec::new();
    let mut add = |key, what: &str, hint: &str| {
        faults.push((key, what.to_owned(), hint.to_owned()));
    };
    let is_right_to_left = is_right_to_left(&profile.tag);
    match setting.direction {
        Direction::RightToLeft if !is_right_to_left => {
            add("setting.direction", "text from right to left", "leave `direction` out");
        }
        Direction::LeftToRight if is_right_to_left => {
            let key = "setting.direction";
            let key = if profile.places.contains_key(key) { key } else { "setting.breaking" };
            add(key, "text from left to right", "write direction = \"rtl\"");
        }
        Direction::RightToLeft | Direction::LeftToRight => {}
    }
    match setting.breaking {
        Breaking::Strict if !is_ideographic(script) => add(
            "setting.breaking",
            "breaking between characters",
            "write \"words\"; \"keep-all\" for Korean",
        ),
        Breaking::Words | Breaking::KeepAll if is_ideographic(script) => add(
            "setting.breaking",
            "breaking between words",
            "write \"strict\": there are no blanks between words",
        ),
        Breaking::Words | Breaking::Strict | Breaking::KeepAll => {}
    }
    match setting.spacing {
        Spacing::Squeeze | Spacing::Keep if !is_ideographic(script) => {
            add("setting.spacing", "spacing of full-width marks", "write \"none\"");
        }
        Spacing::Keep if script != "Hant" => {
            add("setting.spacing", "spacing as in Taiwan", "write \"squeeze\"");
        }
        Spacing::None if is_ideographic(script) => {
            add("setting.spacing", "no spacing", "write \"squeeze\", or \"keep\" for Taiwan");
        }
        Spacing::None | Spacing::Squeeze | Spacing::Keep => {}
    }
    let least = if HIGH.contains(&script) { 1.25 } else { 1.1 };
    if setting.least_pitch.value.0 < least {
        let what = format!("a least pitch of {}", setting.least_pitch.value.0);
        add("setting.least_pitch", &what, &format!("lines collide at less than {least}"));
    }
    if setting.pitch.0 > 2.6 {
        let what = format!("a pitch of {}", setting.pitch.0);
        add("setting.pitch", &what, "1.3 to 2.3 is usual");
    }
    if !(0.2..=0.65).contains(&setting.baseline.0) {
        let what = format!("a baseline at {}", setting.baseline.0);
        add("setting.baseline", &what, "0.25 to 0.6 is usual; leave it out for 0.36");
    }
    if profile.speech.primary() != profile.tag.primary() {
        let what = format!("speech in {}", profile.speech);
        let hint = "name the same language, without the variant that no registry knows";
        add("setting.speech", &what, hint);
    }
    if let Some((family, due)) = foreign_family(profile, script) {
        let hint = format!("name the family for {due} first");
        add("setting.fonts", &format!("the font family {family}"), &hint);
    }
    faults
}

/// A family of Chinese characters in the forms of another country that is asked before
/// one with the forms of the own, by the ends of their names.
fn foreign_family<'a>(profile: &'a Profile, script: &str) -> Option<(&'a str, &'static str)> {
    const REGIONS: [(&str, &str); 7] = [
        ("JP", "Jpan"),
        ("KR", "Kore"),
        ("SC", "Hans"),
        ("CN", "Hans"),
        ("TC", "Hant"),
        ("TW", "Hant"),
        ("HK", "Hant"),
    ];
    let due = REGIONS.iter().find(|(_, of)| *of == script)?.0;
    let region = |family: &str| {
        let end = |end: &str| family.strip_suffix(end).is_some_and(|start| start.contains("CJK"));
        REGIONS.iter().find(|(region, _)| end(region)).map(|(_, script)| *script)
    };
    let family = profile.setting.families().find(|family| region(family).is_some())?;
    (region(family) != Some(script)).then_some((family, due))
}

fn habits(profile: &Profile, script: &str) -> Vec<Fault> {
    let habits = &profile.habits;
    let mut faults = Vec::new();
    let mut add = |key, what: String, hint: &str| faults.push((key, what, hint.to_owned()));
    match habits.marks {
        Some(Marks::Full) if !is_ideographic(script) => {
            add("habits.marks", "full-width marks".to_owned(), "write \"half\"");
        }
        Some(Marks::Half) if is_ideographic(script) => {
            add("habits.marks", "narrow marks".to_owned(), "write \"full\"");
        }
        Some(Marks::Full | Marks::Half) | None => {}
    }
    let due = match habits.han {
        Some(Han::Simplified) => "Hans",
        Some(Han::Traditional) => "Hant",
        Some(Han::Japanese) => "Jpan",
        None => script,
    };
    if due != script {
        let what = "this form of Chinese characters".to_owned();
        add("habits.han", what, "simplified for Hans, traditional for Hant, japanese for Japan");
    }
    if habits.digits.is_some_and(|digits| !is_of(digits, script)) {
        let what = "this kind of digits".to_owned();
        add("habits.digits", what, "write \"latn\", or the digits of the script");
    }
    if habits.inverted && !INVERTED.contains(&profile.tag.primary()) {
        add("habits.inverted", "¿ at the start of questions".to_owned(), "leave it out");
    }
    if habits.easy && profile.tag.primary() != "ja" {
        add("habits.easy", "Easy Japanese".to_owned(), "leave it out");
    }
    let foreign = |text: String| text.chars().find(|&c| !belongs(c, script));
    if let Some(c) = foreign(habits.letters.clone().unwrap_or_default()) {
        add("habits.letters", format!("the letter {c}"), "take it out");
    }
    if let Some(c) = foreign(habits.stops.clone().unwrap_or_default()) {
        add("habits.stops", format!("the mark {c}"), "take it out");
    }
    let quotes = habits.quotes.iter().flat_map(|&(open, close)| [open, close]);
    if let Some(c) = foreign(quotes.collect()) {
        add("habits.quotes", format!("the mark {c}"), "take it out");
    }
    faults
}

/// Whether digits are those of a script, or 0–9.
fn is_of(digits: Digits, script: &str) -> bool {
    digits == Digits::Latin || belongs(digits.zero(), script)
}

/// Whether a script has a character (UAX #24, `Script_Extensions`).
fn belongs(c: char, script: &str) -> bool {
    let own: &[Script] = match script {
        "Jpan" => &[Script::Han, Script::Hiragana, Script::Katakana],
        "Hans" | "Hant" => &[Script::Han],
        "Kore" => &[Script::Hangul, Script::Han],
        "Aran" => &[Script::Arabic],
        other => &[Script::from_short_name(other).unwrap_or(Script::Common)],
    };
    let extension = c.script_extension();
    extension.is_common() || own.iter().any(|&script| extension.contains_script(script))
}
