//! `free-phone`: a telephone line that is said to be free and is not, or the other
//! way round.
//!
//! In: the telephone lines. Out: those whose prefix says otherwise. Knows
//! nothing about flyers.

use crate::check::{Check, Content, Run};
use crate::content::{FactKind, FactValue};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "free-phone",
        severity: Severity::Error,
        fixed: false,
        what: "A telephone line is marked as free though its number costs the caller, or the other \
               way round. Numbers that begin with 0120 or 0800 are free; 0570, ordinary local \
               numbers, mobile and IP telephones are not. Short numbers such as 119 and #7119 are \
               left alone.",
        why: "Callers trust the word “free”, and find the call on their bill.",
        remedy: "Correct `free`, or the number.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"number = «"0570-064-738"»
free = true"#,
            right: r#"number = "0570-064-738"
free = false"#,
        }),
        source: "電気通信番号計画 (Ministry of Internal Affairs and Communications): 0120 and 0800 are \
                 charged to the one who is called.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let phones = content.workspace.facts.iter().filter(|fact| fact.kind == FactKind::Phone);
    for version in phones.flat_map(|fact| &fact.versions) {
        let FactValue::Phone(phone) = &version.value else { continue };
        let digits = phone.number.value.replace('-', "");
        let free = digits.starts_with("0120") || digits.starts_with("0800");
        if !phone.number.value.starts_with('0') || free == phone.free {
            continue;
        }
        let (message, hint) = if free {
            ("this number is free, and not marked so", "write free = true")
        } else {
            ("this number is marked as free, and the caller pays", "write free = false")
        };
        let prefix = phone.number.value.split('-').next().unwrap_or_default();
        sink.report(
            rule.at(phone.number.span, message).label(format!("begins with {prefix}")).hint(hint),
        );
    }
}
