//! The XML of a picture, and what in it cannot be printed.
//!
//! In: the text of an SVG file. Out: its elements, if all of them can be
//! printed and if they stay within bounds: the libraries that read them take
//! time and memory that grow with the square of some of their numbers, or
//! faster. Knows nothing about shapes.

use std::collections::BTreeMap;

use usvg::roxmltree::{self, Document, Node, ParsingOptions};

use super::super::codes;
use crate::diag::{Severity, Sink};
use crate::source::{FileId, Span};

/// Elements that cannot be printed, whatever their attributes; usvg would leave
/// some of them out in silence.
const UNSUPPORTED: [&str; 19] = [
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "clipPath",
    "filter",
    "font",
    "foreignObject",
    "image",
    "linearGradient",
    "marker",
    "mask",
    "meshgradient",
    "pattern",
    "radialGradient",
    "script",
    "set",
    "switch",
    "text",
];

/// Attributes that say where something stands, and how large it is.
const GEOMETRY: [&str; 23] = [
    "cx",
    "cy",
    "d",
    "font-size",
    "height",
    "points",
    "r",
    "rx",
    "ry",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-miterlimit",
    "stroke-width",
    "style",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// The largest number in them. Circles are made of curves, the more the larger
/// they are: one that is as large as numbers can be takes all memory.
pub(super) const FARTHEST: f64 = 1.0e6;

/// Deeper nesting would exhaust the stack of what walks over the tree.
const DEEPEST: usize = 64;

/// The most elements, texts and comments, those that `<use>` repeats counted
/// each time.
const NODES: usize = 20_000;

/// The most attributes of an element.
const ATTRIBUTES: usize = 256;

/// The most declarations of namespaces.
const NAMESPACES: usize = 64;

/// The most letters of style rules, times the number of nodes: each rule is
/// tried on each.
const STYLING: usize = 8_000_000;

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
    for node in document.descendants().filter(Node::is_element) {
        element(file, &node, sink);
    }
    if let Some(nodes) = repetition(file, &document, sink) {
        styling(file, &document, nodes, sink);
    }
    (sink.count(Severity::Error) == before).then_some(document)
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
        (at, "take the DOCTYPE out, with all that stands in its brackets")
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

/// Reports what cannot be printed of one element.
fn element(file: FileId, node: &Node<'_, '_>, sink: &mut Sink) {
    let element = node.tag_name().name();
    if UNSUPPORTED.contains(&element) {
        return unsupported(span(file, node), &format!("<{element}>"), sink);
    }
    for attribute in node.attributes() {
        let range = attribute.range();
        let place = Span::new(file, range.start, range.end);
        if GEOMETRY.contains(&attribute.name()) && numbers(attribute.value()).any(|n| n > FARTHEST)
        {
            let message = format!("a number in <{element}> is too large for any paper");
            sink.report(
                codes::BAD_PICTURE
                    .at(place, message)
                    .label(format!("more than {FARTHEST}"))
                    .hint("draw in the units of the viewBox"),
            );
        }
        let elsewhere = attribute.name() == "href" && !attribute.value().starts_with('#');
        if elsewhere || attribute.name() == "style" && attribute.value().contains("url(") {
            unsupported(place, &format!("a link in <{element}>"), sink);
        }
    }
}

/// The numbers in an attribute, without their signs.
fn numbers(text: &str) -> impl Iterator<Item = f64> {
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

/// The number of nodes with all that `<use>` repeats, if it is within bounds.
/// What is repeated must not repeat anything itself: ten times ten times ten
/// copies are soon more than fit into memory, and copies of itself have no end.
fn repetition(file: FileId, document: &Document<'_>, sink: &mut Sink) -> Option<usize> {
    let elements = || document.descendants().filter(Node::is_element);
    let is_use = |node: &Node<'_, '_>| node.tag_name().name() == "use";
    let mut targets: BTreeMap<&str, Node<'_, '_>> = BTreeMap::new();
    for node in elements() {
        if let Some(id) = node.attribute("id") {
            targets.entry(id).or_insert(node);
        }
    }
    let mut sizes: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    let mut nodes = document.descendants().count();
    for node in elements().filter(is_use) {
        for link in node.attributes().filter(|attribute| attribute.name() == "href") {
            let id = link.value().trim().trim_start_matches('#');
            let Some((&id, target)) = targets.get_key_value(id) else { continue };
            let size = *sizes.entry(id).or_insert_with(|| {
                let repeats = target.descendants().any(|node| is_use(&node));
                (!repeats).then(|| target.descendants().count())
            });
            let Some(size) = size else {
                unsupported(span(file, &node), "<use> of something with a <use> in it", sink);
                return None;
            };
            nodes += size;
        }
        if nodes > NODES {
            let what = format!("a picture that repeats more than {NODES} elements");
            unsupported(span(file, &node), &what, sink);
            return None;
        }
    }
    Some(nodes)
}

/// Reports style rules that are too many, too clever or that link elsewhere.
/// Rules for elements inside of others (`g .a`) are tried in all combinations.
fn styling(file: FileId, document: &Document<'_>, nodes: usize, sink: &mut Sink) {
    let mut length = 0;
    for node in document.descendants().filter(|node| node.tag_name().name() == "style") {
        let text: String = node.children().filter_map(|child| child.text()).collect();
        let text = without_comments(&text);
        length += text.len();
        if length.saturating_mul(nodes) > STYLING {
            unsupported(span(file, &node), "so many style rules for so many elements", sink);
            return;
        }
        if numbers(&text).any(|n| n > FARTHEST) {
            unsupported(span(file, &node), "so large a number in <style>", sink);
        }
        if text.contains("url(") || text.contains('@') {
            unsupported(span(file, &node), "a link in <style>", sink);
        }
        let selectors = text.split('}').filter_map(|rule| Some(rule.split_once('{')?.0));
        let is_simple =
            |selector: &str| !selector.trim().contains([' ', '\t', '\r', '\n', '>', '+']);
        if !selectors.flat_map(|selectors| selectors.split(',')).all(is_simple) {
            unsupported(span(file, &node), "a style rule for elements inside of others", sink);
        }
    }
}

/// Style rules without their comments.
fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once("*/").map_or("", |(_, behind)| behind));
    std::iter::once(first).chain(rest).collect()
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
