//! `chirashi diff`: what changed from one edition to another.

mod side;

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::{Error, Result, bail};

use super::Status;
use super::args::{Diff, DiffFormat};
use crate::compare::{self, Comparison, Edition, compare};
use side::{Broken, Operand, Wanted};

/// Compares what the arguments name and says what changed.
pub(super) fn diff(root: &Path, arguments: &Diff) -> Result<Status> {
    let operands = [Operand::of(&arguments.old, root)?, Operand::of(&arguments.new, root)?];
    if arguments.as_of.is_some() && operands.iter().all(Operand::is_finished) {
        bail!("--as-of is for content; the flyers in these two folders are already made");
    }
    let wanted = Wanted {
        flyer: arguments.flyer.as_deref(),
        languages: &arguments.lang,
        as_of: arguments.as_of,
    };
    let mut editions = Vec::new();
    for operand in &operands {
        match operand.edition(root, &wanted)? {
            Ok(edition) => editions.push(edition),
            Err(Broken) => return Ok(Status::ContentErrors),
        }
    }
    let [old, new] = <[Edition; 2]>::try_from(editions)
        .unwrap_or_else(|_| unreachable!("there is an edition for each of two operands"));
    wanted.check(&old, &new)?;
    let comparison = compare(&old, &new).map_err(Error::from_boxed)?;
    stdout().write_all(draw(&comparison, arguments.format).as_bytes())?;
    let differs = arguments.exit_code && !comparison.is_empty();
    Ok(if differs { Status::Different } else { Status::Done })
}

fn draw(comparison: &Comparison, format: DiffFormat) -> String {
    match format {
        DiffFormat::Human => compare::human(comparison),
    }
}
