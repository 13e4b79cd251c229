//! A string of a TOML file that knows where each of its characters stands.
//!
//! In: the decoded string and its raw text with quotes. Out: spans of parts of
//! the decoded string, also behind escapes such as `\u00A0`. Knows nothing about markup.

use super::codes;
use super::full_width::{half, is_wide};
use super::reader::shortened;
use crate::diag::{Diagnostic, Rule, Sink};
use crate::source::{Places, Span};

/// A string value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Literal<'a> {
    /// The string as TOML means it.
    pub(crate) text: &'a str,
    /// Where it stands, quotes included.
    pub(crate) span: Span,
    written: As<'a>,
}

/// How a string was written.
#[derive(Debug, Clone, Copy)]
enum As<'a> {
    /// As TOML, quotes included.
    Toml(&'a str),
    /// In a form that is not TOML; its characters stand at these places.
    Placed(&'a Places),
}

impl<'a> Literal<'a> {
    /// The string `text` that is written as `raw` at `span`.
    pub(crate) fn new(text: &'a str, raw: &'a str, span: Span) -> Self {
        Self { text, span, written: As::Toml(raw) }
    }

    /// The string `text` at `span` of a file that is not TOML.
    pub(crate) fn placed(text: &'a str, places: &'a Places, span: Span) -> Self {
        Self { text, span, written: As::Placed(places) }
    }

    /// The message that it is not `what`: a size, a time of day.
    pub(crate) fn is_not(&self, what: &str, rule: &Rule) -> Diagnostic {
        rule.at(self.span, format!("`{}` is not {what}", shortened(self.text)))
    }

    /// What its author types for one backslash.
    pub(crate) fn backslash(&self) -> &'static str {
        match self.written {
            As::Toml(raw) if raw.starts_with('"') => r"\\",
            As::Toml(_) | As::Placed(_) => r"\",
        }
    }

    /// A table for the places of its characters.
    pub(crate) fn places(&self) -> Places {
        let written = match self.written {
            As::Toml(raw) => raw,
            As::Placed(places) => return places.clone(),
        };
        let mut steps = Vec::new();
        let quotes = match written {
            raw if raw.starts_with("\"\"\"") || raw.starts_with("'''") => 3,
            raw if raw.starts_with(['"', '\'']) => 1,
            _ => 0,
        };
        let mut raw = quotes;
        if quotes == 3 {
            raw += newline_at(&written[3..]);
        }
        steps.push((0, raw));
        let escapes = written.starts_with('"') && written.contains('\\');
        if !escapes && !written.contains(is_wide) {
            return Places::new(self.span, steps);
        }
        let mut decoded = 0;
        for character in self.text.chars() {
            let rest = &written[raw.min(written.len())..];
            // Full-width markup is read as that of ASCII, which is shorter.
            let typed = rest.chars().next().filter(|&c| half(c) == character);
            let typed = typed.unwrap_or(character).len_utf8();
            let length = if escapes { escape_length(rest) } else { 0 };
            decoded += character.len_utf8();
            raw += if length == 0 { typed } else { length };
            if length > 0 || typed != character.len_utf8() {
                steps.push((decoded, raw));
            }
            if !written.is_char_boundary(raw) {
                // The raw text is not what was decoded (the parser mended a
                // broken string): the places up to here are the best there are.
                break;
            }
        }
        Places::new(self.span, steps)
    }
}

/// The length of the escape at the start of a basic string's rest, 0 if there
/// is none. Line-ending backslashes belong to the character behind them.
fn escape_length(raw: &str) -> usize {
    let mut rest = raw;
    while let Some(behind) = rest.strip_prefix('\\').filter(|b| b.starts_with(char::is_whitespace))
    {
        rest = behind.trim_start();
    }
    let blank = raw.len() - rest.len();
    let mut chars = rest.chars();
    let own = match (chars.next(), chars.next()) {
        (Some('\\'), Some('u')) => 6,
        (Some('\\'), Some('U')) => 10,
        (Some('\\'), Some('x')) => 4,
        (Some('\\'), Some(_)) => 2,
        (Some('\\'), None) => 1,
        (Some(c), _) if blank > 0 => c.len_utf8(),
        (Some(_) | None, _) => 0,
    };
    blank + own
}

/// The length of the line break at the start of a text.
fn newline_at(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with('\n')) }
}

/// Whether a character cannot stand in a text: control characters, line breaks
/// and the embeddings and overrides of UAX #9, which reach beyond the word that
/// they are meant for (isolates do not).
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}')
}

/// Takes the name of a file without its folder.
pub(crate) fn bare(name: Literal<'_>, sink: &mut Sink) -> Option<String> {
    is_bare(&name, sink).then(|| name.text.to_owned())
}

/// Whether `name` is a bare name; reports it if it leads to another folder.
pub(crate) fn is_bare(name: &Literal<'_>, sink: &mut Sink) -> bool {
    let text = name.text;
    let odd = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    let bare = !text.contains(odd) && !text.starts_with('.');
    if !bare {
        sink.report(
            name.is_not("a bare name", &codes::BAD_NAME)
                .label("leads to another folder, or holds a control character")
                .hint("write the name alone, without a folder"),
        );
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn part(raw: &str, text: &str, word: &str) -> String {
        let file = FileId::default();
        let literal = Literal::new(text, raw, Span::new(file, 0, raw.len()));
        let at = text.find(word).unwrap();
        let span = literal.places().span(at, at + word.len());
        raw[span.start as usize..span.end as usize].to_owned()
    }

    #[test]
    fn parts_are_found_behind_escapes() {
        assert_eq!(part(r#""plain here""#, "plain here", "here"), "here");
        assert_eq!(part(r#""a\u00A0b\tc \"here\" d""#, "a\u{A0}b\tc \"here\" d", "here"), "here");
        assert_eq!(part(r#""日\U0000672C{語} x""#, "日本{語} x", "{語}"), "{語}");
        assert_eq!(part(r#""a\u00A0b""#, "a\u{A0}b", "\u{A0}"), r"\u00A0");
        assert_eq!(part("'C:\\new here'", "C:\\new here", "here"), "here");
        assert_eq!(part("\"\"\"\nthe \\\n   one here\"\"\"", "the one here", "here"), "here");
        let lines = format!("\"\"\"{}日 here\"\"\"", "\\\n ".repeat(300_000));
        assert_eq!(part(&lines, "日 here", "here"), "here");
    }
}
