//! What was meant where a line is not TOML: signs of a Japanese keyboard or a word
//! processor, values without quotes, brackets that nobody closed.
//!
//! In: the text of a file that the parser refuses. Out: the mistakes with their
//! places, each with what to type. Knows nothing about keys.

use std::ops::Range;

/// A mistake.
#[derive(Debug, PartialEq)]
pub(super) struct Mistake {
    /// Its bytes in the file.
    pub(super) place: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What to type.
    pub(super) hint: String,
}

/// What some editors write at the beginning of a file.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// All mistakes that are recognised, in the order of the file.
pub(super) fn find(text: &str) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let (mut list, mut long) = (None, None);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let place = start..start + line.trim_end().len();
        if let Some((opened, quotes)) = long.take() {
            if !is_entry(line) {
                long = (!line.contains(quotes)).then_some((opened, quotes));
                start += line.len();
                continue;
            }
            mistakes.push(endless(opened, quotes));
        }
        if let Some((opened, key)) = list.take() {
            list = match in_list(text, place.clone(), opened, key) {
                InList::Open => Some((opened, key)),
                InList::Closed => None,
                InList::Wrong(mistake, ends) => {
                    mistakes.push(mistake);
                    (!ends).then_some((opened, key))
                }
            };
            if list.is_some() || !is_entry(&text[place.clone()]) {
                start += line.len();
                continue;
            }
        }
        match in_line(text, place.clone()) {
            Some(mistake) => mistakes.push(mistake),
            None => {
                long = opens_text(text, place.clone());
                list = opens_list(text, place);
            }
        }
        start += line.len();
    }
    if let Some((opened, quotes)) = long {
        mistakes.push(endless(opened, quotes));
    }
    if let Some((opened, key)) = list {
        mistakes.push(unclosed(opened, key));
    }
    mistakes
}

/// What a line within a list says.
enum InList {
    Open,
    Closed,
    Wrong(Mistake, bool),
}

/// Looks at a line of a list that began at `opened`.
fn in_list(text: &str, place: Range<usize>, opened: usize, key: &str) -> InList {
    let line = &text[place.clone()];
    let bare = line.trim();
    if bare.starts_with(']') {
        return InList::Closed;
    }
    if is_entry(line) {
        return InList::Wrong(unclosed(opened, key), true);
    }
    let Some(mistake) = in_value(text, place.end - line.trim_start().len()..place.end) else {
        return if bare.ends_with(']') { InList::Closed } else { InList::Open };
    };
    InList::Wrong(mistake, bare.ends_with(']'))
}

fn unclosed(opened: usize, key: &str) -> Mistake {
    Mistake {
        place: opened..opened + 1,
        message: format!("the list of `{key}` is never closed"),
        hint: "write `]` behind its last entry".to_owned(),
    }
}

/// Where a line begins a text of several lines that it does not close, and with
/// which quotation marks.
fn opens_text(text: &str, place: Range<usize>) -> Option<(usize, &'static str)> {
    let value = text[place.clone()].split_once('=')?.1.trim_start();
    let quotes = LONG.into_iter().find(|quotes| value.starts_with(quotes))?;
    let open = !value[quotes.len()..].contains(quotes);
    open.then(|| (place.end - value.len(), quotes))
}

/// The quotation marks of texts of several lines.
const LONG: [&str; 2] = ["\"\"\"", "'''"];

fn endless(opened: usize, quotes: &str) -> Mistake {
    Mistake {
        place: opened..opened + quotes.len(),
        message: format!("the text that begins with `{quotes}` never ends"),
        hint: format!(
            "a text is one line: write one `{}` before it and one behind it",
            &quotes[..1]
        ),
    }
}

/// Whether what follows a mistake was read as a part of it, so that nothing can be
/// told from the file.
pub(super) fn hides_the_rest(text: &str, mistake: &Mistake) -> bool {
    LONG.contains(&&text[mistake.place.clone()])
}

/// Whether a line begins a table or gives a key its value.
fn is_entry(line: &str) -> bool {
    let line = line.trim();
    let key = |key: &str| {
        let key = key.trim();
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    line.split_once('=').is_some_and(|(name, _)| key(name))
        || line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(key)
}

/// Where a line begins a list that it does not close, and the key of the list.
fn opens_list(text: &str, place: Range<usize>) -> Option<(usize, &str)> {
    let (key, value) = text[place.clone()].split_once('=')?;
    let value = value.trim_start();
    let open = value.starts_with('[') && !value.contains(']');
    open.then(|| (place.end - value.len(), key.trim()))
}

/// The mistake of a line outside of a list.
fn in_line(text: &str, place: Range<usize>) -> Option<Mistake> {
    let line = &text[place.clone()];
    let bare = line.trim_start();
    let start = place.end - bare.len();
    if bare.is_empty() || bare.starts_with('#') {
        return None;
    }
    let found = |at: usize, length: usize, message: String, hint: String| {
        Some(Mistake { place: at..at + length, message, hint })
    };
    if bare.starts_with(BYTE_ORDER_MARK) {
        if start == 0 {
            return in_line(text, BYTE_ORDER_MARK.len_utf8()..place.end);
        }
        let message = "an invisible character (U+FEFF) stands here".to_owned();
        let hint = "take it out: it is left over where two files were put together".to_owned();
        return found(start, BYTE_ORDER_MARK.len_utf8(), message, hint);
    }
    let indent = &line[..line.len() - bare.len()];
    if let Some(at) = indent.find(|c: char| c != ' ' && c != '\t') {
        let message = "a blank of this kind cannot stand here".to_owned();
        let length = indent[at..].chars().next().map_or(1, char::len_utf8);
        return found(place.start + at, length, message, "take it out".to_owned());
    }
    if bare.starts_with('[') {
        let closed = bare.split('#').next().unwrap_or(bare).trim_end().ends_with(']');
        let hint = format!(
            "write `{}{}`",
            super::shortened(bare.trim_end()),
            if bare.starts_with("[[") { "]]" } else { "]" }
        );
        let message = "the name of the table is not closed".to_owned();
        return if closed { None } else { found(start, bare.len(), message, hint) };
    }
    if let Some(sign) = bare.chars().next().filter(|c| "［【「".contains(*c)) {
        let message = format!("`{sign}` does not begin a table");
        let hint = "write `[` and `]` with half-width signs".to_owned();
        return found(start, sign.len_utf8(), message, hint);
    }
    let quoted = bare.chars().next().filter(|c| matches!(c, '"' | '\''));
    // A key in quotation marks, such as "00:00", may have any sign.
    let name = quoted.and_then(|c| bare[1..].find(c)).map_or(0, |end| end + 2);
    let sign = name + bare[name..].find(['=', '＝', '：', ':'])?;
    let is = bare[sign..].chars().next()?;
    if is != '=' {
        let message = format!("`{is}` does not give a key its value");
        return found(start + sign, is.len_utf8(), message, "write `=`".to_owned());
    }
    let key = bare[..sign].trim_end();
    if quoted.is_none() && key.contains(char::is_whitespace) {
        let message = format!("the key `{}` has a blank", super::shortened(key));
        let joined = key.split_whitespace().collect::<Vec<_>>().join("-");
        let hint = format!("write `{}`", super::shortened(&joined));
        return found(start, key.len(), message, hint);
    }
    let value = bare[sign + 1..].trim_start();
    in_value(text, place.end - value.len()..place.end)
}

/// The mistake of a value, or of the entries of a list on one line.
fn in_value(text: &str, place: Range<usize>) -> Option<Mistake> {
    // Lists in lists may be as many as fit into a file.
    let value = text[place.clone()].trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let place = place.end - value.len()..place.end;
    let first = value.chars().next()?;
    let found = |at: usize, length: usize, message: String, hint: &str| {
        let at = place.start + at;
        Some(Mistake { place: at..at + length, message, hint: hint.to_owned() })
    };
    if value.starts_with("\"\"\"") || value.starts_with("'''") || matches!(first, '#' | '{') {
        return None;
    }
    if "“”„‟「『＂‘’＇｢".contains(first) {
        let message = format!("`{first}` does not begin a text");
        return found(0, first.len_utf8(), message, "write `\"` before and behind the text");
    }
    if matches!(first, '"' | '\'') {
        return behind_text(text, place, first);
    }
    let token = value.split(['#', ',', ']']).next().unwrap_or(value).trim_end();
    if let Some(date) = as_date(token) {
        let message = format!("`{token}` is not a date");
        return found(0, token.len(), message, &format!("write `{date}`"));
    }
    if token.is_empty() || token.parse::<toml::Value>().is_ok() || is_day(token) {
        return None;
    }
    let shown = super::shortened(token);
    let message = format!("`{shown}` has no quotation marks");
    found(0, token.len(), message, &format!("write `\"{shown}\"`"))
}

/// What is wrong behind a text that begins at `place` with the mark `quote`.
fn behind_text(text: &str, place: Range<usize>, quote: char) -> Option<Mistake> {
    let value = &text[place.clone()];
    let mut escaped = false;
    let end = value.char_indices().skip(1).find(|&(_, c)| {
        let ends = c == quote && !escaped;
        escaped = quote == '"' && c == '\\' && !escaped;
        ends
    });
    let Some((end, _)) = end else {
        return Some(Mistake {
            place: place.start..place.start + value.trim_end().len(),
            message: "the text has no quotation mark at its end".to_owned(),
            hint: format!("write `{quote}` behind it"),
        });
    };
    let rest = value[end + 1..].trim_start();
    let at = place.end - rest.len();
    let next = rest.chars().next()?;
    let wrong = |message: String, hint: &str| {
        let place = at..at + next.len_utf8();
        Some(Mistake { place, message, hint: hint.to_owned() })
    };
    match next {
        ',' => {
            let inner = rest[1..].trim_start();
            in_value(text, place.end - inner.len()..place.end)
        }
        ']' | '}' | '#' => None,
        '，' | '、' | '､' => wrong(format!("`{next}` does not part entries"), "write `,`"),
        '"' | '\'' => {
            wrong("a comma is missing before this entry".to_owned(), "write `,` before it")
        }
        _ => wrong(
            "there is something after the end of the text".to_owned(),
            "a quotation mark within a text is written `\\\"`",
        ),
    }
}

/// Whether a value is written as a day, or a time of a day, even one that no
/// calendar has: what the parser says of those is plainer.
fn is_day(token: &str) -> bool {
    let day = token.split(['T', ' ']).next().unwrap_or(token).as_bytes();
    let sign =
        |(at, b): (usize, &u8)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() };
    day.len() == 10 && day.iter().enumerate().all(sign)
}

/// A date that is written with other signs, as TOML writes it.
fn as_date(token: &str) -> Option<String> {
    let parts: Vec<&str> = token.split(['/', '.', '-', '年', '月', '日']).collect();
    let [year, month, day] = *parts.strip_suffix(&[""]).unwrap_or(&parts) else { return None };
    let number = |part: &str| part.parse::<u16>().ok();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let date = crate::frame::Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (year >= 1000 && date.to_string() != token).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of all mistakes, and what to type.
    fn mistakes(text: &str) -> Vec<(&str, String)> {
        find(text).into_iter().map(|found| (&text[found.place.clone()], found.hint)).collect()
    }

    const ONE_LINE: &str = "a text is one line: write one `\"` before it and one behind it";

    #[test]
    fn each_mistake_is_found_once_where_it_stands() {
        let cases = [
            ("a = “b”", "“", "write `\"` before and behind the text"),
            ("a = ＂b＂", "＂", "write `\"` before and behind the text"),
            ("a = 2026/4/1", "2026/4/1", "write `2026-04-01`"),
            ("a = 2026年4月1日 # x", "2026年4月1日", "write `2026-04-01`"),
            ("a = 0120-95-0178", "0120-95-0178", "write `\"0120-95-0178\"`"),
            ("a = 0x", "0x", "write `\"0x\"`"),
            ("a = 078-371", "078-371", "write `\"078-371\"`"),
            ("a = Later", "Later", "write `\"Later\"`"),
            ("a ＝ \"b\"", "＝", "write `=`"),
            ("a = [\"b\"， \"c\"]", "，", "write `,`"),
            ("a = [\"b\" \"c\"]", "\"", "write `,` before it"),
            ("a = [\n  \"b\"、\n  \"c\",\n]", "、", "write `,`"),
            ("a = [\n  \"b\",\nc = 1", "[", "write `]` behind its last entry"),
            ("a = [\"b\",\n[c]\nd = 1", "[", "write `]` behind its last entry"),
            ("[a\nb = 1", "[a", "write `[a]`"),
            ("［a］", "［", "write `[` and `]` with half-width signs"),
            ("a = \"b", "\"b", "write `\"` behind it"),
            ("a = \"b \"c\" d\"", "c", "a quotation mark within a text is written `\\\"`"),
            ("a b = 1", "a b", "write `a-b`"),
            (
                "\u{FEFF}a = 1\n\u{FEFF}[b]",
                "\u{FEFF}",
                "take it out: it is left over where two files were put together",
            ),
            ("a = \"\"\"b\nc = 1", "\"\"\"", ONE_LINE),
            ("a = \"\"\"\nb，c\n", "\"\"\"", ONE_LINE),
            ("\u{3000}a = 1", "\u{3000}", "take it out"),
        ];
        for (text, place, hint) in cases {
            assert_eq!(mistakes(text), [(place, hint.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        let text = "# a ＝ “b”\n[a]\nb = \"c，\\\"d\\\" ＝\" # “e”\nc = [\n  \"d\", # x\n  \"e\",\n]\n\
                    d = 2026-04-01\ne = -1.5\nf = true\n[[g]]\nh = { i = 1 }\nj = ['k', \"l\"]\n\
                    k = 1_000\nm = \"\"\"\nn，“o” p q\n\"\"\"\nl = 2026-04-01 09:00:00\n\"00:00\" = \"a：m\"\n'1＝2' = \"b\"\n";
        assert_eq!(mistakes(text), []);
    }
}
