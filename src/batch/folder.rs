//! An output folder while a build works in it.
//!
//! In: its path. Out: what it holds, and whole files in it. What the manifest
//! says is true at any moment: it loses an entry before that file is replaced
//! and gains it when all are done; a journal says meanwhile which are. Knows
//! nothing about flyers.
//!
//! ```text
//! output/manifest.json        what is there
//! output/manifest.2-of-8.json the same for a share of a batch
//! output/<flyer>/<tag>.pdf
//! output/.work/journal        made since the manifest was written, one a line
//! output/.work/known          what is right and need not be looked at again, and
//! output/.work/checked        what there is nothing to say of
//! output/.work/<thread>/draft a file before it has its name, and
//! output/.work/manifest       the manifest
//! output/.shard-2-of-8/       the same for a share
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

use super::known;
use super::manifest::{Checksum, Entry, Listing, Made, Manifest, NAME};
use super::read::{LARGEST, earlier};
use super::shard::Shard;
use super::write::{shown, write_by_way_of, write_pieces};
use crate::key::Key;
use crate::source::Gate;

/// An output folder in which no other build works.
pub(super) struct Folder {
    gate: Gate,
    /// The name of the manifest that this build writes.
    manifest: String,
    /// The name of the folder for what is not finished.
    work: String,
    is_shard: bool,
    /// The folders that were not there before, the innermost first.
    made: Vec<PathBuf>,
    /// Held for as long as this lives; empty where the system cannot lock a
    /// folder.
    _locks: Vec<File>,
    journal: Mutex<Option<File>>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "only this module reads and removes what builds have written"
)]
impl Folder {
    /// Opens the folder, and makes it if needed. If another build works in it,
    /// `waiting` is called, and this one waits; shares of a batch work side by
    /// side.
    ///
    /// # Errors
    /// Fails if there can be no such folder, or if a link stands where this program
    /// keeps files of its own.
    pub(super) fn open(gate: &Gate, shard: Option<Shard>, waiting: &dyn Fn()) -> Result<Self> {
        let root = gate.folder();
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let made = root.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        fs::create_dir_all(root)
            .with_context(|| format!("cannot make the folder {}", root.display()))?;
        let mut locks = lock(root, shard.is_some(), waiting)?;
        let (manifest, work) = match shard {
            Some(shard) => (shard_name(shard), format!(".shard-{shard}")),
            None => (NAME.to_owned(), ".work".to_owned()),
        };
        let unfit = || format!("cannot build into {}", shown(gate));
        for name in [NAME, &manifest] {
            gate.file(name).with_context(unfit)?;
        }
        let place = gate.way(&work).with_context(unfit)?;
        if shard.is_some() {
            fs::create_dir_all(&place)
                .with_context(|| format!("cannot make the folder {}", place.display()))?;
            locks.extend(lock(&place, false, waiting)?);
        }
        let leftovers = leftovers(gate, &work).with_context(unfit)?;
        for path in leftovers.iter().map(String::as_str).chain([known::BUILT]) {
            gate.file(path).with_context(unfit)?;
        }
        Ok(Self {
            gate: gate.clone(),
            manifest,
            work,
            is_shard: shard.is_some(),
            made,
            _locks: locks,
            journal: Mutex::new(None),
        })
    }

    /// Tells of all files that were ever finished; some may be gone or changed
    /// since. What is told of a file later is newer.
    ///
    /// # Errors
    /// Fails if something is told that this program does not tell.
    pub(super) fn known(&self, mut tell: impl FnMut(Entry)) -> Result<()> {
        for name in [NAME, &self.manifest] {
            let manifest = earlier(&self.gate, name)?;
            manifest.into_iter().flat_map(|manifest| manifest.files).for_each(&mut tell);
        }
        let path = self.in_work("journal");
        let Ok(journal) = self.gate.open(&path) else { return Ok(()) };
        // The last line is cut short if the build that wrote it was killed.
        let lines = BufReader::new(journal.take(LARGEST)).lines().map_while(Result::ok);
        for entry in lines.filter_map(|line| serde_json::from_str::<Entry>(&line).ok()) {
            entry.is_ours(&self.place(&path).display().to_string())?;
            tell(entry);
        }
        Ok(())
    }

    /// Whether a file is there as the manifest says.
    pub(super) fn holds(&self, path: &str, made: &Made) -> bool {
        let file = self.gate.open(path);
        let has_size = |file: &File| file.metadata().is_ok_and(|data| data.len() == made.bytes);
        file.is_ok_and(|file| {
            has_size(&file) && Checksum::read(file).is_ok_and(|sum| sum == made.sha256)
        })
    }

    /// Whether a file may be written at a path.
    ///
    /// # Errors
    /// Fails if it leads out of the folder, or if something other than a plain file
    /// is there.
    pub(super) fn admits(&self, path: &str) -> Result<()> {
        self.gate.file(path).map(drop).with_context(|| format!("cannot write to {}", self.named()))
    }

    /// How messages call the folder.
    fn named(&self) -> String {
        shown(&self.gate)
    }

    fn place(&self, path: &str) -> PathBuf {
        self.gate.folder().join(path)
    }

    /// The path of something that is not finished.
    fn in_work(&self, name: &str) -> String {
        format!("{}/{name}", self.work)
    }

    /// Writes a file that is to stand at `entry.path`, and notes that it is
    /// there.
    ///
    /// # Errors
    /// Fails if the file cannot be written; an older one is then still there.
    pub(super) fn put(&self, entry: &Entry, bytes: &[u8]) -> Result<()> {
        // A folder for each thread, so that none waits for another.
        let thread = rayon::current_thread_index()
            .map_or_else(|| "main".to_owned(), |number| number.to_string());
        let draft = self.gate.file(&self.in_work(&format!("{thread}/draft")))?;
        self.admits(&entry.path)?;
        write_by_way_of(&draft, &self.place(&entry.path), bytes)?;
        self.note(entry)
    }

    /// Adds a line to the journal, in one piece.
    fn note(&self, entry: &Entry) -> Result<()> {
        let mut line = serde_json::to_vec(entry)
            .expect("strings and numbers in plain structs are always valid JSON");
        line.push(b'\n');
        // A thread that panicked meanwhile leaves whole lines behind.
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(journal) = journal.as_mut() {
            journal.write_all(&line).context("cannot write the journal of the build")?;
        }
        Ok(())
    }

    /// Makes ready for files to be replaced: from now on the manifest lists
    /// `staying` only, and the journal begins.
    ///
    /// # Errors
    /// Fails if one of them cannot be written.
    pub(super) fn begin(&self, staying: &Listing<'_>) -> Result<()> {
        self.publish(staying, staying.entries().next().is_some())?;
        self.retract(staying)?;
        self.clear()?;
        let work = self.place(&self.work);
        fs::create_dir_all(&work)
            .with_context(|| format!("cannot make the folder {}", work.display()))?;
        let path = work.join("journal");
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        *self.journal.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
        Ok(())
    }

    /// Takes out of the manifest of the whole folder what a share of it is about
    /// to replace.
    fn retract(&self, staying: &Listing<'_>) -> Result<()> {
        let Some(shard) = staying.shard() else { return Ok(()) };
        let path = self.place(NAME);
        let Some((_lock, text)) = read_alone(&path)? else { return Ok(()) };
        let Some(mut whole) = Manifest::from_json(&text) else { return Ok(()) };
        let before = whole.files.len();
        let stays: BTreeMap<_, _> =
            staying.entries().map(|entry| (entry.path.clone(), entry.made.sha256)).collect();
        let is_true = |entry: &Entry| stays.get(&entry.path) == Some(&entry.made.sha256);
        whole.files.retain(|entry| !shard.holds(&entry.path) || is_true(entry));
        if whole.files.len() == before {
            return Ok(());
        }
        write_by_way_of(&self.place(&self.in_work("whole")), &path, whole.to_json().as_bytes())
    }

    /// Writes the manifest, unless it is there as it is to be, and ends the
    /// journal.
    ///
    /// # Errors
    /// Fails if it cannot be written.
    pub(super) fn finish(&self, manifest: &Listing<'_>) -> Result<()> {
        self.publish(manifest, true)?;
        self.clear()
    }

    /// Keeps the keys of what was found to be right for later builds. What a share
    /// finds is not kept: its folder goes when the shares are joined.
    ///
    /// # Errors
    /// Fails if they cannot be written.
    pub(super) fn remember(&self, keys: &BTreeSet<Key>) -> Result<()> {
        if self.is_shard {
            return Ok(());
        }
        let draft = self.gate.file(&self.in_work("main/draft"))?;
        let text = known::text(keys);
        write_by_way_of(&draft, &self.gate.file(known::BUILT)?, text.as_bytes())?;
        self.clear()
    }

    /// Writes the manifest if it differs; where there is none, only `anyway`.
    fn publish(&self, manifest: &Listing<'_>, anyway: bool) -> Result<()> {
        match self.gate.open(&self.manifest) {
            Ok(ref old) if is_written(old, manifest) => Ok(()),
            Err(_) if !anyway => Ok(()),
            Ok(_) | Err(_) => {
                let draft = self.place(&self.in_work("manifest"));
                write_pieces(&draft, &self.place(&self.manifest), |out| manifest.write(out))
            }
        }
    }

    /// Removes what an ended build has left, and nothing else that may be there. The
    /// folder of a share stays until the shares are joined: it is locked.
    fn clear(&self) -> Result<()> {
        *self.journal.lock().unwrap_or_else(PoisonError::into_inner) = None;
        for path in leftovers(&self.gate, &self.work)? {
            let file = self.gate.file(&path)?;
            remove_file(&file)?;
            if let Some(thread) = file.parent().filter(|folder| **folder != self.place(&self.work))
            {
                // One that is not empty refuses to go, and that is all right.
                fs::remove_dir(thread).ok();
            }
        }
        if !self.is_shard {
            // The same.
            fs::remove_dir(self.place(&self.work)).ok();
        }
        Ok(())
    }

    /// Removes a file, and the folders that are empty without it.
    ///
    /// # Errors
    /// Fails if it is not in the folder, or if the system does not let it be removed.
    pub(super) fn remove(&self, path: &str) -> Result<()> {
        let mut place = self.gate.file(path)?;
        remove_file(&place)?;
        // A folder that is not empty refuses to go, and that is all right.
        while place.pop() && place != self.gate.folder() && fs::remove_dir(&place).is_ok() {}
        Ok(())
    }
}

/// Removes a file, if it is there.
#[expect(clippy::disallowed_methods, reason = "`batch` removes what it wrote")]
fn remove_file(place: &Path) -> Result<()> {
    match fs::remove_file(place) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed.with_context(|| format!("cannot remove {}", place.display())),
    }
}

/// The files that a build may leave in its folder `work` when it is killed.
#[expect(clippy::disallowed_methods, reason = "`batch` finds what it wrote")]
fn leftovers(gate: &Gate, work: &str) -> Result<Vec<String>> {
    let place = gate.way(work)?;
    let entries = match fs::read_dir(&place) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(|| format!("cannot read {}", place.display()))?,
    };
    let mut found: Vec<String> = ["journal", "manifest", "whole"].map(str::to_owned).into();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "main" || name.parse::<usize>().is_ok() {
            let draft = if entry.file_type()?.is_dir() { "/draft" } else { "" };
            found.push(name + draft);
        }
    }
    Ok(found.into_iter().map(|name| format!("{work}/{name}")).collect())
}

impl Drop for Folder {
    /// Leaves no folder behind that a failed build would have filled.
    fn drop(&mut self) {
        // One that is not empty refuses to go, and that is all right.
        self.made.iter().all(|folder| fs::remove_dir(folder).is_ok());
    }
}

/// Whether a file has the bytes of a manifest.
fn is_written(file: &File, manifest: &Listing<'_>) -> bool {
    let mut same = Same(BufReader::new(file));
    let ends = |mut same: Same<'_>| matches!(same.0.read(&mut [0]), Ok(0));
    manifest.write(&mut same).is_ok() && ends(same)
}

/// Takes the bytes that a file has, and fails at the first other one.
struct Same<'a>(BufReader<&'a File>);

impl Write for Same<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let there = self.0.fill_buf()?;
        let count = there.len().min(bytes.len());
        if count == 0 && !bytes.is_empty() || there[..count] != bytes[..count] {
            return Err(ErrorKind::InvalidData.into());
        }
        self.0.consume(count);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a file that others may be about to replace; they wait until the lock is
/// given back. `None` if there is none.
#[expect(clippy::disallowed_methods, reason = "`batch` reads back what it wrote")]
fn read_alone(path: &Path) -> Result<Option<(File, String)>> {
    let shown = || format!("cannot read {}", path.display());
    loop {
        let mut file = match File::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            file => file.with_context(shown)?,
        };
        // Where files cannot be locked, shares must not be made in one folder at
        // once.
        file.lock().ok();
        let mut text = String::new();
        file.read_to_string(&mut text).with_context(shown)?;
        // Another one may have replaced it while this one waited.
        if fs::read_to_string(path).is_ok_and(|now| now == text) {
            return Ok(Some((file, text)));
        }
    }
}

/// The name of the manifest of a share.
fn shard_name(shard: Shard) -> String {
    format!("manifest.{shard}.json")
}

/// Locks a folder against other builds, or `shared` against those alone that
/// want it for themselves. Some systems cannot lock folders; there two builds at
/// once may do some work twice, and the files are whole all the same.
#[expect(clippy::disallowed_methods, reason = "a folder is opened to be locked, not read")]
fn lock(folder: &Path, shared: bool, waiting: &dyn Fn()) -> Result<Vec<File>> {
    let Ok(file) = File::open(folder) else { return Ok(Vec::new()) };
    let tried = if shared { file.try_lock_shared() } else { file.try_lock() };
    match tried {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            let locked = if shared { file.lock_shared() } else { file.lock() };
            locked.with_context(|| format!("cannot lock {}", folder.display()))?;
        }
        Err(TryLockError::Error(_)) => return Ok(Vec::new()),
    }
    Ok(vec![file])
}
