//! What a release has besides its flyers.
//!
//! In: an output folder with a manifest. Out: a thumbnail of the first page of
//! each flyer, a ZIP for each flyer, checksums, notes, and the manifest with all
//! of it, the same for the same input. Knows nothing about content.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::manifest::{Checksum, Entry, Manifest, NAME};
use super::read::{earlier, manifest_in, read_listed};
use super::verify::fault;
use super::write::write;
use crate::proof::{self, Dpi};
use crate::source::Gate;

/// The name of the list of checksums.
const SUMS: &str = "SHA256SUMS";

/// A thumbnail of A4 has about 300 × 420 pixels.
const THUMBNAIL: Dpi = Dpi(36);

/// What a release says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its name.
    pub tag: String,
    /// The commit of the content, if git knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// Whether packs that no native speaker has read were accepted.
    pub accepts_drafts: bool,
    /// The day or days as of which the flyers are made, in words.
    #[serde(default)]
    pub as_of: String,
    /// The translations that do not follow the reference and were accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<String>,
    /// Whether the content is not that of the revision, and that was accepted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dirty: bool,
}

/// A file that is not a flyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    /// Where it stands below the folder.
    pub path: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Checksum,
}

impl Extra {
    /// Writes a file below a folder.
    fn write(folder: &Gate, path: String, bytes: &[u8]) -> Result<Self> {
        write(folder, &[(&path, bytes)])?;
        Ok(Self { path, bytes: bytes.len() as u64, sha256: Checksum::of(bytes) })
    }
}

/// Makes a release of the flyers in a folder; gives how many files it has, the
/// manifest and the checksums aside.
///
/// # Errors
/// Fails if a file is not as the manifest says, or cannot be written.
pub fn release(folder: &Gate, release: Release, notes: &str) -> Result<usize> {
    let mut manifest = manifest_in(folder, NAME)?;
    let mut flyers: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in &manifest.files {
        flyers.entry(&entry.flyer).or_default().push(entry);
    }
    let made: Vec<Vec<Extra>> = flyers
        .into_iter()
        .map(|(flyer, entries)| of_flyer(folder, flyer, &entries))
        .collect::<Result<_>>()?;
    let mut extras = made.concat();
    extras.push(Extra::write(folder, "NOTES.md".to_owned(), notes.as_bytes())?);
    extras.sort_by(|one, other| one.path.cmp(&other.path));
    manifest.release = Some(release);
    manifest.extras = extras;
    let json = manifest.to_json();
    let sums = sums(&manifest, Checksum::of(json.as_bytes()));
    write(folder, &[(NAME, json.as_bytes()), (SUMS, sums.as_bytes())])?;
    Ok(manifest.files.len() + manifest.extras.len())
}

/// The thumbnails of a flyer in all languages, and one ZIP of all.
fn of_flyer(folder: &Gate, flyer: &str, entries: &[&Entry]) -> Result<Vec<Extra>> {
    let files: Vec<(&Entry, Vec<u8>)> = entries
        .par_iter()
        .map(|entry| Ok((*entry, read_listed(folder.folder(), entry)?)))
        .collect::<Result<_>>()?;
    let thumbnail = |(entry, bytes): &(&Entry, Vec<u8>)| {
        let shown = || format!("cannot draw the first page of {}", entry.path);
        let file = proof::open(bytes.clone()).map_err(|why| anyhow!(why)).with_context(shown)?;
        let png = file.paint(0, THUMBNAIL).and_then(|page| page.png()).with_context(shown)?;
        let path = Path::new(&entry.path).with_extension("png");
        Ok((Extra::write(folder, path.to_string_lossy().replace('\\', "/"), &png)?, png))
    };
    let drawn: Vec<(Extra, Vec<u8>)> = files.par_iter().map(thumbnail).collect::<Result<_>>()?;
    let files = files.iter().map(|(entry, bytes)| (entry.path.as_str(), bytes.as_slice()));
    let drawings = drawn.iter().map(|(extra, png)| (extra.path.as_str(), png.as_slice()));
    let zip = archive(files.chain(drawings))?;
    let mut extras: Vec<Extra> = drawn.into_iter().map(|(extra, _)| extra).collect();
    extras.push(Extra::write(folder, format!("{flyer}.zip"), &zip)?);
    Ok(extras)
}

/// The files in one ZIP: stored, since PDF files are compressed, and without the
/// time of day, so that the same files make the same ZIP.
fn archive<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive.start_file(path, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The checksums of what is published, in the form that `sha256sum --check` reads: the
/// files in no folder. The manifest, one of them, has those of the others, and
/// `verify` finds these in the ZIPs.
fn sums(manifest: &Manifest, own: Checksum) -> String {
    let extras = manifest.extras.iter().filter(|extra| !extra.path.contains('/'));
    let extras = extras.map(|extra| (extra.path.as_str(), extra.sha256));
    let mut all: Vec<(&str, Checksum)> = extras.chain([(NAME, own)]).collect();
    all.sort();
    let mut text = String::new();
    for (path, sum) in all {
        // Writing to a string cannot fail.
        writeln!(text, "{sum}  {path}").ok();
    }
    text
}

/// Removes what an earlier release has left in a folder besides its flyers: only
/// files that are still as it wrote them.
///
/// # Errors
/// Fails if the manifest there is not one of this program.
#[expect(clippy::disallowed_methods, reason = "`batch` removes what it wrote")]
pub fn unrelease(folder: &Gate) -> Result<()> {
    let Some(manifest) = earlier(folder, NAME)? else { return Ok(()) };
    let of_release = manifest.extras.iter().map(|extra| (&*extra.path, Some(extra)));
    let sums = manifest.release.is_some().then_some((SUMS, None));
    for (path, extra) in of_release.chain(sums) {
        let is_changed = |extra: &Extra| fault(folder, path, (extra.bytes, extra.sha256)).is_some();
        if !extra.is_some_and(is_changed) {
            // What cannot be removed is replaced later, or found by `verify`.
            fs::remove_file(folder.file(path)?).ok();
        }
    }
    Ok(())
}
