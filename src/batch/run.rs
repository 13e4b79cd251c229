//! Makes the files that are missing or out of date, in parallel.
//!
//! In: jobs and an output folder. Out: files and a manifest. Where all files are
//! wanted or none, a flyer that does not fit leaves the whole output as it was;
//! else the others go on, and no more than one file for each thread is in memory.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use rayon::prelude::*;

use super::folder::Folder;
use super::key::judged_key;
use super::manifest::{Entry, Listing, Made};
use super::plan::{Job, plan};
use super::shard::Shard;
use super::survey::{Found, Name, Planned, name, survey};
use crate::content::Languages;
use crate::content::load::Project;
use crate::content::model::{Document, Rich};
use crate::diag::Sink;
use crate::export::Variant;
use crate::fonts::FontBook;
use crate::key::Key;
use crate::known::Known;
use crate::pipeline::{Base, Printer, Product};
use crate::source::Gate;

/// How what is found on pages and in files is judged.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// Gives messages their weight in the project.
    pub weigh: &'a (dyn Fn(Sink) -> Sink + Sync),
    /// The decisions behind it that a document is judged by: a file that was judged by
    /// the same is not judged again.
    pub decisions: &'a (dyn Fn(&Document) -> Key + Sync),
    /// What is known to be right.
    pub known: &'a Known,
}

/// What is to be made.
pub struct Order<'a> {
    /// The files.
    pub jobs: Vec<Job<'a>>,
    /// How languages are set.
    pub languages: &'a Languages,
    /// The fonts.
    pub fonts: &'a FontBook,
    /// Whether the files are those of offices; then only such files of earlier builds
    /// are of the same kind, and else only others.
    pub of_offices: bool,
    /// Which variants are of the same kind, too.
    pub variants: &'a [Variant],
    /// How pages and files are judged; `None` if nobody looks at them.
    pub judge: Option<Judge<'a>>,
    /// Whether one that cannot be made keeps all others from being written.
    pub together: bool,
    /// Whether a file that no job makes is one of an earlier build of the same
    /// kind.
    pub whole: bool,
    /// The share of the jobs that is to be done; all if `None`.
    pub shard: Option<Shard>,
    /// Whether to make what is up to date, too.
    pub force: bool,
    /// Whether to remove files that no job makes any more.
    pub prune: bool,
}

/// Told while a run goes on.
pub trait Progress: Sync {
    /// Another build works in the folder.
    fn waiting(&self);
    /// So many files are to be made.
    fn begin(&self, files: usize);
    /// One of them is made.
    fn made(&self);
}

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many files were written, the manifest aside.
    pub made: usize,
    /// How many files were up to date.
    pub kept: usize,
    /// How many jobs failed.
    pub failed: usize,
    /// Files that an earlier build made and no job makes any more.
    pub orphans: Vec<String>,
}

/// Runs the jobs on the threads of the current pool. Messages come in the order
/// of the files, however many threads there are.
///
/// # Errors
/// Fails if a file cannot be written.
pub fn run(
    order: &Order<'_>,
    out: &Gate,
    sink: &mut Sink,
    progress: &impl Progress,
) -> Result<Outcome> {
    let folder = Folder::open(out, order.shard, &|| progress.waiting())?;
    let Found { mut planned, others, orphans, shard } = survey(order, &folder)?;
    let stale = planned.iter().filter(|file| file.made.is_none()).count();
    let kept = planned.len() - stale;
    progress.begin(stale);

    let printers = printers(order);
    let products = match order.together {
        true => products(order, &printers, &planned, sink, progress),
        false => Vec::new(),
    };
    let failed = products.iter().filter(|product| product.is_none()).count();
    let bases = match order.together {
        true => Some(Bases::new()),
        false => bases(order, &printers, &planned, sink),
    };
    let Some(bases) = bases.filter(|_| failed == 0) else {
        return Ok(Outcome { failed: failed.max(1), ..Outcome::default() });
    };

    let goes = order.prune && !orphans.is_empty();
    if stale > 0 || goes {
        folder.begin(&Listing::new(shard, &|| listed(&planned, &others)))?;
    }
    if goes {
        orphans.iter().try_for_each(|path| folder.remove(path))?;
    }
    match order.together {
        true => write(order, &folder, &mut planned, products)?,
        false => make_each(order, &bases, &folder, &mut planned, sink, progress)?,
    }
    folder.finish(&Listing::new(shard, &|| listed(&planned, &others)))?;
    if let Some(learned) = order.judge.and_then(|judge| judge.known.learned()) {
        folder.remember(&learned)?;
    }
    let failed = planned.iter().filter(|file| file.made.is_none()).count();
    Ok(Outcome { made: stale - failed, kept, failed, orphans })
}

impl<'a> Order<'a> {
    /// All flyers of a project in some variants, for everyone, and all of them or none.
    #[must_use]
    pub fn all(project: &'a Project, variants: &'a [Variant], judge: Judge<'a>) -> Self {
        Self {
            jobs: plan(project, None, variants),
            languages: &project.workspace.languages,
            fonts: &project.fonts,
            of_offices: false,
            variants,
            judge: Some(judge),
            together: true,
            whole: true,
            shard: None,
            force: false,
            prune: false,
        }
    }

    /// Makes a file, and judges it if that is wanted; `None` if it must not be
    /// printed.
    fn made(
        &self,
        printer: &Printer<'_>,
        document: &Document,
        key: Key,
    ) -> (Option<Product>, Sink) {
        let mut sink = Sink::default();
        let file = judged_key(key, document);
        let product = match self.judge {
            Some(Judge { known, .. }) if !known.has(file) => {
                let product = printer.inspect_new(known, document, &mut sink);
                known.learn_from(&sink, file);
                product
            }
            Some(_) | None => printer.build(document, &mut sink),
        };
        let sink = self.weighed(sink);
        (product.filter(|_| !sink.has_errors()), sink)
    }

    /// The decisions by which the file of a job is judged, if it is.
    pub(super) fn decisions(&self, job: &Job<'_>) -> Option<Key> {
        self.judge.map(|judge| (judge.decisions)(job.document))
    }

    /// Messages with their weight in the project.
    fn weighed(&self, sink: Sink) -> Sink {
        match self.judge {
            Some(judge) => (judge.weigh)(sink),
            None => sink,
        }
    }
}

/// The entries of all files that are there, in the order of their paths.
fn listed<'a>(
    planned: &'a [Planned<'_, '_>],
    others: &'a [Entry],
) -> Box<dyn Iterator<Item = Cow<'a, Entry>> + 'a> {
    let mut planned = planned.iter().filter(|file| file.made.is_some()).peekable();
    let mut others = others.iter().peekable();
    let next = move || {
        let other = others.next_if(|other| {
            planned.peek().is_none_or(|file| other.path.as_str() < file.path.as_str())
        });
        match other {
            Some(other) => Some(Cow::Borrowed(other)),
            None => planned.next().and_then(Planned::entry).map(Cow::Owned),
        }
    };
    Box::new(std::iter::from_fn(next))
}

/// What makes the files of each variant.
type Printers<'a> = BTreeMap<Variant, Printer<'a>>;

/// The printers of all jobs.
fn printers<'a>(order: &Order<'a>) -> Printers<'a> {
    let variants: BTreeSet<Variant> = order.jobs.iter().map(|job| job.variant).collect();
    let printer = |variant| (variant, Printer::new(variant, order.languages, order.fonts));
    variants.into_iter().map(printer).collect()
}

/// Makes all files that are not there; `None` for what failed.
fn products(
    order: &Order<'_>,
    printers: &Printers<'_>,
    planned: &[Planned<'_, '_>],
    sink: &mut Sink,
    progress: &impl Progress,
) -> Vec<Option<Product>> {
    let make = |file: &Planned<'_, '_>| {
        let made = order.made(&printers[&file.job.variant], &file.job.document(), file.key);
        progress.made();
        made
    };
    // One at a time, and the longest work first: no thread is to wait in the end
    // while another has much before it.
    let mut stale: Vec<_> = planned.iter().filter(|file| file.made.is_none()).collect();
    stale.sort_by_cached_key(|file| Reverse(effort(file.job.document)));
    let in_turn = stale.into_iter().par_bridge();
    let results: BTreeMap<&str, _> = in_turn.map(|file| (&*file.path, make(file))).collect();
    sink.gather(results.into_values())
}

/// How long a document takes compared with others, roughly: letters are set, and
/// each different one is cut out of its font.
fn effort(document: &Document) -> usize {
    let texts = document.pages.iter().flat_map(|page| &page.blocks);
    let texts: Vec<String> = texts.flat_map(|block| block.texts()).map(Rich::plain).collect();
    let letters: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).collect();
    texts.iter().map(String::len).sum::<usize>() + 20 * letters.len()
}

/// Writes files that were all made.
fn write(
    order: &Order<'_>,
    folder: &Folder,
    planned: &mut [Planned<'_, '_>],
    products: Vec<Option<Product>>,
) -> Result<()> {
    let stale: Vec<_> = planned.iter_mut().filter(|file| file.made.is_none()).collect();
    stale
        .into_par_iter()
        .zip(products)
        .filter_map(|(file, product)| Some((file, product?)))
        .try_for_each(|(file, product)| put(order, folder, file, &product))
}

/// Writes a file.
fn put(
    order: &Order<'_>,
    folder: &Folder,
    file: &mut Planned<'_, '_>,
    product: &Product,
) -> Result<()> {
    let made = Made::new(product, file.key, order.decisions(file.job));
    folder.put(&Entry::new(file.job, file.path.clone(), made.clone()), &product.bytes)?;
    file.made = Some(made);
    Ok(())
}

/// What the files of a flyer in a language share, by their names.
type Bases<'a> = BTreeMap<Name<'a>, Base<'a>>;

/// The bases of all files that are to be made; `None` if one of them cannot be
/// printed, which is reported.
fn bases<'a>(
    order: &Order<'_>,
    printers: &'a Printers<'a>,
    planned: &[Planned<'_, 'a>],
    sink: &mut Sink,
) -> Option<Bases<'a>> {
    let stale = planned.iter().filter(|file| file.made.is_none());
    let documents: BTreeMap<_, _> = stale.map(|file| (name(file.job), file.job.document)).collect();
    let results: Vec<_> = documents
        .into_par_iter()
        .map(|(name, document)| {
            let mut sink = Sink::default();
            let known = order.judge.map(|judge| judge.known);
            let base = printers[&name.2].base(document, known, &mut sink);
            let sink = order.weighed(sink);
            (base.filter(|_| !sink.has_errors()).map(|base| (name, base)), sink)
        })
        .collect();
    sink.gather(results).into_iter().collect()
}

/// Makes and writes one file after the other on each thread; what fails is
/// reported.
fn make_each(
    order: &Order<'_>,
    bases: &Bases<'_>,
    folder: &Folder,
    planned: &mut [Planned<'_, '_>],
    sink: &mut Sink,
    progress: &impl Progress,
) -> Result<()> {
    let said = Mutex::new(BTreeMap::new());
    let make = |(place, file): (usize, &mut Planned<'_, '_>)| -> Result<()> {
        let mut sink = Sink::default();
        let base = &bases[&name(file.job)];
        let product = base.build(&file.job.document(), &mut sink);
        progress.made();
        if !sink.is_empty() {
            said.lock().unwrap_or_else(PoisonError::into_inner).insert(place, sink);
        }
        product.map_or(Ok(()), |product| put(order, folder, file, &product))
    };
    let all = planned.par_iter_mut().with_max_len(1).enumerate();
    let stale = all.filter(|(_, file)| file.made.is_none());
    let ended = stale.try_for_each(make);
    let said = said.into_inner().unwrap_or_else(PoisonError::into_inner);
    said.into_values().for_each(|messages| sink.append(messages));
    ended
}
