//! The files of a revision, as git has them.
//!
//! In: a folder and the name of a revision. Out: [`Sources`] that hold the content
//! of that revision and nothing else. Runs the program `git`, which here reads its
//! objects only: neither the index nor the work tree is looked at or changed, but
//! for fonts that are the same today. Knows nothing of what the files mean.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::decode::decoded;
use super::{Flaw, LARGEST, LARGEST_GIVEN, LARGEST_IN_ALL, PHOTOS, Sources};

/// What a project consists of.
const PARTS: [&str; 3] = ["content", "fonts", "chirashi.toml"];

/// The largest font that is taken from a revision, in bytes.
const LARGEST_FONT: u64 = 64 << 20;

/// How a file of git LFS begins: it only says where the real one is.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// The largest such file, in bytes (git LFS specification).
const LARGEST_POINTER: u64 = 1024;

/// A revision that git knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    root: PathBuf,
    commit: String,
}

/// The last tag before the one that is called `but`, if git knows one.
#[must_use]
pub fn last_tag(root: &Path, but: &str) -> Option<String> {
    let exclude = format!("--exclude={but}");
    let output = git(root).args(["describe", "--tags", "--abbrev=0", &exclude]).output().ok()?;
    let tag = String::from_utf8(output.stdout).ok()?;
    let tag = tag.trim();
    (output.status.success() && !tag.is_empty()).then(|| tag.to_owned())
}

/// Whether something of the project is not as it was committed last; `false` where git
/// knows nothing of it.
#[must_use]
pub fn is_dirty(root: &Path) -> bool {
    let output = git(root).args(["status", "--porcelain", "--"]).args(PARTS).output();
    output.is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

/// A file of a revision.
struct Blob {
    is_link: bool,
    id: String,
    size: u64,
}

impl Revision {
    /// Finds a revision by any name that git understands.
    ///
    /// # Errors
    /// Says why git cannot be asked, or that it does not know the revision.
    pub fn find(root: &Path, name: &str) -> Result<Self> {
        if name.contains('\0') {
            bail!("git does not know this revision");
        }
        let wanted = format!("{name}^{{commit}}");
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        let output = git(root).args(arguments).output().context("git cannot be run")?;
        let commit = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if output.status.success() && is_id(&commit) {
            return Ok(Self { root: root.to_owned(), commit });
        }
        let why = String::from_utf8_lossy(&output.stderr);
        match why.lines().next() {
            Some(why) => bail!("git says: {}", why.trim_start_matches("fatal: ")),
            None => bail!("git does not know this revision"),
        }
    }

    /// Its number.
    #[must_use]
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// The first digits of its number.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.commit[..12]
    }

    /// The files of the revision; and, in words, what could not be had of it.
    ///
    /// # Errors
    /// Fails if git does not give them.
    pub fn sources(&self) -> Result<(Sources, Vec<String>)> {
        let mut sources = Sources::sealed();
        let mut warnings = Vec::new();
        let (files, modules) = self.files()?;
        let mut blobs = Blobs::open(&self.root)?;
        let texts = files.iter().filter(|(path, _)| is_text(path));
        let total: u64 = texts.clone().map(|(_, blob)| blob.size).sum();
        if total > LARGEST_IN_ALL as u64 {
            bail!("the content of {} has more than {LARGEST_IN_ALL} bytes in all", self.short());
        }
        for (path, blob) in texts {
            let text = match &follow(path, blob, &files, &mut blobs)? {
                Ok(blob) if blob.size > LARGEST as u64 => {
                    (Arc::from(""), Some(Flaw::TooLarge(blob.size)))
                }
                Ok(blob) => decoded(path, blobs.read(blob, LARGEST as u64)?),
                Err(flaw) => (Arc::from(""), Some(*flaw)),
            };
            sources.replaced.insert(path.clone(), text);
        }
        for (path, blob) in files.iter().filter(|(path, _)| is_photo(path)) {
            if let Ok(blob) = &follow(path, blob, &files, &mut blobs)?
                && blob.size <= LARGEST_GIVEN as u64
            {
                let bytes = blobs.read(blob, LARGEST_GIVEN as u64)?;
                sources.held.insert(path.clone(), bytes.into());
            }
        }
        if let Some(module) = modules.iter().find(|module| module.starts_with("content")) {
            bail!("{module} is a submodule in {}: compare inside of it", self.short());
        }
        let fonts = files.iter().filter(|(path, _)| !is_text(path) && !is_photo(path));
        let fonts: Vec<(&str, &Blob)> = fonts.map(|(path, blob)| (&**path, blob)).collect();
        self.fonts(&fonts, &mut sources, &mut blobs, &mut warnings)?;
        if modules.iter().any(|module| module.starts_with("fonts")) {
            warnings.push(format!(
                "fonts/ is a submodule in {}: the fonts of today are used",
                self.short()
            ));
            self.fonts_of_today(&mut sources)?;
        }
        Ok((sources, warnings))
    }

    /// All files of the project by their paths, and the submodules.
    fn files(&self) -> Result<(BTreeMap<String, Blob>, Vec<String>)> {
        let arguments = ["ls-tree", "-r", "-z", "--long", &self.commit, "--"];
        let output = git(&self.root).args(arguments).args(PARTS).output();
        let output = output.context("git cannot be run")?;
        if !output.status.success() {
            let why = String::from_utf8_lossy(&output.stderr);
            bail!("git does not list the files of {}: {}", self.short(), why.trim());
        }
        let (mut files, mut modules) = (BTreeMap::new(), Vec::new());
        for line in output.stdout.split(|&byte| byte == 0).filter(|line| !line.is_empty()) {
            let line = String::from_utf8_lossy(line);
            let Some((head, path)) = line.split_once('\t') else { continue };
            let mut head = head.split_ascii_whitespace();
            let (mode, id) = (head.next().unwrap_or_default(), head.nth(1).unwrap_or_default());
            let size = head.next().and_then(|size| size.parse().ok()).unwrap_or(0);
            if mode == "160000" {
                modules.push(path.to_owned());
            } else {
                let blob = Blob { is_link: mode == "120000", id: id.to_owned(), size };
                files.insert(path.to_owned(), blob);
            }
        }
        Ok((files, modules))
    }

    /// Takes the fonts that are the same today from the disk, and the others from
    /// git.
    fn fonts(
        &self,
        fonts: &[(&str, &Blob)],
        sources: &mut Sources,
        blobs: &mut Blobs,
        warnings: &mut Vec<String>,
    ) -> Result<()> {
        let today = Sources::new(&self.root);
        let same = self.same_today(fonts, &today)?;
        for (path, blob) in fonts {
            if same.contains(path) {
                sources.hold(path, today.map(path)?);
                continue;
            }
            if blob.is_link {
                warnings.push(self.warning(path, "is a link"));
            } else {
                let bytes = blobs.read(blob, LARGEST_FONT)?;
                if !is_pointer(blob, &bytes) {
                    sources.hold(path, bytes.into());
                    continue;
                }
                let found = today.map(path).is_ok_and(|file| is_meant(&bytes, file.as_ref()));
                if !found {
                    warnings.push(self.warning(path, "is kept by git LFS and not at hand"));
                }
            }
            if let Ok(file) = today.map(path) {
                sources.hold(path, file);
            }
        }
        Ok(())
    }

    fn warning(&self, path: &str, why: &str) -> String {
        format!("{path} of {} {why}: the font of today is used", self.short())
    }

    /// The fonts that are byte for byte the same on the disk.
    fn same_today<'a>(&self, fonts: &[(&'a str, &Blob)], today: &Sources) -> Result<Vec<&'a str>> {
        let is_likely = |(path, blob): &&(&str, &Blob)| {
            let data = fs::metadata(self.root.join(path));
            let is_alike = data.is_ok_and(|data| data.is_file() && data.len() == blob.size);
            !blob.is_link && is_alike && !today.leaves(path)
        };
        let likely: Vec<&(&str, &Blob)> = fonts.iter().filter(is_likely).collect();
        if likely.is_empty() {
            return Ok(Vec::new());
        }
        let mut command = git(&self.root);
        command.args(["hash-object", "--no-filters", "--"]);
        let output = command.args(likely.iter().map(|(path, _)| path)).output();
        let ids =
            String::from_utf8_lossy(&output.context("git cannot be run")?.stdout).into_owned();
        let pairs = likely.iter().zip(ids.lines());
        Ok(pairs.filter(|((_, blob), id)| blob.id == *id).map(|((path, _), _)| *path).collect())
    }

    /// Takes all fonts, and their list, from the disk.
    fn fonts_of_today(&self, sources: &mut Sources) -> Result<()> {
        let mut today = Sources::new(&self.root);
        for name in today.list("fonts")? {
            let path = format!("fonts/{name}");
            if is_text(&path) {
                let id = today.read(&path)?;
                sources.replace(&path, Arc::clone(&today.file(id).text));
            } else if let Ok(file) = today.map(&path) {
                sources.hold(&path, file);
            }
        }
        Ok(())
    }
}

/// The program, told to read objects and nothing else: no locks, no questions, no
/// network, no pattern in a path.
fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["--no-replace-objects", "--literal-pathspecs"]);
    let quiet = [("GIT_OPTIONAL_LOCKS", "0"), ("GIT_TERMINAL_PROMPT", "0")];
    command.envs(quiet).env("GIT_NO_LAZY_FETCH", "1").stdin(Stdio::null());
    command
}

fn is_id(text: &str) -> bool {
    text.len() >= 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a file of the project is read as text.
fn is_text(path: &str) -> bool {
    (!path.starts_with("fonts/") || path.ends_with(".toml")) && !is_photo(path)
}

/// Whether a file of the project is a photo.
fn is_photo(path: &str) -> bool {
    path.starts_with("content/") && PHOTOS.iter().any(|ending| path.ends_with(ending))
}

/// The file behind a link that stays in its folder; what is wrong with it if it
/// does not.
fn follow<'a>(
    path: &str,
    blob: &'a Blob,
    files: &'a BTreeMap<String, Blob>,
    blobs: &mut Blobs,
) -> Result<Result<&'a Blob, Flaw>> {
    let (mut path, mut blob) = (path.to_owned(), blob);
    // As many links as systems follow.
    for _ in 0..40 {
        if !blob.is_link {
            return Ok(Ok(blob));
        }
        let target = blobs.read(blob, LARGEST_POINTER * 4)?;
        let Ok(target) = String::from_utf8(target) else { return Ok(Err(Flaw::Nowhere)) };
        let top = path.split('/').next().unwrap_or_default().to_owned();
        let Some(next) = joined(&path, &target) else { return Ok(Err(Flaw::Elsewhere)) };
        if next.split('/').next() != Some(&*top) {
            return Ok(Err(Flaw::Elsewhere));
        }
        let Some(found) = files.get(&next) else { return Ok(Err(Flaw::Nowhere)) };
        (path, blob) = (next, found);
    }
    Ok(Err(Flaw::Nowhere))
}

/// The path to which a link at `path` leads; `None` if it leaves the project.
fn joined(path: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn is_pointer(blob: &Blob, bytes: &[u8]) -> bool {
    blob.size <= LARGEST_POINTER && bytes.starts_with(POINTER)
}

/// Whether a file is the one that a pointer means.
fn is_meant(pointer: &[u8], file: &[u8]) -> bool {
    let pointer = String::from_utf8_lossy(pointer);
    let wanted = pointer.lines().find_map(|line| line.strip_prefix("oid sha256:"));
    let digest: String = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect();
    wanted.is_some_and(|wanted| wanted.trim() == digest)
}

/// Gives the bytes of files, one after the other.
struct Blobs {
    child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

impl Blobs {
    fn open(root: &Path) -> Result<Self> {
        let mut command = git(root);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().context("git cannot be run")?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (ask, answer) = pipes.context("git cannot be talked to")?;
        Ok(Self { child, ask, answer: BufReader::new(answer) })
    }

    /// The bytes of a file, unless they are more than `most`.
    fn read(&mut self, blob: &Blob, most: u64) -> Result<Vec<u8>> {
        if blob.size > most {
            bail!("a file of the revision has {} bytes, more than {most}", blob.size);
        }
        writeln!(self.ask, "{}", blob.id)
            .and_then(|()| self.ask.flush())
            .context("git has ended")?;
        let mut head = String::new();
        self.answer.read_line(&mut head).context("git does not answer")?;
        let size = head.trim_end().strip_prefix(&*blob.id);
        let size = size.and_then(|rest| rest.strip_prefix(" blob ")?.parse::<u64>().ok());
        if size != Some(blob.size) {
            bail!("git does not have all files of the revision: {} is missing", blob.id);
        }
        let mut bytes = Vec::new();
        // A line feed ends the answer.
        (&mut self.answer).take(blob.size + 1).read_to_end(&mut bytes)?;
        if bytes.pop() != Some(b'\n') || bytes.len() as u64 != blob.size {
            bail!("git broke off while it gave {}", blob.id);
        }
        Ok(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It has nothing to do any more, and nothing to lose.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_joined_as_paths() {
        assert_eq!(joined("content/a/ja.toml", "../b/ja.toml").unwrap(), "content/b/ja.toml");
        assert_eq!(joined("content/a", "./b//c").unwrap(), "content/b/c");
        assert_eq!(joined("content/a", "../../x"), None);
        assert_eq!(joined("content/a", "/etc/passwd"), None);
    }

    #[test]
    fn a_pointer_means_the_file_with_its_sum() {
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let pointer =
            format!("version https://git-lfs.github.com/spec/v1\noid sha256:{sum}\nsize 3\n");
        assert!(is_meant(pointer.as_bytes(), b"abc") && !is_meant(pointer.as_bytes(), b"abd"));
        let blob = Blob { is_link: false, id: String::new(), size: pointer.len() as u64 };
        assert!(is_pointer(&blob, pointer.as_bytes()) && !is_pointer(&blob, b"ttcf"));
    }
}
