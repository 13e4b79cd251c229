//! `odd-phone`: a telephone number that looks invented.
//!
//! In: the telephone lines. Out: those whose digits no exchange has, or that count
//! up. Knows nothing about flyers; what cannot be a number at all is `bad-phone`.

use crate::check::{Check, Content, Run};
use crate::content::{FactKind, FactValue};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-phone",
        severity: Severity::Warning,
        fixed: false,
        what: "A telephone number looks like a placeholder. Its digits count up (1234-5678), are \
               all zero, or its exchange begins with 0 or 1, which no exchange in Japan does.",
        why: "A number that was typed to hold the place is printed, and nobody can call it.",
        remedy: "Compare it with its source, and write the number that stands there.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"number = «"0120-000-000"»"#,
            right: r#"number = "0120-95-0178""#,
        }),
        source: "電気通信番号計画 (Ministry of Internal Affairs and Communications): local numbers \
                 begin with 2 to 9.",
    },
    run: Run::Content(run),
};

/// Prefixes behind which no exchange follows.
#[rustfmt::skip]
const NO_EXCHANGE: [&str; 13] = [
    "0120", "0800", "0570", "0170", "0180", "0910", "0990", "020", "050", "060", "070", "080",
    "090",
];

fn run(content: &Content<'_>, _: &Rule, sink: &mut Sink) {
    let phones = content.workspace.facts.iter().filter(|fact| fact.kind == FactKind::Phone);
    for version in phones.flat_map(|fact| &fact.versions) {
        let FactValue::Phone(phone) = &version.value else { continue };
        look(&phone.number.value, phone.number.span, sink);
    }
}

/// Looks at one number; those of offices come from `load`.
pub(crate) fn look(number: &str, at: Span, sink: &mut Sink) {
    if let Some(reason) = oddity(number) {
        let message = format!("`{number}` looks like a placeholder");
        sink.report(CHECK.rule.at(at, message).label(reason).hint("compare it with its source"));
    }
}

/// What is odd about a number.
fn oddity(number: &str) -> Option<&'static str> {
    let groups: Vec<&str> = number.split('-').collect();
    let subscriber = groups.get(1..)?.concat();
    let counts_up = |from: u8| subscriber.bytes().zip(from..).all(|(digit, next)| digit == next);
    if subscriber.len() >= 6 && (counts_up(b'0') || counts_up(b'1')) {
        return Some("counts up");
    }
    if subscriber.len() >= 6 && subscriber.bytes().all(|digit| digit == b'0') {
        return Some("all zero");
    }
    let digits = groups.concat();
    if NO_EXCHANGE.iter().any(|prefix| digits.starts_with(prefix)) {
        return None;
    }
    groups.get(1)?.starts_with(['0', '1']).then_some("no exchange begins with 0 or 1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_numbers() {
        for odd in ["03-1234-5678", "090-1234-5678", "0120-000-000", "0570-012-345", "045-123-4567"]
        {
            assert!(oddity(odd).is_some(), "{odd}");
        }
        for real in
            ["0120-95-0178", "03-5253-2111", "090-0123-9999", "119", "#7119", "0120-444-444"]
        {
            assert_eq!(oddity(real), None, "{real}");
        }
    }
}
