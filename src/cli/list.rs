//! `chirashi list`: flyers and languages, how complete, how reviewed.

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::Result;

use super::args::List;
use super::{Status, clock, report};
use crate::diag::Sink;
use crate::load::{Request, load};
use crate::model;
use crate::source::Sources;

/// Prints one line per pack.
pub(super) fn list(root: &Path, arguments: &List) -> Result<Status> {
    let mut sources = Sources::new(root);
    let mut sink = Sink::default();
    let request = Request {
        as_of: None,
        today: clock::today(),
        flyers: arguments.flyer.clone().map(|flyer| vec![flyer]),
        languages: None,
        written: false,
    };
    let project = load(&mut sources, &request, &mut sink)?;
    if sink.has_errors() {
        report::messages(sink, &sources);
        return Ok(Status::ContentErrors);
    }
    let mut out = stdout().lock();
    for document in project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents) {
        let status = match document.status {
            model::Status::Official => "official",
            model::Status::Reviewed => "reviewed",
            model::Status::Draft => "draft",
        };
        let model::Completeness { present, expected } = document.completeness;
        writeln!(
            out,
            "{}\t{}\t{}\t{present}/{expected}\t{status}",
            document.flyer,
            document.language,
            document.label.plain(),
        )?;
    }
    Ok(Status::Done)
}
