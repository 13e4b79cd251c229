//! Who issues the flyer, and when.

use super::form::block;
use super::word::{IN_DRAFTS, LABEL, TEXT};
use crate::model::{Field, Rich};

block! {
    /// Who issues the flyer, its edition, and the remark on drafts.
    pub struct Colophon {
        words {
            /// Label of the line for the issuer.
            issuer: Field = LABEL,
            /// Which edition it is, usually with {month:edition}.
            edition: Rich = TEXT,
            /// When the facts were last checked, usually with {month:checked}.
            checked: Rich = TEXT,
            /// That the translation is a draft; printed if `status` is "draft", or if the pack names drafts in `added`: then say which part is one.
            draft: Option<Rich> = IN_DRAFTS,
        }
        added {
            /// The registration number of the print, with its label, if it has one.
            registration: Option<Rich>,
        }
    }
}
