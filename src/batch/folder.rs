//! An output folder while a build works in it.
//!
//! In: its path. Out: what it holds, and whole files in it. What the manifest
//! says is true at any moment: it loses an entry before that file is replaced
//! and gains it when all are done; a journal says meanwhile which are. Knows no
//! flyer.
//!
//! ```text
//! output/manifest.json        what is there
//! output/<flyer>/<tag>.pdf
//! output/.work/journal        made since the manifest was written, one a line
//! output/.work/<number>       a file before it has its name
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

use super::manifest::{Checksum, Entry, Manifest, NAME};
use super::write::{write, write_by_way_of};

/// The folder for what is not finished.
const WORK: &str = ".work";

/// An output folder in which no other build works.
pub(super) struct Folder {
    root: PathBuf,
    work: PathBuf,
    /// The folders that were not there before, the innermost first.
    made: Vec<PathBuf>,
    /// Held for as long as this lives; `None` where the system cannot lock a
    /// folder.
    _lock: Option<File>,
    journal: Mutex<Option<File>>,
    drafts: AtomicUsize,
}

#[expect(
    clippy::disallowed_methods,
    reason = "only this module reads and removes what builds have written"
)]
impl Folder {
    /// Opens the folder, and makes it if needed. If another build works in it,
    /// `waiting` is called, and this one waits.
    ///
    /// # Errors
    /// Fails if there can be no such folder.
    pub(super) fn open(root: &Path, waiting: impl FnOnce()) -> Result<Self> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let made = root.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        fs::create_dir_all(root)
            .with_context(|| format!("cannot make the folder {}", root.display()))?;
        let lock = lock(root, waiting)?;
        Ok(Self {
            root: root.to_owned(),
            work: root.join(WORK),
            made,
            _lock: lock,
            journal: Mutex::new(None),
            drafts: AtomicUsize::new(0),
        })
    }

    /// All files that were ever finished, by their paths; some may be gone or
    /// changed since.
    pub(super) fn known(&self) -> BTreeMap<String, Entry> {
        let text = |path: PathBuf| fs::read_to_string(path).unwrap_or_default();
        let manifest = Manifest::from_json(&text(self.root.join(NAME)));
        let journal = text(self.work.join("journal"));
        // The last line is cut short if the build that wrote it was killed.
        let later = journal.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok());
        let files = manifest.into_iter().flat_map(|manifest| manifest.files).chain(later);
        files.map(|entry| (entry.path.clone(), entry)).collect()
    }

    /// Whether a file is there as its entry says.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        let path = self.root.join(&entry.path);
        let size = fs::metadata(&path).is_ok_and(|data| data.len() == entry.made.bytes);
        size && fs::read(path).is_ok_and(|bytes| Checksum::of(&bytes) == entry.made.sha256)
    }

    /// Writes a file that is to stand at `entry.path`, and notes that it is
    /// there.
    ///
    /// # Errors
    /// Fails if the file cannot be written; an older one is then still there.
    pub(super) fn put(&self, entry: &Entry, bytes: &[u8]) -> Result<()> {
        let number = self.drafts.fetch_add(1, Ordering::Relaxed);
        let draft = self.work.join(number.to_string());
        write_by_way_of(&draft, &self.root.join(&entry.path), bytes)?;
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
    pub(super) fn begin(&self, staying: Vec<Entry>) -> Result<()> {
        let any = !staying.is_empty();
        self.publish(&Manifest::new(staying), any)?;
        self.clear()?;
        fs::create_dir_all(&self.work)
            .with_context(|| format!("cannot make the folder {}", self.work.display()))?;
        let path = self.work.join("journal");
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        *self.journal.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
        Ok(())
    }

    /// Writes the manifest, unless it is there as it is to be, and ends the
    /// journal.
    ///
    /// # Errors
    /// Fails if it cannot be written.
    pub(super) fn finish(&self, manifest: &Manifest) -> Result<()> {
        self.publish(manifest, true)?;
        self.clear()
    }

    /// Writes the manifest if it differs; where there is none, only `anyway`.
    fn publish(&self, manifest: &Manifest, anyway: bool) -> Result<()> {
        let path = self.root.join(NAME);
        let json = manifest.to_json();
        match fs::read(&path) {
            Ok(old) if old == json.as_bytes() => Ok(()),
            Err(_) if !anyway => Ok(()),
            Ok(_) | Err(_) => write(&path, json.as_bytes()),
        }
    }

    /// Removes what an ended build has left.
    fn clear(&self) -> Result<()> {
        *self.journal.lock().unwrap_or_else(PoisonError::into_inner) = None;
        match fs::remove_dir_all(&self.work) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", self.work.display()))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Removes a file, and the folders that are empty without it.
    ///
    /// # Errors
    /// Fails if the system does not let it be removed.
    pub(super) fn remove(&self, path: &str) -> Result<()> {
        let mut place = self.root.join(path);
        match fs::remove_file(&place) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot remove {}", place.display()));
            }
            Ok(()) | Err(_) => {}
        }
        // A folder that is not empty refuses to go, and that is all right.
        while place.pop() && place != self.root && fs::remove_dir(&place).is_ok() {}
        Ok(())
    }
}

impl Drop for Folder {
    /// Leaves no folder behind that a failed build would have filled.
    fn drop(&mut self) {
        // One that is not empty refuses to go, and that is all right.
        self.made.iter().all(|folder| fs::remove_dir(folder).is_ok());
    }
}

/// Locks a folder against other builds. Some systems cannot lock folders; there
/// two builds at once may do some work twice, and the files are whole all the
/// same.
#[expect(clippy::disallowed_methods, reason = "a folder is opened to be locked, not read")]
fn lock(folder: &Path, waiting: impl FnOnce()) -> Result<Option<File>> {
    let Ok(file) = File::open(folder) else { return Ok(None) };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => {
            waiting();
            file.lock().with_context(|| format!("cannot lock {}", folder.display()))?;
            Ok(Some(file))
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
}
