//! `other-japanese`: a translation gives a Japanese word that the Japanese text does not have.
//!
//! In: the packs of flyers. Out: messages at words in Japanese characters that stand neither
//! in the same block of the Japanese pack, nor in the glossary or the facts.

use std::collections::BTreeMap;

use crate::check::letters::{is_han, is_kana};
use crate::check::translation::{by_key, pairs};
use crate::check::{Check, Content, Run};
use crate::content::model::{Pack, Written};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::{Tag, writes_ideographs};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "other-japanese",
        severity: Severity::Warning,
        fixed: false,
        what: "A translation gives a Japanese name that the Japanese text does not have. It stands \
               neither in the same block of the Japanese pack, nor in the glossary or the facts.",
        why: "Readers show the word at the counter, or look for it on a form, and it is another \
              one there.",
        remedy: "Write it as in the Japanese pack.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"heading = "Fill in the application form («交付申込書»)""#,
            right: r#"heading = "Fill in the application form (交付申請書)""#,
        }),
        source: "Design decision: names in Japanese are those that staff and forms use",
    },
    run: Run::Words(run),
};

/// A single character may be a mark: プ on a package has two.
const SHORTEST: usize = 2;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let workspace = content.workspace;
    let names = workspace.names().flat_map(|set| set.packs);
    let names: Vec<&Pack> = names.filter(|pack| is_japanese(pack)).collect();
    let forms = workspace.glossary.iter().flat_map(|term| &term.forms);
    let forms = forms.filter(|(tag, _)| tag.as_str() == "ja").map(|(_, form)| form);
    let terms: Vec<&str> = forms
        .flat_map(|form| [&form.term.value].into_iter().chain(&form.also))
        .map(String::as_str)
        .collect();
    for flyer in &workspace.flyers {
        let Some(japanese) = flyer.packs.iter().find(|pack| is_japanese(pack)) else { continue };
        let strings = by_key(japanese);
        let shared: String = names.iter().flat_map(|pack| &pack.strings).map(read).collect();
        let shared = shared + &terms.join("\n");
        let mut blocks: BTreeMap<&str, String> = BTreeMap::new();
        for string in &japanese.strings {
            blocks.entry(block(string)).or_default().push_str(&read(string));
        }
        // Korean has Chinese characters of its own in brackets.
        let is_compared =
            |tag: &Tag| !matches!(tag.primary(), "ja" | "ko") && !writes_ideographs(tag);
        let others = flyer.packs.iter().filter(|pack| is_compared(&pack.language));
        for pair in others.flat_map(|pack| pairs(pack, &strings)) {
            for (from, word) in words(pair.string) {
                let is_there = |known: &String| known.contains(&word);
                if !is_there(&shared) && !blocks.get(block(pair.reference)).is_some_and(is_there) {
                    let message = format!("`{word}` stands nowhere in the Japanese text");
                    let place = pair.string.place(from, from + word.len());
                    let message = rule.at(place, message).label("another word?");
                    sink.report(
                        message.hint(format!("the text is there: {}", pair.reference.text)),
                    );
                }
            }
        }
    }
}

/// The table of a pack in which a text stands.
fn block(string: &Written) -> &str {
    string.key.split('.').next().unwrap_or_default()
}

/// What is read of a text, on a line.
fn read(string: &Written) -> String {
    string.read().map(|(_, c)| c).chain(['\n']).collect()
}

fn is_japanese(pack: &Pack) -> bool {
    pack.language.as_str() == "ja"
}

/// The words of a text in Japanese characters, each with its place.
fn words(string: &Written) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut end = 0;
    for (at, c) in string.read().filter(|(_, c)| is_han(*c) || is_kana(*c)) {
        match words.last_mut() {
            Some((_, word)) if at == end => word.push(c),
            Some(_) | None => words.push((at, c.to_string())),
        }
        end = at + c.len_utf8();
    }
    words.retain(|(_, word)| word.chars().count() >= SHORTEST);
    words
}
