//! `html-in-text`: an entity or a tag of HTML.
//!
//! In: a string. Out: a message per entity or tag.

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "html-in-text",
        severity: Severity::Error,
        fixed: false,
        what: "An entity such as `&amp;` or a tag such as `<br>` stands in a text. It was copied \
               from a web page or comes from a translation tool.",
        why: "It is printed as it stands.",
        remedy: "Write the character itself, `**…**` for emphasis and `{漢字|かんじ}` for ruby.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Bring your card «&amp;» your PIN!""#,
            right: r#"prompt = "Bring your card & your PIN!""#,
        }),
        source: "HTML Living Standard 13.1: character references and tags; packs have a markup of their own",
    },
    run: Run::Text(run),
};

/// Tags of running text.
const TAGS: [&str; 20] = [
    "a", "b", "br", "div", "em", "font", "i", "img", "li", "p", "rb", "rp", "rt", "ruby", "small",
    "span", "strong", "sub", "sup", "u",
];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let mut index = 0;
    while index < text.chars.len() {
        let rest = &text.chars[index..];
        let length = match rest[0] {
            '&' => entity(rest),
            '<' => tag(rest),
            _ => None,
        };
        let Some(length) = length else {
            index += 1;
            continue;
        };
        let range = index..index + length;
        let message = format!("`{}` is HTML", text.words(range.clone()));
        let diagnostic = text.at(rule, range, message).label("printed as it stands");
        sink.report(diagnostic.hint("write the character itself, and **…** for emphasis"));
        index += length;
    }
}

/// The length of an entity: `&nbsp;`, `&#8217;`, `&#x2019;`.
fn entity(chars: &[char]) -> Option<usize> {
    let end = chars.iter().take(12).position(|&c| c == ';')?;
    let name = &chars[1..end];
    let is_number =
        |digits: &[char]| !digits.is_empty() && digits.iter().all(char::is_ascii_hexdigit);
    let right = match name {
        ['#', 'x' | 'X', digits @ ..] | ['#', digits @ ..] => is_number(digits),
        name => {
            name.len() >= 2
                && name[0].is_ascii_alphabetic()
                && name.iter().all(char::is_ascii_alphanumeric)
        }
    };
    right.then_some(end + 1)
}

/// The length of a tag: `<br>`, `</b>`, `<span lang="ja">`.
fn tag(chars: &[char]) -> Option<usize> {
    let end = chars.iter().position(|&c| c == '>')?;
    let inside: String = chars[1..end].iter().collect::<String>().to_lowercase();
    let name: &str = inside.trim_start_matches('/');
    let name = name.split([' ', '/']).next().unwrap_or_default();
    TAGS.contains(&name).then_some(end + 1)
}
