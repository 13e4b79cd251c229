//! Writes a file whole or not at all.
//!
//! In: a place and bytes, or what writes them. Out: the file, by way of a
//! neighbour that is renamed when it is complete, so that nobody ever sees half
//! of it.

#![expect(clippy::disallowed_methods, reason = "this is the one place where files are written")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{Context, Result};

use crate::source::Gate;

/// Writes files below a folder, each as path and bytes, and makes their folders if
/// needed; none of them if one may not be written.
///
/// # Errors
/// Fails if a path leads out of the folder or something other than a plain file is
/// there; or if a folder cannot be made or a file not written, and then an older
/// file at that path is still there, unchanged.
pub(crate) fn write(gate: &Gate, files: &[(&str, &[u8])]) -> Result<()> {
    let place = |path| gate.file(path).with_context(|| format!("cannot write to {}", shown(gate)));
    let places: Vec<PathBuf> = files.iter().map(|(path, _)| place(path)).collect::<Result<_>>()?;
    places.iter().zip(files).try_for_each(|(place, (_, bytes))| {
        let folder = place.parent().unwrap_or(Path::new("."));
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        write_by_way_of(&folder.join(format!(".{name}.{}", process::id())), place, bytes)
    })
}

/// Writes a file that the user named, wherever it stands.
///
/// # Errors
/// As [`write()`].
pub(crate) fn write_named(path: &Path, bytes: &[u8]) -> Result<()> {
    let (gate, name) = Gate::around(path);
    write(&gate, &[(&name, bytes)])
}

/// Removes what was written into a folder that was empty, by what stands at its top, and
/// the folder if it was not there.
pub(crate) fn take_back<'a>(folder: &Path, files: impl Iterator<Item = &'a str>, was_there: bool) {
    // What cannot be removed stays, and the message says why the writing failed.
    for name in files.filter_map(|path| path.split('/').next()).collect::<BTreeSet<_>>() {
        let place = folder.join(name);
        if place.is_dir() { fs::remove_dir_all(place) } else { fs::remove_file(place) }.ok();
    }
    if !was_there {
        fs::remove_dir(folder).ok();
    }
}

/// How messages call a folder.
pub(super) fn shown(gate: &Gate) -> String {
    match gate.folder().as_os_str().is_empty() {
        true => "this folder".to_owned(),
        false => gate.folder().display().to_string(),
    }
}

/// Writes `bytes` to `draft`, which must stand on the same disk as `path`, and
/// gives it the name `path` when it is complete.
///
/// # Errors
/// As [`write()`].
pub(super) fn write_by_way_of(draft: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    write_draft(draft, path, || new(draft)?.write_all(bytes))
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
        let mut file = BufWriter::new(new(draft)?);
        content(&mut file)?;
        file.flush()
    })
}

/// Opens a draft that is not there yet. What an earlier build has left is removed: to
/// open it could follow a link.
fn new(draft: &Path) -> io::Result<File> {
    match File::create_new(draft) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(draft)?;
            File::create_new(draft)
        }
        file => file,
    }
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
        let gate = Gate::named(&folder);
        let path = folder.join("deep").join("a.pdf");
        write(&gate, &[("deep/a.pdf", b"one")]).unwrap();
        write(&gate, &[("deep/a.pdf", b"two")]).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn none_of_several_files_is_written_if_one_may_not_be() {
        let folder = std::env::temp_dir().join(format!("chirashi-none-{}", process::id()));
        fs::create_dir_all(folder.join("b.pdf")).unwrap();
        let gate = Gate::named(&folder);
        for barred in ["b.pdf", "../b.pdf"] {
            assert!(write(&gate, &[("a.pdf", b"one"), (barred, b"two")]).is_err());
            assert!(!folder.join("a.pdf").exists());
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_draft_is_not_written_through_a_link() {
        let folder = std::env::temp_dir().join(format!("chirashi-draft-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("mine"), "precious").unwrap();
        std::os::unix::fs::symlink("mine", folder.join("draft")).unwrap();
        write_by_way_of(&folder.join("draft"), &folder.join("a.pdf"), b"x").unwrap();
        assert_eq!(fs::read(folder.join("mine")).unwrap(), b"precious");
        assert_eq!(fs::read(folder.join("a.pdf")).unwrap(), b"x");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let folder = std::env::temp_dir().join(format!("chirashi-blocked-{}", process::id()));
        write_named(&folder, b"a file where a folder is wanted").unwrap();
        let error = write(&Gate::named(&folder), &[("a.pdf", b"x")]).unwrap_err();
        assert!(format!("{error:#}").contains("chirashi-blocked"));
        fs::remove_file(&folder).unwrap();
    }
}
