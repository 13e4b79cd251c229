//! Which files of a project change.
//!
//! In: the folder of a project, again and again. Out: the paths of files that came, went or
//! were written since the last look. Reads no file.
//!
//! It looks instead of being told by the system: that is the same on every system, finds
//! what is saved on a drive of the network or from outside of a container, and three hundred
//! files take a millisecond.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folders and files that content comes from.
const PLACES: [&str; 3] = ["content", "fonts", "chirashi.toml"];

/// How many folders stand in each other at most: a link may lead round in a circle.
const DEEPEST: usize = 6;

/// When a file was written, and how long it is.
type Stamp = (Option<SystemTime>, u64);

/// The files of a project as they were at the last look.
pub struct Watch {
    root: PathBuf,
    seen: BTreeMap<String, Stamp>,
    /// What was found at the last look. It is told once more at the next: the clock of the
    /// files may be too coarse to tell a second save from the first.
    fresh: BTreeSet<String>,
}

impl Watch {
    /// Looks for the first time.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), seen: seen(root), fresh: BTreeSet::new() }
    }

    /// The paths of files that may have changed since the last look.
    pub fn changed(&mut self) -> BTreeSet<String> {
        let now = seen(&self.root);
        let is_new = |(path, stamp): &(&String, &Stamp)| self.seen.get(*path) != Some(*stamp);
        let new = now.iter().filter(is_new).map(|(path, _)| path.clone());
        let gone = self.seen.keys().filter(|path| !now.contains_key(*path)).cloned();
        let found: BTreeSet<String> = new.chain(gone).collect();
        self.seen = now;
        let mut all = std::mem::replace(&mut self.fresh, found.clone());
        all.extend(found);
        all
    }
}

fn seen(root: &Path) -> BTreeMap<String, Stamp> {
    let mut found = BTreeMap::new();
    PLACES.iter().for_each(|place| look(root, place, 0, &mut found));
    found
}

/// Looks at a file, or at all that is in a folder. What cannot be seen is not there.
#[expect(clippy::disallowed_methods, reason = "`source` looks at files")]
fn look(root: &Path, path: &str, depth: usize, found: &mut BTreeMap<String, Stamp>) {
    let place = root.join(path);
    let Ok(metadata) = fs::metadata(&place) else { return };
    if !metadata.is_dir() {
        found.insert(path.to_owned(), (metadata.modified().ok(), metadata.len()));
        return;
    }
    let entries = fs::read_dir(&place).into_iter().flatten().flatten();
    for entry in entries.filter(|_| depth < DEEPEST) {
        // What editors put beside a file while they save it is no content.
        if let Some(name) = entry.file_name().to_str().filter(|name| !name.starts_with('.')) {
            look(root, &format!("{path}/{name}"), depth + 1, found);
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test writes files of its own")]
mod tests {
    use super::*;

    #[test]
    fn what_comes_changes_and_goes_is_told_twice_and_no_more() {
        let root = std::env::temp_dir().join(format!("chirashi-watch-{}", std::process::id()));
        fs::create_dir_all(root.join("content/town")).unwrap();
        let pack = root.join("content/town/ja.toml");
        let mut watch = Watch::new(&root);
        let told = |watch: &mut Watch| watch.changed().into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(told(&mut watch), "");
        for text in ["a = 1", "a = 10"] {
            fs::write(&pack, text).unwrap();
            fs::write(root.join("content/town/.ja.toml.swp"), text).unwrap();
            fs::write(root.join("elsewhere"), text).unwrap();
            assert_eq!(told(&mut watch), "content/town/ja.toml");
            assert_eq!(told(&mut watch), "content/town/ja.toml");
            assert_eq!(told(&mut watch), "");
        }
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(told(&mut watch), "content/town/ja.toml");
    }
}
