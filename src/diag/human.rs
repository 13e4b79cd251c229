//! Messages as a person reads them: file, line and column, the line itself with
//! a caret, and advice.
//!
//! In: messages in the order in which they are to be shown, and the files that
//! they point into. Out: text for a terminal. Prints nothing and knows nothing
//! about stages.

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::{Diagnostic, Severity};
use crate::shown;
use crate::source::{Sources, Span};

/// The width to which long lines are cut.
const WIDTH: usize = 120;

/// How many bytes before and behind a place are drawn at most: more than is
/// ever shown. To draw the whole of a longer line takes long.
const AROUND: usize = 4000;

/// The line of a drawing, behind the title, the place and a spacer, that says
/// `:::` for a snippet of another file. Where the place is given apart from its
/// snippet, the renderer takes it for one, and CI runs could take it for a command.
const OTHER_FILE: usize = 3;

/// Draws messages, and a last line that counts them; nothing if there are
/// none. `color` asks for the escape codes of a terminal.
#[must_use]
pub fn draw(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let mut drawn = String::new();
    for diagnostic in diagnostics {
        let (group, apart) = group(diagnostic, sources);
        for (number, line) in renderer.render(&[group]).lines().enumerate() {
            if !(apart && number == OTHER_FILE) {
                drawn.push_str(line);
                drawn.push('\n');
            }
        }
        drawn.push('\n');
    }
    drawn.push_str(&count(diagnostics));
    drawn
}

/// A message for the renderer; and whether its place is given apart from its
/// snippet.
fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> (Group<'a>, bool) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(shown::name(&diagnostic.message)).id(diagnostic.code);
    let mut group = Group::with_title(title);
    let mut apart = false;
    if let Some(span) = diagnostic.span {
        let position = sources.position(span.file, span.start);
        let path = shown::name(&sources.file(span.file).path);
        let (snippet, cut) = snippet(span, &diagnostic.label, sources);
        let snippet = snippet.line_start(position.line);
        apart = cut;
        group = if cut {
            let origin = Origin::path(path).line(position.line).char_column(position.column);
            group.element(origin).element(snippet)
        } else {
            group.element(snippet.path(path))
        };
    }
    for hint in &diagnostic.hints {
        group = group.element(Element::from(Level::HELP.message(shown::name(hint))));
    }
    (group, apart)
}

/// The line on which a place begins, with the place marked as far as the end of
/// that line; and whether the line is too long to be drawn from its start.
fn snippet<'a>(
    span: Span,
    label: &'a str,
    sources: &'a Sources,
) -> (Snippet<'a, Annotation<'a>>, bool) {
    let text: &str = &sources.file(span.file).text;
    let offset = |at: u32| text.floor_char_boundary(at as usize);
    let (start, end) = (offset(span.start), offset(span.end));
    let near = text.floor_char_boundary(start.saturating_sub(AROUND));
    let line_start = text[near..start].rfind('\n').map(|at| near + at + 1);
    let from = line_start.unwrap_or(near);
    let to = text.floor_char_boundary(start.saturating_add(AROUND));
    let to = text[start..to].find('\n').map_or(to, |at| start + at);
    let line = text[from..to].trim_end_matches('\r');
    // A byte order mark is not a character of the first line.
    let mark = if from == 0 && line.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let within = |at: usize| at.saturating_sub(from + mark).min(line.len() - mark);
    // A longer mark would keep the line from being cut to the width.
    let end =
        text[start..end.max(start)].char_indices().nth(WIDTH / 2).map_or(end, |(at, _)| start + at);
    let (line, start, end) = (&line[mark..], within(start), within(end.max(start)));
    // What is shown may be longer than what it stands for.
    let before = shown::name(&line[..start]);
    let marked = shown::name(&line[start..end]);
    let marked_at = before.len()..before.len() + marked.len();
    let line = [before, marked, shown::name(&line[end..])].concat();
    let annotation = AnnotationKind::Primary.span(marked_at);
    let label = Some(shown::name(label)).filter(|label| !label.is_empty());
    let snippet = Snippet::source(line).annotation(annotation.label(label));
    (snippet, line_start.is_none() && near > 0)
}

/// How many messages of which weight there are, as the last line.
fn count(diagnostics: &[Diagnostic]) -> String {
    let counted = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .filter_map(|(severity, one, many)| {
            let count = diagnostics.iter().filter(|d| d.severity == severity).count();
            match count {
                0 => None,
                1 => Some(format!("1 {one}")),
                count => Some(format!("{count} {many}")),
            }
        })
        .collect();
    if parts.is_empty() { String::new() } else { format!("{}\n", parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diag::Rule;

    fn drawn(text: &str, word: &str) -> String {
        let mut sources = Sources::new(Path::new("."));
        let file = sources.add("content/x.toml", text.into(), None);
        let at = text.find(word).unwrap();
        let span = Span::new(file, at, at + word.len());
        let diagnostic = Rule::of_test("unknown-key", Severity::Error)
            .at(span, "unknown key")
            .label("here")
            .hint("try this");
        draw(&[diagnostic], &sources, false)
    }

    #[test]
    fn a_message_shows_place_line_label_and_hint() {
        let expected = "\
error[unknown-key]: unknown key
 --> content/x.toml:2:1
  |
2 | wrong = 1
  | ^^^^^ here
  |
  = help: try this

1 error
";
        assert_eq!(drawn("a = 1\nwrong = 1\n", "wrong"), expected);
    }

    #[test]
    fn columns_are_counted_in_characters_in_every_script() {
        for (text, column) in [
            ("a = \"日本語 WORD\"", 10),
            ("a = \"كتاب WORD\"", 11),
            ("a = \"မြန်မာ WORD\"", 13),
            ("\u{FEFF}a = WORD", 5),
            ("a = \"\tWORD\"", 7),
        ] {
            let drawn = drawn(&format!("\n\r\n{text}\r\n"), "WORD");
            let line = if text.starts_with('\u{FEFF}') { continue } else { 3 };
            assert!(drawn.contains(&format!("x.toml:{line}:{column}\n")), "{text}: {drawn}");
        }
        assert!(drawn("\u{FEFF}a = WORD", "WORD").contains("x.toml:1:5\n"));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("a = \"{} WORD {}\"", "x".repeat(5000), "字".repeat(5000));
        let drawn = drawn(&text, "WORD");
        assert!(drawn.contains("x.toml:1:5007"), "{drawn}");
        assert!(drawn.contains("WORD") && drawn.contains("^^^^ here"), "{drawn}");
        assert!(drawn.lines().all(|line| line.chars().count() <= 160), "{drawn}");
    }

    #[test]
    fn a_line_cut_from_both_sides_follows_its_place() {
        let text = format!("a = \"{} WORD {}\"", "x".repeat(5000), "字".repeat(5000));
        let mut sources = Sources::new(Path::new("."));
        let file = sources.add("x.toml", text.as_str().into(), None);
        let at = text.find("WORD").unwrap();
        let diagnostic = Rule::of_test("x", Severity::Error).at(Span::new(file, at, at + 4), "m");
        for color in [false, true] {
            let drawn = draw(std::slice::from_ref(&diagnostic), &sources, color);
            assert!(!drawn.contains(":::"), "{drawn}");
            let lines: Vec<&str> = drawn.lines().collect();
            assert!(lines[1].contains("x.toml:1:5007"), "{drawn}");
            assert!(lines[2].contains('|') && lines[3].contains("WORD"), "{drawn}");
            assert!(lines[4].contains("^^^^"), "{drawn}");
        }
    }

    #[test]
    fn a_terminal_is_told_nothing() {
        let odd = "\u{9B}31m\u{85}\u{200E}\u{202E}\u{FEFF}\u{E0041}";
        let drawn = drawn(&format!("a = \"{odd} WORD e{}\"", "\u{301}\u{20DD}".repeat(50)), "WORD");
        assert!(drawn.contains("x.toml:1:16\n"), "{drawn}");
        let obeyed = ['\u{9B}', '\u{85}', '\u{200E}', '\u{202E}', '\u{FEFF}', '\u{E0041}'];
        assert!(!drawn.contains(obeyed), "{drawn}");
        assert!(drawn.matches('\u{301}').count() < 8, "{drawn}");
    }

    #[test]
    fn odd_places_are_drawn_too() {
        let mut sources = Sources::new(Path::new("."));
        let text = "日本\n";
        let file = sources.add("x.toml", text.into(), None);
        for start in 0..12 {
            for end in 0..12 {
                let span = Span { file, start, end };
                let diagnostic = Rule::of_test("x", Severity::Warning).at(span, "m");
                assert!(draw(&[diagnostic], &sources, true).contains("x.toml"));
            }
        }
    }

    #[test]
    fn a_place_over_several_lines_is_marked_on_its_first() {
        assert!(drawn("[a\nb]\n", "a\nb").contains("1 | [a\n"));
    }

    #[test]
    fn messages_are_counted_by_weight() {
        let mut sources = Sources::new(Path::new("."));
        let file = sources.add("x.toml", "".into(), None);
        let span = Span::new(file, 0, 0);
        let error = Rule::of_test("x", Severity::Error).at(span, "m");
        let warning = Rule::of_test("x", Severity::Warning).at(span, "m");
        let drawn = draw(&[error.clone(), error, warning], &sources, false);
        assert!(drawn.ends_with("\n2 errors, 1 warning\n"), "{drawn}");
        assert_eq!(draw(&[], &sources, false), "");
    }
}
