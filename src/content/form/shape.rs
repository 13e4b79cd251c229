//! What a content file looks like: keys with help, and the shapes of values.
//!
//! In: calls that describe a file from the outside to the inside. Out: a
//! [`Shape`], which says of itself what it is in JSON Schema (draft 07). Knows
//! nothing about files.
//!
//! Editors complete and explain keys from `properties`, `items` and
//! `additionalProperties`, but not from `allOf` or the branches of a condition;
//! so every key stands in `properties`, and conditions only add what they
//! forbid or demand.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

/// Tags as [`crate::lang::Tag::new`] takes them.
pub(crate) const TAG: &str = "^[a-z]{2,3}(-[A-Z][a-z]{3}|-[A-Z]{2}|-[0-9]{3}|-[a-z0-9]{5,8})*$";

/// Times of day.
pub(crate) const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/// A time at which something closes: the end of the day, too.
pub(crate) const CLOSING: &str = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";

/// Names that the content chooses.
pub(crate) const ANY: &str = "";

/// What a value can be.
#[derive(Debug, Clone)]
pub struct Shape(Form);

#[derive(Debug, Clone)]
enum Form {
    /// A value without parts, as JSON Schema has it.
    Plain(Value),
    List {
        item: Box<Shape>,
        least: Option<usize>,
        most: Option<usize>,
        unique: bool,
    },
    Table(Keys),
    /// A table, or an array of such tables.
    Versions(Keys),
}

/// The keys of a table, and what else must hold.
#[derive(Debug, Clone, Default)]
struct Keys {
    keys: Vec<Key>,
    /// Keys whose names the content chooses: what they match, and their values.
    chosen: Option<(&'static str, Box<Shape>)>,
    rules: Vec<Rule>,
}

/// A key of a table.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// What it is for, for the person who fills it in.
    pub help: String,
    /// Whether it must be there.
    pub required: bool,
    /// What can stand there.
    pub shape: Shape,
}

/// What holds if something else does.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) condition: Value,
    pub(crate) then: Value,
    pub(crate) otherwise: Value,
}

/// A key that must be there.
pub(crate) fn needed(name: &str, help: &str, shape: Shape) -> Key {
    Key { name: name.to_owned(), help: help.to_owned(), required: true, shape }
}

/// A key that may be missing.
pub(crate) fn optional(name: &str, help: &str, shape: Shape) -> Key {
    Key { required: false, ..needed(name, help, shape) }
}

impl Shape {
    /// Whether it is a table, which has a header of its own.
    pub(crate) fn is_table(&self) -> bool {
        match &self.0 {
            Form::Table(_) | Form::Versions(_) => true,
            Form::Plain(_) | Form::List { .. } => false,
        }
    }

    fn plain(value: Value) -> Self {
        Self(Form::Plain(value))
    }

    /// A text that says something.
    pub(crate) fn text() -> Self {
        Self::plain(json!({ "type": "string", "pattern": r"\S" }))
    }

    /// A text that may be empty.
    pub(crate) fn any_text() -> Self {
        Self::plain(json!({ "type": "string" }))
    }

    /// A text that a regular expression (ECMA 262) finds itself in.
    pub(crate) fn matching(pattern: &str) -> Self {
        Self::plain(json!({ "type": "string", "pattern": pattern }))
    }

    /// A text that is none of these words.
    pub(crate) fn text_but(words: &[&str]) -> Self {
        Self::plain(json!({ "type": "string", "pattern": r"\S", "not": { "enum": words } }))
    }

    /// One of a few words, each with its help.
    pub(crate) fn choice<H: AsRef<str>>(words: &[(&str, H)]) -> Self {
        let (words, helps): (Vec<&str>, Vec<&str>) =
            words.iter().map(|(word, help)| (*word, help.as_ref())).unzip();
        let docs = json!({ "docs": { "enumValues": helps } });
        Self::plain(json!({ "type": "string", "enum": words, "x-taplo": docs }))
    }

    /// A day, written without quotes.
    pub(crate) fn date() -> Self {
        Self::matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    }

    /// The tag of a language, see [`crate::lang::Tag`].
    pub(crate) fn tag() -> Self {
        Self::matching(TAG)
    }

    /// The name of a file without its folder.
    pub(crate) fn bare_name() -> Self {
        Self::matching(r"^[^./\\:][^/\\:]*$")
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn integer(least: u32, most: u32) -> Self {
        Self::plain(json!({ "type": "integer", "minimum": least, "maximum": most }))
    }

    /// A number from `least` to `most`.
    pub(crate) fn number(least: f64, most: f64) -> Self {
        Self::plain(json!({ "type": "number", "minimum": least, "maximum": most }))
    }

    /// `true` or `false`.
    pub(crate) fn boolean() -> Self {
        Self::plain(json!({ "type": "boolean" }))
    }

    /// A list of any length.
    pub(crate) fn list(item: Self) -> Self {
        Self(Form::List { item: Box::new(item), least: None, most: None, unique: false })
    }

    /// A list of one entry or more.
    pub(crate) fn filled_list(item: Self) -> Self {
        Self(Form::List { item: Box::new(item), least: Some(1), most: None, unique: false })
    }

    /// A list whose length lies in a range.
    pub(crate) fn list_between(length: RangeInclusive<usize>, item: Self) -> Self {
        let least = Some(*length.start()).filter(|&least| least > 0);
        let most = Some(*length.end()).filter(|&most| most < usize::MAX);
        Self(Form::List { item: Box::new(item), least, most, unique: false })
    }

    /// A list of exactly so many entries.
    pub(crate) fn list_of(count: usize, item: Self) -> Self {
        let (least, most) = (Some(count), Some(count));
        Self(Form::List { item: Box::new(item), least, most, unique: false })
    }

    /// A text that says something, or a list of such texts.
    pub(crate) fn text_or_list() -> Self {
        Self::either(["string", "array"], &Self::list(Self::text()), &Self::text())
    }

    /// A text that a regular expression finds itself in, or a list of such texts.
    pub(crate) fn matching_or_list(pattern: &str) -> Self {
        let text = Self::matching(pattern);
        Self::either(["string", "array"], &Self::filled_list(text.clone()), &text)
    }

    /// This table, or a text that says something.
    pub(crate) fn or_text(&self) -> Self {
        Self::either(["string", "object"], &Self::text(), self)
    }

    /// A value of one of two types, for each of which one of the shapes speaks.
    fn either(types: [&str; 2], one: &Self, other: &Self) -> Self {
        let mut both = one.json();
        both.extend(other.json());
        both.insert("type".to_owned(), json!(types));
        Self::plain(both.into())
    }

    /// The same list, in which no entry stands twice.
    pub(crate) fn without_repeats(self) -> Self {
        match self.0 {
            Form::List { item, least, most, .. } => {
                Self(Form::List { item, least, most, unique: true })
            }
            other @ (Form::Plain(_) | Form::Table(_) | Form::Versions(_)) => Self(other),
        }
    }

    /// A table with these keys and no others.
    pub(crate) fn table(keys: Vec<Key>) -> Self {
        Self::table_with(keys, Vec::new())
    }

    /// A table with these keys and no others, for which the rules hold.
    pub(crate) fn table_with(keys: Vec<Key>, rules: Vec<Rule>) -> Self {
        Self(Form::Table(Keys { keys, rules, chosen: None }))
    }

    /// The same table, for which the rules hold, too.
    pub(crate) fn ruled(self, rules: Vec<Rule>) -> Self {
        match self.0 {
            Form::Table(keys) => Self(Form::Table(Keys { rules, ..keys })),
            other @ (Form::Plain(_) | Form::List { .. } | Form::Versions(_)) => Self(other),
        }
    }

    /// A table with keys that the content chooses; their names match the
    /// regular expression `names`.
    pub(crate) fn chosen(names: &'static str, value: Self) -> Self {
        Self::table_and_chosen(Vec::new(), names, value)
    }

    /// A table with these keys, and others that the content chooses.
    pub(crate) fn table_and_chosen(keys: Vec<Key>, names: &'static str, value: Self) -> Self {
        let chosen = Some((names, Box::new(value)));
        Self(Form::Table(Keys { keys, chosen, rules: Vec::new() }))
    }

    /// Adds keys to a table, but for those that it has.
    pub(crate) fn join(&mut self, others: Vec<Key>) {
        match &mut self.0 {
            Form::Table(table) | Form::Versions(table) => {
                let new = |key: &Key| !table.keys.iter().any(|own| own.name == key.name);
                let new: Vec<Key> = others.into_iter().filter(new).collect();
                table.keys.extend(new);
            }
            Form::Plain(_) | Form::List { .. } => {}
        }
    }

    /// A table in which any of these keys may stand, each with its help.
    pub(crate) fn options(keys: &[(&str, &str)], shape: &Self) -> Self {
        Self::table(keys.iter().map(|(name, help)| optional(name, help, shape.clone())).collect())
    }

    /// Puts another shape at a key; dots lead into tables, and into the tables of
    /// lists.
    pub(crate) fn set(&mut self, path: &str, shape: Self) {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        match &mut self.0 {
            Form::Table(table) | Form::Versions(table) => {
                let Some(key) = table.keys.iter_mut().find(|key| key.name == name) else { return };
                if rest.is_empty() { key.shape = shape } else { key.shape.set(rest, shape) }
            }
            Form::List { item, .. } => item.set(path, shape),
            Form::Plain(_) => {}
        }
    }

    /// A table with these keys, or an array of such tables.
    pub(crate) fn versions(keys: Vec<Key>) -> Self {
        Self(Form::Versions(Keys { keys, ..Keys::default() }))
    }

    /// The keys of a table, in their order; none of another shape.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        match &self.0 {
            Form::Table(keys) | Form::Versions(keys) => &keys.keys,
            Form::Plain(_) | Form::List { .. } => &[],
        }
    }

    /// The key `name` of a table.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys().iter().find(|key| key.name == name)
    }

    /// The least number of entries, if it is a list.
    #[must_use]
    pub fn least_entries(&self) -> Option<usize> {
        match &self.0 {
            Form::List { least, .. } => Some(least.unwrap_or_default()),
            Form::Plain(_) | Form::Table(_) | Form::Versions(_) => None,
        }
    }

    /// Whether it is a text that may say nothing.
    #[must_use]
    pub fn may_be_empty(&self) -> bool {
        match &self.0 {
            Form::Plain(value) => value["type"] == "string" && value.get("pattern").is_none(),
            Form::List { .. } | Form::Table(_) | Form::Versions(_) => false,
        }
    }

    /// The shape in JSON Schema.
    pub(crate) fn json(&self) -> Map<String, Value> {
        let value = match &self.0 {
            Form::Plain(value) => value.clone(),
            Form::List { item, least, most, unique } => {
                let mut list = object(json!({ "type": "array" }));
                let mut limit = |name: &str, limit: &Option<usize>| {
                    list.extend(limit.map(|limit| (name.to_owned(), json!(limit))));
                };
                limit("minItems", least);
                limit("maxItems", most);
                if *unique {
                    list.insert("uniqueItems".to_owned(), json!(true));
                }
                list.insert("items".to_owned(), item.json().into());
                list.into()
            }
            Form::Table(keys) => keys.json("object").into(),
            // The words on tables do not speak of arrays, nor `items` of
            // tables: no `anyOf`, whose messages name no key.
            Form::Versions(keys) => {
                let mut both = keys.json("object");
                let items = json!(both.clone());
                both.insert("type".to_owned(), json!(["object", "array"]));
                both.insert("minItems".to_owned(), json!(1));
                both.insert("items".to_owned(), items);
                both.into()
            }
        };
        object(value)
    }
}

impl Rule {
    /// A rule that demands nothing.
    pub(crate) fn nothing() -> Self {
        Self { condition: json!({}), then: json!({}), otherwise: json!({}) }
    }

    /// The rule in JSON Schema.
    pub(crate) fn json(&self) -> Value {
        chain(std::slice::from_ref(self)).into()
    }
}

impl Keys {
    fn json(&self, kind: &str) -> Map<String, Value> {
        let required: Vec<&str> =
            self.keys.iter().filter(|key| key.required).map(|key| key.name.as_str()).collect();
        let properties: Map<String, Value> =
            self.keys.iter().map(|key| (key.name.clone(), key.json().into())).collect();
        let mut table = object(json!({ "type": kind }));
        if !required.is_empty() {
            table.insert("required".to_owned(), json!(required));
        }
        table.insert("properties".to_owned(), properties.into());
        let mut others = json!(false);
        match &self.chosen {
            Some((ANY, value)) => others = value.json().into(),
            Some((names, value)) => {
                table.insert("patternProperties".to_owned(), json!({ *names: value.json() }));
            }
            None => {}
        }
        table.insert("additionalProperties".to_owned(), others);
        table.extend(chain(&self.rules));
        table
    }
}

impl Key {
    fn json(&self) -> Map<String, Value> {
        let mut described = object(json!({ "description": self.help }));
        described.extend(self.shape.json());
        described
    }
}

/// Rules that all hold, each inside both branches of the one before.
fn chain(rules: &[Rule]) -> Map<String, Value> {
    let Some((rule, rest)) = rules.split_first() else { return Map::new() };
    let branch = |own: &Value| {
        let mut both = object(own.clone());
        both.extend(chain(rest));
        both
    };
    object(json!({
        "if": rule.condition,
        "then": branch(&rule.then),
        "else": branch(&rule.otherwise),
    }))
}

/// The entries of a JSON object.
fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(entries) = value { entries } else { Map::new() }
}
