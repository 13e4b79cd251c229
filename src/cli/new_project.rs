//! `chirashi new project`: a folder of a city's own, with all that a first flyer needs.

use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::Table;

use super::args::{NewFlyer, NewProject, Schema};
use super::{new, report, schema};
use crate::batch;
use crate::source::{Gate, MappedFile, Sources, is_vacant};

/// The folders that a project begins with, as they are here: languages, templates, fonts
/// with their licences.
const COPIED: [&str; 4] = ["content/languages", "content/templates", "fonts", "fonts/LICENSES"];

/// What is written anew.
const STARTER: [(&str, &str); 4] = [
    ("chirashi.toml", include_str!("../scaffold/starter/project/chirashi.toml")),
    (".gitignore", include_str!("../scaffold/starter/project/gitignore")),
    (".github/workflows/flyers.yml", include_str!("../scaffold/starter/project/flyers.yml")),
    ("README.md", include_str!("../scaffold/starter/project/README.md")),
];

/// The facts of a city that only begins.
const FACTS: &str = include_str!("../scaffold/starter/project/facts.toml");

/// Writes the folder; nothing of it is left if that fails.
pub(super) fn project(root: &Path, arguments: &NewProject, sources: &mut Sources) -> Result<()> {
    let folder = &arguments.folder;
    let shown = folder.display();
    if !is_vacant(folder).with_context(|| format!("cannot look into {shown}"))? {
        bail!("{shown} is already there: choose another name, or an empty folder");
    }
    let mut copies: Vec<(String, MappedFile)> = Vec::new();
    for inner in COPIED {
        for name in sources.list(inner).with_context(|| missing(root))? {
            let path = format!("{inner}/{name}");
            if !COPIED.contains(&path.as_str()) {
                let file = sources.map(&path)?;
                copies.push((path, file));
            }
        }
    }
    let facts = format!("{FACTS}{}", names(sources)?);
    let own = STARTER.into_iter().chain([("content/facts.toml", facts.as_str())]);
    let own = own.map(|(path, text)| (path, text.as_bytes()));
    let (count, was_there) = (copies.len(), folder.exists());
    let copied = copies.iter().map(|(path, file)| (path.as_str(), file.as_ref()));
    let files: Vec<(&str, &[u8])> = own.chain(copied).collect();
    let written = written(folder, &files, count, &arguments.flyer);
    if written.is_err() {
        batch::take_back(folder, files.iter().map(|(path, _)| *path), was_there);
    }
    written.with_context(|| format!("{shown} was not made, and nothing of it is left"))?;
    report::line(&format!("go there with `cd {shown}`"));
    Ok(())
}

/// Writes files, of which so many are copied, and a first flyer.
fn written(folder: &Path, files: &[(&str, &[u8])], copied: usize, flyer: &str) -> Result<()> {
    batch::write(&Gate::named(folder), files)?;
    for (path, _) in &files[..files.len() - copied] {
        report::line(&format!("wrote {}/{path}", folder.display()));
    }
    report::line(&format!("copied {copied} files of languages, templates and fonts"));
    let first = NewFlyer { id: flyer.to_owned(), from: None };
    new::flyer(folder, &first, &mut Sources::new(folder))?;
    schema::schema(folder, &Schema { check: false })?;
    Ok(())
}

/// Where languages and fonts come from if they are not here.
fn missing(root: &Path) -> String {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    format!(
        "{} has no languages and fonts to begin with: run this in a project that has them, or name one with --root",
        root.display()
    )
}

/// The table of the facts that has the names of languages, which every city needs.
fn names(sources: &mut Sources) -> Result<String> {
    let facts = new::table(sources, "content/facts.toml")?;
    let Some(names) = new::names(&facts) else { return Ok(String::new()) };
    let mut table = Table::new();
    table.insert("languages".to_owned(), names.clone().into());
    Ok(toml::to_string(&table)?)
}
