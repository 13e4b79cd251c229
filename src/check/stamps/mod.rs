//! Whether translations follow the reference.
//!
//! In: packs and their stamps. Out: messages. Knows nothing about files.

mod never_stamped;
mod stale_text;
mod stray_stamp;

pub(super) use never_stamped::CHECK as NEVER_STAMPED;
pub(super) use stale_text::CHECK as STALE_TEXT;
pub(super) use stray_stamp::CHECK as STRAY_STAMP;

use std::collections::BTreeMap;

use super::translation::{others, reference};
use crate::content::model::{Flyer, Freshness, Pack, Standing, Workspace, Written, standings};

/// A pack whose stamps could be read.
struct Stamped<'a> {
    /// The name of its flyer.
    flyer: &'a str,
    pack: &'a Pack,
    /// Its strings that are translations.
    strings: BTreeMap<&'a str, &'a Written>,
    /// How they stand to the reference.
    standings: Vec<Standing<'a>>,
    /// How the command `stamp` is called for this pack.
    command: String,
}

/// All packs of all flyers with their stamps.
fn stamped(workspace: &Workspace) -> impl Iterator<Item = Stamped<'_>> {
    let many = workspace.flyers.len() > 1;
    workspace.flyers.iter().flat_map(move |flyer| {
        let texts: Vec<(&str, &str)> = texts(flyer);
        others(flyer).filter_map(move |pack| {
            let stamps = pack.stamps.as_ref()?;
            let strings: BTreeMap<&str, &Written> = translated(pack).collect();
            let keys: Vec<&str> = translated(pack).map(|(key, _)| key).collect();
            let owner = flyer.owner.as_deref().unwrap_or(flyer.folder());
            let which = if many { format!(" --flyer {owner}") } else { String::new() };
            let command = format!("chirashi stamp{which} --lang {}", pack.language);
            let standings = standings(&texts, &keys, stamps);
            Some(Stamped { flyer: &flyer.id, pack, strings, standings, command })
        })
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

/// The texts of the reference that are translated, with their keys.
fn texts(flyer: &Flyer) -> Vec<(&str, &str)> {
    let strings = reference(flyer).into_iter().flat_map(translated);
    strings.map(|(key, string)| (key, string.text.as_str())).collect()
}

fn translated(pack: &Pack) -> impl Iterator<Item = (&str, &Written)> {
    let translated = pack.strings.iter().filter(|string| string.usage.is_translated());
    translated.map(|string| (string.key.as_str(), string))
}
