//! Which flyers and languages there are, and how far their packs are: for the
//! command `list`.
//!
//! In: the flyers' folders. Out: a [`Listing`] per flyer, also of packs with
//! mistakes. Checks nothing.

use anyhow::Result;

use super::PackHead;
use super::markup::parse;
use super::outline::{Outline, PackFiles, outline, own_packs, pack_files};
use super::pack::{completeness, keyed, translated};
use super::reader::Parsed;
use super::trust::Trust;
use super::{flyer_ids, stamps};
use crate::content::model::{Completeness, Status, plain};
use crate::content::printed::printed;
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::{File, Sources};

/// A flyer and its packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The name of the flyer's folder.
    pub flyer: String,
    /// The flyer whose packs it prints, if they are not its own.
    pub owner: Option<String>,
    /// The language that the others are compared with.
    pub reference: Option<Tag>,
    /// The languages in the order of `flyer.toml`.
    pub packs: Vec<PackListing>,
}

impl Listing {
    /// The flyer, if it has packs of its own, which can be changed with it.
    ///
    /// # Errors
    /// Fails if it prints those of another flyer.
    pub fn with_own_packs(&self) -> Result<&Self> {
        own_packs(&self.flyer, self.owner.as_deref())?;
        Ok(self)
    }
}

/// A language of a flyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackListing {
    /// The language.
    pub language: Tag,
    /// Whether there is a pack.
    pub exists: bool,
    /// What the language calls itself; `None` if nobody says.
    pub own_name: Option<String>,
    /// How far the pack can be trusted, as it and its stamps say together; `None` if it
    /// is missing or does not say.
    pub status: Option<Status>,
    /// Whether it has texts for which that does not hold.
    pub has_drafts: bool,
    /// How many of the reference pack's texts it has.
    pub completeness: Completeness,
    /// How many of its texts must be looked at and stamped: they, or those of the
    /// reference, have changed since, or they never were.
    pub stale: usize,
    /// How many of its texts somebody has read as they are now.
    pub reviewed: Completeness,
}

/// Lists the flyers that are wanted; all of them if `wanted` is `None`.
///
/// # Errors
/// Fails if the folder of the content, or a file in it, cannot be read, or if a
/// flyer is wanted that does not exist.
pub fn list(sources: &mut Sources, wanted: Option<&[String]>) -> Result<Vec<Listing>> {
    let mut listings = Vec::new();
    for id in flyer_ids(sources, wanted)? {
        listings.push(listing(id, sources)?);
    }
    Ok(listings)
}

fn listing(flyer: String, sources: &mut Sources) -> Result<Listing> {
    let Outline { reference, languages, owner } = outline(&flyer, sources)?;
    let home = owner.as_ref().unwrap_or(&flyer);
    let mut files = Vec::new();
    for tag in &languages {
        files.push(pack_files(home, tag, sources)?);
    }
    let packs: Vec<Option<Parsed<'_>>> =
        files.iter().map(|files| files.pack.as_ref().map(pack)).collect();
    let place = languages.iter().position(|tag| Some(tag) == reference.as_ref());
    let compared = place.and_then(|place| packs[place].as_ref());
    let texts = compared.map(translated).unwrap_or_default();
    let texts = keyed(&texts);
    let listed = |((tag, pack), files): ((&Tag, &Option<Parsed<'_>>), &PackFiles)| {
        let stamps = files.stamps.as_ref().map(toml);
        let stamps = stamps.and_then(|parsed| stamps::read(&parsed, &mut Sink::default()));
        let stamps = stamps.unwrap_or_default();
        let reference = (Some(tag) != reference.as_ref()).then_some(&*texts);
        let trust = |pack: &Parsed<'_>| {
            Trust::of(&PackHead::of(pack), reference, &keyed(&translated(pack)), &stamps)
        };
        let Trust { status, has_drafts, reviewed, texts: own, stale } =
            pack.as_ref().map(trust).unwrap_or_default();
        let completeness = match (pack, compared) {
            (Some(pack), _) => completeness(pack, compared),
            (None, Some(compared)) => Completeness { present: 0, ..completeness(compared, None) },
            (None, None) => Completeness { present: 0, expected: 0 },
        };
        PackListing {
            language: tag.clone(),
            own_name: own_name(files, pack.as_ref()),
            status,
            has_drafts,
            completeness,
            stale,
            // Some languages say what the reference does not need to say.
            reviewed: Completeness { present: reviewed, expected: own.max(completeness.expected) },
            exists: pack.is_some(),
        }
    };
    let packs = languages.iter().zip(&packs).zip(&files).map(listed).collect();
    Ok(Listing { flyer, owner, reference, packs })
}

/// A pack; what is wrong with it is told by `check`.
fn pack(file: &File) -> Parsed<'_> {
    Parsed::pack(file, &mut Sink::default())
}

/// A file as TOML; what is wrong with it is told by `check`.
fn toml(file: &File) -> Parsed<'_> {
    Parsed::new(file, &mut Sink::default())
}

/// The language's own name, without ruby: as its file says, or the pack of an older
/// project.
fn own_name(files: &PackFiles, pack: Option<&Parsed<'_>>) -> Option<String> {
    let mut ignored = Sink::default();
    let language = files.language.as_ref().map(toml);
    let name = language.as_ref().and_then(|file| file.table(None).string("name", &mut ignored));
    let label = || {
        let mut ignored = Sink::default();
        pack?.table(None).table("pack", &mut ignored).string("label", &mut ignored)
    };
    let name = name.or_else(label)?;
    Some(plain(&printed(name.text, &parse(&name, &mut ignored))))
}
