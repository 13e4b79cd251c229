//! Headings that skip a level.

use crate::check::page::walk::{everything, inside, level};
use crate::check::{Check, Printed, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Item;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "heading-order",
        severity: Severity::Error,
        fixed: false,
        what: "The first heading of a flyer is not its title, or a heading skips a level.",
        why: "People who cannot see the page move from heading to heading, and take a skipped \
              level for something that they missed.",
        remedy: "Put the title first, and a section before the blocks that belong to it.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"# flyer.toml prints this section before the title.
heading = "«Questions? Ask here!»""#,
            right: r#"# flyer.toml prints this section behind the title.
heading = "Questions? Ask here!""#,
        }),
        source: "PDF/UA-1 7.4.2 (headings begin at level 1 and skip none); WCAG 2.1, 1.3.1.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    let mut before = 0;
    for page in &printed.layout.publication.pages {
        for seen in everything(page) {
            let Item::Group(role, _) = seen.item else { continue };
            let Some(level) = level(role) else { continue };
            if level > before + 1 {
                let place = inside(seen).into_iter().find_map(|seen| match seen.item {
                    Item::Glyphs(run) => Some(run.span),
                    Item::Group(..) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => None,
                });
                let message = match before {
                    0 => format!("the first heading is of level {level}, not the title"),
                    _ => format!("a heading of level {level} follows one of level {before}"),
                };
                let message = rule.at(place.unwrap_or(printed.document.span), message);
                sink.report(message.label(format!("level {level}")).hint(
                    "put the title first, and a section before the blocks that belong to it",
                ));
            }
            before = level;
        }
    }
}
