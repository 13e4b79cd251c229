//! A TOML table that knows which keys were asked for.
//!
//! In: the entries of a table. Out: values by key; and, when a table is
//! finished, a message for each key that nobody asked for and for each that was
//! asked for in vain. Knows nothing about flyers.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::super::kind::Kind;
use super::super::literal::Literal;
use super::super::{codes, suggest};
use super::{Origin, Value, shortened};
use crate::diag::Sink;
use crate::source::{Span, Spanned};

/// A table. Asking for a value never fails: it reports and hands out nothing.
pub(crate) struct Table<'a> {
    origin: Origin<'a>,
    /// Its dotted name for messages; empty for the file itself.
    path: String,
    header: Span,
    /// `None` for a table that is missing: asking it reports nothing more.
    entries: Option<&'a DeTable<'a>>,
    reference: Option<&'a DeTable<'a>>,
    asked: Vec<&'a str>,
    missing: Vec<&'a str>,
    /// Those of the missing keys that are tables.
    missing_tables: Vec<&'a str>,
}

/// A value and its key with dots, for messages.
#[derive(Clone, Copy)]
pub(crate) struct Field<'a, 'p> {
    /// The value.
    pub(crate) value: Value<'a>,
    /// Its key; an entry of a list has that of the list.
    pub(crate) path: &'p str,
}

impl<'a> Field<'a, '_> {
    /// The value itself, or the entries of the list that it is; there must be one.
    pub(crate) fn versions(&self, sink: &mut Sink) -> Vec<Self> {
        let DeValue::Array(items) = self.value.node.get_ref() else { return vec![*self] };
        if items.is_empty() {
            let message = format!("`{}` has no version", self.path);
            sink.report(
                codes::LIST_LENGTH
                    .at(self.value.span(), message)
                    .label("an empty list")
                    .hint("write a table for it, or take it out"),
            );
        }
        let field = |node| Self { value: Value { node, ..self.value }, ..*self };
        items.iter().map(field).collect()
    }

    /// The value as a table.
    pub(crate) fn table(&self, sink: &mut Sink) -> Option<Table<'a>> {
        let Some(entries) = self.value.node.get_ref().as_table() else {
            return self.value.mismatch("a table", sink);
        };
        let (origin, header) = (self.value.origin, self.value.span());
        Some(Table::new(origin, self.path.to_owned(), header, Some(entries), None))
    }
}

/// The key of an entry.
pub(crate) type Name<'a> = Spanned<&'a str>;

impl<'a> Table<'a> {
    pub(super) fn root(
        origin: Origin<'a>,
        entries: &'a DeTable<'a>,
        reference: Option<&'a DeTable<'a>>,
    ) -> Self {
        let header = origin.span(0..0);
        Self::new(origin, String::new(), header, Some(entries), reference)
    }

    fn new(
        origin: Origin<'a>,
        path: String,
        header: Span,
        entries: Option<&'a DeTable<'a>>,
        reference: Option<&'a DeTable<'a>>,
    ) -> Self {
        let (asked, missing, missing_tables) = (Vec::new(), Vec::new(), Vec::new());
        Self { origin, path, header, entries, reference, asked, missing, missing_tables }
    }

    /// Where the table begins.
    pub(crate) fn span(&self) -> Span {
        self.header
    }

    /// The value of a key that may be missing.
    pub(crate) fn optional(&mut self, key: &'a str) -> Option<Value<'a>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let node = self.entries?.get(key)?;
        Some(Value { origin: self.origin, node })
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&mut self, key: &'a str) -> Option<Value<'a>> {
        let value = self.optional(key);
        if value.is_none() && !self.missing.contains(&key) {
            self.missing.push(key);
        }
        value
    }

    /// The value of a key that must be there, as in the reference: what that lacks, too, is
    /// told there alone.
    pub(crate) fn in_all(&mut self, key: &'a str) -> Option<Value<'a>> {
        if self.is_lacking(key) { self.optional(key) } else { self.required(key) }
    }

    /// Whether there is a reference, and it lacks a key.
    pub(crate) fn is_lacking(&self, key: &str) -> bool {
        self.reference.is_some_and(|reference| !reference.contains_key(key))
    }

    /// The value of a key that must be there if and only if the reference has
    /// it; without a reference it may be missing.
    pub(crate) fn like_reference(&mut self, key: &'a str, sink: &mut Sink) -> Option<Value<'a>> {
        let Some(reference) = self.reference else { return self.optional(key) };
        if reference.contains_key(key) {
            return self.required(key);
        }
        let value = self.optional(key)?;
        sink.report(
            codes::EXTRA_TEXT
                .at(value.span(), format!("the reference pack has no `{}`", self.dotted(key)))
                .label("only this language says so")
                .hint("add it to the reference pack, or take it out here"),
        );
        Some(value)
    }

    /// The names of the entries, in the order of the file: those of the reference, if
    /// there is one.
    pub(crate) fn names(&self) -> Vec<&'a str> {
        let entries = self.reference.or(self.entries).into_iter().flatten();
        let mut names: Vec<_> = entries
            .map(|(key, _)| {
                let name: &'a std::borrow::Cow<'a, str> = key.get_ref();
                (key.span().start, name.as_ref())
            })
            .collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// The key of an entry as the file has it, if it has one of this name.
    pub(crate) fn own_key(&self, name: &str) -> Option<&'a str> {
        let (key, _) = self.entries?.get_key_value(name)?;
        let key: &'a std::borrow::Cow<'a, str> = key.get_ref();
        Some(key.as_ref())
    }

    /// Reports that an entry is missing that something else asks for, and which one
    /// may be meant; nothing if the table itself is missing.
    pub(crate) fn report_lack(&mut self, name: &str, hint: &str, sink: &mut Sink) {
        let Some(entries) = self.entries.filter(|_| !self.origin.broken) else { return };
        let keys = entries.keys().map(|key| -> &'a str { key.get_ref() });
        let meant = suggest::nearest(name, keys.filter(|key| !self.asked.contains(key)));
        self.asked.extend(meant);
        let message = format!("`{}` is missing", shortened(&self.dotted(name)));
        let message = codes::MISSING_KEY.at(self.header, message).label("in this table");
        sink.report(match meant {
            Some(meant) => message.hint(format!("is `{meant}` meant? rename it")),
            None => message.hint(hint),
        });
    }

    /// The names and lengths of its lists.
    pub(crate) fn lists(&self) -> Vec<(&'a str, usize)> {
        let entries = self.entries.into_iter().flatten();
        let list = |(key, node): (&'a TomlSpanned<_>, &'a TomlSpanned<DeValue<'a>>)| {
            let name: &'a std::borrow::Cow<'a, str> = key.get_ref();
            Some((name.as_ref(), node.get_ref().as_array()?.len()))
        };
        entries.filter_map(list).collect()
    }

    /// The number of entries that the reference has in the array `key`.
    pub(crate) fn reference_length(&self, key: &str) -> Option<usize> {
        Some(self.reference?.get(key)?.get_ref().as_array()?.len())
    }

    /// What a form says of a key.
    pub(crate) fn field<K: Kind>(
        &mut self,
        key: &'a str,
        kind: &K,
        sink: &mut Sink,
    ) -> Option<K::Read> {
        let absent = kind.absent();
        let value = if absent.is_some() { self.optional(key) } else { self.required(key) };
        match value {
            Some(value) => kind.read(Field { value, path: &self.dotted(key) }, sink),
            None => {
                if kind.shape().is_table() {
                    self.missing_tables.push(key);
                }
                absent.or_else(|| kind.missing())
            }
        }
    }

    /// A string that says something.
    pub(crate) fn string(&mut self, key: &'a str, sink: &mut Sink) -> Option<Literal<'a>> {
        self.in_all(key)?.filled_string(sink)
    }

    /// A table that must be there.
    pub(crate) fn table(&mut self, key: &'a str, sink: &mut Sink) -> Table<'a> {
        let value = self.in_all(key);
        if value.is_none() {
            self.missing_tables.push(key);
        }
        self.subtable(key, value, sink)
    }

    /// A table that may be missing; then nothing in it is.
    pub(crate) fn optional_table(&mut self, key: &'a str, sink: &mut Sink) -> Table<'a> {
        let value = self.optional(key);
        self.subtable(key, value, sink)
    }

    fn subtable(&self, key: &str, value: Option<Value<'a>>, sink: &mut Sink) -> Table<'a> {
        let reference = self.reference.and_then(|table| table.get(key));
        let reference = reference.and_then(|node| node.get_ref().as_table());
        let header = value.map_or(self.header, |value| value.span());
        let entries = value.and_then(|value| {
            value.node.get_ref().as_table().or_else(|| value.mismatch("a table", sink))
        });
        Table::new(self.origin, self.dotted(key), header, entries, reference)
    }

    /// The tables of an array of tables.
    pub(crate) fn tables(&mut self, key: &'a str, sink: &mut Sink) -> Vec<Table<'a>> {
        let items = self.required(key).and_then(|value| value.array(sink)).unwrap_or_default();
        items.into_iter().filter_map(|item| self.entry(key, item, sink)).collect()
    }

    fn entry(&self, key: &str, value: Value<'a>, sink: &mut Sink) -> Option<Table<'a>> {
        Field { value, path: &self.dotted(key) }.table(sink)
    }

    /// All entries that nobody asked for yet, in the order of the file.
    pub(crate) fn other_values(&mut self) -> Vec<(Name<'a>, Value<'a>)> {
        let known = self.asked.clone();
        let mut named = self.named_values();
        named.retain(|(name, _)| !known.contains(&name.value));
        named
    }

    /// All entries, whatever their keys, in the order of the file.
    pub(crate) fn named_values(&mut self) -> Vec<(Name<'a>, Value<'a>)> {
        let Some(entries) = self.entries else { return Vec::new() };
        let mut named: Vec<_> = entries
            .iter()
            .map(|(key, node)| {
                let span = self.origin.span(key.span());
                let name = Spanned { value: key.get_ref().as_ref(), span };
                (name, Value { origin: self.origin, node })
            })
            .collect();
        named.sort_by_key(|(name, _)| name.span);
        self.asked.extend(named.iter().map(|(name, _)| name.value));
        named
    }

    /// Where the values of the entries stand, by their keys.
    pub(crate) fn places(&self) -> Vec<(String, Span)> {
        let place = |node: &TomlSpanned<DeValue<'_>>| self.origin.span(node.span());
        let entries = self.entries.into_iter().flatten();
        entries.map(|(key, node)| (key.get_ref().to_string(), place(node))).collect()
    }

    /// Reports the keys that are missing, and those that nobody asked for.
    pub(crate) fn finish(self, sink: &mut Sink) {
        let Some(entries) = self.entries.filter(|_| !self.origin.broken) else { return };
        let mut mistyped = Vec::new();
        for (key, _) in entries {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            // A key that is missing is the better guess for one too many.
            let guess = suggest::nearest(name, self.missing.iter().copied());
            if self.origin.lent && guess.is_none() {
                continue;
            }
            mistyped.extend(guess);
            let hint = match guess {
                Some(guess) => format!("did you mean `{guess}`?"),
                None => suggest::hint(name, self.asked.iter().copied()),
            };
            let message = format!("unknown key `{}`", shortened(&self.dotted(name)));
            sink.report(
                codes::UNKNOWN_KEY
                    .at(self.origin.span(key.span()), message)
                    .label("nothing reads this")
                    .hint(hint),
            );
            if sink.is_full() {
                return;
            }
        }
        for key in self.missing.iter().filter(|key| !mistyped.contains(key)) {
            self.report_missing(key, sink);
        }
    }

    fn report_missing(&self, key: &str, sink: &mut Sink) {
        let message = format!("`{}` is missing", self.dotted(key));
        let label = if self.path.is_empty() { "the file lacks it" } else { "in this table" };
        let diagnostic = codes::MISSING_KEY.at(self.header, message).label(label);
        let hint = self.reference.and_then(|reference| reference.get(key)).map(in_reference);
        let hint = hint.unwrap_or_else(|| match self.missing_tables.contains(&key) {
            true => format!("add the table `[{}]`", self.dotted(key)),
            false => format!("add `{key} = …` here"),
        });
        sink.report(diagnostic.hint(hint));
    }

    /// The key with those of the tables around it: `page.width`.
    pub(crate) fn dotted(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

/// What the reference pack has at the place of a missing key.
fn in_reference(node: &TomlSpanned<DeValue<'_>>) -> String {
    match node.get_ref() {
        DeValue::String(text) => format!("the reference pack has \"{}\"", shortened(text)),
        DeValue::Array(items) => {
            let first = items.first().and_then(|item| item.get_ref().as_str()).unwrap_or_default();
            let count = items.len();
            format!("the reference pack has a list of {count} that begins \"{}\"", shortened(first))
        }
        DeValue::Table(table) => {
            format!("the reference pack has a table of {} entries", table.len())
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            "the reference pack has it".to_owned()
        }
    }
}
