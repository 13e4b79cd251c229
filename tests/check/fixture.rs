//! Reads `tests/checks/<code>.toml`.
//!
//! In: a file with cases `[[bad]]` and `[[good]]`. Out: edits of the test
//! project, and the place where a message is due. Knows nothing about checks.

#![expect(clippy::disallowed_methods, reason = "the tests read their own fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::project::UNCHANGED;
use chirashi::rules;
use serde::Deserialize;

/// The fixtures of one code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fixture {
    /// Each of these must be found.
    #[serde(default)]
    pub(crate) bad: Vec<Case>,
    /// None of these may be reported: what is easily taken for the fault.
    #[serde(default)]
    pub(crate) good: Vec<Case>,
}

/// A change of the test project.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    #[serde(flatten)]
    pub(crate) edit: Edit,
    /// More changes that belong to it.
    #[serde(default)]
    pub(crate) also: Vec<Edit>,
    /// The languages whose pages are made and looked at, too; only the content
    /// is checked if none.
    #[serde(default)]
    pub(crate) languages: Vec<String>,
    /// The only languages whose packs are read, where the others have no say;
    /// the reference is read always.
    #[serde(default)]
    pub(crate) only: Vec<String>,
    /// Codes that are reported in other files along with it.
    #[serde(default)]
    pub(crate) and: Vec<String>,
    /// The kind of output that is made; `screen` if not given.
    pub(crate) variant: Option<String>,
    /// The day on which the check is made, where it matters.
    pub(crate) today: Option<String>,
}

/// Replaces text in one file.
#[derive(Debug, Deserialize)]
pub(crate) struct Edit {
    /// The path of the file; without it, that of the example of the rule.
    #[serde(default)]
    pub(crate) file: String,
    /// Another file whose text is put in its place first.
    pub(crate) copy: Option<String>,
    /// What is replaced, the first time that it stands there; without it the
    /// whole file is.
    pub(crate) old: Option<String>,
    /// By what; without it, by the example of the rule: its wrong lines in a bad case,
    /// its right ones in a good case. `«…»` marks the place where the message must stand.
    new: Option<String>,
}

/// A file after an edit.
pub(crate) struct Edited {
    pub(crate) path: String,
    pub(crate) text: String,
    /// The bytes that were marked.
    pub(crate) mark: Option<(usize, usize)>,
}

/// Where the fixtures stand.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks")
}

/// The codes that have a fixture, in order.
pub(crate) fn codes() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut codes: Vec<String> =
        names.map(|name| name.strip_suffix(".toml").unwrap().to_owned()).collect();
    codes.sort();
    codes
}

/// The fixture of a code, with the example of its rule.
pub(crate) fn read(code: &str) -> Fixture {
    let path = folder().join(format!("{code}.toml"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut fixture: Fixture =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let example = rules::all().into_iter().find(|rule| rule.code == code);
    let example = example.and_then(|rule| rule.example);
    let wrong = fixture.bad.iter_mut().map(|case| (case, example.map(|it| it.wrong)));
    let right = fixture.good.iter_mut().map(|case| (case, example.map(|it| it.right)));
    for (case, lines) in wrong.chain(right).filter(|(case, _)| case.is_example()) {
        let file = example.map(|it| it.file).unwrap_or_else(|| panic!("{code} has no example"));
        case.edit.file = file.to_owned();
        case.edit.new = lines.map(str::to_owned);
    }
    fixture
}

/// Whether a fixture plants the example of its rule, both ways.
pub(crate) fn has_example(code: &str) -> bool {
    let text = fs::read_to_string(folder().join(format!("{code}.toml"))).unwrap_or_default();
    let fixture: Fixture = toml::from_str(&text).unwrap();
    [fixture.bad, fixture.good].iter().all(|cases| cases.iter().any(Case::is_example))
}

impl Case {
    /// Whether it is the example of the rule.
    fn is_example(&self) -> bool {
        self.edit.file.is_empty()
    }

    /// Whether it is looked at like most others: on the usual day, without pages, and with
    /// the packs that its check needs.
    pub(crate) fn is_plain(&self) -> bool {
        self.languages.is_empty() && self.only.is_empty() && self.today.is_none()
    }

    /// The files after all edits; several edits of one file follow each other.
    pub(crate) fn edited(&self) -> Vec<Edited> {
        let mut files: Vec<Edited> = Vec::new();
        // The marked edit is made last, so that nothing moves its place.
        for edit in self.also.iter().chain([&self.edit]) {
            let place = files.iter().position(|file| file.path == edit.file);
            let before = place.map(|at| files.remove(at).text);
            let before = match &edit.copy {
                Some(path) => shipped(path),
                None => before.unwrap_or_else(|| shipped(&edit.file)),
            };
            files.push(edit.apply(&before));
        }
        files
    }
}

fn shipped(path: &str) -> String {
    fs::read_to_string(UNCHANGED.path(path)).unwrap_or_default()
}

impl Edit {
    /// By what the text is replaced, marks included.
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
        let mark = new.find('«').zip(new.find('»'));
        let mark = mark.map(|(open, close)| (start + open, start + close - '«'.len_utf8()));
        let new = new.replace(['«', '»'], "");
        let text = format!("{}{new}{}", &before[..start], &before[start + length..]);
        Edited { path: self.file.clone(), text, mark }
    }
}
