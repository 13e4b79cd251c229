//! `chirashi verify`: a folder against its manifest.

use std::path::Path;

use anyhow::Result;

use super::args::Verify;
use super::{Status, report};
use crate::batch;

/// Proves the folder that the arguments name.
pub(super) fn verify(root: &Path, arguments: &Verify) -> Result<Status> {
    let folder = arguments.folder.clone().unwrap_or_else(|| root.join("output"));
    let (count, faults) = batch::verify(&folder)?;
    if faults.is_empty() {
        let files = report::counted(count, "file");
        report::line(&format!("{files} in {} as the manifest says", folder.display()));
        return Ok(Status::Done);
    }
    faults.iter().for_each(|fault| report::line(&fault.to_string()));
    Ok(Status::ContentErrors)
}
