//! The glossary: `content/glossary.toml` → terms.
//!
//! In: the file, if there is one. Out: [`Term`]s in the order of the file.
//! Knows nothing about packs.

use anyhow::Result;

use super::CONTENT;
use super::choice::choose;
use super::codes;
use super::languages::tag;
use super::literal::Literal;
use super::markup::is_forbidden;
use super::reader::{Parsed, Table};
use crate::diag::Sink;
use crate::model::{Form, Term};
use crate::source::{FileId, Sources};

/// Reads the glossary; without one, there are no terms.
///
/// # Errors
/// Fails if the file is there and cannot be read.
pub(crate) fn read(sources: &mut Sources, sink: &mut Sink) -> Result<Vec<Term>> {
    let path = format!("{CONTENT}/glossary.toml");
    if !sources.contains(&path) {
        return Ok(Vec::new());
    }
    let id: FileId = sources.read(&path)?;
    let file = sources.file(id).clone();
    let parsed = Parsed::new(id, &file, sink);
    let mut terms = Vec::new();
    for (name, tables) in parsed.table(None).named_tables(false, sink) {
        for mut table in tables {
            table.string("about", sink);
            let mut term = Term { id: name.value.to_owned(), span: name.span, forms: Vec::new() };
            for (language, tables) in table.other_tables(sink) {
                let Some(tag) = tag(language.value, language.span, sink) else { continue };
                for table in tables {
                    term.forms.extend(form(tag.clone(), table, sink));
                }
            }
            table.finish(sink);
            terms.push(term);
        }
    }
    Ok(terms)
}

fn form(language: crate::lang::Tag, mut table: Table<'_>, sink: &mut Sink) -> Option<Form> {
    let term = table.string("term", sink).filter(|literal| is_name(literal, sink));
    let term = term.map(|literal| literal.owned());
    let mut list = |key, sink: &mut Sink| -> Vec<String> {
        let items = table.optional(key).and_then(|value| value.array(sink)).unwrap_or_default();
        let texts = items
            .iter()
            .filter_map(|item| item.filled_string(sink).filter(|literal| is_name(literal, sink)));
        texts.map(|literal| literal.text.to_owned()).collect()
    };
    let also = list("also", sink);
    let wrong = list("wrong", sink);
    table.string("source", sink);
    let confidence = [("confirmed", ()), ("inferred", ())];
    table.string("confidence", sink).and_then(|word| choose(word, &confidence, sink));
    table.finish(sink);
    Some(Form { language, term: term?, also, wrong })
}

/// Whether a text can be found in a pack; reports what no text of a pack has.
fn is_name(literal: &Literal<'_>, sink: &mut Sink) -> bool {
    let found = literal.text.chars().find(|&c| is_forbidden(c));
    if let Some(found) = found {
        let message = format!("control character U+{:04X} in a name", u32::from(found));
        sink.report(
            codes::CONTROL_CHARACTER
                .at(literal.span, message)
                .label("no text of a pack has it")
                .hint("take it out"),
        );
    }
    found.is_none()
}
