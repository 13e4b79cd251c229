//! `chirashi new`: files to begin with.

use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::Table;

use super::args::{NewFlyer, NewLanguage, NewWhat};
use super::new_project::project;
use super::schema::listings;
use super::{Status, clock, report};
use crate::batch;
use crate::content::load::{self, Listing, Request, Restamp};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::scaffold::{self, Blank, NewFile, Surroundings, Unspoken};
use crate::schema::{self, Given};
use crate::source::{Flaw, Gate, Sources};

/// Writes what the arguments ask for.
pub(super) fn new(root: &Path, what: &NewWhat) -> Result<Status> {
    let mut sources = Sources::new(root);
    match what {
        NewWhat::Language(arguments) => language(root, arguments, &mut sources)?,
        NewWhat::Flyer(arguments) => flyer(root, arguments, &mut sources)?,
        NewWhat::Project(arguments) => project(root, arguments, &mut sources)?,
    }
    Ok(Status::Done)
}

fn language(root: &Path, arguments: &NewLanguage, sources: &mut Sources) -> Result<()> {
    each_language_has_a_file(sources)?;
    let tag = &arguments.language;
    let listings = listings(sources)?;
    let listing = one_flyer(&listings, arguments.flyer.as_deref())?;
    let folder = format!("content/{}", listing.flyer);
    let reference = listing.reference.as_ref();
    let reference = reference.with_context(|| format!("{folder}/flyer.toml names no reference"))?;
    let (spoken, without_font) = spoken(tag, reference, sources)?;
    let path = format!("{folder}/{tag}.toml");
    if sources.contains(&path) && spoken.is_none() {
        bail!("{path} is already there: change it, or move it away");
    }
    let is_listed = listing.packs.iter().any(|pack| pack.language == *tag);
    let mut files = Vec::new();
    if !sources.contains(&path) {
        let text = read(sources, &format!("{folder}/{reference}.toml"))?;
        let shape = schema::pack_shape(Given {
            flyer: &table(sources, &format!("{folder}/flyer.toml"))?,
            reference: &table(sources, &format!("{folder}/{reference}.toml"))?,
        });
        let blank = Blank {
            flyer: &listing.flyer,
            language: tag,
            reference,
            text: &text,
            shape: &shape,
            is_listed,
            speaks: spoken.is_none(),
        };
        let text = scaffold::pack(&blank).map_err(anyhow::Error::msg)?;
        files.push(NewFile { path, text });
    } else {
        // A link is not a pack that is there already.
        Gate::named(root).file(&path)?;
    }
    files.extend(spoken);
    write(root, &files)?;
    if let Some(script) = without_font {
        report::line(&format!("fonts/ has no letters of {script}: add a font, too"));
    }
    if !is_listed {
        report::line(&format!("to print it, add \"{tag}\" to `languages` in {folder}/flyer.toml"));
    }
    Ok(())
}

/// The file of a language with all that it must say, in part to be filled in, and the
/// script for which no font is there; no file if it says all already.
fn spoken(
    tag: &Tag,
    reference: &Tag,
    sources: &mut Sources,
) -> Result<(Option<NewFile>, Option<String>)> {
    // What is wrong with the content that is there keeps nobody from adding to
    // it; `build` and `check` tell it.
    let request = Request::all(clock::today()?);
    let project = load::load(sources, &request, &mut Sink::default())?;
    let languages = &project.workspace.languages;
    let path = format!("content/languages/{tag}.toml");
    let (file, without_font) = match sources.contains(&path) {
        true => (NewFile { text: read(sources, &path)?, path }, None),
        false => match scaffold::language(tag, languages, &project.fonts) {
            Some(made) => (made.file, made.without_font),
            None => return Ok((None, None)),
        },
    };
    let mut others = Vec::new();
    for profile in languages.iter().filter(|profile| profile.tag != *tag) {
        let path = format!("content/languages/{}.toml", profile.tag);
        let table = load::plain(sources, &path, &mut Sink::default())?;
        others.extend(table.map(|table| (profile.tag.clone(), table)));
    }
    let facts = table(sources, "content/facts.toml")?;
    let codes: Vec<&str> =
        names(&facts).into_iter().flat_map(Table::keys).map(String::as_str).collect();
    let unspoken = Unspoken {
        language: tag,
        own_name: own_name(&facts, tag),
        codes: &codes,
        others: &others,
        reference,
    };
    let completed = scaffold::completed(&file.text, &unspoken);
    Ok((completed.map(|text| NewFile { text, ..file }), without_font))
}

/// Fails in an older project, in which one table sets all languages and packs say how
/// they write values: what is new stands in a file for each.
fn each_language_has_a_file(sources: &Sources) -> Result<()> {
    const TABLE: &str = "content/languages.toml";
    if sources.contains(TABLE) && !sources.list("content")?.iter().any(|name| name == "languages") {
        bail!(
            "{TABLE} is of an older version: give each language in it a file content/languages/TAG.toml first, with its keys under [setting] and [habits]"
        );
    }
    Ok(())
}

/// The flyer of this name, or the only one.
fn one_flyer<'a>(listings: &'a [Listing], name: Option<&str>) -> Result<&'a Listing> {
    let own: Vec<&Listing> = listings.iter().filter(|it| it.owner.is_none()).collect();
    let names: Vec<&str> = own.iter().map(|listing| listing.flyer.as_str()).collect();
    match (name, &*own) {
        (None, [only]) => Ok(*only),
        (None, _) => bail!("say which flyer with --flyer: {}", names.join(", ")),
        (Some(name), _) => listings
            .iter()
            .find(|listing| listing.flyer == name)
            .with_context(|| format!("there is no flyer `{name}`; there are {}", names.join(", ")))?
            .with_own_packs(),
    }
}

/// How the languages of the facts write their own names, by their codes.
pub(super) fn names(facts: &Table) -> Option<&Table> {
    facts.get("languages")?.as_table()
}

/// The code of the facts for a language, and how it writes its own name.
fn own_name<'a>(facts: &'a Table, tag: &Tag) -> Option<(&'a str, &'a str)> {
    let names = names(facts)?;
    let (code, name) = names.get_key_value(tag.as_str()).or(names.get_key_value(tag.primary()))?;
    Some((code, name.as_str()?))
}

/// Writes a small flyer, or one like another.
pub(super) fn flyer(root: &Path, arguments: &NewFlyer, sources: &mut Sources) -> Result<()> {
    let id = &arguments.id;
    if sources.list("content")?.contains(id) {
        bail!("content/{id} is already there: choose another name");
    }
    each_language_has_a_file(sources)?;
    for path in ["content/languages/ja.toml", "content/languages/en.toml"] {
        if !sources.contains(path) {
            bail!("there is no {path}, which a new flyer begins with");
        }
    }
    if let Some(from) = &arguments.from {
        let files = copied(from, id, sources)?;
        write_bytes(root, files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))?;
        report::line(&format!("now run `chirashi build --flyer {id}` and look at the pages"));
        return Ok(());
    }
    let around = Surroundings { template: &template(sources)?, edition: clock::today()? };
    let files = scaffold::flyer(id, around);
    let parsed = |name: &str| -> Result<Table> {
        let file = files.iter().find(|file| file.path.ends_with(name));
        Ok(file.context("a new flyer has this file")?.text.parse()?)
    };
    let (plan, reference) = (parsed("/flyer.toml")?, parsed("/ja.toml")?);
    let schema = schema::pack(id, Given { flyer: &plan, reference: &reference });
    let schema = NewFile { path: schema.path, text: schema.text };
    write(root, &[files, vec![schema]].concat())?;
    stamp(root, id)?;
    report::line(&format!("now run `chirashi build --flyer {id}` and look at the pages"));
    Ok(())
}

/// The folders of a flyer that are copied with it.
const INNER: [&str; 2] = ["images", "stamps"];

/// The files of a flyer under another name, as an edition of today.
fn copied(from: &str, id: &str, sources: &mut Sources) -> Result<Vec<(String, Vec<u8>)>> {
    let known = load::flyers(sources)?;
    if !known.iter().any(|flyer| flyer == from) {
        bail!("there is no flyer `{from}`; there are {}", known.join(", "));
    }
    let folder = format!("content/{from}");
    let mut names = sources.list(&folder)?;
    names.retain(|name| !INNER.contains(&name.as_str()));
    for inner in INNER {
        if sources.list(&folder)?.iter().any(|name| name == inner) {
            let inside = sources.list(&format!("{folder}/{inner}"))?;
            names.extend(inside.into_iter().map(|name| format!("{inner}/{name}")));
        }
    }
    let today = clock::today()?;
    let mut files = Vec::new();
    for name in names {
        let (file, mut bytes) = sources.read_bytes(&format!("{folder}/{name}"))?;
        match sources.file(file).flaw {
            None => {}
            // A folder that belongs to no flyer, such as words that were put aside.
            Some(Flaw::Folder) => continue,
            Some(flaw) => bail!("{folder}/{name} cannot be copied: {flaw}"),
        }
        if name == "flyer.toml" {
            bytes = scaffold::as_edition(&String::from_utf8(bytes)?, today).into_bytes();
        }
        files.push((format!("content/{id}/{name}"), bytes));
    }
    Ok(files)
}

/// Says that the texts of a new flyer are right, and that its English follows its
/// Japanese.
fn stamp(root: &Path, id: &str) -> Result<()> {
    let languages = ["ja", "en"].map(Tag::new).into_iter().collect::<Result<_, _>>();
    let languages = languages.map_err(anyhow::Error::msg)?;
    let wanted = Restamp { flyer: Some(id.to_owned()), languages, keys: Vec::new(), review: None };
    let stamped = load::restamp(&mut Sources::new(root), &wanted, &mut Sink::default())?;
    let files = stamped.into_iter().map(|it| NewFile { path: it.path, text: it.text });
    write(root, &files.collect::<Vec<_>>())
}

/// The template of a new flyer.
fn template(sources: &Sources) -> Result<String> {
    const USUAL: &str = "a4-leaflet";
    let files = sources.list("content/templates")?;
    let names: Vec<&str> = files.iter().filter_map(|file| file.strip_suffix(".toml")).collect();
    let name = names.iter().find(|name| **name == USUAL).or(names.first());
    Ok((*name.context("content/templates holds no template")?).to_owned())
}

/// A file of the content as plain TOML.
pub(super) fn table(sources: &mut Sources, path: &str) -> Result<Table> {
    let table = load::plain(sources, path, &mut Sink::default())?;
    table.with_context(|| format!("{path} is not valid TOML: `chirashi build` shows where"))
}

fn read(sources: &mut Sources, path: &str) -> Result<String> {
    Ok(sources.open(path)?.text.to_string())
}

fn write(root: &Path, files: &[NewFile]) -> Result<()> {
    write_bytes(root, files.iter().map(|file| (&*file.path, file.text.as_bytes())))
}

/// Writes files, all or none, and says so of each.
fn write_bytes<'a>(root: &Path, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<()> {
    let files: Vec<_> = files.collect();
    batch::write(&Gate::named(root), &files)?;
    files.iter().for_each(|(path, _)| report::line(&format!("wrote {path}")));
    Ok(())
}
