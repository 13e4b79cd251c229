//! `identical-alt`: an alternative text that says what is printed beside the
//! picture.

use std::collections::BTreeMap;

use crate::check::letters::bare;
use crate::check::{Check, Content, Run};
use crate::content::model::{Pack, Usage, list_key};
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "identical-alt",
        severity: Severity::Warning,
        fixed: false,
        what: "The alternative text of a picture is the same as words printed beside it.",
        why: "A screen reader says it twice, and what the picture shows is not said at all.",
        remedy: "Describe what the picture adds.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"picture_alt = «"Look for this mark!"»"#,
            right: r#"picture_alt = "Picture of the My Number Points mark""#,
        }),
        source: "WCAG 2.2, success criterion 1.1.1; technique H2 on text beside a picture",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for pack in content.workspace.flyers.iter().flat_map(|flyer| &flyer.packs) {
        let printed = printed(pack);
        for string in pack.strings.iter().filter(|string| string.usage == Usage::Spoken) {
            let said = bare(string);
            let Some(twin) = printed.get(&(table(&string.key), said)) else { continue };
            let message = format!("`{}` says the same as `{twin}`", string.key);
            sink.report(
                rule.at(string.span, message)
                    .label("is read out twice")
                    .hint("say what the picture shows beyond the words beside it"),
            );
        }
    }
}

/// The printed words of a pack by their table and their letters.
fn printed(pack: &Pack) -> BTreeMap<(&str, String), &str> {
    let words = pack.strings.iter().filter(|string| string.usage == Usage::Words);
    let words = words.map(|string| ((table(&string.key), bare(string)), string.key.as_str()));
    words.filter(|((_, letters), _)| !letters.is_empty()).collect()
}

/// The table that a string stands in, in a list or not.
fn table(key: &str) -> &str {
    list_key(key).rsplit_once('.').map_or("", |(table, _)| table)
}
