//! `repeated-picture`: two blocks of a flyer show the same picture.
//!
//! In: the blocks with the names of their pictures. Out: the second use. Knows nothing
//! about files.

use std::collections::BTreeMap;

use crate::check::{Check, Content, Run};
use crate::content::model::Timed;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "repeated-picture",
        severity: Severity::Warning,
        fixed: false,
        what: "Two blocks of a flyer show the same picture. Blocks that print the same words, \
               blocks that are never printed together, and `icons` are left alone.",
        why: "One of the names was copied with its block, and the picture that was meant is not \
              there.",
        remedy: "Name the picture that was meant.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"picture = «"residents"»"#,
            right: r#"picture = "notice""#,
        }),
        source: "A picture explains the words beside it (design decision).",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let mut first: BTreeMap<&str, Vec<&Timed>> = BTreeMap::new();
        for block in &flyer.blocks {
            let names = ["picture", "pictures"].into_iter().filter_map(|key| block.named.get(key));
            for name in names.flatten() {
                let users = first.entry(&name.value).or_default();
                let is_twin = |other: &&&Timed| {
                    other.words.value != block.words.value && other.period.meets(&block.period)
                };
                if let Some(other) = users.iter().find(is_twin) {
                    let message = format!("the picture `{}` is shown twice", name.value);
                    sink.report(
                        rule.at(name.span, message)
                            .label(format!("the block `{}` shows it, too", other.words.value))
                            .hint("name the picture that belongs to this block"),
                    );
                }
                users.push(block);
            }
        }
    }
}
