//! `repeated-text`: one text of a pack stands in the place of two.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::letters::{bare, folded, weighs};
use crate::check::translation::{Translation, by_key, others, pairs, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::{Pack, Written, without_break_marks};
use crate::diag::{Example, Rule, Severity, Sink};

/// A text is long enough to be no chance if it weighs this much.
const LONG: usize = 16;

/// Two reference texts that share more of their pairs of letters than this, in
/// percent, can have one translation.
const ALIKE: usize = 60;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "repeated-text",
        severity: Severity::Warning,
        fixed: false,
        what: "Two keys have the same text, but the reference has two different texts there. Short \
               words can be the same, but not two entries of one list.",
        why: "One of them was pasted over the other, and what stood there is lost.",
        remedy: "Translate the text of each key anew from the reference.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"«"Set a PIN at the counter and receive your card."»"#,
            right: r#""Fill in the application form at the counter and submit it.""#,
        }),
        source: "Design decision; a slip that translators know from spreadsheets",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let strings = reference(flyer).map(by_key).unwrap_or_default();
        for pack in others(flyer) {
            for (string, twin, text) in repeated(pack, &strings) {
                let message =
                    format!("`{}` says the same as `{}`, the reference does not", string.key, twin);
                sink.report(
                    rule.at(string.span, message)
                        .label("pasted from the other one?")
                        .hint(format!("the reference is: {}", without_break_marks(text))),
                );
            }
        }
    }
}

/// The strings that say the same as another one, with its key and their
/// reference text. Which of two was pasted cannot be told: both are shown.
fn repeated<'a>(
    pack: &'a Pack,
    reference: &BTreeMap<&str, &'a Written>,
) -> Vec<(&'a Written, &'a str, &'a str)> {
    let mut texts: BTreeMap<String, Vec<Translation<'_>>> = BTreeMap::new();
    for pair in pairs(pack, reference) {
        texts.entry(folded(&pair.string.text)).or_default().push(pair);
    }
    let mut repeated = Vec::new();
    for same in texts.into_values() {
        let Some((first, rest)) = same.split_first() else { continue };
        if rest.is_empty() || bare(first.string).is_empty() {
            continue;
        }
        let mut has_twin = false;
        for other in rest.iter().filter(|other| differ(first, other)) {
            if !has_twin {
                let (twin, text) = (&other.string.key, &first.reference.text);
                repeated.push((first.string, twin.as_str(), text.as_str()));
            }
            has_twin = true;
            let (twin, text) = (&first.string.key, &other.reference.text);
            repeated.push((other.string, twin.as_str(), text.as_str()));
        }
    }
    repeated
}

/// Whether two strings with the same text should not have it.
fn differ(one: &Translation<'_>, other: &Translation<'_>) -> bool {
    let (first, second) = (bare(one.reference), bare(other.reference));
    if are_sisters(&one.string.key, &other.string.key) {
        return first != second;
    }
    weighs(one.string, LONG) && likeness(&first, &second) < ALIKE
}

/// Whether two keys are those of one block, alike but for a number or a name: `items.0` and
/// `items.1`, `card.items.front.caption` and `card.items.back.caption`.
fn are_sisters(one: &str, other: &str) -> bool {
    let mut parts = one.split('.').zip(other.split('.'));
    let same_block = parts.next().is_some_and(|(one, other)| one == other);
    let differ = parts.filter(|(one, other)| one != other).count();
    same_block && differ == 1 && one.matches('.').count() == other.matches('.').count()
}

/// How many of their pairs of letters two texts share, in percent (Dice).
fn likeness(one: &str, other: &str) -> usize {
    let (one, other) = (letter_pairs(one), letter_pairs(other));
    let all = one.len() + other.len();
    if all == 0 {
        return 100;
    }
    one.intersection(&other).count() * 200 / all
}

fn letter_pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}
