//! One side of a comparison: what an argument means, and the flyers behind it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow, bail};
use rayon::prelude::*;

use super::super::look::{Depth, Seen, look};
use super::super::{clock, report};
use crate::batch::{Checksum, Entry, read_listed, read_manifest};
use crate::compare::{About, Bytes, Edition, Facts, Leaflet, Name};
use crate::content::Settings;
use crate::content::load::{self, Project, Request};
use crate::content::model::Document;
use crate::diag::{Severity, Sink};
use crate::export::Variant;
use crate::frame::Date;
use crate::lang::Tag;
use crate::pipeline::{Printer, Product};
use crate::site;
use crate::source::Sources;
use crate::source::git::Revision;

/// The name of the content as it is now.
const WORKTREE: &str = "WORKTREE";

/// What an argument was taken for.
#[derive(Debug)]
pub(in crate::cli) struct Operand {
    /// As it was given.
    name: String,
    means: Means,
}

#[derive(Debug)]
enum Means {
    /// The manifest of an output folder.
    Manifest(PathBuf),
    /// The content as it is now.
    Worktree,
    /// The content as it was, or as it is proposed.
    Revision(Revision),
}

/// Which flyers are compared, and as of when.
pub(in crate::cli) struct Wanted<'a> {
    pub(in crate::cli) flyer: Option<&'a str>,
    pub(in crate::cli) languages: &'a [Tag],
    pub(in crate::cli) variant: Variant,
    pub(in crate::cli) as_of: Option<Date>,
}

impl Operand {
    /// Finds out what an argument means.
    ///
    /// # Errors
    /// Says what it was taken for if it is nothing that can be compared.
    pub(in crate::cli) fn of(given: &str, root: &Path) -> Result<Self> {
        let path = Path::new(given);
        let inside = path.join("manifest.json");
        let means = if path.is_dir() && inside.exists() {
            Means::Manifest(inside)
        } else if path.extension().is_some_and(|ending| ending == "json") && path.exists() {
            Means::Manifest(path.to_owned())
        } else if given == WORKTREE || given == "." {
            Means::Worktree
        } else {
            Means::Revision(Revision::find(root, given).map_err(|why| neither(given, &why))?)
        };
        Ok(Self { name: given.to_owned(), means })
    }

    /// Whether its flyers are made, and no content is needed.
    pub(in crate::cli) fn is_finished(&self) -> bool {
        match self.means {
            Means::Manifest(_) => true,
            Means::Worktree | Means::Revision(_) => false,
        }
    }

    /// The flyers; `None` if the content has errors, which were shown.
    pub(in crate::cli) fn edition(
        &self,
        root: &Path,
        wanted: &Wanted<'_>,
    ) -> Result<Option<Edition>> {
        match &self.means {
            Means::Manifest(path) => self.of_manifest(path, wanted).map(Some),
            Means::Worktree => {
                self.of_content(&mut Sources::new(root), "the content as it is now", wanted)
            }
            Means::Revision(revision) => {
                let (mut sources, warnings) = revision.sources()?;
                warnings.iter().for_each(|warning| report::line(&format!("warning: {warning}")));
                let taken_for = format!("revision {}", revision.short());
                self.of_content(&mut sources, &taken_for, wanted)
            }
        }
    }

    fn of_manifest(&self, path: &Path, wanted: &Wanted<'_>) -> Result<Edition> {
        let manifest = read_manifest(path)?;
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let entries = manifest.files.into_iter();
        let entries = entries.filter(|entry| {
            let is_wanted = wanted.has(&entry.flyer, &entry.language);
            is_wanted && entry.variant == wanted.variant.name()
        });
        let leaflets = entries.map(|entry| listed(&folder, entry)).collect();
        let taken_for = "output folder".to_owned();
        Ok(Edition { name: self.name.clone(), taken_for, leaflets, facts: None, moved: Vec::new() })
    }

    /// Makes the flyers of some content, in memory.
    fn of_content(
        &self,
        sources: &mut Sources,
        taken_for: &str,
        wanted: &Wanted<'_>,
    ) -> Result<Option<Edition>> {
        let Some((project, settings)) = self.load(sources, wanted)? else { return Ok(None) };
        let flyers = project.workspace.flyers.iter();
        let documents: Vec<&Document> = flyers
            .flat_map(|flyer| &flyer.documents)
            .filter(|document| wanted.has(&document.flyer, document.language.as_str()))
            .collect();
        let languages = &project.workspace.languages;
        let printer = Printer::new(wanted.variant, languages, &project.fonts);
        let made: Vec<(Option<Product>, Sink)> = documents
            .par_iter()
            .map(|document| {
                let mut sink = Sink::default();
                (printer.build(document, &mut sink), sink)
            })
            .collect();
        let mut sink = Sink::default();
        let mut leaflets = BTreeMap::new();
        for (document, (product, messages)) in documents.into_iter().zip(made) {
            sink.append(messages);
            leaflets.extend(product.map(|product| finished(document, wanted.variant, product)));
        }
        if sink.has_errors() {
            report::line(&format!("{} cannot be made:", self.name));
            report::messages(sink, sources);
            return Ok(None);
        }
        let facts = Some(Facts::of(&project.workspace));
        let (name, taken_for) = (self.name.clone(), taken_for.to_owned());
        // What is wrong with the list keeps nobody from comparing what is printed.
        let moved = site::redirects(&project.workspace.flyers, settings.site.moved());
        let moved = moved.unwrap_or_default().into_keys().collect();
        Ok(Some(Edition { name, taken_for, leaflets, facts, moved }))
    }

    /// Reads the content; `None` if it has errors, which were shown.
    fn load(
        &self,
        sources: &mut Sources,
        wanted: &Wanted<'_>,
    ) -> Result<Option<(Project, Settings)>> {
        let mut flyers = load::flyers(sources)?;
        flyers.retain(|flyer| wanted.flyer.is_none_or(|wanted| wanted == flyer));
        let request = Request {
            as_of: wanted.as_of,
            flyers: Some(flyers),
            written: true,
            ..Request::all(clock::today()?)
        };
        let Seen { project, settings, mut judged, .. } = look(sources, &request, Depth::Form)?;
        judged.diagnostics.retain(|message| message.severity == Severity::Error);
        if judged.diagnostics.is_empty() {
            return Ok(Some((project, settings)));
        }
        report::line(&format!("{} has errors:", self.name));
        report::diagnostics(&judged.diagnostics, sources);
        Ok(None)
    }
}

/// The edition that is named for comparison, if one is, all in memory: its files may be
/// replaced meanwhile. `None` if its content has errors, which were shown.
pub(in crate::cli) fn earlier(
    named: Option<&str>,
    root: &Path,
    wanted: &Wanted<'_>,
) -> Result<Option<Option<Edition>>> {
    let Some(named) = named else { return Ok(Some(None)) };
    let old = Operand::of(named, root)?.edition(root, wanted)?;
    old.map(|old| old.read().map(Some)).transpose().map_err(Error::from_boxed)
}

/// The edition that was just made in a folder.
pub(in crate::cli) fn just_made(out: &Path, root: &Path, wanted: &Wanted<'_>) -> Result<Edition> {
    let manifest = out.join("manifest.json");
    let new = Operand::of(&manifest.to_string_lossy(), root)?.edition(root, wanted)?;
    new.context("the files that were made have no content of their own")
}

impl Wanted<'static> {
    /// All flyers in the first of these variants: all of them say the same.
    pub(in crate::cli) fn all(variants: &[Variant], as_of: Option<Date>) -> Self {
        let variant = variants.first().copied().unwrap_or(Variant::Screen);
        Self { flyer: None, languages: &[], variant, as_of }
    }
}

impl Wanted<'_> {
    fn has(&self, flyer: &str, language: &str) -> bool {
        self.flyer.is_none_or(|wanted| wanted == flyer)
            && (self.languages.is_empty()
                || self.languages.iter().any(|wanted| wanted.as_str() == language))
    }

    /// Fails if what was asked for is on neither side.
    pub(in crate::cli) fn check(&self, old: &Edition, new: &Edition) -> Result<()> {
        let names: Vec<&Name> = old.leaflets.keys().chain(new.leaflets.keys()).collect();
        if let Some(flyer) = self.flyer.filter(|_| names.is_empty()) {
            bail!(
                "neither {} nor {} has the flyer `{flyer}` in these languages",
                old.name,
                new.name
            );
        }
        for tag in self.languages {
            if !names.iter().any(|name| name.language == tag.as_str()) {
                bail!("neither {} nor {} has a flyer in `{tag}`", old.name, new.name);
            }
        }
        Ok(())
    }
}

/// Says what an argument could have been.
fn neither(given: &str, why: &Error) -> Error {
    let path = Path::new(given);
    let found = match (path.is_dir(), path.exists()) {
        (true, _) => "a folder without a manifest.json (build into it first)",
        (false, true) => "a file, but no manifest.json",
        (false, false) => "no folder",
    };
    anyhow!(
        "`{given}` is {found}, and no revision: {why}; give an output folder, a manifest.json, a \
         git revision, or {WORKTREE} for the content as it is now"
    )
}

fn listed(folder: &Path, entry: Entry) -> (Name, Leaflet) {
    let name = Name {
        flyer: entry.flyer.clone(),
        office: entry.office.clone(),
        language: entry.language.clone(),
        variant: entry.variant.clone(),
    };
    let about = About {
        status: entry.status.clone(),
        edition: entry.edition.clone(),
        density: entry.made.density.clone(),
        pages: entry.made.pages,
    };
    let (sha256, folder) = (entry.made.sha256.to_string(), folder.to_owned());
    let read = move || Ok(read_listed(&folder, &entry)?);
    (name, Leaflet { about, sha256, bytes: Bytes::Later(Box::new(read)) })
}

fn finished(document: &Document, variant: Variant, product: Product) -> (Name, Leaflet) {
    let name = Name {
        flyer: document.flyer.clone(),
        office: None,
        language: document.language.to_string(),
        variant: variant.name().to_owned(),
    };
    let about = About {
        status: document.status.key().to_owned(),
        edition: document.edition.to_string(),
        density: product.density,
        pages: product.pages,
    };
    let sha256 = Checksum::of(&product.bytes).to_string();
    (name, Leaflet { about, sha256, bytes: Bytes::Here(product.bytes) })
}
