//! The pictures of a flyer: files in its folder `images`.
//!
//! In: the flyer's folder, and which of its pictures blocks show. Out: their names,
//! and drawings by name. Knows nothing about blocks.

use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use super::memory::Drawings;
use super::picture::photo;
use super::{codes, folder, picture};
use crate::content::block::ask::PictureNames;
use crate::content::block::texts::Pictures;
use crate::content::model::Image;
use crate::diag::Sink;
use crate::key::Key;
use crate::source::{DRAWING, File, PHOTOS, PICTURES, Sources, Span};

/// A picture before its file is understood.
pub(super) struct PictureFile {
    name: String,
    pub(super) file: File,
    /// The bytes of a photo.
    photo: Option<Vec<u8>>,
}

/// The names of the pictures in the flyer's folder.
///
/// # Errors
/// Fails if their folder cannot be read.
pub(super) fn names(
    folder: &str,
    files: &[String],
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<PictureNames> {
    if !files.iter().any(|file| file == "images") {
        return Ok(PictureNames { known: Some(Vec::new()), ..PictureNames::default() });
    }
    let files = folder::names(&format!("{folder}/images"), sources, sink)?;
    let Some(mut files) = files else { return Ok(PictureNames::default()) };
    let mut names: Vec<String> =
        PICTURES.into_iter().flat_map(|it| folder::bare(&files, it)).collect();
    names.sort();
    if let Some(both) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        let name = &both[0];
        let place = Span::new(sources.add(&format!("{folder}/images"), "".into(), None), 0, 0);
        let message = format!("two pictures in {folder}/images are called `{name}`");
        let found = PICTURES.map(|ending| format!("{name}{ending}"));
        let found: Vec<String> = found.into_iter().filter(|file| files.contains(file)).collect();
        sink.report(
            codes::BAD_NAME
                .at(place, message)
                .label(found.join(" and "))
                .hint("rename one of them: blocks name pictures without their endings"),
        );
    }
    names.dedup();
    files.retain(|file| !PICTURES.iter().any(|ending| file.ends_with(ending)));
    Ok(PictureNames { known: Some(names), others: files, ..PictureNames::default() })
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
        let path = |ending: &str| format!("{folder}/images/{name}{ending}");
        let photo = PHOTOS.into_iter().map(path).find(|path| sources.contains(path));
        let drawing = path(DRAWING);
        let (id, photo) = match photo.filter(|_| !sources.contains(&drawing)) {
            Some(photo) => {
                let (id, bytes) = sources.read_bytes(&photo)?;
                (id, Some(bytes))
            }
            None => (sources.read(&drawing)?, None),
        };
        let file = sources.file(id).clone();
        pictures.push(PictureFile { name: name.clone(), file, photo });
    }
    Ok(pictures)
}

/// The pictures that there are; what those hold that no block shows is not known.
pub(super) fn images(
    folder: &str,
    names: &PictureNames,
    files: &[PictureFile],
    sources: &mut Sources,
) -> Vec<Image> {
    let mut image = |name: &String| match files.iter().find(|file| file.name == *name) {
        Some(PictureFile { name, file, photo }) => {
            let bytes = photo.as_deref().unwrap_or(file.text.as_bytes());
            Image {
                name: name.clone(),
                place: Span::new(file.id, 0, 0),
                bytes: Some(Key::of(&bytes)),
            }
        }
        None => {
            let path = |ending: &str| format!("{folder}/images/{name}{ending}");
            let is_there = |ending: &&str| sources.contains(&path(ending));
            let path = path(PICTURES.iter().find(|it| is_there(it)).unwrap_or(&DRAWING));
            let place = Span::new(sources.add(&path, "".into(), None), 0, 0);
            Image { name: name.clone(), place, bytes: None }
        }
    };
    names.known.iter().flatten().map(&mut image).collect()
}

/// Draws pictures from their files, in parallel, unless that was done before.
pub(super) fn parse(files: &[PictureFile], drawings: &mut Drawings, sink: &mut Sink) -> Pictures {
    let is_new = |picture: &&PictureFile| !drawings.contains_key(&picture.file.id);
    let new: Vec<&PictureFile> = files.iter().filter(is_new).collect();
    let drawn: Vec<_> = new
        .into_par_iter()
        .map(|picture| {
            let mut sink = Sink::default();
            let file = &picture.file;
            let read = match &picture.photo {
                Some(bytes) => photo::read(&picture.name, (file, bytes), &mut sink),
                None => picture::read(&picture.name, file, &mut sink),
            };
            (file.id, (Arc::new(read), sink))
        })
        .collect();
    drawings.extend(drawn);
    let mut pictures = Pictures::new();
    for file in files {
        if let Some((picture, told)) = drawings.get(&file.file.id) {
            sink.append(told.clone());
            pictures.insert(picture.name.clone(), Arc::clone(picture));
        }
    }
    pictures
}
