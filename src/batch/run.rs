//! Makes files in parallel and writes them when all are made.
//!
//! In: jobs. Out: files and a manifest, or messages and nothing written: a
//! flyer that does not fit leaves the whole output as it was.

use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use super::manifest::{Entry, Manifest};
use super::plan::Job;
use super::write::write;
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::lang::Languages;
use crate::pipeline::{Product, build};

/// What a run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// How many files were written, the manifest aside.
    pub files: usize,
    /// How many jobs failed.
    pub failed: usize,
}

/// Runs the jobs on the threads of the current pool; `done` is called after
/// each. Messages come in the order of the jobs, however many threads there
/// are.
///
/// # Errors
/// Fails if a file cannot be written.
pub fn run(
    jobs: &[Job<'_>],
    languages: &Languages,
    fonts: &FontBook,
    out: &Path,
    sink: &mut Sink,
    done: impl Fn() + Sync,
) -> Result<Outcome> {
    let results: Vec<(Option<Product>, Sink)> = jobs
        .par_iter()
        .map(|job| {
            let mut sink = Sink::default();
            let product = build(job.document, languages, fonts, &mut sink);
            done();
            (product, sink)
        })
        .collect();

    let mut products = Vec::new();
    for (product, messages) in results {
        sink.append(messages);
        products.push(product);
    }
    let failed = products.iter().filter(|product| product.is_none()).count();
    if failed > 0 {
        return Ok(Outcome { files: 0, failed });
    }
    let made: Vec<(&Job<'_>, Product)> = jobs.iter().zip(products.into_iter().flatten()).collect();
    let entries = made
        .par_iter()
        .map(|(job, product)| {
            let path = job.path();
            write(&out.join(&path), &product.bytes)?;
            Ok(Entry::new(job, path, product))
        })
        .collect::<Result<Vec<Entry>>>()?;
    let manifest = Manifest::new(entries);
    write(&out.join("manifest.json"), manifest.to_json().as_bytes())?;
    Ok(Outcome { files: made.len(), failed })
}
