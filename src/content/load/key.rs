//! Which key of a TOML file a place belongs to.
//!
//! In: a file and an offset. Out: the key with dots, `photo.good.1`; and the other way
//! round. Knows nothing about kinds of files.

use std::borrow::Cow;
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
        let way = way(self.file(file)?.root(), key);
        let span = way.last()?.span();
        Some((Span::new(file, span.start, span.end), way.len() == key.split('.').count()))
    }

    /// The names of the tables and keys in a table of a file, each with its place.
    pub fn names(&mut self, file: FileId, table: &str) -> Vec<(String, Span)> {
        let table = self.file(file).and_then(|file| table_at(file.root(), table));
        let name = |(key, _): (&Spanned<Cow<'_, str>>, _)| {
            (key.get_ref().to_string(), Span::new(file, key.span().start, key.span().end))
        };
        table.into_iter().flatten().map(name).collect()
    }

    /// The keys of a table, wherever it stands: each name, the length of its value if that is
    /// a list, and where the value is.
    pub fn values(&mut self, file: FileId, table: &str) -> Vec<(String, Option<usize>, Span)> {
        let table = self.file(file).and_then(|file| table_at(file.root(), table));
        let value = |(key, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
            let span = Span::new(file, value.span().start, value.span().end);
            (key.get_ref().to_string(), value.get_ref().as_array().map(|it| it.len()), span)
        };
        let mut values: Vec<_> = table.into_iter().flatten().map(value).collect();
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

/// The values on the way to a key, as far as there are any.
fn way<'v, 'd>(root: &'v DeTable<'d>, key: &str) -> Vec<&'v Spanned<DeValue<'d>>> {
    let mut way: Vec<&Spanned<DeValue<'_>>> = Vec::new();
    for part in key.split('.') {
        let next = match way.last() {
            None => root.get(part),
            Some(value) => step(value.get_ref(), part),
        };
        let Some(next) = next else { break };
        way.push(next);
    }
    way
}

/// The table at a key; that of the whole file if the key is empty.
fn table_at<'v, 'd>(root: &'v DeTable<'d>, key: &str) -> Option<&'v DeTable<'d>> {
    if key.is_empty() {
        return Some(root);
    }
    let way = way(root, key);
    way.last().filter(|_| way.len() == key.split('.').count())?.get_ref().as_table()
}

/// The value of a key of a table, or with a number of a list.
fn step<'v, 'd>(value: &'v DeValue<'d>, part: &str) -> Option<&'v Spanned<DeValue<'d>>> {
    match value.as_table() {
        Some(table) => table.get(part),
        None => value.as_array()?.get(part.parse::<usize>().ok()?),
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
    if let Some(table) = value.get_ref().as_table() {
        find(table, offset, path);
    }
    let items = value.get_ref().as_array().into_iter().flatten();
    if let Some((index, item)) = items.enumerate().find(|(_, item)| holds(item, offset)) {
        path.push(index.to_string());
        inner(item, offset, path);
    }
}

/// Whether an offset is in a value. A table whose header stands apart from its
/// keys is asked for each of them.
fn holds(value: &Spanned<DeValue<'_>>, offset: usize) -> bool {
    let near = |span: std::ops::Range<usize>| span.start <= offset && offset <= span.end;
    // Between a name and its value stands the sign of equality.
    let entry = |key: std::ops::Range<usize>, value: std::ops::Range<usize>| {
        near(key.start..key.end.max(value.start))
    };
    let (table, items) = (value.get_ref().as_table(), value.get_ref().as_array());
    let mut entries = table.into_iter().flatten();
    near(value.span())
        || entries.any(|(key, value)| entry(key.span(), value.span()) || holds(value, offset))
        || items.into_iter().flatten().any(|item| holds(item, offset))
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
