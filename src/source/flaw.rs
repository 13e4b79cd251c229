//! What is wrong with a file before anyone looks at what it says.
//!
//! In: nothing. Out: [`Flaw`], and its words.

use std::fmt;

/// What is wrong with a file before anyone looks at its text; but for
/// [`Flaw::NotUtf8`], nothing of it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The first byte that is not UTF-8 stands at this offset.
    NotUtf8(usize),
    /// It has so many bytes, more than [`super::LARGEST`].
    TooLarge(u64),
    /// It is a folder.
    Folder,
    /// It is neither file nor folder: a pipe, a socket, a device.
    Special,
    /// It is a link, or stands behind one, that leads out of the project or
    /// into another of its folders.
    Elsewhere,
    /// It is a link that leads nowhere, or to itself.
    Nowhere,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotUtf8(_) => "it is not UTF-8",
            Self::TooLarge(_) => "it is too large",
            Self::Folder => "it is a folder",
            Self::Special => "it is a pipe or a device",
            Self::Elsewhere => "it is behind a link that leads out",
            Self::Nowhere => "it is a link that leads nowhere",
        })
    }
}
