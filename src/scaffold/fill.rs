//! A pack that follows its flyer again: what the blocks of `flyer.toml` ask for, and
//! nothing else.
//!
//! In: a pack, what packs of the flyer look like, the reference pack, and what was
//! put aside before. Out: the pack with empty texts where some are missing, what no
//! block asks for put aside, and what was done. All else stays as it was typed.

use std::str::FromStr;

use toml_edit::{Array, DocumentMut, Item, Table, TomlError, value};

use super::comment::{comment, shown};
use crate::content::form::{Key, Shape};
use crate::content::load::RESERVED;

/// What there is to fill in.
#[derive(Debug, Clone, Copy)]
pub struct Gap<'a> {
    /// The pack.
    pub pack: &'a str,
    /// The reference pack; the pack itself if it is that.
    pub reference: &'a toml::Table,
    /// What packs of the flyer look like.
    pub shape: &'a Shape,
    /// What was put aside before.
    pub aside: &'a str,
}

/// A pack that was filled in. Names are keys with dots.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The pack.
    pub pack: String,
    /// What is put aside.
    pub aside: String,
    /// What was added, empty.
    pub added: Vec<String>,
    /// What was put aside.
    pub removed: Vec<String>,
    /// What was put aside before and is back.
    pub restored: Vec<String>,
}

/// Brings a pack into line.
///
/// # Errors
/// Says why the pack, or what was put aside, is not valid TOML.
pub fn fill(gap: Gap<'_>) -> Result<Filled, TomlError> {
    let mut pack = DocumentMut::from_str(gap.pack)?;
    let mut aside = DocumentMut::from_str(gap.aside)?;
    let mut filled = Filled::default();
    let (pack_table, aside_table) = (pack.as_table_mut(), aside.as_table_mut());
    let tables = Tables { path: "", reference: Some(gap.reference), shape: gap.shape };
    tables.fill(pack_table, aside_table, &mut filled);
    filled.pack = pack.to_string();
    filled.aside = aside.to_string();
    Ok(filled)
}

/// A table of a pack, with the same one elsewhere.
struct Tables<'a> {
    /// Its name with dots; empty for the file.
    path: &'a str,
    reference: Option<&'a toml::Table>,
    shape: &'a Shape,
}

impl Tables<'_> {
    fn fill(&self, table: &mut Table, aside: &mut Table, filled: &mut Filled) {
        let keys = self.shape.keys();
        let strange: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
        let is_kept = |name: &str| self.path.is_empty() && RESERVED.contains(&name);
        for name in strange.iter().filter(|it| self.shape.key(it).is_none() && !is_kept(it)) {
            put(name, table, aside);
            filled.removed.push(self.dotted(name));
        }
        let mut last = table.position();
        for key in keys {
            let name = key.name.as_str();
            last = table.get(name).and_then(Item::as_table).map_or(last, |it| end(it).max(last));
            if is_kept(name) {
                continue;
            }
            if !table.contains_key(name) && aside.contains_key(name) {
                put(name, aside, table);
                filled.restored.push(self.dotted(name));
                place(table, name, last);
            }
            if key.shape.keys().is_empty() {
                self.word(key, table, filled);
            } else if key.required {
                self.inner(key, table, aside, last, filled);
            }
            last = table.get(name).and_then(Item::as_table).map_or(last, |it| end(it).max(last));
        }
    }

    /// Fills a table inside this one.
    fn inner(
        &self,
        key: &Key,
        table: &mut Table,
        aside: &mut Table,
        last: Option<isize>,
        filled: &mut Filled,
    ) {
        let (name, path) = (key.name.as_str(), self.dotted(&key.name));
        if !table.contains_key(name) {
            let mut new = Table::new();
            new.decor_mut().set_prefix(format!("\n{}", comment("", &key.help)));
            table.insert(name, Item::Table(new));
            place(table, name, last);
            filled.added.push(path.clone());
        }
        let mut nothing = Table::new();
        let put_aside = aside.get_mut(name).and_then(Item::as_table_mut);
        let had_none = put_aside.is_none();
        let inside = put_aside.unwrap_or(&mut nothing);
        if let Some(own) = table.get_mut(name).and_then(Item::as_table_mut) {
            let reference = self.reference.and_then(|it| it.get(name)).and_then(|it| it.as_table());
            Tables { path: &path, reference, shape: &key.shape }.fill(own, inside, filled);
        }
        let is_empty = inside.is_empty();
        if had_none && !is_empty {
            aside.insert(name, Item::Table(nothing));
        } else if !had_none && is_empty {
            aside.remove(name);
        }
    }

    /// Adds a text, or the texts of a list, that must be there.
    fn word(&self, key: &Key, table: &mut Table, filled: &mut Filled) {
        let name = key.name.as_str();
        let least = key.shape.least_entries();
        if let Some(list) = table.get_mut(name).and_then(Item::as_array_mut) {
            for index in list.len()..least.unwrap_or_default() {
                push(list);
                filled.added.push(format!("{}.{index}", self.dotted(name)));
            }
            return;
        }
        if table.contains_key(name) || !key.required {
            return;
        }
        let item = match least {
            Some(least) => {
                let mut list = Array::new();
                (0..least.max(1)).for_each(|_| push(&mut list));
                list.set_trailing_comma(true);
                list.set_trailing("\n");
                value(list)
            }
            None => value(""),
        };
        table.insert(name, item);
        if let Some(mut key_of) = table.key_mut(name) {
            key_of.leaf_decor_mut().set_prefix(self.remark(key));
        }
        filled.added.push(self.dotted(name));
    }

    /// What the translator reads above an empty text: the text of the reference, or
    /// else what it is for.
    fn remark(&self, key: &Key) -> String {
        match self.reference.and_then(|it| it.get(&key.name)) {
            Some(toml::Value::String(text)) if !text.is_empty() => format!("# {}\n", shown(text)),
            Some(toml::Value::Array(texts)) if texts.iter().any(|it| it.as_str() != Some("")) => {
                let texts = texts.iter().filter_map(toml::Value::as_str);
                texts.map(|text| format!("# {}\n", shown(text))).collect()
            }
            Some(_) | None => comment("", &key.help),
        }
    }

    fn dotted(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}

/// Moves an entry with its remarks from one table to another, behind all others.
fn put(name: &str, from: &mut Table, to: &mut Table) {
    if let Some((key, mut item)) = from.remove_entry(name) {
        if let Some(table) = item.as_table_mut() {
            unplace(table);
        }
        to.remove(name);
        to.insert_formatted(&key, item);
    }
}

/// Takes from a table, and those inside, their places in the file.
fn unplace(table: &mut Table) {
    table.set_position(None);
    table.iter_mut().filter_map(|(_, item)| item.as_table_mut()).for_each(unplace);
}

/// Puts a table, and those inside, behind what stands at `last`.
fn place(table: &mut Table, name: &str, last: Option<isize>) {
    fn all(table: &mut Table, last: Option<isize>) {
        table.set_position(last);
        table.iter_mut().filter_map(|(_, item)| item.as_table_mut()).for_each(|it| all(it, last));
    }
    if let Some(table) = table.get_mut(name).and_then(Item::as_table_mut) {
        all(table, last);
    }
}

/// The last place in the file of a table and those inside.
fn end(table: &Table) -> Option<isize> {
    let inner = table.iter().filter_map(|(_, item)| item.as_table()).filter_map(end).max();
    table.position().max(inner)
}

/// Adds an empty text to a list, on a line of its own.
fn push(list: &mut Array) {
    list.push_formatted(toml_edit::Value::from("").decorated("\n  ", ""));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::form::shape::{needed, optional};

    /// A flyer of two tables, one of which has a table inside and a list.
    fn shape() -> Shape {
        let text = || Shape::text();
        let way = Shape::table(vec![needed("heading", "For whom.", text())]);
        Shape::table(vec![
            needed("pack", "The pack.", Shape::table(vec![needed("language", "Which.", text())])),
            needed(
                "title",
                "The title.",
                Shape::table(vec![
                    needed("heading", "The heading.", text()),
                    needed("tasks", "The tasks.", Shape::list_of(2, text())),
                    optional("end", "May be empty.", Shape::any_text()),
                ]),
            ),
            needed(
                "ways",
                "The ways.",
                Shape::table(vec![needed("later", "Later.", text()), needed("known", "One.", way)]),
            ),
        ])
    }

    fn filled(pack: &str, reference: &str, aside: &str) -> Filled {
        let reference = &reference.parse().unwrap();
        fill(Gap { pack, reference, shape: &shape(), aside }).unwrap()
    }

    const WHOLE: &str = "# A remark.\n[pack]\nlanguage = \"th\"\n\n[title]\nheading = \"A\" # why\n\
                         tasks = [\"b\", \"c\"]\n\n[ways]\nlater = \"d\"\n\n[ways.known]\nheading = \"e\"\n";

    #[test]
    fn a_pack_that_is_whole_stays_as_it_was_typed() {
        let filled = filled(WHOLE, "", "");
        assert_eq!(filled.pack, WHOLE);
        assert_eq!((filled.aside.as_str(), filled.added.len(), filled.removed.len()), ("", 0, 0));
    }

    #[test]
    fn what_is_missing_is_added_empty_under_the_text_of_the_reference() {
        let reference =
            "[title]\ntasks = [\"{漢字|かんじ}\", \"c\"]\n[ways]\nlater = \"{number:x|other=#}\"";
        let pack = "[pack]\nlanguage = \"th\"\n\n[title]\nheading = \"A\"\n";
        let filled = filled(pack, reference, "");
        let expected = "[pack]\nlanguage = \"th\"\n\n[title]\nheading = \"A\"\n# 漢字\n# c\ntasks = [\n  \"\",\n  \
                        \"\",\n]\n\n# The ways.\n[ways]\n# {number:x}\nlater = \"\"\n\n# One.\n[ways.known]\n# For \
                        whom.\nheading = \"\"\n";
        assert_eq!(filled.pack, expected);
        assert_eq!(
            filled.added,
            ["title.tasks", "ways", "ways.later", "ways.known", "ways.known.heading"]
        );
    }

    #[test]
    fn what_no_block_asks_for_is_put_aside_and_comes_back() {
        let old = WHOLE.replace("[ways]", "# Gone.\n[old]\ntext = \"x\"\n\n[ways]");
        let old = old.replace("heading = \"A\"", "heading = \"A\"\ntip = \"t\"");
        let first = filled(&old, "", "");
        assert_eq!(first.removed, ["old", "title.tip"]);
        assert!(first.pack.contains("[ways]") && !first.pack.contains("[old]"), "{}", first.pack);
        assert!(first.aside.contains("# Gone.\n[old]\ntext = \"x\""), "{}", first.aside);
        assert!(first.aside.contains("[title]\ntip = \"t\""), "{}", first.aside);

        // `ways` was put aside, and is asked for again.
        let aside = "[ways]\nlater = \"d\"\n\n[ways.known]\nheading = \"e\"\n";
        let without = &WHOLE[..WHOLE.find("\n[ways]").unwrap()];
        let second = filled(without, "", aside);
        assert_eq!((second.restored, second.added.len()), (vec!["ways".to_owned()], 0));
        assert_eq!(second.pack.parse::<toml::Table>().unwrap(), WHOLE.parse().unwrap());
        assert_eq!(second.aside, "");
    }

    #[test]
    fn a_new_table_stands_where_the_flyer_has_its_block() {
        let pack =
            "[pack]\nlanguage = \"th\"\n\n[ways]\nlater = \"d\"\n\n[ways.known]\nheading = \"e\"\n";
        let filled = filled(pack, "", "").pack;
        let at = |name: &str| filled.find(name).unwrap();
        assert!(at("[title]") < at("[ways]") && at("[pack]") < at("[title]"), "{filled}");
    }
}
