//! Pages for the screen beside the flyers of an output folder.
//!
//! In: the files of a site, and what an earlier one left. Out: those that changed,
//! written whole, and a manifest that lists them all. A page that is not made any more
//! stays until it is pruned, since a printed code may lead to it; what pages show goes as
//! soon as none shows it. Knows nothing about what files hold.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use rayon::prelude::*;

use super::manifest::{Checksum, NAME};
use super::read::{earlier, manifest_in};
use super::release::Extra;
use super::verify::fault;
use super::write::write;
use crate::key::Key;
use crate::source::Gate;

/// What became of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// How many files were written.
    pub written: usize,
    /// How many were up to date.
    pub kept: usize,
    /// Pages of an earlier site that are not made any more.
    pub orphans: Vec<String>,
}

/// What an earlier site or release has left in a folder besides its flyers.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// The files.
    extras: Vec<Extra>,
    /// What the pages among them were made from; `None` if not all of them were made
    /// from it.
    pages: Option<Key>,
}

impl Before {
    /// Looks at a folder.
    ///
    /// # Errors
    /// Fails if the manifest there is not one of this program.
    pub fn of(folder: &Gate) -> Result<Self> {
        let manifest = earlier(folder, NAME)?;
        Ok(manifest.map_or_else(Self::default, |it| Self { extras: it.extras, pages: it.pages }))
    }

    /// A file that is still as it was written.
    #[must_use]
    pub fn left(&self, folder: &Gate, path: &str) -> Option<Vec<u8>> {
        let extra = self.extras.iter().find(|extra| extra.path == path)?;
        let bytes = folder.read(path, extra.bytes).ok()?;
        (Checksum::of(&bytes) == extra.sha256).then_some(bytes)
    }

    /// Whether all files are still as they were made from `key`.
    fn holds(&self, folder: &Gate, key: Key) -> bool {
        let is_whole = |it: &Extra| fault(folder, &it.path, (it.bytes, it.sha256)).is_none();
        self.pages == Some(key) && self.extras.par_iter().all(is_whole)
    }
}

/// Writes the files of a site into a folder with a manifest; `key` is what they are made
/// from, and `make` makes them, unless those of the site before are still there.
///
/// # Errors
/// Fails if they cannot be made, or if one cannot be written.
pub fn publish(
    folder: &Gate,
    before: Before,
    key: Key,
    make: impl FnOnce(&Before) -> Result<BTreeMap<String, Vec<u8>>>,
    prune: bool,
) -> Result<Published> {
    let mut manifest = manifest_in(folder, NAME)?;
    if before.holds(folder, key) {
        let kept = before.extras.len();
        (manifest.extras, manifest.pages) = (before.extras, before.pages);
        write(folder, &[(NAME, manifest.to_json().as_bytes())])?;
        return Ok(Published { kept, ..Published::default() });
    }
    let files = make(&before)?;
    let looked_at: Vec<(bool, Extra)> = files
        .par_iter()
        .map(|(path, bytes)| {
            let length = bytes.len() as u64;
            let is_there = folder.read(path, length).is_ok_and(|there| there == *bytes);
            let extra = Extra { path: path.clone(), bytes: length, sha256: Checksum::of(bytes) };
            (is_there, extra)
        })
        .collect();
    let changed: Vec<(&str, &[u8])> = files
        .iter()
        .zip(&looked_at)
        .filter(|(_, (is_there, _))| !is_there)
        .map(|((path, bytes), _)| (path.as_str(), bytes.as_slice()))
        .collect();
    write(folder, &changed)?;
    let mut extras: Vec<Extra> = looked_at.into_iter().map(|(_, extra)| extra).collect();
    let mut orphans = Vec::new();
    for extra in before.extras.into_iter().filter(|extra| !files.contains_key(&extra.path)) {
        let is_page = extra.path.ends_with(".html");
        if prune || !is_page {
            remove(folder, &extra)?;
        }
        if is_page {
            orphans.push(extra.path.clone());
            extras.extend((!prune).then_some(extra));
        }
    }
    extras.sort_by(|one, other| one.path.cmp(&other.path));
    // A page of an earlier site is told of each time, and so looked for.
    manifest.pages = (extras.len() == files.len()).then_some(key);
    manifest.extras = extras;
    write(folder, &[(NAME, manifest.to_json().as_bytes())])?;
    Ok(Published { written: changed.len(), kept: files.len() - changed.len(), orphans })
}

/// Removes a file that is still as it was written, and the folders that are empty
/// without it.
#[expect(clippy::disallowed_methods, reason = "`batch` removes what it wrote")]
fn remove(folder: &Gate, extra: &Extra) -> Result<()> {
    if fault(folder, &extra.path, (extra.bytes, extra.sha256)).is_some() {
        return Ok(());
    }
    let mut place = folder.file(&extra.path)?;
    // What cannot be removed is found by `verify`.
    fs::remove_file(&place).ok();
    // A folder that is not empty refuses to go, and that is all right.
    while place.pop() && place != folder.folder() && fs::remove_dir(&place).is_ok() {}
    Ok(())
}
