//! Flyers that print the packs of another flyer, such as a poster those of a leaflet.
//!
//! In: what `flyer.toml` says. Out: the folder of its packs and pictures; and the packs
//! of such a flyer without what is none of its business, and apart from those that are
//! judged. Knows nothing about blocks.

use std::collections::BTreeSet;

use anyhow::Result;

use super::flyer::{FlyerFile, FlyerPlan};
use super::outline::{Outline, outline};
use super::reader::shortened;
use super::{CONTENT, RESERVED, codes, flyers, suggest};
use crate::content::model::{Flyer, Pack};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::{Sources, Spanned};

/// The name of the folder in which a flyer has its packs and pictures: its own, unless it
/// says otherwise; `None` if there are none, which was reported.
///
/// # Errors
/// Fails if a file of the other flyer cannot be read.
pub(super) fn home(
    id: &str,
    file: &FlyerFile,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<Option<String>> {
    let Some(Spanned { value: owner, span }) = &file.packs else { return Ok(Some(id.to_owned())) };
    let mut wrong = |message: String, label: &str, hint: String| {
        sink.report(codes::UNKNOWN_FLYER.at(*span, message).label(label).hint(hint));
        Ok(None)
    };
    let known = flyers(sources)?;
    if owner == id {
        let message = format!("{id} cannot take its packs from itself");
        let hint = "take the line out, or name the flyer that has them".to_owned();
        return wrong(message, "the flyer itself", hint);
    }
    if !known.contains(owner) {
        let others = known.iter().map(String::as_str).filter(|name| *name != id);
        let message = format!("there is no flyer `{}`", shortened(owner));
        let hint = suggest::hint(owner, others.collect::<Vec<_>>());
        return wrong(message, "no folder in content with its flyer.toml", hint);
    }
    let outline = outline(owner, sources)?;
    if let Some(first) = &outline.owner {
        let message = format!("{owner} has no packs of its own");
        let hint = format!("write \"{}\": they are there", shortened(first));
        return wrong(message, "takes them from another flyer itself", hint);
    }
    compare(owner, file, &outline, sources, sink);
    Ok(Some(owner.clone()))
}

/// Reports where a flyer has another reference than the owner of its packs, or a
/// language that is not one of the owner's.
fn compare(owner: &str, file: &FlyerFile, other: &Outline, sources: &Sources, sink: &mut Sink) {
    if let (Some(said), Some(reference)) = (&file.reference, &other.reference)
        && said.value != *reference
    {
        let message = format!("the reference of {owner} is `{reference}`");
        sink.report(
            codes::BAD_VALUE
                .at(said.span, message)
                .label("its packs are compared with another one")
                .hint(format!("write \"{reference}\" here, too")),
        );
    }
    // A pack that is not there at all is missed as such; a list that cannot be read is
    // told where it stands.
    let is_there = |tag: &Tag| sources.contains(&format!("{CONTENT}/{owner}/{tag}.toml"));
    let listed = &other.languages;
    let is_odd = |tag: &Tag| !listed.is_empty() && !listed.contains(tag) && is_there(tag);
    for tag in file.languages.iter().flatten().filter(|tag| is_odd(&tag.value)) {
        let message = format!("`{}` is none of the languages of {owner}", tag.value);
        sink.report(
            codes::BAD_VALUE
                .at(tag.span, message)
                .label("its pack is not printed there, and not looked at")
                .hint(format!("list it in content/{owner}/flyer.toml first, or take it out here")),
        );
    }
}

/// Leaves in packs only what the blocks of a flyer ask for, and what packs say of
/// themselves: the rest is the business of their owner.
pub(super) fn keep_asked(packs: &mut [Pack], plan: &FlyerPlan) {
    let blocks = plan.pages.iter().flatten();
    let words = blocks.filter_map(|block| block.words.as_ref()).map(|words| words.value.as_str());
    let asked: BTreeSet<&str> = words.chain(RESERVED).collect();
    let is_asked = |key: &str| asked.contains(key.split('.').next().unwrap_or_default());
    for pack in packs {
        pack.strings.retain(|string| is_asked(&string.key));
        pack.fixed.retain(|remark| is_asked(&remark.key));
        pack.stamps.iter_mut().for_each(|stamps| stamps.retain(|key, _| is_asked(key)));
    }
}

/// Sets packs apart that are there twice, with their owner and with another flyer: the
/// one place that keeps checks from saying everything of them twice.
pub(super) fn set_apart(flyers: &mut [Flyer]) {
    let all: BTreeSet<String> = flyers.iter().map(|flyer| flyer.folder().to_owned()).collect();
    for flyer in flyers.iter_mut().filter(|it| it.owner.as_ref().is_some_and(|o| all.contains(o))) {
        flyer.borrowed = std::mem::take(&mut flyer.packs);
    }
}
