//! `chirashi new`: files to begin with.

use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::Table;

use super::args::{NewFlyer, NewLanguage, NewWhat};
use super::schema::listings;
use super::{Status, clock, report};
use crate::batch;
use crate::diag::Sink;
use crate::lang::Tag;
use crate::load::{self, Listing, Request, Restamp};
use crate::scaffold::{self, Blank, NewFile, Surroundings};
use crate::schema::{self, Given};
use crate::source::{Gate, Sources};

/// Writes what the arguments ask for.
pub(super) fn new(root: &Path, what: &NewWhat) -> Result<Status> {
    let mut sources = Sources::new(root);
    match what {
        NewWhat::Language(arguments) => language(root, arguments, &mut sources)?,
        NewWhat::Flyer(arguments) => flyer(root, arguments, &mut sources)?,
    }
    Ok(Status::Done)
}

fn language(root: &Path, arguments: &NewLanguage, sources: &mut Sources) -> Result<()> {
    let tag = &arguments.language;
    let listings = listings(sources)?;
    let listing = one_flyer(&listings, arguments.flyer.as_deref())?;
    let folder = format!("content/{}", listing.flyer);
    let path = format!("{folder}/{tag}.toml");
    if sources.contains(&path) {
        bail!("{path} is already there: change it, or move it away");
    }
    let reference = listing.reference.as_ref();
    let reference = reference.with_context(|| format!("{folder}/flyer.toml names no reference"))?;
    let text = read(sources, &format!("{folder}/{reference}.toml"))?;
    let facts = table(sources, "content/facts.toml")?;
    let shape = schema::pack_shape(Given {
        flyer: &table(sources, &format!("{folder}/flyer.toml"))?,
        reference: &table(sources, &format!("{folder}/{reference}.toml"))?,
        facts: &facts,
    });
    // What is wrong with the content that is there keeps nobody from adding to
    // it; `build` and `check` tell it.
    let request = Request::all(clock::today()?);
    let project = load::load(sources, &request, &mut Sink::default())?;
    let languages = &project.workspace.languages;
    let blank = Blank {
        flyer: &listing.flyer,
        language: tag,
        reference,
        text: &text,
        shape: &shape,
        packs: &packs(sources, listing)?,
        own_name: own_name(&facts, tag),
        is_listed: listing.packs.iter().any(|pack| pack.language == *tag),
        has_file: languages.get(tag).is_some(),
    };
    let text = scaffold::pack(&blank).map_err(anyhow::Error::msg)?;
    let mut files = vec![NewFile { path, text }];
    let made = (!blank.has_file).then(|| scaffold::language(tag, languages, &project.fonts));
    let made = made.flatten();
    files.extend(made.iter().map(|made| made.file.clone()));
    write(root, &files)?;
    if let Some(script) = made.and_then(|made| made.without_font) {
        report::line(&format!("fonts/ has no letters of {script}: add a font, too"));
    }
    if !blank.is_listed {
        report::line(&format!("to print it, add \"{tag}\" to `languages` in {folder}/flyer.toml"));
    }
    Ok(())
}

/// The flyer of this name, or the only one.
fn one_flyer<'a>(listings: &'a [Listing], name: Option<&str>) -> Result<&'a Listing> {
    let names: Vec<&str> = listings.iter().map(|listing| listing.flyer.as_str()).collect();
    match (name, listings) {
        (None, [only]) => Ok(only),
        (None, _) => bail!("say which flyer with --flyer: {}", names.join(", ")),
        (Some(name), _) => listings
            .iter()
            .find(|listing| listing.flyer == name)
            .with_context(|| format!("there is no flyer `{name}`; there are {}", names.join(", "))),
    }
}

/// The code of the facts for a language, and how it writes its own name.
fn own_name<'a>(facts: &'a Table, tag: &Tag) -> Option<(&'a str, &'a str)> {
    let names = facts.get("languages")?.as_table()?;
    let (code, name) = names.get_key_value(tag.as_str()).or(names.get_key_value(tag.primary()))?;
    Some((code, name.as_str()?))
}

fn flyer(root: &Path, arguments: &NewFlyer, sources: &mut Sources) -> Result<()> {
    let id = &arguments.id;
    if sources.list("content")?.contains(id) {
        bail!("content/{id} is already there: choose another name");
    }
    for path in ["content/languages/ja.toml", "content/languages/en.toml"] {
        if !sources.contains(path) && !sources.contains("content/languages.toml") {
            bail!("there is no {path}, which a new flyer begins with");
        }
    }
    let facts = table(sources, "content/facts.toml")?;
    let mut packs = Vec::new();
    for listing in listings(sources)? {
        packs.extend(self::packs(sources, &listing)?);
    }
    let around = Surroundings {
        template: &template(sources)?,
        edition: clock::today()?,
        facts: &facts,
        packs: &packs,
    };
    let files = scaffold::flyer(id, around);
    let parsed = |name: &str| -> Result<Table> {
        let file = files.iter().find(|file| file.path.ends_with(name));
        Ok(file.context("a new flyer has this file")?.text.parse()?)
    };
    let (plan, reference) = (parsed("/flyer.toml")?, parsed("/ja.toml")?);
    let schema = schema::pack(id, Given { flyer: &plan, reference: &reference, facts: &facts });
    let schema = NewFile { path: schema.path, text: schema.text };
    write(root, &[files, vec![schema]].concat())?;
    stamp(root, id)?;
    report::line(&format!("now run `chirashi build --flyer {id}` and look at the pages"));
    Ok(())
}

/// Says that the English of a new flyer follows its Japanese.
fn stamp(root: &Path, id: &str) -> Result<()> {
    let english = Tag::new("en").map_err(anyhow::Error::msg)?;
    let wanted = Restamp { flyer: Some(id.to_owned()), languages: vec![english], keys: Vec::new() };
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

/// The packs of a flyer that are there and are TOML.
fn packs(sources: &mut Sources, listing: &Listing) -> Result<Vec<(Tag, Table)>> {
    let mut packs = Vec::new();
    for pack in &listing.packs {
        let path = format!("content/{}/{}.toml", listing.flyer, pack.language);
        if sources.contains(&path) {
            let table = load::plain(sources, &path, &mut Sink::default())?;
            packs.extend(table.map(|table| (pack.language.clone(), table)));
        }
    }
    Ok(packs)
}

fn table(sources: &mut Sources, path: &str) -> Result<Table> {
    let table = load::plain(sources, path, &mut Sink::default())?;
    table.with_context(|| format!("{path} is not valid TOML: `chirashi build` shows where"))
}

fn read(sources: &mut Sources, path: &str) -> Result<String> {
    let id = sources.read(path)?;
    Ok(sources.file(id).text.to_string())
}

fn write(root: &Path, files: &[NewFile]) -> Result<()> {
    let texts = files.iter().map(|file| (&*file.path, file.text.as_bytes()));
    batch::write(&Gate::named(root), &texts.collect::<Vec<_>>())?;
    files.iter().for_each(|file| report::line(&format!("wrote {}", file.path)));
    Ok(())
}
