//! `outlived-block`: a block that goes on when its facts or its sisters have ended.
//!
//! In: the blocks of each flyer with their days, and the facts that they need. Out: blocks
//! that end on another day than those of one name, or than a fact that others end with; and
//! facts that end on another day than those beside them. Knows nothing about texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Check, Content, Run};
use crate::content::model::{FactName, Flyer, Timed};
use crate::content::{Fact, FactVersion};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Date;
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "outlived-block",
        severity: Severity::Warning,
        fixed: false,
        what: "What belongs together ends on different days. A block has another `until` than all \
               others that share a part of its name (`points`, `points-call`, `hotline-points`); \
               it goes on when a fact on it has ended, and another block ends with that fact; or \
               of two facts that the same blocks alone need, one ends with the blocks and the \
               other does not.",
        why: "The heading of a campaign that is over would be printed without its words.",
        remedy: "Give all of them the same day.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"words = "points"
picture = "points-mark"
place = "mark"
until = «2032-09-30»"#,
            right: r#"words = "points"
picture = "points-mark"
place = "mark"
until = 2023-09-30"#,
        }),
        source: "The points campaign of the source flyer: four blocks and two facts that ended on one day.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    let mut told = BTreeSet::new();
    for flyer in &content.workspace.flyers {
        sisters(flyer, rule, &mut told, sink);
        of_facts(flyer, facts, rule, &mut told, sink);
    }
}

/// Where a block says until when it is printed; its words if it does not.
fn place(block: &Timed) -> Span {
    block.period.until.as_ref().map_or(block.words.span, |until| until.span)
}

fn days(last: Option<Date>) -> String {
    last.map_or_else(|| "has no end".to_owned(), |last| format!("ends on {last}"))
}

/// Blocks that end on another day than all others that share a part of their name.
fn sisters(flyer: &Flyer, rule: &Rule, told: &mut BTreeSet<Span>, sink: &mut Sink) {
    let mut by_part: BTreeMap<&str, Vec<&Timed>> = BTreeMap::new();
    for block in &flyer.blocks {
        let parts: BTreeSet<&str> =
            block.words.value.split('-').filter(|part| part.len() > 2).collect();
        parts.into_iter().for_each(|part| by_part.entry(part).or_default().push(block));
    }
    for (part, blocks) in by_part.into_iter().filter(|(_, blocks)| blocks.len() > 2) {
        let mut counts: BTreeMap<Option<Date>, usize> = BTreeMap::new();
        blocks.iter().for_each(|it| *counts.entry(it.period.last()).or_default() += 1);
        let end = counts.iter().find(|(last, count)| last.is_some() && **count + 1 == blocks.len());
        let Some((Some(end), _)) = end else { continue };
        let odd = blocks.iter().find(|it| it.period.last() != Some(*end));
        // What follows on a campaign begins after it.
        let Some(odd) = odd.filter(|it| it.period.from.is_none_or(|from| from <= *end)) else {
            continue;
        };
        let place = place(odd);
        if told.insert(place) {
            let (name, last) = (&odd.words.value, days(odd.period.last()));
            let message = format!("the block `{name}` {last}, its sisters end on {end}");
            sink.report(
                rule.at(place, message)
                    .label(format!("all others of the name `{part}` end on {end}"))
                    .hint(format!("write until = {end}")),
            );
        }
    }
}

/// The day after which no version of a fact holds.
fn end(fact: &Fact) -> Option<Date> {
    let lasts: Option<Vec<Date>> = fact.versions.iter().map(|it| it.period.last()).collect();
    lasts?.into_iter().max()
}

fn of_facts(
    flyer: &Flyer,
    facts: &[Fact],
    rule: &Rule,
    told: &mut BTreeSet<Span>,
    sink: &mut Sink,
) {
    let mut users: BTreeMap<FactName<'_>, Vec<&Timed>> = BTreeMap::new();
    let needs = flyer.needs(facts);
    for need in &needs {
        let Some(block) = need.block else { continue };
        need.facts.iter().for_each(|name| users.entry(*name).or_default().push(block));
    }
    let all: Vec<(&Fact, &Vec<&Timed>)> =
        facts.iter().filter_map(|fact| Some((fact, users.get(&fact.called())?))).collect();
    let common = |blocks: &[&Timed]| {
        let last = blocks.first()?.period.last()?;
        blocks.iter().all(|block| block.period.last() == Some(last)).then_some(last)
    };
    for (fact, blocks) in &all {
        let own = end(fact);
        // Facts of the same name whose blocks all end on one day.
        let sister = common(blocks).filter(|last| own != Some(*last)).and_then(|last| {
            let is_sister = |(other, with): &&(&Fact, &Vec<&Timed>)| {
                other.called() != fact.called()
                    && other.name.value == fact.name.value
                    && common(with) == Some(last)
                    && end(other) == Some(last)
            };
            all.iter().find(is_sister).map(|(other, _)| (last, *other))
        });
        if let Some((last, other)) = sister.filter(|_| has_days(fact)) {
            tell_fact(fact, (last, other), rule, told, sink);
        } else if let Some(own) = own {
            outlives(own, fact, blocks, rule, told, sink);
        }
    }
}

/// Whether a fact says something that can end: what only names others ends with them.
fn has_days(fact: &Fact) -> bool {
    fact.versions.iter().all(|version| version.value.names().is_empty())
}

fn tell_fact(
    fact: &Fact,
    (last, other): (Date, &Fact),
    rule: &Rule,
    told: &mut BTreeSet<Span>,
    sink: &mut Sink,
) {
    let latest =
        fact.versions.iter().max_by_key(|it| (it.period.last().is_none(), it.period.last()));
    let Some(version): Option<&FactVersion> = latest else { return };
    let place = version.place(&["until"]);
    if told.insert(place) {
        let (kind, name) = (fact.kind.key(), &fact.name.value);
        let message =
            format!("the {kind} `{name}` {}, what belongs to it ends on {last}", days(end(fact)));
        sink.report(
            rule.at(place, message)
                .label(format!("the {} of the same name and all its blocks do", other.kind.key()))
                .hint(format!("write until = {last}")),
        );
    }
}

/// Reports blocks that go on when a fact has ended with which others end.
fn outlives(
    own: Date,
    fact: &Fact,
    blocks: &[&Timed],
    rule: &Rule,
    told: &mut BTreeSet<Span>,
    sink: &mut Sink,
) {
    let ends_with_it = |block: &&&Timed| block.period.last() == Some(own);
    if !blocks.iter().any(|block| ends_with_it(&block)) {
        return;
    }
    let goes_on = |block: &&&Timed| block.period.last().is_none_or(|last| last > own);
    for block in blocks.iter().filter(goes_on) {
        let place = place(block);
        if told.insert(place) {
            let (kind, name) = (fact.kind.key(), &fact.name.value);
            let (words, last) = (&block.words.value, days(block.period.last()));
            let message = format!("the block `{words}` {last}, the {kind} `{name}` on {own}");
            sink.report(
                rule.at(place, message)
                    .label("goes on without its fact")
                    .hint(format!("write until = {own}, as in the other blocks with this fact")),
            );
        }
    }
}
