//! A comparison as a comment on a proposal, in the Markdown of code hosts.
//!
//! In: a comparison. Out: text that is short enough for a comment. Knows
//! nothing about code hosts.

use super::sentence::{self, Piece, Shown, fate, kind, place, row, summary, what};
use super::{Change, Comparison, FactChange, Fate, Name};
use crate::shown;

/// The most characters; code hosts take 65,536 in a comment.
const MOST: usize = 60_000;

/// What is kept for the last words.
const RESERVE: usize = 600;

/// Draws a comparison: the facts as a table, then for each flyer a table that
/// opens when it is clicked. What does not fit is counted.
#[must_use]
pub fn draw(comparison: &Comparison) -> String {
    let mut text = Text { text: String::new(), length: 0, left_out: 0 };
    text.line(&format!("**What changed** {}", escaped(&summary(comparison))));
    if let Some(facts) = comparison.facts.as_ref().filter(|facts| !facts.is_empty()) {
        text.line("");
        text.line("| fact | before | now | flyers |");
        text.line("| --- | --- | --- | --- |");
        facts.iter().for_each(|change| text.row(&fact(change)));
    }
    let flyer = |name: &Name| (name.flyer.clone(), name.office.clone());
    for files in comparison.leaflets.chunk_by(|one, other| flyer(&one.0) == flyer(&other.0)) {
        table(files, &mut text);
    }
    if text.left_out > 0 {
        let rows = if text.left_out == 1 { "row is" } else { "rows are" };
        let last = format!(
            "\n{} more {rows} left out, since a comment may not be longer; `chirashi diff` without \
             `--format markdown` shows all.\n",
            text.left_out
        );
        text.text.push_str(&last);
    }
    text.text
}

/// The text as it grows.
struct Text {
    text: String,
    /// How many characters it has.
    length: usize,
    /// How many rows did not fit.
    left_out: usize,
}

impl Text {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.length += line.chars().count() + 1;
    }

    /// Adds a row if there is room, and none behind one that was left out.
    fn row(&mut self, row: &str) {
        if self.left_out > 0 || self.length + row.chars().count() + RESERVE > MOST {
            self.left_out += 1;
        } else {
            self.line(row);
        }
    }
}

fn table(files: &[(Name, Fate)], text: &mut Text) {
    let rows = files.iter().flat_map(rows);
    let Some((Name { flyer, office, .. }, _)) = files.first() else { return };
    if text.left_out > 0 {
        text.left_out += rows.count();
        return;
    }
    let office = office.as_ref().map(|office| format!(", office {}", escaped(office)));
    let files = match files.len() {
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    };
    text.line("");
    let flyer = escaped(flyer);
    let head =
        format!("<details><summary>{flyer}{}: {files}</summary>", office.unwrap_or_default());
    text.line(&head);
    text.line("");
    text.line("| language | where | before | now |");
    text.line("| --- | --- | --- | --- |");
    rows.for_each(|row| text.row(&row));
    text.line("");
    text.line("</details>");
}

/// The rows of a file: what became of it, and its texts.
fn rows((name, became): &(Name, Fate)) -> Vec<String> {
    let language = escaped(&name.language);
    let (changes, about) = match became {
        Fate::Changed { about, changes, looks } if !changes.is_empty() => {
            let mut about = sentence::abouts(about);
            about.extend(sentence::looks(looks));
            (&changes[..], about)
        }
        Fate::Changed { .. } | Fate::Added(_) | Fate::Gone(_) => (&[][..], vec![fate(became)]),
    };
    let about = about.iter().map(|about| format!("| {language} | {} | | |", escaped(about)));
    let changes = changes.iter().map(|change| format!("| {language} | {}", cells(change)));
    about.chain(changes).collect()
}

fn cells(change: &Change) -> String {
    let mut wheres = vec![escaped(&place(change))];
    wheres.extend(kind(change).map(str::to_owned));
    wheres.extend(row(change).map(|row| format!("row “{}”", isolated(&escaped(&row)))));
    wheres.extend(sentence::is_moved(change).then(|| "in another place".to_owned()));
    let Shown { old, new } = Shown::of(change);
    let cell = |pieces: &[Piece], tag: &str, alone: &str| match pieces {
        [] => format!("*{alone}*"),
        _ => isolated(&pieces.iter().map(|piece| marked(piece, tag)).collect::<String>()),
    };
    let (old, new) = (cell(&old, "del", "nothing"), cell(&new, "ins", "gone"));
    format!("{} | {old} | {new} |", wheres.join(", "))
}

fn marked(piece: &Piece, tag: &str) -> String {
    let text = escaped(&piece.text);
    if piece.changed { format!("<{tag}>{text}</{tag}>") } else { text }
}

fn fact(change: &FactChange) -> String {
    let FactChange { name, old, new, flyers, .. } = change;
    let what = what(change);
    let side = |text: &Option<String>, alone: &str| {
        text.as_ref().map_or_else(|| format!("*{alone}*"), |text| escaped(text))
    };
    let flyers = if flyers.is_empty() { "none".to_owned() } else { flyers.join(", ") };
    let (old, new) = (side(old, "nothing"), side(new, "taken out"));
    format!("| {}{what} | {old} | {new} | {} |", escaped(name), escaped(&flyers))
}

/// Keeps a text from turning what stands around it (UAX #9, 2.7).
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// A text that is nothing but text: no markup, no cell of its own, no link, nobody's
/// name.
pub(crate) fn escaped(text: &str) -> String {
    let text = shown::text(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '&' | '<' | '>' | '|' | '*' | '_' | '`' | '~' | '\\' | '[' | ']' | '$' => {
                escaped.push_str(&format!("&#{};", u32::from(character)));
            }
            character => escaped.push(character),
        }
        let (before, behind) = text.split_at(at + character.len_utf8());
        if ends_lead(before) || character == ':' && behind.starts_with("//") {
            escaped.push_str("<!-- -->");
        }
    }
    escaped
}

/// Whether a text ends with what code hosts make a link of together with what follows,
/// or tell a person of whose name follows. They do so when all else is done, so that
/// only a comment parts the two.
fn ends_lead(text: &str) -> bool {
    let last = &text[text.floor_char_boundary(text.len().saturating_sub(3))..];
    text.ends_with(['@', '#'])
        || last.eq_ignore_ascii_case("gh-")
        || last.eq_ignore_ascii_case("www")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_markup() {
        assert_eq!(
            escaped("a|b<c>*d*_e_`f`\t[g](h)"),
            "a&#124;b&#60;c&#62;&#42;d&#42;&#95;e&#95;&#96;f&#96; &#91;g&#93;(h)"
        );
        assert_eq!(escaped("@mayor #12"), "@<!-- -->mayor #<!-- -->12");
        assert_eq!(escaped("https://a.b"), "https:<!-- -->//a.b");
        assert_eq!(escaped("日Www.a.b GH-1"), "日Www<!-- -->.a.b GH-<!-- -->1");
        assert_eq!(escaped("a\u{1B}b\u{202E}"), "a␛b\u{FFFD}");
    }
}
