//! `weak-alt`: an alternative text that says nothing: the name of a file, or no
//! word.

use super::alternatives;
use crate::check::{Check, Content, Run};
use crate::content::model::OBJECT;
use crate::diag::{Example, Rule, Severity, Sink};

/// The endings of files with pictures.
const ENDINGS: [&str; 14] = [
    "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "heic", "tif", "tiff", "bmp", "pdf", "ai",
    "eps",
];

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "weak-alt",
        severity: Severity::Error,
        fixed: false,
        what: "The alternative text is the name of a file or has no word in it.",
        why: "Those who cannot see the picture hear this instead.",
        remedy: "Say what the picture shows.",
        example: Some(Example {
            file: "content/my-number-card/id.toml",
            wrong: r#"«"residents.svg"»"#,
            right: r#""Para penduduk memegang Kartu My Number""#,
        }),
        source: "WCAG 2.2, failure F30 of success criterion 1.1.1: file names as alternative texts",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for (_, string) in alternatives(content.workspace) {
        let text: String = string.read().map(|(_, c)| c).collect();
        let text = text.trim();
        let (message, label) = if text.is_empty() {
            // Reported as empty.
            continue;
        } else if !text.chars().any(|c| c.is_alphabetic() || c == OBJECT) {
            (format!("`{}` has no word in it", string.key), "nothing to read out")
        } else if is_file_name(text) {
            (format!("`{}` is the name of a file", string.key), "not what the picture shows")
        } else {
            continue;
        };
        sink.report(rule.at(string.span, message).label(label).hint("say what the picture shows"));
    }
}

/// Whether a text looks like the name of a picture: `card-front`, `IMG_0012`,
/// `photo 1.jpg`.
fn is_file_name(text: &str) -> bool {
    let lower = text.to_lowercase();
    let ending = lower.rsplit_once('.').map(|(_, ending)| ending);
    if ending.is_some_and(|ending| ENDINGS.contains(&ending)) {
        return true;
    }
    if !text.is_ascii() || text.contains(char::is_whitespace) {
        return false;
    }
    let small = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    text.contains(['_', '/', '\\'])
        || small && text.contains('-')
        || text.ends_with(|c: char| c.is_ascii_digit())
}
