//! Tables of edits, with what is said of each.
//!
//! In: `faults/*.toml` and `good/*.toml`. Out: edited files, and what to read to see what
//! comes of them. Knows nothing about messages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chirashi::export::Variant;
use serde::Deserialize;

use crate::case::{self, Edit, Edited, OFFICES};
use crate::said::Scope;

/// The languages that are read where no pack was touched: with and without blanks between
/// words, with ruby, with a script of its own.
const FEW: [&str; 4] = ["ja", "ja-simple", "en", "my"];

/// The flyer that stands beside that of the project: it has what that lacks.
const TOWN: &str = "content/town/";
const FACTS: &str = "content/facts.toml";

/// A table of cases: for each file its cases by name. The name of the table is the
/// language of its packs.
type Table = BTreeMap<String, BTreeMap<String, Case>>;

/// An edit, and what is said of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// Another file whose text is put in the place of this one first.
    copy: Option<String>,
    /// What is replaced, the first time that it stands there; the whole file if none.
    old: Option<String>,
    /// By what.
    new: String,
    /// More edits that belong to it, before this one.
    #[serde(default)]
    also: Vec<Edit>,
    /// The text in whose line a message must stand, if that is not the line of the edit.
    pub(crate) at: Option<String>,
    /// The code of the message.
    pub(crate) code: Option<String>,
    /// The file in which the message stands, if it stands at another place than it should.
    pub(crate) elsewhere: Option<String>,
    /// Why no program can find it.
    pub(crate) never: Option<String>,
    /// Why it is not found, although a program could.
    pub(crate) missed: Option<String>,
    /// The code of a message on an edit that is right, until that is mended.
    pub(crate) alarm: Option<String>,
    /// Codes that are reported in other files along with it.
    #[serde(default)]
    pub(crate) and: Vec<String>,
    /// The languages that are read, beside that of the pack.
    #[serde(default)]
    only: Vec<String>,
    /// Whether all languages are needed to see it.
    #[serde(default)]
    all: bool,
    /// Whether it shows on pages only.
    #[serde(default)]
    pages: bool,
    /// The day of the run.
    today: Option<String>,
}

/// A case of a table.
pub(crate) struct Planted {
    pub(crate) name: String,
    /// The file that is edited.
    pub(crate) file: String,
    pub(crate) case: Case,
}

/// All cases of a folder.
pub(crate) fn cases(folder: &str) -> Vec<Planted> {
    let mut cases = Vec::new();
    for table in case::tables(folder) {
        for (file, named) in case::read::<Table>(folder, &table) {
            for (name, case) in named {
                let name = format!("{table}::{file}::{name}");
                cases.push(Planted { name, file: path(&file, &table), case });
            }
        }
    }
    cases
}

/// The path of a file that a table calls by a short name.
fn path(name: &str, table: &str) -> String {
    match name {
        "pack" => format!("content/my-number-card/{table}.toml"),
        "stamps" => format!("content/my-number-card/stamps/{table}.toml"),
        "language" => format!("content/languages/{table}.toml"),
        "town" => format!("{TOWN}{table}.toml"),
        "facts" => FACTS.to_owned(),
        "flyer" => "content/my-number-card/flyer.toml".to_owned(),
        "glossary" => "content/glossary.toml".to_owned(),
        "template" => "content/templates/a4-leaflet.toml".to_owned(),
        "fonts" => "fonts/fonts.toml".to_owned(),
        "project" => "chirashi.toml".to_owned(),
        "offices" => OFFICES.to_owned(),
        path => path.to_owned(),
    }
}

/// The files beside those of the project: a second flyer, its facts, and offices.
static BESIDE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut files = BTreeMap::new();
    for folder in ["town", "town/stamps"] {
        for table in case::tables(&format!("planted/{folder}")) {
            let text = case::own(&format!("{folder}/{table}.toml"));
            files.insert(format!("content/{folder}/{table}.toml"), text);
        }
    }
    let facts = files.remove("content/town/facts.toml").expect("the town has facts");
    files.insert(FACTS.to_owned(), format!("{}\n{facts}", case::shipped(FACTS)));
    let picture = "images/office.svg";
    let drawn = case::shipped(&format!("content/my-number-card/{picture}"));
    files.insert(format!("{TOWN}{picture}"), drawn);
    files.insert(OFFICES.to_owned(), case::own(OFFICES));
    files
});

/// The text of a file before the edit.
pub(crate) fn unchanged(path: &str) -> String {
    BESIDE.get(path).cloned().unwrap_or_else(|| case::shipped(path))
}

/// Edited files, with those beside the project; the table of offices only if it is edited.
pub(crate) fn beside(edited: &[Edited]) -> Vec<Edited> {
    let is_untouched = |path: &str| path != OFFICES && edited.iter().all(|it| it.path != path);
    let untouched = BESIDE.iter().filter(|(path, _)| is_untouched(path));
    let untouched = untouched.map(|(path, text)| Edited::untouched(path, text));
    untouched.chain(edited.iter().cloned()).collect()
}

impl Planted {
    /// The files after the edits.
    pub(crate) fn edited(&self) -> Vec<Edited> {
        let Case { copy, old, new, also, .. } = &self.case;
        let file = self.file.clone();
        let edit = Edit { file, copy: copy.clone(), old: old.clone(), new: Some(new.clone()) };
        case::apply(&also.iter().chain([&edit]).collect::<Vec<_>>(), &unchanged)
    }

    /// What is read to see what comes of it.
    pub(crate) fn scope(&self, edited: &[Edited]) -> Scope {
        let touched = edited.iter().filter_map(|file| case::language(&file.path));
        let touched: BTreeSet<&str> = touched.collect();
        let named = self.case.only.iter().map(String::as_str);
        let usual: &[&str] = match touched.is_empty() {
            true if !self.case.pages => &FEW,
            true => &["ja", "en"],
            // What is wrong in the reference may show in a translation.
            false if touched.contains("ja") => &["en"],
            false => &["ja"],
        };
        let languages: BTreeSet<&str> =
            touched.into_iter().chain(named).chain(usual.iter().copied()).collect();
        let in_town = edited.iter().any(|file| file.path.starts_with(TOWN));
        let all = self.case.all || std::env::var_os("PLANTED_IN_ALL").is_some();
        Scope {
            flyers: if all || in_town || self.file == FACTS {
                Vec::new()
            } else {
                vec!["my-number-card".to_owned()]
            },
            languages: if all {
                Vec::new()
            } else {
                languages.into_iter().map(str::to_owned).collect()
            },
            pages: self.case.pages.then_some(Variant::Screen),
            today: self.case.today.clone(),
            is_settled: true,
        }
    }
}
