//! Writes a file whole or not at all.
//!
//! In: a path and bytes, or what writes them. Out: the file, by way of a
//! neighbour that is renamed when it is complete, so that nobody ever sees half
//! of it.

#![expect(clippy::disallowed_methods, reason = "this is the one place where files are written")]

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;
use std::process;

use anyhow::{Context, Result};

/// Writes `bytes` to `path` and makes its folder if needed.
///
/// # Errors
/// Fails if the folder cannot be made or the file not written; an older file
/// at the path is then still there, unchanged.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = folder.join(format!(".{name}.{}", process::id()));
    write_by_way_of(&draft, path, bytes)
}

/// Writes `bytes` to `draft`, which must stand on the same disk as `path`, and
/// gives it the name `path` when it is complete.
///
/// # Errors
/// As [`write()`].
pub(super) fn write_by_way_of(draft: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    write_draft(draft, path, || fs::write(draft, bytes))
}

/// Writes what `content` says, piece by piece, as [`write_by_way_of`] does.
///
/// # Errors
/// As [`write()`].
pub(super) fn write_pieces(
    draft: &Path,
    path: &Path,
    content: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    write_draft(draft, path, || {
        let mut file = BufWriter::new(File::create(draft)?);
        content(&mut file)?;
        file.flush()
    })
}

fn write_draft(draft: &Path, path: &Path, content: impl Fn() -> io::Result<()>) -> Result<()> {
    let attempt = || content().and_then(|()| fs::rename(draft, path));
    let mut written = attempt();
    if written.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        for file in [path, draft] {
            let folder = file.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        written = attempt();
    }
    if written.is_err() {
        // Nothing more can be done about a draft that cannot be removed either.
        fs::remove_file(draft).ok();
    }
    written.with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_no_draft_is_left() {
        let folder = std::env::temp_dir().join(format!("chirashi-write-{}", process::id()));
        let path = folder.join("deep").join("a.pdf");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let folder = std::env::temp_dir().join(format!("chirashi-blocked-{}", process::id()));
        write(&folder, b"a file where a folder is wanted").unwrap();
        let error = write(&folder.join("a.pdf"), b"x").unwrap_err();
        assert!(format!("{error:#}").contains("chirashi-blocked"));
        fs::remove_file(&folder).unwrap();
    }
}
