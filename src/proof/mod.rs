//! A finished file, read back as an outsider reads it.
//!
//! In: the bytes of a PDF file of ours. Out: its pages as pixels, the QR codes
//! on them, its text, and what it declares of itself. Knows nothing about
//! publications or how the file was written: what it says comes from the file alone,
//! through readers that share no code with the exporter (`hayro`, `rqrr`). It
//! judges nothing; that is left to those who know what was to be expected.
//!
//! ```text
//! bytes ─open─▶ File ─┬─ declared   what the file says of itself
//!                     ├─ text ─────┬─ tree ── content ── unicode
//!                     ├─ passages ─┘          streams    codes → text
//!                     └─ pages  → Raster ─┬─ codes ── lattice ── marks
//!                                         └─ quiet    modules    corners
//! difference   two texts → where they part      strings   text strings of PDF
//! ```
//!
//! Only files of ours are read here. Any bytes get an answer, but a reader for
//! files of strangers would also need bounds on time and memory.

mod codes;
mod content;
mod declared;
mod difference;
mod lattice;
mod marks;
mod pages;
mod passages;
mod png;
mod quiet;
mod strings;
mod text;
mod tree;
mod unicode;

use std::error::Error;
use std::fmt;

use hayro::hayro_syntax::object::{Dict, Name};
use hayro::hayro_syntax::{LoadPdfError, Pdf};

pub use self::codes::{Code, Percent, Unread, codes, codes_until};
pub use self::declared::{Declared, Font, Version};
pub use self::difference::{Difference, difference};
pub use self::pages::{Dpi, Painted, Raster};
pub use self::passages::{Kind, Passage, Placed};
pub use self::quiet::{Modules, QUIET_ZONE, quiet_zone};

/// How far before the end of a file its last lines may stand (ISO 32000-1,
/// annex H, note 18).
const TAIL: usize = 1024;

/// A finished file; it is parsed once for all that is asked of it.
pub struct File {
    pdf: Pdf,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It does not begin like a PDF file (ISO 32000-1, 7.5.2).
    NoHeader,
    /// Its end is missing (7.5.5).
    NoEnd,
    /// Its table of objects is not where the end says (7.5.4, 7.5.8). Most viewers
    /// look for the objects themselves then; we do not.
    NoTable,
    /// It asks for a password (7.6).
    Locked,
    /// It has no catalog or no pages (7.7.2).
    NoPages,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoHeader => "it does not begin like a PDF file",
            Self::NoEnd => "it is cut off: the end of the file is missing",
            Self::NoTable => "its table of objects is not where it should be",
            Self::Locked => "it is locked with a password",
            Self::NoPages => "it has no pages",
        })
    }
}

impl Error for Broken {}

/// Opens a file.
///
/// # Errors
/// Says why the bytes are not a whole PDF file. Nothing is repaired.
pub fn open(bytes: Vec<u8>) -> Result<File, Broken> {
    check_ends(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Broken::Locked,
        LoadPdfError::Invalid => Broken::NoPages,
    })?;
    let file = File { pdf };
    let pages = file.catalog().and_then(|catalog| catalog.get::<Dict<'_>>(b"Pages"));
    let is_tree = |pages: Dict<'_>| {
        pages.get::<Name<'_>>(b"Type").is_some_and(|kind| kind.as_ref() == b"Pages")
    };
    if !pages.is_some_and(is_tree) || file.pdf.pages().is_empty() {
        return Err(Broken::NoPages);
    }
    Ok(file)
}

impl File {
    /// The catalog, the root of all objects (ISO 32000-1, 7.7.2).
    fn catalog(&self) -> Option<Dict<'_>> {
        self.pdf.xref().get(self.pdf.xref().root_id())
    }
}

/// Whether the file begins and ends as it must. `hayro` mends what it can, which
/// would hide that a file is not whole.
fn check_ends(bytes: &[u8]) -> Result<(), Broken> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(Broken::NoHeader);
    }
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let end = last(tail, b"%%EOF").ok_or(Broken::NoEnd)?;
    let start = last(&tail[..end], b"startxref").ok_or(Broken::NoEnd)?;
    let offset = std::str::from_utf8(&tail[start + b"startxref".len()..end]);
    let offset = offset.ok().and_then(|offset| offset.trim().parse::<usize>().ok());
    let (above, table) = offset.and_then(|at| bytes.split_at_checked(at)).ok_or(Broken::NoTable)?;
    let is_table = table.starts_with(b"xref") || above.ends_with(b"\n") && is_object(table);
    if is_table { Ok(()) } else { Err(Broken::NoTable) }
}

/// Whether these bytes begin with an object, as a table in a stream is one (7.5.8).
fn is_object(bytes: &[u8]) -> bool {
    let mut words = bytes.split(u8::is_ascii_whitespace);
    let mut number = || words.next().is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    number() && number() && words.next() == Some(b"obj")
}

/// Where `part` stands in `bytes` for the last time.
fn last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}
