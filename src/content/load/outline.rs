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
use crate::source::{File, Sources};

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
    pub(super) pack: Option<File>,
    /// Its stamps.
    pub(super) stamps: Option<File>,
    /// The file of the language.
    pub(super) language: Option<File>,
}

/// Reads the languages of a flyer.
///
/// # Errors
/// Fails if its `flyer.toml` cannot be read.
pub(super) fn outline(flyer: &str, sources: &mut Sources) -> Result<Outline> {
    let mut ignored = Sink::default();
    let file = sources.open(&format!("{CONTENT}/{flyer}/flyer.toml"))?;
    let file = FlyerFile::of(&Parsed::new(&file, &mut ignored), &mut ignored);
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
    let file = sources.open(&format!("{CONTENT}/{flyer}/flyer.toml"))?;
    FlyerFile::of(&Parsed::filled(&file, sink), sink);
    Ok(())
}

/// Reads the files of a language.
///
/// # Errors
/// Fails if a file that is there cannot be read.
pub(super) fn pack_files(flyer: &str, tag: &Tag, sources: &mut Sources) -> Result<PackFiles> {
    Ok(PackFiles {
        pack: sources.open_if_there(&format!("{CONTENT}/{flyer}/{tag}.toml"))?,
        stamps: sources.open_if_there(&stamps::path(flyer, tag))?,
        language: sources.open_if_there(&languages::path(tag))?,
    })
}
