//! Joins the shares of a batch.
//!
//! In: folders with the manifests and files of shares. Out: one folder with one
//! manifest, the same as if the batch had been made in one; or what is missing,
//! double or of another batch, and nothing changed. Knows nothing of what the
//! files hold.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::folder::Folder;
use super::manifest::{Entry, Listing, Manifest};
use super::read::{manifest_in, read_listed};
use super::shard::{Plan, Shard};
use super::verify::check;
use super::write::shown;
use crate::source::Gate;

/// A share with the folder in which it was found.
struct Share {
    folder: Gate,
    file: PathBuf,
    shard: Shard,
    plan: Plan,
    entries: Vec<Entry>,
}

/// Joins the shares in `folders` in the folder `out`; gives how many files there
/// are, or what is wrong.
///
/// # Errors
/// Fails if a folder or a file cannot be read or written, or if a folder has no
/// share.
pub fn merge(
    folders: &[PathBuf],
    out: &Gate,
    waiting: &dyn Fn(),
) -> Result<std::result::Result<usize, Vec<String>>> {
    let mut shares = Vec::new();
    for folder in folders {
        shares.extend(shares_in(folder)?);
    }
    let mut faults = misfits(&shares);
    if faults.is_empty() {
        faults = wrong_files(&shares);
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let target = Folder::open(out, None, waiting)?;
    let brought: BTreeMap<&str, &Entry> = shares
        .iter()
        .flat_map(|share| &share.entries)
        .map(|entry| (entry.path.as_str(), entry))
        .collect();
    let mut others = BTreeMap::new();
    target.known(|entry| drop(others.insert(entry.path.clone(), entry)))?;
    others.retain(|path, entry| {
        !brought.contains_key(path.as_str()) && target.holds(path, &entry.made)
    });
    brought.keys().try_for_each(|path| target.admits(path))?;
    target.begin(&Listing::new(None, &|| Box::new(others.values().map(Cow::Borrowed))))?;
    shares.iter().try_for_each(|share| bring(share, out, &target))?;
    let mut all = brought.clone();
    all.extend(others.iter().map(|(path, entry)| (path.as_str(), entry)));
    target.finish(&Listing::new(None, &|| Box::new(all.values().copied().map(Cow::Borrowed))))?;
    // The shares that stood here are one now.
    for share in shares.iter().filter(|share| is_same(&share.folder, out)) {
        forget(share);
    }
    Ok(Ok(brought.len()))
}

/// The shares in a folder.
#[expect(clippy::disallowed_methods, reason = "`batch` reads back what it wrote")]
fn shares_in(folder: &Path) -> Result<Vec<Share>> {
    let shown = folder.display();
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read the folder {shown}"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let inner = name.strip_prefix("manifest.").and_then(|rest| rest.strip_suffix(".json"));
        if inner.is_some_and(|shard| shard.contains("-of-")) {
            names.push(name);
        }
    }
    names.sort();
    let gate = Gate::named(folder);
    let mut shares = Vec::new();
    for name in names {
        let Manifest { shard, plan, files: entries, .. } = manifest_in(&gate, &name)?;
        let file = folder.join(name);
        let (Some(shard), Some(plan)) = (shard, plan) else {
            bail!("{} does not say which share it is", file.display());
        };
        shares.push(Share { folder: gate.clone(), file, shard, plan, entries });
    }
    if shares.is_empty() {
        bail!("no share of a batch is in {shown}: there is no manifest.K-of-N.json");
    }
    Ok(shares)
}

/// What keeps the shares from being the whole of one batch.
fn misfits(shares: &[Share]) -> Vec<String> {
    let Some(first) = shares.first() else { return Vec::new() };
    let mut faults = Vec::new();
    for share in shares {
        if (share.plan, share.shard.count) != (first.plan, first.shard.count) {
            faults.push(format!(
                "{} and {} are of different batches: other content, offices, programs or numbers \
                 of shares",
                first.file.display(),
                share.file.display()
            ));
        }
    }
    if !faults.is_empty() {
        return faults;
    }
    let mut seen: BTreeMap<u32, &Path> = BTreeMap::new();
    for share in shares {
        if let Some(other) = seen.insert(share.shard.index, &share.file) {
            let (other, own) = (other.display(), share.file.display());
            faults.push(format!("{other} and {own} are the same share"));
        }
    }
    let count = first.shard.count;
    let missing = (1..=count).filter(|index| !seen.contains_key(index));
    faults.extend(missing.map(|index| format!("the share {index}/{count} is missing")));
    if faults.is_empty() {
        faults.extend(gaps(shares, first.plan));
    }
    faults
}

/// What the files of all shares lack of the plan, or have beyond it.
fn gaps(shares: &[Share], plan: Plan) -> Option<String> {
    let entries = || shares.iter().flat_map(|share| &share.entries);
    let found = Plan::of(entries().map(|entry| (entry.path.as_str(), entry.made.inputs)));
    if found == plan {
        return None;
    }
    let lacking: Vec<String> = shares
        .iter()
        .flat_map(|share| share.entries.iter().map(move |entry| (share, entry)))
        .filter(|(share, entry)| !share.shard.holds(&entry.path))
        .map(|(share, entry)| format!("{} in {}", entry.path, share.file.display()))
        .collect();
    Some(match (found.files, lacking.first()) {
        (_, Some(stranger)) => {
            format!("a file is listed that belongs to another share: {stranger}")
        }
        (files, None) if files != plan.files => format!(
            "the shares list {files} files, and the batch has {}: a share has not made all of its \
             files; run it again and look at its messages",
            plan.files
        ),
        (_, None) => "the shares list files that were made from other content".to_owned(),
    })
}

/// Files that are not as their share lists them.
fn wrong_files(shares: &[Share]) -> Vec<String> {
    let wrong = |share: &Share| {
        let faults = check(&share.folder, &share.entries);
        faults.iter().map(|fault| format!("{}: {fault}", shown(&share.folder))).collect()
    };
    shares.iter().flat_map(|share| -> Vec<String> { wrong(share) }).collect()
}

/// Brings the files of a share to where all are.
fn bring(share: &Share, out: &Gate, target: &Folder) -> Result<()> {
    if is_same(&share.folder, out) {
        return Ok(());
    }
    share.entries.par_iter().try_for_each(|entry| {
        if target.holds(&entry.path, &entry.made) {
            return Ok(());
        }
        target.put(entry, &read_listed(share.folder.folder(), entry)?)
    })
}

fn is_same(one: &Gate, other: &Gate) -> bool {
    matches!((one.folder().canonicalize(), other.folder().canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Removes the manifest of a share, and what it has left of its work.
#[expect(clippy::disallowed_methods, reason = "`batch` removes what it wrote")]
fn forget(share: &Share) {
    // What cannot be removed does no harm.
    fs::remove_file(&share.file).ok();
    fs::remove_dir(share.folder.folder().join(format!(".shard-{}", share.shard))).ok();
}
