//! Messages as SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
//!
//! In: judged messages, the rules that explain them, and the files. Out: one
//! log. Knows nothing about stages.

use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, MultiformatMessageString, PhysicalLocation, Region,
    ReportingConfiguration, ReportingDescriptor, Result as Outcome, ResultLevel, Run, Sarif,
    Suppression, Tool, ToolComponent,
};

use super::{Diagnostic, Excepted, Rule, Severity};
use crate::shown;
use crate::source::{Sources, Span};

/// Where the form of the log is described.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

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
    let descriptors = codes
        .iter()
        .filter_map(|code| rules.iter().find(|rule| rule.code == *code))
        .map(|rule| descriptor(rule))
        .collect::<Vec<_>>();
    let reported = diagnostics.iter().map(|diagnostic| outcome(diagnostic, &codes, None, sources));
    let silenced = excepted
        .iter()
        .map(|excepted| outcome(&excepted.diagnostic, &codes, Some(&excepted.reason), sources));
    let driver = ToolComponent::builder()
        .name("chirashi")
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .rules(descriptors)
        .build();
    let run = Run::builder()
        .tool(Tool::from(driver))
        .column_kind("unicodeCodePoints")
        .results(reported.chain(silenced).collect::<Vec<_>>())
        .build();
    let log = Sarif::builder().version("2.1.0").schema(SCHEMA).runs(vec![run]).build();
    let mut json = serde_json::to_string_pretty(&log)
        .expect("strings and numbers in plain structs are always valid JSON");
    json.push('\n');
    json
}

fn descriptor(rule: &Rule) -> ReportingDescriptor {
    let text = |text: &str| MultiformatMessageString::builder().text(text).build();
    let help = format!("{}\n\nSource: {}", rule.explain, rule.source);
    ReportingDescriptor::builder()
        .id(rule.code)
        .short_description(text(rule.summary()))
        .full_description(text(rule.explain))
        .help(text(&help))
        .default_configuration(
            ReportingConfiguration::builder().level(rule.severity.name()).build(),
        )
        .build()
}

fn outcome(
    diagnostic: &Diagnostic,
    codes: &[&str],
    reason: Option<&str>,
    sources: &Sources,
) -> Outcome {
    let parts = [&diagnostic.message, &diagnostic.label].into_iter().chain(&diagnostic.hints);
    let parts = parts.filter(|part| !part.is_empty()).map(|part| plain(part));
    let text = parts.collect::<Vec<_>>().join("\n");
    let level = match diagnostic.severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Note => ResultLevel::Note,
    };
    let index = codes.iter().position(|code| *code == diagnostic.code);
    let locations: Vec<Location> =
        diagnostic.span.map(|span| location(span, sources)).into_iter().collect();
    let mut outcome = Outcome::builder()
        .rule_id(diagnostic.code)
        .level(level)
        .message(Message::builder().text(text).build())
        .locations(locations)
        .build();
    outcome.rule_index = index.and_then(|index| i64::try_from(index).ok());
    outcome.suppressions = reason.map(|reason| {
        vec![Suppression::builder().kind("external").justification(plain(reason)).build()]
    });
    outcome
}

/// A text without a link (SARIF 2.1.0, 3.11.6) or anything else that is obeyed.
fn plain(text: &str) -> String {
    shown::name(text).replace("](", "] (")
}

fn location(span: Span, sources: &Sources) -> Location {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let start = sources.position(span.file, span.start);
    let end = sources.position(span.file, span.end);
    let region = Region::builder()
        .start_line(number(start.line))
        .start_column(number(start.column))
        .end_line(number(end.line))
        .end_column(number(end.column))
        .build();
    let artifact = ArtifactLocation::builder().uri(uri(&sources.file(span.file).path)).build();
    let place = PhysicalLocation::builder().artifact_location(artifact).region(region).build();
    Location::builder().physical_location(place).build()
}

/// A path as a relative reference (RFC 3986, 4.2).
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(uri("content/my flyer/ñ.toml"), "content/my%20flyer/%C3%B1.toml");
    }
}
