//! Markup that was typed with the full-width signs of an input method:
//! `｛hours：points｝` for `{hours:points}`, `＊＊` for `**`.
//!
//! In: a text. Out: the same text with the signs that markup is written with,
//! and where they stood. The full-width signs of ordinary prose stay as they
//! are. Knows nothing about files.

use std::ops::Range;

use super::codes;
use super::literal::Literal;
use crate::content::markup::NUMBER;
use crate::diag::Sink;
use crate::lang::Plural;

/// A text whose markup was partly full-width.
#[derive(Debug, PartialEq)]
pub(crate) struct Narrowed {
    /// The text as it was meant.
    pub(crate) text: String,
    /// The stretches with such signs: their bytes in the text as it was typed,
    /// and what to type.
    pub(crate) places: Vec<(Range<usize>, String)>,
}

/// The text as it was meant, if it has markup with full-width signs. `tokens`
/// says whether a single word in braces is markup, as it is in patterns.
pub(crate) fn narrow(text: &str, tokens: bool) -> Option<Narrowed> {
    if !text.contains(is_wide) {
        return None;
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut meant: Vec<char> = chars.iter().map(|&(_, c)| c).collect();
    let mut found = braces(&mut meant, tokens);
    found.extend(stars(&mut meant));
    if found.is_empty() {
        return None;
    }
    found.sort_by_key(|range| range.start);
    let byte = |index: usize| chars.get(index).map_or(text.len(), |&(at, _)| at);
    let places = found
        .into_iter()
        .map(|range| (byte(range.start)..byte(range.end), meant[range].iter().collect()))
        .collect();
    Some(Narrowed { text: meant.into_iter().collect(), places })
}

impl Narrowed {
    /// Reports each stretch of the text as it was typed.
    pub(crate) fn report(&self, typed: &Literal<'_>, sink: &mut Sink) {
        let places = typed.places();
        for (range, meant) in &self.places {
            let (what, hint) = match typed.text[range.clone()].starts_with(['*', '＊']) {
                true => ("`＊＊` does not emphasise", "write `**` on both sides".to_owned()),
                false => ("this is not markup", format!("write `{meant}`")),
            };
            let message = format!("{what}: it has full-width signs");
            let escape = typed.backslash();
            sink.report(
                codes::FULL_WIDTH_MARKUP
                    .at(places.span(range.start, range.end), message)
                    .label("typed with the input method on")
                    .hint(format!("{hint}; to print the sign itself, write `{escape}` before it")),
            );
        }
    }
}

/// Whether a character is the full-width form of one of ASCII.
pub(crate) fn is_wide(c: char) -> bool {
    ('！'..='～').contains(&c)
}

/// The sign of ASCII whose full-width form it is; others as they are.
pub(crate) fn half(c: char) -> char {
    let code = if is_wide(c) { char::from_u32(u32::from(c) - 0xFEE0) } else { None };
    code.unwrap_or(c)
}

/// The character behind a backslash is not markup.
fn is_escaped(chars: &[char], at: usize) -> bool {
    let backslashes = chars[..at].iter().rev().take_while(|&&c| c == '\\').count();
    backslashes % 2 == 1
}

/// Narrows references, ruby and parts of patterns; gives their places.
fn braces(chars: &mut [char], tokens: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = chars[from..].iter().position(|&c| half(c) == '{') {
        let open = from + open;
        from = open + 1;
        let Some(length) = chars[from..].iter().position(|&c| matches!(half(c), '{' | '}')) else {
            break;
        };
        let close = from + length;
        if half(chars[close]) != '}' || is_escaped(chars, open) {
            continue;
        }
        let plain = chars[open] == '{' || chars[close] == '}';
        let Some(meant) = inner(&chars[from..close], plain, tokens) else { continue };
        let whole = [vec!['{'], meant, vec!['}']].concat();
        if whole != chars[open..=close] {
            chars[open..=close].copy_from_slice(&whole);
            found.push(open..close + 1);
        }
        from = close + 1;
    }
    found
}

/// What stands in braces, as it was meant; `None` if they are not markup. Where
/// one of the two is that of ASCII, they are (`plain`).
fn inner(chars: &[char], plain: bool, tokens: bool) -> Option<Vec<char>> {
    let narrow: Vec<char> = chars.iter().map(|&c| half(c)).collect();
    let is_name = |name: &[char]| {
        let allowed = |&c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
        !name.is_empty() && name.iter().all(allowed)
    };
    let mut parts = narrow.split(|&c| c == '|');
    let base = parts.next().unwrap_or_default();
    let readings: Vec<&[char]> = parts.collect();
    if !readings.is_empty() {
        let mut head = base.splitn(2, |&c| c == ':');
        let is_reference = head.all(&is_name) && base.contains(&':');
        if is_reference && readings.iter().all(|part| is_form(part)) {
            return Some(forms(chars));
        }
        let is_kana = |&c: &char| matches!(c, '\u{3041}'..='\u{30FF}');
        let is_ruby = base.iter().any(|c| !is_kana(c))
            && readings.iter().all(|reading| !reading.is_empty() && reading.iter().all(is_kana));
        let bar = |&c: &char| if c == '｜' { '|' } else { c };
        return (plain || is_ruby).then(|| chars.iter().map(bar).collect());
    }
    let mut words = narrow.splitn(2, |&c| c == ':');
    let (kind, name) = (words.next().unwrap_or_default(), words.next());
    let is_reference = is_name(kind) && name.is_some_and(is_name);
    let is_token = name.is_none() && is_name(kind) && (tokens || plain);
    (is_reference || is_token).then_some(narrow)
}

/// Whether a part is `one=…`, the words for numbers of one kind.
fn is_form(part: &[char]) -> bool {
    let name: String = part.iter().take_while(|&&c| c != '=').collect();
    part.contains(&'=') && Plural::of_key(&name).is_some()
}

/// A reference with the words that belong to its number, as it was meant: in the words
/// the sign for the number alone.
fn forms(chars: &[char]) -> Vec<char> {
    let mut in_words = false;
    let meant = chars.iter().map(|&c| match half(c) {
        '|' => {
            in_words = false;
            '|'
        }
        '=' if !in_words => {
            in_words = true;
            '='
        }
        NUMBER => NUMBER,
        _ if in_words => c,
        narrow => narrow,
    });
    meant.collect()
}

/// Narrows the signs around emphasised words; gives their places, words
/// included. More than two signs in a row, and a pair around no letter, hide
/// something or rate it.
fn stars(chars: &mut [char]) -> Vec<Range<usize>> {
    let mut signs = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|&&c| half(c) == '*').count();
        if length == 2 && !is_escaped(chars, at) {
            signs.push(at);
        }
        at += length.max(1);
    }
    let mut found = Vec::new();
    for pair in signs.chunks_exact(2) {
        let (open, close) = (pair[0], pair[1]);
        let is_wide =
            chars[open..open + 2].iter().chain(&chars[close..close + 2]).any(|&c| c == '＊');
        if is_wide && chars[open + 2..close].iter().any(|c| c.is_alphanumeric()) {
            chars[open..open + 2].fill('*');
            chars[close..close + 2].fill('*');
            found.push(open..close + 2);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as it was meant, and the stretches that were typed otherwise.
    fn narrowed(text: &str, tokens: bool) -> Option<(String, Vec<&str>)> {
        let narrowed = narrow(text, tokens)?;
        let places = narrowed.places.iter().map(|(range, _)| &text[range.clone()]).collect();
        Some((narrowed.text, places))
    }

    #[test]
    fn full_width_markup_is_read_as_it_was_meant() {
        let typed = "｛number：x｜one＝＃ か月｜other=#月｝";
        let cases: [(&str, &str, &[&str]); 13] = [
            (typed, "{number:x|one=# か月|other=#月}", &[typed]),
            ("受付は｛hours：points｝", "受付は{hours:points}", &["｛hours：points｝"]),
            ("a {hours：points} b", "a {hours:points} b", &["{hours：points}"]),
            ("{hours:points｝", "{hours:points}", &["{hours:points｝"]),
            ("｛ｈｏｕｒｓ：ｐｏｉｎｔｓ｝", "{hours:points}", &["｛ｈｏｕｒｓ：ｐｏｉｎｔｓ｝"]),
            ("{phone:ｃａｒｄ}", "{phone:card}", &["{phone:ｃａｒｄ}"]),
            ("｛漢字｜かんじ｝", "{漢字|かんじ}", &["｛漢字｜かんじ｝"]),
            ("{漢字｜かん|じ}", "{漢字|かん|じ}", &["{漢字｜かん|じ}"]),
            ("｛ＩＣ｜アイシー｝", "{ＩＣ|アイシー}", &["｛ＩＣ｜アイシー｝"]),
            ("＊＊必ず＊＊", "**必ず**", &["＊＊必ず＊＊"]),
            ("**必ず＊＊と＊*今*＊", "**必ず**と**今**", &["**必ず＊＊", "＊*今*＊"]),
            ("＊＊{a:b}＊＊c", "**{a:b}**c", &["＊＊{a:b}＊＊"]),
            ("**{a：b}**", "**{a:b}**", &["{a：b}"]),
        ];
        for (text, meant, places) in cases {
            let expected = (meant.to_owned(), places.to_vec());
            assert_eq!(narrowed(text, false), Some(expected), "{text}");
        }
        assert_eq!(
            narrowed("｛from｝から", true),
            Some(("{from}から".to_owned(), vec!["｛from｝"]))
        );
    }

    #[test]
    fn full_width_signs_of_prose_stay() {
        for text in [
            "受付：月曜日｜火曜日",
            "＊印の人",
            "＊1 と ＊2",
            "番号は＊＊＊＊です＊＊＊",
            "＊＊ひとつ",
            "＊＊、＊＊",
            "｛例｝のように",
            "｛はい｜いいえ｝",
            "｛可｜不可｝",
            "｛注：本人｝",
            "｛abc｝",
            "**強い**：{hours:points}（｛｝）",
            "\\｛hours：points｝",
            "\\＊＊必ず\\＊＊",
        ] {
            assert_eq!(narrowed(text, false), None, "{text}");
        }
    }
}
