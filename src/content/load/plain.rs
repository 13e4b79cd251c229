//! A content file as plain TOML, for those who look at its form alone.
//!
//! In: a path. Out: the file's table, or a message for what breaks its syntax.
//! Knows nothing about keys.

use anyhow::Result;
use toml::Table;

use super::reader::Parsed;
use crate::diag::Sink;
use crate::source::Sources;

/// Reads a file as TOML; `None` if its syntax is broken, which is reported.
///
/// # Errors
/// Fails if the file cannot be read.
pub fn plain(sources: &mut Sources, path: &str, sink: &mut Sink) -> Result<Option<Table>> {
    let file = sources.open(path)?;
    let mut own = Sink::default();
    Parsed::new(&file, &mut own);
    let whole = !own.has_errors();
    sink.append(own);
    Ok(if whole { file.text.parse().ok() } else { None })
}
