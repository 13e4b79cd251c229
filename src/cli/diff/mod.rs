//! `chirashi diff`: what changed from one edition to another.

mod side;

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::{Error, Result, bail};

use super::Status;
use super::args::{Diff, DiffFormat};
use crate::batch::write_named;
use crate::compare::{self, Comparison, compare};
use side::Operand;
pub(super) use side::{Wanted, earlier, just_made};

/// Compares what the arguments name and says what changed.
pub(super) fn diff(root: &Path, arguments: &Diff) -> Result<Status> {
    let operands = [Operand::of(&arguments.old, root)?, Operand::of(&arguments.new, root)?];
    if arguments.as_of.is_some() && operands.iter().all(Operand::is_finished) {
        bail!("--as-of is for content; the flyers in these two folders are already made");
    }
    let wanted = Wanted {
        flyer: arguments.flyer.as_deref(),
        languages: &arguments.lang,
        variant: arguments.variant,
        as_of: arguments.as_of,
    };
    let [old, new] = &operands;
    // Both are tried, so that the errors of both are shown at once.
    let editions = (old.edition(root, &wanted)?, new.edition(root, &wanted)?);
    let (Some(old), Some(new)) = editions else { return Ok(Status::ContentErrors) };
    wanted.check(&old, &new)?;
    let comparison = compare(&old, &new).map_err(Error::from_boxed)?;
    if let Some(path) = &arguments.html {
        let html = compare::html(&comparison, &old, &new).map_err(Error::from_boxed)?;
        write_named(path, html.as_bytes())?;
    }
    stdout().write_all(draw(&comparison, arguments.format).as_bytes())?;
    let differs = arguments.exit_code && !comparison.is_empty();
    Ok(if differs { Status::Different } else { Status::Done })
}

fn draw(comparison: &Comparison, format: DiffFormat) -> String {
    match format {
        DiffFormat::Human => compare::human(comparison),
        DiffFormat::Markdown => compare::markdown(comparison),
        DiffFormat::Json => compare::json(comparison),
    }
}
