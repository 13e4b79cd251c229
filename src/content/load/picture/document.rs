//! The XML of a picture, and what in it cannot be printed.
//!
//! In: the text of an SVG file. Out: its elements, if all of them can be
//! printed and if they stay within bounds: the libraries that read them take
//! time and memory that grow with the square of some of their numbers, or
//! faster. Knows nothing about shapes.

use std::borrow::Cow;

use usvg::roxmltree::{self, Document, Node, ParsingOptions};

use super::super::codes;
use crate::diag::{Severity, Sink};
use crate::source::{FileId, Span};

/// The largest number in a picture. Circles are made of curves, the more the larger
/// they are: one that is as large as numbers can be takes all memory.
pub(super) const FARTHEST: f64 = 1.0e6;

/// Deeper nesting would exhaust the stack of what walks over the tree.
pub(super) const DEEPEST: usize = 64;

/// The most elements, texts and comments, those that are used in several places
/// counted each time.
pub(super) const NODES: usize = 20_000;

/// The most attributes of an element.
const ATTRIBUTES: usize = 256;

/// The most declarations of namespaces.
const NAMESPACES: usize = 64;

/// Reads the XML and reports what cannot be printed in it.
pub(super) fn read<'t>(file: FileId, text: &'t str, sink: &mut Sink) -> Option<Document<'t>> {
    let before = sink.count(Severity::Error);
    let start = Span::new(file, 0, 0);
    // No `<` stands in an attribute, so each tag ends before the next one.
    let mut tags = text.split('<').filter(|tag| !tag.starts_with("!--"));
    if tags.any(|tag| tag.matches('=').count() > ATTRIBUTES) {
        unsupported(start, &format!("an element with more than {ATTRIBUTES} attributes"), sink);
        return None;
    }
    if text.matches("xmlns").count() > NAMESPACES {
        unsupported(start, &format!("more than {NAMESPACES} declarations of namespaces"), sink);
        return None;
    }
    let document = parse(file, text, sink)?;
    if let Some(node) = too_deep(&document) {
        unsupported(span(file, &node), &format!("more than {DEEPEST} groups in each other"), sink);
        return None;
    }
    stylesheets(file, &document, sink);
    (sink.count(Severity::Error) == before).then_some(document)
}

/// Reports style sheets in other files, which browsers read.
fn stylesheets(file: FileId, document: &Document<'_>, sink: &mut Sink) {
    let is_sheet = |node: &Node<'_, '_>| node.pi().is_some_and(|pi| pi.target == "xml-stylesheet");
    for node in document.root().children().filter(is_sheet) {
        let range = node.range();
        let place = Span::new(file, range.start, range.end);
        unsupported(place, "a style sheet in another file", sink);
    }
}

/// The text with blanks in the place of a DOCTYPE that only names SVG, as many
/// programs write it. What it refers to is never read.
pub(super) fn without_doctype(text: &str) -> Cow<'_, str> {
    let mut at = text.len() - text.trim_start_matches('\u{FEFF}').trim_start().len();
    loop {
        let rest = &text[at..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|end| end + 2)
        } else {
            break;
        };
        let Some(end) = end else { return Cow::Borrowed(text) };
        at += end + rest[end..].len() - rest[end..].trim_start().len();
    }
    let rest = &text[at..];
    let end = rest.find('>').filter(|_| rest.starts_with("<!DOCTYPE"));
    match end {
        Some(end) if !rest[..end].contains('[') => {
            let blanks: String = rest[..=end]
                .chars()
                .map(|c| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) })
                .collect();
            Cow::Owned(format!("{}{blanks}{}", &text[..at], &rest[end + 1..]))
        }
        Some(_) | None => Cow::Borrowed(text),
    }
}

/// Parses the XML. Without DTD there are no entities, so none can grow without
/// bounds.
fn parse<'t>(file: FileId, text: &'t str, sink: &mut Sink) -> Option<Document<'t>> {
    let nodes_limit = u32::try_from(NODES).unwrap_or(u32::MAX);
    let options = ParsingOptions { allow_dtd: false, nodes_limit, ..ParsingOptions::default() };
    let error = match Document::parse_with_options(text, options) {
        Ok(document) => return Some(document),
        Err(error) => error,
    };
    if matches!(error, roxmltree::Error::NodesLimitReached) {
        let what = format!("a picture of more than {NODES} elements");
        unsupported(Span::new(file, 0, 0), &what, sink);
        return None;
    }
    let is_doctype = matches!(error, roxmltree::Error::DtdDetected);
    let (at, hint) = if is_doctype {
        let at = text.find("<!DOCTYPE").unwrap_or(0);
        (
            at,
            "take the DOCTYPE out, with all that stands in its brackets; in Illustrator, save without \"Preserve Illustrator Editing Capabilities\"",
        )
    } else {
        let at = offset(text, error.pos());
        (at, "save the drawing as plain SVG from the program that it comes from")
    };
    sink.report(
        codes::BAD_PICTURE
            .at(Span::new(file, at, at), "this is not an SVG file")
            .label(error.to_string())
            .hint(hint),
    );
    None
}

/// The numbers in an attribute, without their signs.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = f64> {
    let digits =
        |at: usize| text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at);
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|c: char| c.is_ascii_digit())?;
        let start = at;
        at += digits(at);
        if text[at..].starts_with('.') {
            at += 1 + digits(at + 1);
        }
        let exponent = text[at..].strip_prefix(['e', 'E']);
        let sign = exponent.map(|rest| usize::from(rest.starts_with(['+', '-'])));
        if let Some(sign) = sign.filter(|sign| digits(at + 1 + sign) > 0) {
            at += 1 + sign;
            at += digits(at);
        }
        Some(text[start..at].parse().unwrap_or(f64::INFINITY))
    })
}

/// The first element that stands deeper than [`DEEPEST`].
fn too_deep<'d, 't>(document: &'d Document<'t>) -> Option<Node<'d, 't>> {
    let mut depths: Vec<usize> = Vec::new();
    document.descendants().find(|node| {
        let parent = node.parent().and_then(|parent| depths.get(parent.id().get_usize()));
        let depth = parent.map_or(0, |depth| depth + 1);
        depths.push(depth);
        depth > DEEPEST
    })
}

/// The byte at a row and column as roxmltree counts them, in characters.
fn offset(text: &str, position: roxmltree::TextPos) -> usize {
    let row = usize::try_from(position.row.saturating_sub(1)).unwrap_or(0);
    let column = usize::try_from(position.col.saturating_sub(1)).unwrap_or(0);
    let start: usize = text.split_inclusive('\n').take(row).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

/// The start tag of an element.
pub(super) fn span(file: FileId, node: &Node<'_, '_>) -> Span {
    let range = node.range();
    let text = &node.document().input_text()[range.clone()];
    let end = text.find('>').map_or(range.end, |at| range.start + at + 1);
    Span::new(file, range.start, end)
}

/// Reports something that cannot be printed.
pub(super) fn unsupported(span: Span, what: &str, sink: &mut Sink) {
    let message = format!("{what} cannot be printed");
    sink.report(
        codes::BAD_PICTURE
            .at(span, message)
            .label("not supported in pictures")
            .hint("draw with shapes in solid colours; turn text into outlines"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_as_svg_writes_them() {
        let found: Vec<f64> = numbers("M10-20.5.5e3,1e-2 2em 3e 4E+1é7").collect();
        assert_eq!(found, [10.0, 20.5, 5e3, 0.01, 2.0, 3.0, 40.0, 7.0]);
        assert!(numbers("1e999").any(f64::is_infinite));
    }
}
