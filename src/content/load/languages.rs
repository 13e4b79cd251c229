//! The languages that there are: `content/languages/<tag>.toml` → [`Languages`].
//!
//! In: the folder and the names of the font families. Out: a profile per file.
//! A project that has no such folder may still have the table of all languages
//! that came before it. Knows nothing about texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::fixed::{self, DIFFERS, FIXED};
use super::reader::Parsed;
use super::{CONTENT, codes, folder, pack};
use crate::content::model::{self, LanguageFile, Status, Usage, Written};
use crate::content::{Languages, Profile};
use crate::diag::{Diagnostic, Sink};
use crate::lang::Tag;
use crate::source::{File, Sources, Span};

/// The table of all languages in one file, which older projects have.
const TABLE: &str = "content/languages.toml";

/// How the paths of that table and of the files begin.
pub const LANGUAGES: &str = "content/languages";

/// What holds texts in the file of a language.
const TEXTS: [&str; 6] = ["name", "japanese", "formats", "languages", "words", "screen"];

/// The tags of the languages that have a file, in the order of their names;
/// `None` if all stand in one table.
///
/// # Errors
/// Fails if the folder cannot be read.
pub(crate) fn tags(sources: &mut Sources, sink: &mut Sink) -> Result<Option<Vec<Tag>>> {
    let folder = format!("{CONTENT}/languages");
    let has_table = sources.contains(TABLE);
    match (sources.list(CONTENT)?.iter().any(|name| name == "languages"), has_table) {
        (true, false) => {}
        (true, true) => sink.report(unread(sources)),
        (false, true) => return Ok(None),
        (false, false) => bail!(
            "there is no folder {folder}: it holds a file for each language, such as en.toml, \
             and no flyer can be made without it"
        ),
    }
    let mut tags = Vec::new();
    for name in folder::names(&folder, sources, sink)?.unwrap_or_default() {
        let Some(stem) = name.strip_suffix(".toml") else { continue };
        match Tag::new(stem) {
            Ok(tag) => tags.push(tag),
            Err(why) => {
                let place = sources.add(&format!("{folder}/{name}"), "".into(), None);
                let message = format!("`{stem}` is not a language tag");
                sink.report(codes::BAD_TAG.at(Span::new(place, 0, 0), message).label(why).hint(
                    "the file of a language is named for its tag, such as vi.toml or zh-Hans.toml",
                ));
            }
        }
    }
    Ok(Some(tags))
}

/// The path of the file of a language.
pub(super) fn path(tag: &Tag) -> String {
    format!("{CONTENT}/languages/{tag}.toml")
}

/// Says that the table of all languages is not read, since the folder is there.
fn unread(sources: &mut Sources) -> Diagnostic {
    let place = Span::new(sources.add(TABLE, "".into(), None), 0, 0);
    let message = format!("{TABLE} is not read: the files in {CONTENT}/languages are");
    codes::UNREAD_TABLE.at(place, message).label("nothing reads this").hint(format!(
        "move what it says of a language into {CONTENT}/languages/<tag>.toml, then delete it"
    ))
}

/// The files of these languages, or the table of all.
///
/// # Errors
/// Fails if one cannot be read.
pub(crate) fn files(tags: Option<&[Tag]>, sources: &mut Sources) -> Result<Vec<File>> {
    let paths: Vec<String> = match tags {
        Some(tags) => tags.iter().map(path).collect(),
        None => vec![TABLE.to_owned()],
    };
    paths.iter().map(|path| sources.open(path)).collect()
}

/// Reads all languages; `parsed` are their files in the order of the tags, or the
/// table of all. What is wrong with what each says by itself is handed out with them.
pub(crate) fn read(
    tags: Option<&[Tag]>,
    parsed: &[Parsed<'_>],
    families: &[String],
    sink: &mut Sink,
) -> (Languages, BTreeMap<Tag, Sink>) {
    let mut languages = Languages::default();
    let mut messages: BTreeMap<Tag, Sink> = BTreeMap::new();
    match tags {
        Some(tags) => {
            for (tag, parsed) in tags.iter().zip(parsed) {
                let spoken = messages.entry(tag.clone()).or_default();
                languages.insert(Profile::read(tag.clone(), parsed, families, (sink, spoken)));
            }
        }
        None => {
            for parsed in parsed {
                Profile::read_rows(parsed, families, sink)
                    .into_iter()
                    .for_each(|profile| languages.insert(profile));
            }
        }
    }
    (languages, messages)
}

/// The files of languages as TOML, side by side.
pub(crate) fn parse<'a>(files: &'a [File], sink: &mut Sink) -> Vec<Parsed<'a>> {
    let parse = |file: &'a File| {
        let mut own = Sink::default();
        (Parsed::language(file, &TEXTS, &mut own), own)
    };
    let parsed: Vec<_> = files.par_iter().map(parse).collect();
    sink.gather(parsed)
}

/// The texts in the files of languages as they were written; `parsed` are the files in
/// the order of the tags.
pub(crate) fn written(
    tags: &[Tag],
    parsed: &[Parsed<'_>],
    languages: &Languages,
) -> Vec<model::Pack> {
    let written = |(tag, parsed): (&Tag, &Parsed<'_>)| model::Pack {
        language: tag.clone(),
        speech: languages.get(tag).map_or_else(|| tag.clone(), |profile| profile.speech.clone()),
        status: Status::Draft,
        file: parsed.file(),
        strings: strings(parsed),
        fixed: fixed::read(parsed, FIXED),
        spoken: Arc::from([]),
        stamps: None,
    };
    tags.iter().zip(parsed).map(written).collect()
}

/// The files of languages with all that they say.
pub(crate) fn whole(
    tags: &[Tag],
    parsed: &[Parsed<'_>],
    languages: &Languages,
) -> Vec<LanguageFile> {
    let whole = |(tag, parsed): (&Tag, &Parsed<'_>)| LanguageFile {
        language: tag.clone(),
        speech: languages.get(tag).map_or_else(|| tag.clone(), |profile| profile.speech.clone()),
        strings: pack::strings(parsed, |_| true, &mut Sink::default()),
        flags: parsed.flags(),
        differs: fixed::read(parsed, DIFFERS),
        is_printed: false,
    };
    tags.iter().zip(parsed).map(whole).collect()
}

/// The texts in the file of a language. What the program prints is not words of a
/// block: languages may share it.
fn strings(parsed: &Parsed<'_>) -> Vec<Written> {
    let mut strings = pack::strings(parsed, |key| TEXTS.contains(&key), &mut Sink::default());
    // A word of the form, not of the language.
    strings.retain(|string| string.key != "formats.date.calendar");
    let is_of_program = |key: &str| key.starts_with("words.") || key.starts_with("screen.");
    for string in strings.iter_mut().filter(|string| is_of_program(&string.key)) {
        string.usage = Usage::Format;
    }
    strings
}
