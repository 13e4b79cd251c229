//! Packs beside a `flyer.toml` that are not printed.
//!
//! In: the plan of a flyer, and the names in its folder. Out: messages. Knows nothing
//! about what is in packs.

use std::collections::BTreeSet;

use anyhow::Result;

use super::flyer::FlyerPlan;
use super::reader::Parsed;
use super::{CONTENT, codes, folder};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::Sources;

/// Reports packs that are not printed; `files` are those in the folder of the packs.
///
/// # Errors
/// Fails if the folder of the flyer cannot be read.
pub(super) fn packs(
    plan: &FlyerPlan,
    files: &[String],
    flyer: &Parsed<'_>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<()> {
    if plan.borrows() {
        let own = folder::names(&format!("{CONTENT}/{}", plan.id), sources, sink)?;
        beside_those_of_another(plan, &own.unwrap_or_default(), flyer, sink);
    } else {
        unlisted(files, plan, flyer, sink);
    }
    Ok(())
}

/// Reports packs beside `flyer.toml` whose languages it does not list.
fn unlisted(files: &[String], plan: &FlyerPlan, flyer: &Parsed<'_>, sink: &mut Sink) {
    let mut file = flyer.table(None);
    let Some(list) = file.optional("languages") else { return };
    // A language that is listed but cannot be set was reported as such; so was a
    // tag that is written in another way.
    let mut ignored = Sink::default();
    let usual = |tag: &str| tag.replace('_', "-").to_ascii_lowercase();
    let values = list.array(&mut ignored).unwrap_or_default();
    let listed: BTreeSet<String> = values
        .iter()
        .filter_map(|value| Some(usual(value.string(&mut ignored)?.text)))
        .chain(plan.languages.iter().map(|tag| usual(tag.as_str())))
        .collect();
    for name in folder::bare(files, ".toml") {
        if Tag::new(&name).is_err() || listed.contains(&usual(&name)) {
            continue;
        }
        let message = format!("{CONTENT}/{}/{name}.toml is not printed", plan.id);
        sink.report(
            codes::UNLISTED_PACK
                .at(list.span(), message)
                .label("its language is not listed here")
                .hint(format!("add \"{name}\", or move the pack away")),
        );
    }
}

/// Reports packs beside the `flyer.toml` of a flyer that prints those of another.
fn beside_those_of_another(
    plan: &FlyerPlan,
    files: &[String],
    flyer: &Parsed<'_>,
    sink: &mut Sink,
) {
    let Some(packs) = flyer.table(None).optional("packs") else { return };
    for name in folder::bare(files, ".toml").iter().filter(|name| Tag::new(name).is_ok()) {
        let message = format!("{CONTENT}/{}/{name}.toml is not printed", plan.id);
        sink.report(
            codes::UNLISTED_PACK
                .at(packs.span(), message)
                .label(format!("the packs are those in {CONTENT}/{}", plan.home))
                .hint("take this line out, or move the pack away"),
        );
    }
}
