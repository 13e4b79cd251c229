//! `turned-names`: two blocks with the same words name the same things in another order.
//!
//! In: the blocks of all flyers that print the same packs. Out: names that stand beside
//! other words than in the other block. Knows nothing about words.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Check, Content, Run};
use crate::content::model::Timed;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "turned-names",
        severity: Severity::Warning,
        fixed: false,
        what: "Two blocks that print the same words name links, contacts or pictures in another \
               order. Such are the blocks of a leaflet and of its poster. Which of the two is \
               wrong cannot be told, so both are shown.",
        why: "Captions stand in the order in which flyer.toml names what they belong to: the \
              caption of one stands over the code of the other.",
        remedy: "Write the names in the order of the words.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"kind = "contacts"
words = "points-call"
contacts = ["general", "points"]
large = true
until = 2023-09-30

[[pages.blocks]]
kind = "contacts"
words = "points-call"
contacts = [«"points"», "general"]"#,
            right: r#"kind = "contacts"
words = "points-call"
contacts = ["general", "points"]
large = true
until = 2023-09-30

[[pages.blocks]]
kind = "contacts"
words = "points-call"
contacts = ["general", "points"]"#,
        }),
        source: "Captions stand in the order in which flyer.toml names what they belong to.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let mut blocks: BTreeMap<(&str, &str), Vec<&Timed>> = BTreeMap::new();
    for flyer in &content.workspace.flyers {
        let home = flyer.owner.as_deref().unwrap_or(flyer.folder());
        for block in flyer.blocks.iter().filter(|block| !block.words.value.is_empty()) {
            blocks.entry((home, &block.words.value)).or_default().push(block);
        }
    }
    let mut told = BTreeSet::new();
    for same in blocks.into_values() {
        let Some((first, rest)) = same.split_first() else { continue };
        for (key, names) in &first.named {
            let order = |block: &Timed| -> Vec<String> {
                block.named.get(key).into_iter().flatten().map(|name| name.value.clone()).collect()
            };
            let sorted = |mut names: Vec<String>| {
                names.sort();
                names
            };
            // A table of places has no order.
            let is_listed = names.windows(2).all(|pair| pair[0].span.start < pair[1].span.start);
            let (own, all) = (order(first), sorted(order(first)));
            let turned = |block: &&&Timed| order(block) != own && sorted(order(block)) == all;
            for other in rest.iter().filter(turned).filter(|_| is_listed && !PLACED.contains(key)) {
                for block in [first, other] {
                    let Some(name) = block.named.get(key).and_then(|names| names.first()) else {
                        continue;
                    };
                    if told.insert(name.span) {
                        let words = &block.words.value;
                        let message = format!(
                            "`{key}` of `{words}` is in another order than in another block"
                        );
                        sink.report(
                            rule.at(name.span, message)
                                .label("the same words, and the same names")
                                .hint("write the names in the order of the words"),
                        );
                    }
                }
            }
        }
    }
}

/// Keys whose names stand beside their own words, whatever their order.
const PLACED: [&str; 4] = ["pins", "labels", "levels", "fields"];
