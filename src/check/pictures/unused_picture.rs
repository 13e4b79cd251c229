//! `unused-picture`: a picture that no block shows.
//!
//! In: the pictures of each folder, and those that blocks show. Out: the files that are
//! left over. Knows nothing about what is in them.

use std::collections::BTreeSet;

use crate::check::{Check, Content, Run};
use crate::diag::{Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "unused-picture",
        severity: Severity::Warning,
        fixed: false,
        what: "A file in the folder `images` of a flyer is shown by no block. Blocks of another \
               flyer that prints its packs count, too. Nothing is said where only some flyers or \
               languages are checked.",
        why: "Either it is left over, or a block shows another picture than was meant.",
        remedy: "Name it in flyer.toml, or take the file out.",
        example: None,
        source: "Design decision, as for facts that nobody uses.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let flyers = &content.workspace.flyers;
    if !content.workspace.whole {
        return;
    }
    let mut told = BTreeSet::new();
    for flyer in flyers.iter().filter(|flyer| flyer.owner.is_none()) {
        let home = flyer.folder();
        let is_user = |other: &&crate::content::model::Flyer| {
            other.folder() == home || other.owner.as_deref() == Some(home)
        };
        let blocks = flyers.iter().filter(is_user).flat_map(|user| &user.blocks);
        let used: BTreeSet<&str> =
            blocks.flat_map(|it| it.named.values().flatten()).map(|it| it.value.as_str()).collect();
        // Of a flyer whose file is broken, nothing is known.
        for image in flyer.images.iter().filter(|_| !flyer.blocks.is_empty()) {
            if !used.contains(image.name.as_str()) && told.insert(image.place) {
                let message = format!("no block shows the picture `{}`", image.name);
                sink.report(
                    rule.at(image.place, message).label("this file").hint(format!(
                        "name it in content/{home}/flyer.toml, or take the file out"
                    )),
                );
            }
        }
    }
}
