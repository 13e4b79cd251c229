//! Keeps the tree as `docs/architecture.md` says: who may import whom, what
//! every file begins with, and how long it may be.

#![expect(clippy::disallowed_methods, reason = "this test reads the source files themselves")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// The stages from top to bottom: a module may use those in later lines, and
/// not those in its own line or above it, but for what `ALSO` allows.
const LAYERS: [&[&str]; 8] = [
    &["cli"],
    &["batch"],
    &["pipeline", "rules"],
    &["policy", "check", "compare", "site"],
    &["layout", "export", "proof", "scaffold", "calendar"],
    &["text", "schema"],
    &["content"],
    &[
        "frame", "fonts", "diag", "lang", "source", "geom", "date", "shown", "key", "known",
        "embedded", "serve",
    ],
];

/// Uses inside the ground.
const ALSO: [(&str, &str); 15] = [
    ("frame", "date"),
    ("frame", "fonts"),
    ("frame", "geom"),
    ("frame", "lang"),
    ("frame", "source"),
    ("fonts", "geom"),
    ("fonts", "lang"),
    ("fonts", "source"),
    ("diag", "source"),
    ("diag", "shown"),
    ("known", "diag"),
    ("known", "key"),
    ("lang", "date"),
    ("lang", "geom"),
    ("source", "shown"),
];

/// Layers that skip one: layout uses text, but export does not, nobody who sets or
/// judges reads files, and proof uses nothing but the ground.
const NEVER: [(&str, &str); 16] = [
    ("export", "text"),
    ("export", "content::load"),
    ("export", "content::model"),
    ("export", "content::block"),
    ("layout", "content::load"),
    ("layout", "content::block"),
    ("check", "text"),
    ("check", "content::load"),
    ("export", "content::voice"),
    ("layout", "content::voice"),
    ("check", "content::voice"),
    ("compare", "content::load"),
    ("compare", "text"),
    ("compare", "export"),
    ("proof", "content"),
    ("proof", "text"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn all() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        // A fresh clone has no empty folders.
        if root.join(folder).is_dir() {
            sources(&root.join(folder), &mut paths);
        }
    }
    paths.sort();
    assert!(paths.len() > 20, "the sources were not found");
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The module below `src` that a file belongs to.
fn module(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(src()).ok()?;
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    Some(first.trim_end_matches(".rs").to_owned())
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn stages_import_only_what_stands_below_them() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let Some(from) = module(&path) else { continue };
        let Some(own) = layer(&from) else { continue };
        for (number, line) in text.lines().enumerate() {
            let Some(rest) = line.trim().split("crate::").nth(1) else { continue };
            let mut parts = rest.split("::").map(|part| {
                part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>()
            });
            let to = parts.next().unwrap_or_default();
            let inside = format!("{to}::{}", parts.next().unwrap_or_default());
            if to == from || ALSO.contains(&(from.as_str(), to.as_str())) {
                continue;
            }
            let below = layer(&to).is_some_and(|other| other > own);
            let is_barred = |name: &str| NEVER.contains(&(from.as_str(), name));
            if !below || is_barred(&to) || is_barred(&inside) {
                wrong.push(format!("{}:{}: {from} uses {to}", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_are_laid_out_from_elements_not_from_blocks() {
    for (path, text) in all() {
        let is_below =
            |folder| path.strip_prefix(src()).is_ok_and(|inside| inside.starts_with(folder));
        if is_below("layout") || is_below("content/element") {
            assert!(!text.contains("BlockKind"), "{} names a block", path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in all() {
        assert!(text.starts_with("//!"), "{} does not begin with `//!`", path.display());
    }
}

#[test]
fn no_file_is_longer_than_500_lines() {
    for (path, text) in all() {
        let lines = text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    for (path, _) in all() {
        let name = path.file_stem().unwrap().to_string_lossy();
        assert!(!["utils", "util", "common", "helpers", "misc"].contains(&&*name), "{name}");
    }
}

#[test]
fn every_module_has_its_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").to_owned();
        if name != "main" && name != "lib" {
            assert!(layer(&name).is_some(), "src/{name} is in no layer of this test");
        }
    }
}
