//! The content, resolved and typed: what `load` makes and every later stage
//! reads.
//!
//! Nothing here is optional that a flyer needs, every reference is already
//! replaced by what it refers to, and every text knows where it stands. Knows
//! nothing about TOML or pages.

mod block;
mod inline;
mod language_file;
mod listed;
mod needs;
mod office;
mod stamps;
mod standing;
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::content::block::*;
pub use block::{Block, Column, Field};
pub use inline::{Inline, Mark, Rich, Text};
pub use language_file::LanguageFile;
pub use listed::{CellKind, Listed, ListedRow};
pub(crate) use needs::add_named;
pub use needs::{FactName, Needs};
pub use office::{Names, Office, OfficeColumn, Opening};
pub use stamps::{Fingerprint, Review, Stamp, Stamps, without_break_marks};
pub use standing::{Freshness, Keyed, Standing, add_silent, list_key, may_be_empty, standings};
pub use written::{Fixed, Pack, Usage, Written, is_within};

pub use crate::content::{ESCAPED, OBJECT, Piece, PieceKind, Printed, Reading, Reference, plain};

use crate::content::form::words;
use crate::content::{Fact, FactUse, Languages, Period, ProgramWords, Template, Term};
use crate::frame::Date;
use crate::key::Key;
use crate::lang::Tag;
use crate::source::{FileId, Span, Spanned};

/// All content of a project.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// How languages are set.
    pub languages: Languages,
    /// The facts in the order of their kinds and of the file.
    pub facts: Vec<Fact>,
    /// The terms; none unless the packs are wanted as they were written.
    pub glossary: Vec<Term>,
    /// The flyers in the order of their names.
    pub flyers: Vec<Flyer>,
    /// The texts in the files of the languages as they were written; none unless the
    /// packs are wanted as they were written.
    pub spoken: Vec<Pack>,
    /// The files of the languages with all that they say, those in which nothing is
    /// printed included where all flyers are looked at; none unless the packs are wanted
    /// as they were written.
    pub language_files: Vec<LanguageFile>,
    /// How each language writes its own name, as content/facts.toml has it; none unless the
    /// packs are wanted as they were written.
    pub own_names: Vec<Written>,
    /// The names and addresses in content/facts.toml, a pack for each language; none unless
    /// the packs are wanted as they were written.
    pub named: Vec<Pack>,
    /// The language with which these are compared.
    pub japanese: Option<Tag>,
    /// Whether these are all flyers in all their languages: what nobody uses can
    /// only be told then.
    pub whole: bool,
}

/// Texts that say the same in several languages.
#[derive(Debug, Clone, Copy)]
pub struct Set<'a> {
    /// The texts of each language.
    pub packs: &'a [Pack],
    /// The language with which the others are compared, if there is one.
    pub reference: Option<&'a Tag>,
}

impl Workspace {
    /// The packs of each flyer, and the files of the languages.
    pub fn sets(&self) -> impl Iterator<Item = Set<'_>> {
        let languages = Set { packs: &self.spoken, reference: self.japanese.as_ref() };
        let flyers = self.flyers.iter();
        flyers
            .map(|flyer| Set { packs: &flyer.packs, reference: flyer.reference.as_ref() })
            .chain([languages])
    }

    /// The names in the facts, and the cells of the rows that tables take from files.
    pub fn names(&self) -> impl Iterator<Item = Set<'_>> {
        let rows = self.flyers.iter().flat_map(|flyer| &flyer.listed);
        let texts = [&self.named].into_iter().chain(rows.map(|rows| &rows.texts));
        texts.map(|packs| Set { packs, reference: self.japanese.as_ref() })
    }

    /// The packs of all sets, and the names.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.sets().chain(self.names()).flat_map(|set| set.packs)
    }
}

/// A flyer: the same pages in several languages.
#[derive(Debug, Clone)]
pub struct Flyer {
    /// The name of its folder.
    pub id: String,
    /// Its file `flyer.toml`.
    pub file: FileId,
    /// The language with which the others are compared, if there is one.
    pub reference: Option<Tag>,
    /// The day as of which it was made.
    pub as_of: Date,
    /// Where that day stands in its file; `None` if it does not come from there.
    pub pinned: Option<Span>,
    /// The day of the edition, if its file says it.
    pub edition: Option<Spanned<Date>>,
    /// From when until when it is handed out, if `flyer.toml` says so.
    pub valid: Option<Period>,
    /// The languages that it has a pack for, whether or not they were asked for.
    pub offered: Vec<Tag>,
    /// Its blocks in the order of the pages, whether or not they are printed.
    pub blocks: Vec<Timed>,
    /// The pictures in the folder of its packs.
    pub images: Vec<Image>,
    /// The facts that its blocks ask for, by block in the order of the pages.
    pub uses: Vec<Vec<FactUse>>,
    /// The rows that its tables take from files, as far as they are printed on its
    /// day or later.
    pub listed: Vec<Listed>,
    /// The packs as they were written: those of the documents, and the reference
    /// always.
    pub packs: Vec<Pack>,
    /// The flyer whose packs it prints, if they are not its own.
    pub owner: Option<String>,
    /// Its packs in place of [`Self::packs`], if they are there already, as those of
    /// their owner: so that they are judged once.
    pub borrowed: Vec<Pack>,
    /// Its languages, in the order of `flyer.toml`, each with its document.
    pub documents: Vec<Document>,
}

/// A picture in the folder of a flyer.
#[derive(Debug, Clone)]
pub struct Image {
    /// Its name, without its ending.
    pub name: String,
    /// The beginning of its file.
    pub place: Span,
    /// What its file holds; `None` if no block shows it, and it is not read.
    pub bytes: Option<Key>,
}

/// When a block is printed.
#[derive(Debug, Clone)]
pub struct Timed {
    /// The name of its table in the packs; empty if that is broken.
    pub words: Spanned<String>,
    /// What it shows in order: names of pictures, facts and the like, by the key of
    /// `flyer.toml`.
    pub named: BTreeMap<&'static str, Vec<Spanned<String>>>,
    /// Whether it says whom to call.
    pub is_for_calls: bool,
    /// The days on which it is printed.
    pub period: Period,
}

/// A flyer in one language.
#[derive(Debug, Clone)]
pub struct Document {
    /// What the flyer is called: its folder, and its area behind a slash.
    pub flyer: String,
    /// The name of the folder of its pack.
    pub home: String,
    /// The language.
    pub language: Tag,
    /// Where the pack says which language it is in.
    pub span: Span,
    /// Names that its lines do not cut.
    pub keep: Vec<String>,
    /// What the program itself prints in the language.
    pub words: ProgramWords,
    /// How far the pack can be trusted, as it and its stamps say together.
    pub status: Status,
    /// Whether texts of it are drafts: all of them, or some that were added, or changed
    /// since they were stamped.
    pub has_drafts: bool,
    /// What share of the reference pack's texts the pack has.
    pub completeness: Completeness,
    /// The language's own name, for the corner of the page.
    pub label: Rich,
    /// The language's Japanese name.
    pub label_japanese: Rich,
    /// The title in Japanese, so that counter staff know what the sheet says;
    /// `None` in the Japanese pack itself.
    pub title_japanese: Option<Rich>,
    /// The title as plain text.
    pub title: String,
    /// The day of the edition.
    pub edition: Date,
    /// The issuer, if the data name one.
    pub issuer: Option<String>,
    /// Sizes, colours and densities.
    pub template: Arc<Template>,
    /// The pages in order.
    pub pages: Vec<Arc<Page>>,
    /// What stands beside labels in a second language: for blocks, told by where
    /// `flyer.toml` asks for them, their labels as `element::put` takes them.
    pub beside: Vec<(Span, Vec<Rich>)>,
}

/// A page: blocks from top to bottom.
#[derive(Debug, Clone, Hash)]
pub struct Page {
    /// The blocks in reading order.
    pub blocks: Vec<Arc<Block>>,
}

words! {
    /// How far a pack can be trusted, from the least on.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Status {
        /// A text that no native speaker has read yet; the flyer says so. It counts as `reviewed` as soon as the stamps say that all of it was read.
        Draft = "draft",
        /// Read and approved by a native speaker, all of it, as the stamps say (`chirashi stamp --reviewed-by`). As long as they do not, it is a draft.
        Reviewed = "reviewed",
        /// The text of the public body itself. What was changed and not stamped since is a draft.
        Official = "official",
    }
}

/// How many of the reference pack's texts a pack has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completeness {
    /// Texts that are there.
    pub present: usize,
    /// Texts that the reference pack has.
    pub expected: usize,
}

impl Status {
    /// How lists and the manifest call it, if it may not hold for the whole pack.
    #[must_use]
    pub fn with(self, has_drafts: bool) -> &'static str {
        match (self, has_drafts) {
            (Self::Draft | Self::Reviewed, _) | (Self::Official, false) => self.key(),
            (Self::Official, true) => "official, parts draft",
        }
    }
}
