//! What is shown at present.
//!
//! In: pages that were made again, messages, files of the site. Out: what browsers ask for,
//! and word that something changed. What could not be made again stays as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Error;

use super::state::{self, Notice};
use crate::geom::{Point, Pt, Size};
use crate::key::Key;
use crate::lang::Tag;
use crate::serve::{Answer, Answers, Kind};
use crate::site::{Files, Paper, Spot};
use crate::source::{File, FileId, Sources, Span};

/// By what a document is known: its flyer and its language.
pub(super) type Name = (String, Tag);

/// A document as it is shown.
pub(super) struct Shown {
    /// What its language calls itself.
    pub(super) name: String,
    /// Its pack.
    pub(super) pack: FileId,
    /// What its pages are made of.
    pub(super) key: Key,
    pub(super) pages: Vec<ShownPage>,
    /// Its texts, and where they stand.
    pub(super) texts: Vec<(String, Span)>,
    /// The files in which they stand, as they were read.
    pub(super) files: BTreeMap<FileId, File>,
}

impl Shown {
    /// Whether all places of its texts are still what they were.
    pub(super) fn is_current(&self, sources: &Sources) -> bool {
        self.files.iter().all(|(id, file)| sources.latest(&file.path) == Some(*id))
    }
}

/// A page of paper.
pub(super) struct ShownPage {
    svg: Arc<[u8]>,
    /// What tells it from the page that stood there before.
    pub(super) version: u64,
    pub(super) size: Size,
    pub(super) spots: Vec<Spot>,
}

impl ShownPage {
    pub(super) fn new(Paper { svg, size, spots }: Paper) -> Self {
        let mut hasher = DefaultHasher::new();
        svg.hash(&mut hasher);
        Self { version: hasher.finish(), svg: svg.into_bytes().into(), size, spots }
    }

    /// The text at a place, or the nearest one if it is near.
    fn at(&self, place: Point) -> Option<Span> {
        let beyond = |at: Pt, from: Pt, to: Pt| (from - at).max(at - to).max(Pt::ZERO);
        let distance = |spot: &Spot| {
            let (rect, from) = (&spot.rect, spot.rect.origin);
            beyond(place.x, from.x, rect.right()) + beyond(place.y, from.y, rect.bottom())
        };
        let nearest = self.spots.iter().min_by(|a, b| distance(a).0.total_cmp(&distance(b).0))?;
        (distance(nearest) < NEAR).then_some(nearest.span)
    }
}

/// How far from a text a click may be: the height of a line.
const NEAR: Pt = Pt(14.0);

/// What became of a document.
pub(super) enum Painted {
    /// It looks as before.
    Same,
    /// It looks otherwise.
    New(Shown),
    /// It cannot be laid out.
    Failed,
}

/// What changed.
pub(super) struct Change<'a> {
    /// The documents that were looked at.
    pub(super) painted: Vec<(Name, Painted)>,
    /// Their pages for the screen.
    pub(super) pages: Files,
    pub(super) messages: Vec<Notice>,
    /// The files that changed.
    pub(super) changed: &'a BTreeSet<String>,
    /// All documents that there are now.
    pub(super) order: Vec<Name>,
    /// Whether everything was looked at.
    pub(super) is_all: bool,
    /// Whether everything could be read, so that no others are missed.
    pub(super) is_right: bool,
}

/// What is shown.
pub(super) struct Board {
    inner: Mutex<Inner>,
    changed: Condvar,
}

#[derive(Default)]
pub(super) struct Inner {
    /// How often something changed.
    version: u64,
    /// How often pages were made again.
    edits: u64,
    /// How often fonts changed.
    fonts: u64,
    /// The last edit that was looked at as `check` does.
    judged: u64,
    pub(super) order: Vec<Name>,
    pub(super) shown: BTreeMap<Name, Arc<Shown>>,
    /// Documents of which an older state is shown.
    pub(super) stale: BTreeSet<Name>,
    pub(super) messages: Vec<Notice>,
    site: BTreeMap<String, Arc<[u8]>>,
    state: Arc<[u8]>,
}

impl Inner {
    /// Whether messages are still being looked for.
    pub(super) fn is_checking(&self) -> bool {
        self.judged < self.edits
    }

    /// A number that changes with the page of a document for the screen.
    pub(super) fn screen(&self, (flyer, language): &Name) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.site.get(&format!("{flyer}/{language}/index.html")).hash(&mut hasher);
        self.site.get(&format!("fonts/{language}.css")).hash(&mut hasher);
        // Its pictures may come later than itself.
        self.site.keys().filter(|path| path.starts_with("images/")).count().hash(&mut hasher);
        hasher.finish()
    }
}

impl Board {
    /// Nothing is shown yet.
    pub(super) fn new() -> Self {
        Self { inner: Mutex::default(), changed: Condvar::new() }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // A thread that panicked meanwhile leaves whole entries behind.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The documents as they are shown.
    pub(super) fn shown(&self) -> BTreeMap<Name, Arc<Shown>> {
        self.inner().shown.clone()
    }

    /// Changes what is shown, and tells those who wait.
    fn change(&self, change: impl FnOnce(&mut Inner)) {
        let mut inner = self.inner();
        change(&mut inner);
        inner.version += 1;
        inner.state = state::json(&inner).into_bytes().into();
        self.changed.notify_all();
    }

    /// Notes that what was read before counts no more.
    pub(super) fn begin_again(&self, has_fonts: bool) {
        self.inner().fonts += u64::from(has_fonts);
    }

    /// Shows what changed.
    pub(super) fn show(&self, change: Change<'_>) {
        let Change { painted, pages, messages, changed, order, is_all, is_right } = change;
        self.change(|inner| {
            inner.edits += 1;
            inner.messages.retain(|told| !(is_all && told.is_error()));
            inner.renew(messages, changed);
            for (name, painted) in painted {
                match painted {
                    Painted::Same => drop(inner.stale.remove(&name)),
                    Painted::New(shown) => {
                        inner.stale.remove(&name);
                        inner.shown.insert(name, Arc::new(shown));
                    }
                    Painted::Failed => drop(inner.stale.insert(name)),
                }
            }
            if is_right {
                let there: BTreeSet<&Name> = order.iter().collect();
                inner.shown.retain(|name, _| there.contains(name));
                inner.order = order;
            } else {
                inner.make_stale(changed);
            }
            inner.site.extend(pages.into_iter().map(|(path, bytes)| (path, bytes.into())));
        });
    }

    /// Shows why files could not be read.
    pub(super) fn fail(&self, error: &Error, changed: &BTreeSet<String>) {
        self.change(|inner| {
            inner.edits += 1;
            inner.renew(vec![Notice::failure(error)], changed);
            inner.make_stale(changed);
        });
    }

    /// Shows all messages on an edit.
    pub(super) fn judge(&self, messages: Vec<Notice>, edit: u64) {
        self.change(|inner| {
            inner.judged = edit;
            // What was found of a later edit is later.
            if edit == inner.edits {
                inner.messages = messages;
            }
        });
    }

    /// Puts up the files of the site, if there was no edit after this one.
    pub(super) fn furnish(&self, files: Files, edit: u64) {
        if self.inner().edits != edit {
            return;
        }
        let files: BTreeMap<String, Arc<[u8]>> =
            files.into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
        self.change(|inner| {
            if inner.edits == edit {
                inner.site = files;
            }
        });
    }

    /// A file of the site.
    pub(super) fn furniture(&self, path: &str) -> Option<Vec<u8>> {
        self.inner().site.get(path).map(|bytes| bytes.to_vec())
    }

    /// Waits for an edit later than this one; with how often fonts have changed.
    pub(super) fn edit(&self, seen: u64) -> (u64, u64) {
        let inner = self.inner();
        let is_old = |inner: &mut Inner| inner.edits == seen;
        let inner = self.changed.wait_while(inner, is_old);
        let inner = inner.unwrap_or_else(PoisonError::into_inner);
        (inner.edits, inner.fonts)
    }
}

impl Inner {
    /// Takes messages in the place of those on files that changed.
    fn renew(&mut self, messages: Vec<Notice>, changed: &BTreeSet<String>) {
        self.messages.retain(|told| told.path().is_some_and(|path| !changed.contains(path)));
        for told in messages {
            if !self.messages.contains(&told) {
                self.messages.push(told);
            }
        }
    }

    /// Notes that documents do not show what their files say.
    fn make_stale(&mut self, changed: &BTreeSet<String>) {
        let is_of = |shown: &Shown| shown.files.values().any(|file| changed.contains(&file.path));
        let names = self.shown.iter().filter(|(_, shown)| is_of(shown));
        self.stale.extend(names.map(|(name, _)| name.clone()).collect::<Vec<_>>());
    }

    /// A page of paper by its path: flyer, language, number of the page.
    fn page(&self, path: &str) -> Option<(&Arc<Shown>, usize)> {
        let (document, page) = path.rsplit_once('/')?;
        Some((self.document(document)?, page.parse::<usize>().ok()?))
    }

    /// A document by its path: flyer, language.
    fn document(&self, path: &str) -> Option<&Arc<Shown>> {
        let (flyer, language) = path.rsplit_once('/')?;
        self.shown.get(&(flyer.to_owned(), Tag::new(language).ok()?))
    }
}

impl Answers for Board {
    fn answer(&self, path: &str, query: &str) -> Option<Answer> {
        let text = |text: &str| Arc::from(text.as_bytes());
        let answer = |kind, bytes| Some(Answer { kind, bytes, changes: true });
        match path {
            "/" => return answer(Kind::Html, text(include_str!("page.html"))),
            "/preview.css" => return answer(Kind::Css, text(include_str!("preview.css"))),
            "/preview.js" => return answer(Kind::Script, text(include_str!("preview.js"))),
            "/state.json" => return answer(Kind::Json, Arc::clone(&self.inner().state)),
            _ => {}
        }
        if let Some(path) = path.strip_prefix("/site/") {
            let path = match path {
                "" => "index.html".to_owned(),
                folder if folder.ends_with('/') => format!("{folder}index.html"),
                file => file.to_owned(),
            };
            return answer(Kind::of(&path), Arc::clone(self.inner().site.get(&path)?));
        }
        if let Some(path) = path.strip_prefix("/paper/") {
            let (path, version) = path.strip_suffix(".svg")?.rsplit_once('-')?;
            let inner = self.inner();
            let (shown, page) = inner.page(path)?;
            let page = shown.pages.get(page).filter(|it| it.version.to_string() == version)?;
            let bytes = Arc::clone(&page.svg);
            return Some(Answer { kind: Kind::Svg, bytes, changes: false });
        }
        // What is looked up takes longer than others may wait.
        let (shown, span) = if let Some(path) = path.strip_prefix("/place/") {
            let (shown, page) = self.inner().page(path).map(|(it, page)| (Arc::clone(it), page))?;
            let (x, y) = query.split_once(',')?;
            let length = |text: &str| text.parse().ok().filter(|it: &f32| it.is_finite()).map(Pt);
            let place = Point::new(length(x)?, length(y)?);
            let span = shown.pages.get(page)?.at(place)?;
            (shown, span)
        } else {
            let path = path.strip_prefix("/said/")?;
            let shown = Arc::clone(self.inner().document(path)?);
            let span = state::said(&shown.texts, query)?;
            (shown, span)
        };
        answer(Kind::Json, state::place(shown.files.get(&span.file)?, span).into_bytes().into())
    }

    fn change(&self, seen: u64, longest: Duration) -> u64 {
        let is_old = |inner: &mut Inner| inner.version == seen;
        let waited = self.changed.wait_timeout_while(self.inner(), longest, is_old);
        waited.unwrap_or_else(PoisonError::into_inner).0.version
    }
}
