//! What a language says by itself, to be filled in: its name, how it writes values,
//! what it calls other languages.
//!
//! In: what CLDR and the facts know of it, and the files of other languages. Out: the
//! lines that its file lacks, each under its help and how others have it. Knows
//! nothing about flyers.

use toml::{Table, Value};

use super::comment::{comment, shown};
use super::known::{known, name_of};
use super::patterns::{Neighbour, examples, first_guess};
use crate::content::form::Key;
use crate::content::table::language;
use crate::lang::{Plural, Tag, same_script};

/// What is known of a language that says nothing yet.
#[derive(Debug, Clone, Copy)]
pub struct Unspoken<'a> {
    /// The language.
    pub language: &'a Tag,
    /// How it writes its own name, if the facts say so, with the code that they use
    /// for it.
    pub own_name: Option<(&'a str, &'a str)>,
    /// The codes of the languages in the facts.
    pub codes: &'a [&'a str],
    /// The files of other languages.
    pub others: &'a [(Tag, Table)],
    /// The language of those whose tables are the model.
    pub reference: &'a Tag,
}

/// Keys that only some projects need: they are asked for if the reference has them.
const LIKE_REFERENCE: [&str; 13] = [
    "and",
    "pair",
    "fax",
    "extension",
    "place",
    "days",
    "hours",
    "week",
    "date",
    "price",
    "cost",
    "units",
    "marks",
];

/// Keys that stand in every file with what CLDR has, to be looked at.
const FROM_CLDR: [&str; 3] = ["months", "week.names", "week.short"];

/// Patterns for which CLDR has good ones, which hold where nothing stands.
const LEFT_TO_CLDR: [&str; 3] = ["date.short", "date.day", "date.year"];

/// The file of a language with what it lacks: names before its tables, tables behind
/// them; `None` if it lacks nothing.
#[must_use]
pub fn completed(text: &str, unspoken: &Unspoken<'_>) -> Option<String> {
    let has: Table = text.parse().unwrap_or_default();
    let shape = language::shape();
    let lacking = |key: &str| shape.key(key).filter(|_| !has.contains_key(key));
    let names: String =
        ["name", "japanese"].iter().filter_map(|key| Some(unspoken.name(lacking(key)?))).collect();
    // A file that says the one and not the other has its reasons.
    let words = lacking("formats").and(lacking("words"));
    let tables: String = [
        words.and_then(|key| unspoken.words(key)),
        lacking("formats").map(|key| unspoken.formats(key)),
        lacking("languages").map(|key| unspoken.languages(key)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if names.is_empty() && tables.is_empty() {
        return None;
    }
    let at = first_table(text);
    let (top, rest) = (text[..at].trim_end(), text[at..].trim_end());
    let parts = [top, names.trim_end(), rest, tables.trim_end()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(parts.join("\n\n") + "\n")
}

/// Where the first table of a file begins, or the file ends; remarks above the table
/// belong to it, but for those at the top of the file.
fn first_table(text: &str) -> usize {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let (mut behind, mut begin) = (0, None);
    for (start, line) in lines {
        if line.starts_with('[') {
            return begin.filter(|_| behind > 0).unwrap_or(start);
        }
        match line.starts_with('#') {
            true => begin = begin.or(Some(start)),
            false => (behind, begin) = (start + line.len(), None),
        }
    }
    text.len()
}

impl Unspoken<'_> {
    /// A name of the language.
    fn name(&self, key: &Key) -> String {
        let japanese = Tag::new("ja").ok();
        let in_tag = if key.name == "name" { Some(self.language) } else { japanese.as_ref() };
        let own = self.own_name.filter(|_| key.name == "name").map(|(_, name)| name.to_owned());
        let known = own.or_else(|| name_of(self.language.as_str(), in_tag?)).unwrap_or_default();
        let primary = self.reference.primary();
        let others = self.others.iter().filter(|(tag, _)| tag.primary() != primary);
        let example = |(tag, file): &(Tag, Table)| {
            Some(format!("{tag} \"{}\"", shown(file.get(&key.name)?.as_str()?)))
        };
        let examples: Vec<String> = others.filter_map(example).take(2).collect();
        let examples = match examples.is_empty() {
            true => String::new(),
            false => format!(" ({})", examples.join(", ")),
        };
        comment("", &format!("{}{examples}", key.help))
            + &format!("{} = \"{}\"\n", key.name, shown(&known))
    }

    /// A table of the file that is the model.
    fn of_reference(&self, table: &str) -> Option<&Table> {
        let (_, file) = self.others.iter().find(|(tag, _)| tag == self.reference)?;
        file.get(table)?.as_table()
    }

    /// The table `words`, if the model has it.
    fn words(&self, words: &Key) -> Option<String> {
        let model = self.of_reference("words")?;
        let mut text = comment("", &words.help) + "[words]\n";
        for key in words.shape.keys() {
            let said = |(tag, file): &(Tag, Table)| {
                let word = file.get("words")?.get(&key.name)?.as_str()?;
                Some(format!("{tag} \"{}\"", shown(word)))
            };
            let examples: Vec<String> = self.others.iter().filter_map(said).take(2).collect();
            text += &match model.contains_key(&key.name) {
                true => {
                    let examples = format!("#   {}\n", examples.join(", "));
                    comment("", &key.help) + &examples + &format!("{} = \"\"\n", key.name)
                }
                false => left_out(key),
            };
        }
        Some(text + "\n")
    }

    /// The table `formats` with its tables.
    fn formats(&self, formats: &Key) -> String {
        let neighbours: Vec<Neighbour<'_>> = self
            .others
            .iter()
            .filter_map(|(tag, file)| {
                let formats = file.get("formats")?.as_table()?;
                let same_script = same_script(tag, self.language);
                Some(Neighbour { language: tag, formats, same_script })
            })
            .collect();
        let mut text = comment("", &formats.help);
        text += &comment(
            "",
            "What stands here already is understood everywhere, or is what all languages of this script have. Change it to what your readers are used to.",
        );
        text += "[formats]\n";
        for key in formats.shape.keys() {
            let like = LIKE_REFERENCE.contains(&key.name.as_str());
            let has_months = key.name == "months" && self.names_months();
            let model = self.of_reference("formats").and_then(|formats| formats.get(&key.name));
            match (
                key.shape.keys(),
                if like { model.is_some() } else { key.required || has_months },
            ) {
                (_, false) => text += &left_out(key),
                ([], true) => text += &self.pattern(&key.name, key, &neighbours),
                (inner, true) => {
                    text += &format!("\n{}[formats.{}]\n", comment("", &key.help), key.name);
                    for entry in inner {
                        let path = format!("{}.{}", key.name, entry.name);
                        let model = model.and_then(|model| model.get(&entry.name));
                        let is_due = match key.name.as_str() {
                            "price" => self.counts(&entry.name),
                            _ if FROM_CLDR.contains(&&*path) => {
                                known(&path, self.language).is_some()
                            }
                            _ if LEFT_TO_CLDR.contains(&&*path) => false,
                            _ => entry.required || like && usual(&path, model, &neighbours),
                        };
                        text += &match is_due {
                            true => match model
                                .filter(|model| !model.is_str() && !FROM_CLDR.contains(&&*path))
                            {
                                Some(model) => blank(entry, model),
                                None => self.pattern(&path, entry, &neighbours),
                            },
                            false => left_out(entry),
                        };
                    }
                }
            }
        }
        text + "\n"
    }

    /// Whether the language has words of their own for such numbers.
    fn counts(&self, form: &str) -> bool {
        Plural::known(self.language).iter().any(|known| known.key() == form)
    }

    /// Whether CLDR writes a month of a year with its name.
    fn names_months(&self) -> bool {
        known("month", self.language).is_some_and(|pattern| pattern.contains("{month}"))
    }

    /// A pattern with its help, its examples and where it comes from.
    fn pattern(&self, path: &str, key: &Key, neighbours: &[Neighbour<'_>]) -> String {
        let known = known(path, self.language);
        let from = if known.is_some() { " From CLDR." } else { "" };
        let mut text = comment("", &format!("{}{from}", key.help));
        let examples = examples(path, neighbours);
        if !examples.is_empty() {
            text += &format!("#   {examples}\n");
        }
        let guess = || format!("\"{}\"", shown(&first_guess(path, neighbours)));
        text + &format!("{} = {}\n", key.name, known.unwrap_or_else(guess))
    }

    /// The table `languages`.
    fn languages(&self, languages: &Key) -> String {
        let from = "What stands here already is from CLDR.";
        let mut text = comment("", &format!("{} {from}", languages.help)) + "[languages]\n";
        let model = self.of_reference("languages");
        for code in self.codes {
            let known = model.and_then(|model| model.get(*code)).and_then(Value::as_str);
            let own = self.own_name.filter(|(own, _)| own == code).map(|(_, name)| name.to_owned());
            let name = own.or_else(|| name_of(code, self.language)).unwrap_or_default();
            text += &format!("# {}\n", known.map_or_else(|| (*code).to_owned(), shown));
            text += &format!("{code} = \"{}\"\n", shown(&name));
        }
        text
    }
}

/// Whether a key that may be missing is asked for: the model has it, and not alone
/// among the languages of the same script.
fn usual(path: &str, model: Option<&Value>, neighbours: &[Neighbour<'_>]) -> bool {
    let mut alike = neighbours.iter().filter(|neighbour| neighbour.same_script).peekable();
    model.is_some() && (alike.peek().is_none() || alike.any(|neighbour| neighbour.has(path)))
}

/// A key at which something else than a pattern stands, with empty texts in it.
fn blank(key: &Key, model: &Value) -> String {
    fn empty(model: &Value) -> String {
        match model {
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(empty).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Table(table) => {
                let entry = |(key, value): (&String, &Value)| format!("{key} = {}", empty(value));
                let entries: Vec<String> = table.iter().map(entry).collect();
                format!("{{ {} }}", entries.join(", "))
            }
            Value::Boolean(flag) => flag.to_string(),
            Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Datetime(_) => {
                "\"\"".to_owned()
            }
        }
    }
    comment("", &key.help) + &format!("{} = {}\n", key.name, empty(model))
}

/// A key that few languages need.
pub(super) fn left_out(key: &Key) -> String {
    comment("", &format!("`{}` is left out. {}", key.name, key.help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_before_the_first_table_and_its_remarks() {
        let at = |text: &str| text[first_table(text)..].to_owned();
        assert_eq!(at("#:schema x\n\n# why\n[setting]\n"), "# why\n[setting]\n");
        assert_eq!(at("# why\n[setting]\n"), "[setting]\n");
        assert_eq!(at("name = \"x\"\n[setting]\n"), "[setting]\n");
        assert_eq!(at("name = \"x\"\n"), "");
    }
}
