//! A project in a folder of its own, to change.

#![expect(clippy::disallowed_methods, reason = "the tests make the projects that they build")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A copy of the shipped project; it goes away with this value.
pub(crate) struct TempProject {
    root: PathBuf,
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl TempProject {
    /// Copies `content/` and the list of the fonts, and links the fonts
    /// themselves: they are large, and no test may write into them.
    pub(crate) fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!(
            "{}-{}-{number}",
            env!("CARGO_CRATE_NAME"),
            std::process::id()
        ));
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
        each_file(&shipped.join("content"), &root.join("content"), &|from, to| {
            fs::copy(from, to).expect("content can be copied");
        });
        each_file(&shipped.join("fonts"), &root.join("fonts"), &|from, to| {
            let is_list = from.extension().is_some_and(|ending| ending == "toml");
            let linked = if is_list { None } else { fs::hard_link(from, to).ok() };
            linked.unwrap_or_else(|| fs::copy(from, to).map(|_| ()).expect("fonts can be copied"));
        });
        Self { root }
    }

    /// A path in the project.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }
}

impl Drop for TempProject {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.root).expect("the folder can be removed");
    }
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
