//! What it is about, with a badge.
//!
//! In: `pictures`; `heading`, `badge` and a paragraph for each picture. Out:
//! [`About`].

use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::About;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    pictures: Vec<String>,
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan { pictures: asks.pictures("pictures") }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> About {
    let count = plan.pictures.len();
    About {
        heading: texts.rich("heading"),
        badge: texts.rich("badge"),
        paragraphs: texts
            .list_of("paragraphs", count, "as many as the flyer has `pictures`:")
            .into_iter()
            .zip(plan.pictures.iter().map(|name| texts.picture(name)))
            .collect(),
    }
}
