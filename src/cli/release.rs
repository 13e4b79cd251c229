//! `chirashi release`: flyers for everyone, proved, with notes on what changed.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Error, Result};

use super::args::Release as Arguments;
use super::diff::{Wanted, earlier, just_made};
use super::look::{self, Depth, Seen, look};
use super::{Status, clock, report};
use crate::batch::{self, Judge, Order, Progress, Release};
use crate::check;
use crate::compare::{self, Edition, compare};
use crate::content::Settings;
use crate::content::load::Request;
use crate::content::model::{Document, Flyer, Workspace};
use crate::date::Date;
use crate::diag::{Severity, Sink};
use crate::export::Variant;
use crate::site;
use crate::source::git::{self, Revision, last_tag};
use crate::source::{Gate, Sources};

/// Makes the release that the arguments ask for.
pub(super) fn release(root: &Path, arguments: &Arguments) -> Result<Status> {
    let made = made(root, arguments)?;
    if made.is_none() {
        report::line("nothing was written");
    }
    Ok(made.unwrap_or(Status::ContentErrors))
}

/// Makes the release; `None` if something is wrong, which was shown.
fn made(root: &Path, arguments: &Arguments) -> Result<Option<Status>> {
    let out = Gate::named_or(arguments.out.as_deref(), root, "release")?;
    batch::inspect(&out)?;
    let mut sources = Sources::new(root);
    let today = clock::today()?;
    let Some(seen) = sound(&mut sources, arguments, today)? else { return Ok(None) };
    let Seen { project, settings, known, .. } = &seen;
    let stale = check::stale(&project.workspace);
    let is_dirty = git::is_dirty(root);
    let refusals = refusals(&project.workspace, arguments, (&stale, is_dirty), today);
    if !refusals.is_empty() {
        refusals.iter().for_each(|refusal| report::line(refusal));
        return Ok(None);
    }
    let Some(before) = before(root, arguments)? else { return Ok(None) };
    let lost = lost(settings, &project.workspace, before.as_ref());
    if !lost.is_empty() {
        lost.iter().for_each(|refusal| report::line(refusal));
        return Ok(None);
    }
    batch::unrelease(&out)?;
    let weigh = |messages| look::weigh(messages, settings, &sources);
    let decisions = |document: &Document| look::decisions(settings, &sources, document);
    let judge = Judge { weigh: &weigh, decisions: &decisions, known };
    let order = Order {
        variants: &Variant::ALL,
        prune: true,
        ..Order::all(project, &arguments.variants.list, judge)
    };
    let mut sink = Sink::default();
    let outcome = batch::run(&order, &out, &mut sink, &Silent)?;
    report::messages(sink, &sources);
    if outcome.failed > 0 {
        return Ok(None);
    }
    let notes = notes(root, arguments, before.as_ref(), out.folder())?;
    let about = Release {
        tag: arguments.tag.clone(),
        revision: Revision::find(root, "HEAD").ok().map(|head| head.commit().to_owned()),
        accepts_drafts: arguments.accept_drafts,
        as_of: look::days(&project.workspace.flyers),
        stale,
        dirty: is_dirty,
    };
    let files = batch::release(&out, about, &notes)?;
    let (_, faults) = batch::verify(&out)?;
    faults.iter().for_each(|fault| report::line(&fault.to_string()));
    let files = report::counted(files, "file");
    let days = look::days(&project.workspace.flyers);
    let shown = out.folder().display();
    report::line(&format!("release {}: {files} in {shown}, {days}", arguments.tag));
    Ok(Some(if faults.is_empty() { Status::Done } else { Status::ContentErrors }))
}

/// The content, if `check` finds no error in it; else the messages were shown.
fn sound(sources: &mut Sources, arguments: &Arguments, today: Date) -> Result<Option<Seen>> {
    let request = Request { as_of: arguments.as_of, written: true, ..Request::all(today) };
    let seen = look(sources, &request, Depth::Pages(&arguments.variants.list, None))?;
    let failed = seen.judged.has(Severity::Error);
    if failed {
        report::diagnostics(&seen.judged.diagnostics, sources);
        look::say_unseen(&seen.unseen);
    }
    Ok((!failed).then_some(seen))
}

/// Why the content is not fit for a release.
fn refusals(
    workspace: &Workspace,
    arguments: &Arguments,
    (stale, is_dirty): (&[String], bool),
    today: Date,
) -> Vec<String> {
    let mut refusals = Vec::new();
    if is_dirty && !arguments.accept_dirty {
        refusals.push(
            "git knows of changes in content/, fonts/ or chirashi.toml that are not committed, so \
             that nobody can make this release again: commit them, or accept them with \
             --accept-dirty; the manifest then says so"
                .to_owned(),
        );
    }
    if !stale.is_empty() && !arguments.accept_stale {
        refusals.push(format!(
            "translations do not follow the reference as it is now: {}. Compare them and run \
             `chirashi stamp`, or accept them with --accept-stale; the manifest then says so",
            stale.join(", ")
        ));
    }
    // A day that was set, or that of the commit, says nothing about what holds now.
    let today = today.max(clock::real_today());
    for flyer in &workspace.flyers {
        let documents = flyer.documents.iter();
        let drafts: Vec<&str> = documents
            .filter(|document| document.has_drafts)
            .map(|document| document.language.as_str())
            .collect();
        if !drafts.is_empty() && !arguments.accept_drafts {
            refusals.push(format!(
                "{}: no native speaker has read all of {} as it is now: have them read and say so \
                 with `chirashi stamp --reviewed-by NAME`, or accept drafts with --accept-drafts; \
                 the manifest then says so",
                flyer.id,
                drafts.join(", ")
            ));
        }
        refusals.extend(expired(flyer, workspace, today));
    }
    refusals
}

/// The facts that a flyer prints and that hold no more.
fn expired(flyer: &Flyer, workspace: &Workspace, today: Date) -> Option<String> {
    let over: Vec<String> = flyer
        .over(&workspace.facts, today)
        .into_iter()
        .filter_map(|(fact, version)| {
            Some(format!(
                "{} {} (until {})",
                fact.kind.key(),
                fact.name.value,
                version.period.last()?
            ))
        })
        .collect();
    if over.is_empty() {
        return None;
    }
    Some(format!(
        "{}: as of {}, this flyer prints facts that hold no more: {}. Make it as of a later day: \
         --as-of {today}, or `as_of` in content/{}/flyer.toml",
        flyer.id,
        flyer.as_of,
        over.join(", "),
        flyer.id
    ))
}

/// The flyers of the last release, if there was one: what is wrong with them is told
/// before anything is written. `None` if their content has errors, which were shown.
fn before(root: &Path, arguments: &Arguments) -> Result<Option<Option<Edition>>> {
    let since = arguments.since.clone().or_else(|| last_tag(root, &arguments.tag));
    earlier(since.as_deref(), root, &wanted(arguments))
}

/// What is compared with the last release.
fn wanted(arguments: &Arguments) -> Wanted<'static> {
    Wanted::all(&arguments.variants.list, arguments.as_of)
}

/// The pages of the site that printed codes of the last release, or of releases before it,
/// lead to, and that are not there any more.
fn lost(settings: &Settings, workspace: &Workspace, before: Option<&Edition>) -> Vec<String> {
    let Some(address) = &settings.site.address else { return Vec::new() };
    let redirects = match site::redirects(&workspace.flyers, settings.site.moved()) {
        Ok(redirects) => redirects,
        Err(wrong) => return wrong,
    };
    let Some(old) = before else { return Vec::new() };
    let folders = site::folders(&workspace.flyers);
    let names = old.leaflets.keys().filter(|name| name.office.is_none());
    let pages = names.map(|name| format!("{}/{}/", name.flyer, name.language));
    let pages: BTreeSet<String> = pages.chain(old.moved.iter().cloned()).collect();
    let is_lost = |page: &&String| !folders.contains(*page) && !redirects.contains_key(*page);
    let say = |page: &String| {
        format!(
            "codes of earlier releases may lead to {}{page}, and no page is there any more: add \
             \"{page}\" with the page that is meant to [site.redirects] in chirashi.toml",
            address.value
        )
    };
    pages.iter().filter(is_lost).map(say).collect()
}

/// What changed since the last release, in Markdown.
fn notes(
    root: &Path,
    arguments: &Arguments,
    before: Option<&Edition>,
    out: &Path,
) -> Result<String> {
    let title = format!("# {}\n\n", compare::in_markdown(&arguments.tag));
    let Some(old) = before else { return Ok(format!("{title}The first release.\n")) };
    let mut new = just_made(out, root, &wanted(arguments))?;
    new.name.clone_from(&arguments.tag);
    let comparison = compare(old, &new).map_err(Error::from_boxed)?;
    Ok(format!("{title}{}", compare::markdown(&comparison)))
}

/// Tells nothing: what is done takes a moment.
struct Silent;

impl Progress for Silent {
    fn waiting(&self) {
        report::waiting();
    }

    fn begin(&self, _: usize) {}

    fn made(&self) {}
}
