//! `same-picture`: one picture stands behind two names.
//!
//! In: the pictures of each folder. Out: files that hold the same bytes. Knows nothing
//! about blocks.

use std::collections::BTreeSet;

use crate::check::{Check, Content, Run};
use crate::diag::{Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "same-picture",
        severity: Severity::Warning,
        fixed: false,
        what: "Two files in the folder `images` of a flyer hold the same picture.",
        why: "One was copied over the other, and the flyer shows it twice where two were meant.",
        remedy: "Restore the one that is lost; or name one file in both places, and take the \
                 other out.",
        example: None,
        source: "A picture explains the words beside it (design decision).",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let mut told = BTreeSet::new();
    for flyer in &content.workspace.flyers {
        for (index, image) in flyer.images.iter().enumerate() {
            let Some(bytes) = image.bytes else { continue };
            // Which of the two was copied cannot be told: both are shown.
            let is_twin = |(at, other): &(usize, &crate::content::model::Image)| {
                *at != index && other.bytes == Some(bytes)
            };
            let twin = flyer.images.iter().enumerate().find(is_twin);
            if let Some((_, twin)) = twin.filter(|_| told.insert(image.place)) {
                let message =
                    format!("the picture `{}` is the same as `{}`", image.name, twin.name);
                sink.report(
                    rule.at(image.place, message)
                        .label("the same bytes")
                        .hint("restore the one that was overwritten, or use one name for both"),
                );
            }
        }
    }
}
