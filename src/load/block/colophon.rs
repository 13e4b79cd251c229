//! Who issues the flyer, and when.
//!
//! In: the label `issuer` and the sentences `edition`, `checked` and `draft`.
//! Out: [`Colophon`]; the remark on a draft only in a draft.

use crate::load::texts::Texts;
use crate::model::{Colophon, Field, Status};

/// Reads the words.
pub(crate) fn resolve(status: Status, texts: &mut Texts<'_, '_>) -> Colophon {
    let draft = texts.rich("draft");
    Colophon {
        issuer: Field { label: texts.rich("issuer"), value: None },
        edition: texts.rich("edition"),
        checked: texts.rich("checked"),
        registration: None,
        draft: match status {
            Status::Draft => Some(draft),
            Status::Reviewed | Status::Official => None,
        },
    }
}
