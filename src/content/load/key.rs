//! Which key of a TOML file a place belongs to.
//!
//! In: a file and an offset. Out: the key with dots, `photo.good.1`; and the other way
//! round. Knows nothing about kinds of files.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::Parsed;
use crate::diag::Sink;
use crate::source::{FileId, Sources, Span};

/// The keys of files, each parsed once: there can be a thousand messages in one.
pub struct Keys<'a> {
    sources: &'a Sources,
    parsed: BTreeMap<FileId, Parsed<'a>>,
}

impl<'a> Keys<'a> {
    /// The keys of no file yet.
    #[must_use]
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, parsed: BTreeMap::new() }
    }

    /// The key at an offset of a file: the innermost whose name or value stands
    /// there; `None` outside of all keys, and in a file that is not valid TOML.
    pub fn at(&mut self, file: FileId, offset: u32) -> Option<String> {
        at(self.file(file)?, offset as usize)
    }

    /// Where the value of a key stands in a file: the nearest key around it that there is,
    /// and whether it is the key itself.
    pub fn place(&mut self, file: FileId, key: &str) -> Option<(Span, bool)> {
        let mut found = None;
        let mut node: Option<&Spanned<DeValue<'_>>> = None;
        let root = self.file(file)?.root();
        for part in key.split('.') {
            let inner = match node.map(Spanned::get_ref) {
                None => root.get(part),
                Some(value) => step(value, part),
            };
            let Some(inner) = inner else { return found.map(|span| (span, false)) };
            found = Some(Span::new(file, inner.span().start, inner.span().end));
            node = Some(inner);
        }
        found.map(|span| (span, true))
    }

    /// The names of the tables and keys in a table of a file, each with its place.
    pub fn names(&mut self, file: FileId, table: &str) -> Vec<(String, Span)> {
        let Some(parsed) = self.file(file) else { return Vec::new() };
        let mut node = parsed.root();
        for part in table.split('.').filter(|part| !part.is_empty()) {
            let Some(DeValue::Table(table)) = node.get(part).map(Spanned::get_ref) else {
                return Vec::new();
            };
            node = table;
        }
        let name = |(key, _): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
            let text: &std::borrow::Cow<'_, str> = key.get_ref();
            (text.to_string(), Span::new(file, key.span().start, key.span().end))
        };
        node.iter().map(name).collect()
    }

    /// The keys of a table, wherever it stands: each name, the length of its value if that is
    /// a list, and where the value is.
    pub fn values(&mut self, file: FileId, table: &str) -> Vec<(String, Option<usize>, Span)> {
        let Some(parsed) = self.file(file) else { return Vec::new() };
        let mut node = None;
        for part in table.split('.') {
            let inner = match node.map(Spanned::get_ref) {
                None => parsed.root().get(part),
                Some(value) => step(value, part),
            };
            let Some(inner) = inner else { return Vec::new() };
            node = Some(inner);
        }
        let entries = node.and_then(|node| node.get_ref().as_table());
        let value = |(key, value): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
            let span = Span::new(file, value.span().start, value.span().end);
            (key.get_ref().to_string(), value.get_ref().as_array().map(|it| it.len()), span)
        };
        let mut values: Vec<_> = entries.into_iter().flatten().map(value).collect();
        values.sort_by_key(|(.., span)| *span);
        values
    }

    fn file(&mut self, file: FileId) -> Option<&Parsed<'a>> {
        let text = self.sources.file(file);
        if !text.path.ends_with(".toml") {
            return None;
        }
        // What is wrong with the file was reported when it was read.
        let read = || Parsed::new(text, &mut Sink::default());
        Some(self.parsed.entry(file).or_insert_with(read))
    }
}

/// The value of a key of a table, or with a number of a list.
fn step<'v, 'd>(value: &'v DeValue<'d>, part: &str) -> Option<&'v Spanned<DeValue<'d>>> {
    match value {
        DeValue::Table(table) => table.get(part),
        DeValue::Array(items) => items.get(part.parse::<usize>().ok()?),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => None,
    }
}

/// The key at an offset of a parsed file.
pub(super) fn at(file: &Parsed<'_>, offset: usize) -> Option<String> {
    let mut path = Vec::new();
    find(file.root(), offset, &mut path);
    (!path.is_empty()).then(|| path.join("."))
}

/// Appends the names of the keys that lead to an offset.
fn find(table: &DeTable<'_>, offset: usize, path: &mut Vec<String>) {
    for (key, value) in table {
        // Between a name and its value stands the sign of equality.
        let on_name =
            key.span().contains(&offset) || (key.span().end..value.span().start).contains(&offset);
        if on_name || holds(value, offset) {
            path.push(key.get_ref().to_string());
            if !on_name {
                inner(value, offset, path);
            }
            return;
        }
    }
}

fn inner(value: &Spanned<DeValue<'_>>, offset: usize, path: &mut Vec<String>) {
    match value.get_ref() {
        DeValue::Table(table) => find(table, offset, path),
        DeValue::Array(items) => {
            if let Some(index) = items.iter().position(|item| holds(item, offset)) {
                path.push(index.to_string());
                inner(&items[index], offset, path);
            }
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => {}
    }
}

/// Whether an offset is in a value. A table whose header stands apart from its
/// keys is asked for each of them.
fn holds(value: &Spanned<DeValue<'_>>, offset: usize) -> bool {
    let near = |span: std::ops::Range<usize>| span.start <= offset && offset <= span.end;
    near(value.span())
        || match value.get_ref() {
            DeValue::Table(table) => {
                // Between a name and its value stands the sign of equality.
                let entry = |key: std::ops::Range<usize>, value: std::ops::Range<usize>| {
                    near(key.start..key.end.max(value.start))
                };
                table
                    .iter()
                    .any(|(key, value)| entry(key.span(), value.span()) || holds(value, offset))
            }
            DeValue::Array(items) => items.iter().any(|item| holds(item, offset)),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => false,
        }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_innermost_key_is_found() {
        let text =
            "a = 1\n[b]\nc = [\"x\", \"yy\"]\n[b.d]\ne = \"z\"\n[[f]]\ng = 2\n[[f]]\ng = 3\n";
        let mut sources = Sources::new(Path::new("."));
        let file = sources.add("x.toml", text.into(), None);
        let key = |part: &str| {
            let offset = u32::try_from(text.find(part).unwrap()).unwrap();
            Keys::new(&sources).at(file, offset + 1)
        };
        assert_eq!(key("yy\"").as_deref(), Some("b.c.1"));
        assert_eq!(key("c =").as_deref(), Some("b.c"));
        assert_eq!(key("z\"").as_deref(), Some("b.d.e"));
        assert_eq!(key("= 3").as_deref(), Some("f.1.g"));
        assert_eq!(key("[b]").as_deref(), Some("b"));
    }
}
