//! The project of the tests, `tests/project`, in a folder of its own: with the
//! shipped fonts, and with nothing of the shipped content, which a city edits as it
//! likes.

#![expect(clippy::disallowed_methods, reason = "the tests make the projects that they build")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A copy of the project; it goes away with this value.
pub(crate) struct TempProject {
    root: PathBuf,
}

/// The project for tests that change nothing. It stays when the program ends; a later
/// run removes it.
pub(crate) static UNCHANGED: LazyLock<TempProject> = LazyLock::new(|| {
    let folders = fs::read_dir(env!("CARGO_TARGET_TMPDIR")).expect("cargo made the folder");
    for folder in folders.flatten().filter(|folder| is_old(folder).unwrap_or(false)) {
        let _ = fs::remove_dir_all(folder.path());
    }
    TempProject::new()
});

/// Whether no test can be using a folder any more: none runs for hours.
fn is_old(folder: &fs::DirEntry) -> io::Result<bool> {
    let age = folder.metadata()?.modified()?.elapsed();
    Ok(age.is_ok_and(|age| age > Duration::from_secs(3 * 60 * 60)))
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl TempProject {
    /// A new copy.
    pub(crate) fn new() -> Self {
        Self::without(&|_| false)
    }

    /// A new copy whose flyer is in a few of its languages, for what is the same in all of
    /// them: each language takes time.
    pub(crate) fn in_languages(few: &[&str]) -> Self {
        let flyer = "content/my-number-card/flyer.toml";
        let text = fs::read_to_string(project().join(flyer)).expect("the flyer can be read");
        let (before, rest) = text.split_once("languages = [").expect("the flyer has languages");
        let (listed, after) = rest.split_once(']').expect("the list has an end");
        let tags = listed.split(',').map(|tag| tag.trim().trim_matches('"'));
        let left_out: Vec<&str> = tags.filter(|tag| !few.contains(tag)).collect();
        let copy = Self::without(&|path| {
            let is_of_flyer = path.components().any(|part| part.as_os_str() == "my-number-card");
            let name = path.file_stem().and_then(|name| name.to_str());
            is_of_flyer && name.is_some_and(|name| left_out.contains(&name))
        });
        fs::write(copy.path(flyer), format!("{before}languages = {few:?}{after}"))
            .expect("the flyer can be written");
        copy
    }

    /// A new copy in six of its languages, for what is made again and again.
    pub(crate) fn in_a_few() -> Self {
        Self::in_languages(&["ja", "ja-simple", "en", "vi", "uk", "th"])
    }

    /// A new copy without some files of the content.
    fn without(left_out: &dyn Fn(&Path) -> bool) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("project-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        copy_to(&root, left_out);
        Self { root }
    }

    /// A path in the project.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }
}

impl Drop for TempProject {
    fn drop(&mut self) {
        let removed = fs::remove_dir_all(&self.root);
        // Windows keeps fonts that are still mapped.
        assert!(cfg!(windows) || removed.is_ok(), "{removed:?}");
    }
}

/// Where the project stands.
fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/project")
}

/// Copies the project and the list of the fonts, and links the fonts themselves:
/// they are large, and no test may write into them.
fn copy_to(root: &Path, left_out: &dyn Fn(&Path) -> bool) {
    let project = project();
    each_file(&project, root, &|from, to| {
        if !from.strip_prefix(&project).is_ok_and(left_out) {
            fs::copy(from, to).expect("content can be copied");
        }
    });
    each_file(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts"),
        &root.join("fonts"),
        &|from, to| {
            let is_list = from.extension().is_some_and(|ending| ending == "toml");
            let linked = if is_list { None } else { fs::hard_link(from, to).ok() };
            linked.unwrap_or_else(|| fs::copy(from, to).map(|_| ()).expect("fonts can be copied"));
        },
    );
}

fn each_file(from: &Path, to: &Path, place: &dyn Fn(&Path, &Path)) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let target = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            each_file(&path, &target, place);
        } else {
            place(&path, &target);
        }
    }
}
