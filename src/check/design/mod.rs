//! Checks of what is set for all flyers: the files of languages and templates.
//!
//! In: languages and templates as they were read. Out: messages. Knows nothing about
//! texts and pages.

mod never_taken;
mod odd_measure;
mod unfit_setting;

pub(super) use never_taken::CHECK as NEVER_TAKEN;
pub(super) use odd_measure::CHECK as ODD_MEASURE;
pub(super) use unfit_setting::CHECK as UNFIT_SETTING;

use std::collections::BTreeMap;

use crate::content::Template;
use crate::content::model::Workspace;

/// The templates of all flyers, each once.
fn templates(workspace: &Workspace) -> Vec<&Template> {
    let documents = workspace.flyers.iter().filter_map(|flyer| flyer.documents.first());
    let named = documents.map(|document| (document.template.id.as_str(), &*document.template));
    named.collect::<BTreeMap<_, _>>().into_values().collect()
}
