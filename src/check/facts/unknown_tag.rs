//! `unknown-tag`: a tag that no language has: `vn` for Vietnamese, `jp` for Japanese.
//!
//! In: names, links and terms by their languages. Out: messages at tags that neither the
//! project nor CLDR knows. Knows nothing about what they say.

use crate::check::{Check, Content, Run};
use crate::content::{FactValue, Languages};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::{Cldr, Tag, same_writing};
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "unknown-tag",
        severity: Severity::Warning,
        fixed: false,
        what: "A name or a page in the facts, or a term of the glossary, is for a language that \
               does not exist. Often the code of a country stands there.",
        why: "No flyer ever prints it, and readers get the Japanese or the English one.",
        remedy: "Write the code of the language: vi for Vietnamese, ko for Korean, ja for \
                 Japanese, zh-Hans or zh-Hant for Chinese.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"url = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html"
languages = { «vn» = "https://www.moj.go.jp/isa/support/portal/vi.html" }"#,
            right: r#"url = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html"
languages = { vi = "https://www.moj.go.jp/isa/support/portal/vi.html" }"#,
        }),
        source: "ISO 639; Unicode CLDR 48",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let workspace = content.workspace;
    let mut look = |tag: &Tag, at: Span| {
        if !is_known(tag, &workspace.languages) {
            let message = format!("no language has the tag `{tag}`");
            let message = rule.at(at, message).label("never printed");
            sink.report(message.hint("write the code of the language, not that of a country"));
        }
    };
    for pack in &workspace.named {
        pack.strings.iter().for_each(|name| look(&pack.language, name.span));
    }
    for version in workspace.facts.iter().flat_map(|fact| &fact.versions) {
        let FactValue::Link(link) = &version.value else { continue };
        let tags = link.languages.iter().map(|(tag, _)| tag);
        for (tag, at) in tags.filter_map(|tag| Some((Tag::new(&tag.value).ok()?, tag.span))) {
            look(&tag, at);
        }
    }
    for (tag, form) in workspace.glossary.iter().flat_map(|term| &term.forms) {
        look(tag, form.term.span);
    }
}

fn is_known(tag: &Tag, languages: &Languages) -> bool {
    let mut own = languages.iter().map(|profile| &profile.tag);
    own.any(|own| own == tag || same_writing(own, tag)) || Cldr::of(tag).is_some()
}
