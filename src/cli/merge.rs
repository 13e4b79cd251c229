//! `chirashi merge`: the shares of a batch become one folder.

use std::path::Path;

use anyhow::Result;

use super::args::Merge;
use super::{Status, report};
use crate::batch;
use crate::source::Gate;

/// Joins the shares that the arguments name.
pub(super) fn merge(root: &Path, arguments: &Merge) -> Result<Status> {
    let out = Gate::named_or(arguments.out.as_deref(), root, "output")?;
    let merged = batch::merge(&arguments.folders, &out, &report::waiting)?;
    Ok(match merged {
        Ok(count) => {
            report::line(&format!(
                "{} in {}",
                report::counted(count, "file"),
                out.folder().display()
            ));
            Status::Done
        }
        Err(faults) => {
            faults.iter().for_each(|fault| report::line(fault));
            report::line("nothing was written");
            Status::ContentErrors
        }
    })
}
