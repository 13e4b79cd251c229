//! All input in memory, and places in it.
//!
//! In: paths below the project's root. Out: file contents as text with a
//! [`FileId`], font files as mapped memory, and [`Span`]s that point into the
//! text. The only module that reads files; knows nothing of what they mean.
//! Input can also be sealed: nothing but what was put in, such as the files of a
//! revision ([`git`]).

mod again;
mod decode;
mod flaw;
mod gate;
pub mod git;
mod mapped;
mod places;
mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use decode::decoded;
pub use flaw::Flaw;
pub use gate::{Barred, Gate, is_inside, is_vacant, read_named};
pub use mapped::MappedFile;
pub use places::Places;
pub use watch::Watch;

/// The largest text file that is read, in bytes: no content comes near a
/// mebibyte, so that a larger file is a mistake or an attack.
pub const LARGEST: usize = 1 << 20;

/// The largest file that a user names, in bytes: a table of all offices of the
/// country in many languages has two mebibytes.
pub const LARGEST_GIVEN: usize = 16 * LARGEST;

/// What all text files of a project may have in all, in bytes: some thousand
/// packs.
const LARGEST_IN_ALL: usize = 64 * LARGEST;

/// The most bytes of all photos together: a hundred as telephones take them.
const PHOTOS_IN_ALL: usize = 512 * LARGEST;

/// The ending of drawings.
pub const DRAWING: &str = ".svg";

/// The endings of photos.
pub const PHOTOS: [&str; 3] = [".png", ".jpg", ".jpeg"];

/// The endings of all pictures.
pub const PICTURES: [&str; 4] = [DRAWING, PHOTOS[0], PHOTOS[1], PHOTOS[2]];

/// One file of the input.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of bytes in one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

/// Where something stands changes nothing of what it says: the same content in
/// other places has the same hash.
impl Hash for Span {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Span {
    /// The stretch from `start` to `end` of `file`; offsets beyond 4 GiB stop
    /// there.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end) }
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct File {
    /// By what places in it name it.
    pub id: FileId,
    /// The path below the root, with `/` between its parts.
    pub path: String,
    /// The text as UTF-8; bytes that are no text are replaced by U+FFFD.
    pub text: Arc<str>,
    /// What is wrong with it, whatever the text means.
    pub flaw: Option<Flaw>,
}

/// A place as people and editors count: lines and characters from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line: Unicode scalar values, a byte order mark
    /// aside.
    pub column: usize,
}

/// The files of a project.
#[derive(Debug, Default)]
pub struct Sources {
    root: PathBuf,
    files: Vec<File>,
    /// For each path the file that was read there last.
    latest: BTreeMap<String, FileId>,
    /// The bytes of all texts that were read, and of all photos.
    total: usize,
    photos: usize,
    /// Texts that stand in for files, by path.
    replaced: BTreeMap<String, (Arc<str>, Option<Flaw>)>,
    /// Binary files that stand in for others, by path.
    held: BTreeMap<String, MappedFile>,
    /// Whether there is nothing but what stands in for files.
    sealed: bool,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where files are read")]
impl Sources {
    /// Input below the folder `root`; nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), ..Self::default() }
    }

    /// Input that is in no folder: nothing but what is put in.
    #[must_use]
    pub fn sealed() -> Self {
        Self { sealed: true, ..Self::default() }
    }

    /// The folder in which all paths stand.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Lets a text stand in for the file at `path`, whether there is one or not:
    /// for tests, and for content that is in no folder.
    pub fn replace(&mut self, path: &str, text: impl Into<Arc<str>>) {
        self.replaced.insert(path.to_owned(), (text.into(), None));
    }

    /// Lets a binary file stand in for the one at `path`.
    pub fn hold(&mut self, path: &str, file: MappedFile) {
        self.held.insert(path.to_owned(), file);
    }

    /// Reads a text file, unless it is too large or none.
    ///
    /// # Errors
    /// Fails if the file is missing or the system does not let it be read, or
    /// if all files together are too large; for all else see [`File::flaw`].
    pub fn read(&mut self, path: &str) -> Result<FileId> {
        let (text, flaw) = match self.replaced.get(path) {
            Some((text, _)) if text.len() > LARGEST => (Arc::from(""), Some(too_large(text.len()))),
            Some((text, flaw)) => (Arc::clone(text), *flaw),
            None if self.sealed => bail!("cannot read {path}: there is no such file"),
            None => self.text(path).with_context(|| format!("cannot read {path}"))?,
        };
        self.total += text.len();
        if self.total > LARGEST_IN_ALL {
            bail!("cannot read {path}: the content has more than {LARGEST_IN_ALL} bytes in all");
        }
        Ok(self.add(path, text, flaw))
    }

    /// Reads a text file as [`Self::read`] does, and hands it out.
    ///
    /// # Errors
    /// Fails as [`Self::read`] does.
    pub fn open(&mut self, path: &str) -> Result<File> {
        let id = self.read(path)?;
        Ok(self.file(id).clone())
    }

    /// The same for a file that may be missing.
    ///
    /// # Errors
    /// Fails if it is there and cannot be read.
    pub fn open_if_there(&mut self, path: &str) -> Result<Option<File>> {
        if self.contains(path) { self.open(path).map(Some) } else { Ok(None) }
    }

    /// Reads a file that is not a text, unless it is too large or none. Its bytes stand
    /// for themselves in what depends on them: the text of the file is their hash.
    ///
    /// # Errors
    /// Fails as [`Self::read`] does.
    pub fn read_bytes(&mut self, path: &str) -> Result<(FileId, Vec<u8>)> {
        let (bytes, flaw) = match self.held.get(path) {
            Some(held) => (held.as_ref().to_owned(), None),
            None if self.sealed => bail!("cannot read {path}: there is no such file"),
            None => {
                self.bytes(path, LARGEST_GIVEN).with_context(|| format!("cannot read {path}"))?
            }
        };
        // Areas of a city share their photos.
        if self.files.iter().all(|file| file.path != path) {
            self.photos += bytes.len();
        }
        if self.photos > PHOTOS_IN_ALL {
            bail!(
                "cannot read {path}: the photos have more than {PHOTOS_IN_ALL} bytes in all; save them smaller, 300 pixels to the inch are enough"
            );
        }
        let hash: String = Sha256::digest(&bytes).iter().map(|it| format!("{it:02x}")).collect();
        Ok((self.add(path, format!("{} bytes, {hash}", bytes.len()).into(), flaw), bytes))
    }

    /// Reads a text file that the user names, wherever it stands.
    ///
    /// # Errors
    /// Fails if the file is missing, no file, or larger than [`LARGEST_GIVEN`].
    pub fn read_given(&mut self, path: &Path) -> Result<FileId> {
        let named = path.to_string_lossy().into_owned();
        if let Some((text, flaw)) = self.replaced.get(&named).cloned() {
            return Ok(self.add(&named, text, flaw));
        }
        let bytes = read_named(path, LARGEST_GIVEN as u64);
        self.given(named.clone(), bytes).with_context(|| format!("cannot read {named}"))
    }

    /// Reads a text file that a file names which the user named: `path` is below the
    /// folder of that one.
    ///
    /// # Errors
    /// Fails as [`Gate::read`] does, or if the file is larger than [`LARGEST_GIVEN`].
    pub fn read_beside(&mut self, gate: &Gate, path: &str) -> io::Result<FileId> {
        let named = gate.folder().join(path).to_string_lossy().into_owned();
        self.given(named, gate.read(path, LARGEST_GIVEN as u64))
    }

    fn given(&mut self, named: String, bytes: io::Result<Vec<u8>>) -> io::Result<FileId> {
        let bytes = bytes?;
        if bytes.len() > LARGEST_GIVEN {
            let why = format!("it has more than {LARGEST_GIVEN} bytes");
            return Err(io::Error::new(ErrorKind::FileTooLarge, why));
        }
        let (text, flaw) = decoded(&named, bytes);
        Ok(self.add(&named, text, flaw))
    }

    /// The text of a file, empty if it is not read.
    fn text(&self, path: &str) -> io::Result<(Arc<str>, Option<Flaw>)> {
        Ok(match self.bytes(path, LARGEST)? {
            (_, Some(flaw)) => (Arc::from(""), Some(flaw)),
            (bytes, None) => decoded(path, bytes),
        })
    }

    /// The bytes of a file, at most so many; none if it is not read.
    fn bytes(&self, path: &str, most: usize) -> io::Result<(Vec<u8>, Option<Flaw>)> {
        if let Some(flaw) = self.flaw(path, most)? {
            return Ok((Vec::new(), Some(flaw)));
        }
        // A file may grow meanwhile, or be longer than it says.
        let mut bytes = Vec::new();
        let file = fs::File::open(self.root.join(path))?;
        file.take(most as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > most {
            return Ok((Vec::new(), Some(too_large(bytes.len()))));
        }
        Ok((bytes, None))
    }

    /// Why a file is not even opened: to open a pipe can block for ever.
    fn flaw(&self, path: &str, most: usize) -> io::Result<Option<Flaw>> {
        let place = self.root.join(path);
        let metadata = match fs::metadata(&place) {
            Err(error) if error.kind() != ErrorKind::PermissionDenied && place.is_symlink() => {
                return Ok(Some(Flaw::Nowhere));
            }
            metadata => metadata?,
        };
        Ok(if self.leaves(path) {
            Some(Flaw::Elsewhere)
        } else if metadata.is_dir() {
            Some(Flaw::Folder)
        } else if !metadata.is_file() {
            Some(Flaw::Special)
        } else {
            Some(Flaw::TooLarge(metadata.len())).filter(|_| metadata.len() > most as u64)
        })
    }

    /// Adds a text that stands in no file, for tests and tools.
    pub fn add(&mut self, path: &str, text: Arc<str>, flaw: Option<Flaw>) -> FileId {
        // What is read for several flyers is one file: what is wrong with it is told once.
        let is_same = |id: &FileId| *self.file(*id).text == *text && self.file(*id).flaw == flaw;
        if let Some(id) = self.latest.get(path).copied().filter(is_same) {
            return id;
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(File { id, path: path.to_owned(), text, flaw });
        self.latest.insert(path.to_owned(), id);
        id
    }

    /// All files that were read, in the order in which that was done.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// The file behind an id.
    #[must_use]
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// Where an offset of a file stands.
    #[must_use]
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let text: &str = &self.file(file).text;
        let offset = text.floor_char_boundary(offset as usize);
        let from = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let line = text[..from].matches('\n').count() + 1;
        let before = text[from..offset].trim_start_matches('\u{FEFF}');
        Position { line, column: before.chars().count() + 1 }
    }

    /// Whether anything stands at `path`, if only a link to nothing.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.replaced.contains_key(path)
            || self.held.contains_key(path)
            || (!self.sealed && self.root.join(path).symlink_metadata().is_ok())
    }

    /// Whether a link on the way to `path` leads out of the project, or out of
    /// that folder at its top in which the path begins: what others wrote into
    /// the content must not show files that they could not read themselves.
    #[must_use]
    pub fn leaves(&self, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let mut ways = ends.map(|end| self.root.join(&path[..end]));
        if self.sealed || self.replaced.contains_key(path) || !ways.any(|way| way.is_symlink()) {
            return false;
        }
        let stays = || -> io::Result<bool> {
            let top = self.root.join(path.split('/').next().unwrap_or_default()).canonicalize()?;
            let place = self.root.join(path).canonicalize()?;
            Ok(top.starts_with(self.root.canonicalize()?) && place.starts_with(top))
        };
        !stays().unwrap_or(false)
    }

    /// The names in a folder, sorted; what is not UTF-8 in them is replaced by
    /// U+FFFD.
    ///
    /// # Errors
    /// Fails if the folder cannot be read, or if a link leads out of the
    /// project on the way to it.
    pub fn list(&self, folder: &str) -> Result<Vec<String>> {
        if self.leaves(folder) {
            bail!("cannot read the folder {folder}: a link leads out of the project");
        }
        let inside = format!("{folder}/");
        let replaced = self.replaced.keys().chain(self.held.keys());
        let replaced = replaced.filter_map(|path| path.strip_prefix(&inside));
        let replaced = replaced.filter_map(|rest| rest.split('/').next());
        let mut names: BTreeSet<String> = replaced.map(str::to_owned).collect();
        if self.sealed {
            return Ok(names.into_iter().collect());
        }
        let entries = match fs::read_dir(self.root.join(folder)) {
            // A folder of nothing but texts that stand in for files.
            Err(error) if error.kind() == ErrorKind::NotFound && !names.is_empty() => None,
            entries => Some(entries.with_context(|| format!("cannot read the folder {folder}"))?),
        };
        for entry in entries.into_iter().flatten() {
            let entry = entry.with_context(|| format!("cannot read the folder {folder}"))?;
            names.insert(entry.file_name().to_string_lossy().into_owned());
        }
        Ok(names.into_iter().collect())
    }

    /// Maps a binary file into memory.
    ///
    /// # Errors
    /// Fails if the file cannot be opened or mapped.
    pub fn map(&self, path: &str) -> Result<MappedFile> {
        if let Some(file) = self.held.get(path) {
            return Ok(file.clone());
        }
        if self.sealed {
            bail!("cannot read {path}: there is no such file");
        }
        let place = self.root.join(path);
        if self.leaves(path) {
            bail!("cannot read {path}: it is behind a link that leads out of its folder");
        }
        let metadata = fs::metadata(&place).with_context(|| format!("cannot read {path}"))?;
        if !metadata.is_file() {
            bail!("cannot read {path}: it is not a file");
        }
        let file = fs::File::open(place).with_context(|| format!("cannot read {path}"))?;
        #[expect(
            unsafe_code,
            reason = "fonts of 20 MB are mapped, not copied; the program never writes below fonts/, \
                      and a font that another program shortens meanwhile ends this one, not its output"
        )]
        // SAFETY: the map is read only, see the reason above.
        let map =
            unsafe { memmap2::Mmap::map(&file) }.with_context(|| format!("cannot map {path}"))?;
        Ok(map.into())
    }
}

fn too_large(bytes: usize) -> Flaw {
    Flaw::TooLarge(u64::try_from(bytes).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_in_for_a_file() {
        let mut sources = Sources::new(Path::new(env!("CARGO_MANIFEST_DIR")));
        sources.replace("content/town/flyer.toml", "x = 1");
        sources.replace("src/lib.rs", "nothing");
        sources.replace("src/new.rs", "new");
        assert!(sources.contains("content/town/flyer.toml"));
        let id = sources.read("src/lib.rs").unwrap();
        assert_eq!(&*sources.file(id).text, "nothing");
        let names = sources.list("src").unwrap();
        assert_eq!(names.iter().filter(|name| *name == "lib.rs").count(), 1);
        assert!(names.contains(&"new.rs".to_owned()));
        assert!(sources.list("content").unwrap().contains(&"town".to_owned()));
        assert_eq!(sources.list("content/town").unwrap(), ["flyer.toml"]);
        assert!(sources.list("content/village").is_err());
    }

    #[test]
    fn sealed_input_is_what_was_put_in() {
        let mut sources = Sources::sealed();
        sources.replace("content/town/flyer.toml", "x = 1");
        sources.replace("content/town/ja.toml", "");
        sources.hold("fonts/a.ttf", vec![1, 2].into());
        assert_eq!(sources.list("content").unwrap(), ["town"]);
        assert!(!sources.contains("Cargo.toml") && sources.read("Cargo.toml").is_err());
        assert_eq!(sources.map("fonts/a.ttf").unwrap().as_ref(), [1, 2]);
        assert!(sources.map("Cargo.toml").is_err());
    }

    #[test]
    fn a_text_that_is_too_large_is_not_taken() {
        let mut sources = Sources::new(Path::new("."));
        sources.replace("x.toml", "x".repeat(LARGEST));
        sources.replace("y.toml", "x".repeat(LARGEST + 1));
        let (x, y) = (sources.read("x.toml").unwrap(), sources.read("y.toml").unwrap());
        assert_eq!((sources.file(x).text.len(), sources.file(x).flaw), (LARGEST, None));
        let flaw = Some(too_large(LARGEST + 1));
        assert_eq!((sources.file(y).text.len(), sources.file(y).flaw), (0, flaw));
        for _ in 1..64 {
            sources.read("x.toml").unwrap();
        }
        assert!(sources.read("x.toml").unwrap_err().to_string().contains("in all"));
    }

    #[test]
    fn a_folder_is_no_text() {
        let mut sources = Sources::new(Path::new(env!("CARGO_MANIFEST_DIR")));
        let id = sources.read("src").unwrap();
        assert_eq!(sources.file(id).flaw, Some(Flaw::Folder));
        assert!(sources.map("src").is_err() && sources.read("nothing").is_err());
    }

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let mut sources = Sources::new(Path::new("."));
        let file = sources.add("x.toml", "\u{FEFF}a\n日本\n".into(), None);
        assert_eq!(sources.position(file, 3), Position { line: 1, column: 1 });
        assert_eq!(sources.position(file, 8), Position { line: 2, column: 2 });
        assert_eq!(sources.position(file, 99), Position { line: 3, column: 1 });
    }
}
