//! How far a pack can be trusted: what it says of itself, as far as its stamps bear
//! it out.
//!
//! In: the table `pack`, how the texts stand to their stamps. Out: a [`Trust`]. A
//! text that was changed and not stamped since is a draft, whatever the pack says.
//! Knows nothing about files.

use std::collections::BTreeSet;

use super::PackHead;
use crate::content::model::{Freshness, Keyed, Stamps, Standing, Status, may_be_empty, standings};

/// How far a pack can be trusted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Trust {
    /// What it is as a whole; `None` if it does not say.
    pub(super) status: Option<Status>,
    /// Whether texts of it are drafts.
    pub(super) has_drafts: bool,
    /// How many of its texts somebody has read as they are now.
    pub(super) reviewed: usize,
    /// How many texts it has.
    pub(super) texts: usize,
    /// How many must be looked at and stamped.
    pub(super) stale: usize,
}

impl Trust {
    /// How far the texts `pack` can be trusted; `reference` is `None` if they are the
    /// reference themselves, and empty if that is not known.
    pub(super) fn of(
        head: &PackHead,
        reference: Option<&[Keyed<'_>]>,
        pack: &[Keyed<'_>],
        stamps: &Stamps,
    ) -> Self {
        let standings = standings(reference, pack, stamps);
        let reviewed = standings.iter().filter(|it| it.review().is_some()).count();
        let is_stale = |it: &&Standing<'_>| it.freshness() != Freshness::Current;
        let stale = standings.iter().filter(is_stale).count();
        let said = head.status();
        let is_official = said == Some(Status::Official);
        let holds = |it: &Standing<'_>| {
            it.is_silent()
                || it.review().is_some()
                || is_official && !head.adds(it.key) && (it.is_as_stamped() || !is_kept(stamps))
        };
        let is_whole = || {
            let own: BTreeSet<&str> = pack.iter().map(|(key, _)| *key).collect();
            let mut expected = reference.unwrap_or(pack).iter().map(|(key, _)| *key);
            !own.is_empty() && expected.all(|key| own.contains(key) || may_be_empty(key))
        };
        let has_drafts = !standings.iter().all(holds) || !is_official && !is_whole();
        let status = said.map(|said| match said {
            Status::Official => Status::Official,
            Status::Draft | Status::Reviewed if has_drafts => Status::Draft,
            Status::Draft | Status::Reviewed => Status::Reviewed,
        });
        Self { status, has_drafts, reviewed, texts: standings.len(), stale }
    }
}

/// Whether stamps of a pack are kept that remember its texts. Until then it is taken at
/// its word: it comes from a project in which nobody has stamped it yet.
fn is_kept(stamps: &Stamps) -> bool {
    stamps.values().any(|stamp| stamp.value.text.is_some())
}
