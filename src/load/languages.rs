//! The language table: `content/languages.toml` → [`Languages`].
//!
//! In: the parsed file and the names of the font families. Out: a profile per
//! language. Knows nothing about texts.

use super::choice::choose;
use super::reader::{Name, Parsed, Table};
use super::{codes, habits, suggest};
use crate::content::form::kind::tag_of;
use crate::diag::Sink;
use crate::geom::Em;
use crate::lang::{Breaking, Languages, Profile, Spacing};
use crate::load::literal::Literal;

/// The most font families of a language.
const FONTS: usize = 20;

/// Distances of baselines outside of these are slips of the finger.
const PITCH: std::ops::RangeInclusive<f32> = 1.0..=4.0;

/// Where the middle of the ink can lie.
const BASELINE: std::ops::RangeInclusive<f32> = 0.0..=1.0;

/// The middle of most scripts' ink above the baseline.
const USUAL_BASELINE: f32 = 0.36;

/// Reads all rows.
pub(crate) fn read<'a>(parsed: &'a Parsed<'a>, families: &[String], sink: &mut Sink) -> Languages {
    let mut languages = Languages::default();
    for (name, rows) in parsed.table(None).named_tables(false, sink) {
        for mut row in rows {
            let profile = profile(&name, &mut row, families, sink);
            row.finish(sink);
            if let Some(profile) = profile {
                languages.insert(profile);
            }
        }
    }
    languages
}

fn profile<'a>(
    name: &Name<'a>,
    row: &mut Table<'a>,
    families: &[String],
    sink: &mut Sink,
) -> Option<Profile> {
    let place = row.optional("fonts").map(|fonts| fonts.span());
    let mut stack = row.strings("fonts", sink);
    if let (true, Some(span)) = (stack.len() > FONTS, place) {
        let message = format!("a language has at most {FONTS} font families");
        sink.report(
            codes::LIST_LENGTH
                .at(span, message)
                .label("more than that")
                .hint("each is asked for each character: keep those that have its script"),
        );
        stack.truncate(FONTS);
    }
    let ascii = row.optional_string("ascii", sink);
    for family in stack.iter().chain(&ascii) {
        check_family(family, families, sink);
    }
    let breaking = row.string("breaking", sink).and_then(|word| {
        let known = [
            ("words", Breaking::Words),
            ("strict", Breaking::Strict),
            ("keep-all", Breaking::KeepAll),
        ];
        choose(word, &known, sink)
    });
    let spacing = row.string("spacing", sink).and_then(|word| {
        let known =
            [("none", Spacing::None), ("squeeze", Spacing::Squeeze), ("keep", Spacing::Keep)];
        choose(word, &known, sink)
    });
    let pitch = row.number("pitch", &PITCH, sink);
    let least = row.optional("least_pitch");
    let least_pitch = row.number("least_pitch", &PITCH, sink);
    if let (Some(pitch), Some(least_pitch), Some(least)) = (pitch, least_pitch, least)
        && least_pitch > pitch
    {
        let message = format!("`least_pitch` is more than `pitch`, {pitch}");
        sink.report(codes::OUT_OF_RANGE.at(least.span(), message).label("too much"));
    }
    let baseline = row.optional("baseline").and_then(|value| value.number(&BASELINE, sink));
    let speech = row.optional_string("speech", sink);
    let direction = row.optional_string("direction", sink);
    let right_to_left = direction
        .and_then(|word| choose(word, &[("rtl", true), ("ltr", false)], sink))
        .unwrap_or(false);
    let habits = habits::read(row, sink);
    let tag = tag_of(name.value, name.span, sink)?;
    let speech = match speech {
        Some(word) => tag_of(word.text, word.span, sink)?,
        None => tag.clone(),
    };
    Some(Profile {
        tag,
        speech,
        right_to_left,
        breaking: breaking.unwrap_or(Breaking::Words),
        spacing: spacing.unwrap_or(Spacing::None),
        pitch: Em(pitch.unwrap_or_default()),
        least_pitch: Em(least_pitch.unwrap_or_default()),
        baseline: Em(baseline.unwrap_or(USUAL_BASELINE)),
        fonts: stack.iter().map(|family| family.text.to_owned()).collect(),
        ascii: ascii.map(|family| family.text.to_owned()),
        habits,
    })
}

fn check_family(family: &Literal<'_>, families: &[String], sink: &mut Sink) {
    if families.iter().any(|known| known == family.text) {
        return;
    }
    let message = format!("there is no font family `{}`", super::reader::shortened(family.text));
    sink.report(
        codes::UNKNOWN_FAMILY
            .at(family.span, message)
            .label("not in fonts/fonts.toml")
            .hint(suggest::hint(family.text, families.iter().map(String::as_str))),
    );
}
