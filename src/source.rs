//! All input in memory, and places in it.
//!
//! In: paths below the project's root. Out: file contents as text with a
//! [`FileId`], font files as mapped memory, and [`Span`]s that point into the
//! text. The only module that reads files; knows nothing of what they mean.

use std::collections::BTreeMap;
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
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    files: Vec<File>,
    /// Texts that stand in for files, by path.
    replaced: BTreeMap<String, Arc<str>>,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where files are read")]
impl Sources {
    /// Input below the folder `root`; nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), files: Vec::new(), replaced: BTreeMap::new() }
    }

    /// The folder in which all paths stand.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Lets a text stand in for the file at `path`, whether there is one or not:
    /// for tests, and for content that is in no folder.
    pub fn replace(&mut self, path: &str, text: impl Into<Arc<str>>) {
        self.replaced.insert(path.to_owned(), text.into());
    }

    /// Reads a text file.
    ///
    /// # Errors
    /// Fails if the file cannot be read; a file that is not UTF-8 is no
    /// failure, see [`File::invalid_at`].
    pub fn read(&mut self, path: &str) -> Result<FileId> {
        if let Some(text) = self.replaced.get(path) {
            let text = Arc::clone(text);
            return Ok(self.add(path, text, None));
        }
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

    /// Whether a file stands at `path`.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.replaced.contains_key(path) || self.root.join(path).is_file()
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
        let inside = format!("{folder}/");
        let replaced = self.replaced.keys().filter_map(|path| path.strip_prefix(&inside));
        names.extend(replaced.filter(|rest| !rest.contains('/')).map(str::to_owned));
        names.sort();
        names.dedup();
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
