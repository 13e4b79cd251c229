//! Files that do not say what they are.

use crate::check::{Check, Finished, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::geom::{Pt, Size};
use crate::proof::Declared;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "undeclared",
        severity: Severity::Error,
        fixed: false,
        what: "The finished file does not declare what it is, or lacks a font. It says its title, \
               its language, that it is tagged, and that it conforms to PDF/UA-1 and PDF/A-2a.",
        why: "Programs that read aloud or archive go by that.",
        remedy: "This is a fault of the program: please report it, with the pack and the message.",
        example: None,
        source: "PDF/UA-1 (ISO 14289-1) 5, 7.1, 7.2; PDF/A-2 (ISO 19005-2) 6.6, 6.2.11.4.",
    },
    run: Run::File(run),
};

fn run(finished: &Finished<'_>, rule: &Rule, sink: &mut Sink) {
    let document = finished.document;
    for what in lacking(finished, &finished.file.declared()) {
        let message = format!("the finished file in {} {what}", document.language);
        sink.report(rule.at(document.span, message));
    }
}

/// What a file does not declare, or not rightly.
fn lacking(finished: &Finished<'_>, declared: &Declared) -> Vec<String> {
    let publication = &finished.layout.publication;
    let title = Some(publication.meta.title.as_str());
    let mut lacking = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            lacking.push(what.to_owned());
        }
    };
    expect(declared.xmp_title.as_deref() == title, "has another title in its metadata");
    expect(declared.info_title.as_deref() == title, "has another title in its properties");
    expect(declared.shows_title, "does not ask viewers to show its title");
    let language = declared.language.as_deref();
    expect(language == Some(publication.meta.language.as_str()), "declares another language");
    expect(declared.marked && declared.structured, "is not tagged");
    expect(declared.ua_part.as_deref() == Some("1"), "does not declare PDF/UA-1");
    let archive = (declared.a_part.as_deref(), declared.a_conformance.as_deref());
    expect(archive == (Some("2"), Some("A")), "does not declare PDF/A-2a");
    expect(declared.bookmarks > 0, "has no bookmarks");
    let sizes: Vec<Size> = publication.pages.iter().map(|page| page.size).collect();
    expect(same(&declared.pages, &sizes), "has pages of another number or size");
    for font in declared.fonts.iter().filter(|font| !font.embedded || !font.mapped) {
        expect(false, &format!("lacks the font {} or its characters", font.name));
    }
    lacking
}

fn same(found: &[Size], expected: &[Size]) -> bool {
    let near = |one: Pt, other: Pt| (one - other).abs() < Pt(0.1);
    found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(a, b)| near(a.width, b.width) && near(a.height, b.height))
}
