//! What follows from a mistake in the facts.
//!
//! In: messages. Out: the same without those that follow from a fact that cannot be read,
//! or that is called by another name than all who ask for it expect.

use std::collections::BTreeMap;

use super::{Cases, is_of_form, quoted};
use crate::content::codes;
use crate::content::form::nearest;
use crate::diag::Diagnostic;
use crate::source::Span;

/// The file of the facts.
const FACTS: &str = "content/facts.toml";

/// What is said of facts where one of them lacks something.
const FOLLOWING: [&str; 9] = [
    "day-past",
    "language-not-offered",
    "not-your-language",
    "hours-overlap",
    "unprinted-text",
    "fact-over",
    "outlived-fact",
    "never-open",
    "fact-gap",
];

/// Names that are asked for more often than this were not mistyped each time.
const OFTEN: usize = 2;

/// Leaves out what follows from mistakes in the facts.
pub(super) fn settled(messages: Vec<Diagnostic>, cases: &Cases<'_>) -> Vec<Diagnostic> {
    let is_unknown = |it: &Diagnostic| it.code == codes::UNKNOWN_FACT.code;
    let of_facts = |it: &&Diagnostic| is_of_form(it) && cases.path(it) == FACTS;
    let mut broken = messages.iter().filter(of_facts);
    let is_broken = broken.any(|it| !is_unknown(it));
    let lacks_tables = messages.iter().filter(of_facts).any(|it| {
        let is_table = it.code == codes::UNKNOWN_KEY.code && !quoted(&it.message).contains('.');
        is_table || it.code == codes::DUPLICATE_KEY.code
    });
    let lacks_facts = is_broken || messages.iter().any(is_unknown);
    // What nothing refers to is known when everything can be read.
    let is_part = messages.iter().any(is_of_form);
    let unused: Vec<Diagnostic> =
        messages.iter().filter(|it| it.code == "unused-fact").cloned().collect();
    let messages: Vec<Diagnostic> = messages
        .into_iter()
        .filter(|it| {
            !(is_part && it.code == "unused-fact"
                || lacks_facts && FOLLOWING.contains(&it.code)
                || lacks_tables && is_unknown(it))
        })
        .collect();
    collected(messages, &unused, cases)
}

/// Collects what is not there into one message each: at the fact that is meant, if there is
/// one that nobody asks for, or else at the first place that asks.
fn collected(
    messages: Vec<Diagnostic>,
    unused: &[Diagnostic],
    cases: &Cases<'_>,
) -> Vec<Diagnostic> {
    let names =
        [codes::UNKNOWN_FACT.code, codes::UNKNOWN_LANGUAGE.code, codes::UNKNOWN_FAMILY.code];
    let mut groups: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let mut kept = Vec::new();
    for message in messages {
        match names.contains(&message.code) {
            true => groups.entry(message.message.clone()).or_default().push(message),
            false => kept.push(message),
        }
    }
    // The languages of the facts are a table there, whose mistakes are told in it.
    let in_languages = |it: &Diagnostic| {
        is_of_form(it) && cases.path(it) == FACTS && it.code != codes::UNKNOWN_LANGUAGE.code
    };
    let has_languages = kept.iter().any(in_languages);
    let mut renamed_facts = Vec::new();
    for (_, mut group) in groups {
        let is_often = group.len() >= OFTEN;
        let first = group.remove(0);
        if has_languages && is_often && first.code == codes::UNKNOWN_LANGUAGE.code {
            continue;
        }
        match meant(&first, unused).filter(|_| is_often) {
            Some(fact) => {
                renamed_facts.extend(fact.span);
                kept.push(renamed(&first, fact, group.len() + 1));
            }
            None => kept.push(with_others(first, &group, cases)),
        }
    }
    // What a fact of the wrong kind lacks is no matter.
    let is_inside = |it: &Diagnostic| {
        let inside = |fact: &Span| {
            it.span.is_some_and(|span| {
                let text = &*cases.sources.file(fact.file).text;
                let between = text.get(fact.end as usize..span.start as usize);
                span.file == fact.file && between.is_some_and(|text| !text.contains("\n["))
            })
        };
        renamed_facts.iter().any(inside)
    };
    kept.retain(|it| !is_inside(it) || it.code == codes::UNKNOWN_FACT.code);
    kept
}

/// The fact that nobody asks for and whose name is nearest to one that there is not.
fn meant<'a>(unknown: &Diagnostic, unused: &'a [Diagnostic]) -> Option<&'a Diagnostic> {
    if unknown.code != codes::UNKNOWN_FACT.code {
        return None;
    }
    let wanted = quoted(&unknown.message);
    // "there is no time `x`" and "nothing refers to the time `y`" are of one kind.
    let kind = |message: &str| {
        message.split(" `").next().and_then(|it| it.split(' ').next_back().map(str::to_owned))
    };
    let own = kind(&unknown.message);
    let same_kind = || unused.iter().filter(|it| kind(&it.message) == own);
    let near = nearest(wanted, same_kind().map(|it| quoted(&it.message)));
    let near = near.and_then(|name| same_kind().find(|it| quoted(&it.message) == name));
    near.or_else(|| unused.iter().find(|it| quoted(&it.message) == wanted))
}

/// One message at a fact whose name is not the one that is asked for.
fn renamed(unknown: &Diagnostic, fact: &Diagnostic, count: usize) -> Diagnostic {
    let (wanted, name) = (quoted(&unknown.message), quoted(&fact.message));
    let Some(span) = fact.span else { return unknown.clone() };
    let message = match wanted == name {
        true => format!("{}; this `{name}` is of another kind", unknown.message),
        false => format!("nothing refers to `{name}`; {count} places ask for `{wanted}`"),
    };
    codes::UNKNOWN_FACT
        .at(span, message)
        .label("is this its name?")
        .hint(format!("call it `{wanted}` here, or correct those that ask for it"))
}

/// A message that names the other places at which the same is wrong.
fn with_others(first: Diagnostic, others: &[Diagnostic], cases: &Cases<'_>) -> Diagnostic {
    let mut files: Vec<&str> = others.iter().map(|it| cases.path(it)).collect();
    files.dedup();
    match (others.len(), &files[..]) {
        (0, _) => first,
        (1, [file, ..]) => first.hint(format!("{file} asks for it, too")),
        (count, files) => {
            let shown = files.iter().take(3).copied().collect::<Vec<_>>().join(", ");
            first.hint(format!("{count} more places ask for it, in {shown}"))
        }
    }
}
