//! What is to be made: flyers × languages × variants.
//!
//! In: flyers and the variants that were asked for. Out: jobs in the order of
//! the flyers and their languages.

use crate::model::{Document, Flyer};

/// A kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// Tagged PDF for screens and office printers: `<tag>.pdf`.
    Screen,
}

impl Variant {
    /// All variants.
    pub const ALL: [Self; 1] = [Self::Screen];

    /// The name on the command line and in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Screen => "screen",
        }
    }
}

/// One file to be made.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The content.
    pub document: &'a Document,
    /// The kind of output.
    pub variant: Variant,
}

impl Job<'_> {
    /// The path of the file below the output folder, with `/` between its parts.
    #[must_use]
    pub fn path(&self) -> String {
        let Document { flyer, language, .. } = self.document;
        match self.variant {
            Variant::Screen => format!("{flyer}/{language}.pdf"),
        }
    }
}

/// The jobs for all documents of the flyers.
#[must_use]
pub fn plan<'a>(flyers: &'a [Flyer], variants: &[Variant]) -> Vec<Job<'a>> {
    let documents = flyers.iter().flat_map(|flyer| &flyer.documents);
    documents
        .flat_map(|document| variants.iter().map(move |&variant| Job { document, variant }))
        .collect()
}
