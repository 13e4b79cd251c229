//! JSON Schemas of all content files, so that editors complete, explain and
//! check them while they are written.
//!
//! In: for packs the flyer, its reference pack and the facts as plain TOML;
//! for the other files nothing. Out: JSON texts with the places where they
//! belong, made from the forms by which the files are read. Reads and writes no file.

mod pack;

use serde_json::{Map, json};

pub use pack::{Given, shape as pack_shape};

use crate::content::Design;
use crate::content::form::Form;
use crate::content::form::shape::{self, Shape};
use crate::content::load::FlyerFile;
use crate::content::table::{fact, fonts, glossary, language, project};
use crate::diag::Rule;
use crate::shown;

/// A schema and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaFile {
    /// Its path below the project's root.
    pub path: String,
    /// The JSON text.
    pub text: String,
}

/// The schemas that are the same in every project; `rules` are all kinds of
/// messages.
#[must_use]
pub fn general(rules: &[&Rule]) -> Vec<SchemaFile> {
    let files = [
        ("facts", "content/facts.toml: what is true in every language", fact::shape()),
        ("flyer", "flyer.toml: what a flyer is made of", FlyerFile::shape()),
        ("fonts", "fonts/fonts.toml: the font families", fonts::shape()),
        ("glossary", "content/glossary.toml: how each language calls a thing", glossary::shape()),
        ("language", "content/languages: how a language is set and written", language::shape()),
        ("project", "chirashi.toml: how strict the checks are", project::shape(rules)),
        ("template", "content/templates: page, colours, sizes of type", Design::shape()),
    ];
    let file = |(name, title, shape): (&str, &str, Shape)| SchemaFile {
        path: format!("content/schemas/{name}.schema.json"),
        text: document(title, &shape),
    };
    files.map(file).into()
}

/// The schema of the packs of a flyer.
#[must_use]
pub fn pack(flyer: &str, given: Given<'_>) -> SchemaFile {
    let title = format!("A pack of {flyer}: its words in one language");
    SchemaFile {
        path: format!("content/{flyer}/pack.schema.json"),
        text: document(&title, &pack_shape(given)),
    }
}

/// A whole schema.
fn document(title: &str, shape: &Shape) -> String {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("$comment".to_owned(), json!("Made by `chirashi schema`; do not edit."));
    schema.insert("title".to_owned(), json!(title));
    schema.extend(shape.json());
    shown::json(&schema)
}
