//! `chirashi fill`: packs that follow their `flyer.toml` again.

use std::path::Path;

use anyhow::Result;

use super::args::Fill;
use super::schema::{is_written, listings};
use super::stamp::named;
use super::{Status, report};
use crate::batch;
use crate::content::load::{self, Listing};
use crate::diag::Sink;
use crate::scaffold::{Filled, Gap, NewFile, fill};
use crate::schema::{self, Given};
use crate::source::{Gate, Sources};

/// Brings the packs of the wanted flyers into line, and says what was done.
pub(super) fn run(root: &Path, arguments: &Fill) -> Result<Status> {
    let mut sources = Sources::new(root);
    let mut sink = Sink::default();
    let listings = match &arguments.flyer {
        Some(flyer) => load::list(&mut sources, Some(std::slice::from_ref(flyer)))?,
        None => listings(&mut sources)?,
    };
    if let (Some(_), [only]) = (&arguments.flyer, &*listings) {
        only.with_own_packs()?;
    }
    let mut files = Vec::new();
    let mut lines = Vec::new();
    for listing in listings.iter().filter(|listing| listing.owner.is_none()) {
        load::check_form(&mut sources, &listing.flyer, &mut sink)?;
        if !sink.has_errors() {
            flyer(listing, &mut sources, &mut sink, (&mut files, &mut lines))?;
        }
    }
    if sink.has_errors() {
        report::messages(sink, &sources);
        report::line("nothing was filled in");
        return Ok(Status::ContentErrors);
    }
    if !arguments.dry_run {
        let texts = files.iter().map(|file: &NewFile| (&*file.path, file.text.as_bytes()));
        batch::write(&Gate::named(root), &texts.collect::<Vec<_>>())?;
    }
    if lines.is_empty() {
        report::line("all packs have what their flyers ask for");
    }
    lines.iter().for_each(|line| report::line(line));
    Ok(Status::Done)
}

/// Fills in the packs of a flyer, the reference pack first: the others have what it
/// has.
fn flyer(
    listing: &Listing,
    sources: &mut Sources,
    sink: &mut Sink,
    (files, lines): (&mut Vec<NewFile>, &mut Vec<String>),
) -> Result<()> {
    let id = &listing.flyer;
    let Some(tag) = &listing.reference else { return Ok(()) };
    let path = format!("content/{id}/{tag}.toml");
    let Some(flyer) = load::plain(sources, &format!("content/{id}/flyer.toml"), sink)? else {
        return Ok(());
    };
    let Some(mut reference) = load::plain(sources, &path, sink)? else { return Ok(()) };
    let others = listing.packs.iter().filter(|pack| pack.exists && pack.language != *tag);
    for language in std::iter::once(tag).chain(others.map(|pack| &pack.language)) {
        let path = format!("content/{id}/{language}.toml");
        let aside_path = format!("content/{id}/unused/{language}.toml");
        let there =
            |path: &str, sources: &mut Sources, sink: &mut Sink| -> Result<Option<String>> {
                if !sources.contains(path) {
                    return Ok(Some(String::new()));
                }
                let table = load::plain(sources, path, sink)?;
                let text = sources.open(path)?.text;
                Ok(table.map(|_| text.to_string()))
            };
        let pack = there(&path, sources, sink)?;
        let aside = there(&aside_path, sources, sink)?;
        let (Some(pack), Some(aside)) = (pack, aside) else { continue };
        if language == tag {
            // A table that comes back brings words along that packs have only if it has.
            for (name, table) in aside.parse::<toml::Table>()? {
                reference.entry(name).or_insert(table);
            }
        }
        let shape = schema::pack_shape(Given { flyer: &flyer, reference: &reference });
        let gap = Gap { pack: &pack, reference: &reference, shape: &shape, aside: &aside };
        let filled = fill(gap)?;
        lines.extend(summary(id, language.as_str(), &filled));
        if language == tag {
            reference = filled.pack.parse()?;
        }
        for (path, old, new) in [(path, pack, filled.pack), (aside_path, aside, filled.aside)] {
            if old != new {
                files.push(NewFile { path, text: new });
            }
        }
    }
    // Editors and `schema --check` go by it.
    let schema = schema::pack(id, Given { flyer: &flyer, reference: &reference });
    if !is_written(&schema, sources)? {
        lines.push(format!("{}: brought up to date", schema.path));
        files.push(NewFile { path: schema.path, text: schema.text });
    }
    Ok(())
}

/// What was done to a pack; `None` if nothing was.
fn summary(flyer: &str, language: &str, filled: &Filled) -> Option<String> {
    let Filled { added, removed, restored, .. } = filled;
    let aside = format!("content/{flyer}/unused/{language}.toml");
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("added, to be written: {}", named(added)));
    }
    if !removed.is_empty() {
        parts.push(format!("moved to {aside}: {}", named(removed)));
    }
    if !restored.is_empty() {
        parts.push(format!("brought back from {aside}: {}", named(restored)));
    }
    (!parts.is_empty()).then(|| format!("content/{flyer}/{language}.toml: {}", parts.join("; ")))
}
