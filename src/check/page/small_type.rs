//! Type that is too small for any reader.

use crate::check::page::walk::everything;
use crate::check::{Check, Printed, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Item;
use crate::geom::Pt;

/// The least size of running text, and of notes.
const LEAST: [(&str, Pt, &str); 2] =
    [("least.body", Pt(10.5), "running text"), ("least.note", Pt(9.0), "notes")];

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "small-type",
        severity: Severity::Error,
        fixed: false,
        what: "Type is smaller than 9 pt, or a template lets running text shrink below 10.5 pt or \
               notes below 9 pt. Ruby is not counted.",
        why: "Elderly readers cannot read it, and a photocopy makes it worse.",
        remedy: "Raise `least` in the template, or shorten the texts.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r#"body = 10.5
note = «7.5»"#,
            right: r#"body = 11
note = 9.5"#,
        }),
        source: "The project's own limit (docs/architecture.md), after the guides of Mie \
                 prefecture and Onojo: running text 12 pt, notes 10.5 pt.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    let template = &printed.document.template;
    let sizes = [template.design.least.body, template.design.least.note];
    for ((key, least, what), size) in LEAST.into_iter().zip(sizes) {
        if let Some(&span) = template.places.get(key).filter(|_| size < least) {
            let message = format!("{what} may shrink to {} pt, less than {} pt", size.0, least.0);
            sink.report(
                rule.at(span, message).label("too small").hint(format!("write {}", least.0)),
            );
        }
    }
    // Whatever a template says, nothing on paper is smaller than its least.
    let floor = template.design.least.note.min(template.design.least.body);
    for page in &printed.layout.publication.pages {
        for seen in everything(page) {
            if let Item::Glyphs(run) = seen.item
                && run.size + Pt(0.01) < floor
            {
                let message =
                    format!("this is printed in {:.1} pt, less than {} pt", run.size.0, floor.0);
                sink.report(rule.at(run.span, message).label("too small"));
            }
        }
    }
}
