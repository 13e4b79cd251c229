//! `other-number`: a name or an address has another number than the Japanese one.
//!
//! In: the names in the facts, and the cells that tables take from files. Out: messages at
//! numbers of one language alone. Knows nothing about what is named.

use super::typed::line::Line;
use super::typed::number::Number;
use crate::check::translation::{by_key, pairs};
use crate::check::{Check, Content, Run};
use crate::content::model::Written;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "other-number",
        severity: Severity::Warning,
        fixed: false,
        what: "A name or an address has a number in one language that it does not have in \
               Japanese. Or its numbers stand in another order: 1-1-3 for 3-1-1.",
        why: "Whoever looks for the house finds another one.",
        remedy: "Compare both with the source.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[place.hall]
name.ja = "星野市役所"
address.ja = "星野市本町1-1-1"
address.en = "1-1-«2» Honcho, Hoshino"
source = "The city's page"
checked = 2022-07-01
"#,
            right: r#"[place.hall]
name.ja = "星野市役所"
address.ja = "星野市本町1-1-1"
address.en = "1-1-1 Honcho, Hoshino"
source = "The city's page"
checked = 2022-07-01
"#,
        }),
        source: "A house has one number, in all languages.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, _: &Rule, sink: &mut Sink) {
    for set in content.workspace.names() {
        let is_reference = |tag| set.reference == Some(tag);
        let Some(reference) = set.packs.iter().find(|pack| is_reference(&pack.language)) else {
            continue;
        };
        let strings = by_key(reference);
        let others = set.packs.iter().filter(|pack| !is_reference(&pack.language));
        for pair in others.flat_map(|pack| pairs(pack, &strings)) {
            look(pair.string, pair.reference, sink);
        }
    }
}

/// Compares a name or an address with the Japanese one; those of offices come from `load`.
pub(in crate::check) fn look(string: &Written, reference: &Written, sink: &mut Sink) {
    let own = Line::of(string);
    let japanese = numbers(reference);
    let mut others = digits(&own).filter(|number| !japanese.contains(&number.value));
    if let Some(other) = others.find(|number| !is_postal(&own, number)) {
        let text = own.text(other.from, other.to);
        let message = format!("`{text}` is not in the Japanese text");
        let at = own.place(other.from, other.to);
        let message = CHECK.rule.at(at, message).label("another number");
        sink.report(message.hint(format!("it is {} there", reference.text)));
        return;
    }
    let theirs = groups(&Line::of(reference));
    let sorted = |group: &[f64]| {
        let mut group = group.to_vec();
        group.sort_by(f64::total_cmp);
        group
    };
    for (from, to, group) in groups(&own) {
        let is_there = theirs.iter().any(|(_, _, it)| *it == group);
        let is_turned = theirs.iter().any(|(_, _, it)| sorted(it) == sorted(&group));
        if is_turned && !is_there {
            let message = format!("`{}` has another order in Japanese", own.text(from, to));
            let message = CHECK.rule.at(own.place(from, to), message).label("another order");
            sink.report(message.hint(format!("it is {} there", reference.text)));
        }
    }
}

/// The numbers with hyphens between them, 1-2-3, each with where it begins and ends.
fn groups(line: &Line<'_>) -> Vec<(usize, usize, Vec<f64>)> {
    let mut groups: Vec<(usize, usize, Vec<f64>)> = Vec::new();
    for number in digits(line) {
        match groups.last_mut() {
            Some((_, to, values)) if *to + 1 == number.from && line.at(*to) == '-' => {
                *to = number.to;
                values.push(number.value);
            }
            Some(_) | None => groups.push((number.from, number.to, vec![number.value])),
        }
    }
    groups.retain(|(_, _, values)| values.len() > 1);
    groups
}

/// Whether a number is a half of a postal code, which not every language writes.
fn is_postal(line: &Line<'_>, number: &Number) -> bool {
    let is_group = |from: usize, length: usize| line.digits(from) == from + length;
    match number.to - number.from {
        3 => line.at(number.to) == '-' && is_group(number.to + 1, 4),
        4 => line.before(number.from) == '-' && number.from >= 4 && is_group(number.from - 4, 3),
        _ => false,
    }
}

/// The numbers of a line in digits, each group by itself.
fn digits<'a>(line: &'a Line<'_>) -> impl Iterator<Item = Number> + 'a {
    (0..line.len()).filter_map(|at| {
        let to = line.digits(at);
        let is_first = to > at && line.back_over(at, |c| c.is_ascii_digit()) == at;
        let value = line.text(at, to).parse().ok().filter(|_| is_first)?;
        Some(Number { from: at, to, value, in_digits: true })
    })
}

/// All numbers of a text, also those in characters: 三丁目.
fn numbers(text: &Written) -> Vec<f64> {
    let line = Line::of(text);
    let characters = (0..line.len()).filter_map(|at| Number::in_characters(&line, at));
    digits(&line).chain(characters).map(|number| number.value).collect()
}
