//! The file of a language that has none: `content/languages/<tag>.toml`.
//!
//! In: a tag, the languages that there are, the fonts. Out: a file whose text is
//! set like a language of the same script (CLDR likely subtags, UTS #35), in fonts that
//! have its letters, with pitches by their ink. Knows nothing about packs.

use std::sync::Arc;

use unicode_script::{Script, UnicodeScript};

use super::NewFile;
use super::comment::comment;
use super::habits::habits;
use super::measure::{BLANK, Room, room};
use crate::content::table::language::USUAL_BASELINE;
use crate::content::{Languages, Profile};
use crate::fonts::FontBook;
use crate::lang::{Letters, Tag, is_right_to_left, likely_script, same_script};

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
    let script = script(tag);
    let name = script.map_or_else(|| format!("the script of {tag}"), |s| s.full_name().to_owned());
    let new = New { tag, script, letters: letters(tag, script), fonts };
    let same = nearest(tag, languages);
    // What the font lacks, such as Latin letters, comes from the usual ones.
    let usual = || languages.iter().find(|row| row.tag.as_str() == "en");
    let chosen = new.family(same.as_deref().or_else(|| usual().map(Arc::as_ref)));
    let of_family = || languages.iter().find(|row| row.setting.families().next() == chosen);
    let model = same.as_ref().or_else(of_family).or_else(usual);
    let model = model.or_else(|| languages.iter().next())?;
    let why = match (&same, chosen) {
        (Some(model), _) => format!("Set like {}, which has the same script.", model.tag),
        (None, Some(_)) => {
            format!("No language of the script {name} is here; set like {}.", model.tag)
        }
        (None, None) => format!(
            "No font here has the letters of {name}: put one into fonts/, name it in fonts/fonts.toml, take this file away and run `chirashi new language {tag}` again, which measures it."
        ),
    };
    let text = new.setting(model, chosen, &why);
    let habits = habits(tag, &alike, &new.letters);
    let path = format!("content/languages/{tag}.toml");
    let file = NewFile { path, text: format!("{text}\n{habits}") };
    Some(NewLanguage { file, without_font: chosen.is_none().then_some(name) })
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

fn script(tag: &Tag) -> Option<Script> {
    Script::from_short_name(&likely_script(tag)?)
}

/// The letters of a language, or else those of its script.
fn letters(tag: &Tag, script: Option<Script>) -> Letters {
    Letters::of(tag).unwrap_or_else(|| {
        let is_own = |c: &char| Some(c.script()) == script && c.is_alphabetic();
        Letters { main: ('\0'..='\u{1FFFF}').filter(is_own).collect(), ..Letters::default() }
    })
}

/// A language that is new.
struct New<'a> {
    tag: &'a Tag,
    script: Option<Script>,
    letters: Letters,
    fonts: &'a FontBook,
}

impl<'a> New<'a> {
    /// The family with most of its letters: that of the model, if it has all; none if no
    /// family has half of them.
    fn family(&self, model: Option<&'a Profile>) -> Option<&'a str> {
        let first = model.and_then(|model| model.setting.families().next());
        let others = self.fonts.families().filter(|family| Some(*family) != first);
        let lacks = |family: &&str| self.fonts.lacking(family, &self.letters.main).len();
        // The first of those that lack fewest.
        let best = first.into_iter().chain(others).min_by_key(lacks)?;
        (lacks(&best) * 2 < self.letters.main.len()).then_some(best)
    }

    /// The head of the file and its table `setting`.
    fn setting(&self, model: &Profile, chosen: Option<&str>, why: &str) -> String {
        let setting = &model.setting;
        let rest = setting.families().filter(|family| Some(*family) != chosen);
        let families = [chosen.unwrap_or_default()].into_iter().chain(rest);
        let quoted: Vec<String> = families.map(|name| format!("\"{name}\"")).collect();
        let mut file = "#:schema ../schemas/language.schema.json\n".to_owned();
        file += &comment("", why);
        file += "\n[setting]\n";
        file += &chosen.map_or_else(String::new, |family| self.coverage(family));
        file += &format!("fonts = [{}]\n", quoted.join(", "));
        if let Some(ascii) = setting.ascii_family() {
            file += &format!("ascii = \"{ascii}\"\n");
        }
        let (breaking, spacing) = (setting.breaking.key(), setting.spacing.key());
        file += &comment("", &format!("As {} has them.", model.tag));
        file += &format!("breaking = \"{breaking}\"\nspacing = \"{spacing}\"\n");
        let measured = chosen.zip(self.script).and_then(|(family, script)| {
            room((family, self.fonts), (self.tag, &self.letters, script))
        });
        file += &match measured {
            Some(room) => written(&room),
            None => format!(
                "pitch = {}\nleast_pitch = {}\n",
                setting.pitch.0, setting.least_pitch.value.0
            ),
        };
        // No registry knows variants such as `simple`; a screen reader is told the
        // language alone.
        if self.tag.as_str().split('-').skip(1).any(|part| part.len() > 4) {
            file += &format!("speech = \"{}\"\n", self.tag.primary());
        }
        if is_right_to_left(self.tag) {
            file += "# As CLDR says of the script.\ndirection = \"rtl\"\n";
        }
        file
    }

    /// Which of its letters a family has.
    fn coverage(&self, family: &str) -> String {
        let lacking: String = self.fonts.lacking(family, &self.letters.main).iter().collect();
        let all = self.letters.main.len();
        let tag = self.tag;
        comment(
            "",
            &match lacking.is_empty() {
                true => format!(
                    "{family} has all {all} exemplar characters of {tag} in CLDR, in both weights."
                ),
                false => format!(
                    "{family} lacks {} of the {all} exemplar characters of {tag} in CLDR: {}. Texts that need them need another font.",
                    lacking.chars().count(),
                    lacking.escape_debug()
                ),
            },
        )
    }
}

/// What was measured, with the measurements.
fn written(room: &Room) -> String {
    let Room { ink, pitch, least_pitch, baseline, wide_blank } = room;
    let mut text = comment(
        "",
        &format!(
            "Measured: the ink of letters with their marks, in both weights, reaches {:.2} above the baseline and {:.2} under it, so lines do not touch at a pitch of {:.2}. Below 1.2 lines are hard to follow.",
            ink.top.0,
            ink.bottom.0,
            ink.height().0
        ),
    );
    text += &format!("pitch = {}\nleast_pitch = {}\n", pitch.0, least_pitch.0);
    if *baseline != USUAL_BASELINE {
        text += "# Measured: so the ink stands in the middle of its line.\n";
        text += &format!("baseline = {}\n", baseline.0);
    }
    if let Some(blank) = wide_blank {
        text += &comment(
            "",
            &format!(
                "Measured: the blank of the font is {:.2} wide, which tears lines apart.",
                blank.0
            ),
        );
        text += &format!("blank = {}\n", BLANK.0);
    }
    text
}
