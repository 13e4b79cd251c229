//! `unfit-setting`: a language is set as its script is not.
//!
//! In: `[setting]` of the files of languages. Out: lines broken, spaced or pitched as those
//! of another script. Its direction and how it is read aloud are judged by `wrong-habit`.

use crate::check::{Check, Content, Run};
use crate::content::{Breaking, Profile, Spacing};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::{is_ideographic, likely_script};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "unfit-setting",
        severity: Severity::Warning,
        fixed: false,
        what: "A key of `[setting]` does not fit the script of the language. Such are breaks \
              between all characters for English, spacing of full-width marks for Thai, a \
              pitch below the size of type.",
        why: "It was copied from another language, or mistyped. Every flyer in the language \
              is set and checked by it.",
        remedy: "Write the value that fits the script; the message names it.",
        example: Some(Example {
            file: "content/languages/th.toml",
            wrong: r#"breaking = «"strict"»"#,
            right: r#"breaking = "words""#,
        }),
        source: "CLDR, likely subtags; UAX #14",
    },
    run: Run::Content(run),
};

/// Lines that are closer cannot be followed; whether their ink touches, `ink-collision` says.
const LEAST: f32 = 1.1;

/// What is wrong: the key, and what would be right.
type Fault = (&'static str, String, String);

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for profile in content.workspace.languages.iter() {
        let Some(script) = likely_script(&profile.tag) else { continue };
        for (key, what, hint) in setting(profile, &script) {
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
        Breaking::KeepAll if has_no_blanks(script) => add(
            "setting.breaking",
            "breaking at blanks alone",
            "write \"words\": there are no blanks between words",
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
    if setting.least_pitch.value.0 < LEAST {
        let what = format!("a least pitch of {}", setting.least_pitch.value.0);
        add("setting.least_pitch", &what, &format!("lines collide at less than {LEAST}"));
    }
    if setting.pitch.0 > 2.6 {
        let what = format!("a pitch of {}", setting.pitch.0);
        add("setting.pitch", &what, "1.3 to 2.3 is usual");
    }
    if !(0.2..=0.65).contains(&setting.baseline.0) {
        let what = format!("a baseline at {}", setting.baseline.0);
        add("setting.baseline", &what, "0.25 to 0.6 is usual; leave it out for 0.36");
    }
    if let Some((family, due)) = foreign_family(profile, script) {
        let hint = format!("name the family for {due} first");
        add("setting.fonts", &format!("the font family {family}"), &hint);
    }
    faults
}

/// Whether a script has no blanks between words, nor between phrases as Burmese has them.
fn has_no_blanks(script: &str) -> bool {
    ["Thai", "Laoo", "Khmr"].contains(&script)
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
