//! The manifest: what every file of the output is.
//!
//! In: finished files. Out: JSON, the same for the same input.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::plan::Job;
use crate::model::Status;
use crate::pipeline::Product;

/// The list of all files.
#[derive(Debug, Serialize)]
pub(super) struct Manifest {
    /// The version of this format.
    schema: u32,
    /// The program and its version.
    generator: String,
    files: Vec<Entry>,
}

/// One file.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    path: String,
    flyer: String,
    language: String,
    variant: &'static str,
    edition: String,
    /// How far the text can be trusted.
    status: &'static str,
    density: String,
    pages: usize,
    bytes: usize,
    sha256: String,
}

impl Entry {
    pub(super) fn new(job: &Job<'_>, path: String, product: &Product) -> Self {
        let document = job.document;
        let digest = Sha256::digest(&product.bytes);
        Self {
            path,
            flyer: document.flyer.clone(),
            language: document.language.to_string(),
            variant: job.variant.name(),
            edition: document.edition.to_string(),
            status: match document.status {
                Status::Draft => "draft",
                Status::Reviewed => "reviewed",
                Status::Official => "official",
            },
            density: product.density.clone(),
            pages: product.pages,
            bytes: product.bytes.len(),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

impl Manifest {
    pub(super) fn new(files: Vec<Entry>) -> Self {
        let generator = concat!("chirashi ", env!("CARGO_PKG_VERSION")).to_owned();
        Self { schema: 1, generator, files }
    }

    pub(super) fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self)
            .expect("strings and numbers in plain structs are always valid JSON");
        json.push('\n');
        json
    }
}
