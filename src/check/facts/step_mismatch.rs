//! `step-mismatch`: a text refers to other numbered steps than the reference text does.
//!
//! In: the packs, key by key. Out: circled numbers, or digits in their place, that are
//! others than in the reference; or the reference itself, where all others agree against
//! it. Knows nothing about how many steps there are.

use std::collections::BTreeMap;

use super::dangling_step::circled;
use super::typed::line::Line;
use crate::check::translation::{Translation, by_key, others, pairs, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::{Written, without_break_marks};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "step-mismatch",
        severity: Severity::Error,
        fixed: false,
        what: "A text refers to other steps than the reference text does. It names them by \
               circled numbers, such as ④–⑤, and they are others, or stand from the last to the \
               first. A text that counts ①, ② itself is left alone, and so is one that names no \
               step at all. Where all other packs agree against the reference, it is the \
               reference that is told.",
        why: "Readers do the wrong thing, or look for a step that is another one.",
        remedy: "Refer to the steps of the reference text.",
        example: Some(Example {
            file: "content/my-number-card/es.toml",
            wrong: r#"note = "Algunos municipios también pueden entregar la tarjeta según los pasos\u00A0«③–④» de la izquierda.""#,
            right: r#"note = "Algunos municipios también pueden entregar la tarjeta según los pasos\u00A0④–⑤ de la izquierda.""#,
        }),
        source: "The source flyer refers to ④~⑤ of the list beside the note.",
    },
    run: Run::Words(run),
};

/// The steps to which a text refers, in its order.
type Steps = Vec<u32>;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let strings = reference(flyer).map(by_key).unwrap_or_default();
        let mut texts: BTreeMap<&str, Vec<Translation<'_>>> = BTreeMap::new();
        for pair in others(flyer).flat_map(|pack| pairs(pack, &strings)) {
            if has_steps(pair.string) || has_steps(pair.reference) {
                texts.entry(&pair.reference.key).or_default().push(pair);
            }
        }
        texts.into_values().for_each(|texts| compare(&texts, rule, sink));
    }
}

/// Compares the translations of one text.
fn compare(texts: &[Translation<'_>], rule: &Rule, sink: &mut Sink) {
    let Some(reference) = texts.first().map(|text| text.reference) else { return };
    let (expected, _) = steps(reference);
    let mut counts: BTreeMap<Steps, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(steps(text.string).0).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(_, count)| **count);
    if let Some((own, count)) = most
        && texts.len() > 2
        && count * 3 > texts.len() * 2
        && differ(&expected, own)
    {
        let message = format!("all other packs refer to {} here", shown(own));
        let place = place(reference).unwrap_or(reference.span);
        sink.report(rule.at(place, message).label("the reference is the only one"));
        return;
    }
    for text in texts {
        let (own, place) = steps(text.string);
        if !differ(&own, &expected) {
            continue;
        }
        let message = match expected.is_empty() {
            true => "the reference text refers to no step here".to_owned(),
            false => format!("{} stands where the reference has {}", shown(&own), shown(&expected)),
        };
        let reference = without_break_marks(&reference.text);
        sink.report(
            rule.at(place.unwrap_or(text.string.span), message)
                .label("not what the reference refers to")
                .hint(format!("the reference is: {reference}")),
        );
    }
}

/// Whether a text refers to other steps than another one.
fn differ(own: &Steps, expected: &Steps) -> bool {
    let counts_itself = own.len() > 1 && own.iter().zip(1..).all(|(step, number)| *step == number);
    let sorted = |steps: &Steps| {
        let mut sorted = steps.clone();
        sorted.sort_unstable();
        sorted
    };
    let falls = |steps: &Steps| steps.windows(2).any(|pair| pair[0] > pair[1]);
    let is_other = sorted(own) != sorted(expected) || falls(own) && !falls(expected);
    let is_list = expected.is_empty() && counts_itself;
    !own.is_empty() && !is_list && is_other
}

fn has_steps(string: &Written) -> bool {
    string.read().any(|(_, character)| circled(character).is_some())
}

/// The steps of a text, and where they stand: its circled numbers; its digits if it has
/// none of these.
fn steps(string: &Written) -> (Steps, Option<Span>) {
    let line = Line::of(string);
    let in_circles = |at: usize| circled(line.folded[at].raw);
    let found: Vec<usize> = (0..line.len()).filter(|at| in_circles(*at).is_some()).collect();
    let place = |first: usize, last: usize| Some(line.place(first, last));
    if let [first, .., last] | [first @ last] = found[..] {
        return (found.iter().filter_map(|at| in_circles(*at)).collect(), place(first, last + 1));
    }
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let to = line.digits(at);
        if to > at {
            numbers.push((at, to));
        }
        at = to.max(at + 1);
    }
    let value = |(from, to): &(usize, usize)| line.text(*from, *to).parse().ok();
    let all: Option<Steps> = numbers.iter().map(value).collect();
    let whole = numbers.first().zip(numbers.last());
    (all.unwrap_or_default(), whole.and_then(|((from, _), (_, to))| place(*from, *to)))
}

fn place(string: &Written) -> Option<Span> {
    steps(string).1
}

fn shown(steps: &Steps) -> String {
    let circle = |step: &u32| char::from_u32(u32::from('①') + step.wrapping_sub(1));
    let sign = |step: &u32| match step {
        1..=20 => circle(step).map(String::from),
        _ => None,
    };
    steps
        .iter()
        .map(|step| sign(step).unwrap_or_else(|| step.to_string()))
        .collect::<Vec<_>>()
        .join("")
}
