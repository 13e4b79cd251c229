//! `chirashi verify`: a folder against its manifest.

use std::path::Path;

use anyhow::Result;

use super::args::Verify;
use super::{Status, report};
use crate::batch;
use crate::source::Gate;

/// Proves the folder that the arguments name.
pub(super) fn verify(root: &Path, arguments: &Verify) -> Result<Status> {
    let folder = Gate::named_or(arguments.folder.as_deref(), root, "output")?;
    let (count, faults) = batch::verify(&folder)?;
    if faults.is_empty() {
        let files = report::counted(count, "file");
        report::line(&format!("{files} in {} as the manifest says", folder.folder().display()));
        return Ok(Status::Done);
    }
    faults.iter().for_each(|fault| report::line(&fault.to_string()));
    Ok(Status::ContentErrors)
}
