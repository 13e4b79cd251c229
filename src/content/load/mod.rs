//! TOML → model: reads all content, checks its form, and writes every
//! reference out.
//!
//! In: the files below `content/` and `fonts/`, by way of `source`. Out: a
//! [`Project`] in which nothing is missing, or messages for every mistake in
//! every file. Knows nothing about pages or PDF.

mod areas;
mod block_file;
mod borrowed;
mod csv;
mod entries;
pub(crate) mod facts;
mod fixed;
mod flyer;
mod flyer_pictures;
mod folder;
mod idle;
mod key;
mod languages;
mod letterhead;
mod list;
mod memory;
mod offices;
mod one_flyer;
mod outline;
mod pack;
mod pack_head;
mod picture;
mod plain;

mod restamp;
pub(crate) mod rows;
mod speech;
mod stamps;
mod trust;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::content::Settings;
use crate::content::codes;
use crate::content::form::{flaw, full_width, literal, reader, suggest};
use crate::content::markup;
use crate::content::model::{Flyer, LanguageFile, Pack, Workspace, Written};
use crate::content::table::{fonts, glossary};
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::frame::Date;
use crate::lang::Tag;
use crate::source::{FileId, Sources};

use memory::{BaseFiles, Understood};
use one_flyer::{Base, Read, Templates};
use reader::Parsed;

pub use crate::content::codes::RULES;
pub(crate) use flyer::FlyerFile;
pub use key::Keys;
pub use languages::LANGUAGES;
pub use letterhead::Letterhead;
pub use list::{Listing, PackListing, list};
pub use memory::Memory;
pub use offices::{Offices, offices};
pub use outline::check_form;
pub(crate) use pack_head::PackHead;
pub use picture::read as picture;
pub use plain::plain;
pub use restamp::{Restamp, Stamped, restamp};

/// The folder of all content.
const CONTENT: &str = "content";

/// Tables of a pack that are not the words of a block; the first two hold no texts of
/// the flyer.
pub(crate) const RESERVED: [&str; 3] = ["pack", "formats", "languages"];

/// What to load, and as of when.
#[derive(Debug, Clone)]
pub struct Request {
    /// The day as of which all flyers are made, whatever they say themselves.
    pub as_of: Option<Date>,
    /// The day as of which a flyer is made that says nothing.
    pub today: Date,
    /// The flyers; all if `None`.
    pub flyers: Option<Vec<String>>,
    /// The languages; all of each flyer if `None`.
    pub languages: Option<Vec<Tag>>,
    /// Whether the packs are wanted as they were written, too: for checks.
    pub written: bool,
}

impl Request {
    /// Everything, on the day that each flyer says, or on `today` where it says
    /// none; without the packs as they were written.
    #[must_use]
    pub fn all(today: Date) -> Self {
        Self { as_of: None, today, flyers: None, languages: None, written: false }
    }
}

/// All content, ready for layout.
#[derive(Default)]
pub struct Project {
    /// The flyers with their documents.
    pub workspace: Workspace,
    /// The fonts; what is loaded again from the same files shares them.
    pub fonts: Arc<FontBook>,
    /// For each flyer of the workspace, in the same order, where it comes from.
    pub origins: Vec<Origin>,
}

/// Where a flyer comes from.
pub struct Origin {
    /// The name of the flyer's folder.
    pub flyer: String,
    /// The day as of which it was made.
    pub as_of: Date,
    /// The files on which all of its languages depend.
    pub shared: Vec<FileId>,
    /// The pack of each of its documents, in the same order.
    pub packs: Vec<FileId>,
    /// How each of its documents is filled in for an office, in the same order.
    pub letterheads: Vec<Letterhead>,
}

/// Reads everything that was asked for. Mistakes in the content go to the sink;
/// if one of them is an error, the documents of its file have gaps and must not
/// be printed.
///
/// # Errors
/// Fails if a file or folder that must be there cannot be read, or if a flyer
/// or language was asked for that does not exist.
pub fn load(sources: &mut Sources, request: &Request, sink: &mut Sink) -> Result<Project> {
    load_again(&mut Memory::default(), sources, request, sink)
}

/// The same for sources that were loaded before, some of which may have changed: what comes
/// from files that are as they were is taken from the memory.
///
/// # Errors
/// Fails as [`load`] does.
pub fn load_again(
    memory: &mut Memory,
    sources: &mut Sources,
    request: &Request,
    sink: &mut Sink,
) -> Result<Project> {
    // Names that mislead are told, and no flyers; behind a link nothing is read.
    if folder::names(CONTENT, sources, sink)?.is_none() {
        return Ok(Project::default());
    }
    let Some(Understood { base, fonts, spoken: mut languages }) =
        base(memory, sources, request, sink)?
    else {
        return Ok(Project::default());
    };
    let mut read = Read {
        templates: Templates::new(sources, sink)?,
        data: rows::Files::new(sources, sink)?,
        drawings: &mut memory.drawings,
        request,
    };
    let mut flyers = Vec::new();
    let mut origins = Vec::new();
    let ids = match self::flyers(sources)?.is_empty() && sink.has_errors() {
        true => Vec::new(),
        false => flyer_ids(sources, request.flyers.as_deref())?,
    };
    for id in ids {
        for (flyer, origin) in one_flyer::load(&id, &base, &mut read, sources, sink)? {
            flyers.push(flyer);
            origins.push(origin);
        }
    }
    borrowed::set_apart(&mut flyers);
    let printed = flyers.iter().flat_map(|flyer| &flyer.documents);
    let printed = printed.map(|document| &document.language);
    let used: BTreeSet<&Tag> =
        printed.chain(flyers.iter().flat_map(|flyer| &flyer.reference)).collect();
    used.iter().filter_map(|tag| languages.messages.remove(*tag)).for_each(|it| sink.append(it));
    languages.spoken.retain(|pack| used.contains(&pack.language));
    let whole = request.flyers.is_none() && request.languages.is_none();
    for file in &mut languages.files {
        file.is_printed = used.contains(&file.language);
    }
    languages.files.retain(|file| whole || file.is_printed);
    if !sink.has_errors() {
        known_languages(request, &flyers)?;
    }
    let glossary = if request.written { base.glossary } else { Vec::new() };
    let (all, facts, japanese) = (base.languages, base.facts.all, Some(base.japanese));
    let workspace = Workspace {
        languages: all,
        facts,
        glossary,
        flyers,
        spoken: languages.spoken,
        language_files: languages.files,
        own_names: languages.own_names,
        named: languages.named,
        japanese,
        whole,
    };
    Ok(Project { workspace, fonts, origins })
}

/// What languages say by themselves.
#[derive(Clone)]
struct Spoken {
    /// As it was written; nothing unless that is wanted.
    spoken: Vec<Pack>,
    /// The files with all that they say; none unless that is wanted.
    files: Vec<LanguageFile>,
    /// How each writes its own name, as the facts say; nothing unless that is wanted.
    own_names: Vec<Written>,
    /// The names in the facts; nothing unless that is wanted.
    named: Vec<Pack>,
    /// What is wrong with it.
    messages: BTreeMap<Tag, Sink>,
}

/// What all flyers share, the fonts, and what the languages say by themselves; `None` if
/// one of the files is broken: what it lacks would be missed in every other one.
fn base(
    memory: &mut Memory,
    sources: &mut Sources,
    request: &Request,
    sink: &mut Sink,
) -> Result<Option<Understood>> {
    let general = [sources.open("fonts/fonts.toml")?, sources.open("content/facts.toml")?];
    let tags = languages::tags(sources, sink)?;
    let languages = languages::files(tags.as_deref(), sources)?;
    let glossary = glossary::file(sources)?;
    // What is wrong with this file is told by those who judge by it.
    let site = Settings::load(sources, &mut Sink::default())?.site.address;
    let files = BaseFiles { general, tags, languages, glossary, site, written: request.written };
    if let Some(understood) = memory.base(&files, sink) {
        return Ok(Some(understood));
    }
    let mut told = Sink::default();
    let understood = understood(&files, sources, &mut told)?;
    memory.learn(files, understood.as_ref(), &told);
    sink.append(told);
    Ok(understood)
}

/// What the files say that all flyers share.
fn understood(files: &BaseFiles, sources: &Sources, sink: &mut Sink) -> Result<Option<Understood>> {
    let [fonts, facts] = &files.general;
    let tags = files.tags.as_deref();
    let fonts = Parsed::filled(fonts, sink);
    // A city that only begins has no facts yet.
    let facts = Parsed::new(facts, sink);
    let parsed = languages::parse(&files.languages, sink);
    if [&fonts, &facts].into_iter().chain(&parsed).any(Parsed::is_broken) {
        return Ok(None);
    }
    let (book, families) = fonts::read(&fonts, sources, sink)?;
    let (languages, messages) = languages::read(tags, &parsed, &families, sink);
    let own_names = match files.written {
        true => pack::strings(&facts, |key| key == "languages", &mut Sink::default()),
        false => Vec::new(),
    };
    let named = if files.written { facts::named(&facts, &languages) } else { Vec::new() };
    if files.written {
        fonts::compare(&fonts, &book, &languages, sink);
    }
    let facts = facts::read(&facts, &languages, sink);
    let japanese = Tag::new("ja").map_err(anyhow::Error::msg)?;
    let glossary = files.glossary.iter().flat_map(|file| glossary::read(file, sink));
    let glossary = glossary.collect();
    let spoken = match tags {
        Some(tags) if files.written => languages::written(tags, &parsed, &languages),
        Some(_) | None => Vec::new(),
    };
    let whole = match tags {
        Some(tags) if files.written => languages::whole(tags, &parsed, &languages),
        Some(_) | None => Vec::new(),
    };
    let by_tag = spoken.iter().map(|pack| (pack.language.clone(), Arc::from(&pack.strings[..])));
    let base = Base {
        spoken: by_tag.collect(),
        site: files.site.clone(),
        japanese,
        facts,
        languages,
        glossary,
        files: files.general.iter().chain(&files.languages).map(|file| file.id).collect(),
    };
    let spoken = Spoken { spoken, files: whole, own_names, named, messages };
    Ok(Some(Understood { base, fonts: Arc::new(book), spoken }))
}

/// The names of all flyers: folders of the content that hold a `flyer.toml`.
///
/// # Errors
/// Fails if the folder of the content cannot be read.
pub fn flyers(sources: &Sources) -> Result<Vec<String>> {
    let mut ids = sources.list(CONTENT)?;
    ids.retain(|id| !folder::is_odd(id) && sources.contains(&format!("{CONTENT}/{id}/flyer.toml")));
    Ok(ids)
}

/// The names of the flyers that are wanted; there is one at least.
fn flyer_ids(sources: &Sources, wanted: Option<&[String]>) -> Result<Vec<String>> {
    let mut ids = flyers(sources)?;
    if ids.is_empty() {
        bail!("no folder in {CONTENT} holds a flyer.toml");
    }
    let Some(wanted) = wanted else { return Ok(ids) };
    for name in wanted {
        if !ids.contains(name) {
            let hint = suggest::hint(name, ids.iter().map(String::as_str));
            bail!("there is no flyer `{name}`: {hint}");
        }
    }
    ids.retain(|id| wanted.contains(id));
    Ok(ids)
}

/// Fails if a language was asked for that no flyer has.
fn known_languages(request: &Request, flyers: &[Flyer]) -> Result<()> {
    for tag in request.languages.iter().flatten() {
        if !flyers.iter().any(|flyer| flyer.offered.contains(tag)) {
            let offered = flyers.iter().flat_map(|flyer| &flyer.offered).map(Tag::as_str);
            bail!("no flyer is in `{tag}`: {}", suggest::hint(tag.as_str(), offered));
        }
    }
    Ok(())
}
