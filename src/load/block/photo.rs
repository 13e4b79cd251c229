//! The rules for a photo.
//!
//! In: the facts `width` and `height`, the pictures `good` and `bad`; headings,
//! rules and alternative texts. Out: [`Photo`].

use unicode_script::Script;

use crate::content::Measure;
use crate::geom::Mm;
use crate::lang::script_of;
use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::{Example, Illustration, Photo, Rich};
use crate::source::Spanned;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    width: Option<Spanned<Measure>>,
    height: Option<Spanned<Measure>>,
    good: String,
    bad: Vec<String>,
}

/// Why there are as many texts as there are.
const WHY: &str = "as many as the flyer has pictures in `bad`:";

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan {
        width: asks.one("width"),
        height: asks.one("height"),
        good: asks.picture("good"),
        bad: asks.pictures("bad"),
    }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Photo {
    let count = plan.bad.len();
    let alts = texts.plain_list("bad_alt", count, WHY);
    let rules = texts.list_of("bad", count, WHY);
    let bad = plan.bad.iter().zip(alts).zip(rules).map(|((name, alt), text)| Example {
        illustration: Illustration { picture: texts.picture(name), alt },
        text,
    });
    let bad = bad.collect();
    Photo {
        heading: texts.rich("heading"),
        width: length(plan.width.as_ref(), texts),
        height: length(plan.height.as_ref(), texts),
        good: Illustration {
            picture: texts.picture(&plan.good),
            alt: joined(&texts.plain("good_alt"), &texts.plain("frame_alt")),
        },
        true_size: texts.optional("true_size"),
        good_rules: texts.list("good"),
        bad,
        bad_summary: texts.rich("bad_summary"),
    }
}

fn length(measure: Option<&Spanned<Measure>>, texts: &mut Texts<'_, '_>) -> (Mm, Rich) {
    let Some(measure) = measure else { return (Mm::ZERO, Rich::default()) };
    let written = texts.voice.formats.measure(&measure.value, measure.span);
    (measure.value.length(), texts.within(written, measure.span))
}

/// Two sentences, with the full stop of their script between them if the first
/// has none.
fn joined(first: &str, second: &str) -> String {
    let last = first.trim_end().chars().next_back();
    let script = first.chars().map(script_of).rfind(|&s| s != Script::Common);
    let is_cjk = matches!(script, Some(Script::Han | Script::Hiragana | Script::Katakana));
    let stop = match script {
        _ if last.is_some_and(|c| ".!?。！？।။។".contains(c)) => "",
        _ if is_cjk => "。",
        Some(Script::Devanagari) => "।",
        Some(Script::Myanmar) => "။",
        Some(Script::Khmer) => "។",
        Some(Script::Thai | Script::Lao) => "",
        _ => ".",
    };
    let space = if is_cjk { "" } else { " " };
    format!("{first}{stop}{space}{second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_joined_as_their_script_does() {
        assert_eq!(joined("Good photo", "Frame"), "Good photo. Frame");
        assert_eq!(joined("Good photo.", "Frame"), "Good photo. Frame");
        assert_eq!(joined("よい写真", "枠"), "よい写真。枠");
        assert_eq!(joined("ภาพดี", "กรอบ"), "ภาพดี กรอบ");
    }
}
