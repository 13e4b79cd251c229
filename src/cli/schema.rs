//! `chirashi schema`: content in, JSON Schemas beside it out.

use std::path::Path;

use anyhow::Result;

use super::args::Schema;
use super::{Status, report};
use crate::batch;
use crate::content::load::{self, Listing};
use crate::diag::Sink;
use crate::rules;
use crate::schema::{self, Given, SchemaFile};
use crate::source::{Gate, Sources};

/// Writes the schemas that are out of date, or names them.
pub(super) fn schema(root: &Path, arguments: &Schema) -> Result<Status> {
    let mut sources = Sources::new(root);
    let mut sink = Sink::default();
    let (files, whole) = all(&mut sources, &mut sink)?;
    report::messages(sink, &sources);
    let mut stale = Vec::new();
    for file in &files {
        if !is_written(file, &mut sources)? {
            stale.push(file);
        }
    }
    if !arguments.check {
        let texts = stale.iter().map(|file| (&*file.path, file.text.as_bytes()));
        batch::write(&Gate::named(root), &texts.collect::<Vec<_>>())?;
    }
    for SchemaFile { path, .. } in &stale {
        report::line(&match arguments.check {
            true => format!("{path} is out of date: run `chirashi schema`"),
            false => format!("wrote {path}"),
        });
    }
    if stale.is_empty() && whole {
        report::line(&format!("{} schemas are up to date", files.len()));
    }
    let failed = !whole || arguments.check && !stale.is_empty();
    Ok(if failed { Status::ContentErrors } else { Status::Done })
}

/// The schemas of the project, and whether there is one for every flyer: none
/// can be made from files that are no TOML.
fn all(sources: &mut Sources, sink: &mut Sink) -> Result<(Vec<SchemaFile>, bool)> {
    let mut files = schema::general(&rules::all());
    let mut whole = true;
    for listing in listings(sources)?.into_iter().filter(|listing| listing.owner.is_none()) {
        let folder = format!("content/{}", listing.flyer);
        let flyer = load::plain(sources, &format!("{folder}/flyer.toml"), sink)?;
        let Some(reference) = listing.reference else {
            report::line(&format!("{folder}/flyer.toml names no `reference` pack"));
            whole = false;
            continue;
        };
        let reference = load::plain(sources, &format!("{folder}/{reference}.toml"), sink)?;
        match (&flyer, &reference) {
            (Some(flyer), Some(reference)) => {
                files.push(schema::pack(&listing.flyer, Given { flyer, reference }));
            }
            (_, _) => whole = false,
        }
    }
    Ok((files, whole))
}

/// The flyers that there are; none in a project that only begins.
pub(super) fn listings(sources: &mut Sources) -> Result<Vec<Listing>> {
    if load::flyers(sources)?.is_empty() { Ok(Vec::new()) } else { load::list(sources, None) }
}

/// Whether the file stands there as it is to be.
pub(super) fn is_written(file: &SchemaFile, sources: &mut Sources) -> Result<bool> {
    let there = sources.open_if_there(&file.path)?;
    Ok(there.is_some_and(|there| *there.text == file.text))
}
