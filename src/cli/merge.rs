//! `chirashi merge`: the shares of a batch become one folder.

use std::path::Path;

use anyhow::Result;

use super::args::Merge;
use super::{Status, report};
use crate::batch;

/// Joins the shares that the arguments name.
pub(super) fn merge(root: &Path, arguments: &Merge) -> Result<Status> {
    let out = arguments.out.clone().unwrap_or_else(|| root.join("output"));
    let merged = batch::merge(&arguments.folders, &out, &report::waiting)?;
    Ok(match merged {
        Ok(count) => {
            report::line(&format!("{} in {}", report::counted(count, "file"), out.display()));
            Status::Done
        }
        Err(faults) => {
            faults.iter().for_each(|fault| report::line(fault));
            report::line("nothing was written");
            Status::ContentErrors
        }
    })
}
