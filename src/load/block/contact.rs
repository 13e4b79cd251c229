//! A box for the city's own contact.
//!
//! In: `heading` and the labels `office`, `phone` and `hours`. Out: [`Contact`]
//! with fields to fill in.

use crate::load::texts::Texts;
use crate::model::{Contact, Field};

/// Reads the words.
pub(crate) fn resolve(texts: &mut Texts<'_, '_>) -> Contact {
    let mut field = |key| Field { label: texts.rich(key), value: None };
    let fields = vec![field("office"), field("phone"), field("hours")];
    let heading = texts.rich("heading");
    Contact { heading, fields, address: None, link: None, logo: None }
}
