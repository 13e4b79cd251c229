//! The project file: `chirashi.toml` → [`Settings`].
//!
//! In: the file, if there is one. Out: what the project decides. Knows not which
//! codes there are.

use anyhow::Result;

use super::choice::choose;
use super::reader::{Parsed, Table};
use crate::diag::Sink;
use crate::model::{Exception, Level, Settings};
use crate::source::{Sources, Spanned};

/// The path of the project file.
const PATH: &str = "chirashi.toml";

/// Reads the project file; without one, nothing is decided.
///
/// # Errors
/// Fails if the file is there and cannot be read.
pub fn settings(sources: &mut Sources, sink: &mut Sink) -> Result<Settings> {
    if !sources.contains(PATH) {
        return Ok(Settings::default());
    }
    let id = sources.read(PATH)?;
    let file = sources.file(id).clone();
    let parsed = Parsed::new(id, &file, sink);
    let mut table = parsed.table(None);
    let mut levels = Vec::new();
    let known = Level::ALL.map(|level| (level.key(), level));
    for (name, value) in table.optional_table("severity", sink).named_values() {
        let level = value.filled_string(sink).and_then(|word| choose(word, &known, sink));
        let code = Spanned { value: name.value.to_owned(), span: name.span };
        levels.extend(level.map(|level| (code, level)));
    }
    let mut facts = table.optional_table("facts", sink);
    let months = facts.optional("recheck_months");
    let recheck_months = months.and_then(|value| value.integer(&(1..=1200), sink));
    facts.finish(sink);
    let mut exceptions = Vec::new();
    if table.optional("exceptions").is_some() {
        for table in table.tables("exceptions", sink) {
            exceptions.extend(exception(table, sink));
        }
    }
    table.finish(sink);
    Ok(Settings { levels, exceptions, recheck_months })
}

fn exception(mut table: Table<'_>, sink: &mut Sink) -> Option<Exception> {
    let span = table.span();
    let code = table.string("code", sink).map(|literal| literal.owned());
    let file = table.string("file", sink).map(|literal| literal.owned());
    let key = table.optional_string("key", sink).map(|literal| literal.owned());
    let reason = table.string("reason", sink).map(|literal| literal.text.to_owned());
    table.finish(sink);
    Some(Exception { code: code?, file: file?, key, reason: reason?, span })
}
