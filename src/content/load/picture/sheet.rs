//! Style sheets: rules and declarations (CSS Syntax Module Level 3).
//!
//! In: the text of `<style>` or of an attribute `style`. Out: declarations with
//! their places. What would change the picture and is not understood is reported.
//! Knows nothing about elements and values.

use std::ops::Range;

use super::document::unsupported;
use super::selector::{Selector, selectors};
use crate::diag::Sink;
use crate::source::{FileId, Span};

/// A name and a value, as in `fill: red`.
#[derive(Debug, Clone)]
pub(super) struct Declaration {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) important: bool,
    pub(super) span: Span,
}

/// Selectors, and what they give to the elements that they match.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) selectors: Vec<Selector>,
    pub(super) declarations: Vec<Declaration>,
}

/// Where a text stands in its file.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) file: FileId,
    /// Its first byte; `None` if it stands there in other words (`&amp;`).
    pub(super) start: Option<usize>,
    /// The place of all of it.
    pub(super) whole: Span,
}

impl Place {
    fn at(&self, range: Range<usize>) -> Span {
        self.start.map_or(self.whole, |start| {
            Span::new(self.file, start + range.start, start + range.end)
        })
    }
}

/// At-rules that change nothing of a picture without text.
const HARMLESS: [&str; 8] = [
    "charset",
    "counter-style",
    "font-face",
    "font-feature-values",
    "font-palette-values",
    "keyframes",
    "-webkit-keyframes",
    "page",
];

/// Reads the rules of a style sheet.
pub(super) fn rules(text: &str, place: Place, sink: &mut Sink) -> Vec<Rule> {
    let text = without_comments(text);
    let mut rules = Vec::new();
    let mut at = 0;
    loop {
        at = skip(&text, at);
        if at >= text.len() {
            return rules;
        }
        let head = until(&text, at, b"{;");
        let is_at_rule = text[at..].starts_with('@');
        // Only an at-rule ends with a semicolon.
        let head = if is_at_rule { head } else { until(&text, at, b"{") };
        let block = if text[head..].starts_with('{') { block_end(&text, head) } else { head };
        let span = place.at(at..at + text[at..head].trim_end().len());
        if is_at_rule {
            let name: String = text[at + 1..head]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '-')
                .collect();
            if !HARMLESS.contains(&name.to_ascii_lowercase().as_str()) {
                unsupported(span, &format!("`@{name}` in <style>"), sink);
            }
        } else if head < text.len() {
            let inside = head + 1..block;
            let declarations = declarations_of(&text, inside, place, sink);
            match selectors(&text[at..head]) {
                Ok(selectors) => rules.push(Rule { selectors, declarations }),
                Err(fault) => unsupported(span, &format!("a style rule with {fault}"), sink),
            }
        } else {
            unsupported(span, "a style rule without braces", sink);
        }
        at = (block + 1).min(text.len());
    }
}

/// Reads the declarations of an attribute `style`.
pub(super) fn declarations(text: &str, place: Place, sink: &mut Sink) -> Vec<Declaration> {
    let text = without_comments(text);
    declarations_of(&text, 0..text.len(), place, sink)
}

fn declarations_of(
    text: &str,
    range: Range<usize>,
    place: Place,
    sink: &mut Sink,
) -> Vec<Declaration> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let end = until(text, at, b";{}").min(range.end);
        let whole = &text[at..end];
        let start = at + whole.len() - whole.trim_start().len();
        let span = place.at(start..start + whole.trim().len());
        if text[end..range.end].starts_with('{') {
            unsupported(span, "a style rule inside of another", sink);
            return found;
        }
        at = end + 1;
        if whole.trim().is_empty() {
            continue;
        }
        let Some((name, value)) = whole.split_once(':').filter(|(name, _)| is_name(name.trim()))
        else {
            unsupported(span, "a style that is not a name, a colon and a value", sink);
            continue;
        };
        let name = name.trim();
        // Names of one's own keep their capitals.
        let name = if name.starts_with("--") { name.to_owned() } else { name.to_ascii_lowercase() };
        let value = value.trim();
        let plain = value
            .rsplit_once('!')
            .filter(|(_, word)| word.trim().eq_ignore_ascii_case("important"));
        let important = plain.is_some();
        let value = plain.map_or(value, |(value, _)| value.trim_end()).to_owned();
        found.push(Declaration { name, value, important, span });
    }
    found
}

fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(plain)
}

/// The next byte behind blanks and the marks with which HTML hides style sheets.
fn skip(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text[at..].trim_start();
        at = text.len() - rest.len();
        match ["<!--", "-->"].iter().find(|mark| rest.starts_with(**mark)) {
            Some(mark) => at += mark.len(),
            None => return at,
        }
    }
}

/// The first of some bytes, outside of strings and parentheses; or the end.
fn until(text: &str, start: usize, stops: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, &byte) in text.as_bytes().iter().enumerate().skip(start) {
        if escaped {
            escaped = false;
            continue;
        }
        match (quote, byte) {
            (_, b'\\') => escaped = true,
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => depth = depth.saturating_sub(1),
            (None, _) if depth == 0 && stops.contains(&byte) => return at,
            (None, _) => {}
        }
    }
    text.len()
}

/// The brace that closes the block that begins at `start`; or the end.
fn block_end(text: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        at = until(text, at, b"{}");
        match text.as_bytes().get(at) {
            Some(b'{') => depth += 1,
            Some(_) if depth == 1 => return at,
            Some(_) => depth = depth.saturating_sub(1),
            None => return at,
        }
        at += 1;
    }
}

/// The text with blanks in the place of comments, so that places stay.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        let end = rest[start + 2..].find("*/").map_or(rest.len(), |end| start + 2 + end + 2);
        out.push_str(&rest[..start]);
        out.extend(std::iter::repeat_n(' ', end - start));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
