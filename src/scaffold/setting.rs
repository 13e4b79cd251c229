//! The file of a language that has none: `content/languages/<tag>.toml`.
//!
//! In: a tag, the languages that there are, the fonts. Out: a file whose text is
//! set like a language of the same script (CLDR likely subtags, UTS #35), or like
//! one whose first font has the letters. Knows nothing about packs.

use std::sync::Arc;

use unicode_script::{Script, UnicodeScript};

use super::NewFile;
use super::comment::comment;
use super::habits::habits;
use crate::content::table::language::USUAL_BASELINE;
use crate::content::{Languages, Profile};
use crate::fonts::{FontBook, Weight};
use crate::lang::{Tag, is_right_to_left, likely_script, same_script};

/// A language's file, as far as it can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLanguage {
    /// The file.
    pub file: NewFile,
    /// The script for which no font is there, if that is so.
    pub without_font: Option<String>,
}

/// The file of a language; `None` if there is no language to begin from.
#[must_use]
pub fn language(tag: &Tag, languages: &Languages, fonts: &FontBook) -> Option<NewLanguage> {
    let alike: Vec<&Profile> = alike(tag, languages).map(Arc::as_ref).collect();
    let habits = habits(&alike);
    let path = format!("content/languages/{tag}.toml");
    let file = |text: String| NewFile { path: path.clone(), text: format!("{text}\n{habits}") };
    if let Some(model) = nearest(tag, languages) {
        let why = format!("Set like {}, which has the same script", model.tag);
        let text = written(tag, &model, &families(&model), &why);
        return Some(NewLanguage { file: file(text), without_font: None });
    }
    let script = script(tag);
    let name = script.map_or_else(|| format!("the script of {tag}"), |s| s.full_name().to_owned());
    if let Some(model) = script.and_then(|script| with_letters(script, languages, fonts)) {
        let families = families(&model);
        let first = families.first().copied().unwrap_or_default();
        let why = format!("{first} has the letters of {name}; otherwise set like {}", model.tag);
        let text = written(tag, &model, &families, &why);
        return Some(NewLanguage { file: file(text), without_font: None });
    }
    let why = format!(
        "No font here has the letters of {name}: put one into fonts/, name it in fonts/fonts.toml and here"
    );
    // What the new font lacks, such as Latin letters, comes from the usual ones.
    let model = languages.iter().find(|row| row.tag.as_str() == "en");
    let model = model.or_else(|| languages.iter().next())?;
    let all: Vec<&str> = [""].into_iter().chain(families(model)).collect();
    let text = written(tag, model, &all, &why);
    Some(NewLanguage { file: file(text), without_font: Some(name) })
}

fn families(model: &Profile) -> Vec<&str> {
    model.setting.families().collect()
}

/// The row of the same script, if there is one: of the same language, or else
/// the first.
fn nearest(tag: &Tag, languages: &Languages) -> Option<Arc<Profile>> {
    let same_language = alike(tag, languages).find(|row| row.tag.primary() == tag.primary());
    same_language.or_else(|| alike(tag, languages).next()).cloned()
}

/// The rows of the same script.
fn alike<'a>(tag: &'a Tag, languages: &'a Languages) -> impl Iterator<Item = &'a Arc<Profile>> {
    languages.iter().filter(|row| same_script(&row.tag, tag))
}

/// The first row whose first font has most letters of a script.
fn with_letters(script: Script, languages: &Languages, fonts: &FontBook) -> Option<Arc<Profile>> {
    let letters: Vec<char> =
        ('\0'..='\u{1FFFF}').filter(|c| c.script() == script && c.is_alphabetic()).collect();
    let mut rows = languages.iter().filter(|row| {
        let stack = fonts.stack(row.setting.families().take(1), None);
        let has = |&&c: &&char| fonts.face_for(&stack, Weight::Regular, c).is_some();
        letters.iter().filter(has).count() * 2 > letters.len()
    });
    rows.next().cloned()
}

fn script(tag: &Tag) -> Option<Script> {
    Script::from_short_name(&likely_script(tag)?)
}

fn written(tag: &Tag, model: &Profile, families: &[&str], why: &str) -> String {
    let setting = &model.setting;
    let quoted: Vec<String> = families.iter().map(|name| format!("\"{name}\"")).collect();
    let look = "Look at the pages: no ink may touch the line above.";
    let mut file = "#:schema ../schemas/language.schema.json\n".to_owned();
    file += &comment("", &format!("{why}. {look}"));
    file += &format!("\n[setting]\nfonts = [{}]\n", quoted.join(", "));
    if let Some(ascii) = setting.ascii_family() {
        file += &format!("ascii = \"{ascii}\"\n");
    }
    let (breaking, spacing) = (setting.breaking.key(), setting.spacing.key());
    file += &format!("breaking = \"{breaking}\"\nspacing = \"{spacing}\"\n");
    let (pitch, least) = (setting.pitch.0, setting.least_pitch.value.0);
    file += &format!("pitch = {pitch}\nleast_pitch = {least}\n");
    if setting.baseline != USUAL_BASELINE {
        file += &format!("baseline = {}\n", setting.baseline.0);
    }
    // No registry knows variants such as `simple`; a screen reader is told the
    // language alone.
    if tag.as_str().split('-').skip(1).any(|part| part.len() > 4) {
        file += &format!("speech = \"{}\"\n", tag.primary());
    }
    if is_right_to_left(tag) {
        file += "direction = \"rtl\"\n";
    }
    file
}
