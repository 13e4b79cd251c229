//! `chirashi site`: the flyers as pages for the screen, with the PDF files beside them.

use std::path::Path;

use anyhow::Result;

use super::args::Site;
use super::bar::Bar;
use super::look::{self, Depth, Seen, look};
use super::{Status, clock, report};
use crate::batch::{self, Judge, Order, Published};
use crate::content::load::Request;
use crate::content::model::Document;
use crate::diag::Sink;
use crate::site::{self, Leaflet};
use crate::source::{Gate, Sources};

/// Makes the site that the arguments ask for.
pub(super) fn site(root: &Path, arguments: &Site) -> Result<Status> {
    let out = Gate::named_or(arguments.out.as_deref(), root, "site")?;
    let known = batch::inspect(&out)?;
    let before = batch::extras(&out)?;
    let mut sources = Sources::new(root);
    let today = clock::today()?;
    let request = Request { as_of: arguments.as_of, written: true, ..Request::all(today) };
    let seen = look(&mut sources, &request, Depth::Print(&known), &[])?;
    report::diagnostics(&seen.judged.diagnostics, &sources);
    if seen.is_broken() {
        report::line("nothing was written");
        return Ok(Status::ContentErrors);
    }
    let moved = &seen.settings.site.redirects;
    let moved = moved.iter().map(|(old, new)| (old.value.as_str(), new.as_str()));
    let redirects = match site::redirects(&seen.project.workspace.flyers, moved) {
        Ok(redirects) => redirects,
        Err(wrong) => {
            wrong.iter().for_each(|line| report::line(line));
            report::line("nothing was written");
            return Ok(Status::ContentErrors);
        }
    };
    seen.is_right();
    let Seen { project, settings, known, .. } = &seen;
    let weigh = |messages| look::weigh(messages, settings, &sources);
    let decisions = |document: &Document| look::decisions(settings, &sources, document);
    let order = Order {
        jobs: batch::plan(project, None, &arguments.variants.list),
        languages: &project.workspace.languages,
        fonts: &project.fonts,
        of_offices: false,
        variants: &arguments.variants.list,
        judge: Some(Judge { weigh: &weigh, decisions: &decisions, known }),
        together: true,
        whole: true,
        shard: None,
        force: false,
        prune: arguments.prune,
    };
    let mut sink = Sink::default();
    let bar = Bar::new(arguments.quiet);
    let outcome = batch::run(&order, &out, &mut sink, &bar)?;
    bar.end();
    report::messages(sink, &sources);
    if outcome.failed > 0 {
        report::line("nothing was written");
        return Ok(Status::ContentErrors);
    }
    let files = site::site(&site::Order {
        workspace: &project.workspace,
        address: settings.site.address.as_ref().map(|address| address.value.as_str()),
        title: settings.site.title.as_deref(),
        redirects,
        fonts: &project.fonts,
        made: &|path| batch::left(&out, &before, path),
        leaflets: leaflets(&out)?,
    });
    let Published { written, kept, orphans } =
        batch::publish(&out, before, &files, arguments.prune)?;
    report::orphans(&[outcome.orphans, orphans].concat(), arguments.prune);
    if !arguments.quiet {
        let files = report::counted(written + outcome.made, "file");
        let kept = kept + outcome.kept;
        let days = look::days(&project.workspace.flyers);
        report::line(&format!("{files} ({kept} up to date) in {}, {days}", out.folder().display()));
    }
    std::mem::forget(seen);
    Ok(Status::Done)
}

/// The PDF files that stand in a folder.
fn leaflets(out: &Gate) -> Result<Vec<Leaflet>> {
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
