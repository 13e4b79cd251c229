//! `qr-module`: a template whose QR codes are too fine for print.
//!
//! In: the templates. Out: the size of a module under what printers and telephones
//! cope with. Knows nothing about addresses.

use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::geom::Mm;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "qr-module",
        severity: Severity::Error,
        fixed: false,
        what: "A module of the template's QR codes, the smallest square of them, is smaller than \
               0.4 mm.",
        why: "Office printers spread their ink, and copies of copies are photographed by hand: a \
              module under 0.4 mm is not read.",
        remedy: "Make `module` in the table `qr` of the template larger.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r#"module = «0.39»"#,
            right: r#"module = 0.62"#,
        }),
        source: "DENSO WAVE: four dots or more a module, about 0.4 mm in print of 300 dpi.",
    },
    run: Run::Content(run),
};

/// The least edge of a module.
const LEAST: Mm = Mm(0.4);

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let templates = content.workspace.flyers.iter().filter_map(|flyer| {
        let document = flyer.documents.first()?;
        Some(&document.template)
    });
    for template in templates {
        let module = &template.design.qr.module;
        if module.value < LEAST {
            let message = format!("modules of {} mm are too fine for print", module.value.0);
            sink.report(
                rule.at(module.span, message)
                    .label(format!("under {} mm", LEAST.0))
                    .hint("0.5 mm or more is safe on office printers"),
            );
        }
    }
}
