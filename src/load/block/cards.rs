//! Two drawings with captions side by side.
//!
//! In: two `pictures`; `front`, `back` and their `…_alt`. Out: [`Cards`].

use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::Cards;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    pictures: [String; 2],
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan { pictures: asks.two_pictures("pictures") }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Cards {
    let [front, back] = &plan.pictures;
    Cards {
        front: (texts.illustration(front, "front_alt"), texts.rich("front")),
        back: (texts.illustration(back, "back_alt"), texts.rich("back")),
    }
}
