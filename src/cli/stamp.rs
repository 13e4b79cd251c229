//! `chirashi stamp`: texts are right as they are, translations follow the reference,
//! and who has read them.

use std::path::Path;

use anyhow::Result;

use super::args::Stamp;
use super::{Status, clock, report};
use crate::batch::write;
use crate::content::load::{Restamp, Stamped, restamp};
use crate::content::model::Review;
use crate::diag::Sink;
use crate::shown;
use crate::source::{Gate, Sources};

/// How many keys are named one by one.
const NAMED: usize = 8;

/// Writes the stamps of the wanted languages and says what was stamped.
pub(super) fn stamp(root: &Path, arguments: &Stamp) -> Result<Status> {
    let mut sources = Sources::new(root);
    let mut sink = Sink::default();
    let review = match arguments.reviewed_by.clone() {
        Some(by) => Some(Review { by, on: clock::today()? }),
        None => None,
    };
    let wanted = Restamp {
        flyer: arguments.flyer.clone(),
        languages: arguments.lang.clone(),
        keys: arguments.keys.clone(),
        review,
    };
    let stamped = restamp(&mut sources, &wanted, &mut sink)?;
    if sink.has_errors() {
        report::messages(sink, &sources);
        report::line("nothing was stamped");
        return Ok(Status::ContentErrors);
    }
    let texts = stamped.iter().map(|language| (&*language.path, language.text.as_bytes()));
    write(&Gate::named(root), &texts.collect::<Vec<_>>())?;
    for language in &stamped {
        report::line(&summary(language, wanted.review.as_ref()));
        if !language.unread.is_empty() {
            report::line(&unread(language));
        }
        if !language.refused.is_empty() {
            report::line(&refusal(language));
        }
    }
    let refused = stamped.iter().any(|language| !language.refused.is_empty());
    Ok(if refused { Status::ContentErrors } else { Status::Done })
}

/// What was stamped: `th: 2 texts stamped (photo-good.items.0, photo-good.items.1), …`.
fn summary(stamped: &Stamped, review: Option<&Review>) -> String {
    let Stamped { language, fresh, reviewed: (read, of), current, path, .. } = stamped;
    let names = match fresh.len() {
        0 => String::new(),
        _ => format!(" ({})", named(fresh)),
    };
    let count = texts(fresh.len());
    let by = match review {
        Some(Review { by, .. }) => format!(" as reviewed by {}", shown::name(by)),
        None => String::new(),
    };
    let reviewed = match read {
        0 => String::new(),
        _ => format!(", {read} of {of} reviewed"),
    };
    format!(
        "{language}: {count} stamped{by}{names}, {current} up to date before{reviewed}, in {path}"
    )
}

/// Which texts nobody has read as they are now.
fn unread(stamped: &Stamped) -> String {
    let Stamped { language, unread, .. } = stamped;
    let (count, names) = (texts(unread.len()), named(unread));
    format!("{language}: {count} to be reviewed again ({names}): changed since the review")
}

/// What was not stamped, and what to do.
fn refusal(stamped: &Stamped) -> String {
    let count = texts(stamped.refused.len());
    let names = named(&stamped.refused);
    format!(
        "{}: {count} not stamped ({names}): missing, empty, or in a list of another length than in \
         the reference; `chirashi check` shows them",
        stamped.language
    )
}

fn texts(count: usize) -> String {
    report::counted(count, "text")
}

/// The first few of some keys.
pub(super) fn named(keys: &[String]) -> String {
    let mut names = keys[..keys.len().min(NAMED)].join(", ");
    if keys.len() > NAMED {
        names.push_str(", …");
    }
    names
}
