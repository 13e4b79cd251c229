//! What `flyer.toml` says of entries that stand elsewhere: colours of rows.
//!
//! In: the plan of a flyer with its reference pack. Out: messages about rows that there are
//! not. Rows from files are looked at where blocks ask for them.

use super::flyer::FlyerPlan;
use super::reader::{Parsed, shortened};
use super::{codes, suggest};
use crate::content::block::Entry;
use crate::content::block::Plan;
use crate::content::block::rows::KEY as ROWS;
use crate::diag::Sink;

/// Reports colours of rows that the reference pack does not have.
pub(super) fn check_levels(plan: &FlyerPlan, reference: &Parsed<'_>, sink: &mut Sink) {
    for block in plan.pages.iter().flatten().filter(|block| !block.listed.contains_key(ROWS)) {
        let (Some(Plan::Table(table)), Some(words)) = (&block.plan, &block.words) else {
            continue;
        };
        // What is wrong with these tables is told when the pack is read.
        let mut told = Sink::default();
        let mut file = reference.table(None);
        let rows = file.table(&words.value, &mut told).table(ROWS, &mut told).names();
        let is_known = |level: &&Entry<_>| rows.is_empty() || rows.contains(&&*level.name);
        for level in table.levels().iter().filter(|level| !is_known(level)) {
            let name = shortened(&level.name);
            let message = format!("the reference pack has no row `{}.rows.{name}`", words.value);
            sink.report(
                codes::BAD_VALUE
                    .at(level.span, message)
                    .label("no row has this name")
                    .hint(suggest::hint(&level.name, rows.iter().copied())),
            );
        }
    }
}
