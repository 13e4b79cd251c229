//! Every file of the test project has a schema and is right by it.

use crate::schema::files::{content, content_paths};

#[test]
fn every_file_is_right_by_the_schema_that_its_first_line_names() {
    let complaints: Vec<String> = content().iter().flat_map(|file| file.complaints()).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_schema_is_one_of_draft_07_and_explains_every_key() {
    for file in content() {
        assert!(jsonschema::draft7::meta::is_valid(&file.schema), "{}", file.path);
        unexplained(&file.schema, &file.path);
    }
}

/// Fails if a key has no help, or help that is no sentence. Conditions repeat
/// keys that are explained elsewhere.
fn unexplained(schema: &serde_json::Value, path: &str) {
    let Some(schema) = schema.as_object() else { return };
    for (key, inner) in schema.get("properties").and_then(|p| p.as_object()).into_iter().flatten() {
        let help = inner["description"].as_str().unwrap_or_default();
        assert!(help.ends_with('.') && help.len() > 3, "{path}: {key}: {help:?}");
        unexplained(inner, &format!("{path}: {key}"));
    }
    for inner in ["items", "additionalProperties"].iter().filter_map(|name| schema.get(*name)) {
        unexplained(inner, path);
    }
}

#[test]
fn all_packs_of_a_flyer_share_one_schema() {
    let packs = content_paths().into_iter().filter(|path| path.starts_with("content/my-number"));
    assert_eq!(packs.count(), 19, "18 packs and flyer.toml");
    for file in content().iter().filter(|file| file.table.contains_key("pack")) {
        let title = file.schema["title"].as_str().unwrap();
        assert_eq!(title, "A pack of my-number-card: its words in one language", "{}", file.path);
    }
}
