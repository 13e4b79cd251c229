//! The band with the title.
//!
//! In: `picture`; `heading` and `picture_alt`. Out: [`Title`]. The remark on a draft
//! is among the words of the colophon, and comes from there.

use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::Title;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    picture: String,
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan { picture: asks.picture("picture") }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Title {
    Title {
        heading: texts.rich("heading"),
        illustration: texts.illustration(&plan.picture, "picture_alt"),
        draft: None,
    }
}
