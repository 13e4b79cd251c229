//! A pack that waits for its translation.
//!
//! In: the reference pack, what its schema says, the other packs. Out: a pack
//! with the same tables and keys in the same order, each text empty under a
//! comment with the text of the reference. Knows nothing about blocks.

use toml::Table;
use toml::de::{DeTable, DeValue};

use super::comment::{comment, shown};
use super::patterns::{Neighbour, examples, first_guess};
use crate::content::form::{Key, Shape};
use crate::lang::{Tag, same_script};

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
    /// The flyer's packs, to show how other languages write values.
    pub packs: &'a [(Tag, Table)],
    /// How the language writes its own name, if the facts say so, with the code
    /// that they use for it.
    pub own_name: Option<(&'a str, &'a str)>,
    /// Whether the flyer lists the language already.
    pub is_listed: bool,
    /// Whether the program knows how to set it.
    pub has_file: bool,
}

/// The text of the new pack.
///
/// # Errors
/// Says why the reference pack is not valid TOML.
pub fn pack(blank: &Blank<'_>) -> Result<String, String> {
    let reference = DeTable::parse(blank.text).map_err(|error| error.message().to_owned())?;
    let mut pack = header(blank);
    for entry in ordered(reference.get_ref()) {
        let DeValue::Table(table) = entry.value else { continue };
        match entry.key {
            "pack" => pack += &head(blank),
            "formats" => pack += &formats(blank),
            "languages" => pack += &languages(blank, table),
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
    if !blank.has_file {
        step(&format!(
            "Look at content/languages/{language}.toml: fonts, line breaking, line pitch."
        ));
    }
    if !blank.is_listed {
        step(&format!("Add \"{language}\" to `languages` in content/{flyer}/flyer.toml."));
    }
    step(&format!(
        "Run `chirashi check --lang {language}` until it has nothing more to say, then `chirashi build --lang {language}`, and look at the pages."
    ));
    step(&format!(
        "Run `chirashi stamp --lang {language}`: should a text of {reference}.toml change later, `chirashi check` names its translation."
    ));
    step("Let a native speaker read the pages; then set `status` to \"reviewed\".");
    header
}

/// The table `pack`.
fn head(blank: &Blank<'_>) -> String {
    let label = blank.own_name.map_or("", |(_, name)| name);
    let example = |key: &str| {
        let of = |(tag, pack): &(Tag, Table)| {
            Some(format!("{tag} \"{}\"", shown(pack.get("pack")?.get(key)?.as_str()?)))
        };
        let primary = blank.reference.primary();
        let others = blank.packs.iter().filter(|(tag, _)| tag.primary() != primary);
        others.filter_map(of).take(2).collect::<Vec<_>>().join(", ")
    };
    let mut head = format!("\n[pack]\nlanguage = \"{}\"\nstatus = \"draft\"\n", blank.language);
    for (key, value) in [("label", label), ("label_japanese", "")] {
        let help = blank.shape.key("pack").and_then(|pack| pack.shape.key(key));
        let help = help.map_or("", |key| &key.help);
        head += &comment("", &format!("{help} ({})", example(key)));
        head += &format!("{key} = \"{}\"\n", shown(value));
    }
    head
}

/// The table `formats` with its tables.
fn formats(blank: &Blank<'_>) -> String {
    let neighbours: Vec<Neighbour<'_>> = blank
        .packs
        .iter()
        .filter_map(|(tag, pack)| {
            let formats = pack.get("formats")?.as_table()?;
            let same_script = same_script(tag, blank.language);
            Some(Neighbour { language: tag, formats, same_script })
        })
        .collect();
    let Some(key) = blank.shape.key("formats") else { return String::new() };
    let mut formats = String::from("\n");
    formats += &comment("", &key.help);
    formats += &comment(
        "",
        "What stands here already is understood everywhere, or is what all languages of this script have. Change it to what your readers are used to.",
    );
    formats += "[formats]\n";
    for key in key.shape.keys() {
        // What only some flyers need.
        let marks = key.name == "marks" && blank.text.contains("{mark:frame}");
        match (key.required || marks, key.shape.keys()) {
            (false, _) => formats += &left_out(key),
            (true, []) => formats += &pattern(&key.name, key, &neighbours),
            (true, inner) => {
                formats += &format!("\n[formats.{}]\n", key.name);
                for entry in inner {
                    let path = format!("{}.{}", key.name, entry.name);
                    formats += &match entry.required || marks {
                        true => pattern(&path, entry, &neighbours),
                        false => left_out(entry),
                    };
                }
            }
        }
    }
    formats
}

/// A pattern with its help and its examples.
fn pattern(path: &str, key: &Key, neighbours: &[Neighbour<'_>]) -> String {
    let mut text = comment("", &key.help);
    let examples = examples(path, neighbours);
    if !examples.is_empty() {
        text += &format!("#   {examples}\n");
    }
    text + &format!("{} = \"{}\"\n", key.name, shown(&first_guess(path, neighbours)))
}

/// A key that few languages need.
fn left_out(key: &Key) -> String {
    comment("", &format!("`{}` is left out. {}", key.name, key.help))
}

/// The table `languages`.
fn languages(blank: &Blank<'_>, reference: &DeTable<'_>) -> String {
    let mut table = String::from("\n");
    if let Some(key) = blank.shape.key("languages") {
        table += &comment("", &key.help);
    }
    table += "[languages]\n";
    for Entry { key: code, value, .. } in ordered(reference) {
        let own = blank.own_name.filter(|(own, _)| *own == code).map_or("", |(_, name)| name);
        let text = shown(value.as_str().unwrap_or_default());
        table += &format!("# {text}\n{code} = \"{}\"\n", shown(own));
    }
    table
}

/// A table of words, and the tables inside it behind its own keys; with the
/// remarks of the reference pack.
fn words_table(text: &str, path: &str, at: &Entry<'_>, shape: Option<&Shape>, pack: &mut String) {
    let DeValue::Table(table) = at.value else { return };
    *pack += &format!("\n{}[{path}]\n", remarks(text, at.start));
    let (tables, words): (Vec<_>, Vec<_>) =
        ordered(table).into_iter().partition(|entry| entry.value.is_table());
    let inside = |key: &str| shape.and_then(|shape| shape.key(key)).map(|key| &key.shape);
    for Entry { key, value, start } in words {
        *pack += &remarks(text, start);
        *pack += &word(key, value, inside(key).is_some_and(Shape::may_be_empty));
    }
    for inner in tables {
        words_table(text, &format!("{path}.{}", inner.key), &inner, inside(inner.key), pack);
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
