//! `chirashi site`: the flyers as pages for the screen, with the PDF files beside them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Error, Result};

use super::args::Site;
use super::bar::Bar;
use super::diff::{Wanted, earlier, just_made};
use super::look::{self, Depth, Seen, look};
use super::{Status, clock, report};
use crate::batch::{self, Before, Judge, Order, Outcome, Published};
use crate::compare::{Edition, Fate, Name, Spot, compare};
use crate::content::load::Request;
use crate::content::model::Document;
use crate::diag::Sink;
use crate::key::Key;
use crate::site::{self, Changes, Leaflet};
use crate::source::{Gate, Sources};

/// Makes the site that the arguments ask for.
pub(super) fn site(root: &Path, arguments: &Site) -> Result<Status> {
    if made(root, arguments)? {
        return Ok(Status::Done);
    }
    report::line("nothing was written");
    Ok(Status::ContentErrors)
}

/// Makes the site; `false` if something is wrong, which was shown.
fn made(root: &Path, arguments: &Site) -> Result<bool> {
    let out = Gate::named_or(arguments.out.as_deref(), root, "site")?;
    let known = batch::inspect(&out)?;
    let before = Before::of(&out)?;
    let mut sources = Sources::new(root);
    let today = clock::today()?;
    let request = Request { as_of: arguments.as_of, written: true, ..Request::all(today) };
    let seen = look(&mut sources, &request, Depth::Print(&known))?;
    report::diagnostics(&seen.judged.diagnostics, &sources);
    if seen.is_broken() {
        return Ok(false);
    }
    let Some(redirects) = redirects(&seen) else { return Ok(false) };
    let old = earlier(arguments.since.as_deref(), root, &wanted(arguments))?;
    let Some(old) = old else { return Ok(false) };
    seen.is_right();
    let Some(outcome) = leaflets(&seen, &sources, arguments, &out)? else { return Ok(false) };
    let leaflets = listed(&out)?;
    let since: Option<Vec<_>> = old.as_ref().map(|old| {
        old.leaflets.iter().map(|(name, it)| (name, &it.sha256, &it.about.edition)).collect()
    });
    let Seen { project, settings, .. } = &seen;
    let key = Key::of(&(seen.content, project.fonts.fingerprint(), &leaflets, since));
    let pages = |before: &Before| {
        let changes = old.as_ref().map(|old| changes(root, arguments, &out, old)).transpose()?;
        let made = |path: &str| before.left(&out, path);
        Ok(site::site(&site::Order {
            changes: changes.unwrap_or_default(),
            redirects,
            leaflets,
            ..site::Order::new((&project.workspace, settings), &project.fonts, &made)
        }))
    };
    let Published { written, kept, orphans } =
        batch::publish(&out, before, key, pages, arguments.prune)?;
    report::orphans(&[outcome.orphans, orphans].concat(), arguments.prune);
    if !arguments.quiet {
        let files = report::counted(written + outcome.made, "file");
        let kept = kept + outcome.kept;
        let days = look::days(&project.workspace.flyers);
        report::line(&format!("{files} ({kept} up to date) in {}, {days}", out.folder().display()));
    }
    std::mem::forget(seen);
    Ok(true)
}

/// Where old addresses lead; `None` if the list is wrong, which was shown.
fn redirects(seen: &Seen) -> Option<BTreeMap<String, String>> {
    let redirects = site::redirects(&seen.project.workspace.flyers, seen.settings.site.moved());
    redirects.inspect_err(|wrong| wrong.iter().for_each(|line| report::line(line))).ok()
}

/// Makes the PDF files beside the pages; `None` if one cannot be made, which was shown.
fn leaflets(
    seen: &Seen,
    sources: &Sources,
    arguments: &Site,
    out: &Gate,
) -> Result<Option<Outcome>> {
    let Seen { project, settings, known, .. } = seen;
    let weigh = |messages| look::weigh(messages, settings, sources);
    let decisions = |document: &Document| look::decisions(settings, sources, document);
    let judge = Judge { weigh: &weigh, decisions: &decisions, known };
    let all = Order::all(project, &arguments.variants.list, judge);
    let order = Order { prune: arguments.prune, ..all };
    let mut sink = Sink::default();
    let bar = Bar::new(arguments.quiet);
    let outcome = batch::run(&order, out, &mut sink, &bar)?;
    bar.end();
    report::messages(sink, sources);
    Ok((outcome.failed == 0).then_some(outcome))
}

/// What is compared with an earlier edition.
fn wanted(arguments: &Site) -> Wanted<'static> {
    Wanted::all(&arguments.variants.list, arguments.as_of)
}

/// What has changed on each page since an earlier edition.
fn changes(root: &Path, arguments: &Site, out: &Gate, old: &Edition) -> Result<Vec<Changes>> {
    let new = just_made(out.folder(), root, &wanted(arguments))?;
    let comparison = compare(old, &new).map_err(Error::from_boxed)?;
    let changes = comparison.leaflets.into_iter().filter_map(|(name, fate)| match fate {
        Fate::Changed { about: [old, _], changes, looks: _ } => {
            let text = |spot: Option<Spot>| spot.map(|spot| spot.text);
            let passages = changes.into_iter().map(|it| [text(it.old), text(it.new)]);
            // One that only stands elsewhere on the paper is the same on the screen.
            let passages: Vec<_> = passages.filter(|[old, new]| old != new).collect();
            let Name { flyer, language, .. } = name;
            let changes = Changes { flyer, language, edition: old.edition, passages };
            Some(changes).filter(|changes| !changes.passages.is_empty())
        }
        Fate::Added(_) | Fate::Gone(_) => None,
    });
    Ok(changes.collect())
}

/// The PDF files that stand in a folder.
fn listed(out: &Gate) -> Result<Vec<Leaflet>> {
    let manifest = batch::read_manifest(&out.folder().join("manifest.json"))?;
    let leaflet = |entry: batch::Entry| Leaflet {
        path: entry.path,
        flyer: entry.flyer,
        language: entry.language,
        pages: entry.made.pages,
        bytes: entry.made.bytes,
    };
    Ok(manifest.files.into_iter().map(leaflet).collect())
}
