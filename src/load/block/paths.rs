//! Two ways to the same end, side by side.
//!
//! In: two `pictures`; `later` and the tables `known` and `unknown`. Out:
//! [`Paths`].

use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::{Path, Paths};

/// What `flyer.toml` says.
pub(crate) struct Plan {
    pictures: [String; 2],
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan { pictures: asks.two_pictures("pictures") }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Paths {
    let [known, unknown] = &plan.pictures;
    Paths {
        later: texts.rich("later"),
        paths: [
            texts.inner("known", |texts| path(known, texts)),
            texts.inner("unknown", |texts| path(unknown, texts)),
        ],
    }
}

fn path(picture: &str, texts: &mut Texts<'_, '_>) -> Path {
    Path {
        heading: texts.rich("heading"),
        illustration: texts.illustration(picture, "picture_alt"),
        before: texts.list("before"),
        after: texts.list("after"),
        note: texts.optional("note"),
    }
}
