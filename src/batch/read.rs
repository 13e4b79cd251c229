//! Output folders of earlier builds, to be looked at.
//!
//! In: a manifest and what it lists. Out: entries and bytes that are what the
//! manifest says. Writes nothing and locks nothing.

use std::fs;
use std::io::Read;
use std::path::{Component, Path};

use anyhow::{Context, Result, bail};

use super::manifest::{Checksum, Entry, Manifest};

/// The largest manifest that is read, in bytes: that of all offices of the
/// country in many languages has some twenty mebibytes.
const LARGEST: u64 = 64 << 20;

/// Reads a manifest.
///
/// # Errors
/// Says why it is none: it is missing, cut off, or of another version.
pub fn read_manifest(path: &Path) -> Result<Manifest> {
    let shown = path.display();
    let bytes = bytes(path, LARGEST).with_context(|| match path.exists() {
        true => format!("cannot read {shown}"),
        false => format!("there is no {shown}: build into that folder first, or name another"),
    })?;
    let manifest = String::from_utf8(bytes).ok().and_then(|text| Manifest::from_json(&text));
    manifest.with_context(|| {
        format!(
            "{shown} is not a complete manifest of this version of chirashi; build into the folder again"
        )
    })
}

/// Reads a file that a manifest in `folder` lists.
///
/// # Errors
/// Fails if the file cannot be read, or if it is not what the manifest says.
pub fn read_listed(folder: &Path, entry: &Entry) -> Result<Vec<u8>> {
    if !is_inside(&entry.path) {
        bail!("the manifest in {} lists `{}`, outside of its folder", folder.display(), entry.path);
    }
    let path = folder.join(&entry.path);
    let shown = path.display();
    let bytes = bytes(&path, entry.made.bytes).with_context(|| format!("cannot read {shown}"))?;
    if Checksum::of(&bytes) != entry.made.sha256 {
        bail!(
            "{shown} is not the file that the manifest beside it lists: it was changed or damaged; \
             build into the folder again"
        );
    }
    Ok(bytes)
}

/// Whether a path stays in the folder in which it begins.
pub(super) fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// The first bytes of a file, `most` of them and one.
#[expect(clippy::disallowed_methods, reason = "only this module reads what builds have written")]
fn bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    // To open a pipe can block for ever.
    if !fs::metadata(path)?.is_file() {
        bail!("it is not a file");
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
