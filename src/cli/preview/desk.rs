//! Where pages are made again.
//!
//! In: which files changed. Out: the pages that change with them, on the board. What cannot
//! be read leaves the pages as they were, with a message.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use super::board::{Board, Change, Name, Painted, Shown, ShownPage};
use super::state::Notice;
use crate::batch::file_key;
use crate::cli::look::{self, Besides, Depth, Seen, look_with};
use crate::content::Settings;
use crate::content::compose::compose;
use crate::content::element::Element;
use crate::content::load::{Memory, Origin, Project, Request};
use crate::content::model::{Document, Flyer};
use crate::diag::Sink;
use crate::export::Variant;
use crate::lang::Tag;
use crate::layout::layout;
use crate::site::{self, Outlines, Shelf};
use crate::source::{FileId, Sources, Span};

/// How many versions of files are kept before everything is read afresh: each is some
/// kilobytes.
pub(super) const VERSIONS: usize = 4000;

/// What is known of the content, and where it is shown.
pub(super) struct Desk<'b> {
    board: &'b Board,
    root: PathBuf,
    /// What is to be shown.
    request: Request,
    sources: Sources,
    memory: Memory,
    /// All content, as far as it could be read.
    project: Project,
    settings: Settings,
    shelf: Shelf,
    outlines: Outlines,
    /// Whether the last look failed, so that the next one is at everything.
    failed: bool,
}

impl<'b> Desk<'b> {
    /// A desk without content.
    pub(super) fn new(root: &Path, request: Request, board: &'b Board) -> Self {
        Self {
            board,
            root: root.to_owned(),
            // Packs as they were written are for the checker.
            request: Request { written: false, ..request },
            sources: Sources::new(root),
            memory: Memory::default(),
            project: Project::default(),
            settings: Settings::default(),
            shelf: Shelf::default(),
            outlines: Outlines::default(),
            failed: true,
        }
    }

    /// Shows all pages for the first time.
    ///
    /// # Errors
    /// Fails if the content cannot be read, or what is wanted does not exist.
    pub(super) fn begin(&mut self) -> Result<()> {
        let seen = self.look(None)?;
        self.take(seen, None, &BTreeSet::new());
        Ok(())
    }

    /// Shows what changes with these files.
    pub(super) fn follow(&mut self, changed: &BTreeSet<String>) {
        let is_font = |path: &String| path.starts_with("fonts/");
        let has_fonts = changed.iter().any(is_font);
        if has_fonts || self.sources.versions() > VERSIONS {
            self.sources = Sources::new(&self.root);
            (self.memory, self.shelf) = (Memory::default(), Shelf::default());
            self.outlines = Outlines::default();
            self.failed = true;
            self.board.begin_again(has_fonts);
        }
        self.sources.begin_again();
        if !self.failed && changed.iter().all(|path| self.is_as_it_was(path)) {
            return;
        }
        let parts = if self.failed { None } else { self.parts(changed) };
        for part in parts.map_or_else(|| vec![None], |parts| parts.into_iter().map(Some).collect())
        {
            match self.look(part.as_ref()) {
                Ok(seen) => self.take(seen, part.as_ref(), changed),
                Err(error) => return self.board.fail(&error, changed),
            }
        }
    }

    /// Whether a text says the same as when it was read last.
    fn is_as_it_was(&mut self, path: &str) -> bool {
        let last = self.sources.latest(path);
        last.is_some() && path.ends_with(".toml") && self.sources.read(path).ok() == last
    }

    /// Looks at a part of what is to be shown, or at all of it.
    fn look(&mut self, part: Option<&Request>) -> Result<Seen> {
        self.failed = true;
        let request = part.unwrap_or(&self.request);
        let besides = Besides { memory: Some(&mut self.memory), ..Besides::default() };
        let seen = look_with(besides, &mut self.sources, request, Depth::Form)?;
        self.failed = seen.is_broken();
        Ok(seen)
    }

    /// What must be loaded, one after the other, if nothing changed but files of some flyers:
    /// of packs and stamps these languages, so that they are shown at once; then all others,
    /// unless none is compared with these.
    fn parts(&self, changed: &BTreeSet<String>) -> Option<Vec<Request>> {
        let (mut flyers, mut languages) = (BTreeSet::new(), Some(BTreeSet::new()));
        let mut are_alone = true;
        let all = || self.project.workspace.flyers.iter().zip(&self.project.origins);
        for path in changed {
            let (folder, name) = path.strip_prefix("content/")?.split_once('/')?;
            let name = name.strip_prefix("stamps/").unwrap_or(name).trim_end_matches(".toml");
            let is_of = |flyer: &Flyer, origin: &Origin| {
                origin.flyer == folder || flyer.owner.as_deref() == Some(folder)
            };
            let own: Vec<_> = all().filter(|(flyer, origin)| is_of(flyer, origin)).collect();
            if own.is_empty() {
                return None;
            }
            for (flyer, origin) in own {
                flyers.insert(origin.flyer.clone());
                let document = flyer.documents.iter().find(|it| it.language.as_str() == name);
                are_alone &= document.is_some_and(|it| {
                    it.beside.is_empty() && flyer.reference.as_ref() != Some(&it.language)
                });
                languages = languages.zip(document).map(|(mut languages, document)| {
                    languages.insert(document.language.clone());
                    languages
                });
            }
        }
        let request = |languages: Option<Vec<Tag>>| Request {
            flyers: Some(flyers.iter().cloned().collect()),
            languages: languages.or_else(|| self.request.languages.clone()),
            ..self.request.clone()
        };
        let first = languages.map(|them| request(Some(them.into_iter().collect())));
        let rest = (!are_alone).then(|| request(None));
        Some(first.into_iter().chain(rest).collect())
    }

    /// Shows what was seen of a part, or of everything.
    fn take(&mut self, seen: Seen, part: Option<&Request>, changed: &BTreeSet<String>) {
        let is_right = !seen.is_broken();
        let Seen { project, settings, judged, broken, .. } = seen;
        let (documents, _) = look::whole(&project, &broken);
        let (painted, told) = self.painted(&project, &settings, documents);
        let messages = told.sorted().into_iter().chain(judged.diagnostics);
        let messages = messages.map(|it| Notice::new(&it, &self.sources)).collect();
        match part {
            Some(part) => self.merge(project, part.languages != self.request.languages),
            None => (self.project, self.settings) = (project, settings),
        }
        let pages = self.pages(&painted);
        let all = self.project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
        let order = all.map(name).collect();
        let is_all = part.is_none();
        self.board.show(Change { painted, pages, messages, changed, order, is_all, is_right });
    }

    /// Puts flyers that were loaded again in the place of what they were; of some of their
    /// documents if they are only a part of them.
    fn merge(&mut self, new: Project, is_part: bool) {
        let (flyers, origins) = (&mut self.project.workspace.flyers, &mut self.project.origins);
        let mut place = 0;
        if !is_part {
            let is_new = |old: &Origin| new.origins.iter().any(|new| new.flyer == old.flyer);
            place = origins.iter().position(is_new).unwrap_or(origins.len());
            let keep: Vec<bool> = origins.iter().map(|old| !is_new(old)).collect();
            let (mut one, mut other) = (keep.iter(), keep.iter());
            flyers.retain(|_| one.next() == Some(&true));
            origins.retain(|_| other.next() == Some(&true));
        }
        for (flyer, origin) in new.workspace.flyers.into_iter().zip(new.origins) {
            if !is_part {
                flyers.insert(place, flyer);
                origins.insert(place, origin);
                place += 1;
                continue;
            }
            let Some(old) = flyers.iter_mut().find(|old| old.id == flyer.id) else { continue };
            for document in flyer.documents {
                let same = |it: &&mut Document| it.language == document.language;
                old.documents
                    .iter_mut()
                    .find(same)
                    .into_iter()
                    .for_each(|it| *it = document.clone());
            }
        }
    }

    /// The pages for the screen of documents that were painted.
    fn pages(&self, painted: &[(Name, Painted)]) -> site::Files {
        let content = (&self.project.workspace, &self.settings);
        let order = site::Order::new(content, &self.project.fonts, &|_| None);
        let is_new = |document: &Document| {
            let is_it = |(name, painted): &(Name, Painted)| {
                *name == self::name(document) && matches!(painted, Painted::New(_))
            };
            painted.iter().any(is_it)
        };
        let flyers = self.project.workspace.flyers.iter();
        let documents = flyers.flat_map(|flyer| flyer.documents.iter().map(move |it| (flyer, it)));
        let documents: Vec<_> = documents.filter(|(_, document)| is_new(document)).collect();
        let pages = documents.into_par_iter();
        let pages = pages.map(|(flyer, it)| site::pages(&order, &self.shelf, flyer, it));
        pages.reduce(site::Files::new, |mut all, pages| {
            all.extend(pages);
            all
        })
    }

    /// Draws documents whose pages may look otherwise than they are shown.
    fn painted(
        &self,
        project: &Project,
        settings: &Settings,
        documents: Vec<look::Whole<'_>>,
    ) -> (Vec<(Name, Painted)>, Sink) {
        let known = self.board.shown();
        let painted: Vec<(Name, Painted, Sink)> = documents
            .into_par_iter()
            .map(|look::Whole { document, .. }| {
                let mut sink = Sink::default();
                let name = name(document);
                let painted = self.paint(document, project, known.get(&name), &mut sink);
                (name, painted, sink)
            })
            .collect();
        let mut messages = Sink::default();
        let tell = |(name, painted, told)| {
            messages.append(told);
            (name, painted)
        };
        let painted = painted.into_iter().map(tell).collect();
        (painted, look::weigh(messages, settings, &self.sources))
    }

    fn paint(
        &self,
        document: &Document,
        project: &Project,
        known: Option<&Arc<Shown>>,
        sink: &mut Sink,
    ) -> Painted {
        let (languages, fonts) = (&project.workspace.languages, &*project.fonts);
        let key = file_key(document, Variant::Screen, languages, fonts);
        if known.is_some_and(|known| known.key == key && known.is_current(&self.sources)) {
            return Painted::Same;
        }
        let Some(layout) = layout(document, languages, fonts, sink) else {
            return Painted::Failed;
        };
        let pages = layout.publication.pages.iter();
        let pages = pages.map(|page| site::paper(page, fonts, &self.outlines));
        let pages: Vec<ShownPage> = pages.map(ShownPage::new).collect();
        let sheets = compose(document, None);
        let elements = sheets.iter().flat_map(|sheet| &sheet.parts).flat_map(|part| &part.elements);
        let texts = elements.flat_map(Element::texts);
        let texts: Vec<(String, Span)> =
            texts.filter_map(|text| Some((text.plain(), text.span()?))).collect();
        let spans = pages.iter().flat_map(|page| page.spots.iter().map(|spot| spot.span));
        let spans = spans.chain(texts.iter().map(|(_, span)| *span)).chain([document.span]);
        let files: BTreeSet<FileId> = spans.map(|span| span.file).collect();
        let file = |id: FileId| (id, self.sources.file(id).clone());
        Painted::New(Shown {
            name: document.label.plain(),
            pack: document.span.file,
            key,
            pages,
            texts,
            files: files.into_iter().map(file).collect(),
        })
    }
}

/// By what a document is known.
fn name(document: &Document) -> Name {
    (document.flyer.clone(), document.language.clone())
}
