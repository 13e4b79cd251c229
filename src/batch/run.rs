//! Makes what is not there yet, in parallel.
//!
//! In: jobs and an output folder. Out: files and a manifest. Where all files are
//! wanted or none, a flyer that does not fit leaves the whole output as it was;
//! else the others go on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use super::folder::Folder;
use super::key::{Key, filled_key, key};
use super::manifest::{Entry, Made, Manifest};
use super::plan::Job;
use super::shard::{Plan, Shard};
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::lang::{Languages, Tag};
use crate::model::Document;
use crate::pipeline::{Base, Product, build};

/// What is to be made.
pub struct Order<'a> {
    /// The files.
    pub jobs: Vec<Job<'a>>,
    /// How languages are set.
    pub languages: &'a Languages,
    /// The fonts.
    pub fonts: &'a FontBook,
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

/// A job, the key of its file, and what is there if that is up to date.
struct Surveyed<'j, 'a> {
    job: &'j Job<'a>,
    key: Key,
    made: Option<Made>,
}

/// Runs the jobs on the threads of the current pool. Messages come in the order
/// of the jobs, however many threads there are.
///
/// # Errors
/// Fails if a file cannot be written.
pub fn run(
    order: &Order<'_>,
    out: &Path,
    sink: &mut Sink,
    progress: &impl Progress,
) -> Result<Outcome> {
    let folder = Folder::open(out, order.shard, &|| progress.waiting())?;
    let mut known = folder.known();
    let keyed = keyed(order);
    let shard = order.shard.map(|shard| (shard, plan(&keyed)));
    let survey = survey(order, keyed, &folder, &known);
    let (kept, stale): (Vec<_>, Vec<_>) = survey.into_iter().partition(|job| job.made.is_some());
    progress.begin(stale.len());

    let products = match order.together {
        true => Some(products(order, &stale, sink, progress)),
        false => None,
    };
    let failed = products.iter().flatten().filter(|product| product.is_none()).count();
    let bases = if order.together { Some(Bases::new()) } else { bases(order, &stale, sink) };
    let Some(bases) = bases.filter(|_| failed == 0) else {
        return Ok(Outcome { failed: failed.max(1), ..Outcome::default() });
    };

    let (orphans, others) = others(order, &folder, std::mem::take(&mut known));
    let goes = order.prune && !orphans.is_empty();
    let mut entries = others;
    entries.extend(kept.iter().filter_map(|kept| Some(Entry::new(kept.job, kept.made.clone()?))));
    if !stale.is_empty() || goes {
        folder.begin(&Manifest::of_shard(shard, entries.clone()))?;
    }
    if goes {
        orphans.iter().try_for_each(|path| folder.remove(path))?;
    }
    let made = match products {
        Some(products) => write(&folder, &stale, products)?,
        None => make_each(&bases, &folder, &stale, sink, progress)?,
    };
    let outcome =
        Outcome { made: made.len(), kept: kept.len(), failed: stale.len() - made.len(), orphans };
    entries.extend(made);
    folder.finish(&Manifest::of_shard(shard, entries))?;
    Ok(outcome)
}

/// What tells documents apart: flyer and language.
type Name<'a> = (&'a str, &'a Tag);

fn name(document: &Document) -> Name<'_> {
    (&document.flyer, &document.language)
}

/// Each job and the key of its file.
fn keyed<'j, 'a>(order: &'j Order<'a>) -> Vec<(&'j Job<'a>, Key)> {
    let (languages, fonts) = (order.languages, order.fonts);
    let documents: BTreeMap<_, _> =
        order.jobs.iter().map(|job| (name(job.document), job.document)).collect();
    let keys: BTreeMap<_, Key> = documents
        .into_par_iter()
        .map(|(name, document)| (name, key(document, languages, fonts)))
        .collect();
    let key = |job: &'j Job<'a>| {
        let base = keys[&name(job.document)];
        match job.office {
            Some(_) => {
                let filled = job.document();
                (job, filled_key(base, (job.document, &filled), languages, fonts))
            }
            None => (job, base),
        }
    };
    order.jobs.par_iter().map(key).collect()
}

/// What all shares of these jobs agree on.
fn plan(keyed: &[(&Job<'_>, Key)]) -> Plan {
    let paths: Vec<String> = keyed.iter().map(|(job, _)| job.path()).collect();
    Plan::of(paths.iter().zip(keyed).map(|(path, &(_, key))| (path.as_str(), key)))
}

/// What is already there for each job of the share.
fn survey<'j, 'a>(
    order: &Order<'_>,
    keyed: Vec<(&'j Job<'a>, Key)>,
    folder: &Folder,
    known: &BTreeMap<String, Entry>,
) -> Vec<Surveyed<'j, 'a>> {
    let look = |(job, key): (&'j Job<'a>, Key)| {
        let path = job.path();
        if order.shard.is_some_and(|shard| !shard.holds(&path)) {
            return None;
        }
        let entry = known.get(&path).filter(|entry| entry.made.inputs == key);
        let entry = entry.filter(|entry| !order.force && folder.holds(entry));
        Some(Surveyed { job, key, made: entry.map(|entry| entry.made.clone()) })
    };
    keyed.into_par_iter().filter_map(look).collect()
}

/// The files of earlier builds that are still there and no job makes: the paths
/// of those that would be jobs if they were still wanted, and the entries of all.
fn others(
    order: &Order<'_>,
    folder: &Folder,
    mut known: BTreeMap<String, Entry>,
) -> (Vec<String>, Vec<Entry>) {
    let planned: BTreeSet<String> = order.jobs.iter().map(Job::path).collect();
    if order.shard.is_some() {
        // The manifest of a share lists the files of this batch alone.
        return (Vec::new(), Vec::new());
    }
    known.retain(|path, entry| !planned.contains(path) && folder.holds(entry));
    let of_offices = order.jobs.iter().any(|job| job.office.is_some());
    let is_orphan = |entry: &&Entry| order.whole && entry.office.is_some() == of_offices;
    let orphans = known.values().filter(is_orphan).map(|entry| entry.path.clone()).collect();
    let stay = |entry: &Entry| !(order.prune && is_orphan(&entry));
    (orphans, known.into_values().filter(stay).collect())
}

/// Makes all files; `None` for what failed.
fn products(
    order: &Order<'_>,
    stale: &[Surveyed<'_, '_>],
    sink: &mut Sink,
    progress: &impl Progress,
) -> Vec<Option<Product>> {
    let make = |surveyed: &Surveyed<'_, '_>| {
        let mut sink = Sink::default();
        let product = build(&surveyed.job.document(), order.languages, order.fonts, &mut sink);
        progress.made();
        (product, sink)
    };
    let results: Vec<_> = stale.par_iter().map(make).collect();
    let tell = |(product, messages)| {
        sink.append(messages);
        product
    };
    results.into_iter().map(tell).collect()
}

/// Writes files that were all made.
fn write(
    folder: &Folder,
    stale: &[Surveyed<'_, '_>],
    products: Vec<Option<Product>>,
) -> Result<Vec<Entry>> {
    let write = |(surveyed, product): (&Surveyed<'_, '_>, Option<Product>)| {
        let product = product?;
        let entry = Entry::new(surveyed.job, Made::new(&product, surveyed.key));
        Some(folder.put(&entry, &product.bytes).map(|()| entry))
    };
    stale.par_iter().zip(products).filter_map(write).collect()
}

/// What the files of a flyer in a language share, by their names.
type Bases<'a> = BTreeMap<Name<'a>, Base<'a>>;

/// The bases of all files that are to be made; `None` if one of them cannot be
/// printed, which is reported.
fn bases<'a>(order: &Order<'a>, stale: &[Surveyed<'_, 'a>], sink: &mut Sink) -> Option<Bases<'a>> {
    let documents: BTreeMap<_, _> =
        stale.iter().map(|stale| (name(stale.job.document), stale.job.document)).collect();
    let (languages, fonts) = (order.languages, order.fonts);
    let results: Vec<_> = documents
        .into_par_iter()
        .map(|(name, document)| {
            let mut sink = Sink::default();
            let base = Base::new(document, languages, fonts, &mut sink);
            (base.map(|base| (name, base)), sink)
        })
        .collect();
    let tell = |(base, messages)| {
        sink.append(messages);
        base
    };
    results.into_iter().map(tell).collect()
}

/// Makes and writes one file after the other on each thread; what fails is
/// reported.
fn make_each(
    bases: &Bases<'_>,
    folder: &Folder,
    stale: &[Surveyed<'_, '_>],
    sink: &mut Sink,
    progress: &impl Progress,
) -> Result<Vec<Entry>> {
    let make = |surveyed: &Surveyed<'_, '_>| -> Result<(Option<Entry>, Sink)> {
        let mut sink = Sink::default();
        let base = &bases[&name(surveyed.job.document)];
        let product = base.build(&surveyed.job.document(), &mut sink);
        progress.made();
        let Some(product) = product else { return Ok((None, sink)) };
        let entry = Entry::new(surveyed.job, Made::new(&product, surveyed.key));
        folder.put(&entry, &product.bytes)?;
        Ok((Some(entry), sink))
    };
    let results = stale.par_iter().map(make).collect::<Result<Vec<_>>>()?;
    let tell = |(entry, messages)| {
        sink.append(messages);
        entry
    };
    Ok(results.into_iter().filter_map(tell).collect())
}
