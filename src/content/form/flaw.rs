//! What is wrong with a file before anyone reads what it says.
//!
//! In: a file that `source` has read, or has refused to. Out: a message. Knows
//! neither TOML nor SVG.

use super::codes;
use crate::diag::Diagnostic;
use crate::source::{File, Flaw, LARGEST, Span};

/// The message for a file's flaw, if it has one.
pub(crate) fn message(file: &File) -> Option<Diagnostic> {
    let at = |start: usize, end: usize| Span::new(file.id, start, end);
    let path = &file.path;
    if is_utf16(&file.text) {
        return Some(
            codes::NOT_UTF8
                .at(at(0, 0), "the file is in the encoding UTF-16, which some editors call Unicode")
                .hint("save it again as UTF-8: the encoding can be chosen where the file is saved"),
        );
    }
    Some(match file.flaw? {
        Flaw::NotUtf8(start) => {
            let end = file.text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
            codes::NOT_UTF8
                .at(at(start, end), "the file is not UTF-8")
                .label("the first byte that does not fit")
                .hint("save the file in the encoding UTF-8")
        }
        Flaw::TooLarge(bytes) => {
            let message = format!("the file has {bytes} bytes, more than {LARGEST}");
            codes::TOO_LARGE
                .at(at(0, 0), message)
                .hint("simplify a drawing; what is not text of a flyer belongs elsewhere")
        }
        Flaw::Folder => not_a_file(at(0, 0), format!("{path} is a folder")),
        Flaw::Special => {
            not_a_file(at(0, 0), format!("{path} is not a file, but a pipe or a device"))
        }
        Flaw::Nowhere => not_a_file(at(0, 0), format!("{path} is a link that leads nowhere")),
        Flaw::Elsewhere => leaves(at(0, 0), path),
    })
}

/// Whether a text is in UTF-16: each letter of ASCII has a byte 0 beside it.
fn is_utf16(text: &str) -> bool {
    let zeros = text.bytes().filter(|&byte| byte == 0).count();
    zeros > 1 && zeros >= text.chars().count() / 4
}

fn not_a_file(span: Span, message: String) -> Diagnostic {
    codes::NOT_A_FILE.at(span, message).hint("put the file itself there")
}

/// The message for a file or folder behind a link that leads out of the
/// project.
pub(crate) fn leaves(span: Span, path: &str) -> Diagnostic {
    let top = path.split_once('/').map_or("the project", |(top, _)| top);
    let message = format!("{path} is behind a link that leads out of {top}");
    codes::BAD_NAME
        .at(span, message)
        .hint("put the file or folder itself there: links are followed inside only")
}
