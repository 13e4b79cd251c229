//! From the display list to bytes.
//!
//! In: a [`Publication`] and the fonts it names. Out: a file of one [`Variant`], or text
//! for people and tests. Knows nothing about blocks, packs or templates: what a thing
//! means is said by the groups it stands in.

mod copier;
pub mod dump;
mod kept;
pub mod pdf;
pub mod reading;

use crate::diag::Sink;
use crate::fonts::FontBook;
use crate::frame::Publication;

pub use copier::EDGE as COPIER_EDGE;
pub use pdf::RULES;

/// A kind of output: what a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variant {
    /// Tagged PDF for screens and colour printers: `<language>.pdf`.
    Screen,
    /// The same in black lines on white, to be copied: `<language>.copier.pdf`.
    Copier,
}

impl Variant {
    /// All variants.
    pub const ALL: [Self; 2] = [Self::Screen, Self::Copier];

    /// The name on the command line and in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Copier => "copier",
        }
    }

    /// What stands behind the language in the name of a file.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Screen => ".pdf",
            Self::Copier => ".copier.pdf",
        }
    }

    /// What makes files of this kind.
    #[must_use]
    pub fn exporter<'a>(self, fonts: &'a FontBook) -> Box<dyn Exporter + 'a> {
        match self {
            Self::Screen => Box::new(pdf::Pdf::new(fonts)),
            Self::Copier => Box::new(copier::Copier::new(fonts)),
        }
    }
}

/// Makes files of one kind. What files have in common is made once and kept for as long
/// as the exporter lives.
pub trait Exporter: Send + Sync {
    /// The pages as files of this kind show them. Pages that are the same stay the same.
    fn adapt(&self, publication: Publication) -> Publication {
        publication
    }

    /// Writes pages as a file. Reports what cannot be written and returns `None` then.
    fn export(&self, publication: &Publication, sink: &mut Sink) -> Option<Vec<u8>>;

    /// An exporter for many publications that differ little from this one. What is wrong
    /// with its pages is reported.
    fn settled(&self, publication: &Publication, sink: &mut Sink) -> Box<dyn Exporter + '_>;
}
