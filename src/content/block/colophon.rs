//! Who issues the flyer, and when.

use super::contact::row;
use super::element::{At, Composed, InStep, below, columns, paragraph};
use super::form::block;
use super::word::{IN_DRAFTS, LABEL, TEXT};
use crate::content::element::{Element, Width};
use crate::content::look;
use crate::content::model::{Field, Rich};

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
            /// From when until when it is handed out, if flyer.toml says so.
            valid: Option<Rich>,
        }
    }
}

impl Composed for Colophon {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let Colophon { issuer, edition, checked, registration, valid, draft } = self;
        let dates = [edition, checked].into_iter().chain(valid).chain(registration);
        let dates = dates.map(|text| paragraph(text, look::Text::Edition)).collect();
        let issuer = vec![row(&[issuer])];
        let sides = vec![(Width::Rest, issuer), (Width::Share, dates)];
        let mut elements = vec![columns(sides, look::Columns::Colophon)];
        elements.extend(below(look::Space::Line, draft.as_ref(), look::Text::Note));
        elements
    }

    fn in_step(&self) -> InStep {
        InStep::Apart
    }
}
