//! What blocks of a page have in common.

use super::inline::Rich;
use crate::content::block::BlockKind;
use crate::geom::Ratio;
use crate::source::Span;

/// A block of a page, with the place where `flyer.toml` asks for it.
#[derive(Debug, Clone, Hash)]
pub struct Block {
    /// Where `flyer.toml` asks for it.
    pub span: Span,
    /// The name of its table in the packs.
    pub words: String,
    /// The column in which it stands, if it has one.
    pub column: Option<Column>,
    /// The factor on its sizes of type, if it has one.
    pub factor: Option<Ratio>,
    /// What it is.
    pub kind: BlockKind,
}

/// A column of a page: blocks that follow each other and have columns stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct Column {
    /// Its number, from 1.
    pub number: u32,
    /// What it takes of the width; `None` for an equal part of what the others leave.
    pub share: Option<Ratio>,
}

impl Column {
    /// Whether a block stands in one row with the block before it: both have columns, and
    /// its own is no lower.
    #[must_use]
    pub fn goes_on(last: Option<Self>, own: Option<Self>) -> bool {
        last.zip(own).is_some_and(|(last, own)| own.number >= last.number)
    }
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
