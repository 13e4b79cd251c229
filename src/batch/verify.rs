//! Proves a folder against its manifest.
//!
//! In: an output folder. Out: what is not as the manifest says. Knows nothing of
//! what the files hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;
use zip::ZipArchive;

use super::manifest::{Checksum, Entry, Manifest, NAME};
use super::read::manifest_in;
use super::release::Extra;
use super::write::shown;
use crate::export::Variant;
use crate::source::{Barred, Gate};

/// Whether a build or a release makes files with such a name: others may lie beside them.
fn is_ours(name: &str) -> bool {
    let flyers = Variant::ALL.into_iter().map(Variant::ending);
    flyers.chain([".png", ".zip"]).any(|ending| name.ends_with(ending))
}

/// What is not as the manifest says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A file is not there, or cannot be read.
    Missing(String),
    /// A file has other bytes.
    Changed(String),
    /// A file is not listed.
    Unlisted(String),
    /// What stands at a path that is listed is not a plain file.
    Barred(Barred),
    /// Two entries are about the same file.
    Twice(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "{path} is not there"),
            Self::Changed(path) => write!(f, "{path} is not the file that the manifest lists"),
            Self::Unlisted(path) => write!(f, "{path} is not listed in the manifest"),
            Self::Barred(barred) => write!(f, "{barred}"),
            Self::Twice(path) => write!(f, "{path} is listed twice in the manifest"),
        }
    }
}

/// Proves the folder; gives how many files it should hold, and what is wrong.
///
/// # Errors
/// Fails if there is no manifest, or one of another program.
pub fn verify(folder: &Gate) -> Result<(usize, Vec<Fault>)> {
    let manifest = manifest_in(folder, NAME)?;
    let mut faults = check(folder, &manifest.files);
    let extras = manifest.extras.iter();
    faults.extend(extras.clone().filter_map(|it| fault(folder, &it.path, (it.bytes, it.sha256))));
    let is_missing = |fault: &Fault| matches!(fault, Fault::Missing(_));
    let packed = match faults.iter().any(is_missing) {
        true => packed(folder, &manifest.extras),
        false => BTreeMap::new(),
    };
    faults.retain(|fault| match fault {
        Fault::Missing(path) => !is_packed(path, &manifest, &packed),
        Fault::Changed(_) | Fault::Unlisted(_) | Fault::Barred(_) | Fault::Twice(_) => true,
    });
    let files = manifest.files.iter().map(|entry| entry.path.as_str());
    let listed: BTreeSet<&str> = files.chain(extras.map(|extra| extra.path.as_str())).collect();
    let mut found = Vec::new();
    walk(folder.folder(), "", &mut found)
        .with_context(|| format!("cannot read the folder {}", shown(folder)))?;
    let others = found.into_iter().filter(|path| !listed.contains(path.as_str()));
    faults.extend(others.map(Fault::Unlisted));
    faults.sort();
    Ok((manifest.files.len() + manifest.extras.len(), faults))
}

/// The checksums of the files in the ZIPs of a release, as far as the ZIPs are as they
/// were made. Of a release only these are published, and not the files by themselves.
fn packed(folder: &Gate, extras: &[Extra]) -> BTreeMap<String, (u64, Checksum)> {
    let zips = extras.iter().filter(|extra| extra.path.ends_with(".zip"));
    let whole = zips.filter(|zip| fault(folder, &zip.path, (zip.bytes, zip.sha256)).is_none());
    let mut found = BTreeMap::new();
    for zip in whole {
        let file = folder.open(&zip.path).ok();
        let Some(mut archive) = file.and_then(|file| ZipArchive::new(file).ok()) else { continue };
        for number in 0..archive.len() {
            let Ok(inside) = archive.by_index(number) else { continue };
            let Ok(name) = inside.name().map(|name| name.into_owned()) else { continue };
            let bytes = inside.size();
            if let Ok(sum) = Checksum::read(inside.take(zip.bytes)) {
                found.insert(name, (bytes, sum));
            }
        }
    }
    found
}

/// Whether a ZIP has a file that stands in the folder only there.
fn is_packed(path: &str, manifest: &Manifest, packed: &BTreeMap<String, (u64, Checksum)>) -> bool {
    let files = manifest.files.iter().map(|it| (&it.path, (it.made.bytes, it.made.sha256)));
    let extras = manifest.extras.iter().map(|it| (&it.path, (it.bytes, it.sha256)));
    let mut listed = files.chain(extras).filter(|(listed, _)| *listed == path);
    listed.all(|(_, made)| packed.get(path) == Some(&made))
}

/// What of these files is not as it should be.
pub(super) fn check(folder: &Gate, entries: &[Entry]) -> Vec<Fault> {
    let mut seen = BTreeSet::new();
    let twice = entries.iter().filter(|entry| !seen.insert(&entry.path));
    let mut faults: Vec<Fault> = twice.map(|entry| Fault::Twice(entry.path.clone())).collect();
    let fault = |entry: &Entry| fault(folder, &entry.path, (entry.made.bytes, entry.made.sha256));
    faults.par_extend(entries.par_iter().filter_map(fault));
    faults
}

/// What is wrong with a file that should have so many bytes and this checksum.
pub(super) fn fault(folder: &Gate, path: &str, (bytes, sum): (u64, Checksum)) -> Option<Fault> {
    if let Err(barred) = folder.file(path) {
        return Some(Fault::Barred(barred));
    }
    let named = path.to_owned();
    let Ok(file) = folder.open(path) else { return Some(Fault::Missing(named)) };
    let has_size = file.metadata().is_ok_and(|data| data.len() == bytes);
    match has_size && Checksum::read(file).is_ok_and(|found| found == sum) {
        true => None,
        false => Some(Fault::Changed(named)),
    }
}

/// The paths of all files of ours below a folder.
#[expect(clippy::disallowed_methods, reason = "`batch` reads back what it wrote")]
fn walk(folder: &Path, above: &str, found: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{above}{name}");
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), found)?;
        } else if is_ours(&name) {
            found.push(path);
        }
    }
    Ok(())
}
