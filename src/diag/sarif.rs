//! Messages as SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
//!
//! In: judged messages, the rules that explain them, and the files. Out: one
//! log. Knows nothing about stages.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Diagnostic, Excepted, Rule, told};
use crate::shown;
use crate::source::{Sources, Span};

/// Where the form of the log is described.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Where this repository is to be read, if Cargo.toml says so (`homepage`).
const HOME: &str = env!("CARGO_PKG_HOMEPAGE");

/// The log as pretty JSON with a line feed at its end. `rules` are those that
/// the program knows; the log names those that were broken.
#[must_use]
pub fn draw(
    diagnostics: &[Diagnostic],
    excepted: &[Excepted],
    rules: &[&Rule],
    sources: &Sources,
) -> String {
    let all = diagnostics.iter().chain(excepted.iter().map(|excepted| &excepted.diagnostic));
    let mut codes: Vec<&str> = all.map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let broken = codes.iter().filter_map(|code| rules.iter().find(|rule| rule.code == *code));
    let reported = diagnostics.iter().map(|diagnostic| outcome(diagnostic, &codes, None, sources));
    let silenced = excepted
        .iter()
        .map(|excepted| outcome(&excepted.diagnostic, &codes, Some(&excepted.reason), sources));
    let log = json!({
        "$schema": SCHEMA,
        "runs": [{
            "columnKind": "unicodeCodePoints",
            "results": reported.chain(silenced).collect::<Vec<_>>(),
            "tool": {
                "driver": {
                    "name": "chirashi",
                    "rules": broken.map(|rule| descriptor(rule)).collect::<Vec<_>>(),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                },
            },
        }],
        "version": "2.1.0",
    });
    format!("{log:#}\n")
}

/// What the log says of a rule (SARIF 2.1.0, 3.49).
fn descriptor(rule: &Rule) -> Value {
    let mut descriptor = json!({
        "id": rule.code,
        "shortDescription": { "text": rule.summary() },
        "fullDescription": { "text": rule.what },
        "help": { "text": told::text(rule), "markdown": told::markdown(rule) },
        "defaultConfiguration": { "level": rule.severity.name() },
    });
    if let Some(uri) = help_uri(HOME, rule) {
        descriptor["helpUri"] = uri.into();
    }
    descriptor
}

/// The place of a rule in the documentation as an absolute URI (SARIF 2.1.0, 3.49.12),
/// below the home of the program; none if it has none.
fn help_uri(home: &str, rule: &Rule) -> Option<String> {
    let home = home.trim_end_matches('/');
    (!home.is_empty()).then(|| format!("{home}/{}", told::anchor(rule)))
}

/// A message (SARIF 2.1.0, 3.27); `reason` is why it was silenced.
fn outcome(
    diagnostic: &Diagnostic,
    codes: &[&str],
    reason: Option<&str>,
    sources: &Sources,
) -> Value {
    let parts = [&diagnostic.message, &diagnostic.label].into_iter().chain(&diagnostic.hints);
    let parts = parts.filter(|part| !part.is_empty()).map(|part| plain(part));
    let locations = diagnostic.span.map(|span| location(span, sources)).into_iter();
    let mut outcome = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity.name(),
        "message": { "text": parts.collect::<Vec<_>>().join("\n") },
        "locations": locations.collect::<Vec<_>>(),
    });
    if let Some(reason) = reason {
        outcome["suppressions"] = json!([{ "kind": "external", "justification": plain(reason) }]);
    }
    outcome
}

/// A text without a link (SARIF 2.1.0, 3.11.6) or anything else that is obeyed.
fn plain(text: &str) -> String {
    shown::name(text).replace("](", "] (")
}

/// A place (SARIF 2.1.0, 3.28).
fn location(span: Span, sources: &Sources) -> Value {
    let start = sources.position(span.file, span.start);
    let end = sources.position(span.file, span.end);
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&sources.file(span.file).path) },
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        },
    })
}

/// A path as a relative reference (RFC 3986, 4.2).
fn uri(path: &str) -> String {
    const RESERVED: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    utf8_percent_encode(path, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Rule, help_uri, uri};
    use crate::diag::Severity;

    #[test]
    fn a_rule_has_a_place_below_the_home_of_the_program() {
        let rule = Rule::of_test("typed-phone", Severity::Error);
        let at = |home| help_uri(home, &rule);
        assert_eq!(
            at("https://city.example/").as_deref(),
            Some("https://city.example/docs/checks.md#typed-phone")
        );
        assert_eq!(at(""), None);
    }

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(uri("content/my flyer/ñ.toml"), "content/my%20flyer/%C3%B1.toml");
    }
}
