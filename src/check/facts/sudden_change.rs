//! `sudden-change`: a fact that becomes many times what it was.
//!
//! In: the versions of numbers, prices and sizes. Out: those that are far from the version
//! before them. Knows nothing about flyers.

use crate::check::{Check, Content, Run};
use crate::content::{FactKind, FactVersion};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "sudden-change",
        severity: Severity::Warning,
        fixed: false,
        what: "A number, a price or a size becomes five times what it was before, or a fifth.",
        why: "A figure too much was typed, and every language prints 15,000 yen for 1,500.",
        remedy: "Compare it with its source, and correct it.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[[number.photo-months]]
value = 6
source = "a leaflet"
checked = 2022-07-01
until = 2022-12-31

[[number.photo-months]]
value = «60»
from = 2023-01-01"#,
            right: r#"[[number.photo-months]]
value = 6
source = "a leaflet"
checked = 2022-07-01
until = 2022-12-31

[[number.photo-months]]
value = 12
from = 2023-01-01"#,
        }),
        source: "Slips that add a figure to an amount, which nothing else shows.",
    },
    run: Run::Content(run),
};

/// How many times as much is too much.
const RATIO: f64 = 5.0;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let is_amount = |kind| matches!(kind, FactKind::Number | FactKind::Price | FactKind::Measure);
    for fact in content.workspace.facts.iter().filter(|fact| is_amount(fact.kind)) {
        let mut versions: Vec<&FactVersion> = fact.versions.iter().collect();
        versions.sort_by_key(|version| version.period.from);
        for pair in versions.windows(2) {
            let Some((old, new)) = pair[0].value.amount().zip(pair[1].value.amount()) else {
                continue;
            };
            if old > 0.0 && (new >= old * RATIO || new * RATIO <= old) {
                let (kind, name) = (fact.kind.key(), &fact.name.value);
                let message = format!("the {kind} `{name}` changes to {}", pair[1].value);
                let place = pair[1].place(&["value", "yen"]);
                let label = format!("{} before", pair[0].value);
                sink.report(
                    rule.at(place, message).label(label).hint("compare it with its source"),
                );
            }
        }
    }
}
