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
//! output/.work/<thread>/draft a file before it has its name, and
//! output/.work/manifest       the manifest
//! output/.shard-2-of-8/       the same for a share
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

use super::manifest::{Checksum, Entry, Listing, Made, Manifest, NAME};
use super::shard::Shard;
use super::write::{write_by_way_of, write_pieces};

/// An output folder in which no other build works.
pub(super) struct Folder {
    root: PathBuf,
    /// The manifest that this build writes.
    manifest: PathBuf,
    /// What is not finished.
    work: PathBuf,
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
    /// Fails if there can be no such folder.
    pub(super) fn open(root: &Path, shard: Option<Shard>, waiting: &dyn Fn()) -> Result<Self> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let made = root.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        fs::create_dir_all(root)
            .with_context(|| format!("cannot make the folder {}", root.display()))?;
        let mut locks = lock(root, shard.is_some(), waiting)?;
        let (manifest, work) = match shard {
            Some(shard) => (shard_name(shard), format!(".shard-{shard}")),
            None => (NAME.to_owned(), ".work".to_owned()),
        };
        let work = root.join(work);
        if shard.is_some() {
            fs::create_dir_all(&work)
                .with_context(|| format!("cannot make the folder {}", work.display()))?;
            locks.extend(lock(&work, false, waiting)?);
        }
        Ok(Self {
            root: root.to_owned(),
            manifest: root.join(manifest),
            work,
            is_shard: shard.is_some(),
            made,
            _locks: locks,
            journal: Mutex::new(None),
        })
    }

    /// Tells of all files that were ever finished; some may be gone or changed
    /// since. What is told of a file later is newer.
    pub(super) fn known(&self, mut tell: impl FnMut(Entry)) {
        for path in [self.root.join(NAME), self.manifest.clone()] {
            let text = fs::read_to_string(path).unwrap_or_default();
            let manifest = Manifest::from_json(&text);
            manifest.into_iter().flat_map(|manifest| manifest.files).for_each(&mut tell);
        }
        let Ok(journal) = File::open(self.work.join("journal")) else { return };
        // The last line is cut short if the build that wrote it was killed.
        let lines = BufReader::new(journal).lines().map_while(Result::ok);
        lines.filter_map(|line| serde_json::from_str(&line).ok()).for_each(tell);
    }

    /// Whether a file is there as the manifest says.
    pub(super) fn holds(&self, path: &str, made: &Made) -> bool {
        let path = self.root.join(path);
        let size = fs::metadata(&path).is_ok_and(|data| data.len() == made.bytes);
        size && fs::read(path).is_ok_and(|bytes| Checksum::of(&bytes) == made.sha256)
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
        let draft = self.work.join(thread).join("draft");
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
    pub(super) fn begin(&self, staying: &Listing<'_>) -> Result<()> {
        self.publish(staying, staying.entries().next().is_some())?;
        self.retract(staying)?;
        self.clear()?;
        fs::create_dir_all(&self.work)
            .with_context(|| format!("cannot make the folder {}", self.work.display()))?;
        let path = self.work.join("journal");
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        *self.journal.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
        Ok(())
    }

    /// Takes out of the manifest of the whole folder what a share of it is about
    /// to replace.
    fn retract(&self, staying: &Listing<'_>) -> Result<()> {
        let Some(shard) = staying.shard() else { return Ok(()) };
        let path = self.root.join(NAME);
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
        write_by_way_of(&self.work.join("whole"), &path, whole.to_json().as_bytes())
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

    /// Writes the manifest if it differs; where there is none, only `anyway`.
    fn publish(&self, manifest: &Listing<'_>, anyway: bool) -> Result<()> {
        match File::open(&self.manifest) {
            Ok(ref old) if is_written(old, manifest) => Ok(()),
            Err(_) if !anyway => Ok(()),
            Ok(_) | Err(_) => {
                let draft = self.work.join("manifest");
                write_pieces(&draft, &self.manifest, |out| manifest.write(out))
            }
        }
    }

    /// Removes what an ended build has left. The folder of a share stays until
    /// the shares are joined: it is locked.
    fn clear(&self) -> Result<()> {
        *self.journal.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let why = || format!("cannot remove {}", self.work.display());
        let entries = match fs::read_dir(&self.work) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            entries => entries.with_context(why)?,
        };
        for entry in entries {
            let path = entry.with_context(why)?.path();
            let removed = match path.is_dir() {
                true => fs::remove_dir_all(path),
                false => fs::remove_file(path),
            };
            removed.with_context(why)?;
        }
        if self.is_shard { Ok(()) } else { fs::remove_dir(&self.work).with_context(why) }
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
