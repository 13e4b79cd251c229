//! `rare-spelling`: a word that stands once, spelled nearly as one that stands often.
//!
//! In: all texts of a language. Out: words, and stretches of scripts without blanks, that
//! differ in one letter or mark from what the texts say elsewhere in the same place. No
//! dictionary is used: the packs themselves tell.

mod windows;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::{Check, Content, Run};
use crate::content::model::{Usage, Written};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::Tag;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "rare-spelling",
        severity: Severity::Warning,
        fixed: false,
        what: "A word stands once, and one that differs in a letter or a mark stands often in the \
               same place. All flyers, names and cells of a language are compared with each other.",
        why: "It is a slip that is easily overlooked: bào hiểm for bảo hiểm, Hosino for Hoshino.",
        remedy: "Spell it as it is spelled elsewhere, unless it is another word.",
        example: Some(Example {
            file: "content/my-number-card/vi.toml",
            wrong: r#"heading = "«Thè» My Number là gì?""#,
            right: r#"heading = "Thẻ My Number là gì?""#,
        }),
        source: "The other texts of the language (design decision)",
    },
    run: Run::Words(run),
};

/// A stretch of a text, and what stands often instead.
struct Odd<'a> {
    string: &'a Written,
    /// Its first byte, and the one behind it.
    place: (usize, usize),
    /// How it is spelled elsewhere.
    usual: String,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let mut languages: BTreeMap<&Tag, Vec<&Written>> = BTreeMap::new();
    for pack in content.workspace.packs() {
        let texts = pack.strings.iter().filter(|string| match string.usage {
            Usage::Words | Usage::Spoken => true,
            Usage::Format | Usage::LanguageName | Usage::Head => false,
        });
        languages.entry(&pack.language).or_default().extend(texts);
    }
    let found: Vec<Vec<Odd<'_>>> = languages
        .par_iter()
        .map(|(tag, texts)| [words::odd(tag, texts), windows::odd(texts)].into_iter().flatten())
        .map(Iterator::collect)
        .collect();
    for Odd { string, place: (start, end), usual } in found.into_iter().flatten() {
        let span = string.place(start, end);
        let own: String =
            string.read().filter(|(at, _)| (start..end).contains(at)).map(|(_, c)| c).collect();
        let message = format!("`{own}` stands here only, elsewhere it is `{usual}`");
        sink.report(rule.at(span, message).label("misspelt?").hint(format!("write {usual}")));
    }
}
