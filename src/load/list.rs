//! Which flyers and languages there are, and how far their packs are: for the
//! command `list`.
//!
//! In: the flyers' folders. Out: a [`Listing`] per flyer, also of packs with
//! mistakes. Reads no facts, fonts or pictures, and checks nothing.

use anyhow::Result;

use super::pack::{completeness, status};
use super::reader::Parsed;
use super::{CONTENT, flyer_ids};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::model::{Completeness, Status};
use crate::source::{File, FileId, Sources};

/// A flyer and its packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The name of the flyer's folder.
    pub flyer: String,
    /// The language that the others are compared with.
    pub reference: Option<Tag>,
    /// The languages in the order of `flyer.toml`.
    pub packs: Vec<PackListing>,
}

/// A language of a flyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackListing {
    /// The language.
    pub language: Tag,
    /// How far the pack can be trusted; `None` if it is missing or does not
    /// say.
    pub status: Option<Status>,
    /// How many of the reference pack's texts it has.
    pub completeness: Completeness,
}

/// Lists all flyers.
///
/// # Errors
/// Fails if the folder of the content, or a file in it, cannot be read.
pub fn list(sources: &mut Sources) -> Result<Vec<Listing>> {
    let mut listings = Vec::new();
    for id in flyer_ids(sources, None)? {
        listings.push(listing(id, sources)?);
    }
    Ok(listings)
}

fn listing(flyer: String, sources: &mut Sources) -> Result<Listing> {
    let folder = format!("{CONTENT}/{flyer}");
    // What is wrong with the files is told by `check`.
    let mut ignored = Sink::default();
    let id = sources.read(&format!("{folder}/flyer.toml"))?;
    let file = sources.file(id).clone();
    let parsed = Parsed::new(id, &file, &mut ignored);
    let mut table = parsed.table(None);
    let reference = table.string("reference", &mut ignored);
    let reference = reference.and_then(|name| Tag::new(name.text).ok());
    let names = table.strings("languages", &mut ignored);
    let tags: Vec<Tag> = names.iter().filter_map(|name| Tag::new(name.text).ok()).collect();
    let mut files: Vec<Option<(FileId, File)>> = Vec::new();
    for tag in &tags {
        let path = format!("{folder}/{tag}.toml");
        files.push(if sources.contains(&path) {
            let id = sources.read(&path)?;
            Some((id, sources.file(id).clone()))
        } else {
            None
        });
    }
    let packs: Vec<Option<Parsed<'_>>> = files
        .iter()
        .map(|file| file.as_ref().map(|(id, file)| Parsed::new(*id, file, &mut ignored)))
        .collect();
    let place = tags.iter().position(|tag| Some(tag) == reference.as_ref());
    let compared = place.and_then(|place| packs[place].as_ref());
    let packs = tags.iter().zip(&packs).map(|(tag, pack)| PackListing {
        language: tag.clone(),
        status: pack.as_ref().and_then(|pack| {
            let mut sink = Sink::default();
            status(&mut pack.table(None).table("pack", &mut sink), &mut sink)
        }),
        completeness: match (pack, compared) {
            (Some(pack), _) => completeness(pack, compared),
            (None, Some(compared)) => Completeness { present: 0, ..completeness(compared, None) },
            (None, None) => Completeness { present: 0, expected: 0 },
        },
    });
    let packs = packs.collect();
    Ok(Listing { flyer, reference, packs })
}
