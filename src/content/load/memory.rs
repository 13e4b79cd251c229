//! What was understood of files, for content that is loaded again while it is edited.
//!
//! In: files as they are now, and what was understood before. Out: what need not be
//! understood again, since all of its files are as they were: [`Sources`] give the same
//! text the same id. Font files are not compared: whoever sees one change begins with a
//! new memory.
//!
//! [`Sources`]: crate::source::Sources

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Spoken;
use super::one_flyer::Base;
use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::frame::Picture;
use crate::lang::Tag;
use crate::source::{File, FileId, Spanned};

/// What was understood before; nothing at first.
#[derive(Default)]
pub struct Memory {
    base: Option<(BaseFiles, Understood, Sink)>,
    pub(super) drawings: Drawings,
}

/// Pictures, each with what is wrong with it, by their files.
pub(super) type Drawings = BTreeMap<FileId, (Arc<Picture>, Sink)>;

/// The files that all flyers share, and what else decides what they say.
pub(super) struct BaseFiles {
    /// The fonts, and the facts.
    pub(super) general: [File; 2],
    /// The languages that have a file each.
    pub(super) tags: Option<Vec<Tag>>,
    /// Their files, or the table of all.
    pub(super) languages: Vec<File>,
    pub(super) glossary: Option<File>,
    /// Where the site of the project will be.
    pub(super) site: Option<Spanned<String>>,
    /// Whether packs are wanted as they were written, too.
    pub(super) written: bool,
}

impl BaseFiles {
    fn is(&self, other: &Self) -> bool {
        let ids = |it: &Self| -> Vec<FileId> {
            let files = it.general.iter().chain(&it.languages).chain(&it.glossary);
            files.map(|file| file.id).collect()
        };
        ids(self) == ids(other)
            && (&self.tags, &self.site, self.written) == (&other.tags, &other.site, other.written)
    }
}

/// What these files say.
#[derive(Clone)]
pub(super) struct Understood {
    pub(super) base: Base,
    pub(super) fonts: Arc<FontBook>,
    pub(super) spoken: Spoken,
}

impl Memory {
    /// What files say that were understood before, with what is wrong with them.
    pub(super) fn base(&self, files: &BaseFiles, sink: &mut Sink) -> Option<Understood> {
        let (_, understood, told) = self.base.as_ref().filter(|(known, ..)| known.is(files))?;
        sink.append(told.clone());
        Some(understood.clone())
    }

    /// Keeps what files say, if they could be understood.
    pub(super) fn learn(&mut self, files: BaseFiles, understood: Option<&Understood>, told: &Sink) {
        self.base = understood.map(|it| (files, it.clone(), told.clone()));
    }
}
