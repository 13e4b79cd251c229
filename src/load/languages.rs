//! The languages that there are: `content/languages/<tag>.toml` → [`Languages`].
//!
//! In: the folder and the names of the font families. Out: a profile per file.
//! Knows nothing about texts.

use anyhow::Result;

use super::reader::Parsed;
use super::{CONTENT, codes, folder};
use crate::content::{Languages, Profile};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::{File, FileId, Sources, Span};

/// The tags of the languages that have a file, in the order of their names.
///
/// # Errors
/// Fails if the folder cannot be read.
pub(crate) fn tags(sources: &mut Sources, sink: &mut Sink) -> Result<Vec<Tag>> {
    let folder = format!("{CONTENT}/languages");
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
    Ok(tags)
}

/// The path of a language's file.
pub(crate) fn path(tag: &Tag) -> String {
    format!("{CONTENT}/languages/{tag}.toml")
}

/// Reads the file of a language.
///
/// # Errors
/// Fails if it cannot be read.
pub(crate) fn file(tag: &Tag, sources: &mut Sources) -> Result<(FileId, File)> {
    let id = sources.read(&path(tag))?;
    Ok((id, sources.file(id).clone()))
}

/// Reads all languages; `parsed` are their files in the order of the tags.
pub(crate) fn read(
    tags: Vec<Tag>,
    parsed: &[Parsed<'_>],
    families: &[String],
    sink: &mut Sink,
) -> Languages {
    let mut languages = Languages::default();
    for (tag, parsed) in tags.into_iter().zip(parsed) {
        languages.insert(Profile::read(tag, parsed, families, sink));
    }
    languages
}
