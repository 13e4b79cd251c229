//! Changes to a TOML file, one at a time: every key taken out, every value of
//! another type, every table with a key too many.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value as Json;
use toml::{Table, Value};

/// A part of a path in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Key(String),
    Entry(usize),
}

/// What is done to the value at a path.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Deed {
    /// The key goes.
    Remove,
    /// A table gets a key that nothing reads.
    AddKey,
    /// The value becomes one of another type.
    Retype,
    /// A text becomes empty.
    Empty,
    /// A list loses its last entry.
    Shorten,
    /// A list gets its last entry twice.
    Lengthen,
    /// A word of a few becomes another one.
    OtherWord,
    /// A number becomes this one, which is outside of its limits.
    Beyond(f64),
}

/// A change: where, and what.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    pub(crate) path: Vec<Part>,
    pub(crate) deed: Deed,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self
            .path
            .iter()
            .map(|part| match part {
                Part::Key(key) => key.clone(),
                Part::Entry(index) => index.to_string(),
            })
            .collect();
        write!(f, "{:?} {}", self.deed, parts.join("/"))
    }
}

/// All changes that the file and its schema invite.
pub(crate) fn all(table: &Table, schema: &Json) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut path = Vec::new();
    in_table(table, schema, &mut path, &mut changes);
    changes
}

fn in_table(table: &Table, schema: &Json, path: &mut Vec<Part>, changes: &mut Vec<Change>) {
    changes.push(Change { path: path.clone(), deed: Deed::AddKey });
    let mut forms = BTreeSet::new();
    for (key, value) in table {
        // Of the entries that the content names, such as facts, one stands for
        // all that have the same keys.
        let is_chosen = schema["properties"].get(key).is_none();
        if is_chosen && !forms.insert(form(value, &inside(schema, key))) {
            continue;
        }
        path.push(Part::Key(key.clone()));
        changes.push(Change { path: path.clone(), deed: Deed::Remove });
        in_value(value, &inside(schema, key), path, changes);
        path.pop();
    }
}

fn in_value(value: &Value, schema: &Json, path: &mut Vec<Part>, changes: &mut Vec<Change>) {
    let mut add = |deed| changes.push(Change { path: path.clone(), deed });
    add(Deed::Retype);
    match value {
        Value::Table(table) => in_table(table, schema, path, changes),
        Value::Array(items) => {
            add(Deed::Shorten);
            add(Deed::Lengthen);
            // Texts of a list are all alike; one stands for them.
            let tables = items.iter().filter(|item| item.is_table()).count();
            for (index, item) in items.iter().enumerate().take(tables.max(1)) {
                path.push(Part::Entry(index));
                in_value(item, &schema["items"], path, changes);
                path.pop();
            }
        }
        Value::String(_) => {
            add(Deed::Empty);
            if schema["enum"].is_array() {
                add(Deed::OtherWord);
            }
        }
        Value::Integer(_) | Value::Float(_) => {
            let least = schema["minimum"].as_f64().unwrap();
            let most = schema["maximum"].as_f64().unwrap();
            add(Deed::Beyond(least - 1.0));
            add(Deed::Beyond(most + 1.0));
        }
        Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

/// Which keys a value has, and these in turn; names that the content chooses
/// are all alike.
fn form(value: &Value, schema: &Json) -> String {
    match value {
        Value::Table(table) => {
            let entry = |(key, value): (&String, &Value)| {
                let name = schema["properties"].get(key).map_or("*", |_| key.as_str());
                format!("{name}:{}", form(value, &inside(schema, key)))
            };
            let entries: BTreeSet<String> = table.iter().map(entry).collect();
            format!("{entries:?}")
        }
        Value::Array(items) => {
            let items: BTreeSet<String> =
                items.iter().map(|item| form(item, &schema["items"])).collect();
            format!("[{items:?}]")
        }
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_) => value.type_str().to_owned(),
    }
}

/// What the schema says of a key.
fn inside(schema: &Json, key: &str) -> Json {
    let own = &schema["properties"][key];
    let mut chosen = schema["patternProperties"].as_object().into_iter().flatten();
    if !own.is_null() {
        return own.clone();
    }
    match chosen.next() {
        Some((_, chosen)) => chosen.clone(),
        None => schema["additionalProperties"].clone(),
    }
}

impl Change {
    /// The table with the change; `None` if it has no such path.
    pub(crate) fn apply(&self, table: &Table) -> Option<Table> {
        let mut root = Value::Table(table.clone());
        let (last, before) = if self.deed == Deed::Remove {
            let (last, before) = self.path.split_last()?;
            (Some(last), before)
        } else {
            (None, self.path.as_slice())
        };
        let mut value = &mut root;
        for part in before {
            value = match part {
                Part::Key(key) => value.get_mut(key)?,
                Part::Entry(index) => value.get_mut(*index)?,
            };
        }
        match (&self.deed, last) {
            (Deed::Remove, Some(Part::Key(key))) => {
                value.as_table_mut()?.remove(key)?;
            }
            (Deed::Remove, _) => return None,
            (Deed::AddKey, _) => {
                value.as_table_mut()?.insert("unknown-key".to_owned(), Value::from("x"));
            }
            (Deed::Retype, _) => *value = retyped(value),
            (Deed::Empty, _) => *value = Value::from(""),
            (Deed::Shorten, _) => {
                value.as_array_mut()?.pop()?;
            }
            (Deed::Lengthen, _) => {
                let items = value.as_array_mut()?;
                items.push(items.last()?.clone());
            }
            (Deed::OtherWord, _) => *value = Value::from("another"),
            (Deed::Beyond(number), _) if value.is_integer() => {
                #[expect(clippy::cast_possible_truncation, reason = "limits are whole numbers")]
                let whole = *number as i64;
                *value = Value::from(whole);
            }
            (Deed::Beyond(number), _) => *value = Value::from(*number),
        }
        root.as_table().cloned()
    }
}

/// A value of another type.
fn retyped(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::from(7),
        Value::Integer(_) => Value::from("7"),
        Value::Float(_) => Value::from(true),
        Value::Boolean(_) => Value::from("true"),
        Value::Datetime(_) => Value::from(20_220_701),
        Value::Array(_) | Value::Table(_) => Value::from("x"),
    }
}
