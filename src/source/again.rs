//! Files that are read again while they are edited.
//!
//! In: sources that were read. Out: the same, of which each file can be read as it is now.

use super::{FileId, Sources};

impl Sources {
    /// Begins again: what is read from now on is read as it is by then, and counts anew. A
    /// file that is as it was keeps its id, so that all places in it stay what they are.
    pub fn begin_again(&mut self) {
        (self.total, self.photos) = (0, 0);
    }

    /// The file that was read last at a path.
    #[must_use]
    pub fn latest(&self, path: &str) -> Option<FileId> {
        self.latest.get(path).copied()
    }

    /// How many versions of files were read.
    #[must_use]
    pub fn versions(&self) -> usize {
        self.files.len()
    }
}
