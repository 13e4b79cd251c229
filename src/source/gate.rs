//! The one gate for paths that the user did not name: those in manifests,
//! journals and tables, and those that are put together from names of the content.
//!
//! In: a folder, and a path below it. Out: the place of a plain file in that
//! folder, or why there is none: the path leads out, a link stands on the way, or
//! something other than a file is there. Every command that reads, writes or
//! removes such a file comes through here. Knows nothing about what files mean.

use std::error::Error;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use crate::shown;

/// How often a file is opened that is replaced every time.
const OPENED: usize = 3;

/// A folder outside of which nothing is read, written or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate(PathBuf);

/// Why a path is not let through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Barred {
    /// It leads out of the folder, or another system would read it so.
    Outside(String),
    /// It has a character that terminals, lists or other systems misread.
    Odd(String),
    /// This link stands on the way, or at its end.
    Link(String),
    /// A folder is there.
    Folder(String),
    /// Neither a file nor a folder is there, but a pipe, a socket or a device.
    Special(String),
    /// Something else is there than a moment before.
    Changed(String),
}

impl fmt::Display for Barred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, why) = match self {
            Self::Outside(path) => (path, "leads out of its folder"),
            Self::Odd(path) => (path, "has a character that is not part of a file name"),
            Self::Link(path) => (
                path,
                "is a link, and links are not followed: put the file or \
                                        folder itself there",
            ),
            Self::Folder(path) => (path, "is a folder, not a file"),
            Self::Special(path) => (path, "is a pipe, a socket or a device, not a plain file"),
            Self::Changed(path) => (path, "was replaced while it was opened: run this again"),
        };
        write!(f, "`{}` {why}", shown::name(path))
    }
}

impl Error for Barred {}

impl From<Barred> for io::Error {
    fn from(barred: Barred) -> Self {
        Self::new(ErrorKind::PermissionDenied, barred)
    }
}

#[expect(clippy::disallowed_methods, reason = "`source` reads files")]
impl Gate {
    /// A folder that the user named: it may stand anywhere, behind links too.
    #[must_use]
    pub fn named(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// The folder in which a file stands that the user named, and the file's name.
    #[must_use]
    pub fn around(file: &Path) -> (Self, String) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (Self::named(file.parent().unwrap_or(Path::new(""))), name)
    }

    /// The folder `named`, or else the one that is called `usual` in `root`, which
    /// must not be a link, since nobody named it.
    ///
    /// # Errors
    /// Fails if that folder is a link.
    pub fn named_or(named: Option<&Path>, root: &Path, usual: &str) -> Result<Self, Barred> {
        match named {
            Some(folder) => Ok(Self::named(folder)),
            None => Self::named(root).way(usual).map(Self),
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Where a path leads that stays in the folder and meets no link; anything or
    /// nothing may stand there.
    ///
    /// # Errors
    /// Says why the path is not let through.
    pub fn way(&self, path: &str) -> Result<PathBuf, Barred> {
        is_inside(path)?;
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for way in ends.map(|end| &path[..end]) {
            match fs::symlink_metadata(self.0.join(way)) {
                Ok(found) if found.is_symlink() => return Err(Barred::Link(way.to_owned())),
                Ok(_) => {}
                // Nothing stands behind what is not there.
                Err(_) => break,
            }
        }
        Ok(self.0.join(path))
    }

    /// Where a path leads at which a plain file stands, or nothing yet.
    ///
    /// # Errors
    /// Says why the path is not let through.
    pub fn file(&self, path: &str) -> Result<PathBuf, Barred> {
        let place = self.way(path)?;
        match fs::symlink_metadata(&place) {
            Ok(found) => is_plain(&found, path)?,
            Err(_) => return Ok(place),
        }
        Ok(place)
    }

    /// Opens a plain file to read it.
    ///
    /// # Errors
    /// Fails if the path is not let through or the file not opened.
    pub fn open(&self, path: &str) -> io::Result<File> {
        // To open a pipe can block for ever, so that what is there is known before.
        let mut place = self.file(path)?;
        // A build that runs at the same time may put a new file there; again and again
        // does nobody but who wants a link to be followed.
        for _ in 0..OPENED {
            let file = File::open(place)?;
            place = self.file(path)?;
            if is_same(&file.metadata()?, &fs::symlink_metadata(&place)?) {
                return Ok(file);
            }
        }
        Err(Barred::Changed(path.to_owned()).into())
    }

    /// Reads a plain file, but no more than `most` bytes of it and one.
    ///
    /// # Errors
    /// Fails if the path is not let through or the file not read.
    pub fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        first(self.open(path)?, most)
    }
}

/// Reads a plain file that the user named, wherever it stands and be it behind
/// links: no more than `most` bytes of it and one.
///
/// # Errors
/// Fails if it is not a plain file or cannot be read.
#[expect(clippy::disallowed_methods, reason = "`source` reads files")]
pub fn read_named(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    is_plain(&fs::metadata(path)?, &path.to_string_lossy())?;
    first(File::open(path)?, most)
}

fn first(file: File, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether what was opened is what stands at its place: nobody has put a link there
/// between the look and the opening.
#[cfg(unix)]
fn is_same(opened: &Metadata, found: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (opened.dev(), opened.ino()) == (found.dev(), found.ino())
}

/// The same, as far as it can be told: a file that is not a link, of the same length
/// and age.
#[cfg(not(unix))]
fn is_same(opened: &Metadata, found: &Metadata) -> bool {
    let looks = |it: &Metadata| (it.is_file(), it.len(), it.modified().ok());
    looks(opened) == looks(found)
}

fn is_plain(found: &Metadata, path: &str) -> Result<(), Barred> {
    match (found.is_file(), found.is_dir()) {
        (true, _) => Ok(()),
        (false, true) => Err(Barred::Folder(path.to_owned())),
        (false, false) => Err(Barred::Special(path.to_owned())),
    }
}

/// Whether there is nothing at the place of a folder, or an empty one.
///
/// # Errors
/// Fails if the folder cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is the one place where files are read")]
pub fn is_vacant(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(!folder.is_symlink()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether a path stays in the folder in which it begins, on every system on which
/// the program runs: parts with `/` between them, none of them empty or a step to
/// somewhere else.
///
/// # Errors
/// Says why it does not.
pub fn is_inside(path: &str) -> Result<(), Barred> {
    if shown::is_odd(path) {
        return Err(Barred::Odd(path.to_owned()));
    }
    // On Windows `C:x` and `\x` lead elsewhere.
    let names_a_disk = |part: &str| part.find(':') == Some(1);
    let is_step = |part: &str| !Path::new(part).components().eq([Component::Normal(part.as_ref())]);
    match path.contains('\\') || path.split('/').any(|part| names_a_disk(part) || is_step(part)) {
        true => Err(Barred::Outside(path.to_owned())),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out_are_barred_on_every_system() {
        for path in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/..",
            "a/../../x",
            "a//b",
            "a/",
            "./a",
            "a/.",
            "\\x",
            "a\\..\\..\\x",
            "C:x",
            "C:\\x",
            "c:/x",
            "\\\\host\\share",
            "//host/share",
            "a/d:x",
        ] {
            assert_eq!(is_inside(path), Err(Barred::Outside(path.to_owned())), "{path}");
        }
        for path in ["a\0b", "a\nb", "a/\u{1B}[31m", "a\u{202E}b", "\u{FFFD}"] {
            assert_eq!(is_inside(path), Err(Barred::Odd(path.to_owned())), "{path:?}");
        }
        for path in ["a", "a/b/c.pdf", "日本/ネパール.pdf", "...", "a b", ".work/journal"] {
            assert_eq!(is_inside(path), Ok(()), "{path}");
        }
    }

    #[cfg(unix)]
    #[expect(clippy::disallowed_methods, reason = "the test makes what the gate meets")]
    #[test]
    fn links_on_the_way_and_what_is_not_a_file_are_barred() {
        use std::os::unix::fs::symlink;
        let folder = std::env::temp_dir().join(format!("chirashi-gate-{}", std::process::id()));
        fs::create_dir_all(folder.join("real/deep")).unwrap();
        fs::write(folder.join("real/deep/file"), "text").unwrap();
        symlink("real", folder.join("link")).unwrap();
        symlink("file", folder.join("real/deep/alias")).unwrap();
        symlink("nowhere", folder.join("lost")).unwrap();
        symlink("/dev/zero", folder.join("zero")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(folder.join("socket")).unwrap();
        let gate = Gate::named(&folder);
        let link = |path: &str| Err(Barred::Link(path.to_owned()));
        let look = |path: &str| fs::symlink_metadata(folder.join(path)).unwrap();
        let opened = File::open(folder.join("real/deep/alias")).unwrap().metadata().unwrap();
        assert!(is_same(&opened, &look("real/deep/file")));
        assert!(!is_same(&opened, &look("real/deep/alias")), "a link is not its target");
        fs::copy(folder.join("real/deep/file"), folder.join("real/copy")).unwrap();
        assert!(!is_same(&opened, &look("real/copy")), "another file that says the same");
        assert_eq!(gate.read("real/deep/file", 9).unwrap(), b"text");
        assert_eq!(gate.read("real/deep/file", 1).unwrap(), b"te");
        assert_eq!(gate.file("real/new/file"), Ok(folder.join("real/new/file")));
        assert_eq!(gate.file("link/deep/file"), link("link"));
        assert_eq!(gate.file("link/new/file"), link("link"));
        assert_eq!(gate.file("real/deep/alias"), link("real/deep/alias"));
        assert_eq!(gate.file("lost"), link("lost"));
        assert_eq!(gate.file("zero"), link("zero"));
        assert_eq!(gate.file("real"), Err(Barred::Folder("real".to_owned())));
        assert_eq!(gate.file("socket"), Err(Barred::Special("socket".to_owned())));
        assert!(read_named(Path::new("/dev/zero"), 9).is_err());
        assert_eq!(read_named(&folder.join("link/deep/alias"), 9).unwrap(), b"text");
        assert_eq!(Gate::named_or(None, &folder, "link"), Err(Barred::Link("link".to_owned())));
        let named = Gate::named_or(Some(&folder.join("link")), &folder, "output").unwrap();
        assert_eq!(named.read("deep/file", 9).unwrap(), b"text");
        fs::remove_dir_all(&folder).unwrap();
    }
}
