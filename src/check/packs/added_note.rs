//! `added-note`: a note in brackets that only one language has.
//!
//! In: translations beside their reference texts. Out: words in square or pointed brackets
//! where the reference has none. Knows nothing about what they say.

use crate::check::letters::is_alphabetic;
use crate::check::translation::translations;
use crate::check::{Check, Content, Run};
use crate::content::model::Written;
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "added-note",
        severity: Severity::Warning,
        fixed: false,
        what: "A translation has words in square or pointed brackets, and the reference text has \
               none.",
        why: "Translators and editors leave each other notes in such brackets, and readers see \
              them.",
        remedy: "Take the note out. What readers need stands in round brackets, or without any.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take a look! «[check with the section]»""#,
            right: r#"prompt = "Take a look!""#,
        }),
        source: "What translators and editors leave in drafts; all languages of a flyer say the same.",
    },
    run: Run::Words(run),
};

/// Brackets in which notes stand.
const NOTES: [(char, char); 6] =
    [('[', ']'), ('［', '］'), ('<', '>'), ('＜', '＞'), ('⟦', '⟧'), ('〚', '〛')];

/// What Chinese and Japanese have in their place, and print.
const PRINTED: [char; 3] = ['【', '〔', '〈'];

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for pair in translations(content.workspace) {
        let opens = |c: char| PRINTED.contains(&c) || NOTES.iter().any(|(open, _)| *open == c);
        if pair.reference.read().any(|(_, c)| opens(c)) {
            continue;
        }
        if let Some((start, end)) = note(pair.string) {
            let message = "a note in brackets that the reference text does not have";
            let message = rule.at(pair.string.place(start, end), message).label("only here");
            sink.report(message.hint("take it out, or write round brackets if readers need it"));
        }
    }
}

/// The first words in such brackets, as bytes of the text.
fn note(text: &Written) -> Option<(usize, usize)> {
    let chars: Vec<(usize, char)> = text.read().collect();
    chars.iter().enumerate().find_map(|(at, (start, open))| {
        let (_, close) = NOTES.iter().find(|(own, _)| own == open)?;
        let behind = &chars[at + 1..];
        let length = behind.iter().position(|(_, c)| c == close)?;
        let has_words = behind[..length].iter().any(|(_, c)| is_alphabetic(*c));
        has_words.then(|| (*start, behind[length].0 + close.len_utf8()))
    })
}
