//! What changed from one edition of the flyers to another, for the person who
//! prints them.
//!
//! In: two [`Edition`]s: finished files, and the facts where they are known. Out:
//! a [`Comparison`]: which texts and facts changed, from what to what, and where
//! on the page; as text, Markdown, JSON or a page for a browser. Knows not where
//! editions come from, and reads the files as an outsider does.
//!
//! ```text
//! files ─proof─▶ passages ─align─▶ changes ─┬─ human, markdown, json
//!                            └─ words       └─ html ◀─ drawn pages
//! facts ─────────facts───────────▶ changes
//! ```

mod align;
mod facts;
mod html;
mod human;
mod json;
mod markdown;
mod rows;
mod safe;
mod sentence;
mod words;

use std::collections::BTreeMap;
use std::error::Error;

use rayon::prelude::*;

pub use facts::{FactChange, Facts, What};
pub use html::draw as html;
pub use human::draw as human;
pub use json::draw as json;
pub use markdown::draw as markdown;
pub(crate) use markdown::escaped as in_markdown;

use crate::geom::Rect;
use crate::proof::{self, Dpi, File, Kind};

/// How fine pages are drawn to see whether they look the same.
const COARSE: Dpi = Dpi(50);

/// Why a file cannot be had.
pub type Fault = Box<dyn Error + Send + Sync>;

/// All flyers as they were made at one time.
pub struct Edition {
    /// What it was called on the command line.
    pub name: String,
    /// What it was taken for: `output folder`, `revision 1a2b3c`, …
    pub taken_for: String,
    /// The files.
    pub leaflets: BTreeMap<Name, Leaflet>,
    /// The facts; `None` where only files are known.
    pub facts: Option<Facts>,
    /// Pages of still older editions that lead to those of this one, where its content is
    /// known.
    pub moved: Vec<String>,
}

/// What makes files of two editions one and the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The flyer.
    pub flyer: String,
    /// The code of the office whose data it holds.
    pub office: Option<String>,
    /// The language.
    pub language: String,
    /// The kind of output.
    pub variant: String,
}

/// A finished file.
pub struct Leaflet {
    /// What is known of it without reading it.
    pub about: About,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// What is known of a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// How far the text can be trusted.
    pub status: String,
    /// The day of the edition.
    pub edition: String,
    /// The density that was taken.
    pub density: String,
    /// How many pages it has.
    pub pages: usize,
}

/// The bytes of a file.
pub enum Bytes {
    /// In memory.
    Here(Vec<u8>),
    /// Read when they are needed.
    Later(Box<dyn Fn() -> Result<Vec<u8>, Fault> + Send + Sync>),
}

/// What changed from one edition to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The old and the new edition: what it was called, and what it was taken for.
    pub sides: [(String, String); 2],
    /// The facts that changed; `None` if those of one edition are not known.
    pub facts: Option<Vec<FactChange>>,
    /// The files that changed, in the order of their names.
    pub leaflets: Vec<(Name, Fate)>,
    /// How many files are the same, byte for byte.
    pub same: usize,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// It was not there before.
    Added(About),
    /// It is not there any more.
    Gone(About),
    /// It is another one.
    Changed {
        /// What was and is known of it.
        about: [About; 2],
        /// The passages that changed, in the order in which they are read.
        changes: Vec<Change>,
        /// The pages, from 0, that say the same and look different.
        looks: Vec<usize>,
    },
}

/// A passage that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it is.
    pub kind: Kind,
    /// What the first cell of its row says, for other cells of a table.
    pub row: Option<String>,
    /// As it was, if it was there.
    pub old: Option<Spot>,
    /// As it is, if it is there.
    pub new: Option<Spot>,
    /// The pages of the old and the new file, from 0, to look at: where it is, or
    /// what is in its place.
    pub pages: (usize, usize),
}

/// A passage on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The page, from 0.
    pub page: usize,
    /// What it says, on one line.
    pub text: String,
    /// Where it stands; `None` if nothing of it is seen.
    pub place: Option<Rect>,
}

impl Comparison {
    /// Whether anything changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leaflets.is_empty() && self.facts.iter().all(Vec::is_empty)
    }
}

impl Edition {
    /// Reads all files into memory: nothing that happens to them later matters.
    ///
    /// # Errors
    /// Fails if one cannot be read.
    pub fn read(mut self) -> Result<Self, Fault> {
        for leaflet in self.leaflets.values_mut() {
            if let Bytes::Later(read) = &leaflet.bytes {
                leaflet.bytes = Bytes::Here(read()?);
            }
        }
        Ok(self)
    }
}

impl Leaflet {
    /// Opens the file.
    fn open(&self, name: &Name) -> Result<File, Fault> {
        let bytes = match &self.bytes {
            Bytes::Here(bytes) => bytes.clone(),
            Bytes::Later(read) => read()?,
        };
        proof::open(bytes).map_err(|why| format!("{name} cannot be read: {why}").into())
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { flyer, office, language, variant: _ } = self;
        match office {
            Some(office) => write!(f, "{flyer} of office {office} in {language}"),
            None => write!(f, "{flyer} in {language}"),
        }
    }
}

/// Compares two editions.
///
/// # Errors
/// Fails if a file that differs cannot be read.
pub fn compare(old: &Edition, new: &Edition) -> Result<Comparison, Fault> {
    let mut names: Vec<&Name> = old.leaflets.keys().chain(new.leaflets.keys()).collect();
    names.sort();
    names.dedup();
    let fates: Vec<Option<Fate>> = names
        .par_iter()
        .map(|name| fate(name, old.leaflets.get(name), new.leaflets.get(name)))
        .collect::<Result<_, Fault>>()?;
    let same = fates.iter().filter(|fate| fate.is_none()).count();
    let fates = names.into_iter().cloned().zip(fates);
    let side = |edition: &Edition| (edition.name.clone(), edition.taken_for.clone());
    let facts = old.facts.as_ref().zip(new.facts.as_ref());
    Ok(safe::safe(Comparison {
        sides: [side(old), side(new)],
        facts: facts.map(|(old, new)| facts::changes(old, new)),
        leaflets: fates.filter_map(|(name, fate)| Some((name, fate?))).collect(),
        same,
    }))
}

/// What became of a file; `None` if it is the same.
fn fate(name: &Name, old: Option<&Leaflet>, new: Option<&Leaflet>) -> Result<Option<Fate>, Fault> {
    Ok(match (old, new) {
        (None, None) => None,
        (None, Some(new)) => Some(Fate::Added(new.about.clone())),
        (Some(old), None) => Some(Fate::Gone(old.about.clone())),
        (Some(old), Some(new)) if old.sha256 == new.sha256 && old.about == new.about => None,
        (Some(old), Some(new)) => {
            let about = [old.about.clone(), new.about.clone()];
            if old.sha256 == new.sha256 {
                return Ok(Some(Fate::Changed { about, changes: Vec::new(), looks: Vec::new() }));
            }
            let (old, new) = (old.open(name)?, new.open(name)?);
            let changes = align::changes(&old.passages(), &new.passages());
            let looks = looks(&old, &new, &changes);
            Some(Fate::Changed { about, changes, looks })
        }
    })
}

/// The pages without a changed text that look different.
fn looks(old: &File, new: &File, changes: &[Change]) -> Vec<usize> {
    let is_told = |page: &usize| {
        let spots = changes.iter().flat_map(|change| change.old.iter().chain(&change.new));
        spots.into_iter().any(|spot| spot.page == *page)
    };
    let differs = |page: &usize| old.draw(*page, None, COARSE) != new.draw(*page, None, COARSE);
    // A page that only one of them has is told by their number.
    let both = (0..).take_while(|page| old.size(*page).is_some() && new.size(*page).is_some());
    both.filter(|page| !is_told(page) && differs(page)).collect()
}
