//! Binary files in memory.
//!
//! In: bytes, or a file that the system maps. Out: bytes that many can share. Knows
//! nothing about what is in them.

use std::sync::Arc;

/// A binary file in memory, cheap to clone.
#[derive(Debug, Clone)]
pub struct MappedFile(Memory);

/// Where the bytes are.
#[derive(Debug, Clone)]
enum Memory {
    Mapped(Arc<memmap2::Mmap>),
    Held(Arc<[u8]>),
}

impl From<memmap2::Mmap> for MappedFile {
    fn from(map: memmap2::Mmap) -> Self {
        Self(Memory::Mapped(Arc::new(map)))
    }
}

impl From<Vec<u8>> for MappedFile {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Memory::Held(bytes.into()))
    }
}

impl AsRef<[u8]> for MappedFile {
    fn as_ref(&self) -> &[u8] {
        match &self.0 {
            Memory::Mapped(map) => map,
            Memory::Held(bytes) => bytes,
        }
    }
}
