//! Names that are printed on two lines, though the language keeps them whole.

use super::line_edge::{runs, texts};
use super::walk::Seen;
use crate::check::{Check, Printed, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::geom::Pt;
use crate::lang::names;
use crate::source::Span;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "broken-name",
        severity: Severity::Warning,
        fixed: false,
        what: "A name of the list `keep` of the language (content/languages) is cut at the end of \
               a line. That happens where a break mark U+200B asks for it, and where the name is \
               wider than its column.",
        why: "Names of papers and offices are looked for as a whole; in Thai, Khmer and Burmese \
              half a name is often another word.",
        remedy: "Take the break mark out, shorten the text, or take the name out of the list.",
        example: None,
        source: "UAX #14, class SA: in Thai, Khmer and Burmese a line breaks between words that a \
                 dictionary knows; names are the project's list `keep`.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    for text in texts(printed) {
        paragraph(text, &printed.document.keep, rule, sink);
    }
}

fn paragraph(group: Seen<'_>, keep: &[String], rule: &Rule, sink: &mut Sink) {
    let mut text = String::new();
    let mut lines: Vec<(usize, Span)> = Vec::new();
    let mut before: Option<Pt> = None;
    for (run, y) in runs(group) {
        if before.is_some_and(|before| (before - y).abs() > run.size * 0.5) {
            lines.push((text.len(), run.span));
        }
        text.push_str(&run.text);
        before = Some(y);
    }
    for place in names(&text, keep) {
        let cut = lines.iter().find(|(at, _)| place.start < *at && *at < place.end);
        if let Some((_, span)) = cut {
            let message = format!("`{}` is cut at the end of a line", text[place].trim());
            let hint = "take a break mark in it out, or shorten the text";
            sink.report(rule.at(*span, message).label("a name that stays whole").hint(hint));
        }
    }
}
