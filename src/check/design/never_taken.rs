//! `never-taken`: a density that no page will have.

use super::templates;
use crate::check::{Check, Content, Run};
use crate::content::Density;
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "never-taken",
        severity: Severity::Warning,
        fixed: false,
        what: "A density of the template is tighter than an earlier one in nothing. Densities \
              are tried in their order; where the earlier one does not fit, this one does \
              not, either.",
        why: "A value is mistyped, or the density stands at the wrong place; then texts are \
              set smaller than they need be, or do not fit.",
        remedy: "Make it tighter than the one before it, move it, or take it out.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r#"name = «"wide"»
body = 1.4
heading = 1.20
leading = 1.0
gap = 6"#,
            right: r#"name = "wide"
body = 1.04
heading = 1.0
leading = 1.0
gap = 5"#,
        }),
        source: "Key `densities` of content/templates",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for template in templates(content.workspace) {
        let densities = &template.design.densities.value;
        for (at, density) in densities.iter().enumerate() {
            let mut earlier = densities[..at].iter();
            let Some(other) = earlier.find(|other| !is_tighter(density, other)) else { continue };
            let name = &density.name;
            let message = format!("the density `{}` is never taken", name.value);
            sink.report(
                rule.at(name.span, message)
                    .label(format!("tighter in nothing than `{}` before it", other.name.value))
                    .hint("a value is mistyped, or the density belongs further up"),
            );
        }
    }
}

/// Whether something takes less room than in another density.
fn is_tighter(density: &Density, other: &Density) -> bool {
    density.body < other.body
        || density.heading < other.heading
        || density.leading < other.leading
        || density.gap < other.gap
        || density.drawings() < other.drawings()
}
