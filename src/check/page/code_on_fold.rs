//! QR codes that a fold goes through.

use crate::check::page::walk::codes_on;
use crate::check::{Check, Printed, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::geom::Pt;

/// What counts as beside a fold: rounding is not an overlap.
const BESIDE: Pt = Pt(0.01);

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "code-on-fold",
        severity: Severity::Error,
        fixed: false,
        what: "The paper is folded where a QR code or the blank room around it is printed (`folds` \
               in the template).",
        why: "At a fold the paper bends and the ink cracks: a camera sees the modules of the two \
              sides in different sizes, and a crack in the blank room as the edge of the code.",
        remedy: "Move the fold, or the block with the code.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r#"folds = [«182»] "#,
            right: r#"folds = [105, 150] "#,
        }),
        source: "ISO/IEC 18004 (the symbol is plane, and its quiet zone of four modules is free of \
                 all other marks); rules of print shops: nothing that must be read on a fold.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    for (number, page) in printed.layout.publication.pages.iter().enumerate() {
        for (area, _) in codes_on(printed.document, page) {
            for fold in &printed.document.template.design.page.folds {
                // A leaflet that opens from the other side is folded on the other side.
                let from_left = fold.value.pt();
                let is_mirrored = printed.layout.publication.meta.right_to_left;
                let place = if is_mirrored { page.size.width - from_left } else { from_left };
                if place <= area.origin.x + BESIDE || area.right() <= place + BESIDE {
                    continue;
                }
                let message = format!("the fold goes through the QR code on page {}", number + 1);
                let (left, right) = (area.origin.x.mm().0, area.right().mm().0);
                sink.report(
                    rule.at(fold.span, message)
                        .label("in the code or its blank room")
                        .hint(format!("the code needs the room from {left:.0} to {right:.0} mm")),
                );
            }
        }
    }
}
