//! Alternative texts: what a screen reader says for a picture.
//!
//! In: packs as they were written. Out: messages. Knows nothing about pictures.

mod identical_alt;
mod long_alt;
mod weak_alt;

pub(super) use identical_alt::CHECK as IDENTICAL_ALT;
pub(super) use long_alt::CHECK as LONG_ALT;
pub(super) use weak_alt::CHECK as WEAK_ALT;

use crate::content::model::{Pack, Usage, Workspace, Written};

/// The alternative texts of all packs.
fn alternatives(workspace: &Workspace) -> impl Iterator<Item = (&Pack, &Written)> {
    workspace.flyers.iter().flat_map(|flyer| &flyer.packs).flat_map(|pack| {
        let spoken = pack.strings.iter().filter(|string| string.usage == Usage::Spoken);
        spoken.map(move |string| (pack, string))
    })
}
