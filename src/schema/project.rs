//! `chirashi.toml`: how strict the checks of a project are.
//!
//! In: all kinds of messages. Out: the shape of the file. Knows nothing about checks.

use super::shape::{Key, Shape, needed, optional};
use crate::diag::Rule;

/// The longest period, in months, after which facts are looked at again.
const MONTHS: u32 = 1200;

/// The shape of the file. Only those of the `rules` that a project can weigh
/// are offered.
pub(super) fn shape(rules: &[&Rule]) -> Shape {
    let codes: Vec<(&str, &str)> =
        rules.iter().filter(|rule| !rule.fixed).map(|rule| (rule.code, rule.summary())).collect();
    Shape::table(vec![
        optional("severity", "How much a message weighs, by its code.", severity(&codes)),
        optional(
            "facts",
            "What is expected of the facts.",
            Shape::table(vec![optional(
                "recheck_months",
                "Facts that nobody has compared with their source for so many months are reported.",
                Shape::integer(1, MONTHS),
            )]),
        ),
        optional(
            "exceptions",
            "Messages that are known and accepted, each at one place. One that no longer matches anything is reported.",
            Shape::list(exception(&codes)),
        ),
    ])
}

fn severity(codes: &[(&str, &str)]) -> Shape {
    let words = [
        ("deny", "An error: `chirashi check` ends with status 1."),
        ("warn", "A warning: shown, but no error."),
        ("allow", "Not reported."),
    ];
    let key = |(code, help): &(&str, &str)| optional(code, help, Shape::choice(&words));
    Shape::table(codes.iter().map(key).collect::<Vec<Key>>())
}

fn exception(codes: &[(&str, &str)]) -> Shape {
    Shape::table(vec![
        needed(
            "code",
            "The code of the message, as it stands in brackets after `error` or `warning`.",
            Shape::choice(codes),
        ),
        needed(
            "file",
            "The file that the message names, from the project's folder.",
            Shape::text(),
        ),
        optional(
            "key",
            "The key in that file, such as \"step-form.heading\"; all keys below it are meant, too, and without it the whole file.",
            Shape::text(),
        ),
        needed("reason", "Why it is right as it is.", Shape::text()),
    ])
}
