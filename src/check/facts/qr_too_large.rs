//! `qr-too-large`: an address whose QR code is larger than the template allows.
//!
//! In: the codes of each flyer, and the template. Out: the links whose codes are
//! too large. Knows nothing about pages.

use crate::check::{Check, Content, Run};
use crate::content::model::BlockKind;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "qr-too-large",
        severity: Severity::Error,
        fixed: false,
        what: "The QR code of a link is larger than the template allows (`largest` in its table \
               `qr`). A code has more modules the longer its address is.",
        why: "Modules cannot shrink, since a telephone could not read them: the code would push \
              other things from the page.",
        remedy: "Choose a shorter address, or give codes more room in the template.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"url = «"https://www.moj.go.jp/isa/support/portal/mynumbercard/information/for/foreign/residents/in/sixteen/languages.html"»"#,
            right: r#"url = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html""#,
        }),
        source: "ISO/IEC 18004, 6.1: versions 1 to 40 have 21 to 177 modules on each side.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    // The codes are the same in all languages.
    let documents = content.workspace.flyers.iter().filter_map(|flyer| flyer.documents.first());
    for document in documents {
        let largest = document.template.design.qr.largest;
        for block in document.pages.iter().flat_map(|page| &page.blocks) {
            let BlockKind::Codes(codes) = &block.kind else { continue };
            for code in &codes.codes {
                let edge = code.symbol.size().width.mm();
                if edge <= largest {
                    continue;
                }
                let bytes = code.url.len();
                let message = format!("the QR code of this address is {:.1} mm wide", edge.0);
                sink.report(
                    rule.at(code.span, message)
                        .label(format!("{bytes} characters, for at most {} mm", largest.0))
                        .hint("choose a shorter address, or make `largest` in the template larger"),
                );
            }
        }
    }
}
