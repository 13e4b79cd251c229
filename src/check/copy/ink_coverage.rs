//! Pages that take much of a copier's toner.

use super::pages;
use crate::check::{Check, Finished, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::proof::Dpi;

/// The most of a page that may be black, in per cent.
const MOST: f64 = 11.0;

/// Fine enough for the sum: an edge of a letter is as grey as it covers the pixel.
const DRAFT: Dpi = Dpi(50);

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "ink-coverage",
        severity: Severity::Warning,
        fixed: false,
        what: "More than 11 % of a page for the copier is black. Only `--variant copier` is looked \
               at.",
        why: "Toner is sold for pages of 5 %, a full page of text takes 8 %, and large black areas \
              are copied in stripes.",
        remedy: "The copier's pages have no areas of their own, so that much of it is large type \
                 or a picture that is drawn in black: take smaller type in the template, or draw \
                 the picture in lines.",
        example: None,
        source: "ISO/IEC 19752 (yield of toner, 5 %); pages of the shipped flyer take 7 to 10 %.",
    },
    run: Run::File(run),
};

fn run(finished: &Finished<'_>, rule: &Rule, sink: &mut Sink) {
    let document = finished.document;
    for (number, raster) in pages(finished, DRAFT) {
        let ink: f64 = raster.pixels.iter().map(|&light| f64::from(255 - light) / 255.0).sum();
        let all = u32::try_from(raster.pixels.len()).unwrap_or(u32::MAX);
        let share = ink / f64::from(all.max(1)) * 100.0;
        if share > MOST {
            let (page, language) = (number + 1, &document.language);
            let message = format!(
                "{share:.0} % of page {page} is black in the file for the copier in {language}, \
                 more than {MOST} %"
            );
            let message = rule.at(document.span, message).label("this language");
            sink.report(message.hint("draw pictures in lines, or take smaller type"));
        }
    }
}
