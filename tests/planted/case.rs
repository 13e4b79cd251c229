//! Edits of the test project, as the tables of cases say them.
//!
//! In: the text of a file, and what is replaced in it. Out: the text after the edit, and
//! where it was changed. Knows nothing about checks.

#![expect(clippy::disallowed_methods, reason = "the tests read their own tables")]

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::project::UNCHANGED;

/// The name of the table of offices, which is not a file of the project.
pub(crate) const OFFICES: &str = "offices.csv";

/// Replaces text in one file.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Edit {
    /// The path of the file; without it, that of the example of the rule.
    #[serde(default)]
    pub(crate) file: String,
    /// Another file whose text is put in its place first.
    pub(crate) copy: Option<String>,
    /// What is replaced, the first time that it stands there; without it the
    /// whole file is.
    pub(crate) old: Option<String>,
    /// By what; without it, by the example of the rule.
    pub(crate) new: Option<String>,
}

/// A file after an edit.
#[derive(Debug, Clone)]
pub(crate) struct Edited {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Where what the edit replaced began.
    pub(crate) start: usize,
    /// The bytes that are new.
    pub(crate) changed: (usize, usize),
}

impl Edited {
    /// A file that only stands in for another.
    pub(crate) fn untouched(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), start: 0, changed: (0, 0) }
    }
}

/// The folder of some tables, below `tests`.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The names of the tables in a folder, in order.
pub(crate) fn tables(name: &str) -> Vec<String> {
    let entries = fs::read_dir(folder(name)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(".toml")?.to_owned())).collect();
    names.sort();
    names
}

/// A table of cases.
pub(crate) fn read<T: DeserializeOwned>(folder_name: &str, table: &str) -> T {
    let path = folder(folder_name).join(format!("{table}.toml"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files after some edits of what `unchanged` reads; several edits of one file follow
/// each other.
pub(crate) fn apply(edits: &[&Edit], unchanged: &dyn Fn(&str) -> String) -> Vec<Edited> {
    let mut files: Vec<Edited> = Vec::new();
    for edit in edits {
        let place = files.iter().position(|file| file.path == edit.file);
        let before = place.map(|at| files.remove(at).text);
        let before = match &edit.copy {
            Some(path) => unchanged(path),
            None => before.unwrap_or_else(|| unchanged(&edit.file)),
        };
        files.push(edit.apply(&before));
    }
    files
}

/// The text of a file of these tests.
pub(crate) fn own(path: &str) -> String {
    let path = folder("planted").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a file of the project; empty if there is none.
pub(crate) fn shipped(path: &str) -> String {
    fs::read_to_string(UNCHANGED.path(path)).unwrap_or_default()
}

impl Edit {
    /// By what the text is replaced.
    pub(crate) fn replacement(&self) -> &str {
        self.new.as_deref().unwrap_or_else(|| panic!("{} lacks `new`", self.file))
    }

    fn apply(&self, before: &str) -> Edited {
        let (start, length) = match &self.old {
            None => (0, before.len()),
            Some(old) => {
                let at = before.find(old.as_str());
                let at = at.unwrap_or_else(|| panic!("{} has no `{old}`", self.file));
                (at, old.len())
            }
        };
        let new = self.replacement();
        let text = format!("{}{new}{}", &before[..start], &before[start + length..]);
        let old = &before[start..start + length];
        let (head, tail) = alike(old, new);
        let changed = (start + head, start + new.len() - tail);
        Edited { path: self.file.clone(), text, start, changed }
    }
}

/// How many bytes two texts share at their start, and how many of the rest at their end.
fn alike(one: &str, other: &str) -> (usize, usize) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let head = same(&mut one.chars().zip(other.chars()));
    let tail = same(&mut one[head..].chars().rev().zip(other[head..].chars().rev()));
    (head, tail)
}

/// The language of a pack, of its stamps, or of a file of a language.
pub(crate) fn language(path: &str) -> Option<&str> {
    let (folder, name) = path.strip_prefix("content/")?.rsplit_once('/')?;
    let name = name.strip_suffix(".toml").filter(|name| *name != "flyer")?;
    (folder != "templates" && folder != "data").then_some(name)
}
