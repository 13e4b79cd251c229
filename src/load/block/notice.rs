//! A drawing of a document beside an explanation.
//!
//! In: `picture`; `heading`, `caption`, `picture_alt` and `paragraphs`. Out:
//! [`Notice`].

use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::Notice;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    picture: String,
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan { picture: asks.picture("picture") }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Notice {
    Notice {
        heading: texts.rich("heading"),
        caption: texts.rich("caption"),
        illustration: texts.illustration(&plan.picture, "picture_alt"),
        paragraphs: texts.list("paragraphs"),
    }
}
