//! `wrong-han`: a Chinese character in the form of another standard.
//!
//! In: a string in Chinese or Japanese. Out: a message per stretch. Japanese
//! names in Chinese texts are left alone: words with kana, and words in
//! parentheses.

use std::ops::Range;

use super::Text;
use super::han_context;
use super::han_table::{NOT_JAPANESE, NOT_SIMPLIFIED, NOT_TRADITIONAL};
use super::stretch::stretches;
use crate::check::letters::{is_han, is_han_or_kana, is_kana};
use crate::check::{Check, Run};
use crate::content::Han;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-han",
        severity: Severity::Error,
        fixed: false,
        what: "A Chinese character has the form of another language: 個 in simplified, 证 in \
               traditional Chinese. Others are 顔 in either, or 语 in Japanese. Characters that are \
               right in some words and wrong in others, such as 后 and 里, are judged by those beside \
               them. Japanese names are \
               right if they have kana in them or stand in parentheses.",
        why: "The text comes from another edition, or the input method was that of another \
              language. Readers take it for a misprint, or do not know the character.",
        remedy: "Type the form of the language; if the name is Japanese, put it in parentheses.",
        example: Some(Example {
            file: "content/my-number-card/zh-Hant.toml",
            wrong: r#"prompt = "要看«个»人編號卡喔""#,
            right: r#"prompt = "要看個人編號卡喔""#,
        }),
        source: "GB 2312, Big5, JIS X 0208; Unihan, kSimplifiedVariant and kTraditionalVariant; OpenCC 1.4; UniDic 2.1.2",
    },
    run: Run::Text(run),
};

/// No Japanese name in parentheses is longer.
const NAME: usize = 24;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let Some(han) = text.habits.han else {
        // A Chinese tag without a file, such as zh-CN in a table of offices, is Chinese.
        if text.language.primary() != "zh" {
            japanese_name(text, rule, sink);
        }
        return;
    };
    let table = table(han);
    let is_wrong = |index: usize| {
        let c = text.chars[index];
        is_han(c)
            && (due(table, c).next().is_some()
                || han_context::due(han, &text.chars, index).is_some())
    };
    let found = stretches(text.chars.len(), is_wrong);
    if found.is_empty() {
        return;
    }
    let names = if han == Han::Japanese { Vec::new() } else { japanese_names(&text.chars) };
    for range in found {
        let is_name = names
            .get(names.partition_point(|name| name.end <= range.start))
            .is_some_and(|name| name.start <= range.start && range.end <= name.end);
        let is_right = |c: &char| due(NOT_JAPANESE, *c).next().is_none();
        if is_name && text.chars[range.clone()].iter().all(is_right) {
            continue;
        }
        let wrong = text.words(range.clone());
        let hint = |index: usize| match han_context::due(han, &text.chars, index) {
            Some(due) => due.to_string(),
            None => {
                let due = due(table, text.chars[index]).map(String::from);
                due.collect::<Vec<_>>().join(" or ")
            }
        };
        let hints: Vec<String> = range.clone().map(hint).collect();
        let message = format!("`{wrong}` is not written like this in {}", name(han));
        sink.report(
            text.at(rule, range, message)
                .label("of another standard")
                .hint(format!("write {}", hints.join(", "))),
        );
    }
}

/// Japanese names in other languages: what no Japanese name has. Words about Chinese are
/// left alone: 中文（简体）.
fn japanese_name(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for word in stretches(text.chars.len(), |index| is_han_or_kana(text.chars[index])) {
        let chars = &text.chars[word.clone()];
        if chars.iter().any(|c| "中汉漢华華简簡繁台臺".contains(*c)) {
            continue;
        }
        for (at, &c) in chars.iter().enumerate().filter(|(_, c)| is_han(**c)) {
            let due = due(NOT_JAPANESE, c).map(String::from).collect::<Vec<_>>();
            if !due.is_empty() {
                let index = word.start + at;
                let message = format!("`{c}` is not written like this in Japanese");
                let diagnostic = text.at(rule, index..index + 1, message);
                let diagnostic = diagnostic.label("in a Japanese name");
                sink.report(diagnostic.hint(format!("write {}", due.join(" or "))));
            }
        }
    }
}

pub(super) fn table(han: Han) -> &'static str {
    match han {
        Han::Simplified => NOT_SIMPLIFIED,
        Han::Traditional => NOT_TRADITIONAL,
        Han::Japanese => NOT_JAPANESE,
    }
}

fn name(han: Han) -> &'static str {
    match han {
        Han::Simplified => "simplified Chinese",
        Han::Traditional => "traditional Chinese",
        Han::Japanese => "Japanese",
    }
}

/// What a table has in place of a character. Each of its characters has three
/// bytes, and the order of UTF-8 is that of code points.
pub(super) fn due(table: &'static str, c: char) -> impl Iterator<Item = char> {
    const PAIR: usize = 6;
    let mut bytes = [0; 4];
    let key = c.encode_utf8(&mut bytes).as_bytes();
    let pairs = table.as_bytes();
    let (mut low, mut high) = (0, pairs.len() / PAIR);
    while low < high {
        let middle = usize::midpoint(low, high);
        if &pairs[middle * PAIR..middle * PAIR + 3] < key {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let rest = table.get(low * PAIR..).unwrap_or_default();
    let mut chars = rest.chars();
    std::iter::from_fn(move || Some((chars.next()?, chars.next()?)))
        .take_while(move |(wrong, _)| *wrong == c)
        .map(|(_, due)| due)
}

/// Words that are Japanese for sure, or may be: with kana, or alone in
/// parentheses.
fn japanese_names(chars: &[char]) -> Vec<Range<usize>> {
    let words =
        stretches(chars.len(), |index| is_han_or_kana(chars[index]) || chars[index] == '・');
    let in_parentheses = |word: &Range<usize>| {
        let open = word.start.checked_sub(1).map(|at| chars[at]);
        let close = chars.get(word.end);
        matches!(open, Some('（' | '(')) && matches!(close, Some('）' | ')')) && word.len() <= NAME
    };
    let is_japanese = |word: &Range<usize>| {
        chars[word.clone()].iter().any(|&c| is_kana(c)) || in_parentheses(word)
    };
    words.into_iter().filter(is_japanese).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_pairs() {
        for table in [NOT_SIMPLIFIED, NOT_TRADITIONAL, NOT_JAPANESE] {
            assert_eq!(table.len() % 6, 0);
            let chars: Vec<char> = table.chars().collect();
            assert_eq!(chars.len() * 3, table.len());
            assert!(chars.chunks(2).is_sorted_by_key(|pair| pair[0]));
            assert!(chars.chunks(2).all(|pair| pair[0] != pair[1] && is_han(pair[0])));
        }
    }

    #[test]
    fn forms_of_other_standards_are_known() {
        let all = |table, c| due(table, c).collect::<String>();
        assert_eq!(all(NOT_SIMPLIFIED, '個'), "个");
        assert_eq!(all(NOT_SIMPLIFIED, '顔'), "颜");
        assert_eq!(all(NOT_TRADITIONAL, '发'), "發髮");
        assert_eq!(all(NOT_JAPANESE, '语'), "語");
        for (table, right) in [
            (NOT_SIMPLIFIED, "后里台干面国体个证语号点"),
            (NOT_TRADITIONAL, "后里台干面國體個證語號點為証"),
            (NOT_JAPANESE, "国体個証語号点図県後裏台働込畑峠國學"),
        ] {
            for c in right.chars() {
                assert_eq!(all(table, c), "", "{c}");
            }
        }
    }
}
