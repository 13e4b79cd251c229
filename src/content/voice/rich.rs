//! Puts texts together: pieces side by side, emphasis over a whole, language
//! of foreign characters.
//!
//! In: inlines and texts. Out: a [`Rich`] in which what belongs together is one
//! piece. Knows nothing about markup or facts.

use unicode_script::{Script, ScriptExtension, UnicodeScript};

use crate::content::model::{Inline, Names, Rich, Text};
use crate::lang::{Tag, script_of};
use crate::source::Span;

/// A piece of text without emphasis.
pub(crate) fn text(text: impl Into<String>, keep: bool, span: Span) -> Inline {
    let text = text.into();
    Inline::Text(Text { text, strong: false, keep, phone: false, language: None, span })
}

/// A telephone number; no line breaks inside.
pub(crate) fn number(number: impl Into<String>, span: Span) -> Rich {
    let (text, keep) = (number.into(), true);
    let number = Text { text, strong: false, keep, phone: true, language: None, span };
    Rich(vec![Inline::Text(number)])
}

/// A text of one piece.
pub(crate) fn rich(words: impl Into<String>, keep: bool, span: Span) -> Rich {
    Rich(vec![text(words, keep, span)])
}

/// Words in another language.
pub(crate) fn foreign(words: &str, language: &Tag, span: Span) -> Rich {
    let mut foreign = rich(words, words.chars().count() <= GLOSS, span);
    set_language(&mut foreign, language);
    foreign
}

/// Appends a piece; joins it to the last one if nothing tells them apart.
pub(crate) fn push(rich: &mut Rich, inline: Inline) {
    match (rich.0.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(next))
            if (last.strong, last.keep, last.phone, &last.language, last.span)
                == (next.strong, next.keep, next.phone, &next.language, next.span) =>
        {
            last.text.push_str(&next.text);
        }
        (_, inline) => rich.0.push(inline),
    }
}

/// Appends all pieces of a text.
pub(crate) fn append(rich: &mut Rich, other: Rich) {
    for inline in other.0 {
        push(rich, inline);
    }
}

/// The number of characters of a text, readings not counted.
pub(crate) fn length(rich: &Rich) -> usize {
    let lengths = rich.0.iter().map(|inline| match inline {
        Inline::Text(text) => text.text.chars().count(),
        Inline::Ruby { readings, .. } => readings.iter().map(|r| r.base.chars().count()).sum(),
        Inline::Mark { .. } => 1,
    });
    lengths.sum()
}

/// Emphasises a whole text.
pub(crate) fn emphasise(rich: &mut Rich) {
    rich.0.iter_mut().for_each(Inline::emphasise);
}

/// Says in which language a whole text is, where no piece says so itself.
pub(crate) fn set_language(rich: &mut Rich, language: &Tag) {
    for inline in &mut rich.0 {
        match inline {
            Inline::Text(text) => {
                text.language.get_or_insert_with(|| language.clone());
            }
            Inline::Ruby { .. } | Inline::Mark { .. } => {}
        }
    }
}

/// A name for the readers of a language, marked if it is in another one.
pub(crate) fn in_language(names: &Names, language: &Tag, japanese: &Tag) -> Rich {
    let (found, name) = names.in_language(language, japanese);
    let mut name = name.clone();
    if found.primary() != language.primary() {
        set_language(&mut name, found);
    }
    name
}

/// The longest Japanese word that is kept on one line in a text of another
/// script; readers compare it with the sign or the paper in front of them.
const GLOSS: usize = 16;

/// Says of Han and kana in a text of another script that they are Japanese.
pub(crate) fn mark_japanese(rich: Rich, japanese: &Tag) -> Rich {
    let mut marked = Rich::default();
    for inline in rich.0 {
        match inline {
            Inline::Text(text) if text.language.is_none() => {
                for (run, is_japanese) in runs(&text.text) {
                    let language = is_japanese.then(|| japanese.clone());
                    let keep = text.keep || is_japanese && run.chars().count() <= GLOSS;
                    let run = Text { text: run.to_owned(), language, keep, ..text.clone() };
                    push(&mut marked, Inline::Text(run));
                }
            }
            Inline::Text(_) | Inline::Ruby { .. } | Inline::Mark { .. } => {
                push(&mut marked, inline)
            }
        }
    }
    marked
}

/// The stretches of a text that are Japanese, and those between them.
fn runs(text: &str) -> Vec<(&str, bool)> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut end = 0;
    while let Some(length) = japanese_run(&text[end..]) {
        if length == 0 {
            end += text[end..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if start < end {
            runs.push((&text[start..end], false));
        }
        runs.push((&text[end..end + length], true));
        end += length;
        start = end;
    }
    if start < text.len() {
        runs.push((&text[start..], false));
    }
    runs
}

/// The length of the Japanese run at the start of a text, from one Han or kana
/// character to the last before another script; `None` at the end of the text.
fn japanese_run(text: &str) -> Option<usize> {
    let mut length = 0;
    text.chars().next()?;
    for (at, character) in text.char_indices() {
        if is_japanese(character) {
            length = at + character.len_utf8();
        } else if length == 0 || !joins_japanese(character) {
            break;
        }
    }
    Some(length)
}

fn is_japanese(character: char) -> bool {
    // Everything before the CJK blocks is decided without a table.
    character >= '\u{2E80}'
        && !('\u{AC00}'..='\u{D7AF}').contains(&character)
        && is_han_or_kana(character)
}

fn is_han_or_kana(character: char) -> bool {
    matches!(script_of(character), Script::Han | Script::Hiragana | Script::Katakana)
        || character == '\u{30FC}'
}

/// Whether a mark is one of those that stand between Japanese characters, such
/// as the middle dot.
fn joins_japanese(character: char) -> bool {
    let scripts: ScriptExtension = character.script_extension();
    !scripts.is_common() && !scripts.is_inherited() && scripts.contains_script(Script::Katakana)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_runs_are_found_in_other_scripts() {
        assert_eq!(
            runs("Notice (個人番号通知書), フリー・ダイヤル!"),
            [
                ("Notice (", false),
                ("個人番号通知書", true),
                ("), ", false),
                ("フリー・ダイヤル", true),
                ("!", false)
            ]
        );
        assert_eq!(runs("토요일·일요일"), [("토요일·일요일", false)]);
        assert_eq!(runs("市"), [("市", true)]);
        assert_eq!(runs(""), []);
    }
}
