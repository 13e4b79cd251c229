//! TOML text with places: every mistake is reported where it stands, and
//! reading goes on.
//!
//! In: a file that `source` has read. Out: a [`Parsed`] file whose [`Table`]s
//! hand out typed values and report what is missing, unknown or of the wrong
//! type. Knows TOML; knows nothing of flyers.

mod bounds;
mod mistake;
mod table;
mod value;

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::literal::Literal;
use super::{codes, flaw, full_width};
use crate::diag::{Diagnostic, Sink};
use crate::source::{File, FileId, Span};

pub(crate) use bounds::TEXT;
pub(crate) use table::{Field, Table};
pub(crate) use value::{Value, is_invisible};

/// The most broken places of a file that are reported: where one mark is
/// missing, hundreds can follow.
const MOST: usize = 10;

/// A file as TOML.
pub(crate) struct Parsed<'a> {
    origin: Origin<'a>,
    root: DeTable<'a>,
}

/// Which file a value comes from.
#[derive(Debug, Clone, Copy)]
struct Origin<'a> {
    file: FileId,
    text: &'a str,
    /// Whether the syntax was broken: what is missing or odd may follow from
    /// that.
    broken: bool,
    /// Whether it is read for others than those for whom it was written: what nobody
    /// asks for is none of their business.
    lent: bool,
}

impl Origin<'_> {
    fn span(self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}

impl<'a> Parsed<'a> {
    /// Reads a file as TOML; reports all that breaks its syntax. A file that is
    /// out of bounds or in another encoding is not read at all.
    pub(crate) fn new(file: &'a File, sink: &mut Sink) -> Self {
        let mut origin = Origin { file: file.id, text: &file.text, broken: false, lent: false };
        let root = match flaw::message(file) {
            Some(message) => Err(message),
            None => read(&mut origin, sink),
        };
        origin.broken |= root.is_err();
        let root = root.unwrap_or_else(|message| {
            sink.report(message);
            DeTable::new()
        });
        Self { origin, root }
    }

    /// Reads a file that must say something. Of an empty one nothing else is
    /// reported.
    pub(crate) fn filled(file: &'a File, sink: &mut Sink) -> Self {
        let mut parsed = Self::new(file, sink);
        if !parsed.is_broken() && parsed.root.is_empty() {
            let message = codes::MISSING_KEY.at(parsed.origin.span(0..0), "the file is empty");
            sink.report(message.hint(
                "save it again from the editor that has its text, or take it out of the project",
            ));
            parsed.origin.broken = true;
        }
        parsed
    }

    /// Reads a pack. Markup that was typed with full-width signs is reported once,
    /// and read as it was meant.
    pub(crate) fn pack(file: &'a File, sink: &mut Sink) -> Self {
        let mut parsed = Self::filled(file, sink);
        let origin = parsed.origin;
        for (key, node) in &mut parsed.root {
            let tokens = key.get_ref() == "formats";
            narrow_markup(origin, tokens, node, sink);
        }
        parsed
    }

    /// The same file, of which not all need be asked for.
    pub(crate) fn lent(mut self) -> Self {
        self.origin.lent = true;
        self
    }

    /// Reads the file of a language. Markup in the tables that hold texts (`texts`)
    /// is read as that of a pack; elsewhere such signs are what is meant.
    pub(crate) fn language(file: &'a File, texts: &[&str], sink: &mut Sink) -> Self {
        let mut parsed = Self::filled(file, sink);
        let origin = parsed.origin;
        for (key, node) in &mut parsed.root {
            let name: &str = key.get_ref();
            if texts.contains(&name) {
                narrow_markup(origin, name == "formats", node, sink);
            }
        }
        parsed
    }

    /// The file's table. A missing key is shown with the text that the same
    /// key has in `reference`.
    pub(crate) fn table(&'a self, reference: Option<&'a Self>) -> Table<'a> {
        Table::root(self.origin, &self.root, reference.map(|parsed| &parsed.root))
    }

    /// The file as the parser made it.
    pub(crate) fn root(&self) -> &DeTable<'a> {
        &self.root
    }

    /// The file as it was written.
    pub(crate) fn text(&self) -> &'a str {
        self.origin.text
    }

    /// The place of some of its bytes.
    pub(crate) fn span(&self, bytes: std::ops::Range<usize>) -> Span {
        self.origin.span(bytes)
    }

    /// The file.
    pub(crate) fn file(&self) -> FileId {
        self.origin.file
    }

    /// Whether the syntax is broken, so that parts of the file may be missing.
    pub(crate) fn is_broken(&self) -> bool {
        self.origin.broken
    }

    /// The keys at the top.
    pub(crate) fn keys(&self) -> Vec<&str> {
        self.root.keys().map(|key| key.get_ref().as_ref()).collect()
    }

    /// Whether a table or another value stands under `key` at the top.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.root.contains_key(key)
    }

    /// Where the values of the tables at the top stand: `palette.ink`, and in a list of
    /// tables `densities.0.gap`.
    pub(crate) fn places(&self) -> BTreeMap<String, Span> {
        let mut places = BTreeMap::new();
        let mut add = |name: &str, table: &DeValue<'_>| {
            for (key, value) in table.as_table().into_iter().flatten() {
                let key = format!("{name}.{}", key.get_ref());
                places.insert(key, self.origin.span(value.span()));
            }
        };
        for (name, value) in &self.root {
            let (name, value) = (name.get_ref(), value.get_ref());
            add(name, value);
            for (at, entry) in value.as_array().into_iter().flatten().enumerate() {
                add(&format!("{name}.{at}"), entry.get_ref());
            }
        }
        places
    }

    /// All strings in the order of the file, each with its key: `photo.good.1`.
    pub(crate) fn strings(&self) -> Vec<(String, Literal<'_>)> {
        let mut strings = Vec::new();
        for (key, node) in &self.root {
            self.add_strings(key.get_ref().to_string(), node, &mut strings);
        }
        strings.sort_by_key(|(_, literal)| literal.span);
        strings
    }

    /// Adds the strings of a value. [`bounds`] limits how deep they nest.
    fn add_strings<'s>(
        &'s self,
        key: String,
        node: &'s TomlSpanned<DeValue<'a>>,
        strings: &mut Vec<(String, Literal<'s>)>,
    ) {
        match node.get_ref() {
            DeValue::String(text) => {
                let raw = self.origin.text.get(node.span()).unwrap_or_default();
                strings.push((key, Literal::new(text, raw, self.origin.span(node.span()))));
            }
            DeValue::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.add_strings(format!("{key}.{index}"), item, strings);
                }
            }
            DeValue::Table(table) => {
                for (name, item) in table {
                    self.add_strings(format!("{key}.{}", name.get_ref()), item, strings);
                }
            }
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {}
        }
    }

    /// All that is `true` or `false` in tables at the top and in those inside of them, each
    /// with its key and its place.
    pub(crate) fn flags(&self) -> Vec<(String, bool, Span)> {
        let tables = self.root.iter().filter_map(|(name, node)| {
            node.get_ref().as_table().map(|table| (name.get_ref().to_string(), table))
        });
        let mut tables: Vec<_> = tables.collect();
        let mut flags = Vec::new();
        while let Some((path, table)) = tables.pop() {
            for (name, node) in table {
                let key = format!("{path}.{}", name.get_ref());
                match node.get_ref() {
                    DeValue::Boolean(flag) => {
                        flags.push((key, *flag, self.origin.span(node.span())));
                    }
                    DeValue::Table(table) => tables.push((key, table)),
                    DeValue::String(_)
                    | DeValue::Integer(_)
                    | DeValue::Float(_)
                    | DeValue::Datetime(_)
                    | DeValue::Array(_) => {}
                }
            }
        }
        flags
    }
}

/// Narrows the full-width markup in the strings of a value. [`bounds`] limits how
/// deep they nest.
fn narrow_markup<'a>(
    origin: Origin<'a>,
    tokens: bool,
    node: &mut TomlSpanned<DeValue<'a>>,
    sink: &mut Sink,
) {
    let span = node.span();
    match node.get_mut() {
        DeValue::String(text) => {
            let Some(narrowed) = full_width::narrow(text, tokens) else { return };
            let raw = origin.text.get(span.clone()).unwrap_or_default();
            narrowed.report(&Literal::new(text, raw, origin.span(span)), sink);
            *text = Cow::Owned(narrowed.text);
        }
        DeValue::Array(items) => {
            items.iter_mut().for_each(|item| narrow_markup(origin, tokens, item, sink));
        }
        DeValue::Table(table) => {
            table.iter_mut().for_each(|(_, item)| narrow_markup(origin, tokens, item, sink));
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// Parses a file and reports what breaks its syntax.
///
/// # Errors
/// Says why the file is out of bounds, if it is.
fn read<'a>(origin: &mut Origin<'a>, sink: &mut Sink) -> Result<DeTable<'a>, Diagnostic> {
    bounds::of_text(*origin)?;
    let (table, errors) = DeTable::parse_recoverable(origin.text);
    bounds::of_table(*origin, table.get_ref())?;
    let broken = errors.iter().any(|error| !error.message().starts_with("duplicate key"));
    let mistakes = if broken { mistake::find(origin.text) } else { Vec::new() };
    for mistake in mistakes.iter().take(MOST) {
        let span = origin.span(mistake.place.clone());
        let message = codes::SYNTAX.at(span, mistake.message.as_str()).label("here");
        sink.report(message.hint(mistake.hint.as_str()));
    }
    if !mistakes.is_empty() {
        // What the parser says of them, or of what follows, says less.
        origin.broken = true;
        let lost = mistakes.iter().any(|mistake| mistake::hides_the_rest(origin.text, mistake));
        return Ok(if lost { DeTable::new() } else { table.into_inner() });
    }
    for (number, error) in errors.iter().enumerate() {
        let duplicate = error.message().starts_with("duplicate key");
        origin.broken |= !duplicate;
        if number < MOST {
            let range = error.span().unwrap_or(0..0);
            sink.report(syntax_error(*origin, range, duplicate, error.message()));
        }
    }
    Ok(table.into_inner())
}

fn syntax_error(
    origin: Origin<'_>,
    range: std::ops::Range<usize>,
    duplicate: bool,
    message: &str,
) -> Diagnostic {
    if duplicate {
        let key = origin.text.get(range.clone()).unwrap_or_default();
        let message = format!("`{}` stands twice", shortened(key));
        return codes::DUPLICATE_KEY
            .at(origin.span(range), message)
            .label("the second one")
            .hint("keep one of the two; of a table, write all keys below the first");
    }
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let diagnostic =
        codes::SYNTAX.at(origin.span(range), format!("this is not valid TOML: {what}")).label(what);
    if expected.is_empty() { diagnostic } else { diagnostic.hint(format!("expected {expected}")) }
}

/// A text short enough for a message, on one line.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 48;
    let mut short: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
