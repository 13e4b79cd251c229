//! All input in memory, and places in it.
//!
//! In: paths below the project's root. Out: file contents as text with a
//! [`FileId`], font files as mapped memory, and [`Span`]s that point into the
//! text. The only module that reads files; knows nothing of what they mean.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

/// One file of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct File {
    /// The path below the root, with `/` between its parts.
    pub path: String,
    /// The text; bytes that are not UTF-8 are replaced by U+FFFD.
    pub text: Arc<str>,
    /// The offset of the first byte that was not UTF-8, if there was one.
    pub invalid_at: Option<usize>,
}

/// The files of a project.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    files: Vec<File>,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where files are read")]
impl Sources {
    /// Input below the folder `root`; nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), files: Vec::new() }
    }

    /// The folder in which all paths stand.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads a text file.
    ///
    /// # Errors
    /// Fails if the file cannot be read; a file that is not UTF-8 is no
    /// failure, see [`File::invalid_at`].
    pub fn read(&mut self, path: &str) -> Result<FileId> {
        let bytes =
            fs::read(self.root.join(path)).with_context(|| format!("cannot read {path}"))?;
        let (text, invalid_at) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
            }
        };
        Ok(self.add(path, text.into(), invalid_at))
    }

    /// Adds a text that stands in no file, for tests and tools.
    pub fn add(&mut self, path: &str, text: Arc<str>, invalid_at: Option<usize>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(File { path: path.to_owned(), text, invalid_at });
        id
    }

    /// The file behind an id.
    #[must_use]
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// Whether a file stands at `path`.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Whether `path` stands inside `folder` even after all links are
    /// followed.
    #[must_use]
    pub fn stays_in(&self, path: &str, folder: &str) -> bool {
        let inside = || -> io::Result<bool> {
            let folder = self.root.join(folder).canonicalize()?;
            Ok(self.root.join(path).canonicalize()?.starts_with(folder))
        };
        inside().unwrap_or(false)
    }

    /// The names in a folder, sorted.
    ///
    /// # Errors
    /// Fails if the folder cannot be read.
    pub fn list(&self, folder: &str) -> Result<Vec<String>> {
        let entries = fs::read_dir(self.root.join(folder))
            .with_context(|| format!("cannot read the folder {folder}"))?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder {folder}"))?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// Maps a binary file into memory.
    ///
    /// # Errors
    /// Fails if the file cannot be opened or mapped.
    pub fn map(&self, path: &str) -> Result<MappedFile> {
        let file =
            fs::File::open(self.root.join(path)).with_context(|| format!("cannot read {path}"))?;
        #[expect(
            unsafe_code,
            reason = "fonts of 20 MB are mapped, not copied; the program never writes below fonts/, \
                      and a font that another program shortens meanwhile ends this one, not its output"
        )]
        // SAFETY: the map is read only, see the reason above.
        let map =
            unsafe { memmap2::Mmap::map(&file) }.with_context(|| format!("cannot map {path}"))?;
        Ok(MappedFile(Arc::new(map)))
    }
}

/// A binary file in memory, cheap to clone.
#[derive(Debug, Clone)]
pub struct MappedFile(Arc<memmap2::Mmap>);

impl AsRef<[u8]> for MappedFile {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
