//! `unused-fact`: a fact that no flyer and no pack refers to.
//!
//! In: the facts, and all references to them. Out: the facts without any. Knows
//! nothing about values.

use std::collections::BTreeSet;

use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "unused-fact",
        severity: Severity::Warning,
        fixed: false,
        what: "No flyer and no pack refers to this fact. Nothing is said where only some flyers or \
               languages are checked.",
        why: "Either it is left over, and whoever keeps the facts up to date compares it for \
              nothing; or a text says the same without referring to it, and stays as it is when \
              the fact changes.",
        remedy: "Take the fact out, or refer to it in the texts that say it.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[phone.«mobile»]
number = "0570-064-739"
free = false
source = "Leaflet of the ministry, 2022"
checked = 2022-07-01

[number.photo-months]"#,
            right: r#"# 0570-064-739 is no longer printed, and was taken out.
[number.photo-months]"#,
        }),
        source: "content/facts.toml: packs refer to facts and never type them.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let workspace = content.workspace;
    if !workspace.whole {
        return;
    }
    let used: BTreeSet<_> =
        workspace.flyers.iter().flat_map(|flyer| flyer.facts(&workspace.facts)).collect();
    for fact in &workspace.facts {
        let name = fact.name.value.as_str();
        if used.contains(&fact.called()) {
            continue;
        }
        let kind = fact.kind.key();
        let message = rule.at(fact.name.span, format!("nothing refers to the {kind} `{name}`"));
        sink.report(
            message
                .label("no block and no text uses this")
                .hint(format!("take it out, or refer to it with {{{kind}:{name}}}")),
        );
    }
}
