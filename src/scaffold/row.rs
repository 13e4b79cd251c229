//! A row of `content/languages.toml` for a language that has none.
//!
//! In: a tag, the rows that there are, the fonts. Out: a row that is set like a
//! language of the same script (CLDR likely subtags, UTS #35), or like one
//! whose first font has the letters. Knows nothing about packs.

use std::sync::Arc;

use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use unicode_script::{Script, UnicodeScript};

use super::comment::comment;
use crate::fonts::{FontBook, Weight};
use crate::geom::Em;
use crate::lang::{Breaking, Habits, Languages, Profile, Spacing, Tag, likely_script, same_script};

/// A row, as far as it can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The TOML text of the row.
    pub text: String,
    /// The script for which no font is there, if that is so.
    pub without_font: Option<String>,
}

/// The baseline of rows that do not say one.
const USUAL_BASELINE: Em = Em(0.36);

/// The row for a tag.
#[must_use]
pub fn row(tag: &Tag, languages: &Languages, fonts: &FontBook) -> Row {
    if let Some(model) = nearest(tag, languages) {
        let why = format!("Set like [{}], which has the same script", model.tag);
        return Row { text: written(tag, &model, &why), without_font: None };
    }
    let script = script(tag);
    let name = script.map_or_else(|| format!("the script of {tag}"), |s| s.full_name().to_owned());
    if let Some(model) = script.and_then(|script| with_letters(script, languages, fonts)) {
        let why = format!(
            "{} has the letters of {name}; otherwise set like [{}]",
            model.fonts[0], model.tag
        );
        return Row { text: written(tag, &model, &why), without_font: None };
    }
    let why = format!(
        "No font here has the letters of {name}: put one into fonts/, name it in fonts/fonts.toml and here"
    );
    // What the new font lacks, such as Latin letters, comes from the usual ones.
    let usual = languages.iter().find(|row| row.tag.as_str() == "en");
    let others = usual.map(|row| row.fonts.clone()).unwrap_or_default();
    let model = Profile {
        tag: tag.clone(),
        speech: tag.clone(),
        right_to_left: false,
        breaking: Breaking::Words,
        spacing: Spacing::None,
        pitch: Em(1.6),
        least_pitch: Em(1.4),
        baseline: USUAL_BASELINE,
        fonts: [String::new()].into_iter().chain(others).collect(),
        ascii: None,
        habits: Habits::default(),
    };
    Row { text: written(tag, &model, &why), without_font: Some(name) }
}

/// The row of the same script, if there is one: of the same language, or else
/// the first.
fn nearest(tag: &Tag, languages: &Languages) -> Option<Arc<Profile>> {
    let alike = || languages.iter().filter(|row| same_script(&row.tag, tag));
    let same_language = alike().find(|row| row.tag.primary() == tag.primary());
    same_language.or_else(|| alike().next()).cloned()
}

/// The first row whose first font has most letters of a script.
fn with_letters(script: Script, languages: &Languages, fonts: &FontBook) -> Option<Arc<Profile>> {
    let letters: Vec<char> =
        ('\0'..='\u{1FFFF}').filter(|c| c.script() == script && c.is_alphabetic()).collect();
    let mut rows = languages.iter().filter(|row| {
        let first = row.fonts.first().cloned().into_iter().collect();
        let alone = Profile { fonts: first, ascii: None, ..Profile::clone(row) };
        let stack = fonts.stack(&alone);
        let has = |&&c: &&char| fonts.face_for(&stack, Weight::Regular, c).is_some();
        letters.iter().filter(has).count() * 2 > letters.len()
    });
    rows.next().cloned()
}

fn script(tag: &Tag) -> Option<Script> {
    Script::from_short_name(&likely_script(tag)?)
}

fn runs_to_the_left(tag: &Tag) -> bool {
    let id = LanguageIdentifier::try_from_str(tag.as_str());
    id.is_ok_and(|id| LocaleDirectionality::new_extended().is_right_to_left(&id))
}

fn written(tag: &Tag, model: &Profile, why: &str) -> String {
    let quoted = |names: &[String]| {
        names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    };
    let look = "Look at the pages: no ink may touch the line above.";
    let mut row = comment("", &format!("{why}. {look}")) + &format!("[{tag}]\n");
    row += &format!("fonts = [{}]\n", quoted(&model.fonts));
    if let Some(ascii) = &model.ascii {
        row += &format!("ascii = \"{ascii}\"\n");
    }
    let breaking = match model.breaking {
        Breaking::Words => "words",
        Breaking::Strict => "strict",
        Breaking::KeepAll => "keep-all",
    };
    let spacing = match model.spacing {
        Spacing::None => "none",
        Spacing::Squeeze => "squeeze",
        Spacing::Keep => "keep",
    };
    row += &format!("breaking = \"{breaking}\"\nspacing = \"{spacing}\"\n");
    row += &format!("pitch = {}\nleast_pitch = {}\n", model.pitch.0, model.least_pitch.0);
    if model.baseline != USUAL_BASELINE {
        row += &format!("baseline = {}\n", model.baseline.0);
    }
    // No registry knows variants such as `simple`; a screen reader is told the
    // language alone.
    if tag.as_str().split('-').skip(1).any(|part| part.len() > 4) {
        row += &format!("speech = \"{}\"\n", tag.primary());
    }
    if runs_to_the_left(tag) {
        row += "direction = \"rtl\"\n";
    }
    row
}
