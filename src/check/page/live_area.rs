//! Text and pictures too near to the edge of the paper.

use crate::check::page::walk::{everything, ink};
use crate::check::{Check, Printed, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Item;
use crate::geom::{Mm, Rect, Size};

/// How far text and pictures stay inside the trim box.
const INSIDE: Mm = Mm(3.0);

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "live-area",
        severity: Severity::Error,
        fixed: false,
        what: "Text or a picture stands less than 3 mm from the edge of the paper, or beyond it.",
        why: "The cutter or the printer's margin can cut it off.",
        remedy: "Widen `margin` in the template.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r#"margin = «2» "#,
            right: r#"margin = 10 "#,
        }),
        source: "Rules of Japanese print shops: live matter 3 mm or more inside the trim.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    let template = &printed.document.template;
    let place =
        template.places.get("page.margin").copied().unwrap_or(template.design.page.margin.span);
    for (number, page) in printed.layout.publication.pages.iter().enumerate() {
        let outside = everything(page).into_iter().any(|seen| match seen.item {
            Item::Glyphs(run) | Item::Ruby(run) => {
                ink(run, seen.at).is_some_and(|ink| !is_inside(&ink, page.size))
            }
            Item::Picture(_, size) => !is_inside(&Rect::new(seen.at, *size), page.size),
            // Bands may run to the edge and beyond.
            Item::Group(..) | Item::Shape(_) => false,
        });
        if outside {
            let message =
                format!("on page {} something is less than 3 mm from the edge", number + 1);
            let message = rule.at(place, message).label("the margin");
            sink.report(message.hint("widen the margin"));
        }
    }
}

fn is_inside(rect: &Rect, page: Size) -> bool {
    let inside = INSIDE.pt();
    rect.origin.x >= inside
        && rect.origin.y >= inside
        && rect.right() <= page.width - inside
        && rect.bottom() <= page.height - inside
}
