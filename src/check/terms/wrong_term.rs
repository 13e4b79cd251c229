//! Names that are wrong.

use super::matches::Folded;
use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-term",
        severity: Severity::Error,
        fixed: false,
        what: "A text has a name that the glossary lists as wrong: a misprint, an old name, a name \
               of something else.",
        why: "Readers compare the flyer with signs, forms and web pages, and find another name \
              there.",
        remedy: "Write the right name, which the message shows. If the name is right after all, \
                 correct content/glossary.toml.",
        example: Some(Example {
            file: "content/my-number-card/zh-Hans.toml",
            wrong: r#"在«出入国再留管理厅»网站"#,
            right: r#"在出入国在留管理厅网站"#,
        }),
        source: "content/glossary.toml, which names the source of each term.",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let terms = &content.workspace.glossary;
    for pack in content.workspace.flyers.iter().flat_map(|flyer| &flyer.packs) {
        let folded = Folded::of(pack);
        for found in folded.wrong(terms, pack) {
            let right = &found.form.term.value;
            let message = format!("`{}` is not what it is called", found.name);
            sink.report(rule.at(found.place, message).label("wrong name").hint(format!(
                "write {right} (term `{}` of content/glossary.toml)",
                found.term.id
            )));
        }
    }
}
