//! Finds files that need not be made again.
//!
//! In: jobs and an output folder. Out: the files of the jobs in the order of
//! their paths, each with what is there of it if that is up to date; and the
//! files that no job makes.

use std::collections::BTreeMap;

use anyhow::Result;
use rayon::prelude::*;

use super::folder::Folder;
use super::key::{file_key, filled_key};
use super::manifest::{Entry, Made};
use super::plan::Job;
use super::run::Order;
use super::shard::{Plan, Shard};
use crate::export::Variant;
use crate::key::Key;
use crate::lang::Tag;

/// A file that is to be there.
pub(super) struct Planned<'j, 'a> {
    pub(super) job: &'j Job<'a>,
    pub(super) path: String,
    pub(super) key: Key,
    /// What is there, if it is up to date.
    pub(super) made: Option<Made>,
}

impl Planned<'_, '_> {
    /// What the manifest says of it, if it is there.
    pub(super) fn entry(&self) -> Option<Entry> {
        Some(Entry::new(self.job, self.path.clone(), self.made.clone()?))
    }
}

/// What is to be there and what is.
pub(super) struct Found<'j, 'a> {
    /// The files of the jobs, in the order of their paths.
    pub(super) planned: Vec<Planned<'j, 'a>>,
    /// Other files of earlier builds that stay, in the order of their paths.
    pub(super) others: Vec<Entry>,
    /// The files of earlier builds that would be jobs if they were still wanted.
    pub(super) orphans: Vec<String>,
    /// The share that is to be done, and what all shares agree on.
    pub(super) shard: Option<(Shard, Plan)>,
}

/// Looks at what the folder holds.
///
/// # Errors
/// Fails if the folder's manifest is not one of this program, or if a file may not
/// be written where it is to stand.
pub(super) fn survey<'j, 'a>(order: &'j Order<'a>, folder: &Folder) -> Result<Found<'j, 'a>> {
    let mut planned = planned(order);
    let shard = order.shard.map(|shard| {
        let plan = Plan::of(planned.iter().map(|file| (file.path.as_str(), file.key)));
        planned.retain(|file| shard.holds(&file.path));
        (shard, plan)
    });
    let mut known = BTreeMap::new();
    folder.known(|entry| {
        match planned.binary_search_by(|file| file.path.as_str().cmp(&entry.path)) {
            Ok(place) => planned[place].made = Some(entry.made),
            Err(_) => drop(known.insert(entry.path.clone(), entry)),
        }
    })?;
    planned.par_iter_mut().for_each(|file| {
        let decisions = order.decisions(file.job);
        let is_judged = |made: &Made| decisions.is_none_or(|key| made.checked == Some(key));
        let is_current = |made: &Made| {
            let is_same = !order.force && made.inputs == file.key && is_judged(made);
            is_same && folder.holds(&file.path, made)
        };
        file.made = file.made.take().filter(is_current);
    });
    let stale = planned.par_iter().filter(|file| file.made.is_none());
    stale.try_for_each(|file| folder.admits(&file.path))?;
    let (orphans, others) = match shard {
        // The manifest of a share lists the files of this batch alone.
        Some(_) => (Vec::new(), Vec::new()),
        None => others(order, folder, known),
    };
    Ok(Found { planned, others, orphans, shard })
}

/// What tells documents and what is made of them apart: flyer, language and variant.
pub(super) type Name<'a> = (&'a str, &'a Tag, Variant);

/// The name of what a job makes, for whichever office.
pub(super) fn name<'a>(job: &Job<'a>) -> Name<'a> {
    (&job.document.flyer, &job.document.language, job.variant)
}

/// The files of all jobs, none of them looked for yet.
fn planned<'j, 'a>(order: &'j Order<'a>) -> Vec<Planned<'j, 'a>> {
    let (languages, fonts) = (order.languages, order.fonts);
    let bases: BTreeMap<_, _> = order.jobs.iter().map(|job| (name(job), job)).collect();
    let keys: BTreeMap<_, Key> = bases
        .into_par_iter()
        .map(|(name, job)| (name, file_key(job.document, job.variant, languages, fonts)))
        .collect();
    let plan = |job: &'j Job<'a>| {
        let base = keys[&name(job)];
        let key = match job.office {
            Some(_) => filled_key(base, (job.document, &job.document()), languages, fonts),
            None => base,
        };
        Planned { job, path: job.path(), key, made: None }
    };
    let mut planned: Vec<_> = order.jobs.par_iter().map(plan).collect();
    planned.sort_by(|one, other| one.path.cmp(&other.path));
    planned
}

/// The files of earlier builds that are still there and no job makes: the paths
/// of those that would be jobs if they were still wanted, and the entries of all
/// that stay.
fn others(
    order: &Order<'_>,
    folder: &Folder,
    mut known: BTreeMap<String, Entry>,
) -> (Vec<String>, Vec<Entry>) {
    known.retain(|path, entry| folder.holds(path, &entry.made));
    let is_alike = |entry: &Entry| order.variants.iter().any(|it| it.name() == entry.variant);
    let is_orphan = |entry: &&Entry| {
        order.whole && entry.office.is_some() == order.of_offices && is_alike(entry)
    };
    let orphans = known.values().filter(is_orphan).map(|entry| entry.path.clone()).collect();
    let stay = |entry: &Entry| !(order.prune && is_orphan(&entry));
    (orphans, known.into_values().filter(stay).collect())
}
