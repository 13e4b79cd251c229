//! What is to be made: offices × flyers × languages × variants.
//!
//! In: flyers, offices and the variants that were asked for. Out: jobs in the
//! order of the offices, the flyers and their languages.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::content::load::{Letterhead, Project};
use crate::content::model::{Document, Office};
use crate::export::Variant;

/// One file to be made.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The content.
    pub(super) document: &'a Document,
    /// The kind of output.
    pub(super) variant: Variant,
    /// For which office, and how the flyer is filled in for it.
    pub(super) office: Option<(&'a Office, &'a Letterhead)>,
}

impl<'a> Job<'a> {
    /// The path of the file below the output folder, with `/` between its parts.
    #[must_use]
    pub fn path(&self) -> String {
        let Document { flyer, language, .. } = self.document;
        let folder = match self.office {
            Some((office, _)) => format!("{flyer}/{}", office.key()),
            None => flyer.clone(),
        };
        format!("{folder}/{language}{}", self.variant.ending())
    }

    /// The content, with the data of the office in it.
    pub(super) fn document(&self) -> Cow<'a, Document> {
        match self.office {
            Some((office, letterhead)) => Cow::Owned(letterhead.fill(self.document, office)),
            None => Cow::Borrowed(self.document),
        }
    }
}

/// The jobs for all documents of the flyers; for each of the offices, if there
/// are any.
#[must_use]
pub fn plan<'a>(
    project: &'a Project,
    offices: Option<&'a [Office]>,
    variants: &[Variant],
) -> Vec<Job<'a>> {
    let flyers = project.workspace.flyers.iter().zip(&project.origins);
    let variants: BTreeSet<Variant> = variants.iter().copied().collect();
    let documents: Vec<_> = flyers
        .flat_map(|(flyer, origin)| flyer.documents.iter().zip(&origin.letterheads))
        .collect();
    let jobs = |office: Option<&'a Office>| {
        let office = move |letterhead| office.map(|office| (office, letterhead));
        let variants = &variants;
        documents.iter().flat_map(move |&(document, letterhead)| {
            let office = office(letterhead);
            variants.iter().map(move |&variant| Job { document, variant, office })
        })
    };
    match offices {
        Some(offices) => offices.iter().flat_map(|office| jobs(Some(office))).collect(),
        None => jobs(None).collect(),
    }
}
