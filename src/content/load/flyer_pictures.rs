//! The pictures of a flyer: files in its folder `images`.
//!
//! In: the flyer's folder, and which of its pictures blocks show. Out: their names,
//! and drawings by name. Knows nothing about blocks.

use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use super::{folder, picture};
use crate::content::block::ask::PictureNames;
use crate::content::block::texts::Pictures;
use crate::diag::Sink;
use crate::source::{File, FileId, Sources};

/// A picture before its SVG is read.
pub(super) struct PictureFile {
    name: String,
    pub(super) file: (FileId, File),
}

/// The names of the pictures in the flyer's folder; `None` if their folder
/// cannot be used.
///
/// # Errors
/// Fails if their folder cannot be read.
pub(super) fn names(
    folder: &str,
    files: &[String],
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<Option<Vec<String>>> {
    if !files.iter().any(|file| file == "images") {
        return Ok(Some(Vec::new()));
    }
    let files = folder::names(&format!("{folder}/images"), sources, sink)?;
    Ok(files.map(|files| folder::bare(&files, ".svg")))
}

/// Reads the pictures that blocks show.
///
/// # Errors
/// Fails if one of them cannot be read.
pub(super) fn read(
    folder: &str,
    names: &PictureNames,
    sources: &mut Sources,
) -> Result<Vec<PictureFile>> {
    let mut pictures = Vec::new();
    for name in &names.wanted {
        let id = sources.read(&format!("{folder}/images/{name}.svg"))?;
        let file = (id, sources.file(id).clone());
        pictures.push(PictureFile { name: name.clone(), file });
    }
    Ok(pictures)
}

/// Draws pictures from their SVG, in parallel.
pub(super) fn parse(files: &[PictureFile], sink: &mut Sink) -> Pictures {
    let parsed: Vec<_> = files
        .par_iter()
        .map(|picture| {
            let mut sink = Sink::default();
            let (id, file) = &picture.file;
            (Arc::new(picture::read(&picture.name, *id, file, &mut sink)), sink)
        })
        .collect();
    let mut pictures = Pictures::new();
    for (picture, messages) in parsed {
        sink.append(messages);
        pictures.insert(picture.name.clone(), picture);
    }
    pictures
}
