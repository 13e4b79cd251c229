//! Remarks `# fixed: reason`: that what is typed in a text is right for good.
//!
//! In: the remarks of packs. Out: which texts they excuse, and those that excuse none.
//! Knows nothing about what is typed.

use super::{Kind, Typed};
use crate::content::model::{Fixed, Pack, Set, is_within};

/// The remarks of packs that say the same in several languages.
pub(super) struct Remarks<'a>(Vec<Remark<'a>>);

struct Remark<'a> {
    fixed: &'a Fixed,
    /// Where it holds: in all packs, or in one.
    pack: Option<&'a Pack>,
    is_needed: bool,
}

impl<'a> Remarks<'a> {
    /// The remarks of the reference, which hold for all packs, and those of the others.
    pub(super) fn of(set: Set<'a>) -> Self {
        let remarks = set.packs.iter().flat_map(|pack| {
            let own = (set.reference != Some(&pack.language)).then_some(pack);
            pack.fixed.iter().map(move |fixed| Remark { fixed, pack: own, is_needed: false })
        });
        Self(remarks.collect())
    }

    /// Whether one of them excuses what is typed in a text; it is needed then.
    pub(super) fn excuse(&mut self, pack: &Pack, key: &str) -> bool {
        let holds = |remark: &&mut Remark<'_>| {
            remark.pack.is_none_or(|own| own.language == pack.language)
                && is_within(key, &remark.fixed.key)
        };
        let mut excuses = false;
        for remark in self.0.iter_mut().filter(holds) {
            remark.is_needed = true;
            excuses |= !remark.fixed.reason.is_empty();
        }
        excuses
    }

    /// Whether a pack has a remark of its own on a text, beside those of the reference.
    pub(super) fn is_own(&self, pack: &Pack, key: &str) -> bool {
        self.0.iter().any(|remark| {
            remark.pack.is_some_and(|own| own.language == pack.language)
                && is_within(key, &remark.fixed.key)
        })
    }

    /// What is wrong with the remarks. That one is not needed is known only where all
    /// packs were looked at (`whole`).
    pub(super) fn faults(&self, whole: bool) -> impl Iterator<Item = Typed> {
        self.0.iter().filter_map(move |remark| {
            let (message, label, hint) = if remark.fixed.reason.is_empty() {
                (
                    "a remark `# fixed:` gives no reason",
                    "excuses nothing without one",
                    "say why it is right for good: `# fixed: the year of the foundation`",
                )
            } else if whole && !remark.is_needed {
                (
                    "a remark `# fixed:` excuses nothing",
                    "nothing is typed in the text below",
                    "take it out, or put it on the line above the key that it means; telephone \
                     numbers and addresses on the web are never excused",
                )
            } else {
                return None;
            };
            let (kind, span, message) = (Kind::Remark, remark.fixed.span, message.to_owned());
            Some(Typed { kind, span, message, label, hints: Vec::new(), answer: Some(hint) })
        })
    }
}
