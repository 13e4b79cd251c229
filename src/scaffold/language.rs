//! A pack that waits for its translation.
//!
//! In: the reference pack and what its schema says. Out: a pack
//! with the same tables and keys in the same order, each text empty under a
//! comment with the text of the reference. Knows nothing about blocks.

use toml::de::{DeTable, DeValue};
use toml_edit::Key;

use super::comment::{comment, shown};
use crate::content::form::Shape;
use crate::lang::{Plural, Tag};

/// What a new pack is made from.
#[derive(Debug, Clone, Copy)]
pub struct Blank<'a> {
    /// The flyer's folder.
    pub flyer: &'a str,
    /// The new language.
    pub language: &'a Tag,
    /// The language that it is translated from.
    pub reference: &'a Tag,
    /// The text of that pack.
    pub text: &'a str,
    /// What the packs of the flyer look like.
    pub shape: &'a Shape,
    /// Whether the flyer lists the language already.
    pub is_listed: bool,
    /// Whether its file says all that it must.
    pub speaks: bool,
}

/// The text of the new pack.
///
/// # Errors
/// Says why the reference pack is not valid TOML.
pub fn pack(blank: &Blank<'_>) -> Result<String, String> {
    let reference = DeTable::parse(blank.text).map_err(|error| error.message().to_owned())?;
    let mut pack = header(blank);
    for entry in ordered(reference.get_ref()) {
        if !entry.value.is_table() {
            continue;
        }
        match entry.key {
            "pack" => {
                let language = blank.language;
                pack += &format!("\n[pack]\nlanguage = \"{language}\"\nstatus = \"draft\"\n");
            }
            // In older projects; the language's file says it now.
            "formats" | "languages" => {}
            words => {
                let shape = blank.shape.key(words).map(|key| &key.shape);
                words_table(blank.text, words, &entry, shape, &mut pack);
            }
        }
    }
    Ok(pack)
}

/// What the translator does with the file.
fn header(blank: &Blank<'_>) -> String {
    let Blank { flyer, language, reference, .. } = blank;
    let mut header = format!(
        "#:schema ./pack.schema.json\n# {language}: draft translation, not yet read by a native speaker.\n#\n"
    );
    let mut point = |text: &str| header += &comment("", text).replace("\n# ", "\n#   ");
    point(&format!(
        "- Above each \"\" is the text of {reference}.toml. Write the translation between the quotation marks; a list has one \"\" for each of its texts."
    ));
    point(
        "- Words in braces, such as {phone:card}, are facts; copy them unchanged. Do not type numbers, times, days or addresses yourself.",
    );
    if let forms @ [_, _, ..] = &Plural::needed(blank.language)[..] {
        let forms: Vec<String> = forms.iter().map(|form| format!("{}=# …", form.key())).collect();
        point(&format!(
            "- Words that change with a number go into its braces: {{number:name|{}}}; # is the number.",
            forms.join("|")
        ));
    }
    point(
        "- **two stars** on both sides make words stand out. A quotation mark inside a text is \\\", a backslash \\\\.",
    );
    point(
        "- Texts whose key ends in `alt` are read aloud in place of a picture: plain sentences, without stars.",
    );
    point(
        "- \\u00A0 is a space at which no line breaks; \\u200B is a place where a line may break, \\u2060 one where it must not.",
    );
    header += "#\n# Then:\n";
    let mut number = 0;
    let mut step = |text: &str| {
        number += 1;
        header += &comment("", &format!("{number}. {text}")).replace("\n# ", "\n#    ");
    };
    if !blank.speaks {
        step(&format!(
            "Fill in content/languages/{language}.toml: how the language writes times, months and sizes, and what it calls other languages; once for all flyers."
        ));
    }
    if !blank.is_listed {
        step(&format!("Add \"{language}\" to `languages` in content/{flyer}/flyer.toml."));
    }
    step(&format!(
        "Run `chirashi check --lang {language}` until it has nothing more to say, then `chirashi build --lang {language}`, and look at the pages."
    ));
    step(&format!(
        "Run `chirashi stamp --lang {language}`: should a text change later, here or in {reference}.toml, `chirashi check` says so at its line."
    ));
    step(&format!(
        "Let a native speaker read the pages, as many texts at a time as you like, and run `chirashi stamp --lang {language} --reviewed-by NAME KEYS`. When all were read, the flyer says no more that it is a draft."
    ));
    header
}

/// A table of words, and the tables inside it behind its own keys; with the
/// remarks of the reference pack.
fn words_table(text: &str, path: &str, at: &Entry<'_>, shape: Option<&Shape>, pack: &mut String) {
    let DeValue::Table(table) = at.value else { return };
    let (tables, words): (Vec<_>, Vec<_>) =
        ordered(table).into_iter().partition(|entry| entry.value.is_table());
    // A table that only holds others has no head in the reference.
    if tables.is_empty() || !words.is_empty() {
        *pack += &format!("\n{}[{path}]\n", remarks(text, at.start));
    }
    let inside = |key: &str| shape.and_then(|shape| shape.key(key)).map(|key| &key.shape);
    for Entry { key, value, start } in words {
        *pack += &remarks(text, start);
        *pack += &word(key, value, inside(key).is_some_and(Shape::may_be_empty));
    }
    for inner in tables {
        words_table(
            text,
            &format!("{path}.{}", Key::new(inner.key)),
            &inner,
            inside(inner.key),
            pack,
        );
    }
}

/// The comment lines right above the line of a place.
fn remarks(text: &str, at: usize) -> String {
    let above = text[..at].rfind('\n').map_or("", |end| &text[..end]);
    let is_comment = |line: &&str| line.trim_start().starts_with('#');
    let mut lines: Vec<&str> = above.lines().rev().take_while(is_comment).collect();
    lines.reverse();
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A text or a list of texts, empty under the text of the reference.
fn word(name: &str, value: &DeValue<'_>, may_be_empty: bool) -> String {
    let name = Key::new(name);
    let text = |value: &DeValue<'_>| shown(value.as_str().unwrap_or_default());
    match value {
        DeValue::Array(items) => {
            let item = |item: &toml::Spanned<DeValue<'_>>| {
                format!("  # {}\n  \"\",\n", text(item.get_ref()))
            };
            let items: String = items.iter().map(item).collect();
            format!("{name} = [\n{items}]\n")
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Table(_) => {
            let remark = if may_be_empty { " (may stay empty)" } else { "" };
            format!("# {}{remark}\n{name} = \"\"\n", text(value))
        }
    }
}

/// An entry of a table of the reference pack.
struct Entry<'a> {
    key: &'a str,
    value: &'a DeValue<'a>,
    /// Where its key stands.
    start: usize,
}

/// The entries of a table in the order of the file.
fn ordered<'a>(table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
    let entry = |(key, value): (&'a toml::Spanned<_>, &'a toml::Spanned<DeValue<'a>>)| {
        let name: &std::borrow::Cow<'a, str> = key.get_ref();
        Entry { key: name, value: value.get_ref(), start: key.span().start }
    };
    let mut entries: Vec<Entry<'_>> = table.iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.start);
    entries
}
