//! Which languages a flyer has, and their packs as TOML: what commands need
//! that make no page.
//!
//! In: the name of a flyer's folder. Out: its languages, and their files where
//! they are there; what is wrong with them is told by `check`. Reads no facts,
//! fonts or pictures.

use anyhow::{Result, bail};

use super::flyer::FlyerFile;
use super::reader::Parsed;
use super::{CONTENT, languages, stamps};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::{File, FileId, Sources};

/// A flyer's languages.
pub(super) struct Outline {
    /// The language that the others are compared with.
    pub(super) reference: Option<Tag>,
    /// The languages in the order of `flyer.toml`.
    pub(super) languages: Vec<Tag>,
    /// The flyer whose packs it prints, if they are not its own.
    pub(super) owner: Option<String>,
}

/// The files of a language.
pub(super) struct PackFiles {
    /// The pack.
    pub(super) pack: Option<(FileId, File)>,
    /// Its stamps.
    pub(super) stamps: Option<(FileId, File)>,
    /// The file of the language.
    pub(super) language: Option<(FileId, File)>,
}

/// Reads the languages of a flyer.
///
/// # Errors
/// Fails if its `flyer.toml` cannot be read.
pub(super) fn outline(flyer: &str, sources: &mut Sources) -> Result<Outline> {
    let mut ignored = Sink::default();
    let id = sources.read(&format!("{CONTENT}/{flyer}/flyer.toml"))?;
    let file = sources.file(id).clone();
    let parsed = Parsed::new(id, &file, &mut ignored);
    let file = FlyerFile::of(&parsed, &mut ignored);
    let reference = file.reference.map(|name| name.value);
    let languages = file.languages.unwrap_or_default();
    let languages = languages.into_iter().map(|language| language.value).collect();
    Ok(Outline { reference, languages, owner: file.packs.map(|name| name.value) })
}

/// Makes sure that a flyer has packs of its own, which can be changed with it.
///
/// # Errors
/// Fails if it prints those of another flyer.
pub(super) fn own_packs(flyer: &str, owner: Option<&str>) -> Result<()> {
    match owner {
        Some(owner) => bail!(
            "{flyer} prints the packs of {owner} and has none of its own: say --flyer {owner}"
        ),
        None => Ok(()),
    }
}

/// Reports what is wrong with the form of a flyer's `flyer.toml`.
///
/// # Errors
/// Fails if the file cannot be read.
pub fn check_form(sources: &mut Sources, flyer: &str, sink: &mut Sink) -> Result<()> {
    let id = sources.read(&format!("{CONTENT}/{flyer}/flyer.toml"))?;
    let file = sources.file(id).clone();
    FlyerFile::of(&Parsed::filled(id, &file, sink), sink);
    Ok(())
}

/// Reads the files of a language.
///
/// # Errors
/// Fails if a file that is there cannot be read.
pub(super) fn pack_files(flyer: &str, tag: &Tag, sources: &mut Sources) -> Result<PackFiles> {
    Ok(PackFiles {
        pack: read_if_there(&format!("{CONTENT}/{flyer}/{tag}.toml"), sources)?,
        stamps: read_if_there(&stamps::path(flyer, tag), sources)?,
        language: read_if_there(&languages::path(tag), sources)?,
    })
}

/// Reads a file that may be missing.
///
/// # Errors
/// Fails if it is there and cannot be read.
pub(super) fn read_if_there(path: &str, sources: &mut Sources) -> Result<Option<(FileId, File)>> {
    if !sources.contains(path) {
        return Ok(None);
    }
    let id = sources.read(path)?;
    Ok(Some((id, sources.file(id).clone())))
}
