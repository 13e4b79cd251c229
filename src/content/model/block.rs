//! What blocks of a page have in common.

use super::inline::Rich;
use crate::content::block::BlockKind;
use crate::source::Span;

/// A block of a page, with the place where `flyer.toml` asks for it.
#[derive(Debug, Clone, Hash)]
pub struct Block {
    /// Where `flyer.toml` asks for it.
    pub span: Span,
    /// The name of its table in the packs.
    pub words: String,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// The printed texts of the block.
    #[must_use]
    pub fn texts(&self) -> Vec<&Rich> {
        self.kind.texts()
    }

    /// Those that are read out.
    #[must_use]
    pub fn heard(&self) -> Vec<&Rich> {
        self.kind.heard()
    }
}

/// A field to fill in.
#[derive(Debug, Clone, Hash)]
pub struct Field {
    /// What belongs there.
    pub label: Rich,
    /// What stands there; `None` leaves a line to write on.
    pub value: Option<Rich>,
}
