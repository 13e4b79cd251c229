//! Whether texts are those that were stamped, and translations follow the reference.
//!
//! In: packs and their stamps. Out: messages. Knows nothing about files.

mod changed_text;
mod never_stamped;
mod not_reviewed;
mod stale_text;
mod stray_stamp;

pub(super) use changed_text::CHECK as CHANGED_TEXT;
pub(super) use never_stamped::CHECK as NEVER_STAMPED;
pub(super) use not_reviewed::CHECK as NOT_REVIEWED;
pub(super) use stale_text::CHECK as STALE_TEXT;
pub(super) use stray_stamp::CHECK as STRAY_STAMP;

use std::collections::BTreeMap;

use super::translation::{is_reference, reference};
use crate::content::model::{Freshness, Keyed, Pack, Standing, Workspace, Written, standings};

/// A pack whose stamps could be read, beside the reference.
#[derive(Debug)]
pub struct Stamped<'a> {
    /// The name of its flyer.
    flyer: &'a str,
    pack: &'a Pack,
    /// Whether the others are compared with it.
    is_original: bool,
    /// Its strings that are stamped.
    strings: BTreeMap<&'a str, &'a Written>,
    /// How they stand to their stamps and to the reference.
    standings: Vec<Standing<'a>>,
    /// How the command `stamp` is called for this pack.
    command: String,
}

/// All packs of all flyers with their stamps.
pub fn stamped(workspace: &Workspace) -> impl Iterator<Item = Stamped<'_>> {
    let many = workspace.flyers.len() > 1;
    workspace.flyers.iter().flat_map(move |flyer| {
        let original: Option<Vec<Keyed<'_>>> = reference(flyer).map(|pack| keyed(pack).collect());
        let packs = flyer.packs.iter().filter(|_| original.is_some());
        let stamped = packs.filter_map(|pack| {
            let stamps = pack.stamps.as_ref()?;
            let is_original = is_reference(flyer, pack);
            let texts: Vec<Keyed<'_>> = keyed(pack).collect();
            let owner = flyer.owner.as_deref().unwrap_or(flyer.folder());
            let which = if many { format!(" --flyer {owner}") } else { String::new() };
            Some(Stamped {
                flyer: &flyer.id,
                pack,
                is_original,
                strings: translated(pack).collect(),
                standings: standings(original.as_deref().filter(|_| !is_original), &texts, stamps),
                command: format!("chirashi stamp{which} --lang {}", pack.language),
            })
        });
        stamped.collect::<Vec<_>>()
    })
}

/// The translations that were made from another text than the reference has now, each
/// as flyer, language and key.
#[must_use]
pub fn stale(workspace: &Workspace) -> Vec<String> {
    let mut stale = Vec::new();
    for Stamped { flyer, pack, standings, .. } in stamped(workspace) {
        let keys = standings.iter().filter(|standing| standing.freshness() == Freshness::Stale);
        stale.extend(keys.map(|it| format!("{flyer}/{} {}", pack.language, it.key)));
    }
    stale
}

/// The keys and texts of a pack that are stamped.
fn keyed(pack: &Pack) -> impl Iterator<Item = Keyed<'_>> {
    translated(pack).map(|(key, string)| (key, string.text.as_str()))
}

fn translated(pack: &Pack) -> impl Iterator<Item = (&str, &Written)> {
    let translated = pack.strings.iter().filter(|string| string.usage.is_translated());
    translated.map(|string| (string.key.as_str(), string))
}
