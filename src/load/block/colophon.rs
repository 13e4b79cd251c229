//! Who issues the flyer, and when.
//!
//! In: the label `issuer` and the sentences `edition`, `checked` and `draft`.
//! Out: [`Colophon`]; the remark on drafts only where texts of the pack are drafts.

use crate::load::texts::Texts;
use crate::model::{Colophon, Field};

/// Reads the words.
pub(crate) fn resolve(has_drafts: bool, texts: &mut Texts<'_, '_>) -> Colophon {
    let draft = texts.rich("draft");
    Colophon {
        issuer: Field { label: texts.rich("issuer"), value: None },
        edition: texts.rich("edition"),
        checked: texts.rich("checked"),
        registration: None,
        draft: has_drafts.then_some(draft),
    }
}
