//! The names in a folder of the content.
//!
//! In: a folder. Out: the names in it that a flyer can use; a folder behind a
//! link that leads out, and names that mislead people or other systems, are
//! reported. Knows nothing about what is in the files.

use anyhow::Result;

use super::reader::shortened;
use super::{codes, flaw};
use crate::diag::Sink;
use crate::shown;
use crate::source::{Sources, Span};

/// The names in a folder, sorted; `None` if a link leads out on the way to it,
/// which was reported.
///
/// # Errors
/// Fails if the folder cannot be read.
pub(crate) fn names(
    folder: &str,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<Option<Vec<String>>> {
    if sources.leaves(folder) {
        sink.report(flaw::leaves(place(folder, sources), folder));
        return Ok(None);
    }
    let mut names = sources.list(folder)?;
    let odd: Vec<String> = names.extract_if(.., |name| is_odd(name)).collect();
    if let Some(first) = odd.first() {
        let more = match odd.len() - 1 {
            0 => String::new(),
            more => format!(", and {more} more like it"),
        };
        let message = format!("the folder {folder} holds the name `{}`{more}", shortened(first));
        sink.report(
            codes::BAD_NAME
                .at(place(folder, sources), message)
                .label("a control character, or no UTF-8")
                .hint("rename it, or take it out: lists, terminals and other systems misread it"),
        );
    }
    Ok(Some(names))
}

/// A place for what is wrong with a folder.
fn place(folder: &str, sources: &mut Sources) -> Span {
    Span::new(sources.add(folder, "".into(), None), 0, 0)
}

/// Whether a name has a sign that no name of a file should have, or one that other
/// systems take for the border between folders.
pub(crate) fn is_odd(name: &str) -> bool {
    shown::is_odd(name) || name.contains('\\')
}

/// The names of the files that end in `ending`, without it.
pub(crate) fn bare(files: &[String], ending: &str) -> Vec<String> {
    files.iter().filter_map(|file| file.strip_suffix(ending)).map(str::to_owned).collect()
}
