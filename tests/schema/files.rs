//! All TOML files of the project, each with its schema.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value as Json;
use toml::{Table, Value};

use super::command::run;
use crate::support::project::UNCHANGED;

/// A TOML file with the schema that its first line names.
pub(crate) struct ContentFile {
    /// Its path below the project's root.
    pub(crate) path: String,
    pub(crate) table: Table,
    pub(crate) schema: Json,
    validator: Validator,
}

impl ContentFile {
    /// What the schema finds wrong with the file.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let instance = json(&Value::Table(self.table.clone()));
        let errors = self.validator.iter_errors(&instance);
        errors.map(|e| format!("{}: {}: {e}", self.path, e.instance_path())).collect()
    }
}

/// The root of a project whose schemas have been written.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let (code, said) = run(&UNCHANGED, &["schema"]);
        assert_eq!(code, 0, "{said}");
        UNCHANGED.path("")
    });
    &ROOT
}

/// The paths below the root of all TOML files that people write; stamps are
/// written by `chirashi stamp`.
pub(crate) fn content_paths() -> Vec<String> {
    let mut paths = Vec::new();
    collect(&root().join("content"), &mut paths);
    collect(&root().join("fonts"), &mut paths);
    paths.extend([root().join("chirashi.toml")].into_iter().filter(|path| path.is_file()));
    paths.sort();
    let below = |path: &PathBuf| path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
    paths.iter().map(below).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "stamps") {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}

/// All of them, read.
pub(crate) fn content() -> Vec<ContentFile> {
    let files: Vec<ContentFile> = content_paths().into_iter().map(read).collect();
    assert!(files.len() > 20, "the content was not found");
    files
}

fn read(path: String) -> ContentFile {
    let text = fs::read_to_string(root().join(&path)).unwrap();
    let first = text.lines().next().unwrap();
    let schema = first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{path}: {first}"));
    let schema = root().join(&path).parent().unwrap().join(schema);
    from_text(path, schema.to_str().unwrap(), &text)
}

fn from_text(path: String, schema: &str, text: &str) -> ContentFile {
    let schema = fs::read_to_string(root().join(schema)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let schema: Json = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap_or_else(|e| panic!("{path}: {e}"));
    ContentFile { table: text.parse().unwrap(), path, schema, validator }
}

/// A TOML value as editors hand it to a validator: dates become strings.
fn json(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::from(text.as_str()),
        Value::Integer(number) => Json::from(*number),
        Value::Float(number) => Json::from(*number),
        Value::Boolean(value) => Json::from(*value),
        Value::Datetime(date) => Json::from(date.to_string()),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Table(table) => {
            table.iter().map(|(key, value)| (key.clone(), json(value))).collect()
        }
    }
}
