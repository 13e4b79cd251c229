//! `wrong-quotes`: quotation marks of another language.
//!
//! In: a string. Out: a message per quotation. Straight marks are left to
//! `straight-quotes`.

use super::Text;
use super::bracket::partners;
use crate::check::letters::is_han_or_kana;
use crate::check::{Check, Run};
use crate::content::Marks;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-quotes",
        severity: Severity::Error,
        fixed: false,
        what: "A quotation mark is none of those that the language uses: 「 in English, “ in \
               Traditional Chinese. The key `quotes` of the language in content/languages says \
               which are right. A Japanese name may keep its 「」.",
        why: "Readers take such marks for a misprint, or do not know them.",
        remedy: "Use the marks of the language.",
        example: Some(Example {
            file: "content/my-number-card/zh-Hant.toml",
            wrong: r#"prompt = "要看«“»看”喔""#,
            right: r#"prompt = "要看「看」喔""#,
        }),
        source: "CLDR, delimiters of each language, and what public bodies print",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let known = &text.habits.quotes;
    let Some(&(open, close)) = known.first() else { return };
    let mut awaited: Vec<char> = Vec::new();
    for (index, &c) in text.chars.iter().enumerate() {
        let is_quote = matches!(
            c,
            '“' | '”'
                | '„'
                | '‟'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '‘'
                | '‚'
                | '‛'
                | '「'
                | '」'
                | '『'
                | '』'
                | '〝'
                | '〞'
                | '〟'
                | '＂'
                | '＇'
        );
        // An apostrophe is ’, also where ‘ is a quotation mark.
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c < '\u{530}');
        if c == '‘' && letter(text.before(index)) && letter(text.get(index + 1)) {
            let diagnostic = text.at(rule, index..index + 1, "`‘` instead of an apostrophe");
            sink.report(diagnostic.label("an opening mark").hint("write ’"));
            continue;
        }
        if !is_quote || known.iter().any(|&(open, close)| c == open || c == close) {
            continue;
        }
        if let Some(at) = awaited.iter().rposition(|&due| due == c) {
            awaited.truncate(at);
            continue;
        }
        if is_japanese(text, index) {
            continue;
        }
        // Quotations are not nested deeper than this.
        awaited.truncate(8);
        awaited.extend(partners(c).take(1));
        let message = format!("`{c}` is not a quotation mark of {}", text.language);
        sink.report(
            text.at(rule, index..index + 1, message)
                .label("of another language")
                .hint(format!("write {open}…{close}")),
        );
    }
}

/// Whether the mark at an index stands at a Japanese name in a foreign text.
fn is_japanese(text: &Text<'_>, index: usize) -> bool {
    let is_corner = |c: char| matches!(c, '「' | '」' | '『' | '』');
    let words: Vec<char> = match text.chars[index] {
        '「' | '『' => {
            text.chars[index + 1..].iter().copied().take_while(|&c| !is_corner(c)).collect()
        }
        '」' | '』' => {
            text.chars[..index].iter().rev().copied().take_while(|&c| !is_corner(c)).collect()
        }
        _ => return false,
    };
    text.habits.marks == Some(Marks::Half)
        && !words.is_empty()
        && words.iter().all(|&c| is_han_or_kana(c) || matches!(c, '・' | ' '))
}
