//! `day-past`: a flyer of an earlier day that would be another one today.
//!
//! In: the flyers, their facts and the day of the run. Out: flyers that print a
//! fact or a block that is over, or lack a block that has begun. Quiet where the
//! days differ and what is printed does not.

use crate::check::{Check, Content, Run};
use crate::content::Fact;
use crate::content::model::Flyer;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Date;
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "day-past",
        severity: Severity::Warning,
        fixed: false,
        what: "The flyer is made as of a day that is past, and what it prints has changed since. \
               The day is `as_of` in flyer.toml, or `--as-of`; a fact has ended, or a block has \
               begun or ended.",
        why: "The flyer says what held then, and readers take it for what holds now.",
        remedy: "Change that day or take `as_of` out, so that the flyer is made as of today. Leave \
                 it only if the flyer is to show what held then.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"as_of = «2022-07-01»"#,
            right: r#"as_of = 2023-10-01"#,
        }),
        source: "Facts have a time in which they hold: content/facts.toml.",
    },
    run: Run::Content(run),
};

/// So many changes are named in one message; of more, how many there are.
const NAMED: usize = 6;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let (workspace, today) = (content.workspace, content.today);
    for flyer in workspace.flyers.iter().filter(|flyer| flyer.as_of < today) {
        let changes = changes(flyer, &workspace.facts, today);
        if changes.is_empty() {
            continue;
        }
        let (id, day) = (&flyer.id, flyer.as_of);
        let (named, rest) = changes.split_at(changes.len().min(NAMED));
        let mut list = named.join(", ");
        if !rest.is_empty() {
            list += &format!(" and {} more", rest.len());
        }
        let message =
            format!("{id} is made as of {day}, and what it prints has changed since: {list}");
        let hint = match flyer.pinned {
            Some(_) => format!("take `as_of` out to make it as of {today}, or write a later day"),
            None => format!("make it as of a later day, such as --as-of {today}"),
        };
        let place = flyer.pinned.unwrap_or(Span::new(flyer.file, 0, 0));
        sink.report(rule.at(place, message).label(format!("today is {today}")).hint(hint));
    }
}

/// What of the flyer's day is not so any more.
fn changes(flyer: &Flyer, facts: &[Fact], today: Date) -> Vec<String> {
    let ended = flyer.over(facts, today).into_iter().filter_map(|(fact, version)| {
        let last = version.period.last()?;
        Some(format!("the {} `{}` (until {last})", fact.kind.key(), fact.name.value))
    });
    let blocks = flyer.blocks.iter().filter_map(|block| {
        let (was, is) = (block.is_printed(flyer.as_of), block.is_printed(today));
        let what = match (was, is) {
            (true, false) => "has ended",
            (false, true) => "has begun",
            (true, true) | (false, false) => return None,
        };
        Some(format!("the block `{}` {what}", block.words.value))
    });
    ended.chain(blocks).collect()
}
