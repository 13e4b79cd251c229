//! Running text that is smaller than public bodies recommend.

use crate::check::{Check, Printed, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::geom::Pt;
use crate::layout::Pressed;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "small-body",
        severity: Severity::Warning,
        fixed: false,
        what: "The running text of a language is smaller than 12 pt, or than `body` in the \
               `[setting]` of its file. All pages of a language are set alike, and one of them is too full for larger type.",
        why: "Elderly readers cannot read it without glasses.",
        remedy: "Shorten the texts of the page that the message names; it also says how much room \
                 is missing there for the next larger density.",
        example: None,
        source: "Guides for printed matter of Mie prefecture, Onojo and Machida: 12 pt or more for \
                 running text on A4.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    let Printed { document, layout, .. } = printed;
    let language = &document.language;
    let Some(profile) = printed.languages.get(language) else { return };
    let recommended = profile.setting.body;
    // A hundredth of a point is rounding.
    if layout.body + Pt(0.01) >= recommended {
        return;
    }
    let size = layout.body.0;
    let mut message = rule.at(
        document.span,
        format!(
            "{} in {language} is set in {size:.1} pt, under the recommended {} pt",
            document.flyer, recommended.0
        ),
    );
    if let Some(Pressed { page, what, excess, .. }) = &layout.pressed {
        let mm = excess.mm().0;
        let (label, hint) = match what {
            Some(what) => (
                format!("{what} on page {page} is too wide"),
                format!("in the next larger type {what} lacks {mm:.1} mm: choose a shorter one"),
            ),
            None => (
                format!("page {page} is too full"),
                format!("page {page} lacks {mm:.1} mm for the next larger type: shorten its texts"),
            ),
        };
        message = message.label(label).hint(hint);
    }
    sink.report(message);
}
