//! Output folders of earlier builds, to be looked at.
//!
//! In: a folder and what its manifest lists. Out: entries and bytes that are what the
//! manifest says. Writes nothing and locks nothing.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::known;
use super::manifest::{Checksum, Entry, Manifest, NAME};
use crate::key::Key;
use crate::shown;
use crate::source::{Gate, is_inside, read_named};

/// The largest manifest that is read, in bytes: that of all offices of the
/// country in many languages has some twenty mebibytes.
pub(super) const LARGEST: u64 = 64 << 20;

/// Reads a manifest that the user named.
///
/// # Errors
/// Says what is wrong with it: it is missing, cut off, of another version, or lists
/// what this program never lists.
pub fn read_manifest(path: &Path) -> Result<Manifest> {
    understood(&path.display().to_string(), read_named(path, LARGEST))
}

/// Reads a manifest called `name` that stands in a folder.
///
/// # Errors
/// As [`read_manifest`], or if the file is a link.
pub(super) fn manifest_in(gate: &Gate, name: &str) -> Result<Manifest> {
    let path = gate.folder().join(name);
    understood(&path.display().to_string(), gate.read(name, LARGEST))
}

/// Looks at what an earlier build left in a folder, before long work is done for it;
/// gives the keys of what that build found to be right.
///
/// # Errors
/// Fails if the manifest there is a link, or not one of this program.
pub fn inspect(gate: &Gate) -> Result<BTreeSet<Key>> {
    earlier(gate, NAME)?;
    // Without it more is looked at again, no more.
    Ok(known::read(gate, known::BUILT))
}

/// The manifest that an earlier build left in a folder; `None` if there is none that
/// is whole.
///
/// # Errors
/// Fails if a link stands in its place, or if it lists what this program never lists.
pub(super) fn earlier(gate: &Gate, name: &str) -> Result<Option<Manifest>> {
    let place = gate.file(name)?;
    let bytes = gate.read(name, LARGEST).unwrap_or_default();
    let manifest = Manifest::from_json(&String::from_utf8_lossy(&bytes));
    manifest.iter().try_for_each(|manifest| manifest.is_ours(&place.display().to_string()))?;
    Ok(manifest)
}

fn understood(named: &str, bytes: std::io::Result<Vec<u8>>) -> Result<Manifest> {
    let missing = bytes.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound);
    let bytes = bytes.with_context(|| match missing {
        true => format!("there is no {named}: build into that folder first, or name another"),
        false => format!("cannot read {named}"),
    })?;
    let manifest = String::from_utf8(bytes).ok().and_then(|text| Manifest::from_json(&text));
    let manifest = manifest.with_context(|| {
        format!(
            "{named} is not a whole manifest of this version of chirashi; build into the folder \
             again"
        )
    })?;
    manifest.is_ours(named)?;
    Ok(manifest)
}

/// Reads a file that a manifest in `folder` lists.
///
/// # Errors
/// Fails if the file cannot be read, or if it is not what the manifest says.
pub fn read_listed(folder: &Path, entry: &Entry) -> Result<Vec<u8>> {
    let path = folder.join(&entry.path);
    let named = path.display();
    let bytes = Gate::named(folder).read(&entry.path, entry.made.bytes);
    let bytes = bytes.with_context(|| format!("cannot read {named}"))?;
    if Checksum::of(&bytes) != entry.made.sha256 {
        bail!(
            "{named} is not the file that the manifest beside it lists: it was changed or damaged; \
             build into the folder again"
        );
    }
    Ok(bytes)
}

impl Manifest {
    /// Whether everything in a manifest that was read from the file `named` is
    /// something that this program writes.
    ///
    /// # Errors
    /// Says what is not.
    pub(super) fn is_ours(&self, named: &str) -> Result<()> {
        self.files.iter().try_for_each(|entry| entry.is_ours(named))?;
        self.extras.iter().try_for_each(|extra| may_be_listed(&extra.path, named))
    }
}

impl Entry {
    /// Whether an entry that was read from the file `named` is one that this program
    /// writes.
    ///
    /// # Errors
    /// Says what is not.
    pub(super) fn is_ours(&self, named: &str) -> Result<()> {
        let Self { path, flyer, office, language, variant, edition, status, made } = self;
        may_be_listed(path, named)?;
        let words = [flyer, language, variant, edition, status, &made.density];
        match words.into_iter().chain(office).find(|word| shown::is_odd(word)) {
            Some(word) => bail!(
                "{named} was not written by chirashi: `{}` has a character that no name has; remove \
                 it and build again",
                shown::name(word)
            ),
            None => Ok(()),
        }
    }
}

fn may_be_listed(path: &str, named: &str) -> Result<()> {
    is_inside(path).with_context(|| {
        format!(
            "{named} was not written by chirashi: it lists a file outside of its folder; remove it \
             and build again"
        )
    })
}
